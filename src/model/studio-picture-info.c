#include "config.h"

#include "studio-picture-info.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "studio-error.h"
#include "studio-picture-info-private.h"

#define MEGAPIXELS_BY_ROWS 100
#define MEGAPIXELS_WHOLE 64

typedef struct
{
  const char *name, *mime, *extension;
  int megapixels;
  StudioPictureReading (*read) (StudioPictureSpan file, StudioPictureHeader *header);
} Format;

static StudioPictureReading
png_read (StudioPictureSpan file,
          StudioPictureHeader *header)
{
  guint64 at = 8;

  if (!studio_picture_span_has (file, 0, 33))
    return STUDIO_PICTURE_CUT;
  if (memcmp (file.data + 8, "\0\0\0\rIHDR", 8) != 0)
    return STUDIO_PICTURE_DAMAGED;
  header->width = studio_picture_span_be (file, 16, 4);
  header->height = studio_picture_span_be (file, 20, 4);
  while (studio_picture_span_has (file, at, 12)) {
    guint64 length = studio_picture_span_be (file, at, 4);

    if (memcmp (file.data + at + 4, "eXIf", 4) == 0)
      studio_picture_exif_read (studio_picture_span_part (file, at + 8, length), header);
    at += 12 + length;
  }
  return STUDIO_PICTURE_READ;
}

static void
webp_exif (StudioPictureSpan file,
           StudioPictureHeader *header)
{
  guint64 at = 12;

  while (studio_picture_span_has (file, at, 8)) {
    guint64 length = studio_picture_span_le (file, at + 4, 4);

    if (memcmp (file.data + at, "EXIF", 4) == 0) {
      studio_picture_exif_read (studio_picture_span_part (file, at + 8, length), header);
      return;
    }
    at += 8 + length + length % 2;
  }
}

/* The three first chunks a WebP may have: RFC 9649, sections 2.5 to 2.7. */
static StudioPictureReading
webp_read (StudioPictureSpan file,
           StudioPictureHeader *header)
{
  if (!studio_picture_span_has (file, 0, 30))
    return STUDIO_PICTURE_CUT;
  if (memcmp (file.data + 12, "VP8X", 4) == 0) {
    header->width = studio_picture_span_le (file, 24, 3) + 1;
    header->height = studio_picture_span_le (file, 27, 3) + 1;
    webp_exif (file, header);
    return STUDIO_PICTURE_READ;
  }
  if (memcmp (file.data + 12, "VP8L", 4) == 0 && file.data[20] == 0x2f) {
    guint64 bits = studio_picture_span_le (file, 21, 4);

    header->width = (bits & 0x3fff) + 1;
    header->height = (bits >> 14 & 0x3fff) + 1;
    return STUDIO_PICTURE_READ;
  }
  if (memcmp (file.data + 12, "VP8 ", 4) == 0 && memcmp (file.data + 23, "\x9d\x01\x2a", 3) == 0) {
    header->width = studio_picture_span_le (file, 26, 2) & 0x3fff;
    header->height = studio_picture_span_le (file, 28, 2) & 0x3fff;
    return STUDIO_PICTURE_READ;
  }
  return STUDIO_PICTURE_DAMAGED;
}

static StudioPictureReading
gif_read (StudioPictureSpan file,
          StudioPictureHeader *header)
{
  if (!studio_picture_span_has (file, 0, 13))
    return STUDIO_PICTURE_CUT;
  header->width = studio_picture_span_le (file, 6, 2);
  header->height = studio_picture_span_le (file, 8, 2);
  return STUDIO_PICTURE_READ;
}

static StudioPictureReading
bmp_read (StudioPictureSpan file,
          StudioPictureHeader *header)
{
  gint32 height;

  if (!studio_picture_span_has (file, 0, 26))
    return STUDIO_PICTURE_CUT;
  if (studio_picture_span_le (file, 14, 4) == 12) {
    header->width = studio_picture_span_le (file, 18, 2);
    header->height = studio_picture_span_le (file, 20, 2);
    return STUDIO_PICTURE_READ;
  }
  header->width = studio_picture_span_le (file, 18, 4);
  height = (gint32) studio_picture_span_le (file, 22, 4);
  header->height = (guint64) ABS ((gint64) height); /* negative: rows from the top */
  return STUDIO_PICTURE_READ;
}

