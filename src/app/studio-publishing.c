#include "config.h"

#include "studio-publishing.h"

#include <glib/gi18n-lib.h>

#include "studio-error.h"
#include "studio-date.h"
#include "studio-handoff-wait.h"
#include "studio-library-records.h"
#include "studio-moment.h"
#include "studio-platforms.h"
#include "studio-stored-edit.h"

typedef enum {
  NOTE_MARK,
  NOTE_TAKE_BACK,
  NOTE_PROGRAMME,
} NoteKind;

/** Note: what is to be written. @post: (nullable): the id of the one that was published; @ids: (nullable): to be taken back, or what was added; @self: (nullable): who says so; @text: (nullable): the programme */
typedef struct
{
  NoteKind kind;
  char *post;
  GArray *publications;
  GPtrArray *texts;
  char **ids;
  StudioSelf *self;
  char *text;
} Note;

static void
note_free (gpointer data)
{
  Note *note = data;

  g_free (note->post);
  g_clear_pointer (&note->publications, g_array_unref);
  g_clear_pointer (&note->texts, g_ptr_array_unref);
  g_strfreev (note->ids);
  g_clear_pointer (&note->self, studio_self_free);
  g_free (note->text);
  g_free (note);
}

static const char *
keep (Note *note,
      const char *text)
{
  char *copy = g_strdup (text);

  if (copy != NULL)
    g_ptr_array_add (note->texts, copy);
  return copy;
}

/* --- accounts --- */

/* Whether the register's platform and handle mean the same account, however they are written. */
static gboolean
is_account (StudioPlatforms *platforms,
            const StudioRecord *record,
            const StudioPublication *publication)
{
  const char *handle = studio_record_get_text (record, "handle"), *platform = studio_record_get_text (record, "platform");
  const StudioPlatform *found = studio_platforms_find (platforms, platform);

  if (publication->account == NULL || *publication->account == '\0' || found == NULL || found != studio_platforms_find (platforms, publication->platform))
    return FALSE;
  return g_ascii_strcasecmp (handle + (*handle == '@' ? 1 : 0), publication->account + (*publication->account == '@' ? 1 : 0)) == 0;
}

/* Returns: (transfer full) (nullable): the record with the later day */
static StudioRecord *
update_account (StudioPlatforms *platforms,
                const StudioRecord *record,
                const GArray *publications)
{
  g_autofree char *latest = g_strdup (studio_record_get_text (record, "updated"));
  g_autoptr (JsonNode) value = NULL, root = NULL;

  for (guint i = 0; i < publications->len; i++) {
    const StudioPublication *publication = &g_array_index (publications, StudioPublication, i);
    g_autofree char *iso = NULL;
    GDate day;

    if (!is_account (platforms, record, publication))
      continue;
    studio_moment_to_day (publication->at > 0 ? publication->at : g_get_real_time () / G_USEC_PER_SEC, publication->offset, &day, NULL);
    iso = studio_date_to_iso (&day);
    if (g_strcmp0 (iso, latest) <= 0)
      continue;
    g_free (latest);
    latest = g_steal_pointer (&iso);
  }
  if (g_str_equal (latest, studio_record_get_text (record, "updated")))
    return NULL;
  value = studio_json_string (latest);
  root = studio_json_with_member (record->root, "updated", value);
  return studio_record_new (record->id, record->kind, root);
}

static void
put_cb (GObject *source,
        GAsyncResult *result,
        gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (studio_library_put_records_finish (STUDIO_LIBRARY (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
accounts_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  GTask *task = data;
  GError *error = NULL;
  g_autoptr (GPtrArray) records = studio_library_list_records_finish (STUDIO_LIBRARY (source), result, &error);
  g_autoptr (GPtrArray) changed = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_record_unref);
  g_autoptr (StudioPlatforms) platforms = studio_platforms_load ();
  const Note *note = g_task_get_task_data (task);

  for (guint i = 0; records != NULL && i < records->len; i++) {
    StudioRecord *fresh = update_account (platforms, g_ptr_array_index (records, i), note->publications);

    if (fresh != NULL)
      g_ptr_array_add (changed, fresh);
  }
  if (changed->len > 0) {
    studio_library_put_records_async (STUDIO_LIBRARY (source), changed, NULL, put_cb, task);
    return;
  }
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

/* --- a post --- */

static void
ended_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;

  if (!studio_handoff_wait_finish (STUDIO_LIBRARY (source), result, &error))
    g_message ("%s", error->message);
  g_task_return_boolean (task, TRUE);
}

/* The post is noted; what its accounts tell and that nobody has to upload it any more follow, and are not worth failing for. */
static void
noted_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  GTask *task = data;
  const Note *note = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!studio_publishing_note_accounts_finish (STUDIO_LIBRARY (source), result, &error))
    g_message ("%s", error->message);
  studio_handoff_end_async (STUDIO_LIBRARY (source), note->post, (const StudioPublication *) (gconstpointer) note->publications->data, note->publications->len, ended_cb, task);
}

