#include "config.h"

#include "studio-autosave.h"

#include <string.h>

#include "studio-copy.h"
#include "studio-error.h"
#include "studio-history-record.h"
#include "studio-library-versions.h"
#include "studio-rescue.h"
#include "studio-thumbnail.h"

/* From the first edit to its write; with the time of the write itself an edit is kept within 0.8 s. */
#define PAUSE_MS 600
/* What could not be written is tried again without an edit: somebody may have made room. */
#define RETRY_MS 5000
/* Without edits, the picture is drawn. */
#define REST_MS 2000
/* Longer side of the picture in px: the largest that the lists show, with a little for screens of high density */
#define PICTURE_SIDE 320

struct _StudioAutosave
{
  GObject parent_instance;
  StudioDocument *document;
  StudioLibrary *library;
  JsonNode *first; /* what the document was when it came */
  char *id;
  StudioAutosaveState state;
  char *problem; /* (nullable) */
  gint64 saved_at;
  guint pause;     /* source id: a write to come */
  gint64 due;      /* when it comes, monotonic */
  gint64 since;    /* when the first edit was made that no write took along, monotonic */
  guint rest;      /* source id: the picture to come */
  GQueue flushes;  /* GTask: who waits for the last write */
  guint kept : 1;  /* the library has the post */
  guint dirty : 1; /* there are edits that no write took along */
  guint writing : 1;
  guint marked : 1;    /* the library knows that it is open */
  guint versioned : 1; /* the state it was opened with is a version */
  guint copied : 1;    /* there is a rescue copy */
  guint stale : 1;     /* the picture is older than the post */
  guint closed : 1;
};

/** Write: one on its way. */
typedef struct
{
  StudioAutosave *autosave;
  StudioSnapshot *snapshot;
  GError *error; /* (nullable): why the library did not take it */
} Write;

/** Picture: one that is being drawn. */
typedef struct
{
  StudioLibrary *library;
  StudioSnapshot *snapshot;
  char *id;
} Picture;

G_DEFINE_FINAL_TYPE (StudioAutosave, studio_autosave, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_STATE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void write_post (StudioAutosave *self);

/* --- the program must not end before what it owes is written --- */

static void
hold (void)
{
  if (g_application_get_default () != NULL)
    g_application_hold (g_application_get_default ());
}

static void
release (void)
{
  if (g_application_get_default () != NULL)
    g_application_release (g_application_get_default ());
}

/* --- state --- */

static void
set_state (StudioAutosave *self,
           StudioAutosaveState state,
           const char *problem)
{
  if (state == self->state && g_strcmp0 (problem, self->problem) == 0)
    return;
  self->state = state;
  if (problem != self->problem) {
    g_free (self->problem);
    self->problem = g_strdup (problem);
  }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
end_flushes (StudioAutosave *self,
             const GError *error)
{
  GTask *task;

  while ((task = g_queue_pop_head (&self->flushes)) != NULL) {
    if (error != NULL)
      g_task_return_error (task, g_error_copy (error));
    else
      g_task_return_boolean (task, TRUE);
    g_object_unref (task);
  }
}

/* --- the picture --- */

static void
picture_free (Picture *picture)
{
  g_object_unref (picture->library);
  studio_snapshot_unref (picture->snapshot);
  g_free (picture->id);
  g_free (picture);
}

static void
draw_thread (GTask *task,
             gpointer source,
             gpointer data,
             GCancellable *cancellable)
{
  Picture *picture = data;
  GBytes *png = studio_thumbnail_new (picture->snapshot, PICTURE_SIDE, cancellable);

  g_task_return_pointer (task, png, (GDestroyNotify) g_bytes_unref);
}

static void
given_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (GError) error = NULL;

  /* a list without a picture is no reason to disturb anybody */
  if (!studio_library_set_thumbnail_finish (STUDIO_LIBRARY (source), result, &error))
    g_debug ("no picture: %s", error->message);
  release ();
}

static void
drawn_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  Picture *picture = g_task_get_task_data (G_TASK (result));
  g_autoptr (GBytes) png = g_task_propagate_pointer (G_TASK (result), NULL);

  if (png != NULL)
    studio_library_set_thumbnail_async (picture->library, picture->id, png, NULL, given_cb, NULL);
  else
    release ();
}

static void
draw (StudioAutosave *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, drawn_cb, NULL);
  Picture *picture = g_new0 (Picture, 1);

  g_clear_handle_id (&self->rest, g_source_remove);
  self->stale = FALSE;
  picture->library = g_object_ref (self->library);
  picture->snapshot = studio_post_snapshot (studio_document_get_post (self->document));
  picture->id = g_strdup (self->id);
  hold ();
  g_task_set_task_data (task, picture, (GDestroyNotify) picture_free);
  g_task_run_in_thread (task, draw_thread);
}

static gboolean
rested_cb (gpointer data)
{
  StudioAutosave *self = data;

  self->rest = 0;
  draw (self);
  return G_SOURCE_REMOVE;
}

