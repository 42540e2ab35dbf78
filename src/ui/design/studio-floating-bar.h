#pragma once

#include <gtk/gtk.h>

#include "studio-composer.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_FLOATING_BAR (studio_floating_bar_get_type ())
G_DECLARE_FINAL_TYPE (StudioFloatingBar, studio_floating_bar, STUDIO, FLOATING_BAR, GtkWidget)

/**
 * StudioFloatingBar: what is done most often with what is selected, beside it on the canvas. All of it stands elsewhere too, so
 * the keyboard does not stop here.
 */
/** Shows the buttons for the present selection. Returns: FALSE if there is nothing to show */
gboolean studio_floating_bar_follow (StudioFloatingBar *self, StudioComposer *composer);

G_END_DECLS
