#include "config.h"

#include "studio-picture-info-private.h"

#include <string.h>

#define TAG_WIDTH 0x0100
#define TAG_HEIGHT 0x0101
#define TAG_ORIENTATION 0x0112
#define TAG_PLACE 0x8825 /* EXIF 2.32, GPS Info IFD Pointer */
#define TAG_DNG_VERSION 0xc612

#define TYPE_SHORT 3
#define TYPE_LONG 4

static guint64
tiff_number (StudioPictureSpan tiff,
             guint64 at,
             int length)
{
  return tiff.data[0] == 'M' ? studio_picture_span_be (tiff, at, length) : studio_picture_span_le (tiff, at, length);
}

/* Takes one entry of a TIFF directory (TIFF 6.0, section 2), of 12 bytes at @at. FALSE: a camera's raw data. */
static gboolean
take_entry (StudioPictureSpan tiff,
            guint64 at,
            StudioPictureHeader *header)
{
  guint64 tag = tiff_number (tiff, at, 2);
  guint64 type = tiff_number (tiff, at + 2, 2);
  guint64 value;

  if (tag == TAG_DNG_VERSION)
    return FALSE;
  if (type != TYPE_SHORT && type != TYPE_LONG)
    return TRUE;
  value = tiff_number (tiff, at + 8, type == TYPE_SHORT ? 2 : 4);
  if (tag == TAG_WIDTH)
    header->width = value;
  else if (tag == TAG_HEIGHT)
    header->height = value;
  else if (tag == TAG_ORIENTATION && value >= 1 && value <= 8)
    header->orientation = (int) value;
  else if (tag == TAG_PLACE)
    header->located = TRUE;
  return TRUE;
}

StudioPictureReading
studio_picture_tiff_read (StudioPictureSpan file,
                          StudioPictureHeader *header)
{
  guint64 at, count;

  if (!studio_picture_span_has (file, 0, 10))
    return STUDIO_PICTURE_CUT;
  if (memcmp (file.data + 8, "CR", 2) == 0)
    return STUDIO_PICTURE_FOREIGN; /* Canon's raw data */
  at = tiff_number (file, 4, 4);
  if (at < 8)
    return STUDIO_PICTURE_DAMAGED;
  if (!studio_picture_span_has (file, at, 2))
    return STUDIO_PICTURE_CUT;
  count = tiff_number (file, at, 2);
  if (!studio_picture_span_has (file, at + 2, count * 12))
    return STUDIO_PICTURE_CUT;
  for (guint64 i = 0; i < count; i++) {
    if (!take_entry (file, at + 2 + i * 12, header))
      return STUDIO_PICTURE_FOREIGN;
  }
  return STUDIO_PICTURE_READ;
}

void
studio_picture_exif_read (StudioPictureSpan exif,
                          StudioPictureHeader *header)
{
  StudioPictureHeader own = { .orientation = 1 };

  if (exif.size >= 6 && memcmp (exif.data, "Exif\0\0", 6) == 0)
    exif = studio_picture_span_part (exif, 6, exif.size);
  if (exif.size < 8 || (memcmp (exif.data, "II*\0", 4) != 0 && memcmp (exif.data, "MM\0*", 4) != 0))
    return;
  /* width and height there are the preview's */
  studio_picture_tiff_read (exif, &own);
  header->orientation = own.orientation;
  header->located = own.located;
}

/* Baseline, extended and progressive, by Huffman or arithmetic coding: what libjpeg-turbo reads (ITU-T T.81, table B.1). */
static gboolean
is_known_frame (guint8 marker)
{
  return marker == 0xc0 || marker == 0xc1 || marker == 0xc2 || marker == 0xc9 || marker == 0xca;
}

static gboolean
is_any_frame (guint8 marker)
{
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

static StudioPictureReading
take_frame (StudioPictureSpan segment,
            guint8 marker,
            StudioPictureHeader *header)
{
  if (segment.size < 6)
    return STUDIO_PICTURE_DAMAGED;
  header->height = studio_picture_span_be (segment, 1, 2);
  header->width = studio_picture_span_be (segment, 3, 2);
  if (!is_known_frame (marker) || segment.data[0] != 8)
    return STUDIO_PICTURE_FOREIGN;
  if (header->height == 0) /* said only after the first scan, which libjpeg does not follow */
    return STUDIO_PICTURE_FOREIGN;
  return STUDIO_PICTURE_READ;
}

/* Finds the next marker from @at on, past fill bytes and garbage. FALSE at the end. */
static gboolean
next_marker (StudioPictureSpan file,
             guint64 *at,
             guint8 *marker)
{
  while (studio_picture_span_has (file, *at, 2)) {
    if (file.data[*at] == 0xff && file.data[*at + 1] != 0xff && file.data[*at + 1] != 0) {
      *marker = file.data[*at + 1];
      *at += 2;
      return TRUE;
    }
    *at += 1;
  }
  return FALSE;
}

StudioPictureReading
studio_picture_jpeg_read (StudioPictureSpan file,
                          StudioPictureHeader *header)
{
  StudioPictureReading reading = STUDIO_PICTURE_DAMAGED; /* until a frame header has been seen */
  gboolean has_exif = FALSE;
  guint64 at = 2;
  guint8 marker;

  while (next_marker (file, &at, &marker)) {
    StudioPictureSpan segment;
    guint64 length;

    if (marker == 0xda)
      return reading;
    if (marker == 0xd9)
      return STUDIO_PICTURE_DAMAGED;
    if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8))
      continue;
    if (!studio_picture_span_has (file, at, 2))
      return STUDIO_PICTURE_CUT;
    length = studio_picture_span_be (file, at, 2);
    if (length < 2)
      return STUDIO_PICTURE_DAMAGED;
    if (!studio_picture_span_has (file, at, length))
      return STUDIO_PICTURE_CUT;
    segment = studio_picture_span_part (file, at + 2, length - 2);
    if (is_any_frame (marker)) {
      reading = take_frame (segment, marker, header);
      if (reading != STUDIO_PICTURE_READ)
        return reading;
    } else if (marker == 0xe1 && !has_exif && segment.size >= 6 && memcmp (segment.data, "Exif\0\0", 6) == 0) {
      has_exif = TRUE;
      studio_picture_exif_read (segment, header);
    }
    at += length;
  }
  return STUDIO_PICTURE_CUT;
}
