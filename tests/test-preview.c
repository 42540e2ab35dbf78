#include "config.h"

#include "studio-preview.h"

#include <string.h>

#include "studio-catalog.h"
#include "studio-export.h"
#include "studio-fonts.h"
#include "studio-layout.h"

#define N_CROWD 12

typedef struct
{
  StudioPreviewer *previewer;
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
  g_autoptr (StudioPost) post = NULL;

  g_assert_no_error (error);
  template = studio_catalog_load_template (catalog, "capaian-pembangunan", &error);
  g_assert_no_error (error);
  post = studio_post_new (template, brand);
  fixture->snapshot = studio_post_snapshot (post);
  fixture->previewer = studio_previewer_new ();
  n_answers = 0;
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  StudioPreviewer *previewer = fixture->previewer;

  studio_snapshot_unref (fixture->snapshot);
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
assert_same_pixels (cairo_surface_t *a,
                    cairo_surface_t *b)
{
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a);

  g_assert_cmpint (width, ==, cairo_image_surface_get_width (b));
  g_assert_cmpint (height, ==, cairo_image_surface_get_height (b));
  for (int y = 0; y < height; y++) {
    const guint32 *first = (const guint32 *) (gconstpointer) (cairo_image_surface_get_data (a) + y * cairo_image_surface_get_stride (a));
    const guint32 *second = (const guint32 *) (gconstpointer) (cairo_image_surface_get_data (b) + y * cairo_image_surface_get_stride (b));

    for (int x = 0; x < width; x++)
      g_assert_cmphex (first[x] & 0xffffff, ==, second[x] & 0xffffff);
  }
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
#undef ADD

  return g_test_run ();
}
