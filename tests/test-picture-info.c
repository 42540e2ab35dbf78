#include "config.h"

#include <string.h>

#include <glib.h>

#include "studio-error.h"
#include "studio-picture-info.h"

typedef struct
{
  const char *file;
  const char *mime, *extension;
  int width, height, orientation;
} Good;

/* All were made from one picture of 64 × 48 px. */
static const Good goods[] = {
  { "corners.heic", "image/heic", "heic", 64, 48, 1 },
  { "corners.avif", "image/avif", "avif", 64, 48, 1 },
  { "turned.avif", "image/avif", "avif", 48, 64, 1 },
  { "mirrored.avif", "image/avif", "avif", 64, 48, 1 },
  { "corners.webp", "image/webp", "webp", 64, 48, 1 },
  { "half.webp", "image/webp", "webp", 64, 48, 1 },
  { "orientation6.webp", "image/webp", "webp", 48, 64, 6 },
  { "orientation6.png", "image/png", "png", 48, 64, 6 },
  { "deep.png", "image/png", "png", 64, 48, 1 },
  { "palette.png", "image/png", "png", 64, 48, 1 },
  { "moving.gif", "image/gif", "gif", 64, 48, 1 },
  { "corners.bmp", "image/bmp", "bmp", 64, 48, 1 },
  { "orientation1.tif", "image/tiff", "tif", 64, 48, 1 },
  { "orientation3.tif", "image/tiff", "tif", 64, 48, 3 },
  { "orientation5.tif", "image/tiff", "tif", 48, 64, 5 },
  { "orientation8.tif", "image/tiff", "tif", 48, 64, 8 },
};

static GBytes *
read_fixture (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "photos", name, NULL);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

static void
check_good (GBytes *bytes,
            const Good *good)
{
  g_autoptr (GError) error = NULL;
  StudioPictureInfo info;

  g_assert_true (studio_picture_info_read (bytes, &info, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (info.mime, ==, good->mime);
  g_assert_cmpstr (info.extension, ==, good->extension);
  g_assert_cmpint (info.width, ==, good->width);
  g_assert_cmpint (info.height, ==, good->height);
  g_assert_cmpint (info.orientation, ==, good->orientation);
}

static void
test_files (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (goods); i++) {
    g_autoptr (GBytes) bytes = read_fixture (goods[i].file);

    g_test_message ("%s", goods[i].file);
    check_good (bytes, &goods[i]);
  }
}

/* Whatever is cut off: a clean error, or an answer once the header is whole. The copy lets a sanitizer see one byte too far. */
static void
check_cut (GBytes *whole,
           const Good *good)
{
  gsize size = g_bytes_get_size (whole);
  gsize understood = 0;

  for (gsize length = 0; length < size; length++) {
    g_autoptr (GBytes) cut = g_bytes_new (g_bytes_get_data (whole, NULL), length);
    g_autoptr (GError) error = NULL;
    StudioPictureInfo info;

    if (studio_picture_info_read (cut, &info, &error)) {
      g_assert_cmpstr (info.mime, ==, good->mime);
      understood++;
    } else {
      g_assert_true (error->domain == STUDIO_ERROR);
      if (length == 0 || length > 16)
        g_assert_cmpint (error->code, ==, STUDIO_ERROR_TRUNCATED);
    }
  }
  g_assert_cmpuint (understood, <, size);
}

static void
test_cut (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (goods); i++) {
    g_autoptr (GBytes) bytes = read_fixture (goods[i].file);

    g_test_message ("%s", goods[i].file);
    check_cut (bytes, &goods[i]);
  }
}

typedef struct
{
  const char *bytes;
  gsize length;
  int code;
  const char *words;
} Bad;

#define BYTES(text) (text), sizeof (text) - 1

