#pragma once

#include <gtk/gtk.h>

#include "studio-recent-item.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_RECENT_ROW (studio_recent_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioRecentRow, studio_recent_row, STUDIO, RECENT_ROW, GtkListBoxRow)

/** StudioRecentRow: a post to go on with. Activating it opens it by the action "win.open-library". */
GtkWidget *studio_recent_row_new (StudioRecentItem *item);

G_END_DECLS
