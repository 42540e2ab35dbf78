#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_TROUBLE_BAR (studio_trouble_bar_get_type ())
G_DECLARE_FINAL_TYPE (StudioTroubleBar, studio_trouble_bar, STUDIO, TROUBLE_BAR, GtkWidget)

/**
 * StudioTroubleBar: says why the library does not take a post, with ways on: the actions "win.save-copy", "win.retry-save" and, once it was
 * offered, "win.close-anyway". Hidden while there is no trouble.
 */

/** @sentence: (nullable): NULL hides the bar */
void studio_trouble_bar_show (StudioTroubleBar *self, const char *sentence);
/** Offers to close though the last changes are lost by that; until the bar is shown anew or hidden. */
void studio_trouble_bar_offer_closing (StudioTroubleBar *self);

G_END_DECLS
