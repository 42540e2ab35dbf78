#pragma once

#include "studio-feed-card.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_NOTE_CARD (studio_note_card_get_type ())
G_DECLARE_FINAL_TYPE (StudioNoteCard, studio_note_card, STUDIO, NOTE_CARD, StudioFeedCard)

/** StudioNoteCard: caption and pictures beside the account's small picture, as X and its likes have it. */

G_END_DECLS
