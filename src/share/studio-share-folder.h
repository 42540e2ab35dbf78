#pragma once

#include <gio/gio.h>

#include "studio-share-parcel.h"

G_BEGIN_DECLS

/**
 * studio_share_folder_write:
 * @below: (nullable): NULL: "pemda-studio/kirim" of the user's cache, which nobody else may look into
 *
 * Writes what a parcel offers into a folder of its own, from which another program takes it when it likes: the pictures, "takarir_instagram.txt" for
 * each caption, and "teks-alternatif.txt" with a line for each picture that has a description. What was written there more than a day ago goes.
 * Blocks: call it in a thread.
 *
 * Returns: (transfer full) (array zero-terminated=1) (nullable): the files' paths, pictures first; NULL, with nothing left behind, on an error
 */
char **studio_share_folder_write (const StudioShareParcel *parcel, const char *below, GCancellable *cancellable, GError **error);

G_END_DECLS
