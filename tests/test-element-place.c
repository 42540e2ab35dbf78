#include "config.h"

#include "composer-fixture.h"

#include <string.h>

#include "studio-composer-photo.h"
#include "studio-element-place.h"
#include "studio-elements.h"
#include "studio-shelf.h"

static void
set_up (Composer *fixture,
        gconstpointer values)
{
  composer_set_up (fixture, values);
  g_assert_true (composer_lay_out (fixture));
}

static StudioAsset *
make_asset (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  StudioAsset *asset = studio_asset_new (bytes, &error);

  g_assert_no_error (error);
  return asset;
}

static StudioAsset *
make_photo (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "photos", "deep.png", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  StudioAsset *asset;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (g_steal_pointer (&data), length);
  asset = studio_asset_new (bytes, &error);
  g_assert_no_error (error);
  return asset;
}

static const StudioBox *
selected_box (Composer *fixture)
{
  GPtrArray *ids = studio_composer_get_selection (fixture->composer);

  g_assert_true (composer_lay_out (fixture));
  g_assert_cmpuint (ids->len, ==, 1);
  return layout_box (studio_composer_get_scene (fixture->composer), g_ptr_array_index (ids, 0));
}

/* In one step, with its middle where it was let go, or in the middle of the page */
static void
test_place (Composer *fixture,
            gconstpointer values)
{
  StudioSize page = studio_composer_get_format (fixture->composer)->size;
  g_autoptr (StudioElement) star = studio_elements_find (studio_elements_get_default (), "bintang");
  guint n_steps = studio_history_get_n_undo (fixture->history);
  StudioPoint point = { 300, 400 };
  const StudioBox *box;

  g_assert_nonnull (star);
  studio_element_place (star, fixture->composer, &point);
  g_assert_cmpuint (studio_history_get_n_undo (fixture->history), ==, n_steps + 1);
  box = selected_box (fixture);
  g_assert_cmpint (box->layer->kind, ==, STUDIO_LAYER_SHAPE);
  g_assert_cmpfloat_with_epsilon (box->rect.x + box->rect.w / 2, 300, 0.6);
  g_assert_cmpfloat_with_epsilon (box->rect.y + box->rect.h / 2, 400, 0.6);
  studio_element_place (star, fixture->composer, NULL);
  box = selected_box (fixture);
  g_assert_cmpfloat_with_epsilon (box->rect.x + box->rect.w / 2, page.w / 2, 0.6);
}

/* All kinds go through the composer and can be laid out; groups get ids of their own, also twice. */
static void
test_place_all (Composer *fixture,
                gconstpointer values)
{
  static const char *const ids[] = { "judul", "daftar", "panah-siku", "balon-teks", "pita-lipat", "stempel-bundar", "stempel-bundar", "alur-tiga", "qr-ajakan", "bagan-donat", "garis-waktu", "langkah-bernomor", "dulu-kini", "kartu-kpi", "daftar-ikon", "icon:pin" };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autoptr (StudioElement) element = studio_elements_find (studio_elements_get_default (), ids[i]);

    g_test_message ("%s", ids[i]);
    g_assert_nonnull (element);
    studio_element_place (element, fixture->composer, NULL);
    g_assert_true (selected_box (fixture)->layer->added);
  }
}

static void
test_photo_element (void)
{
  g_autoptr (StudioAsset) photo = make_photo ();
  g_autoptr (StudioAsset) svg = make_asset ("<svg xmlns='http://www.w3.org/2000/svg' width='200' height='100'><rect width='9' height='9'/></svg>");
  g_autoptr (StudioElement) as_photo = studio_element_new_photo (photo, "Foto 1");
  g_autoptr (StudioElement) as_drawing = studio_element_new_photo (svg, "Foto 2");
  g_autoptr (JsonNode) layer = studio_element_make_layer (as_drawing, (StudioSize){ 2160, 2160 });
  JsonObject *members = json_node_get_object (layer);

  g_assert_cmpstr (studio_json_peek_string (json_node_get_object (studio_element_get_picture (as_photo)), "type"), ==, "photo");
  g_assert_cmpstr (studio_json_peek_string (members, "type"), ==, "drawing");
  g_assert_cmpfloat (json_object_get_double_member (members, "w"), ==, 1080);
  g_assert_cmpfloat (json_object_get_double_member (members, "h"), ==, 540);
  g_assert_cmpstr (studio_json_peek_string (json_object_get_object_member (members, "drawing"), "asset"), ==, studio_asset_get_hash (svg));
}

