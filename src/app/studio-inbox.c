#include "config.h"

#include "studio-inbox.h"

#include <glib/gstdio.h>
#include <string.h>

#include "studio-error.h"
#include "studio-file.h"

#define DIGEST_LENGTH 64
#define MAX_FILE ((gsize) 512 * 1024 * 1024)

static const char *const state_ids[] = { "new", "returned", "accepted" };

const char *
studio_inbox_state_get_id (StudioInboxState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (state_ids), "new");

  return state_ids[state];
}

StudioInboxState
studio_inbox_state_of (const StudioRecord *record)
{
  g_return_val_if_fail (record != NULL, STUDIO_INBOX_NEW);

  for (guint i = 0; i < G_N_ELEMENTS (state_ids); i++) {
    if (g_str_equal (state_ids[i], studio_record_get_text (record, "state")))
      return (StudioInboxState) i;
  }
  return STUDIO_INBOX_NEW;
}

/* Records can come with a backup from anywhere: only a digest may become a file's name. Returns: (transfer full) (nullable) */
static char *
make_path (StudioLibrary *library,
           const char *digest,
           const char *suffix)
{
  g_autofree char *name = NULL;

  if (strlen (digest) != DIGEST_LENGTH || strspn (digest, "0123456789abcdef") != DIGEST_LENGTH)
    return NULL;
  name = g_strconcat (digest, suffix, NULL);
  return g_build_filename (studio_library_get_folder (library), STUDIO_LIBRARY_PARCELS, name, NULL);
}

char *
studio_inbox_make_path (StudioLibrary *library,
                        const StudioRecord *record)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY (library) && record != NULL, NULL);

  return make_path (library, studio_record_get_text (record, "digest"), ".pemda");
}

char *
studio_inbox_make_picture_path (StudioLibrary *library,
                                const StudioRecord *record)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY (library) && record != NULL, NULL);

  return make_path (library, studio_record_get_text (record, "digest"), ".png");
}

StudioRecord *
studio_inbox_with_state (const StudioRecord *record,
                         StudioInboxState state,
                         const char *note)
{
  g_autoptr (JsonNode) id = studio_json_string (studio_inbox_state_get_id (state));
  g_autoptr (JsonNode) text = note != NULL ? studio_json_string (note) : NULL;
  g_autoptr (JsonNode) stated = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (record != NULL, NULL);

  stated = studio_json_with_member (record->root, "state", id);
  root = studio_json_with_member (stated, "answer", text);
  return studio_record_new (record->id, record->kind, root);
}

static double
number_of (const StudioRecord *record,
           const char *name)
{
  StudioJsonAt at = studio_json_at_root ("parcel", record->root);
  double number = 0;

  studio_json_get_double (&at, name, FALSE, &number, NULL);
  return number;
}

guint
studio_inbox_get_percent (const StudioRecord *record)
{
  g_return_val_if_fail (record != NULL, 0);

  return (guint) CLAMP (number_of (record, "percent"), 0, 100);
}

gint64
studio_inbox_get_received (const StudioRecord *record)
{
  g_return_val_if_fail (record != NULL, 0);

  return (gint64) CLAMP (number_of (record, "received"), 0, 253402300799.0);
}

char *
studio_inbox_make_missing (const StudioRecord *record)
{
  JsonNode *node;
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (record != NULL, g_string_free (text, FALSE));

  node = studio_json_lookup (record->root, "missing");
  for (guint i = 0; node != NULL && JSON_NODE_HOLDS_ARRAY (node) && i < json_array_get_length (json_node_get_array (node)); i++) {
    JsonNode *element = json_array_get_element (json_node_get_array (node), i);

    if (JSON_NODE_HOLDS_VALUE (element) && json_node_get_value_type (element) == G_TYPE_STRING)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", json_node_get_string (element));
  }
  return g_string_free (text, FALSE);
}

/* --- cleaning up --- */

/** Cleaning: names of files that stay. */
typedef struct
{
  char *folder;
  GHashTable *kept;
} Cleaning;

static void
cleaning_free (gpointer data)
{
  Cleaning *cleaning = data;

  g_free (cleaning->folder);
  g_hash_table_unref (cleaning->kept);
  g_free (cleaning);
}