typedef enum {
  FORMAT_JPEG,
  FORMAT_PNG,
  FORMAT_WEBP,
  FORMAT_HEIC,
  FORMAT_AVIF,
  FORMAT_TIFF,
  FORMAT_GIF,
  FORMAT_BMP,
  FORMAT_SVG,
} FormatKind;

static const Format formats[] = {
  [FORMAT_JPEG] = { "JPEG", "image/jpeg", "jpg", MEGAPIXELS_BY_ROWS, studio_picture_jpeg_read },
  [FORMAT_PNG] = { "PNG", "image/png", "png", MEGAPIXELS_BY_ROWS, png_read },
  [FORMAT_WEBP] = { "WebP", "image/webp", "webp", MEGAPIXELS_WHOLE, webp_read },
  [FORMAT_HEIC] = { "HEIC", "image/heic", "heic", MEGAPIXELS_WHOLE, studio_picture_bmff_read },
  [FORMAT_AVIF] = { "AVIF", "image/avif", "avif", MEGAPIXELS_WHOLE, studio_picture_bmff_read },
  [FORMAT_TIFF] = { "TIFF", "image/tiff", "tif", MEGAPIXELS_WHOLE, studio_picture_tiff_read },
  [FORMAT_GIF] = { "GIF", "image/gif", "gif", MEGAPIXELS_WHOLE, gif_read },
  [FORMAT_BMP] = { "BMP", "image/bmp", "bmp", MEGAPIXELS_WHOLE, bmp_read },
  [FORMAT_SVG] = { "SVG", "image/svg+xml", "svg", MEGAPIXELS_WHOLE, studio_picture_svg_read },
};

/* A file shorter than the signature matches if it begins like it, so that a cut-off file is called cut off. */
static gboolean
begins (StudioPictureSpan file,
        const char *signature,
        gsize length)
{
  return file.size >= 2 && memcmp (file.data, signature, MIN (length, file.size)) == 0;
}

/* "BM" also begins words, so the length of the second header has to be one that exists. */
static gboolean
is_bmp (StudioPictureSpan file)
{
  static const guint32 lengths[] = { 12, 40, 52, 56, 64, 108, 124 };

  if (!begins (file, "BM", 2))
    return FALSE;
  if (!studio_picture_span_has (file, 14, 4))
    return memchr (file.data, 0, file.size) != NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++) {
    if (studio_picture_span_le (file, 14, 4) == lengths[i])
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_webp (StudioPictureSpan file)
{
  return begins (file, "RIFF", 4) && (file.size < 12 || memcmp (file.data + 8, "WEBP", 4) == 0);
}

static gboolean
is_bmff (StudioPictureSpan file)
{
  return file.size >= 8 && memcmp (file.data + 4, "ftyp", 4) == 0;
}

static const Format *
sniff_bmff (StudioPictureSpan file)
{
  static const char *const heic[] = { "heic", "heix", "heim", "heis", "mif1" };

  if (studio_picture_bmff_has_brand (file, "avif"))
    return &formats[FORMAT_AVIF];
  for (gsize i = 0; i < G_N_ELEMENTS (heic); i++) {
    if (studio_picture_bmff_has_brand (file, heic[i]))
      return &formats[FORMAT_HEIC];
  }
  return NULL;
}

static const Format *
sniff (StudioPictureSpan file)
{
  if (begins (file, "\xff\xd8\xff", 3))
    return &formats[FORMAT_JPEG];
  if (begins (file, "\x89PNG\r\n\x1a\n", 8))
    return &formats[FORMAT_PNG];
  if (is_webp (file))
    return &formats[FORMAT_WEBP];
  if (begins (file, "II*\0", 4) || begins (file, "MM\0*", 4))
    return &formats[FORMAT_TIFF];
  if (begins (file, "GIF87a", 6) || begins (file, "GIF89a", 6))
    return &formats[FORMAT_GIF];
  if (is_bmp (file))
    return &formats[FORMAT_BMP];
  if (is_bmff (file))
    return sniff_bmff (file);
  return studio_picture_svg_sniff (file) ? &formats[FORMAT_SVG] : NULL;
}

static gboolean
is_text (StudioPictureSpan file)
{
  gsize length = MIN (file.size, 512);
  const char *end;

  for (gsize i = 0; i < length; i++) {
    if (file.data[i] < 0x20 && !g_ascii_isspace (file.data[i]))
      return FALSE;
  }
  /* the 512th byte may be within a character */
  g_utf8_validate_len ((const char *) file.data, length, &end);
  return length - (gsize) (end - (const char *) file.data) < 4;
}

static gboolean
refuse_kind (StudioPictureSpan file,
             GError **error)
{
  const char *sentence;

  if (begins (file, "%PDF-", 5))
    sentence = _ ("This is a PDF document, not a picture. Save the page as a picture first.");
  else if (begins (file, "PK\3\4", 4))
    sentence = _ ("This is a package or an office document, not a picture. Choose another file.");
  else if (is_bmff (file))
    sentence = _ ("This is a video or a sequence, not a picture. Choose another file.");
  else if (is_text (file))
    sentence = _ ("This is not a picture; it contains text. Choose another file.");
  else
    sentence = _ ("This is not a picture the program knows. Choose a JPEG, PNG, WebP or HEIC picture.");
  g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_UNSUPPORTED, sentence);
  return FALSE;
}

