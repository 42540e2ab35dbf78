#include "config.h"

#include "studio-canvas-private.h"

#include <gtk/gtk.h>

#include "studio-catalog.h"

/* 1080 × 1350 design px; with margins of nothing it fits 500 × 625 at this zoom */
#define WIDTH 500
#define HEIGHT 625
#define FIT (500 / 1080.0)

static const StudioInsets none = { 0, 0, 0, 0 };

static StudioCanvas *
new_canvas (const StudioInsets *margins)
{
  StudioCanvas *canvas = STUDIO_CANVAS (g_object_ref_sink (studio_canvas_new ()));
  GtkRequisition least;

  gtk_widget_get_preferred_size (GTK_WIDGET (canvas), &least, NULL);
  gtk_widget_allocate (GTK_WIDGET (canvas), WIDTH, HEIGHT, -1, NULL);
  studio_canvas_set_margins (canvas, margins);
  studio_canvas_set_format (canvas, studio_format_find ("feed"));
  return canvas;
}

static void
test_fit (void)
{
  static const StudioInsets margins = { 25, 0, 100, 100 };
  StudioCanvas *canvas = new_canvas (&none);
  StudioPoint origin = _studio_canvas_origin (canvas);

  g_assert_cmpfloat_with_epsilon (studio_canvas_get_zoom (canvas), FIT, 1e-9);
  g_assert_cmpfloat (origin.x, ==, 0);
  g_assert_cmpfloat (origin.y, ==, 0);
  g_assert_finalize_object (canvas);

  /* 400 × 500 are left, beginning at 100, 25 */
  canvas = new_canvas (&margins);
  origin = _studio_canvas_origin (canvas);
  g_assert_cmpfloat_with_epsilon (studio_canvas_get_zoom (canvas), 400 / 1080.0, 1e-9);
  g_assert_cmpfloat (origin.x, ==, 100);
  g_assert_cmpfloat (origin.y, ==, 25);
  g_assert_finalize_object (canvas);
}

static void
count_cb (StudioCanvas *canvas,
          guint *n_calls)
{
  (*n_calls)++;
}

static void
test_zoom (void)
{
  static const struct
  {
    double from, to;
    int direction;
  } steps[] = { { 0.47, 0.5, 1 }, { 0.5, 0.67, 1 }, { 0.47, 0.33, -1 }, { 1, 0.75, -1 }, { 4, 6, 1 }, { 32, 32, 1 }, { 0.05, 0.05, -1 }, { 99, 32, 1 }, { 0, 0.05, -1 } };
  StudioCanvas *canvas = new_canvas (&none);
  guint n_calls = 0;

  g_signal_connect (canvas, "view-changed", G_CALLBACK (count_cb), &n_calls);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    studio_canvas_set_zoom (canvas, steps[i].from);
    studio_canvas_step_zoom (canvas, steps[i].direction);
    g_assert_cmpfloat (studio_canvas_get_zoom (canvas), ==, steps[i].to);
  }
  g_assert_cmpuint (n_calls, ==, 2 * G_N_ELEMENTS (steps));
  studio_canvas_fit (canvas);
  g_assert_cmpfloat_with_epsilon (studio_canvas_get_zoom (canvas), FIT, 1e-9);
  g_assert_finalize_object (canvas);
}

/* The wheel zooms into what is under the pointer. */
static void
test_zoom_at (void)
{
  StudioCanvas *canvas = new_canvas (&none);
  StudioPoint before = _studio_canvas_to_page (canvas, 100, 500), after;

  _studio_canvas_zoom_at (canvas, 2, 100, 500);
  after = _studio_canvas_to_page (canvas, 100, 500);
  g_assert_cmpfloat_with_epsilon (before.x, after.x, 1);
  g_assert_cmpfloat_with_epsilon (before.y, after.y, 1);
  g_assert_finalize_object (canvas);
}

static void
test_pan_stays (void)
{
  StudioCanvas *canvas = new_canvas (&none);

  _studio_canvas_pan_to (canvas, (StudioPoint){ -5000, 99999 });
  g_assert_cmpfloat (canvas->center.x, ==, 0);
  g_assert_cmpfloat (canvas->center.y, ==, 1350);
  g_assert_finalize_object (canvas);
}