/* --- writing --- */

static void
write_free (Write *write)
{
  g_object_unref (write->autosave);
  studio_snapshot_unref (write->snapshot);
  g_clear_error (&write->error);
  g_free (write);
}

static gboolean
pause_over_cb (gpointer data)
{
  StudioAutosave *self = data;

  self->pause = 0;
  write_post (self);
  return G_SOURCE_REMOVE;
}

/* A write that is planned for sooner takes along what came since: a steady stream of edits does not put it off. */
static void
plan (StudioAutosave *self,
      guint pause)
{
  gint64 due = g_get_monotonic_time () + pause * 1000;

  if (self->closed || (self->pause != 0 && self->due <= due))
    return;
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (pause, pause_over_cb, self);
  self->due = due;
}

static void
mark_open (StudioAutosave *self)
{
  if (!self->marked && !self->closed)
    studio_library_mark_open_async (self->library, self->id, TRUE, NULL, NULL, NULL);
  self->marked = TRUE;
}

/* The library has the state of this write; there may be edits since. */
static void
kept_now (StudioAutosave *self)
{
  self->kept = TRUE;
  self->saved_at = g_get_real_time () / G_USEC_PER_SEC;
  mark_open (self);
  if (self->copied)
    studio_rescue_remove (self->id);
  self->copied = FALSE;
  self->stale = TRUE;
  if (self->dirty) {
    set_state (self, STUDIO_AUTOSAVE_SAVING, NULL);
    /* what was edited during a slow write has waited already */
    if (g_queue_is_empty (&self->flushes))
      plan (self, (guint) MAX (0, PAUSE_MS - (g_get_monotonic_time () - self->since) / 1000));
    else
      write_post (self);
    return;
  }
  set_state (self, STUDIO_AUTOSAVE_SAVED, NULL);
  g_clear_handle_id (&self->rest, g_source_remove);
  if (!self->closed)
    self->rest = g_timeout_add (REST_MS, rested_cb, self);
  end_flushes (self, NULL);
}

/* The library did not take it; @copy_error: (nullable): nor did the folder of rescue copies. */
static void
refused (StudioAutosave *self,
         const GError *error,
         const GError *copy_error)
{
  gboolean behind = self->dirty;

  studio_history_forget_records (studio_document_get_history (self->document));
  /* an edit that came meanwhile is not even in the copy */
  self->dirty = TRUE;
  self->copied = self->copied || copy_error == NULL;
  set_state (self, copy_error == NULL ? STUDIO_AUTOSAVE_COPIED : STUDIO_AUTOSAVE_FAILED, error->message);
  if (copy_error != NULL) {
    end_flushes (self, error);
  } else if (behind && !g_queue_is_empty (&self->flushes)) {
    write_post (self);
    return;
  } else {
    end_flushes (self, NULL);
  }
  plan (self, behind ? PAUSE_MS : RETRY_MS);
}

static void
copied_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  Write *write = data;
  StudioAutosave *self = write->autosave;
  g_autoptr (GError) error = NULL;

  self->writing = FALSE;
  studio_copy_write_finish (result, &error);
  refused (self, write->error, error);
  write_free (write);
  release ();
}

static void
saved_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  Write *write = data;
  StudioAutosave *self = write->autosave;
  g_autofree char *path = NULL;

  if (studio_library_save_finish (STUDIO_LIBRARY (source), result, &write->error)) {
    self->writing = FALSE;
    kept_now (self);
    write_free (write);
    release ();
    return;
  }
  path = studio_rescue_make_path (self->id);
  studio_copy_write_async (write->snapshot, path, FALSE, copied_cb, write);
}

/* The state that the post was opened with is a version before the first edit takes its place. */
static void
keep_opened (StudioAutosave *self)
{
  if (self->kept && !self->versioned)
    studio_library_add_version_async (self->library, self->id, STUDIO_VERSION_OPENED, NULL, NULL, NULL, NULL);
  self->versioned = TRUE;
}

static void
write_post (StudioAutosave *self)
{
  StudioHistory *history = studio_document_get_history (self->document);
  g_autoptr (StudioHistoryRecord) record = NULL;
  Write *write;

  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->writing || self->closed)
    return;
  self->writing = TRUE;
  self->dirty = FALSE;
  write = g_new0 (Write, 1);
  write->autosave = g_object_ref (self);
  write->snapshot = studio_post_snapshot (studio_document_get_post (self->document));
  keep_opened (self);
  record = studio_history_take_record (history);
  hold ();
  studio_library_save_async (self->library, write->snapshot, record, NULL, saved_cb, write);
}

/* --- following the post --- */

/* A post that was begun and left as it was is nobody's work: neither its steps nor its words tell of any. */
static gboolean
is_edited (StudioAutosave *self)
{
  return self->kept || studio_history_get_n_undo (studio_document_get_history (self->document)) > 0 ||
         studio_post_get_json (studio_document_get_post (self->document)) != self->first;
}

