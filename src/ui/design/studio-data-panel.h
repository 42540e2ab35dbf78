#pragma once

#include <gtk/gtk.h>

#include "studio-composer.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_DATA_PANEL (studio_data_panel_get_type ())
G_DECLARE_FINAL_TYPE (StudioDataPanel, studio_data_panel, STUDIO, DATA_PANEL, GtkWidget)

/**
 * StudioDataPanel: the figures of the selected chart: which kind of chart they become, the table, how doubtful figures are read, unit,
 * period and source, and what they make together. Follows the selection while it is shown.
 *
 * Property: "composer" (StudioComposer, nullable).
 */

/** Puts the focus where the person writes. */
void studio_data_panel_start (StudioDataPanel *self);

G_END_DECLS
