#pragma once

#include "studio-json.h"

G_BEGIN_DECLS

/*
 * The order of layers of one parent, bottom first. A layer's place is its member "z", by default its index in the template; added
 * ones come after them. So a layer goes between two others by a number between theirs, and what was not moved has none.
 */

/** Where added layers begin. */
#define STUDIO_ORDER_ADDED 1000

/** Notes the natural place of the bound layers behind the first @from. */
void studio_order_note (JsonArray *layers, guint from, guint place);
/** @layers: (transfer full). Returns: (transfer full): in order; equal places keep theirs. */
JsonArray *studio_order_sort (JsonArray *layers);

G_END_DECLS
