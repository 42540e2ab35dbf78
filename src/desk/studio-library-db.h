#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * StudioDb: the library's database as its thread uses it: one connection, its statements kept.
 *
 * All of it happens within a job (studio-library-private.h). The first thing that goes wrong is kept, nothing is asked or written
 * any more after it, and the job's transaction is taken back: so a job looks for failures only where it needs to know.
 */
typedef struct _StudioDb StudioDb;

/** @folder: the library's. Touches no disk. */
StudioDb *studio_db_new (const char *folder);
void studio_db_free (StudioDb *db);
const char *studio_db_get_folder (StudioDb *db);
/** Makes folder and file if there are none, and sets the connection up; what is inside is not looked at yet. FALSE: see studio_db_failed(). */
gboolean studio_db_open (StudioDb *db);
void studio_db_close (StudioDb *db);
/**
 * Leaves the connection as it is, for ever, and fails: its drive went away in the middle of a job (studio-drive-guard.h). What it had locked stays
 * locked until the program ends, so that no other connection takes half a commit for a whole one.
 */
void studio_db_abandon (StudioDb *db);
gboolean studio_db_is_open (StudioDb *db);
/** Whether the log was still there when it was opened: another program has it open too, or one ended without closing it. */
gboolean studio_db_was_interrupted (StudioDb *db);
/** For what has no function here: backups, blobs. */
sqlite3 *studio_db_get_handle (StudioDb *db);

gboolean studio_db_failed (StudioDb *db);
/** Fails with what it could not be opened for. */
void studio_db_fail_closed (StudioDb *db);
/** Keeps @error, which is taken, as what the job fails with, unless something failed before. */
void studio_db_fail (StudioDb *db, GError *error);
/** The same for a code of SQLite, told in a plain sentence. */
void studio_db_fail_code (StudioDb *db, int code);
/** Returns: (transfer full) (nullable): what failed, which is forgotten by that. */
GError *studio_db_take_error (StudioDb *db);

/** Begins what studio_db_end() ends. @write: takes the lock at once, so that two programs wait for one another */
void studio_db_begin (StudioDb *db, gboolean write);
/** Commits, or takes everything back if something failed; that may be the commit itself. */
void studio_db_end (StudioDb *db);
/** Whether another connection changed something since this was asked last. */
gboolean studio_db_others_wrote (StudioDb *db);

/** Runs statements without values. @sql: of this program alone, never with anything from outside in it */
void studio_db_exec (StudioDb *db, const char *sql);
/**
 * studio_db_ask:
 * @sql: one statement, a literal: it is prepared once and kept
 * @types: a letter for each of its values: 's' a text (nullable), 'i' a gint64, 'b' a GBytes (nullable). Texts and bytes must
 *   live until the statement is done
 *
 * Returns: (transfer none) (nullable): to be read with studio_db_next() until that is FALSE, or until studio_db_stop(); NULL if something failed
 */
sqlite3_stmt *studio_db_ask (StudioDb *db, const char *sql, const char *types, ...);
/** Returns: whether there is a row; FALSE at the end and when something failed. @statement: (nullable) */
gboolean studio_db_next (StudioDb *db, sqlite3_stmt *statement);
/** Ends a statement of which not all rows were read. */
void studio_db_stop (sqlite3_stmt *statement);
/** A statement whose rows nobody reads. */
void studio_db_run (StudioDb *db, const char *sql, const char *types, ...);
/** The first value of the first row, or @fallback. */
gint64 studio_db_int (StudioDb *db, gint64 fallback, const char *sql, const char *types, ...);

/** What stands in a row is hostile. Returns: (transfer full) (nullable): the text made valid UTF-8; NULL for null */
char *studio_db_column_text (sqlite3_stmt *statement, int column);
/** Returns: (transfer full) (nullable): a copy of the bytes; NULL for null */
GBytes *studio_db_column_bytes (sqlite3_stmt *statement, int column);

/** Notes that the post @id changed ("": many), to be told when the job is done. */
void studio_db_tell (StudioDb *db, const char *id);
/** Returns: (transfer full) (nullable): what was noted, "" for several posts; NULL: nothing. It is forgotten by that. */
char *studio_db_take_told (StudioDb *db);
/** The same for records of @kind ("": of several). */
void studio_db_tell_records (StudioDb *db, const char *kind);
char *studio_db_take_told_records (StudioDb *db);
/** Returns: (element-type utf8 sqlite3_stmt): what studio_db_ask() prepared, by its SQL. */
GHashTable *studio_db_get_statements (StudioDb *db);
/** Returns: (element-type utf8 GPtrArray): post id → which parts were stored for it last, so that storing the same again costs nothing. */
GHashTable *studio_db_get_stored (StudioDb *db);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioDb, studio_db_free)

G_END_DECLS
