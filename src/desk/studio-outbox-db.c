#include "config.h"

#include "studio-outbox-db.h"

#include <glib/gi18n-lib.h>
#include <sqlite3.h>
#include <string.h>

#include "studio-error.h"
#include "studio-sha256.h"

#define FILE_MARK 0x50454d4f /* "PEMO" */
#define BUSY_MS 10000
#define BUSY_AGAIN_MS 20

/* What leads from each version to the next. */
static const char *const migrations[] = {
  "CREATE TABLE target ("
  "  number INTEGER PRIMARY KEY,"
  "  id TEXT NOT NULL UNIQUE,"
  "  state TEXT NOT NULL,"
  "  lease_owner TEXT,"
  "  lease_until INTEGER NOT NULL,"
  "  json BLOB NOT NULL);"
  "CREATE TABLE attempt ("
  "  target TEXT NOT NULL REFERENCES target (id) ON DELETE CASCADE,"
  "  number INTEGER NOT NULL,"
  "  json BLOB NOT NULL,"
  "  PRIMARY KEY (target, number)) WITHOUT ROWID;"
  "CREATE TABLE picture ("
  "  name TEXT NOT NULL PRIMARY KEY,"
  "  bytes BLOB NOT NULL);",
  /* When a target changed last, 0 unknown, and whether it is put away: what came to rest before there were times counts from today */
  "ALTER TABLE target ADD COLUMN changed INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE target ADD COLUMN archived INTEGER NOT NULL DEFAULT 0;"
  "UPDATE target SET changed = strftime ('%s', 'now');",
};

#define VERSION ((gint64) G_N_ELEMENTS (migrations))

struct _StudioOutboxDb
{
  GMutex lock;
  sqlite3 *handle;
};

StudioOutboxRow *
studio_outbox_row_new (const char *id,
                       const char *state,
                       const char *lease_owner,
                       gint64 lease_until,
                       JsonNode *root)
{
  StudioOutboxRow *self = g_new0 (StudioOutboxRow, 1);

  self->id = g_strdup (id);
  self->state = g_strdup (state);
  self->lease_owner = g_strdup (lease_owner);
  self->lease_until = lease_until;
  self->root = json_node_ref (root);

  return self;
}

void
studio_outbox_row_free (StudioOutboxRow *self)
{
  g_free (self->id);
  g_free (self->state);
  g_free (self->lease_owner);
  json_node_unref (self->root);
  g_free (self);
}

/* Always FALSE. */
static gboolean
fail (StudioOutboxDb *self,
      GError **error)
{
  int code = sqlite3_errcode (self->handle);

  if (code == SQLITE_FULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _ ("The disk is full, so the outbox cannot note what it does. Make room."));
  else if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_BUSY, _ ("Another program holds the outbox. Try again."));
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The outbox cannot be read or written (%s)."), sqlite3_errmsg (self->handle));

  return FALSE;
}

static gboolean
execute (StudioOutboxDb *self,
         const char *sql,
         GError **error)
{
  return sqlite3_exec (self->handle, sql, NULL, NULL, NULL) == SQLITE_OK || fail (self, error);
}

/* @types: 's' a text (nullable), 'i' a gint64, 'b' a GBytes; they live until the statement is done. */
static sqlite3_stmt *
ask (StudioOutboxDb *self,
     GError **error,
     const char *sql,
     const char *types,
     ...)
{
  sqlite3_stmt *statement = NULL;
  va_list values;

  if (sqlite3_prepare_v2 (self->handle, sql, -1, &statement, NULL) != SQLITE_OK) {
    fail (self, error);
    return NULL;
  }
  va_start (values, types);
  for (int i = 0; types[i] != '\0'; i++) {
    GBytes *bytes;

    switch (types[i]) {
    case 's':
      sqlite3_bind_text (statement, i + 1, va_arg (values, const char *), -1, SQLITE_STATIC);
      break;
    case 'i':
      sqlite3_bind_int64 (statement, i + 1, va_arg (values, gint64));
      break;
    case 'b':
    default:
      bytes = va_arg (values, GBytes *);
      sqlite3_bind_blob64 (statement, i + 1, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), SQLITE_STATIC);
      break;
    }
  }
  va_end (values);

  return statement;
}

