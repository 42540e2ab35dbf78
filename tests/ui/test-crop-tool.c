#include "config.h"

#include "studio-crop-tool-private.h"

#include <gtk/gtk.h>
#include <math.h>

#include "layout-fixture.h"
#include "studio-canvas-private.h"
#include "studio-encode.h"

/* A window with a page of its own and a photo on it. */
typedef struct
{
  GtkWidget *window;
  StudioCanvas *canvas;
  StudioCropTool *tool;
  StudioComposer *composer;
  StudioDocument *document;
  StudioPhotoCache *photos;
  guint n_done;
} Fixture;

static const char layers[] = "[{'id':'foto','type':'photo','photo':'{foto}','x':100,'y':100,'w':600,'h':600},"
                             " {'id':'cap','type':'photo','photo':'{foto}','x':800,'y':100,'w':100,'h':100,'locked':'Foto ditetapkan pedoman.'},"
                             " {'id':'kotak','type':'shape','x':100,'y':900,'w':100,'h':100,'fill':'primary'}]";

static void
iterate (int ms)
{
  gint64 end = g_get_monotonic_time () + ms * (gint64) G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

static StudioAsset *
make_photo (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 900, 600);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;
  StudioAsset *asset;

  cairo_set_source_rgb (cr, 1, 0, 0);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0, 0, 1);
  cairo_rectangle (cr, 450, 0, 450, 600);
  cairo_fill (cr);
  cairo_destroy (cr);
  bytes = studio_encode_png (surface, NULL, NULL);
  cairo_surface_destroy (surface);
  asset = studio_asset_new (bytes, NULL);
  g_assert_nonnull (asset);
  return asset;
}

static void
show_scene (Fixture *fixture)
{
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (studio_document_get_post (fixture->document));
  g_autoptr (GObject) fonts = G_OBJECT (studio_fonts_new_context ());
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioScene) scene = studio_layout_page (PANGO_CONTEXT (fonts), snapshot, studio_format_find ("feed"), 0, &error);

  g_assert_no_error (error);
  studio_composer_set_scene (fixture->composer, scene);
}

static void
done_cb (Fixture *fixture)
{
  fixture->n_done++;
}

static void
open_window (Fixture *fixture,
             gboolean own)
{
  g_autofree char *text = g_strdup_printf ("{'format':'pemda-studio-template','version':1,'id':'uji','name':'Uji','type':'uji',"
                                           "'fields':%s,'samples':{'*':{'foto':{'sample':'sawah.jpg'}}},'layers':%s,'formats':{'feed':{}}}",
                                           layout_fields, layers);
  g_autoptr (JsonNode) root = fixture_json (text);
  g_autoptr (StudioBrand) brand = fixture_brand ("netral");
  g_autoptr (StudioTemplate) template = studio_template_new ("uji.json", root, NULL);
  g_autoptr (StudioAsset) asset = make_photo ();
  g_autofree char *value = g_strdup_printf ("{'asset':'%s','focal':[0.5,0.5]}", studio_asset_get_hash (asset));
  g_autoptr (JsonNode) photo = fixture_json (value);

  *fixture = (Fixture){ .window = gtk_window_new (), .canvas = STUDIO_CANVAS (studio_canvas_new ()), .photos = studio_photo_cache_new (32 << 20) };
  fixture->document = studio_document_new (template, brand);
  studio_post_add_asset (studio_document_get_post (fixture->document), asset);
  if (own)
    studio_document_set_field (fixture->document, "foto", photo, NULL);
  fixture->composer = studio_composer_new (fixture->document);
  fixture->tool = STUDIO_CROP_TOOL (studio_crop_tool_new ());
  studio_crop_tool_attach (fixture->tool, fixture->canvas);
  studio_crop_tool_set_photos (fixture->tool, fixture->photos);
  g_signal_connect_swapped (fixture->tool, "done", G_CALLBACK (done_cb), fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 700);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->canvas));
  studio_canvas_set_format (fixture->canvas, studio_format_find ("feed"));
  studio_composer_set_view (fixture->composer, studio_format_find ("feed"), 0);
  show_scene (fixture);
  studio_crop_tool_set_composer (fixture->tool, fixture->composer);
  gtk_window_present (GTK_WINDOW (fixture->window));
  iterate (100);
}

