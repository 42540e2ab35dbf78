#pragma once

#include "studio-library.h"

#include "studio-library-db.h"

G_BEGIN_DECLS

/**
 * StudioLibraryWork: a job, in the library's thread.
 * @data: the task's data
 *
 * Fails by studio_db_fail(); what it gives then is freed.
 * Returns: (transfer full) (nullable): what the task is to give
 */
typedef gpointer (*StudioLibraryWork) (StudioDb *db, gpointer data);

/**
 * StudioLibraryAccess: what a job does
 * @STUDIO_LIBRARY_READ: reads, in one transaction, so that all it sees belongs together
 * @STUDIO_LIBRARY_WRITE: writes, in one transaction
 * @STUDIO_LIBRARY_ALONE: sees to its transactions itself
 * @STUDIO_LIBRARY_ANYWAY: the same, also while the library is not open
 */
typedef enum {
  STUDIO_LIBRARY_READ,
  STUDIO_LIBRARY_WRITE,
  STUDIO_LIBRARY_ALONE,
  STUDIO_LIBRARY_ANYWAY,
} StudioLibraryAccess;

/**
 * studio_library_ask:
 * @task: (transfer full): with the library as its source and what @work needs as its data; gives a pointer
 * @access: a job that writes does not hear of cancelling once it runs
 * @free_result: (nullable): how to free what @work gave if nobody takes it
 */
void studio_library_ask (StudioLibrary *self, GTask *task, StudioLibraryWork work, StudioLibraryAccess access, GDestroyNotify free_result);
/** @work: (data: the ID). Shorthand for a job on one post. */
void studio_library_ask_about (StudioLibrary *self, const char *id, StudioLibraryWork work, StudioLibraryAccess access, GDestroyNotify free_result, GTask *task);
/** Ends a job that gives nothing. */
gboolean studio_library_finish (StudioLibrary *self, GAsyncResult *result, GError **error);
/** Ends a job that gives something, which may be NULL. Returns: (transfer full) (nullable) */
gpointer studio_library_finish_pointer (StudioLibrary *self, GAsyncResult *result, GError **error);

/* studio-library-schema.c */

/** Makes the tables, or brings older ones up to date; refuses newer ones and what is no library. */
void studio_library_schema_prepare (StudioDb *db);
/** The version this program writes. */
int studio_library_schema_version (void);

/* studio-library-blob.c: bytes that are stored once, whoever has them */

/** Stores @bytes unless they are there; big ones as a file, which is on the disk before this returns. @hash: (nullable). Returns: the row's number, 0 if it failed */
gint64 studio_library_blob_store (StudioDb *db, const char *hash, GBytes *bytes);
/** Returns: (transfer full) (nullable): NULL if the bytes are gone or are no longer what they were */
GBytes *studio_library_blob_read (StudioDb *db, gint64 number);
/** Removes those that nothing refers to; with their files. @sweep: also files that no row knows. Returns: bytes given back */
gint64 studio_library_blob_clean (StudioDb *db, gboolean sweep);
/** Returns: whether @hash is 64 small hexadecimal digits. */
gboolean studio_library_blob_hash_is_valid (const char *hash);

/* studio-library-load.c */

/** Returns: the post's row, or 0 with the job failed by %STUDIO_ERROR_NOT_FOUND. */
gint64 studio_library_find_post (StudioDb *db, const char *id);
/**
 * studio_library_read_post:
 * @source: what to call it in sentences, its title
 * @json: its document
 * @statement: gives the other parts: rows of name and number of the blob. Limits are those of a package
 * @notice: (out) (nullable): one sentence for the person
 *
 * Returns: (transfer full): NULL if the job failed
 */
StudioPost *studio_library_read_post (StudioDb *db, const char *source, GBytes *json, sqlite3_stmt *statement, char **notice);

/* studio-library-open.c */

/** Whether another program, which is running, has the post open: it would write what it knows over what is stored here. */
gboolean studio_library_is_open_elsewhere (StudioDb *db, gint64 post);

/* studio-library-save.c */

/** Seconds since 1970. */
gint64 studio_library_now (void);

/* studio-library-item.c */

/** The columns that studio_library_item_new_row() reads, for SELECT. "p" is the post's row. */
#define STUDIO_LIBRARY_ITEM_COLUMNS \
  "p.id, p.title, p.brand, p.template, p.state, p.folder, p.created, p.modified, p.planned, p.trashed, p.edits, p.step, p.office"
#define STUDIO_LIBRARY_ITEM_N_COLUMNS 13

/** @snippet: (nullable) (transfer full). Returns: (transfer full) */
StudioLibraryItem *studio_library_item_new_row (sqlite3_stmt *statement, char *snippet);
/** Returns: (transfer full) (element-type StudioLibraryItem): all rows that @statement still gives. */
GPtrArray *studio_library_item_read_rows (StudioDb *db, sqlite3_stmt *statement);

G_END_DECLS
