#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "studio-error.h"

#include "studio-library-private.h"

/* "PemS": says of a file that it is a library of Pemda Studio */
#define LIBRARY_MARK 0x50656d53

/* µs: how long another program that opens the library too is waited for, and between two tries */
#define BUSY_PATIENCE (3 * G_USEC_PER_SEC)
#define BUSY_PAUSE (20 * 1000)

/*
 * How a library of each version becomes one of the next, beginning with an empty file. What stands here once is never changed: people
 * have libraries of it. docs/library.md tells what the columns are for.
 */
static const char *const migrations[] = {
  "PRAGMA application_id = 0x50656d53;"
  "CREATE TABLE post ("
  "  number INTEGER PRIMARY KEY,"
  "  id TEXT NOT NULL UNIQUE,"
  "  title TEXT NOT NULL,"
  "  brand TEXT NOT NULL,"
  "  template TEXT NOT NULL,"
  "  state TEXT NOT NULL,"
  "  folder TEXT,"
  "  created INTEGER NOT NULL,"
  "  modified INTEGER NOT NULL,"
  "  planned INTEGER NOT NULL DEFAULT 0,"
  "  trashed INTEGER NOT NULL DEFAULT 0,"
  "  edits INTEGER NOT NULL DEFAULT 0,"
  "  step TEXT,"
  "  opened_by TEXT,"
  "  position INTEGER NOT NULL DEFAULT 0,"
  "  text_key TEXT NOT NULL DEFAULT '',"
  "  derived_key TEXT NOT NULL DEFAULT '');"
  "CREATE INDEX post_modified ON post (modified);"
  "CREATE INDEX post_opened ON post (opened_by) WHERE opened_by IS NOT NULL;"
  "CREATE INDEX post_text ON post (text_key) WHERE text_key <> '';"
  "CREATE TABLE document (post INTEGER PRIMARY KEY REFERENCES post ON DELETE CASCADE, json BLOB NOT NULL);"
  "CREATE TABLE thumbnail (post INTEGER PRIMARY KEY REFERENCES post ON DELETE CASCADE, png BLOB NOT NULL);"
  "CREATE TABLE blob ("
  "  number INTEGER PRIMARY KEY,"
  "  hash TEXT NOT NULL UNIQUE,"
  "  size INTEGER NOT NULL,"
  "  bytes BLOB);"
  "CREATE TABLE part ("
  "  post INTEGER NOT NULL REFERENCES post ON DELETE CASCADE,"
  "  name TEXT NOT NULL,"
  "  blob INTEGER NOT NULL REFERENCES blob,"
  "  PRIMARY KEY (post, name)) WITHOUT ROWID;"
  "CREATE INDEX part_blob ON part (blob);"
  "CREATE TABLE plan ("
  "  post INTEGER NOT NULL REFERENCES post ON DELETE CASCADE,"
  "  at INTEGER NOT NULL,"
  "  platform TEXT NOT NULL,"
  "  PRIMARY KEY (at, post, platform)) WITHOUT ROWID;"
  "CREATE INDEX plan_post ON plan (post);"
  "CREATE TABLE tag ("
  "  post INTEGER NOT NULL REFERENCES post ON DELETE CASCADE,"
  "  tag TEXT NOT NULL,"
  "  PRIMARY KEY (tag, post)) WITHOUT ROWID;"
  "CREATE INDEX tag_post ON tag (post);"
  "CREATE TABLE history ("
  "  post INTEGER NOT NULL REFERENCES post ON DELETE CASCADE,"
  "  seq INTEGER NOT NULL,"
  "  data BLOB NOT NULL,"
  "  PRIMARY KEY (post, seq)) WITHOUT ROWID;"
  "CREATE TABLE history_file ("
  "  post INTEGER NOT NULL,"
  "  seq INTEGER NOT NULL,"
  "  blob INTEGER NOT NULL REFERENCES blob,"
  "  PRIMARY KEY (post, seq, blob),"
  "  FOREIGN KEY (post, seq) REFERENCES history ON DELETE CASCADE) WITHOUT ROWID;"
  "CREATE INDEX history_file_blob ON history_file (blob);"
  "CREATE TABLE version ("
  "  number INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  post INTEGER NOT NULL REFERENCES post ON DELETE CASCADE,"
  "  time INTEGER NOT NULL,"
  "  kind TEXT NOT NULL,"
  "  name TEXT,"
  "  edits INTEGER NOT NULL DEFAULT 0,"
  "  json BLOB NOT NULL);"
  "CREATE INDEX version_post ON version (post, time);"
  "CREATE TABLE version_part ("
  "  version INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,"
  "  name TEXT NOT NULL,"
  "  blob INTEGER NOT NULL REFERENCES blob,"
  "  PRIMARY KEY (version, name)) WITHOUT ROWID;"
  "CREATE INDEX version_part_blob ON version_part (blob);"
  "CREATE VIRTUAL TABLE words USING fts5 (title, content, caption, alt, tags, people, place,"
  "  tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3');",
  /* until when what a post says holds */
  "ALTER TABLE post ADD COLUMN until INTEGER NOT NULL DEFAULT 0;"
  "CREATE INDEX post_until ON post (until) WHERE until > 0;",
  /* whose post it is, where it went out, what was said about it; and the registers. An index of words takes no further column: the words move */
  "ALTER TABLE post ADD COLUMN office TEXT NOT NULL DEFAULT '';"
  "CREATE TABLE published ("
  "  post INTEGER NOT NULL REFERENCES post ON DELETE CASCADE,"
  "  seq INTEGER NOT NULL,"
  "  at INTEGER NOT NULL,"
  "  platform TEXT NOT NULL,"
  "  account TEXT NOT NULL,"
  "  link TEXT NOT NULL,"
  "  by TEXT NOT NULL,"
  "  approved_by TEXT NOT NULL,"
  "  PRIMARY KEY (post, seq)) WITHOUT ROWID;"
  "CREATE INDEX published_at ON published (at);"
  "CREATE TABLE record ("
  "  id TEXT NOT NULL PRIMARY KEY,"
  "  kind TEXT NOT NULL,"
  "  sort TEXT NOT NULL,"
  "  json BLOB NOT NULL,"
  "  modified INTEGER NOT NULL);"
  "CREATE INDEX record_kind ON record (kind, sort);"
  "CREATE VIRTUAL TABLE words_3 USING fts5 (title, content, caption, alt, tags, people, place, comments,"
  "  tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3');"
  "INSERT INTO words_3 (rowid, title, content, caption, alt, tags, people, place, comments)"
  "  SELECT rowid, title, content, caption, alt, tags, people, place, '' FROM words;"
  "DROP TABLE words;"
  "ALTER TABLE words_3 RENAME TO words;",
};

