#pragma once

#include <gtk/gtk.h>

#include "studio-rule.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_PRINCIPLE_CARD (studio_principle_card_get_type ())
G_DECLARE_FINAL_TYPE (StudioPrincipleCard, studio_principle_card, STUDIO, PRINCIPLE_CARD, GtkToggleButton)

/** StudioPrincipleCard: one of the six principles: its name, how far the post is, and how much is left. Pressed, the findings of the others are left out. */
GtkWidget *studio_principle_card_new (StudioPrinciple principle);
/** @n_left: things still to do; @n_required: those of them that are required; @n_rules: how many rules look after this principle */
void studio_principle_card_set (StudioPrincipleCard *self, guint n_left, guint n_required, guint n_rules);
StudioPrinciple studio_principle_card_get_principle (StudioPrincipleCard *self);
/** Returns: (transfer none): "Kredibel", translated */
const char *studio_principle_card_get_name (StudioPrincipleCard *self);

G_END_DECLS
