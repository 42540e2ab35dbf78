#pragma once

#include <adwaita.h>

#include "studio-feed-post.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_FEED_PICTURES (studio_feed_pictures_get_type ())
G_DECLARE_FINAL_TYPE (StudioFeedPictures, studio_feed_pictures, STUDIO, FEED_PICTURES, AdwBin)

/** StudioFeedPictures: the pages of a post as a platform shows several of them: to be swiped, side by side, or one below the other. */

/** @first: the first page that is shown; none at all if there are fewer. @width: in px */
void studio_feed_pictures_show (StudioFeedPictures *self, const StudioFeedPost *post, guint first, int width);

G_END_DECLS
