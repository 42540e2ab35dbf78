#pragma once

#include <gtk/gtk.h>

#include "studio-preview.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_SIZE_CELL (studio_size_cell_get_type ())
G_DECLARE_FINAL_TYPE (StudioSizeCell, studio_size_cell, STUDIO, SIZE_CELL, GtkButton)

/** StudioSizeCell: a format of the post in the view of all sizes: a large picture, name, measure, state. */
GtkWidget *studio_size_cell_new (const StudioFormat *format);
const StudioFormat *studio_size_cell_get_format (StudioSizeCell *self);
/** Device px a design px that its picture should have. */
double studio_size_cell_get_scale (StudioSizeCell *self);
/** @preview: (transfer none) @edited: changed by hand in this size */
void studio_size_cell_show (StudioSizeCell *self, StudioPreview *preview, gboolean edited);

G_END_DECLS
