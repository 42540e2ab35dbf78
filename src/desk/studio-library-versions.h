#pragma once

#include "studio-library.h"
#include "studio-version-age.h"

G_BEGIN_DECLS

/**
 * StudioLibraryVersion: a state of a post that was kept.
 * @number: what it is called by; higher is newer
 * @time: when it was kept, in seconds since 1970
 * @name: (nullable): what a person called it
 * @n_edits: how many edits had been saved since the post was opened
 */
typedef struct
{
  gint64 number;
  gint64 time;
  StudioVersionKind kind;
  char *name;
  guint n_edits;
} StudioLibraryVersion;

/** Most bytes of a version's name. */
#define STUDIO_VERSION_MAX_NAME 200

/** Returns: (transfer full) */
StudioLibraryVersion *studio_library_version_copy (const StudioLibraryVersion *version);
void studio_library_version_free (StudioLibraryVersion *version);

/**
 * studio_library_add_version_async:
 * @id: of a post; what counts is what the library has of it when the job's turn comes, so it is saved before
 * @name: (nullable): what a person calls it; of any kind
 *
 * Keeps the present state as a version, and lets older ones go by their age (studio_versions_thin()). A state that the newest version
 * has already is not kept twice: what lasts, or a name, is noted there; if that has another reason to last or another name, the
 * state becomes a version of its own.
 */
void studio_library_add_version_async (StudioLibrary *self, const char *id, StudioVersionKind kind, const char *name, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** @number: (out) (optional): of the version that has the state */
gboolean studio_library_add_version_finish (StudioLibrary *self, GAsyncResult *result, gint64 *number, GError **error);

void studio_library_list_versions_async (StudioLibrary *self, const char *id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full) (nullable) (element-type StudioLibraryVersion): newest first. */
GPtrArray *studio_library_list_versions_finish (StudioLibrary *self, GAsyncResult *result, GError **error);

void studio_library_load_version_async (StudioLibrary *self, const char *id, gint64 number, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/**
 * @notice: (out) (optional) (nullable): one sentence for the person, e.g. that a photo is missing
 * Returns: (transfer full) (nullable): the post as it was; %STUDIO_ERROR_NOT_FOUND if the version is gone
 */
StudioPost *studio_library_load_version_finish (StudioLibrary *self, GAsyncResult *result, char **notice, GError **error);

/** @name: (nullable): NULL or blank takes the name away. A version with a name lasts. */
void studio_library_name_version_async (StudioLibrary *self, const char *id, gint64 number, const char *name, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean studio_library_name_version_finish (StudioLibrary *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioLibraryVersion, studio_library_version_free)

G_END_DECLS
