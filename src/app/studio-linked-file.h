#pragma once

#include "studio-library.h"

G_BEGIN_DECLS

/**
 * StudioLinkedFile: how the file that a post of the library came out of stands to it.
 * @STUDIO_LINKED_FILE_SAME: it says the same, or is gone
 * @STUDIO_LINKED_FILE_WRITTEN: it was behind, and says the same now
 * @STUDIO_LINKED_FILE_FOREIGN: it says something else and was written after the post was: it stays as it is
 */
typedef enum {
  STUDIO_LINKED_FILE_SAME,
  STUDIO_LINKED_FILE_WRITTEN,
  STUDIO_LINKED_FILE_FOREIGN,
} StudioLinkedFile;

/**
 * studio_linked_file_catch_up_async:
 * @id: of a post of the library that no window shows
 * @path: of its file
 * @modified: when the library last took the post, unix seconds
 *
 * Leaving a post writes its file; a program that ended suddenly could not. This does it afterwards, in a thread. What the file held stays beside it as @path with a "~".
 */
void studio_linked_file_catch_up_async (StudioLibrary *library, const char *id, const char *path, gint64 modified, GAsyncReadyCallback callback, gpointer data);
/** Fails if the post or the file cannot be read or the file not be written. @outcome: (out) (optional) */
gboolean studio_linked_file_catch_up_finish (GAsyncResult *result, StudioLinkedFile *outcome, GError **error);

G_END_DECLS
