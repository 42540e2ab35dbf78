#include "config.h"

#include <stdio.h>
#include <string.h>

#include <glib/gstdio.h>
#include <jpeglib.h>

#include "studio-encode.h"
#include "studio-error.h"
#include "studio-photo.h"

#define RED 0xffff0000u
#define GREEN 0xff00ff00u
#define BLUE 0xff0000ffu
#define YELLOW 0xffffff00u

/* What a picture's four corners show, left to right, above to below, once it is upright */
typedef guint32 Corners[4];

/* By EXIF orientation, for stored corners of red, green, blue and yellow */
static const Corners upright[9] = {
  [1] = { RED, GREEN, BLUE, YELLOW },
  [2] = { GREEN, RED, YELLOW, BLUE },
  [3] = { YELLOW, BLUE, GREEN, RED },
  [4] = { BLUE, YELLOW, RED, GREEN },
  [5] = { RED, BLUE, GREEN, YELLOW },
  [6] = { BLUE, RED, YELLOW, GREEN },
  [7] = { YELLOW, GREEN, BLUE, RED },
  [8] = { GREEN, YELLOW, RED, BLUE },
};

typedef struct
{
  int width, height;
  J_COLOR_SPACE space;
  gboolean progressive;
  guint8 orientation; /* 0: no EXIF */
  int noise;
} JpegKind;

static void
fill_jpeg_row (const JpegKind *kind,
               int y,
               guint8 *row,
               GRand *rand)
{
  static const guint8 rgb[4][3] = { { 255, 0, 0 }, { 0, 255, 0 }, { 0, 0, 255 }, { 255, 255, 0 } };

  for (int x = 0; x < kind->width; x++) {
    const guint8 *colour = rgb[(y >= kind->height / 2) * 2 + (x >= kind->width / 2)];

    if (kind->space == JCS_GRAYSCALE) {
      row[x] = colour[0];
    } else if (kind->space == JCS_CMYK) { /* as Adobe stores it: inverted */
      memcpy (row + x * 4, colour, 3);
      row[x * 4 + 3] = 255;
    } else {
      for (int c = 0; c < 3; c++)
        row[x * 3 + c] = kind->noise == 0 ? colour[c] : (guint8) g_rand_int_range (rand, 0, kind->noise);
    }
  }
}

static void
write_orientation (struct jpeg_compress_struct *jpeg,
                   guint8 orientation)
{
  guint8 exif[] = { 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0 };

  if (orientation != 0)
    jpeg_write_marker (jpeg, JPEG_APP0 + 1, exif, sizeof exif);
}

static GBytes *
make_jpeg (const JpegKind *kind)
{
  struct jpeg_compress_struct jpeg;
  struct jpeg_error_mgr messages;
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autofree guint8 *row = g_malloc_n (kind->width, 4);
  unsigned char *data = NULL;
  unsigned long size = 0;
  GBytes *bytes;

  jpeg.err = jpeg_std_error (&messages);
  jpeg_create_compress (&jpeg);
  jpeg_mem_dest (&jpeg, &data, &size);
  jpeg.image_width = kind->width;
  jpeg.image_height = kind->height;
  jpeg.in_color_space = kind->space;
  jpeg.input_components = kind->space == JCS_GRAYSCALE ? 1 : kind->space == JCS_CMYK ? 4
                                                                                     : 3;
  jpeg_set_defaults (&jpeg);
  if (kind->space == JCS_CMYK && kind->progressive)
    jpeg_set_colorspace (&jpeg, JCS_YCCK);
  jpeg_set_quality (&jpeg, 95, TRUE);
  if (kind->progressive)
    jpeg_simple_progression (&jpeg);
  jpeg_start_compress (&jpeg, TRUE);
  write_orientation (&jpeg, kind->orientation);
  for (int y = 0; y < kind->height; y++) {
    JSAMPROW line = row;

    fill_jpeg_row (kind, y, row, rand);
    jpeg_write_scanlines (&jpeg, &line, 1);
  }
  jpeg_finish_compress (&jpeg);
  jpeg_destroy_compress (&jpeg);
  bytes = g_bytes_new (data, size);
  free (data);
  return bytes;
}

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

static guint32
pixel_at (cairo_surface_t *surface,
          int x,
          int y)
{
  const guint8 *row = cairo_image_surface_get_data (surface) + (gsize) y * cairo_image_surface_get_stride (surface);
  guint32 pixel = ((const guint32 *) (gconstpointer) row)[x];

  return cairo_image_surface_get_format (surface) == CAIRO_FORMAT_RGB24 ? pixel | 0xff000000u : pixel;
}

