#include "config.h"

#include "studio-encode-private.h"

#include <setjmp.h>
#include <stdio.h>

#include <glib/gi18n-lib.h>
#include <jpeglib.h>

#include "studio-error.h"

#define FIRST_BUFFER 65536
/* From this quality on a viewer would see red text bleed if colours had half resolution. */
#define FULL_COLOUR_QUALITY 90

#if G_BYTE_ORDER == G_LITTLE_ENDIAN
#define CAIRO_ORDER JCS_EXT_BGRX
#else
#define CAIRO_ORDER JCS_EXT_XRGB
#endif

/* The smallest EXIF block (CIPA DC-008) that says ColorSpace 1, sRGB: no more is said about the picture. */
static const guint8 exif_srgb[] = {
  'E', 'x', 'i', 'f', 0, 0,                         /* */
  'M', 'M', 0, 42, 0, 0, 0, 8,                      /* TIFF header, directory at 8 */
  0, 1,                                             /* one entry: */
  0x87, 0x69, 0, 4, 0, 0, 0, 1, 0, 0, 0, 26,        /* the EXIF directory is at 26 */
  0, 0, 0, 0,                                       /* no further directory */
  0, 2,                                             /* two entries: */
  0x90, 0x00, 0, 7, 0, 0, 0, 4, '0', '2', '3', '2', /* ExifVersion 2.32 */
  0xa0, 0x01, 0, 3, 0, 0, 0, 1, 0, 1, 0, 0,         /* ColorSpace 1 */
  0, 0, 0, 0,                                       /* no further directory */
};

typedef struct
{
  struct jpeg_compress_struct jpeg;
  struct jpeg_error_mgr messages;
  struct jpeg_destination_mgr target;
  jmp_buf jump;
  GByteArray *bytes;
  guint32 *row; /* NULL if the surface's own rows will do */
} Writer;

static G_NORETURN void
give_up (j_common_ptr jpeg)
{
  Writer *writer = jpeg->client_data;

  longjmp (writer->jump, 1);
}

static void
ignore_message (j_common_ptr jpeg,
                int level)
{
}

static void
offer_room (Writer *writer,
            guint used,
            guint room)
{
  g_byte_array_set_size (writer->bytes, used + room);
  writer->target.next_output_byte = writer->bytes->data + used;
  writer->target.free_in_buffer = room;
}

static void
target_begin (j_compress_ptr jpeg)
{
  offer_room (jpeg->client_data, 0, FIRST_BUFFER);
}

/* Called when the room is full, whatever free_in_buffer says. */
static boolean
target_grow (j_compress_ptr jpeg)
{
  Writer *writer = jpeg->client_data;

  offer_room (writer, writer->bytes->len, writer->bytes->len);
  return TRUE;
}

static void
target_end (j_compress_ptr jpeg)
{
  Writer *writer = jpeg->client_data;

  g_byte_array_set_size (writer->bytes, writer->bytes->len - (guint) writer->target.free_in_buffer);
}

static void
writer_start (Writer *writer,
              const StudioEncodePixels *pixels,
              int quality)
{
  struct jpeg_compress_struct *jpeg = &writer->jpeg;

  jpeg_create_compress (jpeg);
  writer->target.init_destination = target_begin;
  writer->target.empty_output_buffer = target_grow;
  writer->target.term_destination = target_end;
  jpeg->dest = &writer->target;
  jpeg->image_width = pixels->width;
  jpeg->image_height = pixels->height;
  jpeg->input_components = 4;
  jpeg->in_color_space = CAIRO_ORDER;
  jpeg_set_defaults (jpeg);
  jpeg_set_quality (jpeg, quality, TRUE);
  if (quality >= FULL_COLOUR_QUALITY) {
    jpeg->comp_info[0].h_samp_factor = 1;
    jpeg->comp_info[0].v_samp_factor = 1;
  }
  /* measured on a 1080 × 1350 post: 7 % smaller at quality 80 for 3 ms, but 3 % at 95 for 9 ms */
  jpeg->optimize_coding = quality < FULL_COLOUR_QUALITY;
  jpeg_start_compress (jpeg, TRUE);
  jpeg_write_marker (jpeg, JPEG_APP0 + 1, exif_srgb, sizeof exif_srgb);
}

static gboolean
writer_write (Writer *writer,
              const StudioEncodePixels *pixels,
              GCancellable *cancellable)
{
  for (int y = 0; y < pixels->height; y++) {
    const guint32 *row = studio_encode_row (pixels, y);
    JSAMPROW line = (JSAMPROW) (gpointer) row;

    if (g_cancellable_is_cancelled (cancellable))
      return FALSE;
    if (writer->row != NULL) {
      studio_encode_on_white (row, writer->row, pixels->width);
      line = (JSAMPROW) (gpointer) writer->row;
    }
    jpeg_write_scanlines (&writer->jpeg, &line, 1);
  }
  return TRUE;
}

/* FALSE if cancelled or out of memory. Nothing here may own memory that a jump would lose. */
static gboolean
writer_run (Writer *writer,
            const StudioEncodePixels *pixels,
            int quality,
            GCancellable *cancellable)
{
  if (setjmp (writer->jump) != 0)
    return FALSE;
  writer_start (writer, pixels, quality);
  if (!writer_write (writer, pixels, cancellable))
    return FALSE;
  jpeg_finish_compress (&writer->jpeg);
  return TRUE;
}

GBytes *
studio_encode_jpeg (cairo_surface_t *surface,
                    int quality,
                    GCancellable *cancellable,
                    GError **error)
{
  StudioEncodePixels pixels;
  g_autofree Writer *writer = g_new0 (Writer, 1);
  gboolean written;

  g_return_val_if_fail (quality >= 1 && quality <= 100, NULL);

  if (!studio_encode_pixels (surface, JPEG_MAX_DIMENSION, &pixels, error))
    return NULL;
  writer->bytes = g_byte_array_new ();
  writer->row = pixels.opaque ? NULL : g_new (guint32, pixels.width);
  writer->jpeg.err = jpeg_std_error (&writer->messages);
  writer->jpeg.client_data = writer;
  writer->messages.error_exit = give_up;
  writer->messages.emit_message = ignore_message;
  written = writer_run (writer, &pixels, quality, cancellable);
  jpeg_destroy_compress (&writer->jpeg);
  g_free (writer->row);
  if (written)
    return g_byte_array_free_to_bytes (writer->bytes);
  g_byte_array_unref (writer->bytes);
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("There is not enough memory to write the picture. Choose a smaller size."));
  return NULL;
}
