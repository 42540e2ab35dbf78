#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_FEED_COLUMN (studio_feed_column_get_type ())
G_DECLARE_FINAL_TYPE (StudioFeedColumn, studio_feed_column, STUDIO, FEED_COLUMN, GtkWidget)

/** StudioFeedColumn: what lies in it, its children one below the other, is as wide as a phone's screen (%STUDIO_FEED_WIDTH), however long its lines are. */

G_END_DECLS
