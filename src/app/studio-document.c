#include "config.h"

#include "studio-document.h"

#include <glib/gi18n-lib.h>

#include "studio-file-mark.h"
#include "studio-history-record.h"
#include "studio-obscure-bake.h"
#include "studio-package.h"
#include "studio-thumbnail.h"

struct _StudioDocument
{
  GObject parent_instance;
  StudioPost *post;
  StudioHistory *history;
  char *path; /* (nullable) */
  char *title;
  StudioSnapshot *base; /* as the file has it, as far as is known */
  StudioFileMark mark;
  gint64 behind;
  char *notice; /* (nullable) */
  gboolean saving;
};

enum {
  PROP_0,
  PROP_PATH,
  PROP_TITLE,
  PROP_MODIFIED,
  PROP_SAVING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (StudioDocument, studio_document, G_TYPE_OBJECT)

static void
studio_document_dispose (GObject *object)
{
  StudioDocument *self = STUDIO_DOCUMENT (object);

  g_clear_object (&self->history);
  g_clear_object (&self->post);

  G_OBJECT_CLASS (studio_document_parent_class)->dispose (object);
}

static void
studio_document_finalize (GObject *object)
{
  StudioDocument *self = STUDIO_DOCUMENT (object);

  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->base, studio_snapshot_unref);
  g_clear_pointer (&self->notice, g_free);

  G_OBJECT_CLASS (studio_document_parent_class)->finalize (object);
}

