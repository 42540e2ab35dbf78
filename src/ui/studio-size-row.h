#pragma once

#include <gtk/gtk.h>

#include "studio-preview.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_SIZE_ROW (studio_size_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioSizeRow, studio_size_row, STUDIO, SIZE_ROW, GtkListBoxRow)

/** StudioSizeRow: a format of the post in the sizes strip: small picture, name, state. */
GtkWidget *studio_size_row_new (const StudioFormat *format);
const StudioFormat *studio_size_row_get_format (StudioSizeRow *self);
/** Device px a design px that the picture should have. */
double studio_size_row_get_scale (StudioSizeRow *self);
/** Shows the picture and what its issues say; the old ones stay until then. @preview: (transfer full) */
void studio_size_row_take_preview (StudioSizeRow *self, StudioPreview *preview);
/** Returns: (nullable) (transfer none) */
StudioPreview *studio_size_row_get_preview (StudioSizeRow *self);

/** Whether this size was changed by hand, and so no longer follows the others in all. */
void studio_size_row_set_edited (StudioSizeRow *self, gboolean edited);

G_END_DECLS
