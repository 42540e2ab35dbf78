#pragma once

#include <adwaita.h>

#include "studio-feed-post.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_FEED_TEXT (studio_feed_text_get_type ())
G_DECLARE_FINAL_TYPE (StudioFeedText, studio_feed_text, STUDIO, FEED_TEXT, AdwBin)

/**
 * StudioFeedText: a caption as a platform shows it: cut off where it cuts, until "more" is clicked; addresses, hashtags and mentions in the
 * platform's colour.
 */

/** @before: (nullable): stands before it in bold letters */
void studio_feed_text_show (StudioFeedText *self, const StudioFeedPost *post, const char *before);

G_END_DECLS