static void
assert_near (guint32 pixel,
             guint32 wanted,
             int slack)
{
  for (int shift = 0; shift < 32; shift += 8) {
    int difference = (int) (pixel >> shift & 0xff) - (int) (wanted >> shift & 0xff);

    if (ABS (difference) > slack)
      g_error ("pixel %08x instead of %08x", pixel, wanted);
  }
}

static void
assert_size (cairo_surface_t *surface,
             int width,
             int height)
{
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, height);
}

/* Decodes the whole at @width × @height px and looks at the middle of each quarter. */
static void
check_corners (GBytes *bytes,
               int width,
               int height,
               const guint32 *corners,
               int slack)
{
  StudioPhotoRequest request = { { 0, 0, 1, 1 }, width, height };
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = studio_photo_decode (bytes, &request, NULL, &error);

  if (g_error_matches (error, STUDIO_ERROR, STUDIO_ERROR_UNSUPPORTED)) {
    g_test_message ("skipped: %s", error->message);
    return;
  }
  g_assert_no_error (error);
  assert_size (surface, width, height);
  g_assert_cmpint (cairo_image_surface_get_format (surface), ==, CAIRO_FORMAT_RGB24);
  for (int i = 0; i < 4; i++)
    assert_near (pixel_at (surface, (i % 2 * 2 + 1) * width / 4, (i / 2 * 2 + 1) * height / 4), corners[i], slack);
  cairo_surface_destroy (surface);
}

static void
test_orientations (void)
{
  for (guint8 orientation = 1; orientation <= 8; orientation++) {
    for (int progressive = 0; progressive <= 1; progressive++) {
      JpegKind kind = { 160, 96, JCS_RGB, progressive, orientation, 0 };
      g_autoptr (GBytes) bytes = make_jpeg (&kind);

      check_corners (bytes, 160, 96, upright[orientation], 4);
      check_corners (bytes, 20, 12, upright[orientation], 4);
      check_corners (bytes, 30, 70, upright[orientation], 4);
      check_corners (bytes, 333, 222, upright[orientation], 4);
    }
  }
}

/* A quarter of the upright picture is of one colour, whatever way it is stored. */
static void
test_crops (void)
{
  for (guint8 orientation = 1; orientation <= 8; orientation++) {
    JpegKind kind = { 640, 480, JCS_RGB, FALSE, orientation, 0 };
    g_autoptr (GBytes) bytes = make_jpeg (&kind);

    for (int i = 0; i < 4; i++) {
      StudioPhotoRequest request = { { i % 2 * 0.5 + 0.02, i / 2 * 0.5 + 0.02, 0.46, 0.46 }, 37, 23 };
      g_autoptr (GError) error = NULL;
      cairo_surface_t *surface = studio_photo_decode (bytes, &request, NULL, &error);

      g_assert_no_error (error);
      for (int y = 0; y < 23; y++) {
        for (int x = 0; x < 37; x++)
          assert_near (pixel_at (surface, x, y), upright[orientation][i], 4);
      }
      cairo_surface_destroy (surface);
    }
  }
}

/* A crop shows the same as that part of the whole. */
static void
test_crop_agrees (void)
{
  JpegKind kind = { 403, 301, JCS_RGB, FALSE, 0, 0 };
  g_autoptr (GBytes) bytes = make_jpeg (&kind);
  StudioPhotoRequest whole = { { 0, 0, 1, 1 }, 403, 301 };
  StudioPhotoRequest part = { { 101.0 / 403, 77.0 / 301, 200.0 / 403, 150.0 / 301 }, 200, 150 };
  cairo_surface_t *a = studio_photo_decode (bytes, &whole, NULL, NULL);
  cairo_surface_t *b = studio_photo_decode (bytes, &part, NULL, NULL);

  for (int y = 0; y < 150; y++) {
    for (int x = 0; x < 200; x++)
      assert_near (pixel_at (b, x, y), pixel_at (a, x + 101, y + 77), 3);
  }
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
}

