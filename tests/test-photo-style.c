#include "config.h"

#include "layout-fixture.h"
#include "studio-photo-style.h"

static StudioScene *
scene_with (JsonNode *scrims,
            JsonNode *duotone)
{
  g_autofree char *scrims_text = scrims != NULL ? studio_json_write (scrims) : g_strdup ("[]");
  g_autofree char *duotone_text = duotone != NULL ? studio_json_write (duotone) : g_strdup ("[]");
  g_autofree char *layers = g_strdup_printf ("[{'id':'f','type':'photo','photo':'{foto}','x':0,'y':0,'w':1000,'h':800,'scrims':%s,'duotone':%s}]", scrims_text, duotone_text);

  return layout_scene (layers, "{'feed':{}}", "{}", "feed");
}

static void
test_shade (void)
{
  g_autoptr (JsonNode) template = fixture_json ("[{'size':100,'color':'black'},{'edge':'bottom','size':50,'color':'danger'}]");
  g_autoptr (JsonNode) fresh = studio_photo_style_shade (NULL, STUDIO_EDGE_BOTTOM, 800, TRUE);
  g_autoptr (JsonNode) over = studio_photo_style_shade (template, STUDIO_EDGE_BOTTOM, 800, TRUE);
  g_autoptr (JsonNode) without = studio_photo_style_shade (over, STUDIO_EDGE_BOTTOM, 800, FALSE);
  g_autoptr (StudioScene) scene = scene_with (over, NULL);
  const StudioPhotoSpec *photo = &layout_box (scene, "f")->layer->photo;

  g_assert_false (studio_photo_style_is_shaded (NULL, STUDIO_EDGE_BOTTOM));
  g_assert_true (studio_photo_style_is_shaded (template, STUDIO_EDGE_TOP));
  g_assert_false (studio_photo_style_is_shaded (template, STUDIO_EDGE_LEFT));
  g_assert_true (studio_photo_style_is_shaded (fresh, STUDIO_EDGE_BOTTOM));
  g_assert_false (studio_photo_style_is_shaded (fresh, STUDIO_EDGE_TOP));
  g_assert_false (studio_photo_style_is_shaded (without, STUDIO_EDGE_BOTTOM));
  g_assert_true (studio_photo_style_is_shaded (without, STUDIO_EDGE_TOP));

  g_assert_cmpint (photo->n_scrims, ==, 2);
  g_assert_cmpint (photo->scrims[1].edge, ==, STUDIO_EDGE_BOTTOM);
  g_assert_cmpfloat (photo->scrims[1].size, ==, 440);
  g_assert_cmpfloat_with_epsilon (photo->scrims[1].color.a, 0.7, 0.001);
}

/* White on the shade over white is read. */
static void
test_shade_is_enough (void)
{
  const StudioColor white = { 1, 1, 1, 1 };
  static const char *const brands[] = { "netral", "paser-mas" };

  for (guint i = 0; i < G_N_ELEMENTS (brands); i++) {
    g_autoptr (StudioBrand) brand = fixture_brand (brands[i]);
    StudioColor shade, ground;

    g_assert_true (studio_brand_lookup_color (brand, STUDIO_PHOTO_SHADE_COLOR, &shade));
    ground = studio_color_over (&shade, &white);
    g_assert_cmpfloat (studio_color_contrast (&white, &ground), >, 4.5);
  }
}

static void
test_too_many_shades (void)
{
  g_autoptr (JsonNode) five = fixture_json ("[{'edge':'top','size':1},{'edge':'left','size':1},{'edge':'right','size':1},{'edge':'right','size':2},{'edge':'top','size':3}]");
  g_autoptr (JsonNode) with = studio_photo_style_shade (five, STUDIO_EDGE_BOTTOM, 1e9, TRUE);
  g_autoptr (JsonNode) broken = fixture_json ("[7,'x',null]");
  g_autoptr (JsonNode) mended = studio_photo_style_shade (broken, STUDIO_EDGE_LEFT, 10, TRUE);

  g_assert_cmpuint (json_array_get_length (json_node_get_array (with)), ==, STUDIO_PHOTO_MAX_SCRIMS);
  g_assert_true (studio_photo_style_is_shaded (with, STUDIO_EDGE_BOTTOM));
  g_assert_true (studio_photo_style_is_shaded (mended, STUDIO_EDGE_LEFT));
}

static void
test_duotone (void)
{
  g_autoptr (JsonNode) pair = studio_photo_style_duotone ("black", "#FF8000");
  g_autoptr (JsonNode) none = studio_photo_style_duotone (NULL, NULL);
  g_autoptr (StudioScene) scene = scene_with (NULL, pair);
  g_autoptr (StudioScene) plain = scene_with (NULL, none);
  const StudioPhotoSpec *photo = &layout_box (scene, "f")->layer->photo;

  g_assert_true (photo->duotone);
  g_assert_cmpfloat (photo->duotone_dark.r, ==, 0);
  g_assert_cmpfloat_with_epsilon (photo->duotone_light.g, 128 / 255.0, 0.001);
  g_assert_false (layout_box (plain, "f")->layer->photo.duotone);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/photo-style/shade", test_shade);
  g_test_add_func ("/photo-style/shade-is-enough", test_shade_is_enough);
  g_test_add_func ("/photo-style/too-many-shades", test_too_many_shades);
  g_test_add_func ("/photo-style/duotone", test_duotone);
  return g_test_run ();
}
