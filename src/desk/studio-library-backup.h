#pragma once

#include "studio-library.h"

G_BEGIN_DECLS

/** What a backup's name ends in. */
#define STUDIO_BACKUP_SUFFIX ".pemda-cadangan"

/*
 * The whole library in one file and back, and what to do with a broken one (docs/library.md, "Backups"). @progress: (nullable): gets how far the job is, 0 to
 * 1000, by g_atomic_int_set() from another thread; it must live until the job has answered. All jobs stop soon after they are cancelled
 * and leave nothing behind then.
 */

/** Returns: (transfer full): a name for a backup made now, "Cadangan Pustaka 2026-11-22.pemda-cadangan". */
char *studio_backup_make_name (void);

/** After how many days without a backup a person is reminded. */
#define STUDIO_BACKUP_DAYS 14

/**
 * @last: when the last backup was made, or since when there could have been one; @dismissed: when the person put it off last, 0: never; in seconds since
 * 1970. Times of the future, from a clock that was wrong, do not count.
 *
 * Returns: whether the person should be reminded at @now
 */
gboolean studio_backup_is_due (guint n_posts, gint64 last, gint64 dismissed, gint64 now);

/**
 * studio_library_back_up_async:
 * @path: the file to write; one that is there is replaced when the new one is whole and on the disk
 *
 * Writes all posts with versions, history and photos, as they are now, into one ZIP file. The library can be worked on meanwhile.
 */
void studio_library_back_up_async (StudioLibrary *self, const char *path, int *progress, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** @n_posts, @n_missing: (out) (optional): how many posts are in it, and how many photos were missing in the library already */
gboolean studio_library_back_up_finish (StudioLibrary *self, GAsyncResult *result, guint *n_posts, guint *n_missing, GError **error);

/**
 * StudioLibraryRescue: what came of putting a library in the place of another.
 * @n_posts: in the library now
 * @n_lost: posts (after a repair) or photos (after restoring) that could not be read
 * @kept: the folder where the library that was there before lies now
 */
typedef struct
{
  guint n_posts;
  guint n_lost;
  char *kept;
} StudioLibraryRescue;

void studio_library_rescue_free (StudioLibraryRescue *rescue);

/**
 * studio_library_restore_backup_async:
 * @path: a file that studio_library_back_up_async() wrote
 *
 * Unpacks and checks the whole backup beside the library, then puts it in its place. The library that was there is moved into a folder beside it,
 * and comes back if anything fails. Works also if the present library cannot be opened. All posts count as changed.
 */
void studio_library_restore_backup_async (StudioLibrary *self, const char *path, int *progress, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full) (nullable): errors are %STUDIO_ERROR_UNSUPPORTED if it is no backup, _NEWER, _TRUNCATED if it is damaged, and %G_IO_ERROR */
StudioLibraryRescue *studio_library_restore_backup_finish (StudioLibrary *self, GAsyncResult *result, GError **error);

/**
 * StudioLibraryHealth:
 * @sound: whether the database can be read throughout
 * @n_missing: photos that are in the database but not on the disk, or not with their size
 */
typedef struct
{
  gboolean sound;
  guint n_posts;
  guint n_missing;
} StudioLibraryHealth;

/** Looks the whole library over without changing anything; also one that could not be opened. */
void studio_library_check_async (StudioLibrary *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean studio_library_check_finish (StudioLibrary *self, GAsyncResult *result, StudioLibraryHealth *health, GError **error);

/**
 * Takes all that can be read out of a broken library into a new one in its place; the broken database is kept in a folder within the library's.
 * The library is open afterwards.
 */
void studio_library_repair_async (StudioLibrary *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full) (nullable) */
StudioLibraryRescue *studio_library_repair_finish (StudioLibrary *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioLibraryRescue, studio_library_rescue_free)

G_END_DECLS
