#include "edit-script.h"

#include <stdio.h>
#include <stdlib.h>

#include "studio-autosave.h"

/*
 * As kill-writer.c, but the post is kept by what keeps it in a window, at that pace. "s NUMBER" stands where a window says that all is saved.
 *
 * autosave-writer FOLDER POST SEED
 */

/** Pace: what a window would have. */
typedef struct
{
  StudioAutosave *autosave;
  StudioHistory *history;
  GRand *rand;
  int n; /* the last edit made */
} Pace;

static void
state_cb (Pace *pace)
{
  StudioAutosaveState state = studio_autosave_get_state (pace->autosave);

  if (state == STUDIO_AUTOSAVE_SAVED)
    printf ("s %d\n", pace->n);
  else if (state == STUDIO_AUTOSAVE_COPIED || state == STUDIO_AUTOSAVE_FAILED)
    printf ("e %s\n", studio_autosave_get_problem (pace->autosave));
}

static gboolean
edit_cb (gpointer data)
{
  Pace *pace = data;
  /* mostly typing, now and then a thought */
  guint pause = (guint) (g_rand_int_range (pace->rand, 0, 20) == 0 ? g_rand_int_range (pace->rand, 500, 1500) : g_rand_int_range (pace->rand, 1, 60));

  script_edit (pace->history, ++pace->n);
  printf ("n %d %" G_GINT64_FORMAT "\n", pace->n, g_get_monotonic_time ());
  g_timeout_add (pause, edit_cb, pace);
  return G_SOURCE_REMOVE;
}

static StudioDocument *
take_up (StudioLibrary *library,
         const char *id,
         gboolean *kept)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (StudioHistoryRecord) record = NULL;
  g_autoptr (StudioPost) post = NULL;
  g_autoptr (GError) error = NULL;
  StudioDocument *document;

  studio_library_load_async (library, id, NULL, script_keep_result, &result);
  post = studio_library_load_finish (library, script_await (&result), &record, NULL, &error);
  *kept = post != NULL;
  if (post == NULL) {
    g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND);
    g_clear_error (&error);
    post = script_post (id);
  }
  document = studio_document_new_for_post (post, NULL);
  if (record != NULL)
    studio_history_restore (studio_document_get_history (document), record, &error);
  g_assert_no_error (error);
  return document;
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (StudioLibrary) library = NULL;
  g_autoptr (StudioDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  gboolean kept;
  Pace pace = { 0 };

  g_assert_cmpint (argc, ==, 4);
  setvbuf (stdout, NULL, _IOLBF, 0);
  pace.rand = g_rand_new_with_seed ((guint32) atoi (argv[3]));
  library = script_open (argv[1], &error);
  g_assert_no_error (error);
  document = take_up (library, argv[2], &kept);
  pace.history = studio_document_get_history (document);
  pace.n = script_count (studio_history_get_post (pace.history));
  pace.autosave = studio_autosave_new (document, library, kept);
  g_signal_connect_swapped (pace.autosave, "notify::state", G_CALLBACK (state_cb), &pace);
  edit_cb (&pace);
  g_main_loop_run (loop);
  g_assert_not_reached ();
}
