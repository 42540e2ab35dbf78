#pragma once

#include "studio-brand.h"

G_BEGIN_DECLS

/** What small text needs (WCAG 2.2, 1.4.3). */
#define STUDIO_BRAND_LEAST_CONTRAST 4.5

/**
 * StudioBrandContrast: how well text reads where a colour of the brand is used.
 * @is_text: the colour is that of letters (ink, muted), judged on the brand's surface; else it is a ground, judged with its "on-" partner
 * @text: the letters' colour
 * @ratio: WCAG contrast, 1..21
 * @path: what of the document would be changed, "colors/on-accent2"
 * @better: (nullable): the colour to put there if @ratio does not pass
 * @better_ratio: with that
 */
typedef struct
{
  gboolean is_text;
  StudioColor text;
  double ratio;
  char *path;
  char *better;
  double better_ratio;
} StudioBrandContrast;

/** Returns: FALSE if the brand has no such colour, or no text goes with it. */
gboolean studio_brand_contrast_measure (StudioBrand *brand, const char *name, StudioBrandContrast *contrast);
void studio_brand_contrast_clear (StudioBrandContrast *contrast);
/** Whether it is at least as much as small text needs, rounded as it is told. */
gboolean studio_brand_contrast_passes (double ratio);

G_END_DECLS
