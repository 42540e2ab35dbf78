#pragma once

#include <gtk/gtk.h>

#include "studio-composer.h"

G_BEGIN_DECLS

/**
 * studio_design_cells_paste:
 * @text: of the clipboard
 * @notice: (out) (nullable) (transfer full): a translated sentence for the person, what was read and how
 *
 * Puts cells of a spreadsheet onto the page: into the selected chart, or else as a new one. Figures that a chart shows from a
 * content field go into that field, so that all sizes change.
 *
 * Returns: FALSE if @text holds no table of figures; nothing is changed then
 */
gboolean studio_design_cells_paste (StudioComposer *composer, const char *text, char **notice);
/** Opens the table of what is selected, if that is a chart: one that has just been put onto the page holds somebody else's figures. */
void studio_design_cells_open (GtkWidget *widget, StudioComposer *composer);

G_END_DECLS
