#pragma once

#include "studio-feed-card.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_ARTICLE_CARD (studio_article_card_get_type ())
G_DECLARE_FINAL_TYPE (StudioArticleCard, studio_article_card, STUDIO, ARTICLE_CARD, StudioFeedCard)

/** StudioArticleCard: an article of a site, and how it is announced in the site's list of news. */

G_END_DECLS
