#pragma once

#include <gio/gio.h>

#include "studio-history-record.h"
#include "studio-library-item.h"
#include "studio-library-query.h"

G_BEGIN_DECLS

/** The folder within the library's for packages that offices handed in, "SHA256.pemda", and their pictures, "SHA256.png". Backups take them along. */
#define STUDIO_LIBRARY_PARCELS "setoran"

#define STUDIO_TYPE_LIBRARY (studio_library_get_type ())
/**
 * StudioLibrary: all posts of a person in one folder (docs/library.md). One SQLite connection on a thread of its own does all the work, in
 * the order it was asked for, each job wholly or not at all; what a job reported as done survives a power cut. Callbacks come in
 * the caller's thread-default main context. A job on a library that is not open, or an id that is not there, fails with
 * %STUDIO_ERROR_NOT_FOUND. All errors are one plain translated sentence:
 *
 *  - %STUDIO_ERROR_NEWER: a newer program made the library; nothing was touched
 *  - %STUDIO_ERROR_TRUNCATED: the library is damaged; nothing was touched
 *  - %STUDIO_ERROR_LIMIT: something in it is larger than the program reads
 *  - %G_IO_ERROR_BUSY: another program has locked it for more than five seconds
 *  - %G_IO_ERROR_NO_SPACE, %G_IO_ERROR_PERMISSION_DENIED and other %G_IO_ERROR: the disk
 *
 * A job that failed left the library as it was, and may be asked for again.
 */
G_DECLARE_FINAL_TYPE (StudioLibrary, studio_library, STUDIO, LIBRARY, GObject)

/**
 * StudioLibrary::changed:
 * @id: of the post that changed; "" when several may have
 *
 * Emitted after each job that changed something, and before or after its callback, in the thread-default main context of
 * the thread that made the library.
 */

/**
 * StudioLibrary::records-changed:
 * @kind: of the records that changed (studio-library-records.h); "" when several kinds may have
 *
 * The same for what is no post.
 */

/** @folder: (nullable): where it lies; NULL: "pemda-studio/pustaka" in the user's data folder. Touches no disk. Returns: (transfer full) */
StudioLibrary *studio_library_new (const char *folder);
/** Returns: the folder, absolute or as given. */
const char *studio_library_get_folder (StudioLibrary *self);
/**
 * Makes the folder and the database if there are none, brings an older one up to date (a copy of it stays beside it), and looks it over
 * if the program did not end properly the last time. Opening an open library does nothing.
 */
