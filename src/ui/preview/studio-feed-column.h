#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_FEED_COLUMN (studio_feed_column_get_type ())
G_DECLARE_FINAL_TYPE (StudioFeedColumn, studio_feed_column, STUDIO, FEED_COLUMN, GtkWidget)

/**
 * StudioFeedColumn: its children one below the other, all of the width that its property "width" says, %STUDIO_FEED_WIDTH at first, however
 * long their lines are, and as high as they need be then; "gap" px between them.
 */

G_END_DECLS
