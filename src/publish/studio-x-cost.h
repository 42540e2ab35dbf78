#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * studio_x_cost:
 * @has_link: the text has a web address in it, also one without "https://"
 * @alts: pictures with a description
 *
 * What publishing costs at X, which takes credits for every request and has no free ones. Uploading pictures is free.
 *
 * Source: pricing.mdx of X's documentation (docs.x.com) as of 2026-08-22: post 0.015, post with an address 0.200, metadata of a picture 0.005 USD.
 *
 * Returns: US cents
 */
double studio_x_cost (gboolean has_link, guint alts);

G_END_DECLS
