#include "config.h"

#include "studio-canvas-private.h"

#include <gtk/gtk.h>

#include "layout-fixture.h"
#include "studio-catalog.h"
#include "studio-export.h"

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

/* --- what is painted --- */

/* A page of 1080 × 1350; the text moves by @dx, @dy. */
static StudioSnapshot *
new_page (int dx,
          int dy,
          const char *text)
{
  g_autofree char *layers = g_strdup_printf ("[{'id':'ground','type':'shape','x':0,'y':0,'right':0,'bottom':0,'fill':'#E0F0FF'},"
                                             " {'id':'low','type':'shape','x':80,'y':90,'w':500,'h':300,'fill':'#FFC040','outline':{'radius':30}},"
                                             " {'id':'words','type':'text','text':'%s','x':%d,'y':%d,'w':600,'size':110,'color':'#203080'},"
                                             " {'id':'high','type':'shape','x':430,'y':150,'w':150,'h':400,'fill':'#30A060'}]",
                                             text, 120 + dx, 140 + dy);

  return layout_snapshot (layers, "{'feed':{}}", "{'content':{}}");
}

static cairo_surface_t *
export_page (StudioSnapshot *snapshot,
             double scale)
{
  g_autoptr (StudioPhotoCache) photos = studio_photo_cache_new (1 << 20);
  g_autoptr (GObject) context = G_OBJECT (studio_fonts_new_context ());
  StudioPainter painter = { .context = PANGO_CONTEXT (context), .photos = photos };
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioScene) scene = studio_layout_page (PANGO_CONTEXT (context), snapshot, studio_format_find ("feed"), 0, &error);
  cairo_surface_t *surface;

  g_assert_no_error (error);
  surface = studio_export_surface (&painter, scene, scale, &error);
  g_assert_no_error (error);
  return surface;
}

/* What GTK's cairo renderer would draw. */
static cairo_surface_t *
draw (StudioCanvas *canvas)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  GskRenderNode *node;

  _studio_canvas_snapshot (GTK_WIDGET (canvas), snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  gsk_render_node_draw (node, cr);
  gsk_render_node_unref (node);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
pixel (cairo_surface_t *surface,
       int x,
       int y)
{
  return ((const guint32 *) (gconstpointer) (cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface)))[x] & 0xffffff;
}

/* The largest difference between the view and the exported page, which lies at the canvas's origin. */
static int
find_difference (StudioCanvas *canvas,
                 cairo_surface_t *exported)
{
  StudioPoint origin = _studio_canvas_origin (canvas);
  cairo_surface_t *drawn = draw (canvas);
  int largest = 0;

  for (int y = 0; y < HEIGHT; y++) {
    for (int x = 0; x < WIDTH; x++) {
      int page_x = x - (int) origin.x, page_y = y - (int) origin.y;

      if (page_x < 0 || page_y < 0 || page_x >= cairo_image_surface_get_width (exported) || page_y >= cairo_image_surface_get_height (exported))
        continue;
      for (int shift = 0; shift < 24; shift += 8)
        largest = MAX (largest, ABS ((int) (pixel (drawn, x, y) >> shift & 255) - (int) (pixel (exported, page_x, page_y) >> shift & 255)));
    }
  }
  cairo_surface_destroy (drawn);
  return largest;
}

static void
settle (StudioCanvas *canvas)
{
  while (!studio_canvas_is_settled (canvas))
    g_main_context_iteration (NULL, TRUE);
}

static StudioCanvas *
new_painted (StudioPreviewer *previewer,
             StudioSnapshot *snapshot,
             double zoom)
{
  StudioCanvas *canvas = new_canvas (&none);

  studio_canvas_set_previewer (canvas, previewer);
  studio_canvas_set_zoom (canvas, zoom);
  studio_canvas_show_page (canvas, snapshot, 0);
  settle (canvas);
  return canvas;
}

/* The canvas shows the pixels of the picture file, at any zoom; whole pages to the last bit. */
static void
test_same_as_export (void)
{
  static const double zooms[] = { 0.37, 1, 1.7, 3 };
  g_autoptr (StudioPreviewer) previewer = studio_previewer_new ();
  g_autoptr (StudioSnapshot) snapshot = new_page (0, 0, "Gotong royong");

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++) {
    StudioCanvas *canvas = new_painted (previewer, snapshot, zooms[i]);
    cairo_surface_t *exported = export_page (snapshot, zooms[i]);

    _studio_canvas_pan_to (canvas, (StudioPoint){ 500, 300 });
    settle (canvas);
    g_assert_cmpint (find_difference (canvas, exported), <=, zooms[i] > 1.7 ? 1 : 0);
    cairo_surface_destroy (exported);
    g_assert_finalize_object (canvas);
  }
}

