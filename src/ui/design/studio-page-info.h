#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_PAGE_INFO (studio_page_info_get_type ())
G_DECLARE_FINAL_TYPE (StudioPageInfo, studio_page_info, STUDIO, PAGE_INFO, GtkWidget)

/**
 * StudioPageInfo: what there is to say of the page in the size that is shown: measures, layers, whether it was changed by hand.
 *
 * Property: "composer" (StudioComposer, nullable).
 */

G_END_DECLS
