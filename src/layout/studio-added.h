#pragma once

#include "studio-pages.h"
#include "studio-post.h"

G_BEGIN_DECLS

/**
 * studio_added_layers:
 *
 * The layers a person put on a page ("layers" in docs/post-format.md), as they stand in @format. In a format other than the one a layer
 * was made in, it keeps its place in relation to the page's middle, and its size in relation to the page's smaller ratio.
 *
 * Returns: (transfer full): layer objects with "id" and "added", in the order of their ids
 */
JsonArray *studio_added_layers (StudioSnapshot *snapshot, const StudioFormat *format, const StudioPage *page);
/** Where a frame made in one format stands in another. @scale: (out): of its px measures */
StudioRect studio_added_map_frame (const StudioRect *frame, StudioSize made, StudioSize size, double *scale);

G_END_DECLS