static const Bad bads[] = {
  { BYTES (""), STUDIO_ERROR_TRUNCATED, "empty" },
  { BYTES ("Rapat koordinasi tanggal 20 November.\n"), STUDIO_ERROR_UNSUPPORTED, "contains text" },
  { BYTES ("BMW milik dinas: daftar kendaraan tahun 2026"), STUDIO_ERROR_UNSUPPORTED, "contains text" },
  { BYTES ("<!DOCTYPE html><html><body>404</body></html>"), STUDIO_ERROR_UNSUPPORTED, "contains text" },
  { BYTES ("%PDF-1.7\n%\xe2\xe3\xcf\xd3"), STUDIO_ERROR_UNSUPPORTED, "PDF" },
  { BYTES ("PK\3\4\24\0\6\0\10\0\0\0!\0"), STUDIO_ERROR_UNSUPPORTED, "package" },
  { BYTES ("\0\0\0\x18"
           "ftypmp42\0\0\0\0isommp42"),
    STUDIO_ERROR_UNSUPPORTED, "video" },
  { BYTES ("\0\1\2\3\4\5\6\7"), STUDIO_ERROR_UNSUPPORTED, "not a picture" },
  { BYTES ("\xff\xd8\xff\xd9"), STUDIO_ERROR_TRUNCATED, "damaged" },
  { BYTES ("\xff\xd8\xff\xe0\0\1"), STUDIO_ERROR_TRUNCATED, "damaged" },
  { BYTES ("\xff\xd8\xff\xc3\0\x0b\x08\0\x20\0\x20\1\1\x11\0"), STUDIO_ERROR_UNSUPPORTED, "JPEG" },
  { BYTES ("\xff\xd8\xff\xc0\0\x0b\x0c\0\x20\0\x20\1\1\x11\0"), STUDIO_ERROR_UNSUPPORTED, "JPEG" },
  { BYTES ("\xff\xd8\xff\xc0\0\x0b\x08\0\0\0\x20\1\1\x11\0"), STUDIO_ERROR_UNSUPPORTED, "JPEG" },
  { BYTES ("\xff\xd8\xff\xc0\0\x0b\x08\x4e\x20\x4e\x20\1\1\x11\0\xff\xda\0\0"), STUDIO_ERROR_LIMIT, "20000 × 20000" },
  { BYTES ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x4e\x20\0\0\x4e\x20\x08\x02\0\0\0\0\0\0\0"), STUDIO_ERROR_LIMIT, "20000 × 20000" },
  { BYTES ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xff\xff\xff\xff\xff\xff\xff\x08\x02\0\0\0\0\0\0\0"), STUDIO_ERROR_LIMIT, "million" },
  { BYTES ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\0\1\x08\x02\0\0\0\0\0\0\0"), STUDIO_ERROR_TRUNCATED, "damaged" },
  { BYTES ("GIF89a\xff\xff\xff\xff\0\0\0"), STUDIO_ERROR_LIMIT, "65535 × 65535" },
  { BYTES ("BM\0\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x20\x4e\0\0\xe0\xb1\xff\xff\1\0\x18\0"), STUDIO_ERROR_LIMIT, "20000 × 20000" },
  { BYTES ("II*\0\x10\0\0\0CR\2\0"), STUDIO_ERROR_UNSUPPORTED, "TIFF" },
  { BYTES ("II*\0\xff\xff\xff\xff\0\0\0\0"), STUDIO_ERROR_TRUNCATED, "too early" },
  { BYTES ("RIFF\xff\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x1f\x4e\0\x1f\x4e\0"), STUDIO_ERROR_LIMIT, "20000 × 20000" },
  { BYTES ("<svg width='10' height="), STUDIO_ERROR_TRUNCATED, "too early" },
};

static void
test_bad (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bads); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new (bads[i].bytes, bads[i].length);
    g_autoptr (GError) error = NULL;
    StudioPictureInfo info;

    g_test_message ("bad %u", (guint) i);
    g_assert_false (studio_picture_info_read (bytes, &info, &error));
    g_assert_error (error, STUDIO_ERROR, bads[i].code);
    g_assert_nonnull (strstr (error->message, bads[i].words));
  }
}

typedef struct
{
  const char *text;
  int width, height;
} Svg;

static const Svg svgs[] = {
  { "<svg xmlns='http://www.w3.org/2000/svg' width='120' height='80px'/>", 120, 80 },
  { "<svg viewBox='0 0 24 12'></svg>", 24, 12 },
  { "<svg viewBox=\"0,0,24.6,12\" width='100%' height='100%'/>", 25, 12 },
  { "<svg viewBox='-5 -5 200 100' width='50'/>", 50, 25 },
  { "<svg viewBox='0 0 200 100' height='50'/>", 100, 50 },
  { "<svg width='1in' height='25.4mm'/>", 96, 96 },
  { "<svg width='72pt' height='2.54cm'/>", 96, 96 },
  { "<svg/>", 300, 150 },
  { "<svg width='-4' height='x' viewBox='0 0 0 0'/>", 300, 150 },
  { "<svg width='1e300' height='1e300'/>", 8000, 8000 },
  { "\xef\xbb\xbf<?xml version='1.0'?>\n<!-- <svg> --><!DOCTYPE svg [ <!ENTITY a 'b'> ]>\n<svg:svg\n width = \"7\"\theight='9' >", 7, 9 },
};

static void
test_svg (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (svgs); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new (svgs[i].text, strlen (svgs[i].text));
    Good good = { NULL, "image/svg+xml", "svg", svgs[i].width, svgs[i].height, 1 };

    g_test_message ("%s", svgs[i].text);
    check_good (bytes, &good);
  }
}

