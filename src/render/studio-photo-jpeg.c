#include "config.h"

#include "studio-photo-private.h"

#include <setjmp.h>
#include <stdio.h>

#include <glib/gi18n-lib.h>
#include <jpeglib.h>
/* after jpeglib.h, whose macros decide the numbering of its messages */
#include <jerror.h>

#include "studio-error.h"

#ifndef JCS_EXTENSIONS
#error "libjpeg-turbo is needed: plain libjpeg cannot write four-byte pixels"
#endif

/* Coefficients of a progressive picture, which libjpeg has to hold all: 64 million pixels at 4:2:0 */
#define MAX_MEMORY (192 * 1000000L)
/* A progressive picture is drawn over by every scan; encoders make about ten, an attack as many as fit. */
#define MAX_SCANS 100
/* What fancy upsampling looks at beyond the wanted columns and rows */
#define MARGIN 2
#define SKIP_ROWS 512

#if G_BYTE_ORDER == G_LITTLE_ENDIAN
#define CAIRO_ORDER JCS_EXT_BGRX
#else
#define CAIRO_ORDER JCS_EXT_XRGB
#endif

typedef struct
{
  struct jpeg_decompress_struct jpeg;
  struct jpeg_error_mgr messages;
  struct jpeg_progress_mgr progress;
  jmp_buf jump;
  GCancellable *cancellable;
  GError *error;
  StudioPhotoScaler *scaler;
} Reader;

static Reader *
reader_of (j_common_ptr jpeg)
{
  return jpeg->client_data;
}

static G_NORETURN void
give_up (j_common_ptr jpeg)
{
  Reader *reader = reader_of (jpeg);
  int code = jpeg->err->msg_code;

  if (reader->error == NULL && (code == JERR_NO_BACKING_STORE || code == JERR_OUT_OF_MEMORY))
    g_set_error_literal (&reader->error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("This progressive JPEG is too large to read. Make it smaller first."));
  else if (reader->error == NULL)
    studio_photo_refuse_damaged (code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER, &reader->error);
  longjmp (reader->jump, 1);
}

/* libjpeg only warns of lost picture data and goes on with grey; a post must not be published like that. */
static void
take_message (j_common_ptr jpeg,
              int level)
{
  if (level >= 0)
    return;
  switch (jpeg->err->msg_code) {
  case JWRN_JPEG_EOF:
  case JWRN_HIT_MARKER:
  case JWRN_HUFF_BAD_CODE:
  case JWRN_ARITH_BAD_CODE:
  case JWRN_MUST_RESYNC:
  case JWRN_BOGUS_PROGRESSION:
    give_up (jpeg);
  default:
    break;
  }
}

static void
check_progress (j_common_ptr jpeg)
{
  Reader *reader = reader_of (jpeg);

  if (g_cancellable_set_error_if_cancelled (reader->cancellable, &reader->error))
    longjmp (reader->jump, 1);
  if (reader->jpeg.input_scan_number > MAX_SCANS)
    give_up (jpeg);
}

static void
reader_open (Reader *reader,
             const StudioPhotoJob *job)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (job->bytes, &size);

  jpeg_create_decompress (&reader->jpeg);
  reader->jpeg.progress = &reader->progress;
  reader->jpeg.mem->max_memory_to_use = MAX_MEMORY;
  jpeg_mem_src (&reader->jpeg, data, size);
  jpeg_read_header (&reader->jpeg, TRUE);
}

/* The smallest n of n/8 at which the crop still has as many pixels as are wanted */
static int
choose_eighths (const StudioPhotoStored *stored,
                double width,
                double height)
{
  for (int n = 1; n < 8; n++) {
    if (stored->crop.w * width * n >= stored->width * 8.0 && stored->crop.h * height * n >= stored->height * 8.0)
      return n;
  }
  return 8;
}

static gboolean
is_cmyk (const struct jpeg_decompress_struct *jpeg)
{
  return jpeg->jpeg_color_space == JCS_CMYK || jpeg->jpeg_color_space == JCS_YCCK;
}

