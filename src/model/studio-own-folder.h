#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * studio_own_folder_put:
 * @kind: "brands", "templates"
 * @id: a plain file name (studio_entry_name_is_plain())
 * @files: (element-type utf8 GBytes): by name; a name may have folders in it ("stickers/ombak.svg")
 * @replace: whether one of that id in the person's folder is to be replaced; it is put aside then, in the folder
 *   "KIND-replaced" beside "KIND"
 *
 * Writes the folder ID into studio_catalog_get_own_folder(), all or nothing. Tell the catalog with studio_catalog_refresh().
 *
 * Returns: (transfer full): the folder; %G_IO_ERROR_EXISTS if there is one already and @replace is FALSE
 */
char *studio_own_folder_put (const char *kind, const char *id, GHashTable *files, gboolean replace, GError **error);

G_END_DECLS