static void
close_window (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->composer);
  g_object_unref (fixture->document);
  studio_photo_cache_unref (fixture->photos);
  iterate (50);
}

static guint
n_steps (Fixture *fixture)
{
  return studio_history_get_n_undo (studio_document_get_history (fixture->document));
}

static JsonNode *
written (Fixture *fixture,
         const char *path)
{
  return studio_json_lookup (studio_post_get_json (studio_document_get_post (fixture->document)), path);
}

static void
act (Fixture *fixture,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->tool), action, NULL));
}

/* It begins when the canvas says so, shows, and gives up without a trace. */
static void
test_cancel (void)
{
  Fixture fixture;
  guint steps;

  open_window (&fixture, TRUE);
  steps = n_steps (&fixture);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture.tool)));
  g_signal_emit_by_name (fixture.canvas, "crop", "foto");
  g_assert_cmpstr (studio_crop_tool_get_id (fixture.tool), ==, "foto");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture.tool)));
  g_assert_true (studio_composer_is_selected (fixture.composer, "foto"));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (fixture.tool)));
  iterate (400);
  g_assert_nonnull (fixture.tool->sharp.node);
  studio_photo_session_zoom (fixture.tool->session, 2, NULL);
  act (&fixture, "crop.cancel");
  g_assert_null (studio_crop_tool_get_id (fixture.tool));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture.tool)));
  g_assert_null (fixture.tool->sharp.node);
  g_assert_cmpuint (fixture.n_done, ==, 1);
  g_assert_cmpuint (n_steps (&fixture), ==, steps);
  close_window (&fixture);
}

static void
test_keep (void)
{
  Fixture fixture;
  guint steps;

  open_window (&fixture, TRUE);
  steps = n_steps (&fixture);
  g_assert_true (studio_crop_tool_begin (fixture.tool, "foto", STUDIO_CROP_MODE_CROP));
  /* the slider says and does the same as the wheel */
  studio_photo_session_zoom (fixture.tool->session, 3, NULL);
  _studio_crop_tool_refresh (fixture.tool);
  g_assert_nonnull (strstr (gtk_label_get_label (fixture.tool->zoom_label), "300"));
  gtk_adjustment_set_value (fixture.tool->zoom, gtk_adjustment_get_value (fixture.tool->zoom) / 2);
  g_assert_cmpfloat_with_epsilon (studio_photo_session_get_zoom (fixture.tool->session), sqrt (3), 1e-6);
  act (&fixture, "crop.flip");
  act (&fixture, "crop.done");
  g_assert_cmpuint (n_steps (&fixture), ==, steps + 1);
  g_assert_nonnull (written (&fixture, "variants/feed/set/foto/crop"));
  g_assert_cmpstr (json_node_get_string (written (&fixture, "variants/feed/set/foto/flip")), ==, "x");
  studio_history_undo (studio_document_get_history (fixture.document));
  g_assert_null (written (&fixture, "variants"));
  close_window (&fixture);
}

/* The sentence about too few pixels comes and goes with the zoom. */
static void
test_warning (void)
{
  Fixture fixture;

  open_window (&fixture, TRUE);
  studio_crop_tool_begin (fixture.tool, "foto", STUDIO_CROP_MODE_CROP);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture.tool->sentence)));
  studio_photo_session_zoom (fixture.tool->session, 4, NULL);
  _studio_crop_tool_refresh (fixture.tool);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture.tool->sentence)));
  studio_photo_session_zoom (fixture.tool->session, 1, NULL);
  _studio_crop_tool_refresh (fixture.tool);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture.tool->sentence)));
  close_window (&fixture);
}

