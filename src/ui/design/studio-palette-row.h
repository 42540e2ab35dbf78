#pragma once

#include "studio-command.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_PALETTE_ROW (studio_palette_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioPaletteRow, studio_palette_row, STUDIO, PALETTE_ROW, GtkWidget)

/** StudioPaletteRow: a command's line in the palette: picture, name, where it belongs, keys. */
GtkWidget *studio_palette_row_new (void);
void studio_palette_row_set_command (StudioPaletteRow *self, StudioCommand *command);

G_END_DECLS
