#pragma once

#include <gtk/gtk.h>

#include "studio-library-item.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_RECENT_ITEM (studio_recent_item_get_type ())
G_DECLARE_FINAL_TYPE (StudioRecentItem, studio_recent_item, STUDIO, RECENT_ITEM, GObject)

/** StudioRecentItem: a post of the library that was worked on lately, with its picture. */

/** @picture: (nullable) */
StudioRecentItem *studio_recent_item_new (StudioLibraryItem *item, GdkPaintable *picture);
const char *studio_recent_item_get_id (StudioRecentItem *self);
const char *studio_recent_item_get_title (StudioRecentItem *self);
/** Returns: its state of review, as studio_library_item_get_state() */
const char *studio_recent_item_get_state (StudioRecentItem *self);
/** Returns: (transfer full): when it was changed and the step where it was left: "Today, 14.32 · step Caption" */
char *studio_recent_item_make_detail (StudioRecentItem *self);
/** Returns: (transfer none) (nullable) */
GdkPaintable *studio_recent_item_get_picture (StudioRecentItem *self);

/** @time: unix seconds. Returns: (transfer full): in words: "Today, 14.32", "Yesterday, 09.10", "19 Nov 2026" */
char *studio_recent_describe_time (gint64 time);

G_END_DECLS
