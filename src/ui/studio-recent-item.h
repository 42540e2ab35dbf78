#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_RECENT_ITEM (studio_recent_item_get_type ())
G_DECLARE_FINAL_TYPE (StudioRecentItem, studio_recent_item, STUDIO, RECENT_ITEM, GObject)

/** StudioRecentItem: a post worked on lately. */

/** @title: (nullable): of the post, when it is known; @picture: (nullable). */
StudioRecentItem *studio_recent_item_new (const char *path, const char *title, gint64 modified, cairo_surface_t *picture);
const char *studio_recent_item_get_path (StudioRecentItem *self);
/** Returns: (transfer full): the post's title, else its file's name */
char *studio_recent_item_make_title (StudioRecentItem *self);
/** Returns: (transfer full): when it was changed: "Today, 14.32", "Yesterday, 09.10", "19 Nov 2026" */
char *studio_recent_item_make_detail (StudioRecentItem *self);
/** Returns: (transfer none) (nullable) */
GdkPaintable *studio_recent_item_get_picture (StudioRecentItem *self);

G_END_DECLS