static void
reader_start (Reader *reader,
              const StudioPhotoJob *job)
{
  struct jpeg_decompress_struct *jpeg = &reader->jpeg;
  double width = jpeg->image_width, height = jpeg->image_height;
  StudioPhotoStored stored = studio_photo_stored (&job->request, job->info.orientation);
  StudioPhotoGrid grid;

  jpeg->scale_num = job->eighths > 0 ? (guint) job->eighths : (guint) choose_eighths (&stored, width, height);
  jpeg->scale_denom = 8;
  jpeg->out_color_space = is_cmyk (jpeg) ? JCS_CMYK : CAIRO_ORDER;
  jpeg_start_decompress (jpeg);

  grid.columns = jpeg->output_width;
  grid.rows = jpeg->output_height;
  /* a shared decode is measured by its pixels, the last of which may be less than full, so that reading it gives the same again */
  grid.width = job->eighths > 0 ? grid.columns : width * jpeg->scale_num / 8.0;
  grid.height = job->eighths > 0 ? grid.rows : height * jpeg->scale_num / 8.0;
  grid.orientation = job->info.orientation;
  grid.opaque = TRUE;
  reader->scaler = studio_photo_scaler_new (&job->request, &grid, &reader->error);
  if (reader->scaler == NULL)
    longjmp (reader->jump, 1);
}

static guint8
times (int a,
       int b)
{
  int product = a * b + 128;

  return (guint8) ((product + (product >> 8)) >> 8);
}

/* Without a profile there is only the plain rule: ink takes away light. Adobe's files hold what light is left. */
static void
cmyk_to_cairo (guint32 *row,
               int length,
               gboolean inverted)
{
  for (int x = 0; x < length; x++) {
    const guint8 *ink = (const guint8 *) &row[x];
    int flip = inverted ? 0 : 255;
    int black = ink[3] ^ flip;
    guint32 red = times (ink[0] ^ flip, black);
    guint32 green = times (ink[1] ^ flip, black);
    guint32 blue = times (ink[2] ^ flip, black);

    row[x] = 0xff000000u | red << 16 | green << 8 | blue;
  }
}

/* Rows above the crop are read but not computed: a few at a time, to be able to stop. */
static void
skip_rows (Reader *reader,
           int rows)
{
  for (int skipped = 0; skipped < rows; skipped += SKIP_ROWS) {
    check_progress ((j_common_ptr) &reader->jpeg);
    jpeg_skip_scanlines (&reader->jpeg, MIN (SKIP_ROWS, rows - skipped));
  }
}

static void
reader_read (Reader *reader)
{
  struct jpeg_decompress_struct *jpeg = &reader->jpeg;
  cairo_rectangle_int_t window;
  JDIMENSION left, width;
  JSAMPARRAY rows;

  studio_photo_scaler_window (reader->scaler, &window);
  left = MAX (window.x - MARGIN, 0);
  width = MIN ((JDIMENSION) (window.x + window.width + MARGIN), jpeg->output_width) - left;
  if (width < jpeg->output_width)
    jpeg_crop_scanline (jpeg, &left, &width);
  else
    left = 0;
  skip_rows (reader, window.y);
  rows = jpeg->mem->alloc_sarray ((j_common_ptr) jpeg, JPOOL_IMAGE, jpeg->output_width * 4, 1);
  for (int y = 0; y < window.height; y++) {
    guint32 *row = (guint32 *) (gpointer) rows[0] + (window.x - (int) left);

    check_progress ((j_common_ptr) jpeg);
    jpeg_read_scanlines (jpeg, rows, 1);
    if (is_cmyk (jpeg))
      cmyk_to_cairo (row, window.width, jpeg->saw_Adobe_marker);
    studio_photo_scaler_push (reader->scaler, row);
  }
  /* libjpeg reports what is missing after the last rows only when asked for the end */
  if (jpeg->output_scanline == jpeg->output_height)
    jpeg_finish_decompress (jpeg);
}

/* FALSE if libjpeg gave up: then @reader->error says why. Nothing here may own memory that a jump would lose. */
static gboolean
reader_run (Reader *reader,
            const StudioPhotoJob *job)
{
  if (setjmp (reader->jump) != 0)
    return FALSE;
  reader_open (reader, job);
  reader_start (reader, job);
  reader_read (reader);
  return TRUE;
}

static void
reader_free (Reader *reader)
{
  jpeg_destroy_decompress (&reader->jpeg);
  g_clear_pointer (&reader->scaler, studio_photo_scaler_free);
  g_clear_error (&reader->error);
  g_free (reader);
}

cairo_surface_t *
studio_photo_jpeg_decode (const StudioPhotoJob *job,
                          GError **error)
{
  Reader *reader = g_new0 (Reader, 1);
  cairo_surface_t *surface = NULL;

  reader->jpeg.err = jpeg_std_error (&reader->messages);
  reader->jpeg.client_data = reader;
  reader->messages.error_exit = give_up;
  reader->messages.emit_message = take_message;
  reader->progress.progress_monitor = check_progress;
  reader->cancellable = job->cancellable;
  if (reader_run (reader, job))
    surface = studio_photo_scaler_finish (reader->scaler);
  else
    g_propagate_error (error, g_steal_pointer (&reader->error));
  reader_free (reader);
  return surface;
}