static void
studio_document_get_property (GObject *object,
                              guint prop_id,
                              GValue *value,
                              GParamSpec *pspec)
{
  StudioDocument *self = STUDIO_DOCUMENT (object);

  switch (prop_id) {
  case PROP_PATH:
    g_value_set_string (value, self->path);
    break;
  case PROP_TITLE:
    g_value_set_string (value, self->title);
    break;
  case PROP_MODIFIED:
    g_value_set_boolean (value, studio_document_get_modified (self));
    break;
  case PROP_SAVING:
    g_value_set_boolean (value, self->saving);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
studio_document_class_init (StudioDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = studio_document_dispose;
  object_class->finalize = studio_document_finalize;
  object_class->get_property = studio_document_get_property;

  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  properties[PROP_SAVING] = g_param_spec_boolean ("saving", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
studio_document_init (StudioDocument *self)
{
}

/* --- following the post --- */

static void
on_changed (StudioDocument *self)
{
  g_autofree char *title = NULL;

  g_assert (STUDIO_IS_DOCUMENT (self));

  title = studio_post_get_title (self->post);
  if (g_strcmp0 (title, self->title) == 0)
    return;
  g_free (self->title);
  self->title = g_steal_pointer (&title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void
on_modified (StudioDocument *self)
{
  g_assert (STUDIO_IS_DOCUMENT (self));

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
}

/* @post is consumed. */
static StudioDocument *
document_new (StudioPost *post,
              const char *path)
{
  StudioDocument *self = g_object_new (STUDIO_TYPE_DOCUMENT, NULL);

  self->post = post;
  self->history = studio_history_new (post);
  self->path = g_strdup (path);
  self->base = studio_post_snapshot (post);
  self->title = studio_post_get_title (post);
  g_signal_connect_object (post, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->history, "notify::modified", G_CALLBACK (on_modified), self, G_CONNECT_SWAPPED);
  return self;
}

StudioDocument *
studio_document_new (StudioTemplate *template,
                     StudioBrand *brand)
{
  g_return_val_if_fail (STUDIO_IS_TEMPLATE (template) && STUDIO_IS_BRAND (brand), NULL);

  return document_new (studio_post_new (template, brand), NULL);
}

StudioDocument *
studio_document_new_for_post (StudioPost *post,
                              const char *path)
{
  g_return_val_if_fail (STUDIO_IS_POST (post), NULL);

  return document_new (g_object_ref (post), path);
}

/* --- opening --- */

/** Opened: what the thread hands over. */
typedef struct
{
  StudioPost *post;
  char *path;
  char *notice;
} Opened;

static void
opened_free (Opened *opened)
{
  g_clear_object (&opened->post);
  g_free (opened->path);
  g_free (opened->notice);
  g_free (opened);
}

static void
open_thread (GTask *task,
             gpointer source,
             gpointer data,
             GCancellable *cancellable)
{
  Opened *opened = data;
  GError *error = NULL;

  opened->post = studio_package_read (opened->path, &opened->notice, &error);
  if (opened->post == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

void
studio_document_open_async (const char *path,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  g_autoptr (GTask) task = NULL;
  Opened *opened;

  g_return_if_fail (path != NULL);

  opened = g_new0 (Opened, 1);
  opened->path = g_strdup (path);
  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, studio_document_open_async);
  g_task_set_task_data (task, opened, (GDestroyNotify) opened_free);
  g_task_run_in_thread (task, open_thread);
}

StudioDocument *
studio_document_open_finish (GAsyncResult *result,
                             char **notice,
                             GError **error)
{
  Opened *opened;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == studio_document_open_async, NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  opened = g_task_get_task_data (G_TASK (result));
  if (notice != NULL)
    *notice = g_steal_pointer (&opened->notice);
  return document_new (g_steal_pointer (&opened->post), opened->path);
}

/* --- saving --- */

/**
 * Save: a state on its way to the disk.
 * @base: (nullable): what the file is thought to have; NULL: the person chose it to be written over
 * @foreign: (nullable): what the file is called, if somebody else had written it: @path is another one then
 */
typedef struct
{
  StudioSnapshot *snapshot;
  StudioSnapshot *base;
  StudioFileMark mark;
  gint64 behind;
  char *path;
  char *foreign;
} Save;

static void
save_free (Save *save)
{
  studio_snapshot_unref (save->snapshot);
  g_clear_pointer (&save->base, studio_snapshot_unref);
  g_free (save->path);
  g_free (save->foreign);
  g_free (save);
}

/* What somebody else wrote stays; this post goes beside it. */
static void
avoid_foreign (Save *save)
{
  char *copy;

  if (save->base == NULL || !studio_file_mark_is_foreign (&save->mark, save->path, save->base, save->snapshot, save->behind))
    return;
  copy = studio_file_mark_make_copy_path (save->path);
  save->foreign = g_filename_display_basename (save->path);
  g_free (save->path);
  save->path = copy;
}

static void
save_thread (GTask *task,
             gpointer source,
             gpointer data,
             GCancellable *cancellable)
{
  Save *save = data;
  g_autoptr (GBytes) thumbnail = studio_thumbnail_new (save->snapshot, STUDIO_DOCUMENT_THUMBNAIL, cancellable);
  g_autoptr (StudioSnapshot) safe = NULL;
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  avoid_foreign (save);
  safe = studio_obscure_bake (save->snapshot, cancellable, &error);
  if (safe == NULL || !studio_package_write (safe, thumbnail, save->path, &error)) {
    g_task_return_error (task, error);
    return;
  }
  save->mark = studio_file_mark_take (save->path);
  g_task_return_boolean (task, TRUE);
}

static void
set_saving (StudioDocument *self,
            gboolean saving)
{
  self->saving = saving;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVING]);
}

/* Whether nothing was edited since @snapshot was taken; documents are immutable, so the same pointers are the same state. */
static gboolean
is_present (StudioDocument *self,
            StudioSnapshot *snapshot)
{
  return studio_snapshot_get_json (snapshot) == studio_post_get_json (self->post) &&
         studio_snapshot_get_base_brand (snapshot) == studio_post_get_brand (self->post) &&
         studio_snapshot_get_template (snapshot) == studio_post_get_template (self->post);
}

/* The file and the post are one from here on. */
static void
follow_file (StudioDocument *self,
             const Save *save)
{
  g_autofree char *name = g_filename_display_basename (save->path);

  studio_snapshot_unref (self->base);
  self->base = studio_snapshot_ref (save->snapshot);
  self->mark = save->mark;
  studio_document_set_path (self, save->path);
  if (save->foreign == NULL)
    return;
  g_free (self->notice);
  /* TRANSLATORS: two files' names */
  self->notice = g_strdup_printf (_ ("“%1$s” was changed by somebody else, so it stays as it is. Your post is in “%2$s” and in the library."), save->foreign, name);
}

static void
on_saved (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (GTask) task = data;
  StudioDocument *self = STUDIO_DOCUMENT (g_task_get_source_object (task));
  Save *save = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  set_saving (self, FALSE);
  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    g_task_return_error (task, error);
    return;
  }
  if (is_present (self, save->snapshot))
    studio_history_mark_saved (self->history);
  follow_file (self, save);
  g_task_return_boolean (task, TRUE);
}

/* @path: (nullable): NULL: its own, which is not to be written over if somebody else wrote it */
static void
start_saving (StudioDocument *self,
              const char *path,
              GTask *task)
{
  /* without a source object: the thread may drop its task last, and the document shall not end there */
  g_autoptr (GTask) work = g_task_new (NULL, g_task_get_cancellable (task), on_saved, g_object_ref (task));
  Save *save = g_new0 (Save, 1);

  save->snapshot = studio_post_snapshot (self->post);
  save->path = g_strdup (path != NULL ? path : self->path);
  save->base = path == NULL ? studio_snapshot_ref (self->base) : NULL;
  save->mark = self->mark;
  save->behind = self->behind;
  g_task_set_task_data (work, save, (GDestroyNotify) save_free);
  /* once the file is written the save has happened, whatever was cancelled after */
  g_task_set_check_cancellable (work, FALSE);
  set_saving (self, TRUE);
  g_task_run_in_thread (work, save_thread);
}

void
studio_document_save_async (StudioDocument *self,
                            const char *path,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (STUDIO_IS_DOCUMENT (self));
  g_return_if_fail (path != NULL || self->path != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, studio_document_save_async);
  g_task_set_check_cancellable (task, FALSE);
  if (self->saving)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING, _ ("The post is still being saved. Wait a moment and save again."));
  else
    start_saving (self, path, task);
}

gboolean
studio_document_save_finish (StudioDocument *self,
                             GAsyncResult *result,
                             GError **error)
{
  g_return_val_if_fail (STUDIO_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- what it holds --- */

StudioPost *
studio_document_get_post (StudioDocument *self)
{
  g_return_val_if_fail (STUDIO_IS_DOCUMENT (self), NULL);

  return self->post;
}

char *
studio_document_make_id (StudioDocument *self)
{
  StudioJsonAt at;
  const char *id = "";

  g_return_val_if_fail (STUDIO_IS_DOCUMENT (self), NULL);

  at = studio_json_at_root ("post.json", studio_post_get_json (self->post));
  studio_json_get_string (&at, "id", FALSE, &id, NULL);
  return g_strdup (id);
}

void
studio_document_set_apart (StudioDocument *self)
{
  g_autofree char *id = NULL;
  g_autoptr (JsonNode) value = NULL;

  g_return_if_fail (STUDIO_IS_DOCUMENT (self));

  id = studio_post_make_id ();
  value = studio_json_string (id);
  studio_history_note (self->history, "id", value);
  studio_history_forget_records (self->history);
}

void
studio_document_set_path (StudioDocument *self,
                          const char *path)
{
  g_return_if_fail (STUDIO_IS_DOCUMENT (self));

  if (g_strcmp0 (self->path, path) == 0)
    return;
  g_free (self->path);
  self->path = g_strdup (path);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PATH]);
}

void
studio_document_set_behind (StudioDocument *self,
                            gint64 modified)
{
  g_return_if_fail (STUDIO_IS_DOCUMENT (self));

  self->behind = modified;
}

char *
studio_document_take_notice (StudioDocument *self)
{
  g_return_val_if_fail (STUDIO_IS_DOCUMENT (self), NULL);

  return g_steal_pointer (&self->notice);
}

StudioHistory *
studio_document_get_history (StudioDocument *self)
{
  g_return_val_if_fail (STUDIO_IS_DOCUMENT (self), NULL);

  return self->history;
}

const char *
studio_document_get_path (StudioDocument *self)
{
  g_return_val_if_fail (STUDIO_IS_DOCUMENT (self), NULL);

  return self->path;
}

const char *
studio_document_get_title (StudioDocument *self)
{
  g_return_val_if_fail (STUDIO_IS_DOCUMENT (self), NULL);

  return self->title;
}

gboolean
studio_document_get_modified (StudioDocument *self)
{
  g_return_val_if_fail (STUDIO_IS_DOCUMENT (self), FALSE);

  return studio_history_get_modified (self->history);
}

gboolean
studio_document_get_saving (StudioDocument *self)
{
  g_return_val_if_fail (STUDIO_IS_DOCUMENT (self), FALSE);

  return self->saving;
}
