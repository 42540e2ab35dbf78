#pragma once

#include "studio-brand.h"
#include "studio-scene.h"

G_BEGIN_DECLS

/**
 * studio_ground_suit:
 * @layer: a sealed layer object as the catalogue or a tool makes it
 * @scene: (nullable): the page it goes onto
 * @center: where its middle will be, in px of the page
 *
 * Letters, lines, icons and charts that could hardly be seen on what is below @center get a colour that can: white on a dark ground.
 * Only what is painted in one colour or a gradient counts as ground; a photo is left to the person's eye and the checks. Thresholds
 * are those of WCAG 2.2: 4.5 for letters (1.4.3), 3 for shapes (1.4.11).
 *
 * Returns: (transfer full): @layer itself if nothing has to be changed, else a sealed copy
 */
JsonNode *studio_ground_suit (JsonNode *layer, StudioScene *scene, StudioBrand *brand, StudioPoint center);

G_END_DECLS