/* Runs a statement that gives no rows, and ends it. */
static gboolean
finish (StudioOutboxDb *self,
        sqlite3_stmt *statement,
        GError **error)
{
  gboolean done;

  if (statement == NULL)
    return FALSE;
  done = sqlite3_step (statement) == SQLITE_DONE || fail (self, error);
  sqlite3_finalize (statement);

  return done;
}

static gint64
read_number (StudioOutboxDb *self,
             const char *sql)
{
  sqlite3_stmt *statement = ask (self, NULL, sql, "");
  gint64 number = statement != NULL && sqlite3_step (statement) == SQLITE_ROW ? sqlite3_column_int64 (statement, 0) : -1;

  sqlite3_finalize (statement);

  return number;
}

static gboolean
migrate (StudioOutboxDb *self,
         gint64 version,
         GError **error)
{
  g_autofree char *marks = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d", FILE_MARK, (int) VERSION);

  for (; version < VERSION; version++) {
    if (!execute (self, migrations[version], error))
      return FALSE;
  }

  return execute (self, marks, error);
}

static gboolean
make_tables (StudioOutboxDb *self,
             GError **error)
{
  gint64 version;
  gboolean done = TRUE;

  if (!execute (self, "BEGIN IMMEDIATE", error))
    return FALSE;
  version = read_number (self, "PRAGMA user_version");
  if (version > VERSION) {
    g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_NEWER, _ ("The outbox was made by a newer version of Pemda Studio. Update the program to use it."));
    done = FALSE;
  } else if (version == 0 && (read_number (self, "SELECT count(*) FROM sqlite_schema") != 0 || read_number (self, "PRAGMA application_id") != 0)) {
    g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_UNSUPPORTED, _ ("The file outbox.db is no outbox of Pemda Studio. Move it elsewhere and start the program again."));
    done = FALSE;
  } else if (version < VERSION) {
    done = migrate (self, version, error);
  }
  if (!done)
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);

  return done && execute (self, "COMMIT", error);
}

/* FULL: what is noted before a request must still be noted after a power cut */
static gboolean
try_ready (StudioOutboxDb *self,
           GError **error)
{
  return execute (self, "PRAGMA synchronous = EXTRA; PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF", error) && make_tables (self, error);
}

/* Two that make a new database ready at once would wait for each other for ever, so SQLite tells one of them at once that it is in use. */
static gboolean
make_ready (StudioOutboxDb *self,
            GError **error)
{
  gint64 end = g_get_monotonic_time () + BUSY_MS * 1000;
  GError *problem = NULL;

  while (!try_ready (self, &problem)) {
    if (!g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_BUSY) || g_get_monotonic_time () > end) {
      g_propagate_error (error, problem);
      return FALSE;
    }
    g_clear_error (&problem);
    g_usleep (BUSY_AGAIN_MS * 1000);
  }

  return TRUE;
}

