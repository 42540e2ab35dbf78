#pragma once

#include <gtk/gtk.h>

#include "studio-profile.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_PRINCIPLE_CARDS (studio_principle_cards_get_type ())
G_DECLARE_FINAL_TYPE (StudioPrincipleCards, studio_principle_cards, STUDIO, PRINCIPLE_CARDS, GtkGrid)

/**
 * StudioPrincipleCards: the six principles in two rows. At most one is pressed.
 *
 * Signal: "chosen": another one is pressed, or none any more
 */
/** @findings: (element-type StudioFinding): what is to be done; @profile: (nullable): which rules are on */
void studio_principle_cards_set (StudioPrincipleCards *self, GPtrArray *findings, const StudioProfile *profile);
/** Returns: whether a finding of @rule is to be shown */
gboolean studio_principle_cards_lets_through (StudioPrincipleCards *self, const char *rule);
/** Returns: (nullable): the name of the one that is pressed */
const char *studio_principle_cards_get_chosen (StudioPrincipleCards *self);
/** Shows all again. */
void studio_principle_cards_clear (StudioPrincipleCards *self);

G_END_DECLS