static void
test_inks (void)
{
  static const guint32 greys[4] = { 0xffffffffu, 0xff000000u, 0xff000000u, 0xffffffffu };
  JpegKind cmyk = { 64, 48, JCS_CMYK, FALSE, 0, 0 }, ycck = { 64, 48, JCS_CMYK, TRUE, 0, 0 }, grey = { 64, 48, JCS_GRAYSCALE, FALSE, 0, 0 };
  g_autoptr (GBytes) cmyk_bytes = make_jpeg (&cmyk), ycck_bytes = make_jpeg (&ycck), grey_bytes = make_jpeg (&grey);

  check_corners (cmyk_bytes, 64, 48, upright[1], 4);
  check_corners (cmyk_bytes, 16, 12, upright[1], 4);
  check_corners (ycck_bytes, 64, 48, upright[1], 6);
  check_corners (grey_bytes, 64, 48, greys, 2);
}

typedef struct
{
  const char *name;
  int turned; /* the row of upright[] */
  int slack;
} Fixture;

static const Fixture fixtures[] = {
  { "deep.png", 1, 0 },
  { "palette.png", 1, 0 },
  { "interlaced.png", 1, 0 },
  { "orientation6.png", 6, 0 },
  { "corners.bmp", 1, 0 },
  { "moving.gif", 1, 0 },
  { "corners.webp", 1, 6 },
  { "orientation6.webp", 6, 6 },
  { "corners.heic", 1, 6 },
  { "corners.avif", 1, 6 },
  { "turned.avif", 8, 6 },
  { "mirrored.avif", 2, 6 },
  { "orientation1.tif", 1, 0 },
  { "orientation2.tif", 2, 0 },
  { "orientation3.tif", 3, 0 },
  { "orientation4.tif", 4, 0 },
  { "orientation5.tif", 5, 0 },
  { "orientation6.tif", 6, 0 },
  { "orientation7.tif", 7, 0 },
  { "orientation8.tif", 8, 0 },
};

static void
test_fixtures (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fixtures); i++) {
    g_autoptr (GBytes) bytes = read_fixture (fixtures[i].name);
    const guint32 *corners = upright[fixtures[i].turned];

    g_test_message ("%s", fixtures[i].name);
    check_corners (bytes, 48, 48, corners, fixtures[i].slack);
    check_corners (bytes, 7, 5, corners, fixtures[i].slack);
    check_corners (bytes, 200, 300, corners, fixtures[i].slack);
  }
}

/* Alpha comes out multiplied in. */
static void
test_alpha (void)
{
  g_autoptr (GBytes) bytes = read_fixture ("half.webp");
  StudioPhotoRequest request = { { 0, 0, 1, 1 }, 64, 48 };
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = studio_photo_decode (bytes, &request, NULL, &error);

  if (g_error_matches (error, STUDIO_ERROR, STUDIO_ERROR_UNSUPPORTED)) {
    g_test_skip (error->message);
    return;
  }
  g_assert_no_error (error);
  g_assert_cmpint (cairo_image_surface_get_format (surface), ==, CAIRO_FORMAT_ARGB32);
  assert_near (pixel_at (surface, 16, 12), 0x80800000u, 3);
  assert_near (pixel_at (surface, 48, 36), 0x80808000u, 3);
  cairo_surface_destroy (surface);
}

/* Down to one pixel and up from one: exact size, and the mean colour */
static void
test_sizes (void)
{
  static const int sizes[][2] = { { 1, 1 }, { 1, 50 }, { 50, 1 }, { 64, 48 }, { 63, 49 }, { 1000, 3 } };
  g_autoptr (GBytes) bytes = read_fixture ("deep.png");

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++) {
    StudioPhotoRequest request = { { 0, 0, 0, 0 }, sizes[i][0], sizes[i][1] };
    g_autoptr (GError) error = NULL;
    cairo_surface_t *surface = studio_photo_decode (bytes, &request, NULL, &error);

    g_assert_no_error (error);
    assert_size (surface, sizes[i][0], sizes[i][1]);
    if (i == 0)
      assert_near (pixel_at (surface, 0, 0), 0xff7f7f3fu, 2);
    cairo_surface_destroy (surface);
  }
}

/* Nothing of a cut-off file may be shown. @spare: bytes at the end that say nothing of the pixels */
static void
check_cuts (GBytes *whole,
            gsize step,
            gsize spare)
{
  gsize size = g_bytes_get_size (whole);

  for (gsize length = 0; length + spare < size; length += step) {
    g_autoptr (GBytes) cut = g_bytes_new (g_bytes_get_data (whole, NULL), length);
    StudioPhotoRequest request = { { 0, 0, 1, 1 }, 40, 30 };
    g_autoptr (GError) error = NULL;
    cairo_surface_t *surface = studio_photo_decode (cut, &request, NULL, &error);

    if (surface != NULL)
      g_error ("%u of %u bytes were shown", (guint) length, (guint) size);
    g_assert_true (error->domain == STUDIO_ERROR);
    if (length > 16 && error->code != STUDIO_ERROR_UNSUPPORTED)
      g_assert_cmpint (error->code, ==, STUDIO_ERROR_TRUNCATED);
  }
}

