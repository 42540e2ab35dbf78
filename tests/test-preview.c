#include "config.h"

#include "studio-preview.h"

#include <string.h>

#include "studio-catalog.h"
#include "studio-export.h"
#include "studio-fonts.h"
#include "studio-history.h"
#include "studio-layout.h"

#define N_CROWD 12

typedef struct
{
  StudioPreviewer *previewer;
  StudioPost *post;
  StudioSnapshot *snapshot;
} Fixture;

/** Answer: what a callback got. */
typedef struct
{
  StudioPreview *preview;
  GError *error;
  gboolean done;
  guint order;
} Answer;

static guint n_answers;

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioBrand) brand = studio_catalog_load_brand (catalog, "paser-mas", &error);
  g_autoptr (StudioTemplate) template = NULL;

  g_assert_no_error (error);
  template = studio_catalog_load_template (catalog, "capaian-pembangunan", &error);
  g_assert_no_error (error);
  fixture->post = studio_post_new (template, brand);
  fixture->snapshot = studio_post_snapshot (fixture->post);
  fixture->previewer = studio_previewer_new ();
  n_answers = 0;
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  StudioPreviewer *previewer = fixture->previewer;

  studio_snapshot_unref (fixture->snapshot);
  g_object_unref (fixture->post);
  /* a thread may be about to give its reference back */
  for (int i = 0; i < 200 && G_OBJECT (previewer)->ref_count > 1; i++)
    g_usleep (5000);
  g_assert_finalize_object (previewer);
}

static void
answer_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  Answer *answer = user_data;

  answer->preview = studio_previewer_render_finish (STUDIO_PREVIEWER (source), result, &answer->error);
  answer->done = TRUE;
  answer->order = n_answers++;
}

static void
wait_for (Answer *answer)
{
  while (!answer->done)
    g_main_context_iteration (NULL, TRUE);
}

static void
answer_clear (Answer *answer)
{
  g_clear_pointer (&answer->preview, studio_preview_free);
  g_clear_error (&answer->error);
}

static cairo_surface_t *
export_surface (StudioSnapshot *snapshot,
                const StudioFormat *format,
                double scale)
{
  PangoContext *context = studio_fonts_new_context ();
  g_autoptr (StudioPhotoCache) photos = studio_photo_cache_new (64 * 1024 * 1024);
  StudioPainter painter = { .context = context, .photos = photos };
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioScene) scene = studio_layout_page (context, snapshot, format, 0, &error);
  cairo_surface_t *surface;

  g_assert_no_error (error);
  surface = studio_export_surface (&painter, scene, scale, &error);
  g_assert_no_error (error);
  g_assert_no_error (painter.error);
  g_object_unref (context);
  return surface;
}

static void
assert_near_pixels (cairo_surface_t *a,
                    cairo_surface_t *b,
                    int steps)
{
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a);

  g_assert_cmpint (width, ==, cairo_image_surface_get_width (b));
  g_assert_cmpint (height, ==, cairo_image_surface_get_height (b));
  for (int y = 0; y < height; y++) {
    const guint32 *first = (const guint32 *) (gconstpointer) (cairo_image_surface_get_data (a) + y * cairo_image_surface_get_stride (a));
    const guint32 *second = (const guint32 *) (gconstpointer) (cairo_image_surface_get_data (b) + y * cairo_image_surface_get_stride (b));

    for (int x = 0; x < width; x++) {
      for (int shift = 0; shift < 24; shift += 8)
        g_assert_cmpint (ABS ((int) (first[x] >> shift & 255) - (int) (second[x] >> shift & 255)), <=, steps);
    }
  }
}

static void
assert_same_pixels (cairo_surface_t *a,
                    cairo_surface_t *b)
{
  assert_near_pixels (a, b, 0);
}

