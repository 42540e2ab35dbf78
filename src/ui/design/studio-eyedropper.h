#pragma once

#include <gtk/gtk.h>

#include "studio-composer.h"

G_BEGIN_DECLS

/** @color: (nullable): NULL: given up */
typedef void (*StudioEyedropperFunc) (const StudioColor *color, gpointer data);

/**
 * studio_eyedropper_start:
 * @widget: in the window whose canvas is clicked on
 *
 * Waits for a click on the canvas, and tells the colour of the page there as it will be exported. Esc or a click elsewhere gives up.
 * @func is called once.
 */
void studio_eyedropper_start (GtkWidget *widget, StudioComposer *composer, StudioEyedropperFunc func, gpointer data);

G_END_DECLS