/* Zoom and pan show something at once: the old picture, at its new place. */
static void
test_old_picture_stays (void)
{
  g_autoptr (StudioPreviewer) previewer = studio_previewer_new ();
  g_autoptr (StudioSnapshot) snapshot = new_page (0, 0, "Gotong royong");
  StudioCanvas *canvas = new_painted (previewer, snapshot, 1);
  cairo_surface_t *drawn;

  _studio_canvas_pan_to (canvas, (StudioPoint){ 120, 120 });
  _studio_canvas_zoom_at (canvas, 9, 250, 312);
  g_assert_false (studio_canvas_is_settled (canvas));
  drawn = draw (canvas);
  g_assert_cmphex (pixel (drawn, 250, 312), ==, 0xffc040);
  cairo_surface_destroy (drawn);
  settle (canvas);
  drawn = draw (canvas);
  g_assert_cmphex (pixel (drawn, 250, 312), ==, 0xffc040);
  cairo_surface_destroy (drawn);
  g_assert_finalize_object (canvas);
}

static void
set_true (StudioCanvas *canvas,
          gboolean *changed)
{
  *changed = TRUE;
}

static void
show_and_wait (StudioCanvas *canvas,
               StudioSnapshot *snapshot)
{
  gboolean changed = FALSE;
  gulong id = g_signal_connect (canvas, "scene-changed", G_CALLBACK (set_true), &changed);

  studio_canvas_show_page (canvas, snapshot, 0);
  while (!changed)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (canvas, id);
}

/* After an edit the picture is right at once, and to the last bit when the person pauses. */
static void
test_edit (void)
{
  static const double zooms[] = { 1, 3 };
  g_autoptr (StudioPreviewer) previewer = studio_previewer_new ();
  g_autoptr (StudioSnapshot) before = new_page (0, 0, "Gotong");
  g_autoptr (StudioSnapshot) after = new_page (0, 0, "Gotong roy");

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++) {
    StudioCanvas *canvas = new_painted (previewer, before, zooms[i]);
    cairo_surface_t *exported = export_page (after, zooms[i]);

    _studio_canvas_pan_to (canvas, (StudioPoint){ 500, 300 });
    settle (canvas);
    g_assert_cmpint (find_difference (canvas, exported), >, 50);
    show_and_wait (canvas, after);
    g_assert_cmpint (find_difference (canvas, exported), <=, 1);
    settle (canvas);
    g_assert_cmpint (find_difference (canvas, exported), <=, i);
    cairo_surface_destroy (exported);
    g_assert_finalize_object (canvas);
  }
}

/* Of many edits in a row the last is shown in the end. */
static void
test_last_edit_wins (void)
{
  static const char *const texts[] = { "G", "Go", "Got", "Goto", "Gotong" };
  g_autoptr (StudioPreviewer) previewer = studio_previewer_new ();
  g_autoptr (StudioSnapshot) before = new_page (0, 0, "-");
  StudioCanvas *canvas = new_painted (previewer, before, 1);
  g_autoptr (StudioSnapshot) last = NULL;
  cairo_surface_t *exported;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_clear_pointer (&last, studio_snapshot_unref);
    last = new_page (0, 0, texts[i]);
    studio_canvas_show_page (canvas, last, 0);
    if (i % 2 == 0)
      g_main_context_iteration (NULL, FALSE);
  }
  settle (canvas);
  exported = export_page (last, 1);
  g_assert_cmpint (find_difference (canvas, exported), ==, 0);
  cairo_surface_destroy (exported);
  g_assert_finalize_object (canvas);
}

static void
test_pixel_preview (void)
{
  g_autoptr (StudioPreviewer) previewer = studio_previewer_new ();
  g_autoptr (StudioSnapshot) snapshot = new_page (0, 0, "Gotong royong");
  StudioCanvas *canvas = new_painted (previewer, snapshot, 8);
  cairo_surface_t *exported = export_page (snapshot, 1), *drawn;
  StudioPoint origin;

  studio_canvas_set_pixel_preview (canvas, TRUE);
  _studio_canvas_pan_to (canvas, (StudioPoint){ 200, 230 });
  settle (canvas);
  origin = _studio_canvas_origin (canvas);
  drawn = draw (canvas);
  for (int y = 0; y < HEIGHT; y++) {
    for (int x = 0; x < WIDTH; x++)
      g_assert_cmphex (pixel (drawn, x, y), ==, pixel (exported, (x - (int) origin.x) / 8, (y - (int) origin.y) / 8));
  }
  cairo_surface_destroy (drawn);
  cairo_surface_destroy (exported);
  g_assert_finalize_object (canvas);
}

static void
wait_ready (StudioCanvas *canvas)
{
  while (!_studio_canvas_live_is_ready (canvas->live))
    g_main_context_iteration (NULL, TRUE);
}