static void
test_same_pixels (Fixture *fixture,
                  gconstpointer data)
{
  static const struct
  {
    const char *format;
    double scale;
  } cases[] = { { "feed", 1 }, { "feed", 0.47 }, { "wide", 1 }, { "story", 0.0611 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    const StudioFormat *format = studio_format_find (cases[i].format);
    cairo_surface_t *exported = export_surface (fixture->snapshot, format, cases[i].scale);
    /* photos are shared between previews, so each case gets the decoding of its own format's export */
    g_autoptr (StudioPreviewer) previewer = studio_previewer_new ();
    Answer answer = { 0 };

    studio_previewer_render_async (previewer, fixture->snapshot, format, 0, cases[i].scale, 0, NULL, answer_cb, &answer);
    wait_for (&answer);
    g_assert_no_error (answer.error);
    g_assert_cmpstr (answer.preview->scene->format->id, ==, format->id);
    assert_same_pixels (exported, answer.preview->surface);
    answer_clear (&answer);
    cairo_surface_destroy (exported);
  }
}

static void
test_cancelled_before (Fixture *fixture,
                       gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Answer answer = { 0 };

  g_cancellable_cancel (cancellable);
  studio_previewer_render_async (fixture->previewer, fixture->snapshot, studio_format_find ("feed"), 0, 1, 0, cancellable, answer_cb, &answer);
  wait_for (&answer);
  g_assert_null (answer.preview);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  answer_clear (&answer);
}

/* Many are asked for and taken back at once: all are answered, nothing crashes, and the next one works. */
static void
test_cancelled_crowd (Fixture *fixture,
                      gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Answer crowd[N_CROWD] = { 0 }, last = { 0 };
  guint n_cancelled = 0;

  for (guint i = 0; i < N_CROWD; i++)
    studio_previewer_render_async (fixture->previewer, fixture->snapshot, studio_format_find ("a4"), 0, 1, 0, cancellable, answer_cb, &crowd[i]);
  g_usleep (20 * 1000);
  g_cancellable_cancel (cancellable);
  studio_previewer_render_async (fixture->previewer, fixture->snapshot, studio_format_find ("feed"), 0, 0.2, 0, NULL, answer_cb, &last);
  for (guint i = 0; i < N_CROWD; i++) {
    wait_for (&crowd[i]);
    n_cancelled += crowd[i].error != NULL;
    answer_clear (&crowd[i]);
  }
  wait_for (&last);
  g_assert_no_error (last.error);
  g_assert_cmpint (cairo_image_surface_get_width (last.preview->surface), ==, 216);
  g_assert_cmpuint (n_cancelled, ==, N_CROWD);
  answer_clear (&last);
}

/* The visible picture overtakes thumbnails that were asked for before. */
static void
test_priority (Fixture *fixture,
               gconstpointer data)
{
  Answer crowd[N_CROWD] = { 0 }, urgent = { 0 };

  for (guint i = 0; i < N_CROWD; i++)
    studio_previewer_render_async (fixture->previewer, fixture->snapshot, studio_format_find ("a4"), 0, 0.3, 10, NULL, answer_cb, &crowd[i]);
  studio_previewer_render_async (fixture->previewer, fixture->snapshot, studio_format_find ("feed"), 0, 0.05, 0, NULL, answer_cb, &urgent);
  for (guint i = 0; i < N_CROWD; i++) {
    wait_for (&crowd[i]);
    answer_clear (&crowd[i]);
  }
  wait_for (&urgent);
  g_assert_no_error (urgent.error);
  g_assert_cmpuint (urgent.order, <, N_CROWD / 2);
  answer_clear (&urgent);
}

static void
test_refused (Fixture *fixture,
              gconstpointer data)
{
  Answer answer = { 0 };

  studio_previewer_render_async (fixture->previewer, fixture->snapshot, studio_format_find ("feed"), 0, 1000, 0, NULL, answer_cb, &answer);
  wait_for (&answer);
  g_assert_null (answer.preview);
  g_assert_nonnull (answer.error);
  g_assert_nonnull (strchr (answer.error->message, '.'));
  answer_clear (&answer);
}

/* --- parts of a page --- */

static cairo_surface_t *
cut (cairo_surface_t *whole,
     const cairo_rectangle_int_t *area)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, area->width, area->height);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_surface (cr, whole, -area->x, -area->y);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static StudioPreview *
render_region (Fixture *fixture,
               const StudioPreviewRequest *request)
{
  Answer answer = { 0 };

  studio_previewer_render_region_async (fixture->previewer, request, 0, NULL, answer_cb, &answer);
  wait_for (&answer);
  g_assert_no_error (answer.error);
  return answer.preview;
}

/* Canvas at any zoom: a part of the page has the pixels of the picture file. */
static void
test_region (Fixture *fixture,
             gconstpointer data)
{
  static const StudioRegion regions[] = { { 1, { 0, 0, 1080, 1350 } }, { 0.37, { 100, 50, 200, 300 } }, { 1, { 300, 700, 500, 400 } }, { 2, { 1000, 100, 700, 900 } } };
  const StudioFormat *format = studio_format_find ("feed");

  for (guint i = 0; i < G_N_ELEMENTS (regions); i++) {
    StudioPreviewRequest request = { .snapshot = fixture->snapshot, .format = format, .region = regions[i] };
    g_autoptr (StudioPreview) preview = render_region (fixture, &request);
    cairo_surface_t *exported = export_surface (fixture->snapshot, format, regions[i].scale), *part = cut (exported, &regions[i].area);

    g_assert_false (preview->patch);
    /* see studio-region.h */
    assert_near_pixels (part, preview->surface, i == 0 ? 0 : 1);
    cairo_surface_destroy (part);
    cairo_surface_destroy (exported);
  }
}

static StudioSnapshot *
type_title (Fixture *fixture,
            const char *text)
{
  g_autoptr (StudioHistory) history = studio_history_new (fixture->post);
  g_autoptr (JsonNode) value = json_node_init_string (json_node_alloc (), text);

  json_node_seal (value);
  studio_history_set (history, "content/judul", value, "", NULL);
  return studio_post_snapshot (fixture->post);
}

