#include "config.h"

#include "studio-library-versions.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"

#include "studio-library-private.h"

/** VersionOrder: what a job on a version is told. */
typedef struct
{
  char *id;
  gint64 number;
  StudioVersionKind kind;
  char *name; /* (nullable) */
} VersionOrder;

static void
order_free (gpointer data)
{
  VersionOrder *order = data;

  g_free (order->id);
  g_free (order->name);
  g_free (order);
}

/* What a person typed as a name: on one line, not too long; NULL if nothing is left. */
static char *
clean_name (const char *name)
{
  g_autofree char *valid = name != NULL ? g_utf8_make_valid (name, -1) : g_strdup ("");
  char *end;

  for (char *at = valid; *at != '\0'; at++)
    if (g_ascii_iscntrl (*at))
      *at = ' ';
  if (strlen (valid) > STUDIO_VERSION_MAX_NAME) {
    end = g_utf8_find_prev_char (valid, valid + STUDIO_VERSION_MAX_NAME + 1);
    *(end != NULL ? end : valid) = '\0';
  }
  g_strstrip (valid);
  return *valid != '\0' ? g_steal_pointer (&valid) : NULL;
}

/* Returns: (transfer full): @task with its order as data */
static GTask *
new_task (StudioLibrary *self,
          const char *id,
          const VersionOrder *values,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);
  VersionOrder *order = g_new0 (VersionOrder, 1);

  *order = *values;
  order->id = g_strdup (id);
  order->name = clean_name (values->name);
  g_task_set_task_data (task, order, order_free);
  return task;
}

StudioLibraryVersion *
studio_library_version_copy (const StudioLibraryVersion *version)
{
  StudioLibraryVersion *copy;

  g_return_val_if_fail (version != NULL, NULL);

  copy = g_memdup2 (version, sizeof *version);
  copy->name = g_strdup (version->name);
  return copy;
}

void
studio_library_version_free (StudioLibraryVersion *version)
{
  if (version == NULL)
    return;
  g_free (version->name);
  g_free (version);
}

static void
fail_gone (StudioDb *db)
{
  studio_db_fail (db, g_error_new_literal (STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND, _ ("This version is no longer there.")));
}

/* --- adding --- */

/* Whether version @number says and shows what @post does now. */
static gboolean
is_same (StudioDb *db,
         gint64 post,
         gint64 number)
{
  return studio_db_int (db, 0,
                        "SELECT v.json = d.json"
                        " AND NOT EXISTS (SELECT name, blob FROM part WHERE post = d.post EXCEPT SELECT name, blob FROM version_part WHERE version = v.number)"
                        " AND NOT EXISTS (SELECT name, blob FROM version_part WHERE version = v.number EXCEPT SELECT name, blob FROM part WHERE post = d.post)"
                        " FROM version v, document d WHERE v.number = ? AND d.post = ?",
                        "ii", number, post) != 0;
}

static gint64
insert_version (StudioDb *db,
                gint64 post,
                const VersionOrder *order)
{
  gint64 number;

  studio_db_run (db,
                 "INSERT INTO version (post, time, kind, name, edits, json)"
                 " SELECT p.number, ?, ?, ?, p.edits, d.json FROM post p JOIN document d ON d.post = p.number WHERE p.number = ?",
                 "issi", g_get_real_time () / G_USEC_PER_SEC, studio_version_kind_name (order->kind), order->name, post);
  number = sqlite3_last_insert_rowid (studio_db_get_handle (db));
  studio_db_run (db, "INSERT INTO version_part (version, name, blob) SELECT ?, name, blob FROM part WHERE post = ?", "ii", number, post);
  return number;
}

/* The state is there already, as version @number: whether what is asked for can be noted there. */
static gboolean
note_on_same (StudioDb *db,
              gint64 number,
              const VersionOrder *order)
{
  sqlite3_stmt *statement;
  StudioVersionKind kind;
  g_autofree char *name = NULL;

  if (!studio_version_kind_lasts (order->kind) && order->name == NULL)
    return TRUE;
  statement = studio_db_ask (db, "SELECT kind, name FROM version WHERE number = ?", "i", number);
  if (!studio_db_next (db, statement))
    return FALSE;
  kind = studio_version_kind_from_name ((const char *) sqlite3_column_text (statement, 0));
  name = studio_db_column_text (statement, 1);
  studio_db_stop (statement);
  if (studio_version_kind_lasts (kind) && kind != order->kind)
    return FALSE;
  if (name != NULL && order->name != NULL && !g_str_equal (name, order->name))
    return FALSE;
  studio_db_run (db, "UPDATE version SET kind = ?, name = ?, time = ? WHERE number = ?", "ssii", studio_version_kind_name (order->kind),
                 order->name != NULL ? order->name : name, g_get_real_time () / G_USEC_PER_SEC, number);
  return TRUE;
}