static void
edited_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (GTask) task = data;
  const Note *note = g_task_get_task_data (task);
  GError *error = NULL;

  if (!studio_stored_edit_finish (STUDIO_LIBRARY (source), result, &error))
    g_task_return_error (task, error);
  else if (note->kind == NOTE_MARK)
    studio_publishing_note_accounts_async (STUDIO_LIBRARY (source), (const StudioPublication *) (gconstpointer) note->publications->data, note->publications->len, noted_cb,
                                           g_object_ref (task));
  else
    g_task_return_boolean (task, TRUE);
}

/* Returns: (transfer full) (nullable): the whole document with it */
static JsonNode *
write_note (Note *note,
            StudioPost *post,
            GError **error)
{
  JsonNode *root = studio_post_get_json (post);

  switch (note->kind) {
  case NOTE_MARK:
    return studio_published_mark (post, (const StudioPublication *) (gconstpointer) note->publications->data, note->publications->len, note->self, &note->ids, error);
  case NOTE_TAKE_BACK:
    return studio_published_take_back (root, (const char *const *) note->ids, note->self);
  case NOTE_PROGRAMME:
    return studio_programme_with (root, note->text);
  default:
    g_assert_not_reached ();
  }
}

static gboolean
apply (StudioHistory *history,
       StudioPost *post,
       gpointer data,
       GError **error)
{
  g_autoptr (JsonNode) changed = write_note (data, post, error);

  if (changed != NULL)
    studio_published_note (history, changed);
  return changed != NULL;
}

/* Takes @note. */
static void
begin (StudioLibrary *library,
       const char *id,
       Note *note,
       GAsyncReadyCallback callback,
       gpointer data)
{
  GTask *task = g_task_new (library, NULL, callback, data);

  g_task_set_source_tag (task, begin);
  g_task_set_task_data (task, note, note_free);
  studio_stored_edit_async (library, id, apply, note, edited_cb, task);
}

/* Returns: (transfer full): a note that has texts of its own */
static Note *
copy_publications (const StudioPublication *publications,
                   guint n)
{
  Note *note = g_new0 (Note, 1);

  note->texts = g_ptr_array_new_with_free_func (g_free);
  note->publications = g_array_new (FALSE, FALSE, sizeof (StudioPublication));
  for (guint i = 0; i < n; i++) {
    const StudioPublication *from = &publications[i];
    StudioPublication copy = { keep (note, from->id), keep (note, from->platform), keep (note, from->account), from->at, from->offset,
                               keep (note, from->link), keep (note, from->by), keep (note, from->approved_by) };

    g_array_append_val (note->publications, copy);
  }
  return note;
}

void
studio_publishing_note_accounts_async (StudioLibrary *library,
                                       const StudioPublication *publications,
                                       guint n,
                                       GAsyncReadyCallback callback,
                                       gpointer data)
{
  GTask *task;

  g_return_if_fail (STUDIO_IS_LIBRARY (library) && publications != NULL);

  task = g_task_new (library, NULL, callback, data);
  g_task_set_source_tag (task, studio_publishing_note_accounts_async);
  g_task_set_task_data (task, copy_publications (publications, n), note_free);
  studio_library_list_records_async (library, "account", NULL, accounts_cb, task);
}

gboolean
studio_publishing_note_accounts_finish (StudioLibrary *library,
                                        GAsyncResult *result,
                                        GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, library), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
studio_publishing_mark_async (StudioLibrary *library,
                              const char *id,
                              const StudioPublication *publications,
                              guint n,
                              const StudioSelf *self,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  Note *note;

  g_return_if_fail (STUDIO_IS_LIBRARY (library) && id != NULL && publications != NULL && n > 0);

  note = copy_publications (publications, n);
  note->kind = NOTE_MARK;
  note->post = g_strdup (id);
  note->self = self != NULL ? studio_self_copy (self) : NULL;
  begin (library, id, note, callback, data);
}

void
studio_publishing_take_back_async (StudioLibrary *library,
                                   const char *id,
                                   const char *const *ids,
                                   const StudioSelf *self,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  Note *note;

  g_return_if_fail (STUDIO_IS_LIBRARY (library) && id != NULL && ids != NULL);

  note = g_new0 (Note, 1);
  note->kind = NOTE_TAKE_BACK;
  note->ids = g_strdupv ((char **) ids);
  note->self = self != NULL ? studio_self_copy (self) : NULL;
  begin (library, id, note, callback, data);
}

void
studio_publishing_set_programme_async (StudioLibrary *library,
                                       const char *id,
                                       const char *programme,
                                       GAsyncReadyCallback callback,
                                       gpointer data)
{
  Note *note;

  g_return_if_fail (STUDIO_IS_LIBRARY (library) && id != NULL);

  note = g_new0 (Note, 1);
  note->kind = NOTE_PROGRAMME;
  note->text = g_strdup (programme);
  begin (library, id, note, callback, data);
}

gboolean
studio_publishing_finish (StudioLibrary *library,
                          GAsyncResult *result,
                          char ***ids,
                          GError **error)
{
  Note *note;

  g_return_val_if_fail (g_task_is_valid (result, library), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  note = g_task_get_task_data (G_TASK (result));
  if (ids != NULL)
    *ids = note->kind == NOTE_MARK ? g_steal_pointer (&note->ids) : NULL;
  return TRUE;
}