/* A JPEG header with an EXIF block in either byte order */
static GBytes *
make_jpeg (gboolean big,
           guint8 orientation)
{
  static const guint8 little_exif[] = { 'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 };
  static const guint8 big_exif[] = { 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0 };
  static const guint8 tail[] = { 0xff, 0xff, 0xc2, 0, 17, 8, 0, 48, 0, 64, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1, 0xff, 0xda, 0, 12 };
  GByteArray *jpeg = g_byte_array_new ();
  guint at;

  g_byte_array_append (jpeg, (const guint8 *) "\xff\xd8\xff\xe1\0\x22"
                                              "Exif\0\0",
                       12);
  at = jpeg->len;
  g_byte_array_append (jpeg, big ? big_exif : little_exif, sizeof big_exif);
  jpeg->data[at + 18 + (big ? 1 : 0)] = orientation;
  g_byte_array_append (jpeg, tail, sizeof tail);
  return g_byte_array_free_to_bytes (jpeg);
}

static void
test_exif (void)
{
  for (guint8 orientation = 0; orientation <= 9; orientation++) {
    for (int big = 0; big <= 1; big++) {
      g_autoptr (GBytes) bytes = make_jpeg (big, orientation);
      gboolean turned = orientation >= 5 && orientation <= 8;
      Good good = { NULL, "image/jpeg", "jpg", turned ? 48 : 64, turned ? 64 : 48, orientation >= 1 && orientation <= 8 ? orientation : 1 };

      check_good (bytes, &good);
      check_cut (bytes, &good);
    }
  }
}

/* The same block with a pointer at a place instead of the orientation. */
static void
test_place (void)
{
  for (int big = 0; big <= 1; big++) {
    g_autoptr (GBytes) without = make_jpeg (big, 1);
    gsize size = g_bytes_get_size (without);
    g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (without, NULL), size);
    const guint8 tag[] = { big ? 0x88 : 0x25, big ? 0x25 : 0x88, big ? 0 : 4, big ? 4 : 0 };
    g_autoptr (GBytes) with = NULL;
    StudioPictureInfo info;

    g_assert_true (studio_picture_info_read (without, &info, NULL));
    g_assert_false (info.located);
    memcpy (data + 22, tag, sizeof tag);
    with = g_bytes_new (data, size);
    g_assert_true (studio_picture_info_read (with, &info, NULL));
    g_assert_true (info.located);
    g_assert_cmpint (info.orientation, ==, 1);
  }
}

/* Names play no part, bytes anywhere may be wrong: nothing but a clean answer is allowed. */
static void
test_flips (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261121);

  for (int round = 0; round < 20000; round++) {
    g_autoptr (GBytes) whole = read_fixture (goods[g_rand_int_range (rand, 0, G_N_ELEMENTS (goods))].file);
    g_autoptr (GBytes) flipped = NULL;
    gsize size;
    guint8 *data = g_bytes_unref_to_data (g_steal_pointer (&whole), &size);
    StudioPictureInfo info;

    for (int i = g_rand_int_range (rand, 1, 6); i > 0; i--)
      data[g_rand_int_range (rand, 0, (gint32) MIN (size, 400))] = (guint8) g_rand_int_range (rand, 0, 256);
    flipped = g_bytes_new_take (data, size);
    if (studio_picture_info_read (flipped, &info, NULL)) {
      g_assert_cmpint (info.width, >=, 1);
      g_assert_cmpint (info.height, >=, 1);
      g_assert_cmpint ((gint64) info.width * info.height, <=, 100000000);
    }
  }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/picture-info/files", test_files);
  g_test_add_func ("/picture-info/cut", test_cut);
  g_test_add_func ("/picture-info/bad", test_bad);
  g_test_add_func ("/picture-info/svg", test_svg);
  g_test_add_func ("/picture-info/exif", test_exif);
  g_test_add_func ("/picture-info/place", test_place);
  g_test_add_func ("/picture-info/flips", test_flips);
  return g_test_run ();
}