static int
local_offset (gint64 now)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (now);

  return time != NULL ? (int) (g_date_time_get_utc_offset (time) / G_TIME_SPAN_SECOND) : 0;
}

static void
thin (StudioDb *db,
      gint64 post)
{
  g_autoptr (GArray) points = g_array_new (FALSE, TRUE, sizeof (StudioVersionPoint));
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement = studio_db_ask (db, "SELECT number, time, kind FROM version WHERE post = ? ORDER BY time, number", "i", post);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  while (studio_db_next (db, statement)) {
    gint64 number = sqlite3_column_int64 (statement, 0);
    StudioVersionPoint point = { sqlite3_column_int64 (statement, 1),
                                 studio_version_kind_from_name ((const char *) sqlite3_column_text (statement, 2)), FALSE };

    g_array_append_val (numbers, number);
    g_array_append_val (points, point);
  }
  if (studio_versions_thin ((StudioVersionPoint *) points->data, points->len, now, local_offset (now)) == 0)
    return;
  for (guint i = 0; i < points->len; i++)
    if (g_array_index (points, StudioVersionPoint, i).drop)
      studio_db_run (db, "DELETE FROM version WHERE number = ?", "i", g_array_index (numbers, gint64, i));
}

static gpointer
add_work (StudioDb *db,
          gpointer data)
{
  const VersionOrder *order = data;
  gint64 post = studio_library_find_post (db, order->id);
  gint64 newest = post == 0 ? 0 : studio_db_int (db, 0, "SELECT max(number) FROM version WHERE post = ?", "i", post);

  if (post == 0)
    return NULL;
  if (newest == 0 || !is_same (db, post, newest) || !note_on_same (db, newest, order))
    newest = insert_version (db, post, order);
  thin (db, post);
  return g_memdup2 (&newest, sizeof newest);
}

void
studio_library_add_version_async (StudioLibrary *self,
                                  const char *id,
                                  StudioVersionKind kind,
                                  const char *name,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data)
{
  VersionOrder order = { NULL, 0, kind, (char *) name };

  g_return_if_fail (STUDIO_IS_LIBRARY (self) && id != NULL && kind < STUDIO_VERSION_N_KINDS);

  studio_library_ask (self, new_task (self, id, &order, cancellable, callback, data), add_work, STUDIO_LIBRARY_WRITE, g_free);
}

gboolean
studio_library_add_version_finish (StudioLibrary *self,
                                   GAsyncResult *result,
                                   gint64 *number,
                                   GError **error)
{
  g_autofree gint64 *found = studio_library_finish_pointer (self, result, error);

  if (found == NULL)
    return FALSE;
  if (number != NULL)
    *number = *found;
  return TRUE;
}

/* --- listing --- */

static gpointer
list_work (StudioDb *db,
           gpointer data)
{
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_library_version_free);
  gint64 post = studio_library_find_post (db, data);
  sqlite3_stmt *statement;

  if (post == 0)
    return NULL;
  statement = studio_db_ask (db, "SELECT number, time, kind, name, edits FROM version WHERE post = ? ORDER BY time DESC, number DESC", "i", post);
  while (studio_db_next (db, statement)) {
    StudioLibraryVersion *version = g_new0 (StudioLibraryVersion, 1);

    version->number = sqlite3_column_int64 (statement, 0);
    version->time = sqlite3_column_int64 (statement, 1);
    version->kind = studio_version_kind_from_name ((const char *) sqlite3_column_text (statement, 2));
    version->name = studio_db_column_text (statement, 3);
    version->n_edits = (guint) CLAMP (sqlite3_column_int64 (statement, 4), 0, G_MAXINT);
    g_ptr_array_add (versions, version);
  }
  return g_steal_pointer (&versions);
}

void
studio_library_list_versions_async (StudioLibrary *self,
                                    const char *id,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data)
{
  g_return_if_fail (STUDIO_IS_LIBRARY (self) && id != NULL);

  studio_library_ask_about (self, id, list_work, STUDIO_LIBRARY_READ, (GDestroyNotify) g_ptr_array_unref, g_task_new (self, cancellable, callback, data));
}