/* However large the zoom, no more is painted than the view with room to move. */
static void
test_painting_is_bounded (void)
{
  static const char *const ids[] = { "feed", "a3", "banner" };
  static const double zooms[] = { 0.05, 0.5, 1, 2, 4, 32 };
  StudioCanvas *canvas = new_canvas (&none);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    studio_canvas_set_format (canvas, studio_format_find (ids[i]));
    for (guint j = 0; j < G_N_ELEMENTS (zooms); j++) {
      StudioRegion view, wanted;
      cairo_rectangle_int_t both;

      studio_canvas_set_zoom (canvas, zooms[j]);
      g_assert_true (_studio_canvas_picture_get_view (canvas->picture, &view));
      g_assert_true (_studio_canvas_picture_get_wanted (canvas->picture, &wanted));
      g_assert_cmpfloat (view.scale, ==, studio_canvas_get_scale (canvas));
      g_assert_cmpfloat (wanted.scale, ==, view.scale);
      g_assert_cmpint (wanted.area.width * wanted.area.height * 4, <=, 20000000);
      g_assert_true (studio_region_intersect (&view.area, &wanted.area, &both));
      g_assert_cmpmem (&both, sizeof both, &view.area, sizeof view.area);
    }
  }
  g_assert_finalize_object (canvas);
}

static void
preview_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(StudioPreview **) user_data = studio_previewer_render_finish (STUDIO_PREVIEWER (source), result, &error);
  g_assert_no_error (error);
}

static StudioPreview *
render (void)
{
  g_autoptr (StudioPreviewer) previewer = studio_previewer_new ();
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (StudioTemplate) template = studio_catalog_load_template (catalog, "capaian-pembangunan", NULL);
  g_autoptr (StudioBrand) brand = studio_catalog_load_brand (catalog, "netral", NULL);
  g_autoptr (StudioPost) post = studio_post_new (template, brand);
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);
  StudioPreview *preview = NULL;

  studio_previewer_render_async (previewer, snapshot, studio_format_find ("feed"), 0, 0.2, 0, NULL, preview_cb, &preview);
  while (preview == NULL)
    g_main_context_iteration (NULL, TRUE);
  return preview;
}

/* Each field of the page is found under its own box; outside the page there is nothing. */
static void
test_hit (void)
{
  StudioCanvas *canvas = new_canvas (&none);
  g_autoptr (StudioPreview) preview = render ();
  const StudioBox *title = studio_scene_find_field (preview->scene, "judul"), *photo = studio_scene_find_field (preview->scene, "foto"), *hit, *emblem;

  g_assert_nonnull (title);
  g_assert_nonnull (photo);
  g_assert_null (_studio_canvas_box_at (canvas, (StudioPoint){ 500, 500 }, FALSE));
  studio_canvas_set_preview (canvas, preview);
  hit = _studio_canvas_box_at (canvas, (StudioPoint){ title->rect.x + 5, title->rect.y + 5 }, FALSE);
  g_assert_nonnull (hit);
  g_assert_cmpstr (hit->layer->field, ==, "judul");
  hit = _studio_canvas_box_at (canvas, (StudioPoint){ photo->rect.x + photo->rect.w / 2, photo->rect.y + photo->rect.h / 2 }, TRUE);
  g_assert_nonnull (hit);
  g_assert_cmpint (hit->layer->kind, ==, STUDIO_LAYER_PHOTO);
  /* the emblem stands in a stack that is locked; the title in one that is not */
  emblem = studio_scene_find (preview->scene, "tanda.lambang");
  g_assert_cmpstr (_studio_canvas_lock_at (canvas, (StudioPoint){ emblem->rect.x + 9, emblem->rect.y + 9 }), !=, NULL);
  g_assert_cmpstr (_studio_canvas_lock_at (canvas, (StudioPoint){ title->rect.x + 5, title->rect.y + 5 }), ==, NULL);
  g_assert_cmpstr (_studio_canvas_lock_at (canvas, (StudioPoint){ -5, -5 }), ==, NULL);
  g_assert_null (_studio_canvas_box_at (canvas, (StudioPoint){ -10, -10 }, FALSE));
  g_assert_finalize_object (canvas);
}

int
main (int argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/canvas/fit", test_fit);
  g_test_add_func ("/canvas/zoom", test_zoom);
  g_test_add_func ("/canvas/zoom-at", test_zoom_at);
  g_test_add_func ("/canvas/pan-stays", test_pan_stays);
  g_test_add_func ("/canvas/painting-is-bounded", test_painting_is_bounded);
  g_test_add_func ("/canvas/hit", test_hit);

  return g_test_run ();
}