/* Over a photo it takes that one's place and nothing is added; beside it, it is added. */
static void
test_replace (Composer *fixture,
              gconstpointer values)
{
  g_autoptr (JsonNode) locked = NULL;
  g_autoptr (StudioAsset) asset = make_photo ();
  g_autoptr (StudioElement) photo = studio_element_new_photo (asset, "Foto");
  g_autoptr (JsonNode) shown = NULL;
  g_autofree char *id = NULL;
  const StudioBox *box;
  StudioPoint middle;
  guint n_steps, n_boxes;

  studio_post_add_asset (studio_document_get_post (studio_composer_get_document (fixture->composer)), asset);
  studio_element_place (photo, fixture->composer, NULL);
  box = selected_box (fixture);
  id = g_strdup (box->layer->id);
  middle = (StudioPoint){ box->rect.x + box->rect.w / 2, box->rect.y + box->rect.h / 2 };
  g_assert_cmpstr (studio_element_find_target (photo, fixture->composer, middle), ==, id);
  g_assert_null (studio_element_find_target (photo, fixture->composer, (StudioPoint){ -50, -50 }));

  n_steps = studio_history_get_n_undo (fixture->history);
  n_boxes = studio_composer_get_scene (fixture->composer)->boxes->len;
  locked = json_node_init_boolean (json_node_alloc (), TRUE);
  studio_composer_set_layer_member (fixture->composer, id, "lock", locked, "Kunci", NULL);
  g_assert_true (composer_lay_out (fixture));
  g_assert_null (studio_element_find_target (photo, fixture->composer, middle));
  studio_composer_set_layer_member (fixture->composer, id, "lock", NULL, "Buka", NULL);
  g_assert_true (composer_lay_out (fixture));
  n_steps = studio_history_get_n_undo (fixture->history);
  studio_element_place (photo, fixture->composer, &middle);
  g_assert_true (composer_lay_out (fixture));
  g_assert_cmpuint (studio_composer_get_scene (fixture->composer)->boxes->len, ==, n_boxes);
  g_assert_cmpuint (studio_history_get_n_undo (fixture->history), <=, n_steps + 1);
  shown = studio_composer_get_photo (fixture->composer, id, NULL);
  g_assert_cmpstr (studio_json_peek_string (json_node_get_object (shown), "asset"), ==, studio_asset_get_hash (asset));
}

/* A photo laid aside is one of the post's, once, and undone as a step. */
static void
test_shelf (Composer *fixture,
            gconstpointer values)
{
  StudioDocument *document = studio_composer_get_document (fixture->composer);
  g_autoptr (StudioAsset) asset = make_photo ();
  g_autofree char *text = g_strdup_printf ("{'asset':'%s','focal':[0.5,0.5]}", studio_asset_get_hash (asset));
  g_autoptr (JsonNode) photo = fixture_json (text);
  g_autoptr (JsonNode) nothing = fixture_json ("{'sample':'a.png'}");
  g_autoptr (GPtrArray) before = studio_shelf_list (document);
  g_autoptr (GPtrArray) with = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  guint n_steps = studio_history_get_n_undo (fixture->history);

  studio_post_add_asset (studio_document_get_post (document), asset);
  studio_shelf_add (document, photo);
  studio_shelf_add (document, photo);
  studio_shelf_add (document, nothing);
  with = studio_shelf_list (document);
  g_assert_cmpuint (with->len, ==, before->len + 1);
  g_assert_cmpuint (studio_history_get_n_undo (fixture->history), ==, n_steps + 1);
  studio_history_undo (fixture->history);
  undone = studio_shelf_list (document);
  g_assert_cmpuint (undone->len, ==, before->len);
}

/* A picture of the brand's folder goes into the post, so that it travels with it. */
static void
test_sticker_file (Composer *fixture,
                   gconstpointer data)
{
  g_autoptr (StudioBrand) brand = fixture_brand ("netral");
  g_autoptr (GPtrArray) list = studio_elements_list_stickers (brand);
  g_autoptr (GPtrArray) assets = NULL;
  StudioElement *sticker = NULL;

  for (guint i = 0; i < list->len; i++) {
    if (g_str_equal (studio_element_get_id (g_ptr_array_index (list, i)), "stiker:taburan-titik.svg"))
      sticker = g_ptr_array_index (list, i);
  }
  g_assert_nonnull (sticker);
  g_assert_cmpstr (studio_element_get_name (sticker), ==, "taburan titik");
  studio_element_place (sticker, fixture->composer, NULL);
  g_assert_cmpint (selected_box (fixture)->layer->kind, ==, STUDIO_LAYER_DRAWING);
  assets = studio_post_list_assets (studio_document_get_post (fixture->document));
  g_assert_cmpuint (assets->len, ==, 1);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/element-place/middle", Composer, NULL, set_up, test_place, composer_tear_down);
  g_test_add ("/element-place/all", Composer, NULL, set_up, test_place_all, composer_tear_down);
  g_test_add ("/element-place/replace", Composer, NULL, set_up, test_replace, composer_tear_down);
  g_test_add ("/element-place/sticker-file", Composer, NULL, set_up, test_sticker_file, composer_tear_down);
  g_test_add ("/element-place/shelf", Composer, NULL, set_up, test_shelf, composer_tear_down);
  g_test_add_func ("/element-place/photo", test_photo_element);
  return g_test_run ();
}