/* What came just now may not be written down yet, and what was just removed may be wanted back. */
static gboolean
is_old (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 && g_get_real_time () / G_USEC_PER_SEC - (gint64) info.st_mtime > STUDIO_INBOX_KEPT;
}

static void
clean_thread (GTask *task,
              gpointer source,
              gpointer data,
              GCancellable *cancellable)
{
  Cleaning *cleaning = data;
  g_autoptr (GPtrArray) names = studio_file_list_folder (cleaning->folder);

  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index (names, i);
    g_autofree char *digest = g_strndup (name, strcspn (name, "."));
    g_autofree char *path = g_build_filename (cleaning->folder, name, NULL);

    if (strlen (digest) == DIGEST_LENGTH && !g_hash_table_contains (cleaning->kept, digest) && is_old (path))
      g_unlink (path);
  }
  g_task_return_boolean (task, TRUE);
}

void
studio_inbox_clean (StudioLibrary *library,
                    GPtrArray *records)
{
  g_autoptr (GTask) task = NULL;
  Cleaning *cleaning;

  g_return_if_fail (STUDIO_IS_LIBRARY (library) && records != NULL);

  task = g_task_new (library, NULL, NULL, NULL);
  cleaning = g_new0 (Cleaning, 1);
  cleaning->folder = g_build_filename (studio_library_get_folder (library), STUDIO_LIBRARY_PARCELS, NULL);
  cleaning->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < records->len; i++)
    g_hash_table_add (cleaning->kept, g_strdup (studio_record_get_text (g_ptr_array_index (records, i), "digest")));
  g_task_set_task_data (task, cleaning, cleaning_free);
  g_task_run_in_thread (task, clean_thread);
}

/* --- taking in --- */

typedef struct
{
  StudioLibrary *library;
  char *path;
  StudioRecord *record; /* (nullable) */
  gboolean fresh;
} Taking;

static void
taking_free (gpointer data)
{
  Taking *taking = data;

  g_object_unref (taking->library);
  g_free (taking->path);
  g_clear_pointer (&taking->record, studio_record_unref);
  g_free (taking);
}

/* The same file is the same parcel, so its id comes from its digest. */
static char *
make_id (const char *digest)
{
  return g_strdup_printf ("%.8s-%.4s-%.4s-%.4s-%.12s", digest, digest + 8, digest + 12, digest + 16, digest + 20);
}

static void
add_text (JsonObject *object,
          const char *name,
          const char *text)
{
  if (text != NULL && *text != '\0')
    json_object_set_string_member (object, name, text);
}

static StudioRecord *
make_record (const StudioParcel *parcel)
{
  g_autofree char *id = make_id (parcel->digest);
  JsonObject *object = json_object_new ();
  g_autoptr (JsonNode) root = json_node_init_object (json_node_alloc (), object);
  JsonArray *missing = json_array_new ();

  add_text (object, "digest", parcel->digest);
  add_text (object, "file", parcel->name);
  add_text (object, "post", parcel->id);
  add_text (object, "title", parcel->title);
  add_text (object, "office", parcel->office);
  add_text (object, "by", parcel->by);
  add_text (object, "at", parcel->at);
  add_text (object, "note", parcel->note);
  add_text (object, "state", state_ids[STUDIO_INBOX_NEW]);
  json_object_set_int_member (object, "received", g_get_real_time () / G_USEC_PER_SEC);
  json_object_set_int_member (object, "percent", parcel->percent);
  for (guint i = 0; i < parcel->missing->len; i++)
    json_array_add_string_element (missing, g_ptr_array_index (parcel->missing, i));
  json_object_set_array_member (object, "missing", missing);
  json_object_unref (object);
  json_node_seal (root);
  return studio_record_new (id, STUDIO_INBOX_KIND, root);
}

static gboolean
copy_files (StudioLibrary *library,
            const StudioParcel *parcel,
            GError **error)
{
  g_autofree char *path = make_path (library, parcel->digest, ".pemda"), *picture = make_path (library, parcel->digest, ".png");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GBytes) bytes = studio_file_read (parcel->path, MAX_FILE, error);

  if (bytes == NULL)
    return FALSE;
  g_mkdir_with_parents (folder, 0700);
  if (parcel->thumbnail != NULL)
    studio_file_write (picture, parcel->thumbnail, NULL);
  return studio_file_write (path, bytes, error);
}

