#pragma once

#include "studio-photo.h"
#include "studio-picture-info.h"

G_BEGIN_DECLS

/** Most pixels of a picture that has to be decoded whole */
#define STUDIO_PHOTO_MAX_WHOLE (100 * 1000000LL)

/**
 * StudioPhotoJob: what every decoder gets.
 * @request: with its crop already cut to the picture
 * @eighths: the share of its size at which a JPEG is read; 0 for the smallest that has the pixels wanted
 */
typedef struct
{
  GBytes *bytes;
  StudioPictureInfo info;
  StudioPhotoRequest request;
  GCancellable *cancellable;
  int eighths;
} StudioPhotoJob;

typedef cairo_surface_t *(*StudioPhotoDecoder) (const StudioPhotoJob *job, GError **error);

cairo_surface_t *studio_photo_jpeg_decode (const StudioPhotoJob *job, GError **error);
cairo_surface_t *studio_photo_pixbuf_decode (const StudioPhotoJob *job, GError **error);
cairo_surface_t *studio_photo_svg_decode (const StudioPhotoJob *job, GError **error);
/** Into a recording; the job's request is not looked at. */
cairo_surface_t *studio_photo_svg_record (const StudioPhotoJob *job, GError **error);

/** The crop cut to the picture; the whole for an empty one or one that is not a number */
StudioRect studio_photo_tidy_crop (const StudioRect *crop);

/**
 * studio_photo_apart:
 *
 * Runs @decoder in a thread of its own and waits. Libraries that cannot be interrupted are left behind when the
 * caller cancels or the time is up: the thread then ends in its own time and throws its result away.
 *
 * Returns: (transfer full): what @decoder returned; NULL with %G_IO_ERROR_CANCELLED, or %STUDIO_ERROR_LIMIT after
 *   half a minute
 */
cairo_surface_t *studio_photo_apart (StudioPhotoDecoder decoder, const StudioPhotoJob *job, GError **error);

/** Sets %STUDIO_ERROR_UNSUPPORTED: what reads pictures of the kind @mime is not installed. */
void studio_photo_refuse_missing (const char *mime, GError **error);

/** Sets %STUDIO_ERROR_TRUNCATED: the picture is damaged, or, if @cut, ends too early. */
void studio_photo_refuse_damaged (gboolean cut, GError **error);

/**
 * StudioPhotoGrid: the stored pixels as a decoder delivers them, row by row.
 * @columns: px in a row
 * @rows: how many rows
 * @width: what the picture's full width measures in these pixels; a little less than @columns if the last one is not full
 * @height: the same downwards
 * @orientation: EXIF 1..8, turning the stored pixels upright
 * @opaque: whether the fourth byte is of no interest
 */
typedef struct
{
  int columns, rows;
  double width, height;
  int orientation;
  gboolean opaque;
} StudioPhotoGrid;

/** StudioPhotoStored: a request turned to the stored rows. @crop in shares of the stored width and height. */
typedef struct
{
  StudioRect crop;
  int width, height;
  gboolean transposed, flip_x, flip_y;
} StudioPhotoStored;

StudioPhotoStored studio_photo_stored (const StudioPhotoRequest *request, int orientation);

typedef struct _StudioPhotoScaler StudioPhotoScaler;

/**
 * studio_photo_scaler_new:
 *
 * A scaler that takes rows from above to below and writes the finished surface as they come; it keeps only the few
 * rows that a row of the result is made of. Down it averages by a triangle twice as wide as the step, up it is bilinear.
 *
 * Returns: (transfer full): NULL with %STUDIO_ERROR_LIMIT if the result cannot be held
 */
StudioPhotoScaler *studio_photo_scaler_new (const StudioPhotoRequest *request, const StudioPhotoGrid *grid, GError **error);
void studio_photo_scaler_free (StudioPhotoScaler *scaler);
/** The only pixels it wants to see. */
void studio_photo_scaler_window (const StudioPhotoScaler *scaler, cairo_rectangle_int_t *window);
/** @pixels: the window's next row, as cairo stores %CAIRO_FORMAT_ARGB32 (premultiplied). */
void studio_photo_scaler_push (StudioPhotoScaler *scaler, const guint32 *pixels);
/** After the window's last row. Returns: (transfer full) */
cairo_surface_t *studio_photo_scaler_finish (StudioPhotoScaler *scaler);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioPhotoScaler, studio_photo_scaler_free)

G_END_DECLS
