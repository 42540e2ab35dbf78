#pragma once

#include "studio-feed-card.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_STORY_CARD (studio_story_card_get_type ())
G_DECLARE_FINAL_TYPE (StudioStoryCard, studio_story_card, STUDIO, STORY_CARD, StudioFeedCard)

/** StudioStoryCard: a picture that fills the screen; of a platform that has nothing else, with its caption. */

G_END_DECLS