GPtrArray *
studio_library_list_versions_finish (StudioLibrary *self,
                                     GAsyncResult *result,
                                     GError **error)
{
  return studio_library_finish_pointer (self, result, error);
}

/* --- naming --- */

static gpointer
name_work (StudioDb *db,
           gpointer data)
{
  const VersionOrder *order = data;
  gint64 post = studio_library_find_post (db, order->id);
  sqlite3_stmt *statement;
  StudioVersionKind kind;

  if (post == 0)
    return NULL;
  statement = studio_db_ask (db, "SELECT kind FROM version WHERE number = ? AND post = ?", "ii", order->number, post);
  if (!studio_db_next (db, statement)) {
    fail_gone (db);
    return NULL;
  }
  kind = studio_version_kind_from_name ((const char *) sqlite3_column_text (statement, 0));
  studio_db_stop (statement);
  if (order->name == NULL && kind == STUDIO_VERSION_NAMED)
    kind = STUDIO_VERSION_OPENED;
  else if (order->name != NULL && !studio_version_kind_lasts (kind))
    kind = STUDIO_VERSION_NAMED;
  studio_db_run (db, "UPDATE version SET name = ?, kind = ? WHERE number = ?", "ssi", order->name, studio_version_kind_name (kind), order->number);
  return NULL;
}

void
studio_library_name_version_async (StudioLibrary *self,
                                   const char *id,
                                   gint64 number,
                                   const char *name,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  VersionOrder order = { NULL, number, STUDIO_VERSION_NAMED, (char *) name };

  g_return_if_fail (STUDIO_IS_LIBRARY (self) && id != NULL);

  studio_library_ask (self, new_task (self, id, &order, cancellable, callback, data), name_work, STUDIO_LIBRARY_WRITE, NULL);
}

gboolean
studio_library_name_version_finish (StudioLibrary *self,
                                    GAsyncResult *result,
                                    GError **error)
{
  return studio_library_finish (self, result, error);
}

/* --- loading --- */

/** VersionLoaded: what a load gives. */
typedef struct
{
  StudioPost *post;
  char *notice;
} VersionLoaded;

static void
loaded_free (gpointer data)
{
  VersionLoaded *loaded = data;

  g_clear_object (&loaded->post);
  g_free (loaded->notice);
  g_free (loaded);
}

static gpointer
load_work (StudioDb *db,
           gpointer data)
{
  const VersionOrder *order = data;
  gint64 post = studio_library_find_post (db, order->id);
  sqlite3_stmt *statement = studio_db_ask (db, "SELECT p.title, v.json FROM version v JOIN post p ON p.number = v.post WHERE v.number = ? AND v.post = ?", "ii", order->number, post);
  g_autofree char *title = NULL;
  g_autoptr (GBytes) json = NULL;
  VersionLoaded *loaded;

  if (studio_db_next (db, statement)) {
    title = studio_db_column_text (statement, 0);
    json = studio_db_column_bytes (statement, 1);
    studio_db_stop (statement);
  }
  if (title == NULL || json == NULL) {
    fail_gone (db);
    return NULL;
  }
  loaded = g_new0 (VersionLoaded, 1);
  statement = studio_db_ask (db, "SELECT name, blob FROM version_part WHERE version = ? ORDER BY name", "i", order->number);
  loaded->post = studio_library_read_post (db, title, json, statement, &loaded->notice);
  return loaded;
}

void
studio_library_load_version_async (StudioLibrary *self,
                                   const char *id,
                                   gint64 number,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  VersionOrder order = { NULL, number, STUDIO_VERSION_OPENED, NULL };

  g_return_if_fail (STUDIO_IS_LIBRARY (self) && id != NULL);

  studio_library_ask (self, new_task (self, id, &order, cancellable, callback, data), load_work, STUDIO_LIBRARY_READ, loaded_free);
}

StudioPost *
studio_library_load_version_finish (StudioLibrary *self,
                                    GAsyncResult *result,
                                    char **notice,
                                    GError **error)
{
  VersionLoaded *loaded = studio_library_finish_pointer (self, result, error);
  StudioPost *post;

  if (notice != NULL)
    *notice = NULL;
  if (loaded == NULL)
    return NULL;
  post = g_steal_pointer (&loaded->post);
  if (notice != NULL)
    *notice = g_steal_pointer (&loaded->notice);
  loaded_free (loaded);
  return post;
}
