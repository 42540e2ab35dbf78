#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_BRAND_OFFICE_PANE (studio_brand_office_pane_get_type ())
G_DECLARE_FINAL_TYPE (StudioBrandOfficePane, studio_brand_office_pane, STUDIO, BRAND_OFFICE_PANE, GtkWidget)

/** StudioBrandOfficePane: the office's names, accounts, contacts, places and people; all of it rows (studio_brand_rows_set_session()). */

G_END_DECLS