StudioOutboxDb *
studio_outbox_db_open (const char *folder,
                       GError **error)
{
  g_autofree char *path = g_build_filename (folder, STUDIO_OUTBOX_DB_NAME, NULL);
  g_autoptr (StudioOutboxDb) self = g_new0 (StudioOutboxDb, 1);

  g_mutex_init (&self->lock);
  if (g_mkdir_with_parents (folder, 0700) != 0 ||
      sqlite3_open_v2 (path, &self->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX, NULL) != SQLITE_OK) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The outbox %s cannot be opened. Check the folder's rights."), path);
    return NULL;
  }
  sqlite3_busy_timeout (self->handle, BUSY_MS);
  sqlite3_extended_result_codes (self->handle, 0);
  if (!make_ready (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
studio_outbox_db_close (StudioOutboxDb *self)
{
  sqlite3_close (self->handle);
  g_mutex_clear (&self->lock);
  g_free (self);
}

static GBytes *
write_json (JsonNode *root)
{
  char *text = studio_json_write_line (root);

  return g_bytes_new_take (text, strlen (text));
}

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static gboolean
add_row (StudioOutboxDb *self,
         const StudioOutboxRow *row,
         GError **error)
{
  g_autoptr (GBytes) json = write_json (row->root);

  return finish (self, ask (self, error, "INSERT INTO target (id, state, lease_owner, lease_until, json, changed) VALUES (?, ?, ?, ?, ?, ?)", "sssibi", row->id, row->state, row->lease_owner, row->lease_until, json, get_now ()), error);
}

gboolean
studio_outbox_db_add (StudioOutboxDb *self,
                      GPtrArray *rows,
                      const char *const *names,
                      GPtrArray *pictures,
                      GError **error)
{
  gboolean done;

  g_mutex_lock (&self->lock);
  done = execute (self, "BEGIN IMMEDIATE", error);
  for (guint i = 0; done && names[i] != NULL; i++)
    done = finish (self, ask (self, error, "INSERT OR IGNORE INTO picture (name, bytes) VALUES (?, ?)", "sb", names[i], g_ptr_array_index (pictures, i)), error);
  for (guint i = 0; done && i < rows->len; i++)
    done = add_row (self, g_ptr_array_index (rows, i), error);
  done = done && execute (self, "COMMIT", error);
  if (!done)
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
  g_mutex_unlock (&self->lock);

  return done;
}

/* Returns: (nullable): NULL for a row that no honest program wrote */
static JsonNode *
read_json (sqlite3_stmt *statement,
           int column)
{
  g_autoptr (GBytes) bytes = g_bytes_new (sqlite3_column_blob (statement, column), (gsize) sqlite3_column_bytes (statement, column));
  JsonNode *root = studio_json_parse (STUDIO_OUTBOX_DB_NAME, bytes, NULL);

  if (root != NULL && !JSON_NODE_HOLDS_OBJECT (root))
    g_clear_pointer (&root, json_node_unref);

  return root;
}

static StudioOutboxRow *
read_row (sqlite3_stmt *statement)
{
  g_autoptr (JsonNode) root = read_json (statement, 4);
  const char *id = (const char *) sqlite3_column_text (statement, 0);
  const char *state = (const char *) sqlite3_column_text (statement, 1);

  if (root == NULL || id == NULL || state == NULL)
    return NULL;

  return studio_outbox_row_new (id, state, (const char *) sqlite3_column_text (statement, 2), sqlite3_column_int64 (statement, 3), root);
}

GPtrArray *
studio_outbox_db_list (StudioOutboxDb *self,
                       gboolean archived,
                       GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_outbox_row_free);
  sqlite3_stmt *statement;
  int code = SQLITE_DONE;

  g_mutex_lock (&self->lock);
  statement = ask (self, error, "SELECT id, state, lease_owner, lease_until, json FROM target WHERE archived <= ? ORDER BY number", "i", (gint64) archived);
  while (statement != NULL && (code = sqlite3_step (statement)) == SQLITE_ROW) {
    StudioOutboxRow *row = read_row (statement);

    if (row != NULL)
      g_ptr_array_add (rows, row);
  }
  if (code != SQLITE_DONE)
    fail (self, error);
  sqlite3_finalize (statement);
  g_mutex_unlock (&self->lock);

  return statement != NULL && code == SQLITE_DONE ? g_steal_pointer (&rows) : NULL;
}

StudioOutboxRow *
studio_outbox_db_get (StudioOutboxDb *self,
                      const char *id,
                      GError **error)
{
  StudioOutboxRow *row = NULL;
  sqlite3_stmt *statement;
  int code = SQLITE_DONE;

  g_mutex_lock (&self->lock);
  statement = ask (self, error, "SELECT id, state, lease_owner, lease_until, json FROM target WHERE id = ?", "s", id);
  if (statement != NULL)
    code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    row = read_row (statement);
  if (code != SQLITE_ROW && code != SQLITE_DONE)
    fail (self, error);
  else if (statement != NULL && row == NULL)
    g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND, _ ("This is not in the outbox any more."));
  sqlite3_finalize (statement);
  g_mutex_unlock (&self->lock);

  return row;
}

gboolean
studio_outbox_db_put (StudioOutboxDb *self,
                      const StudioOutboxRow *row,
                      const char *state,
                      const char *lease_owner,
                      gint64 lease_until,
                      GError **error)
{
  g_autoptr (GBytes) json = write_json (row->root);
  gboolean done;

  g_mutex_lock (&self->lock);
  done = finish (self,
                 ask (self, error,
                      "UPDATE target SET state = ?1, lease_owner = ?2, lease_until = ?3, json = ?4, changed = ?9, archived = 0"
                      " WHERE id = ?5 AND lease_owner IS ?6 AND (?7 IS NULL OR (state = ?7 AND lease_until = ?8))",
                      "ssibsssii", row->state, row->lease_owner, row->lease_until, json, row->id, lease_owner, state, lease_until, get_now ()),
                 error) &&
         sqlite3_changes (self->handle) == 1;
  g_mutex_unlock (&self->lock);

  return done;
}

