#pragma once

#include "studio-layer.h"
#include "studio-post.h"

G_BEGIN_DECLS

/**
 * studio_bind_page:
 * @snapshot: the post
 * @format: one of the template's formats
 * @page: from 0
 *
 * Joins template, brand and content: lays the format's and the person's overrides over the layers, repeats rows,
 * leaves out what is hidden or empty, and replaces tokens by values.
 *
 * Returns: (transfer full): a group layer of the page's size that holds the page's layers
 */
StudioLayer *studio_bind_page (StudioSnapshot *snapshot, const StudioFormat *format, guint page, GError **error);

G_END_DECLS
