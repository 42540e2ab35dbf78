#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Largest logo file of a brand; an SVG may have STUDIO_BRAND_LOGO_MAX_SVG_BYTES. */
#define STUDIO_BRAND_LOGO_MAX_BYTES (20 * 1024 * 1024)
#define STUDIO_BRAND_LOGO_MAX_SVG_BYTES (16 * 1024 * 1024)

/**
 * studio_brand_logo_check:
 * @name: what to call the file in errors
 *
 * Tells whether a file can be a brand's logo: a picture in SVG, PNG, WebP or JPEG within the limits above. An SVG must need nothing
 * but itself: no script, no file or address outside it, no entities made of entities. All of these would be left undrawn, and
 * a logo that is drawn in part is worse than none.
 *
 * Returns: FALSE with one sentence for people: %STUDIO_ERROR_UNSUPPORTED, %STUDIO_ERROR_LIMIT, %STUDIO_ERROR_INVALID,
 *   %STUDIO_ERROR_TRUNCATED
 */
gboolean studio_brand_logo_check (const char *name, GBytes *bytes, GError **error);

G_END_DECLS
