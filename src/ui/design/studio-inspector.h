#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_INSPECTOR (studio_inspector_get_type ())
G_DECLARE_FINAL_TYPE (StudioInspector, studio_inspector, STUDIO, INSPECTOR, GtkWidget)

/**
 * StudioInspector: all values of what is selected, in at most four tabs that fit its kind; with nothing selected, what there is to say
 * of the page. Edits apply at once. The tab is remembered for each kind.
 *
 * Properties: "composer" (StudioComposer, nullable), "wide" (notified, read only: whether the table of a chart is shown, which needs
 * more room than rows of values).
 */
/** Shows the table of the selected chart and puts the focus into it. Returns: FALSE if no chart is selected, or a locked one */
gboolean studio_inspector_show_data (StudioInspector *self);
/** Shows rows of values again instead of the table of a chart. */
void studio_inspector_leave_data (StudioInspector *self);

G_END_DECLS
