#pragma once

#include "studio-library-pictures.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_LIBRARY_TILE (studio_library_tile_get_type ())
G_DECLARE_FINAL_TYPE (StudioLibraryTile, studio_library_tile, STUDIO, LIBRARY_TILE, GtkWidget)

/** StudioLibraryTile: a post in the grid of the library: its picture, title, when it was changed and its state. */
GtkWidget *studio_library_tile_new (StudioLibraryPictures *pictures);
/** @entry: (nullable) */
void studio_library_tile_set_entry (StudioLibraryTile *self, StudioLibraryEntry *entry);
/** Returns: (transfer none) (nullable) */
StudioLibraryEntry *studio_library_tile_get_entry (StudioLibraryTile *self);

/** Makes @badge show @state, or nothing; @state: (nullable): as the library tells it */
void studio_library_badge_show (GtkLabel *badge, const char *state);

G_END_DECLS
