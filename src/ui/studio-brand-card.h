#pragma once

#include <gtk/gtk.h>

#include "studio-brand.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_BRAND_CARD (studio_brand_card_get_type ())
G_DECLARE_FINAL_TYPE (StudioBrandCard, studio_brand_card, STUDIO, BRAND_CARD, GtkFlowBoxChild)

/** StudioBrandCard: a brand to choose on the start page: its colours, name and region. */
GtkWidget *studio_brand_card_new (StudioBrand *brand);
/** Returns: (transfer none) */
StudioBrand *studio_brand_card_get_brand (StudioBrandCard *self);

G_END_DECLS
