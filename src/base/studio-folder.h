#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * studio_folder_make:
 * @folder: may be there already
 *
 * Makes a folder and those above it.
 *
 * Returns: (transfer full) (nullable) (element-type filename): the folders that were made, innermost first, for studio_folder_unmake() when
 *   nothing was put in; NULL with a sentence of %G_IO_ERROR
 */
GPtrArray *studio_folder_make (const char *folder, GError **error);
/** Removes what studio_folder_make() has made; a folder with something in it stays. */
void studio_folder_unmake (GPtrArray *made);

G_END_DECLS
