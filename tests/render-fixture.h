#pragma once

#include "layout-fixture.h"
#include "studio-export.h"

/* What the tests of painting share: a painter, the shipped posts, and how far two pictures lie apart. */

#define RENDER_CACHE_BYTES (64 * 1024 * 1024)

/**
 * Begins a test that lists its cases by a catalog: that is asked before GLib could isolate the folders of each case, so
 * the person's own brands and templates are hidden for all of them.
 */
static inline void
render_test_init (int *argc,
                  char ***argv)
{
  g_autofree char *nowhere = NULL;

  g_test_init (argc, argv, NULL);
  nowhere = g_test_build_filename (G_TEST_BUILT, "no-data", NULL);
  g_setenv ("XDG_DATA_HOME", nowhere, TRUE);
}

/** A painter with a context and a photo cache of its own; render_painter_clear() ends it. */
static inline StudioPainter
render_painter (void)
{
  return (StudioPainter){ .context = studio_fonts_new_context (), .photos = studio_photo_cache_new (RENDER_CACHE_BYTES) };
}

static inline void
render_painter_clear (StudioPainter *painter)
{
  g_clear_object (&painter->context);
  g_clear_pointer (&painter->photos, studio_photo_cache_unref);
  g_clear_error (&painter->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StudioPainter, render_painter_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (cairo_surface_t, cairo_surface_destroy)

/** A post that shows nothing but samples. */
static inline StudioSnapshot *
render_snapshot (const char *brand_id,
                 const char *template_id)
{
  g_autoptr (StudioBrand) brand = fixture_brand (brand_id);
  g_autoptr (StudioTemplate) template = fixture_template (template_id);
  g_autoptr (StudioPost) post = studio_post_new (template, brand);

  return studio_post_snapshot (post);
}

static inline StudioScene *
render_scene (StudioPainter *painter,
              StudioSnapshot *snapshot,
              const StudioFormat *format)
{
  g_autoptr (GError) error = NULL;
  StudioScene *scene = studio_layout_page (painter->context, snapshot, format, 0, &error);

  g_assert_no_error (error);
  return scene;
}

static inline cairo_surface_t *
render_surface (StudioPainter *painter,
                StudioScene *scene,
                double scale)
{
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = studio_export_surface (painter, scene, scale, &error);

  g_assert_no_error (error);
  g_assert_no_error (painter->error);
  return surface;
}

static inline guint32
render_pixel (cairo_surface_t *surface,
              int x,
              int y)
{
  const guint8 *row = cairo_image_surface_get_data (surface) + (gsize) y * cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (gconstpointer) row)[x] & 0xffffff;
}

/** RenderDifference: @mean: of all channels; @far: share of pixels of which a channel differs by more than 24; @largest: of a channel. */
typedef struct
{
  double mean;
  double far;
  int largest;
} RenderDifference;

static inline int
render_channel_difference (guint32 a,
                           guint32 b,
                           int shift)
{
  return ABS ((int) (a >> shift & 255) - (int) (b >> shift & 255));
}

/** Returns: FALSE if the surfaces have different sizes. */
static inline gboolean
render_compare (cairo_surface_t *a,
                cairo_surface_t *b,
                RenderDifference *difference)
{
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a);
  double sum = 0, far = 0;

  *difference = (RenderDifference){ 0 };
  if (width != cairo_image_surface_get_width (b) || height != cairo_image_surface_get_height (b))
    return FALSE;
  for (int y = 0; y < height; y++) {
    for (int x = 0; x < width; x++) {
      guint32 one = render_pixel (a, x, y), other = render_pixel (b, x, y);
      int most = 0;

      for (int shift = 0; shift < 24; shift += 8) {
        int apart = render_channel_difference (one, other, shift);

        sum += apart;
        most = MAX (most, apart);
      }
      far += most > 24;
      difference->largest = MAX (difference->largest, most);
    }
  }
  difference->mean = sum / (3.0 * width * height);
  difference->far = far / ((double) width * height);
  return TRUE;
}

static inline void
render_assert_same (cairo_surface_t *a,
                    cairo_surface_t *b,
                    const char *what)
{
  RenderDifference difference;

  if (!render_compare (a, b, &difference))
    g_error ("%s: the sizes differ", what);
  if (difference.largest > 0)
    g_error ("%s: pixels differ, by %d at most and %.3f in the mean", what, difference.largest, difference.mean);
}
