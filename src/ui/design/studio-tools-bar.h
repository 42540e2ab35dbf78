#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_TOOLS_BAR (studio_tools_bar_get_type ())
G_DECLARE_FINAL_TYPE (StudioToolsBar, studio_tools_bar, STUDIO, TOOLS_BAR, GtkWidget)

/**
 * StudioToolsBar: the tools above the page. It only names the action "stage.tool".
 *
 * Signal: "kept": a tool was double-clicked and is to stay after its first use.
 */

G_END_DECLS
