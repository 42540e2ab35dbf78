#include "edit-script.h"

#include <stdio.h>
#include <stdlib.h>

#include "studio-library-versions.h"

/*
 * What test-library-kill.c kills: opens a library, takes up its post where it was left, and goes on editing and saving it without a pause.
 * Its output tells what happened, one line each: "n NUMBER TIME" an edit was made (µs of the monotonic clock, which all processes share),
 * "s NUMBER" the library reported it as saved, "o" the post is marked as open, "e SENTENCE" a job failed.
 *
 * kill-writer FOLDER POST SEED [LAST]: ends by itself once edit LAST is saved
 */

/** Writer: what it works with. */
typedef struct
{
  StudioLibrary *library;
  StudioHistory *history;
  const char *id;
  GRand *rand;
  int n;        /* the last edit made */
  int saving;   /* the edit that is being saved, 0: none */
  int saved;    /* the last one saved */
  int waiting;  /* other jobs that have not ended */
  char *copied; /* (nullable): a duplicate, which does not live long */
} Writer;

static void
end_job (Writer *writer,
         GError *error)
{
  writer->waiting--;
  if (error != NULL)
    printf ("e %s\n", error->message);
  g_clear_error (&error);
}

static void save (Writer *writer);

static void
saved_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  Writer *writer = data;
  GError *error = NULL;

  if (studio_library_save_finish (writer->library, result, &error)) {
    printf ("s %d\n", writer->saving);
    writer->saved = writer->saving;
  } else {
    studio_history_forget_records (writer->history);
  }
  writer->saving = 0;
  end_job (writer, error);
  save (writer);
}

/* What the window does, without its delay. */
static void
save (Writer *writer)
{
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autoptr (StudioHistoryRecord) record = NULL;

  if (writer->saving != 0 || writer->saved == writer->n)
    return;

  snapshot = studio_post_snapshot (studio_history_get_post (writer->history));
  record = studio_history_take_record (writer->history);
  writer->saving = writer->n;
  writer->waiting++;
  studio_library_save_async (writer->library, snapshot, record, NULL, saved_cb, writer);
}

static void
opened_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  GError *error = NULL;

  if (studio_library_mark_open_finish (STUDIO_LIBRARY (source), result, &error))
    printf ("o\n");
  end_job (data, error);
}

static void
pictured_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  GError *error = NULL;

  studio_library_set_thumbnail_finish (STUDIO_LIBRARY (source), result, &error);
  end_job (data, error);
}

static void
versioned_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  GError *error = NULL;

  studio_library_add_version_finish (STUDIO_LIBRARY (source), result, NULL, &error);
  end_job (data, error);
}

static void
cleaned_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  GError *error = NULL;

  studio_library_clean_finish (STUDIO_LIBRARY (source), result, NULL, &error);
  end_job (data, error);
}

static void
deleted_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  GError *error = NULL;

  studio_library_delete_finish (STUDIO_LIBRARY (source), result, &error);
  end_job (data, error);
}

static void
trashed_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  Writer *writer = data;
  const char *ids[] = { writer->copied, NULL };
  GError *error = NULL;

  if (studio_library_trash_finish (STUDIO_LIBRARY (source), result, &error)) {
    writer->waiting++;
    studio_library_delete_async (writer->library, ids, NULL, deleted_cb, writer);
  }
  end_job (writer, error);
}

static void
duplicated_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  Writer *writer = data;
  GError *error = NULL;
  char *id = studio_library_duplicate_finish (STUDIO_LIBRARY (source), result, &error);

  if (id != NULL) {
    const char *ids[] = { id, NULL };

    g_free (writer->copied);
    writer->copied = id;
    writer->waiting++;
    studio_library_trash_async (writer->library, ids, TRUE, NULL, trashed_cb, writer);
  }
  end_job (writer, error);
}

/* What else goes on in a library while a post is edited. */
static void
do_other_things (Writer *writer)
{
  g_autoptr (GBytes) picture = fixture_picture (writer->n);

  if (writer->saved == 0)
    return;
  if (writer->n % 17 == 0) {
    writer->waiting++;
    studio_library_set_thumbnail_async (writer->library, writer->id, picture, NULL, pictured_cb, writer);
  }
  if (writer->n % 23 == 0) {
    writer->waiting++;
    studio_library_add_version_async (writer->library, writer->id, STUDIO_VERSION_NAMED, "v", NULL, versioned_cb, writer);
  }
  if (writer->n % 29 == 0) {
    writer->waiting++;
    studio_library_duplicate_async (writer->library, writer->id, NULL, duplicated_cb, writer);
  }
  if (writer->n % 31 == 0) {
    writer->waiting++;
    studio_library_clean_async (writer->library, NULL, cleaned_cb, writer);
  }
}

static void
rest (Writer *writer)
{
  gint64 end = g_get_monotonic_time () + g_rand_int_range (writer->rand, 0, 5000);

  do {
    while (g_main_context_iteration (NULL, FALSE))
      continue;
    g_usleep (200);
  } while (g_get_monotonic_time () < end);
}

/* A person who looks what it was like before. */
static void
look_back (Writer *writer)
{
  if (!studio_history_undo (writer->history))
    return;
  /* so that the present state counts as another one */
  writer->saved = -1;
  save (writer);
  rest (writer);
  studio_history_redo (writer->history);
  writer->saved = -1;
}

static void
edit (Writer *writer)
{
  script_edit (writer->history, ++writer->n);
  printf ("n %d %" G_GINT64_FORMAT "\n", writer->n, g_get_monotonic_time ());
  save (writer);
  do_other_things (writer);
  rest (writer);
  if (writer->n % 19 == 0)
    look_back (writer);
}

static void
take_up (Writer *writer)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPost) post = NULL;

  writer->history = script_load (writer->library, writer->id, &error);
  if (writer->history == NULL) {
    g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND);
    post = script_post (writer->id);
    writer->history = studio_history_new (post);
    return;
  }

  while (studio_history_redo (writer->history))
    ;
  writer->n = script_count (studio_history_get_post (writer->history));
  writer->saved = writer->n;
  writer->waiting++;
  studio_library_mark_open_async (writer->library, writer->id, TRUE, NULL, opened_cb, writer);
}

int
main (int argc,
      char *argv[])
{
  Writer writer = { .id = argv[2] };
  g_autoptr (GError) error = NULL;
  int last;

  g_assert_cmpint (argc, >=, 4);
  setvbuf (stdout, NULL, _IOLBF, 0);
  last = argc > 4 ? atoi (argv[4]) : G_MAXINT;
  writer.rand = g_rand_new_with_seed ((guint32) atoi (argv[3]));
  writer.library = script_open (argv[1], &error);
  g_assert_no_error (error);
  take_up (&writer);

  while (writer.n < last)
    edit (&writer);
  while (writer.saved != writer.n || writer.waiting > 0)
    g_main_context_iteration (NULL, TRUE);
  studio_library_close (writer.library);
  g_object_unref (writer.history);
  g_object_unref (writer.library);
  g_rand_free (writer.rand);
  g_free (writer.copied);
  return 0;
}
