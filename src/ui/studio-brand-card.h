#pragma once

#include <gtk/gtk.h>

#include "studio-catalog.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_BRAND_CARD (studio_brand_card_get_type ())
G_DECLARE_FINAL_TYPE (StudioBrandCard, studio_brand_card, STUDIO, BRAND_CARD, GtkFlowBoxChild)

/** StudioBrandCard: a brand to choose on the start page: its colours, name and region. */
GtkWidget *studio_brand_card_new (StudioBrand *brand);
/** A brand that could not be read. */
GtkWidget *studio_brand_card_new_broken (const StudioProblem *problem);
/** Returns: (nullable): why the brand cannot be read */
const char *studio_brand_card_get_problem (StudioBrandCard *self);
/** Returns: (transfer none) (nullable): NULL of a broken one */
StudioBrand *studio_brand_card_get_brand (StudioBrandCard *self);

G_END_DECLS
