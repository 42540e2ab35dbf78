#pragma once

#include <gtk/gtk.h>

#include "studio-export-choice.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_EXPORT_FORMAT_ROW (studio_export_format_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioExportFormatRow, studio_export_format_row, STUDIO, EXPORT_FORMAT_ROW, GtkCheckButton)

/** StudioExportFormatRow: a format in the export dialog: a check, a small picture, its size and how large the file will be. */
GtkWidget *studio_export_format_row_new (const StudioFormat *format);
const StudioFormat *studio_export_format_row_get_format (StudioExportFormatRow *self);
void studio_export_format_row_set_picture (StudioExportFormatRow *self, GdkPaintable *paintable);
/** @size: "1080 × 1350"; @bytes: (nullable): "398 kB" */
void studio_export_format_row_describe (StudioExportFormatRow *self, const char *size, const char *bytes);

G_END_DECLS
