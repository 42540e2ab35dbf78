#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_RAIL (studio_rail_get_type ())
G_DECLARE_FINAL_TYPE (StudioRail, studio_rail, STUDIO, RAIL, GtkWidget)

/**
 * StudioRail: a column of buttons, one for each page of a stack, with icon and word. A click on the one that is pressed
 * closes the panel that holds the stack.
 *
 * Properties: "stack" (GtkStack, its pages have name, title and icon-name; give it when they are complete), "open" (whether
 * the panel shows).
 */

void studio_rail_set_open (StudioRail *self, gboolean open);
gboolean studio_rail_get_open (StudioRail *self);
/** Opens the panel at a page. */
void studio_rail_show (StudioRail *self, const char *page);

G_END_DECLS