/** Copying: what was looked into, on its way into the folder. */
typedef struct
{
  StudioLibrary *library;
  StudioParcel *parcel;
} Copying;

static void
copying_free (gpointer data)
{
  Copying *copying = data;

  g_object_unref (copying->library);
  studio_parcel_free (copying->parcel);
  g_free (copying);
}

static void
copy_thread (GTask *task,
             gpointer source,
             gpointer data,
             GCancellable *cancellable)
{
  Copying *copying = data;
  GError *error = NULL;

  if (copy_files (copying->library, copying->parcel, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
put_cb (GObject *source,
        GAsyncResult *result,
        gpointer data)
{
  g_autoptr (GTask) task = data;
  Taking *taking = g_task_get_task_data (task);
  GError *error = NULL;

  if (studio_library_put_records_finish (STUDIO_LIBRARY (source), result, &error))
    g_task_return_pointer (task, studio_record_ref (taking->record), (GDestroyNotify) studio_record_unref);
  else
    g_task_return_error (task, error);
}

static void
copied_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (GTask) task = data;
  Taking *taking = g_task_get_task_data (task);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    g_task_return_error (task, error);
    return;
  }
  taking->fresh = TRUE;
  g_ptr_array_add (records, taking->record);
  studio_library_put_records_async (taking->library, records, NULL, put_cb, g_object_ref (task));
}

/* What came before stays as it is. */
static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (GTask) task = data;
  Taking *taking = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) records = studio_library_list_records_finish (STUDIO_LIBRARY (source), result, &error);
  g_autoptr (GTask) copy = NULL;

  if (records == NULL) {
    g_task_return_error (task, error);
    return;
  }
  for (guint i = 0; i < records->len; i++) {
    StudioRecord *record = g_ptr_array_index (records, i);

    if (!g_str_equal (record->id, taking->record->id))
      continue;
    g_task_return_pointer (task, studio_record_ref (record), (GDestroyNotify) studio_record_unref);
    return;
  }
  copy = g_task_new (source, g_task_get_cancellable (task), copied_cb, g_object_ref (task));
  g_task_set_task_data (copy, g_object_steal_data (G_OBJECT (task), "copying"), copying_free);
  g_task_run_in_thread (copy, copy_thread);
}

static void
looked_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (GTask) task = data;
  Taking *taking = g_task_get_task_data (task);
  GError *error = NULL;
  StudioParcel *parcel = studio_parcel_look_finish (result, &error);
  Copying *copying;

  if (parcel == NULL) {
    g_task_return_error (task, error);
    return;
  }
  if (parcel->problem != NULL) {
    g_task_return_new_error (task, STUDIO_ERROR, STUDIO_ERROR_INVALID, "%s", parcel->problem);
    studio_parcel_free (parcel);
    return;
  }
  taking->record = make_record (parcel);
  copying = g_new0 (Copying, 1);
  *copying = (Copying){ g_object_ref (taking->library), parcel };
  g_object_set_data_full (G_OBJECT (task), "copying", copying, copying_free);
  studio_library_list_records_async (taking->library, STUDIO_INBOX_KIND, g_task_get_cancellable (task), listed_cb, g_object_ref (task));
}

void
studio_inbox_take_async (StudioLibrary *library,
                         const char *path,
                         StudioChecker *checker,
                         const StudioProfile *profile,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  Taking *taking;
  GTask *task;

  g_return_if_fail (STUDIO_IS_LIBRARY (library) && path != NULL);

  taking = g_new0 (Taking, 1);
  taking->library = g_object_ref (library);
  taking->path = g_strdup (path);
  task = g_task_new (library, cancellable, callback, data);
  g_task_set_task_data (task, taking, taking_free);
  studio_parcel_look_async (path, checker, profile, cancellable, looked_cb, task);
}

StudioRecord *
studio_inbox_take_finish (GAsyncResult *result,
                          gboolean *fresh,
                          GError **error)
{
  const Taking *taking = g_task_get_task_data (G_TASK (result));

  if (fresh != NULL)
    *fresh = taking->fresh;
  return g_task_propagate_pointer (G_TASK (result), error);
}