static void
changed_cb (StudioAutosave *self)
{
  if (self->closed || !is_edited (self))
    return;
  if (!self->dirty)
    self->since = g_get_monotonic_time ();
  self->dirty = TRUE;
  g_clear_handle_id (&self->rest, g_source_remove);
  if (self->state == STUDIO_AUTOSAVE_UNTOUCHED || self->state == STUDIO_AUTOSAVE_SAVED)
    set_state (self, STUDIO_AUTOSAVE_SAVING, NULL);
  if (!self->writing)
    plan (self, PAUSE_MS);
}

/* --- */

static void
studio_autosave_dispose (GObject *object)
{
  StudioAutosave *self = STUDIO_AUTOSAVE (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_handle_id (&self->rest, g_source_remove);
  g_clear_object (&self->document);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (studio_autosave_parent_class)->dispose (object);
}

static void
studio_autosave_finalize (GObject *object)
{
  StudioAutosave *self = STUDIO_AUTOSAVE (object);

  json_node_unref (self->first);
  g_free (self->id);
  g_free (self->problem);

  G_OBJECT_CLASS (studio_autosave_parent_class)->finalize (object);
}

static void
studio_autosave_get_property (GObject *object,
                              guint prop_id,
                              GValue *value,
                              GParamSpec *pspec)
{
  if (prop_id == PROP_STATE)
    g_value_set_int (value, (int) STUDIO_AUTOSAVE (object)->state);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
studio_autosave_class_init (StudioAutosaveClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = studio_autosave_dispose;
  object_class->finalize = studio_autosave_finalize;
  object_class->get_property = studio_autosave_get_property;

  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, 0, STUDIO_AUTOSAVE_FAILED, 0,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
studio_autosave_init (StudioAutosave *self)
{
  g_queue_init (&self->flushes);
}

StudioAutosave *
studio_autosave_new (StudioDocument *document,
                     StudioLibrary *library,
                     gboolean kept)
{
  StudioAutosave *self;
  StudioPost *post;

  g_return_val_if_fail (STUDIO_IS_DOCUMENT (document) && STUDIO_IS_LIBRARY (library), NULL);

  self = g_object_new (STUDIO_TYPE_AUTOSAVE, NULL);
  post = studio_document_get_post (document);
  self->document = g_object_ref (document);
  self->library = g_object_ref (library);
  self->kept = kept;
  self->state = kept ? STUDIO_AUTOSAVE_SAVED : STUDIO_AUTOSAVE_UNTOUCHED;
  self->first = json_node_ref (studio_post_get_json (post));
  self->id = studio_document_make_id (document);
  g_signal_connect_object (post, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  if (kept) {
    /* its edits are counted from here */
    studio_library_mark_open_async (library, self->id, FALSE, NULL, NULL, NULL);
    mark_open (self);
  } else {
    /* what was filled in before anybody looked */
    changed_cb (self);
  }
  return self;
}

StudioAutosaveState
studio_autosave_get_state (StudioAutosave *self)
{
  g_return_val_if_fail (STUDIO_IS_AUTOSAVE (self), STUDIO_AUTOSAVE_FAILED);

  return self->state;
}

const char *
studio_autosave_get_problem (StudioAutosave *self)
{
  g_return_val_if_fail (STUDIO_IS_AUTOSAVE (self), NULL);

  return self->problem;
}

gint64
studio_autosave_get_saved_at (StudioAutosave *self)
{
  g_return_val_if_fail (STUDIO_IS_AUTOSAVE (self), 0);

  return self->saved_at;
}

void
studio_autosave_keep (StudioAutosave *self)
{
  g_return_if_fail (STUDIO_IS_AUTOSAVE (self));

  self->dirty = TRUE;
  set_state (self, STUDIO_AUTOSAVE_SAVING, NULL);
  write_post (self);
}

void
studio_autosave_flush_async (StudioAutosave *self,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (STUDIO_IS_AUTOSAVE (self));

  task = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (task, studio_autosave_flush_async);
  if (!self->dirty && !self->writing) {
    g_task_return_boolean (task, TRUE);
    return;
  }
  g_queue_push_tail (&self->flushes, g_steal_pointer (&task));
  write_post (self);
}

gboolean
studio_autosave_flush_finish (StudioAutosave *self,
                              GAsyncResult *result,
                              GError **error)
{
  g_return_val_if_fail (STUDIO_IS_AUTOSAVE (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
studio_autosave_close (StudioAutosave *self)
{
  g_return_if_fail (STUDIO_IS_AUTOSAVE (self));

  if (self->closed)
    return;
  self->closed = TRUE;
  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->marked)
    studio_library_mark_open_async (self->library, self->id, FALSE, NULL, NULL, NULL);
  g_clear_handle_id (&self->rest, g_source_remove);
  if (self->stale && self->kept)
    draw (self);
}
