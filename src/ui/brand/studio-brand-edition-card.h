#pragma once

#include <gtk/gtk.h>

#include "studio-brand-session.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_BRAND_EDITION_CARD (studio_brand_edition_card_get_type ())
G_DECLARE_FINAL_TYPE (StudioBrandEditionCard, studio_brand_edition_card, STUDIO, BRAND_EDITION_CARD, GtkBox)

/** StudioBrandEditionCard: slogan and hashtags of a term of office, with its days and whether it is valid today. */
GtkWidget *studio_brand_edition_card_new (guint index);
/** Shows it as it stands in @session now; its rows have the session already. */
void studio_brand_edition_card_refresh (StudioBrandEditionCard *self, StudioBrandSession *session);
/** Puts the caret into its name. */
void studio_brand_edition_card_grab (StudioBrandEditionCard *self);

G_END_DECLS