/* A drag looks like the page it leads to; it stays so until that one is painted, and a cancelled one is gone at once. */
static void
test_live (void)
{
  static const char *const ids[] = { "words", NULL };
  g_autoptr (StudioPreviewer) previewer = studio_previewer_new ();
  g_autoptr (StudioSnapshot) before = new_page (0, 0, "Gotong royong");
  g_autoptr (StudioSnapshot) after = new_page (50, 90, "Gotong royong");
  StudioCanvas *canvas = new_painted (previewer, before, 1);
  cairo_surface_t *old = export_page (before, 1), *moved = export_page (after, 1);
  cairo_matrix_t affine;

  _studio_canvas_begin_live (canvas, ids);
  wait_ready (canvas);
  g_assert_cmpint (find_difference (canvas, old), ==, 0);

  cairo_matrix_init_translate (&affine, 50, 90);
  _studio_canvas_set_live_affine (canvas, &affine);
  g_assert_cmpint (find_difference (canvas, moved), <=, 3);
  _studio_canvas_end_live (canvas, FALSE);
  g_assert_cmpint (find_difference (canvas, old), ==, 0);

  _studio_canvas_set_live_affine (canvas, &affine);
  _studio_canvas_end_live (canvas, TRUE);
  g_assert_cmpint (find_difference (canvas, moved), <=, 3);
  show_and_wait (canvas, after);
  g_assert_cmpint (find_difference (canvas, moved), <=, 1);
  settle (canvas);
  g_assert_cmpint (find_difference (canvas, moved), ==, 0);
  /* what is selected still is prepared for the next drag */
  wait_ready (canvas);
  cairo_surface_destroy (old);
  cairo_surface_destroy (moved);
  g_assert_finalize_object (canvas);
}

/* An edit that was under way when the drag ended still shows the old place; the moved picture outlives it. */
static void
test_live_outlives_older_edit (void)
{
  static const char *const ids[] = { "words", NULL };
  g_autoptr (StudioPreviewer) previewer = studio_previewer_new ();
  g_autoptr (StudioSnapshot) before = new_page (0, 0, "Gotong royong");
  g_autoptr (StudioSnapshot) after = new_page (0, -60, "Gotong royong");
  StudioCanvas *canvas = new_painted (previewer, before, 1);
  cairo_surface_t *moved = export_page (after, 1);
  cairo_matrix_t affine;

  _studio_canvas_begin_live (canvas, ids);
  wait_ready (canvas);
  cairo_matrix_init_translate (&affine, 0, -60);
  _studio_canvas_set_live_affine (canvas, &affine);
  _studio_canvas_end_live (canvas, TRUE);
  show_and_wait (canvas, before);
  g_assert_cmpint (find_difference (canvas, moved), <=, 3);
  show_and_wait (canvas, after);
  g_assert_cmpint (find_difference (canvas, moved), <=, 1);
  cairo_surface_destroy (moved);
  g_assert_finalize_object (canvas);
}

/* Before the three layers are painted a drag shows the page as it is; nobody selected, nothing moves. */
static void
test_live_too_early (void)
{
  static const char *const ids[] = { "words", NULL }, *const nobody[] = { "nobody", NULL };
  g_autoptr (StudioPreviewer) previewer = studio_previewer_new ();
  g_autoptr (StudioSnapshot) before = new_page (0, 0, "Gotong royong");
  StudioCanvas *canvas = new_painted (previewer, before, 1);
  cairo_surface_t *old = export_page (before, 1);
  cairo_matrix_t affine;

  cairo_matrix_init_translate (&affine, 70, 20);
  _studio_canvas_set_live_affine (canvas, &affine);
  g_assert_cmpint (find_difference (canvas, old), ==, 0);
  _studio_canvas_begin_live (canvas, ids);
  _studio_canvas_set_live_affine (canvas, &affine);
  g_assert_cmpint (find_difference (canvas, old), ==, 0);
  wait_ready (canvas);
  g_assert_cmpint (find_difference (canvas, old), >, 50);
  _studio_canvas_begin_live (canvas, nobody);
  g_assert_cmpint (find_difference (canvas, old), ==, 0);
  _studio_canvas_set_live_affine (canvas, &affine);
  g_assert_cmpint (find_difference (canvas, old), ==, 0);
  cairo_surface_destroy (old);
  _studio_canvas_begin_live (canvas, NULL);
  /* a painting may be on its way to nobody */
  while (G_OBJECT (canvas)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
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
  g_test_add_func ("/canvas/same-as-export", test_same_as_export);
  g_test_add_func ("/canvas/old-picture-stays", test_old_picture_stays);
  g_test_add_func ("/canvas/edit", test_edit);
  g_test_add_func ("/canvas/last-edit-wins", test_last_edit_wins);
  g_test_add_func ("/canvas/pixel-preview", test_pixel_preview);
  g_test_add_func ("/canvas/live", test_live);
  g_test_add_func ("/canvas/live-outlives-older-edit", test_live_outlives_older_edit);
  g_test_add_func ("/canvas/live-too-early", test_live_too_early);

  return g_test_run ();
}
