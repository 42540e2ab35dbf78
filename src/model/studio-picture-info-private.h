#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** StudioPictureSpan: a stretch of a file; every look into it is checked against @size. */
typedef struct
{
  const guint8 *data;
  gsize size;
} StudioPictureSpan;

/** StudioPictureHeader: what a header says, before limits and orientation are applied. @located: it points at a place on earth */
typedef struct
{
  guint64 width, height;
  int orientation;
  gboolean located;
} StudioPictureHeader;

/**
 * StudioPictureReading:
 * @STUDIO_PICTURE_READ: the header is whole
 * @STUDIO_PICTURE_CUT: the file ends within its header
 * @STUDIO_PICTURE_DAMAGED: the header contradicts itself
 * @STUDIO_PICTURE_FOREIGN: a variant of the format that the decoders do not read
 */
typedef enum {
  STUDIO_PICTURE_READ,
  STUDIO_PICTURE_CUT,
  STUDIO_PICTURE_DAMAGED,
  STUDIO_PICTURE_FOREIGN,
} StudioPictureReading;

static inline gboolean
studio_picture_span_has (StudioPictureSpan span,
                         guint64 at,
                         guint64 length)
{
  return at <= span.size && length <= span.size - at;
}

/** The part from @at on, at most @length bytes; empty if @at lies outside. */
static inline StudioPictureSpan
studio_picture_span_part (StudioPictureSpan span,
                          guint64 at,
                          guint64 length)
{
  StudioPictureSpan part = { span.data, 0 };

  if (at < span.size) {
    part.data = span.data + at;
    part.size = (gsize) MIN (length, span.size - at);
  }
  return part;
}

/** An unsigned number of @length (1..8) bytes, most significant first. The caller has checked the bounds. */
static inline guint64
studio_picture_span_be (StudioPictureSpan span,
                        gsize at,
                        int length)
{
  guint64 value = 0;

  for (int i = 0; i < length; i++)
    value = value << 8 | span.data[at + i];
  return value;
}

/** As studio_picture_span_be(), least significant byte first. */
static inline guint64
studio_picture_span_le (StudioPictureSpan span,
                        gsize at,
                        int length)
{
  guint64 value = 0;

  for (int i = length - 1; i >= 0; i--)
    value = value << 8 | span.data[at + i];
  return value;
}

/** Takes orientation and whether there is a place from an EXIF block (with or without its "Exif\0\0"); 1 and FALSE if it has none or is broken. */
void studio_picture_exif_read (StudioPictureSpan exif, StudioPictureHeader *header);
StudioPictureReading studio_picture_tiff_read (StudioPictureSpan file, StudioPictureHeader *header);
StudioPictureReading studio_picture_jpeg_read (StudioPictureSpan file, StudioPictureHeader *header);

/** Whether the brands of an ISO-BMFF file (ISO/IEC 14496-12) name @brand, of four characters. */
gboolean studio_picture_bmff_has_brand (StudioPictureSpan file, const char *brand);
/** Size of the primary item of a HEIF file (ISO/IEC 23008-12), with its turning by quarters applied. */
StudioPictureReading studio_picture_bmff_read (StudioPictureSpan file, StudioPictureHeader *header);

/** Whether the root element of this XML is <svg>. */
gboolean studio_picture_svg_sniff (StudioPictureSpan file);
StudioPictureReading studio_picture_svg_read (StudioPictureSpan file, StudioPictureHeader *header);

G_END_DECLS
