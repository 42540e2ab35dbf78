#pragma once

#include "studio-json.h"

G_BEGIN_DECLS

/**
 * studio_post_without_past:
 * @root: a post's document
 *
 * What happened to a post does not happen to its copy: nobody has reviewed, approved, planned or published that.
 *
 * Returns: (transfer full): @root without those members
 */
JsonNode *studio_post_without_past (JsonNode *root);

G_END_DECLS