static void
test_cut_jpeg (void)
{
  JpegKind kinds[] = { { 64, 48, JCS_RGB, FALSE, 0, 256 }, { 64, 48, JCS_RGB, TRUE, 6, 256 }, { 64, 48, JCS_CMYK, FALSE, 0, 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autoptr (GBytes) bytes = make_jpeg (&kinds[i]);

    check_cuts (bytes, 1, 0);
  }
}

static void
test_cut_others (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fixtures); i++) {
    g_autoptr (GBytes) bytes = read_fixture (fixtures[i].name);

    g_test_message ("%s", fixtures[i].name);
    check_cuts (bytes, 7, g_str_has_suffix (fixtures[i].name, ".tif") ? 80 : 0); /* theirs end in notes, not in pixels */
  }
}

/* Anything may come out of damage but a crash, a hang or an error of a foreign kind. */
static void
check_flips (GBytes *whole,
             GRand *rand)
{
  gsize size;
  guint8 *data = g_memdup2 (g_bytes_get_data (whole, &size), g_bytes_get_size (whole));
  g_autoptr (GBytes) flipped = NULL;
  StudioPhotoRequest request = { { 0.1, 0.1, 0.7, 0.8 }, 40, 30 };
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface;

  for (int i = g_rand_int_range (rand, 1, 8); i > 0; i--)
    data[g_rand_int_range (rand, 0, (gint32) size)] = (guint8) g_rand_int_range (rand, 0, 256);
  flipped = g_bytes_new_take (data, size);
  surface = studio_photo_decode (flipped, &request, NULL, &error);
  if (surface != NULL) {
    assert_size (surface, 40, 30);
    cairo_surface_destroy (surface);
  } else {
    g_assert_true (error->domain == STUDIO_ERROR);
  }
}

static void
test_flips (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261121);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  JpegKind kinds[] = { { 64, 48, JCS_RGB, FALSE, 3, 256 }, { 64, 48, JCS_RGB, TRUE, 6, 256 }, { 64, 48, JCS_CMYK, TRUE, 0, 0 }, { 64, 48, JCS_GRAYSCALE, FALSE, 0, 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (fixtures); i++)
    g_ptr_array_add (files, read_fixture (fixtures[i].name));
  for (int times = 0; times < 4; times++) {
    for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
      g_ptr_array_add (files, make_jpeg (&kinds[i]));
  }
  for (int round = 0; round < 2000; round++)
    check_flips (files->pdata[g_rand_int_range (rand, 0, (gint32) files->len)], rand);
}

static void
assert_refused (GBytes *bytes,
                int code)
{
  StudioPhotoRequest request = { { 0, 0, 1, 1 }, 100, 100 };
  g_autoptr (GError) error = NULL;

  g_assert_null (studio_photo_decode (bytes, &request, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, code);
}

static void
test_refused (void)
{
  static const guint8 bomb[] = "\xff\xd8\xff\xc0\0\x11\x08\x4e\x20\x4e\x20\3\1\x22\0\2\x11\1\3\x11\1\xff\xda\0\0";
  static const guint8 large[] = "\xff\xd8\xff\xc0\0\x11\x08\x27\x10\x27\x10\3\1\x22\0\2\x11\1\3\x11\1\xff\xda\0\x0c\3\1\0\2\x11\3\x11\0\x3f\0\0\0\0\0";
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) text = g_bytes_new_static ("bukan foto", 10);
  g_autoptr (GBytes) too_large = g_bytes_new_static (bomb, sizeof bomb);
  g_autoptr (GBytes) no_data = g_bytes_new_static (large, sizeof large);

  assert_refused (empty, STUDIO_ERROR_TRUNCATED);
  assert_refused (text, STUDIO_ERROR_UNSUPPORTED);
  assert_refused (too_large, STUDIO_ERROR_LIMIT);
  assert_refused (no_data, STUDIO_ERROR_TRUNCATED);
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (15 * 1000);
  g_cancellable_cancel (data);
  return NULL;
}

