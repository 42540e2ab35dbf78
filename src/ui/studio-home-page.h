#pragma once

#include <gtk/gtk.h>

#include "studio-services.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_HOME_PAGE (studio_home_page_get_type ())
G_DECLARE_FINAL_TYPE (StudioHomePage, studio_home_page, STUDIO, HOME_PAGE, GtkWidget)

/**
 * StudioHomePage: the start page: choose a brand, choose a template, or go on with a post. What is chosen goes out as the actions
 * "win.start" (template id, brand id), "win.start-filled" (those, a day's name, content as JSON), "win.open-library", "win.open-path" and "win.toast"; what is dropped also as "win.start-photos",
 * "win.bulk-any" and "win.import-brand".
 */
void studio_home_page_set_services (StudioHomePage *self, const StudioServices *services);

G_END_DECLS
