#pragma once

#include <gio/gio.h>

#include "studio-library.h"

G_BEGIN_DECLS

/*
 * Rescue copies: .pemda files in the user's state folder that hold what the library could not take: it is locked, broken, newer than the
 * program, or its disk is full. One a post, named after the post's id. They are taken into the library as soon as it opens, and
 * so are the safety copies of the program's first editions, which stand in the same folder.
 */

/** Returns: (transfer full): where the copy of post @id is written; NULL for an id that is no file name */
char *studio_rescue_make_path (const char *id);
/** Whether @path (nullable) is a rescue copy, not a file that the person chose. */
gboolean studio_rescue_is_one (const char *path);
/** Removes the copy of post @id, if there is one. */
void studio_rescue_remove (const char *id);
/** Looks in a thread for copies. */
void studio_rescue_find_async (GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full) (element-type filename): paths, the newest first */
GPtrArray *studio_rescue_find_finish (GAsyncResult *result);
/**
 * studio_rescue_take_async:
 * @library: an open one
 *
 * Takes all copies into the library and removes those that it took. A copy that is older than what the library has of the post becomes
 * a post of its own. What cannot be read stays where it is.
 */
void studio_rescue_take_async (StudioLibrary *library, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full) (element-type utf8): ids of the posts that were taken, the newest first */
GPtrArray *studio_rescue_take_finish (StudioLibrary *library, GAsyncResult *result);

G_END_DECLS
