#pragma once

#include "studio-encode.h"

G_BEGIN_DECLS

/** StudioEncodePixels: an image surface's pixels, readable as long as the surface lives. */
typedef struct
{
  const guint8 *data;
  int stride; /* bytes */
  int width, height;
  gboolean opaque;
} StudioEncodePixels;

/** FALSE with %STUDIO_ERROR_LIMIT if a side is longer than @max_side px. @pixels->opaque is what the pixels say. */
gboolean studio_encode_pixels (cairo_surface_t *surface, int max_side, StudioEncodePixels *pixels, GError **error);
/** The row @y, as cairo stores it. */
const guint32 *studio_encode_row (const StudioEncodePixels *pixels, int y);
/** Writes @length pixels of cairo's ARGB32 laid on white. */
void studio_encode_on_white (const guint32 *from, guint32 *to, int length);
/** One pixel of cairo's ARGB32 with alpha not multiplied in. */
guint32 studio_encode_straight (guint32 pixel);

/** Decodes a WebP of @surface's size, an ARGB32 image, into it. FALSE if it is damaged. */
gboolean studio_encode_webp_decode (GBytes *bytes, cairo_surface_t *surface);

/**
 * StudioEncodeFilter: what PNG's row filters work with. Each row has a pixel of zeros before it, as the filters
 * want to see, and all are padded so that whole blocks can be read.
 * @rows: two rows of bytes to be filled by the user
 */
typedef struct
{
  gsize length;
  int step; /* bytes per pixel */
  guint8 *rows[2];
  guint8 *memory[2];
  guint8 *trials[4];
} StudioEncodeFilter;

void studio_encode_filter_init (StudioEncodeFilter *filter, gsize length, int step);
void studio_encode_filter_clear (StudioEncodeFilter *filter);
/** Writes the number of the filter that promises the smallest file, and the row filtered so: 1 + length bytes. */
void studio_encode_filter_row (StudioEncodeFilter *filter, const guint8 *row, const guint8 *above, guint8 *out);

G_END_DECLS
