#pragma once

#include "studio-brand-row.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_BRAND_CHOICE (studio_brand_choice_get_type ())
G_DECLARE_FINAL_TYPE (StudioBrandChoice, studio_brand_choice, STUDIO, BRAND_CHOICE, StudioBrandRow)

/**
 * StudioBrandChoice: one of some words. Properties: "values" (string: what is written, separated by "|"), "labels" (string: what
 * people see, in the same order; as the values if not given).
 */

G_END_DECLS