void studio_library_open_async (StudioLibrary *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean studio_library_open_finish (StudioLibrary *self, GAsyncResult *result, GError **error);
/**
 * Blocks until all that was asked is written, then lets go of the files. Callbacks still come. Does nothing if it is closed. Who only drops the last
 * reference may find the files in use for a moment longer.
 */
void studio_library_close (StudioLibrary *self);

/**
 * studio_library_save_async:
 * @snapshot: the post; the library knows it by its document's id
 * @record: (nullable): what happened to its history since the last save; NULL leaves the stored history as it is
 *
 * Adds the post or replaces what is there; its trash mark, folder and other library-only things stay. Parts that are
 * stored already, here or for another post, are not written again. The work on @snapshot happens in the library's thread.
 */
void studio_library_save_async (StudioLibrary *self, StudioSnapshot *snapshot, StudioHistoryRecord *record, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** studio_library_save_async() for a post that this program has not open; fails with %G_IO_ERROR_BUSY while another program has. */
void studio_library_save_closed_async (StudioLibrary *self, StudioSnapshot *snapshot, StudioHistoryRecord *record, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean studio_library_save_finish (StudioLibrary *self, GAsyncResult *result, GError **error);

void studio_library_load_async (StudioLibrary *self, const char *id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/**
 * studio_library_load_finish:
 * @record: (out) (optional) (nullable): the history, to be given to studio_history_restore()
 * @notice: (out) (optional) (nullable): one sentence for the person, e.g. that a photo is missing
 *
 * Returns: (transfer full): the post, which also knows the photos that only its history needs
 */
StudioPost *studio_library_load_finish (StudioLibrary *self, GAsyncResult *result, StudioHistoryRecord **record, char **notice, GError **error);

void studio_library_load_document_async (StudioLibrary *self, const char *id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full) (nullable): the document alone, to see whether @id is there and what it says; NULL without error if it is not there. */
JsonNode *studio_library_load_document_finish (StudioLibrary *self, GAsyncResult *result, GError **error);

void studio_library_get_item_async (StudioLibrary *self, const char *id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full): one post as lists show it, also from the trash */
StudioLibraryItem *studio_library_get_item_finish (StudioLibrary *self, GAsyncResult *result, GError **error);

/** @query: copied. */
void studio_library_query_async (StudioLibrary *self, const StudioLibraryQuery *query, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full) (element-type StudioLibraryItem) */
GPtrArray *studio_library_query_finish (StudioLibrary *self, GAsyncResult *result, GError **error);

void studio_library_count_async (StudioLibrary *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full) */
StudioLibraryCounts *studio_library_count_finish (StudioLibrary *self, GAsyncResult *result, GError **error);

/** @png: (nullable): a small picture of the post, at most 4 MB; NULL removes it. */
void studio_library_set_thumbnail_async (StudioLibrary *self, const char *id, GBytes *png, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean studio_library_set_thumbnail_finish (StudioLibrary *self, GAsyncResult *result, GError **error);
void studio_library_get_thumbnail_async (StudioLibrary *self, const char *id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full) (nullable): NULL without error if there is none. */
GBytes *studio_library_get_thumbnail_finish (StudioLibrary *self, GAsyncResult *result, GError **error);

/** @ids: NULL-terminated; those that are not there are passed over, here and below. @trash: into the trash, or out of it */
void studio_library_trash_async (StudioLibrary *self, const char *const *ids, gboolean trash, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean studio_library_trash_finish (StudioLibrary *self, GAsyncResult *result, GError **error);
/** For good, with versions and history; only what lies in the trash. Photos that nothing else needs go with it. */
void studio_library_delete_async (StudioLibrary *self, const char *const *ids, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean studio_library_delete_finish (StudioLibrary *self, GAsyncResult *result, GError **error);

void studio_library_duplicate_async (StudioLibrary *self, const char *id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full): the id of the copy: a draft in the same folder, without plan, releases, history and versions. */
char *studio_library_duplicate_finish (StudioLibrary *self, GAsyncResult *result, GError **error);

/** @folder: (nullable): any name, at most 200 bytes; NULL: none. A folder is there as long as a post lies in it. */
void studio_library_set_folder_async (StudioLibrary *self, const char *const *ids, const char *folder, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean studio_library_set_folder_finish (StudioLibrary *self, GAsyncResult *result, GError **error);

/** @step: (nullable): the page the post is left at, "isi" or the like; does not count as a change of the post. */
void studio_library_set_step_async (StudioLibrary *self, const char *id, const char *step, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean studio_library_set_step_finish (StudioLibrary *self, GAsyncResult *result, GError **error);

/** Notes that this process has the post open, or that it no longer has, which begins its count of edits anew. No change to tell of. */
void studio_library_mark_open_async (StudioLibrary *self, const char *id, gboolean open, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean studio_library_mark_open_finish (StudioLibrary *self, GAsyncResult *result, GError **error);
/** The posts that a process which is gone had open when it ended, with edits; they count as closed afterwards. */
void studio_library_find_recovered_async (StudioLibrary *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full) (element-type StudioLibraryItem): the last changed first. */
GPtrArray *studio_library_find_recovered_finish (StudioLibrary *self, GAsyncResult *result, GError **error);

/** @asset_hash: of a photo. Finds the posts that show it now, not those in the trash. */
void studio_library_find_photo_async (StudioLibrary *self, const char *asset_hash, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full) (element-type StudioLibraryItem): the last changed first. */
GPtrArray *studio_library_find_photo_finish (StudioLibrary *self, GAsyncResult *result, GError **error);
/** Finds the other posts, changed within 30 days of this one, that have its title and caption, or a photo of it. */
void studio_library_find_similar_async (StudioLibrary *self, const char *id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full) (element-type StudioLibraryItem): the last changed first. */
GPtrArray *studio_library_find_similar_finish (StudioLibrary *self, GAsyncResult *result, GError **error);

/** Removes what nothing refers to any more, from the database and the folder of assets. Never what a post, its history or a version needs. */
void studio_library_clean_async (StudioLibrary *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** @freed: (out) (optional): bytes that were given back. */
gboolean studio_library_clean_finish (StudioLibrary *self, GAsyncResult *result, gint64 *freed, GError **error);

G_END_DECLS
