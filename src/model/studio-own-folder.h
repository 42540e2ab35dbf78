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

/**
 * StudioOwnPlace: what an id stands for.
 * @STUDIO_OWN_PLACE_FREE: nothing
 * @STUDIO_OWN_PLACE_OWN: a folder of the person's own
 * @STUDIO_OWN_PLACE_SHIPPED: what the program brought along; a folder of the person's own would hide it
 */
typedef enum {
  STUDIO_OWN_PLACE_FREE,
  STUDIO_OWN_PLACE_OWN,
  STUDIO_OWN_PLACE_SHIPPED,
} StudioOwnPlace;

StudioOwnPlace studio_own_folder_look (const char *kind, const char *id);
/** Returns: (transfer full): "ID-2", "ID-3", …: the first that is free. @number: (out): 2, 3, … */
char *studio_own_folder_find_free (const char *kind, const char *id, int *number);
/**
 * Takes the person's folder ID away: it is kept in "KIND-removed" beside "KIND", until another of that id is removed. Tell the catalog
 * with studio_catalog_refresh().
 */
gboolean studio_own_folder_remove (const char *kind, const char *id, GError **error);
/** Puts what studio_own_folder_remove() took away back; %G_IO_ERROR_EXISTS if there is another one by now. */
gboolean studio_own_folder_restore (const char *kind, const char *id, GError **error);

G_END_DECLS