/* Another edit, from wherever, gives it up; another selection keeps what was done. */
static void
test_ends_by_itself (void)
{
  Fixture fixture;
  g_autoptr (JsonNode) title = studio_json_string ("Judul");
  guint steps;

  open_window (&fixture, TRUE);
  studio_crop_tool_begin (fixture.tool, "foto", STUDIO_CROP_MODE_CROP);
  studio_photo_session_zoom (fixture.tool->session, 2, NULL);
  studio_document_set_field (fixture.document, "judul", title, NULL);
  g_assert_null (studio_crop_tool_get_id (fixture.tool));
  g_assert_null (written (&fixture, "variants"));
  show_scene (&fixture);

  steps = n_steps (&fixture);
  studio_crop_tool_begin (fixture.tool, "foto", STUDIO_CROP_MODE_CROP);
  studio_photo_session_zoom (fixture.tool->session, 2, NULL);
  studio_composer_select (fixture.composer, "kotak", FALSE);
  g_assert_null (studio_crop_tool_get_id (fixture.tool));
  g_assert_cmpuint (n_steps (&fixture), ==, steps + 1);
  g_assert_cmpuint (fixture.n_done, ==, 2);
  close_window (&fixture);
}

static void
test_refuses (void)
{
  Fixture fixture;

  open_window (&fixture, TRUE);
  g_assert_false (studio_crop_tool_begin (fixture.tool, "cap", STUDIO_CROP_MODE_CROP));
  g_assert_false (studio_crop_tool_begin (fixture.tool, "kotak", STUDIO_CROP_MODE_CROP));
  g_assert_false (studio_crop_tool_begin (fixture.tool, "tidak-ada", STUDIO_CROP_MODE_HIDE));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture.tool)));
  close_window (&fixture);

  /* of a sample nothing is hidden */
  open_window (&fixture, FALSE);
  g_assert_false (studio_crop_tool_begin (fixture.tool, "foto", STUDIO_CROP_MODE_HIDE));
  g_assert_true (studio_crop_tool_begin (fixture.tool, "foto", STUDIO_CROP_MODE_CROP));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture.tool->focal_button)));
  close_window (&fixture);
}

static void
test_hide (void)
{
  Fixture fixture;
  guint steps;
  JsonNode *areas;

  open_window (&fixture, TRUE);
  steps = n_steps (&fixture);
  g_assert_true (studio_crop_tool_begin (fixture.tool, "foto", STUDIO_CROP_MODE_HIDE));
  act (&fixture, "crop.add-area");
  act (&fixture, "crop.add-area");
  g_assert_cmpint (fixture.tool->area, ==, 1);
  gtk_drop_down_set_selected (fixture.tool->kind, STUDIO_OBSCURE_FILL);
  g_assert_false (gtk_widget_get_sensitive (fixture.tool->strength_scale));
  gtk_toggle_button_set_active (fixture.tool->ellipse, FALSE);
  act (&fixture, "crop.previous-area");
  g_assert_cmpint (fixture.tool->area, ==, 0);
  /* the bar says what the selected one is */
  g_assert_cmpuint (gtk_drop_down_get_selected (fixture.tool->kind), ==, STUDIO_OBSCURE_PIXELATE);
  g_assert_true (gtk_toggle_button_get_active (fixture.tool->ellipse));
  act (&fixture, "crop.remove-area");
  g_assert_cmpint (fixture.tool->area, ==, 0);
  act (&fixture, "crop.done");

  g_assert_cmpuint (n_steps (&fixture), ==, steps + 1);
  areas = written (&fixture, "content/foto/obscure");
  g_assert_cmpuint (json_array_get_length (json_node_get_array (areas)), ==, 1);
  g_assert_cmpstr (json_node_get_string (written (&fixture, "content/foto/obscure/0/kind")), ==, "fill");
  show_scene (&fixture);

  /* once more: what is there can be taken away */
  studio_crop_tool_begin (fixture.tool, "foto", STUDIO_CROP_MODE_HIDE);
  g_assert_cmpint (fixture.tool->area, ==, 0);
  act (&fixture, "crop.remove-area");
  g_assert_cmpint (fixture.tool->area, ==, -1);
  act (&fixture, "crop.done");
  g_assert_null (written (&fixture, "content/foto/obscure"));
  close_window (&fixture);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  gtk_init ();
  g_test_add_func ("/crop-tool/cancel", test_cancel);
  g_test_add_func ("/crop-tool/keep", test_keep);
  g_test_add_func ("/crop-tool/warning", test_warning);
  g_test_add_func ("/crop-tool/ends-by-itself", test_ends_by_itself);
  g_test_add_func ("/crop-tool/refuses", test_refuses);
  g_test_add_func ("/crop-tool/hide", test_hide);
  return g_test_run ();
}
