#pragma once

#include "studio-gallery.h"
#include "studio-library-pictures.h"

G_BEGIN_DECLS

/** Called once for each widget that shows a post. */
typedef void (*StudioLibraryEquip) (GtkWidget *widget, gpointer data);

/** Gives the library's table its columns: title with picture, kind, brand, state and when it was changed. @data outlives the table. */
void studio_library_columns_add (GtkColumnView *table, StudioGallery *gallery, StudioLibraryPictures *pictures, StudioLibraryEquip equip, gpointer data);
/** Returns: (transfer none) (nullable): what @widget, a tile or a cell of the table, shows; NULL for other widgets */
StudioLibraryEntry *studio_library_columns_get_entry (GtkWidget *widget);

G_END_DECLS
