#pragma once

#include "studio-layer.h"

G_BEGIN_DECLS

/*
 * Looks of a photo at one click, as the values that StudioComposer sets: each function makes what a layer's member is to become.
 */

/** The brand's darkest colour, strong enough that white text at the edge of a white sky has the 4.5:1 of WCAG 2.2 (1.4.3). */
#define STUDIO_PHOTO_SHADE_COLOR "deep/70"

/** Whether @scrims (nullable: a layer's "scrims") shade the photo from @edge. */
gboolean studio_photo_style_is_shaded (JsonNode *scrims, StudioEdge edge);
/**
 * studio_photo_style_shade:
 * @scrims: (nullable): the layer's "scrims" as they are
 * @length: of the photo's side that runs from @edge, in px; the shade takes 55 % of it
 * @shaded: whether there is to be a shade
 *
 * Returns: (transfer full): "scrims" with or without a shade from @edge, the other edges' as they were
 */
JsonNode *studio_photo_style_shade (JsonNode *scrims, StudioEdge edge, double length, gboolean shaded);
/** @dark, @light: brand colours or codes; both NULL: none. Returns: (transfer full): "duotone" */
JsonNode *studio_photo_style_duotone (const char *dark, const char *light);

G_END_DECLS
