#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_BRAND_GUIDE_PANE (studio_brand_guide_pane_get_type ())
G_DECLARE_FINAL_TYPE (StudioBrandGuidePane, studio_brand_guide_pane, STUDIO, BRAND_GUIDE_PANE, GtkWidget)

/** StudioBrandGuidePane: the rules of the brand guide, and how strictly each is meant; all of it rows (studio_brand_rows_set_session()). */

G_END_DECLS
