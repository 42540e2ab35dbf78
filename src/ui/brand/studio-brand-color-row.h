#pragma once

#include "studio-brand-row.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_BRAND_COLOR_ROW (studio_brand_color_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioBrandColorRow, studio_brand_color_row, STUDIO, BRAND_COLOR_ROW, StudioBrandRow)

/**
 * StudioBrandColorRow: a colour of the brand, how well text reads on it, and what would read better.
 *
 * @name: in the document, "primary"; @title: for people; @optional: it can be taken away
 */
GtkWidget *studio_brand_color_row_new (const char *name, const char *title, gboolean optional);
const char *studio_brand_color_row_get_name (StudioBrandColorRow *self);

G_END_DECLS