static void
check_cancel (GBytes *bytes,
              int width,
              int height)
{
  StudioPhotoRequest request = { { 0, 0, 1, 1 }, width, height };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);
  gint64 start = g_get_monotonic_time ();

  g_assert_null (studio_photo_decode (bytes, &request, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  g_test_message ("stopped after %.0f ms", (double) (g_get_monotonic_time () - start) / 1000);
}

static void
test_cancel (void)
{
  JpegKind kind = { 4000, 3000, JCS_RGB, FALSE, 0, 256 };
  g_autoptr (GBytes) jpeg = make_jpeg (&kind);
  StudioPhotoRequest request = { { 0, 0, 1, 1 }, 4000, 3000 };
  cairo_surface_t *surface = studio_photo_decode (jpeg, &request, NULL, NULL);
  g_autoptr (GBytes) png = studio_encode_png (surface, NULL, NULL);

  check_cancel (jpeg, 4000, 3000);
  check_cancel (png, 4000, 3000);
  cairo_surface_destroy (surface);
}

static cairo_surface_t *
draw_svg (const char *text,
          const StudioPhotoRequest *request)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = studio_photo_decode (bytes, request, NULL, &error);

  g_assert_no_error (error);
  assert_size (surface, request->width, request->height);
  return surface;
}

/* Drawn at the wanted size, an edge is one pixel wide at most. */
static void
test_svg_sharp (void)
{
  const char *text = "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'><rect width='5' height='10' fill='#f00'/><rect x='5' width='5' height='10' fill='#00f'/></svg>";
  StudioPhotoRequest whole = { { 0, 0, 1, 1 }, 1000, 500 }, part = { { 0.5, 0, 0.5, 0.1 }, 300, 60 }, tiny = { { 0.49, 0.5, 0.02, 0.0001 }, 1000, 5 };
  cairo_surface_t *surface = draw_svg (text, &whole);

  g_assert_cmpint (cairo_image_surface_get_format (surface), ==, CAIRO_FORMAT_RGB24);
  g_assert_cmphex (pixel_at (surface, 498, 250), ==, RED);
  g_assert_cmphex (pixel_at (surface, 501, 250), ==, BLUE);
  cairo_surface_destroy (surface);
  surface = draw_svg (text, &part);
  g_assert_cmphex (pixel_at (surface, 1, 1), ==, BLUE);
  g_assert_cmphex (pixel_at (surface, 298, 58), ==, BLUE);
  cairo_surface_destroy (surface);
  surface = draw_svg (text, &tiny);
  g_assert_cmphex (pixel_at (surface, 10, 2), ==, RED);
  g_assert_cmphex (pixel_at (surface, 990, 2), ==, BLUE);
  cairo_surface_destroy (surface);
}

/* Pictures inside a drawing are shown, but not if they are as large as a wall. */
static void
test_svg_embedded (void)
{
  g_autoptr (GBytes) small = read_fixture ("deep.png");
  gsize size;
  guint8 *data = g_memdup2 (g_bytes_get_data (small, &size), g_bytes_get_size (small));
  StudioPhotoRequest request = { { 0, 0, 1, 1 }, 64, 48 };

  for (int huge = 0; huge <= 1; huge++) {
    g_autofree char *base64 = g_base64_encode (data, size);
    g_autofree char *text = g_strdup_printf ("<svg xmlns='http://www.w3.org/2000/svg' width='64' height='48'><image href='data:image/png;base64,%s' width='64' height='48'/></svg>", base64);
    g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

    if (huge) {
      assert_refused (bytes, STUDIO_ERROR_LIMIT);
    } else {
      cairo_surface_t *surface = draw_svg (text, &request);

      assert_near (pixel_at (surface, 16, 12), RED, 0);
      cairo_surface_destroy (surface);
    }
    memcpy (data + 16, "\0\0\x4e\x20\0\0\x4e\x20", 8); /* the size in its IHDR */
  }
  g_free (data);
}