static gboolean
refuse_reading (StudioPictureReading reading,
                const Format *format,
                GError **error)
{
  if (reading == STUDIO_PICTURE_CUT)
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_TRUNCATED,
                 _ ("The %s picture ends too early. Copy or download it again."), format->name);
  else if (reading == STUDIO_PICTURE_FOREIGN)
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_UNSUPPORTED,
                 _ ("This kind of %s picture cannot be read. Save it as an ordinary JPEG or PNG first."), format->name);
  else
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_TRUNCATED,
                 _ ("The %s picture is damaged. Copy or download it again."), format->name);
  return FALSE;
}

/* width * height cannot overflow: both came from at most 32 bits */
static gboolean
within_limit (const StudioPictureHeader *header,
              const Format *format,
              GError **error)
{
  guint64 pixels = header->width * header->height;

  if (header->width <= G_MAXINT && header->height <= G_MAXINT && pixels <= (guint64) format->megapixels * 1000000)
    return TRUE;
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT,
               _ ("The picture has %.0f × %.0f pixels, but %s pictures may have at most %d million. Make it smaller first."),
               (double) header->width, (double) header->height, format->name, format->megapixels);
  return FALSE;
}

gboolean
studio_picture_info_read (GBytes *bytes,
                          StudioPictureInfo *info,
                          GError **error)
{
  StudioPictureHeader header = { .orientation = 1 };
  StudioPictureReading reading;
  StudioPictureSpan file;
  const Format *format;

  g_return_val_if_fail (bytes != NULL && info != NULL, FALSE);

  file.data = g_bytes_get_data (bytes, &file.size);
  if (file.size == 0) {
    g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_TRUNCATED, _ ("The file is empty. Copy or download the picture again."));
    return FALSE;
  }
  format = sniff (file);
  if (format == NULL)
    return refuse_kind (file, error);
  reading = format->read (file, &header);
  if (reading == STUDIO_PICTURE_READ && (header.width == 0 || header.height == 0))
    reading = STUDIO_PICTURE_DAMAGED;
  if (reading != STUDIO_PICTURE_READ)
    return refuse_reading (reading, format, error);
  if (!within_limit (&header, format, error))
    return FALSE;

  info->width = (int) (header.orientation >= 5 ? header.height : header.width);
  info->height = (int) (header.orientation >= 5 ? header.width : header.height);
  info->orientation = header.orientation;
  info->located = header.located;
  info->mime = format->mime;
  info->extension = format->extension;
  return TRUE;
}
