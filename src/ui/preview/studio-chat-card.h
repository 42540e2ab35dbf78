#pragma once

#include "studio-feed-card.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_CHAT_CARD (studio_chat_card_get_type ())
G_DECLARE_FINAL_TYPE (StudioChatCard, studio_chat_card, STUDIO, CHAT_CARD, StudioFeedCard)

/** StudioChatCard: a message of a channel, as WhatsApp and Telegram have it. */

G_END_DECLS