/* A picture's name is the SHA-256 of its bytes: nothing else in a row looks like it. */
static gboolean
forget_pictures (StudioOutboxDb *self,
                 const char *const *names,
                 GError **error)
{
  for (guint i = 0; names[i] != NULL; i++) {
    if (!finish (self, ask (self, error, "DELETE FROM picture WHERE name = ?1 AND NOT EXISTS (SELECT 1 FROM target WHERE archived = 0 AND instr (CAST (json AS TEXT), ?1))", "s", names[i]), error))
      return FALSE;
  }

  return TRUE;
}

gboolean
studio_outbox_db_archive (StudioOutboxDb *self,
                          const char *id,
                          const char *state,
                          gint64 before,
                          const char *const *names,
                          GError **error)
{
  gboolean done;

  g_mutex_lock (&self->lock);
  done = execute (self, "BEGIN IMMEDIATE", error) &&
         finish (self, ask (self, error, "UPDATE target SET archived = 1 WHERE id = ? AND state = ? AND lease_owner IS NULL AND archived = 0 AND changed > 0 AND changed < ?", "ssi", id, state, before), error);
  if (done && sqlite3_changes (self->handle) == 1)
    done = forget_pictures (self, names, error);
  done = done && execute (self, "COMMIT", error);
  if (!done)
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
  g_mutex_unlock (&self->lock);

  return done;
}

gboolean
studio_outbox_db_add_attempt (StudioOutboxDb *self,
                              const char *target,
                              JsonNode *root,
                              int *number,
                              GError **error)
{
  g_autoptr (GBytes) json = write_json (root);
  sqlite3_stmt *statement;
  gboolean done = FALSE;

  g_mutex_lock (&self->lock);
  statement = ask (self, error, "INSERT INTO attempt (target, number, json) SELECT ?1, coalesce (max (number), 0) + 1, ?2 FROM attempt WHERE target = ?1 RETURNING number", "sb", target, json);
  if (statement != NULL && sqlite3_step (statement) == SQLITE_ROW) {
    *number = sqlite3_column_int (statement, 0);
    done = sqlite3_step (statement) == SQLITE_DONE;
  }
  if (statement != NULL && !done)
    fail (self, error);
  sqlite3_finalize (statement);
  g_mutex_unlock (&self->lock);

  return done;
}

gboolean
studio_outbox_db_end_attempt (StudioOutboxDb *self,
                              const char *target,
                              int number,
                              JsonNode *root,
                              GError **error)
{
  g_autoptr (GBytes) json = write_json (root);
  gboolean done;

  g_mutex_lock (&self->lock);
  done = finish (self, ask (self, error, "UPDATE attempt SET json = ? WHERE target = ? AND number = ?", "bsi", json, target, (gint64) number), error);
  g_mutex_unlock (&self->lock);

  return done;
}

GPtrArray *
studio_outbox_db_list_attempts (StudioOutboxDb *self,
                                const char *target,
                                GError **error)
{
  GPtrArray *attempts = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  sqlite3_stmt *statement;

  g_mutex_lock (&self->lock);
  statement = ask (self, error, "SELECT json FROM attempt WHERE target = ? ORDER BY number", "s", target);
  while (statement != NULL && sqlite3_step (statement) == SQLITE_ROW) {
    JsonNode *root = read_json (statement, 0);

    if (root != NULL)
      g_ptr_array_add (attempts, root);
  }
  if (statement == NULL)
    g_clear_pointer (&attempts, g_ptr_array_unref);
  sqlite3_finalize (statement);
  g_mutex_unlock (&self->lock);

  return attempts;
}

GBytes *
studio_outbox_db_load_picture (StudioOutboxDb *self,
                               const char *name,
                               GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *digest = NULL;
  sqlite3_stmt *statement;

  g_mutex_lock (&self->lock);
  statement = ask (self, error, "SELECT bytes FROM picture WHERE name = ?", "s", name);
  if (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    bytes = g_bytes_new (sqlite3_column_blob (statement, 0), (gsize) sqlite3_column_bytes (statement, 0));
  sqlite3_finalize (statement);
  g_mutex_unlock (&self->lock);
  digest = bytes != NULL ? studio_sha256 (bytes) : NULL;
  if (statement != NULL && g_strcmp0 (digest, name) != 0) {
    g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND, _ ("A picture of this post is gone; queue the post again."));
    return NULL;
  }

  return g_steal_pointer (&bytes);
}
