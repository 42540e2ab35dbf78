#pragma once

#include "studio-feed-card.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_WALL_CARD (studio_wall_card_get_type ())
G_DECLARE_FINAL_TYPE (StudioWallCard, studio_wall_card, STUDIO, WALL_CARD, StudioFeedCard)

/** StudioWallCard: the caption with the pictures below it, as Facebook has it. */

G_END_DECLS