/* What is typed is painted alone, and laid over the old picture it is the new one. */
static void
test_patch (Fixture *fixture,
            gconstpointer data)
{
  const StudioFormat *format = studio_format_find ("feed");
  StudioRegion page = { 0.5, studio_region_page (format, 0.5) };
  StudioPreviewRequest request = { .snapshot = fixture->snapshot, .format = format, .region = page };
  g_autoptr (StudioPreview) before = render_region (fixture, &request);
  g_autoptr (StudioSnapshot) typed = type_title (fixture, "Pasar baru dibuka");
  g_autoptr (StudioPreview) patch = NULL;
  g_autoptr (StudioPreview) same = NULL;
  cairo_surface_t *exported = export_surface (typed, format, 0.5);
  cairo_t *cr;

  request = (StudioPreviewRequest){ .snapshot = typed, .format = format, .region = page, .before = before->scene };
  patch = render_region (fixture, &request);
  g_assert_true (patch->patch);
  g_assert_cmpint (patch->region.area.height, <, page.area.height);
  cr = cairo_create (before->surface);
  cairo_set_source_surface (cr, patch->surface, patch->region.area.x, patch->region.area.y);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (before->surface);
  assert_near_pixels (exported, before->surface, 1);
  cairo_surface_destroy (exported);

  /* when nothing is seen to be other than before, all is painted */
  request.before = patch->scene;
  same = render_region (fixture, &request);
  g_assert_false (same->patch);
  g_assert_cmpmem (&same->region, sizeof same->region, &page, sizeof page);

  /* what changed elsewhere needs no pixels */
  request = (StudioPreviewRequest){ .snapshot = fixture->snapshot, .format = format, .region = { 0.5, { 0, 640, 20, 20 } }, .before = patch->scene };
  g_clear_pointer (&same, studio_preview_free);
  same = render_region (fixture, &request);
  g_assert_true (same->patch);
  g_assert_null (same->surface);
  g_assert_nonnull (same->scene);
}

static void
parts_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  StudioPreviewParts *parts = studio_previewer_render_parts_finish (STUDIO_PREVIEWER (source), result, &error);

  g_assert_true ((parts != NULL) == (error == NULL));
  if (parts == NULL)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  *(StudioPreviewParts **) user_data = parts;
  n_answers++;
}

static StudioPreviewParts *
render_parts (Fixture *fixture,
              StudioScene *scene,
              const char *id)
{
  const char *const ids[] = { id, NULL };
  StudioRegion page = { 0.5, studio_region_page (scene->format, 0.5) };
  StudioPreviewParts *parts = NULL;
  guint before = n_answers;

  studio_previewer_render_parts_async (fixture->previewer, scene, ids, &page, &page.area, 0, NULL, parts_cb, &parts);
  while (n_answers == before)
    g_main_context_iteration (NULL, TRUE);
  return parts;
}

/* One over the other the three are the page, but for the last bit where something see-through lies on them. */
static void
test_parts (Fixture *fixture,
            gconstpointer data)
{
  const StudioFormat *format = studio_format_find ("feed");
  StudioPreviewRequest request = { .snapshot = fixture->snapshot, .format = format, .region = { 0.5, studio_region_page (format, 0.5) } };
  g_autoptr (StudioPreview) whole = render_region (fixture, &request);
  const StudioBox *title = studio_scene_find_field (whole->scene, "judul");
  g_autoptr (StudioPreviewParts) parts = render_parts (fixture, whole->scene, title->layer->id);
  cairo_t *cr;

  g_assert_null (render_parts (fixture, whole->scene, "nobody"));
  g_assert_nonnull (parts);
  g_assert_cmpint (cairo_image_surface_get_format (parts->parts[1].surface), ==, CAIRO_FORMAT_ARGB32);
  g_assert_cmpint (parts->parts[1].area.height, <, 675);
  cr = cairo_create (parts->parts[0].surface);
  for (guint i = 1; i < 3; i++) {
    if (parts->parts[i].surface == NULL)
      continue;
    cairo_set_source_surface (cr, parts->parts[i].surface, parts->parts[i].area.x, parts->parts[i].area.y);
    cairo_paint (cr);
  }
  cairo_destroy (cr);
  cairo_surface_flush (parts->parts[0].surface);
  for (int y = 0; y < 675; y++) {
    const guint8 *one = cairo_image_surface_get_data (whole->surface) + y * cairo_image_surface_get_stride (whole->surface);
    const guint8 *other = cairo_image_surface_get_data (parts->parts[0].surface) + y * cairo_image_surface_get_stride (parts->parts[0].surface);

    for (int x = 0; x < 540 * 4; x++) {
      if (x % 4 != 3)
        g_assert_cmpint (ABS (one[x] - other[x]), <=, 3);
    }
  }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function) g_test_add ("/preview/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("same-pixels", test_same_pixels);
  ADD ("cancelled-before", test_cancelled_before);
  ADD ("cancelled-crowd", test_cancelled_crowd);
  ADD ("priority", test_priority);
  ADD ("refused", test_refused);
  ADD ("region", test_region);
  ADD ("patch", test_patch);
  ADD ("parts", test_parts);
#undef ADD

  return g_test_run ();
}
