#pragma once

#include <adwaita.h>

#include "studio-feed-post.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_FEED_CARD (studio_feed_card_get_type ())
G_DECLARE_DERIVABLE_TYPE (StudioFeedCard, studio_feed_card, STUDIO, FEED_CARD, AdwBin)

/**
 * StudioFeedCard: a post in one of the ways in which platforms lay posts out, %STUDIO_FEED_WIDTH wide. Always light, as it is not part of this
 * program. What is no part of the post in it, hearts and the like, is there for the look only.
 *
 * @show: must be overridden
 */
struct _StudioFeedCardClass
{
  AdwBinClass parent_class;
  void (*show) (StudioFeedCard *self, const StudioFeedPost *post);
};

/** Returns: (transfer floating): an empty card of that kind */
GtkWidget *studio_feed_card_new (StudioFeedKind kind);
/** Shows @post, keeping what is the same: which page was swiped to, whether the caption was opened. */
void studio_feed_card_show (StudioFeedCard *self, const StudioFeedPost *post);

G_END_DECLS