int
studio_library_schema_version (void)
{
  return (int) G_N_ELEMENTS (migrations);
}

static void
refuse_newer (StudioDb *db)
{
  studio_db_fail (db, g_error_new_literal (STUDIO_ERROR, STUDIO_ERROR_NEWER,
                                           _ ("The library was made by a newer version of Pemda Studio. Update the program to open it; nothing was changed.")));
}

/* Something else that is a database too must not get our tables. */
static void
check_is_ours (StudioDb *db,
               int version)
{
  gint64 id = studio_db_int (db, 0, "PRAGMA application_id", "");
  gint64 tables = studio_db_int (db, 0, "SELECT count(*) FROM sqlite_schema", "");

  if (studio_db_failed (db) || (version == 0 && id == 0 && tables == 0) || (version > 0 && id == LIBRARY_MARK))
    return;

  studio_db_fail (db, g_error_new_literal (STUDIO_ERROR, STUDIO_ERROR_UNSUPPORTED,
                                           _ ("The file library.db is no library of Pemda Studio. Move it elsewhere and start the program again.")));
}

/* Before a library is changed for good, a copy of it is laid beside it: the older program can still read that. Another program may be doing
 * the same, so each writes a file of its own, and only what is still the old library gets the name. */
static void
keep_copy (StudioDb *db,
           int version)
{
  g_autofree char *name = g_strdup_printf ("library-v%d.db", version);
  g_autofree char *chance = g_uuid_string_random ();
  g_autofree char *path = g_build_filename (studio_db_get_folder (db), name, NULL);
  g_autofree char *unfinished = g_strdup_printf ("%s.%s", path, chance);

  studio_db_run (db, "VACUUM INTO ?", "s", unfinished);
  if (studio_db_int (db, 0, "PRAGMA user_version", "") == version && !studio_db_failed (db))
    g_rename (unfinished, path);
  else
    g_unlink (unfinished);
}

/* All steps at once, so that no other program ever finds a library between two versions. */
static void
migrate (StudioDb *db,
         int version)
{
  int newest = studio_library_schema_version ();
  g_autofree char *mark = g_strdup_printf ("PRAGMA user_version = %d", newest);

  if (version == newest)
    return;
  if (version > 0)
    keep_copy (db, version);

  studio_db_begin (db, TRUE);
  /* two programs may have come here at once */
  version = (int) studio_db_int (db, 0, "PRAGMA user_version", "");
  if (version < newest) {
    for (; version < newest && !studio_db_failed (db); version++)
      studio_db_exec (db, migrations[version]);
    studio_db_exec (db, mark);
  }
  studio_db_end (db);
}

/* Returns: the version of the tables, 0 for a library that is still to be made; all is read in one moment, as another program may be making it */
static int
read_version (StudioDb *db)
{
  int version;

  studio_db_begin (db, FALSE);
  version = (int) studio_db_int (db, 0, "PRAGMA user_version", "");
  if (version > studio_library_schema_version ())
    refuse_newer (db);
  check_is_ours (db, version);
  studio_db_end (db);

  return version;
}

static void
look_over (StudioDb *db)
{
  sqlite3_stmt *statement = studio_db_ask (db, "PRAGMA quick_check(1)", "");

  if (!studio_db_next (db, statement))
    return;

  if (g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") != 0)
    studio_db_fail_code (db, SQLITE_CORRUPT);
  studio_db_stop (statement);
}

static void
prepare (StudioDb *db)
{
  int version = read_version (db);

  /* SQLite takes up what is whole in the log by itself; what a dying disk did, it does not see */
  if (studio_db_was_interrupted (db))
    look_over (db);

  /* With a log that is FULL. Until there is one, also the removal of the journal is seen to: a power cut could bring it back, and it would
   * take back the whole new library */
  studio_db_exec (db, "PRAGMA synchronous = EXTRA");
  /* a network drive may not be able to keep a log; SQLite then goes on as before */
  studio_db_int (db, 0, "PRAGMA journal_mode = WAL", "");
  studio_db_exec (db, "PRAGMA journal_size_limit = 16777216");
  migrate (db, version);
}

void
studio_library_schema_prepare (StudioDb *db)
{
  gint64 end = g_get_monotonic_time () + BUSY_PATIENCE;

  /* While another program begins the log or takes it up, SQLite refuses at once, without the patience it has otherwise */
  for (;;) {
    g_autoptr (GError) error = NULL;

    prepare (db);
    error = studio_db_take_error (db);
    if (error == NULL)
      return;
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BUSY) || g_get_monotonic_time () > end) {
      studio_db_fail (db, g_steal_pointer (&error));
      return;
    }
    g_usleep (BUSY_PAUSE);
  }
}
