#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_LIBRARY_SIDE_ROW (studio_library_side_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioLibrarySideRow, studio_library_side_row, STUDIO, LIBRARY_SIDE_ROW, GtkListBoxRow)

/**
 * StudioLibrarySideRow: one row of the library's list of filters.
 * @key: as StudioLibrarySide tells it; @style: (nullable): class of its coloured dot
 */
GtkWidget *studio_library_side_row_new (const char *key, const char *label, const char *style);
/** @icon: (nullable): before the label */
void studio_library_side_row_set_icon (StudioLibrarySideRow *self, const char *icon);
void studio_library_side_row_set_count (StudioLibrarySideRow *self, guint count);
const char *studio_library_side_row_get_key (StudioLibrarySideRow *self);
const char *studio_library_side_row_get_label (StudioLibrarySideRow *self);

G_END_DECLS
