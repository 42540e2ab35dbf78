#pragma once

#include <adwaita.h>

#include "studio-feed-post.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_FEED_HEAD (studio_feed_head_get_type ())
G_DECLARE_FINAL_TYPE (StudioFeedHead, studio_feed_head, STUDIO, FEED_HEAD, AdwBin)

/** StudioFeedHead: the row above a post: the account's round picture, its name, and what stands below that. */

/** @below: (nullable) */
void studio_feed_head_show (StudioFeedHead *self, const StudioFeedPost *post, const char *name, const char *below);

G_END_DECLS
