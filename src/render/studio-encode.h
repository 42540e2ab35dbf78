#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Pictures for publishing. All encoders take an image surface of CAIRO_FORMAT_RGB24 or CAIRO_FORMAT_ARGB32, obey a
 * cancellable within 100 ms, write nothing of the person, machine or time into the file, mark the colours as sRGB and
 * give the same bytes for the same surface. Errors: %G_IO_ERROR_CANCELLED, and %STUDIO_ERROR_LIMIT for a picture larger
 * than the format holds.
 */

/** StudioEncodeKind: the kinds of picture file that can be published. */
typedef enum {
  STUDIO_ENCODE_PNG,
  STUDIO_ENCODE_JPEG,
  STUDIO_ENCODE_WEBP,
} StudioEncodeKind;

/** Returns: (transfer full): a PNG, with alpha only if some pixel lets something through. */
GBytes *studio_encode_png (cairo_surface_t *surface, GCancellable *cancellable, GError **error);

/**
 * studio_encode_png_with:
 * @dpi: resolution to write for printing, or 0 to write none
 * @threads: how many threads may work, 1..; the bytes do not depend on it
 *
 * Returns: (transfer full): as studio_encode_png(), which says 0 and 2
 */
GBytes *studio_encode_png_with (cairo_surface_t *surface, double dpi, int threads, GCancellable *cancellable, GError **error);

/** StudioEncodeMemory: the PNG made last, so that what the next one has in common with it is not compressed again. One a thread. */
typedef struct _StudioEncodeMemory StudioEncodeMemory;

StudioEncodeMemory *studio_encode_memory_new (void);
void studio_encode_memory_free (StudioEncodeMemory *memory);
/**
 * studio_encode_png_after:
 * @surface: is kept until the next call and not to be drawn on meanwhile
 *
 * Returns: (transfer full): the bytes of studio_encode_png_with(), made in this thread
 */
GBytes *studio_encode_png_after (cairo_surface_t *surface, double dpi, StudioEncodeMemory *memory, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioEncodeMemory, studio_encode_memory_free)

/**
 * studio_encode_jpeg:
 * @quality: 1..100 as libjpeg counts it; from 90 on the colours keep their full resolution (4:4:4), below they have
 *   half of it (4:2:0)
 *
 * What is not opaque is laid on white, for JPEG knows no transparency.
 *
 * Returns: (transfer full): a JPEG
 */
GBytes *studio_encode_jpeg (cairo_surface_t *surface, int quality, GCancellable *cancellable, GError **error);

/** @quality: 1..100, lossy; alpha is kept without loss. Returns: (transfer full): a WebP */
GBytes *studio_encode_webp (cairo_surface_t *surface, int quality, GCancellable *cancellable, GError **error);

/**
 * StudioEncodeResult:
 * @bytes: (transfer full): the file
 * @quality: the quality it was made with; 100 for PNG, which loses nothing
 * @ssim: how like the original it is, 0..1: the mean structural similarity of the brightness in windows of 8 × 8 px
 *   (Wang et al., IEEE Transactions on Image Processing 13(4), 2004)
 */
typedef struct
{
  GBytes *bytes;
  int quality;
  double ssim;
} StudioEncodeResult;

/**
 * studio_encode_limited:
 * @max_bytes: what the file may have at most
 * @result: (out caller-allocates): free with studio_encode_result_clear()
 *
 * Looks for the best quality between 40 and 95 at which the file fits; JPEG and WebP take up to seven encodings.
 *
 * Returns: FALSE with %STUDIO_ERROR_LIMIT naming the smallest size reached if even quality 40 is too large
 */
gboolean studio_encode_limited (cairo_surface_t *surface, StudioEncodeKind kind, gsize max_bytes, StudioEncodeResult *result, GCancellable *cancellable, GError **error);
void studio_encode_result_clear (StudioEncodeResult *result);

/** Returns: the measure of @StudioEncodeResult for two surfaces of the same size, both on white; nothing useful once cancelled */
double studio_encode_ssim (cairo_surface_t *a, cairo_surface_t *b, GCancellable *cancellable);

G_END_DECLS
