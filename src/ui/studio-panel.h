#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_PANEL (studio_panel_get_type ())
G_DECLARE_FINAL_TYPE (StudioPanel, studio_panel, STUDIO, PANEL, GtkWidget)

/**
 * StudioPanel: a side panel of a fixed width around one child.
 *
 * A box hands out natural widths, so one long label in the form would widen the panel and eat the canvas; here the natural width is the
 * least one. Property "width": in logical px; large text may make it wider.
 */

G_END_DECLS
