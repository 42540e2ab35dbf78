#include "config.h"

#include "studio-library-db.h"

#include <string.h>

static sqlite3_stmt *
find_statement (StudioDb *db,
                const char *sql)
{
  GHashTable *kept = studio_db_get_statements (db);
  sqlite3_stmt *statement = g_hash_table_lookup (kept, sql);
  int code;

  if (statement != NULL) {
    sqlite3_reset (statement);
    return statement;
  }

  code = sqlite3_prepare_v3 (studio_db_get_handle (db), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (code != SQLITE_OK) {
    studio_db_fail_code (db, code);
    return NULL;
  }

  g_hash_table_insert (kept, g_strdup (sql), statement);
  return statement;
}

static int
bind_bytes (sqlite3_stmt *statement,
            int index,
            GBytes *bytes)
{
  gsize size;
  const void *data;

  if (bytes == NULL)
    return sqlite3_bind_null (statement, index);

  data = g_bytes_get_data (bytes, &size);
  return size > 0 ? sqlite3_bind_blob64 (statement, index, data, size, SQLITE_STATIC) : sqlite3_bind_zeroblob (statement, index, 0);
}

static void
bind_values (StudioDb *db,
             sqlite3_stmt *statement,
             const char *types,
             va_list values)
{
  g_assert (sqlite3_bind_parameter_count (statement) == (int) strlen (types));

  for (int i = 0; types[i] != '\0'; i++) {
    int code;

    if (types[i] == 'i')
      code = sqlite3_bind_int64 (statement, i + 1, va_arg (values, gint64));
    else if (types[i] == 's')
      code = sqlite3_bind_text (statement, i + 1, va_arg (values, const char *), -1, SQLITE_STATIC);
    else
      code = bind_bytes (statement, i + 1, va_arg (values, GBytes *));
    if (code != SQLITE_OK)
      studio_db_fail_code (db, code);
  }
}

static sqlite3_stmt *
ask (StudioDb *db,
     const char *sql,
     const char *types,
     va_list values)
{
  sqlite3_stmt *statement = studio_db_failed (db) ? NULL : find_statement (db, sql);

  if (statement != NULL)
    bind_values (db, statement, types, values);
  return studio_db_failed (db) ? NULL : statement;
}

sqlite3_stmt *
studio_db_ask (StudioDb *db,
               const char *sql,
               const char *types,
               ...)
{
  sqlite3_stmt *statement;
  va_list values;

  va_start (values, types);
  statement = ask (db, sql, types, values);
  va_end (values);
  return statement;
}

gboolean
studio_db_next (StudioDb *db,
                sqlite3_stmt *statement)
{
  int code;

  if (statement == NULL || studio_db_failed (db))
    return FALSE;

  code = sqlite3_step (statement);
  if (code == SQLITE_ROW)
    return TRUE;

  studio_db_stop (statement);
  if (code != SQLITE_DONE)
    studio_db_fail_code (db, code);
  return FALSE;
}

void
studio_db_stop (sqlite3_stmt *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

void
studio_db_run (StudioDb *db,
               const char *sql,
               const char *types,
               ...)
{
  sqlite3_stmt *statement;
  va_list values;

  va_start (values, types);
  statement = ask (db, sql, types, values);
  va_end (values);
  while (studio_db_next (db, statement))
    continue;
}

gint64
studio_db_int (StudioDb *db,
               gint64 fallback,
               const char *sql,
               const char *types,
               ...)
{
  sqlite3_stmt *statement;
  va_list values;
  gint64 found;

  va_start (values, types);
  statement = ask (db, sql, types, values);
  va_end (values);
  if (!studio_db_next (db, statement))
    return fallback;

  found = sqlite3_column_type (statement, 0) == SQLITE_NULL ? fallback : sqlite3_column_int64 (statement, 0);
  studio_db_stop (statement);
  return found;
}

char *
studio_db_column_text (sqlite3_stmt *statement,
                       int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

GBytes *
studio_db_column_bytes (sqlite3_stmt *statement,
                        int column)
{
  const void *data;

  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    return NULL;

  data = sqlite3_column_blob (statement, column);
  return g_bytes_new (data, (gsize) sqlite3_column_bytes (statement, column));
}