/* A drawing must not bring a file of the person's computer into a post that is published. */
static void
test_svg_outside (void)
{
  static const char *const bodies[] = {
    "<image href='file://%s/red.png' width='10' height='10'/>",
    "<image xlink:href='%s/red.png' width='10' height='10'/>",
    "<image href='red.png' width='10' height='10'/>",
    "<use href='file://%s/red.svg#r'/>",
    "<style>@import url('file://%s/red.css');</style><rect width='10' height='10' fill='none' class='r'/>",
    "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file://%s/red.svg'/>",
    "<rect width='10' height='10' fill='url(file://%s/red.svg#g) none'/>",
  };
  g_autofree char *folder = g_dir_make_tmp ("studio-svg-XXXXXX", NULL);
  g_autofree char *png = g_build_filename (folder, "red.png", NULL), *svg = g_build_filename (folder, "red.svg", NULL), *css = g_build_filename (folder, "red.css", NULL);
  g_autofree char *before = g_get_current_dir ();
  cairo_surface_t *red = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 4, 4);
  StudioPhotoRequest request = { { 0, 0, 1, 1 }, 10, 10 };

  cairo_surface_write_to_png (red, png);
  cairo_surface_destroy (red);
  g_assert_true (g_file_set_contents (svg, "<svg xmlns='http://www.w3.org/2000/svg'><linearGradient id='g'><stop stop-color='red'/></linearGradient><rect id='r' width='9' height='9'/></svg>", -1, NULL));
  g_assert_true (g_file_set_contents (css, ".r { fill: red !important }", -1, NULL));
  g_assert_cmpint (g_chdir (folder), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++) {
    g_auto (GStrv) parts = g_strsplit (bodies[i], "%s", -1);
    g_autofree char *body = g_strjoinv (folder, parts);
    g_autofree char *text = g_strconcat ("<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='10' height='10'>", body, "</svg>", NULL);
    cairo_surface_t *surface = draw_svg (text, &request);

    g_test_message ("%s", text);
    g_assert_cmphex (pixel_at (surface, 5, 5), ==, 0);
    cairo_surface_destroy (surface);
  }
  g_assert_cmpint (g_chdir (before), ==, 0);
  g_remove (png);
  g_remove (svg);
  g_remove (css);
  g_rmdir (folder);
}

static void
test_svg_hostile (void)
{
  g_autoptr (GString) nested = g_string_new ("<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'><defs><g id='a0'><rect width='1' height='1'/></g>");
  g_autoptr (GString) laughs = g_string_new ("<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY l0 'ha'>");
  g_autoptr (GBytes) nested_bytes = NULL, laughs_bytes = NULL, cut = g_bytes_new_static ("<svg width='5' height='5'><rect", 31);
  StudioPhotoRequest request = { { 0, 0, 1, 1 }, 100, 100 };

  for (int i = 1; i < 12; i++) {
    g_string_append_printf (nested, "<g id='a%d'>", i);
    for (int copies = 0; copies < 10; copies++)
      g_string_append_printf (nested, "<use href='#a%d'/>", i - 1);
    g_string_append (nested, "</g>");
    g_string_append_printf (laughs, "<!ENTITY l%d '&l%d;&l%d;&l%d;&l%d;&l%d;&l%d;&l%d;&l%d;&l%d;&l%d;'>", i, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1);
  }
  g_string_append (nested, "</defs><use href='#a11'/></svg>");
  g_string_append (laughs, "]><svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'><text>&l11;</text></svg>");
  nested_bytes = g_bytes_new (nested->str, nested->len);
  laughs_bytes = g_bytes_new (laughs->str, laughs->len);
  assert_refused (nested_bytes, STUDIO_ERROR_LIMIT);
  assert_refused (cut, STUDIO_ERROR_TRUNCATED);
  cairo_surface_destroy (studio_photo_decode (laughs_bytes, &request, NULL, NULL));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL); /* loaders warn of damaged files */
  g_test_add_func ("/photo/jpeg/orientations", test_orientations);
  g_test_add_func ("/photo/jpeg/crops", test_crops);
  g_test_add_func ("/photo/jpeg/crop-agrees", test_crop_agrees);
  g_test_add_func ("/photo/jpeg/inks", test_inks);
  g_test_add_func ("/photo/jpeg/cut", test_cut_jpeg);
  g_test_add_func ("/photo/others/fixtures", test_fixtures);
  g_test_add_func ("/photo/others/alpha", test_alpha);
  g_test_add_func ("/photo/others/cut", test_cut_others);
  g_test_add_func ("/photo/sizes", test_sizes);
  g_test_add_func ("/photo/refused", test_refused);
  g_test_add_func ("/photo/cancel", test_cancel);
  g_test_add_func ("/photo/svg/sharp", test_svg_sharp);
  g_test_add_func ("/photo/svg/embedded", test_svg_embedded);
  g_test_add_func ("/photo/svg/outside", test_svg_outside);
  g_test_add_func ("/photo/svg/hostile", test_svg_hostile);
  g_test_add_func ("/photo/flips", test_flips);
  return g_test_run ();
}
