#pragma once

#include "studio-feed-card.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_PHOTO_CARD (studio_photo_card_get_type ())
G_DECLARE_FINAL_TYPE (StudioPhotoCard, studio_photo_card, STUDIO, PHOTO_CARD, StudioFeedCard)

/** StudioPhotoCard: the picture with the caption below it, as Instagram has it. */

G_END_DECLS
