#pragma once

#include <gtk/gtk.h>

#include "studio-brand.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_BRAND_LIST_ROW (studio_brand_list_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioBrandListRow, studio_brand_list_row, STUDIO, BRAND_LIST_ROW, GtkListBoxRow)

/** StudioBrandListRow: a brand to choose for editing; a shipped one has a lock. */
GtkWidget *studio_brand_list_row_new (StudioBrand *brand, gboolean shipped);
/** Shows another state of the brand, perhaps the office's copy of it. */
void studio_brand_list_row_show (StudioBrandListRow *self, StudioBrand *brand, gboolean shipped);
const char *studio_brand_list_row_get_id (StudioBrandListRow *self);

G_END_DECLS
