#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_FOLDER_ROW (studio_folder_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioFolderRow, studio_folder_row, STUDIO, FOLDER_ROW, GtkBox)

/**
 * StudioFolderRow: the folder that files are written into, how much room there is, and a button for another one. Signals:
 * - "changed": a person has chosen another folder
 * - "refused" (const char *sentence): the chosen one can't be used
 */

/**
 * studio_folder_row_load:
 * @key: of a string: the URI of the folder chosen last
 *
 * Shows that folder, or "Pemda Studio" among the documents if it is no longer there; that one need not exist yet.
 */
void studio_folder_row_load (StudioFolderRow *self, GSettings *settings, const char *key);
/** Returns: (transfer full): the folder that studio_folder_row_load() shows for @key */
char *studio_folder_row_find (GSettings *settings, const char *key);
/** Remembers the folder as @key. */
void studio_folder_row_save (StudioFolderRow *self, GSettings *settings, const char *key);
/** Returns: (transfer none): its path, once it was loaded */
const char *studio_folder_row_get_folder (StudioFolderRow *self);

G_END_DECLS
