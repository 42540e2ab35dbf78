#include "config.h"

#include "layout-fixture.h"
#include "studio-hit.h"
#include "studio-unit.h"

/* A page with one of everything that matters to a pointer. */
static const char page[] =
    "[{'id':'latar','type':'shape','x':0,'y':0,'w':1080,'h':1080,'fill':'#ffffff'},"
    " {'id':'kotak','type':'shape','x':100,'y':100,'w':100,'h':100,'fill':'#ff0000'},"
    " {'id':'atas','type':'shape','x':150,'y':150,'w':100,'h':100,'fill':'#00ff00'},"
    " {'id':'bulat','type':'shape','x':300,'y':100,'w':100,'h':100,'fill':'#0000ff','outline':{'ellipse':true}},"
    " {'id':'bingkai','type':'shape','x':500,'y':100,'w':200,'h':100,'stroke':{'color':'#000000','width':4}},"
    " {'id':'putar','type':'shape','x':800,'y':100,'w':200,'h':20,'fill':'#000000','rotate':90},"
    " {'id':'garis','type':'shape','x':100,'y':300,'w':400,'h':1,'fill':'#000000'},"
    " {'id':'jendela','type':'group','x':600,'y':300,'w':100,'h':100,'clip':true,'children':["
    "   {'id':'lebar','type':'shape','x':-50,'y':0,'w':300,'h':50,'fill':'#123456'}]},"
    " {'id':'cermin','type':'group','x':800,'y':300,'w':200,'h':100,'flip':'x','children':["
    "   {'id':'kiri','type':'shape','x':0,'y':0,'w':50,'h':100,'fill':'#654321'}]},"
    " {'id':'tersembunyi','type':'shape','x':100,'y':500,'w':50,'h':50,'fill':'#000000','hidden':true},"
    " {'id':'terkunci','type':'shape','x':200,'y':500,'w':50,'h':50,'fill':'#000000','lock':true},"
    " {'id':'kaki','type':'stack','x':100,'y':700,'w':400,'gap':10,'children':["
    "   {'id':'kaki.garis','type':'shape','w':400,'h':10,'fill':'#000000'},"
    "   {'id':'kaki.baris','type':'stack','direction':'row','gap':20,'children':["
    "     {'id':'kaki.satu','type':'shape','w':100,'h':50,'fill':'#000000'},"
    "     {'id':'kaki.dua','type':'shape','w':100,'h':50,'fill':'#000000'}]}]},"
    " {'id':'langkah.0','type':'stack','x':600,'y':700,'w':300,'children':["
    "   {'id':'nomor.0','type':'shape','w':50,'h':50,'fill':'#000000'},"
    "   {'id':'isi.0','type':'shape','w':50,'h':50,'fill':'#000000'}]},"
    " {'id':'kartu','type':'stack','x':100,'y':900,'w':200,'h':100,'fill':'#eeeeee','padding':20,'children':["
    "   {'id':'dalam','type':'shape','w':50,'h':50,'fill':'#000000'}]}]";

static StudioScene *
scene_new (void)
{
  return layout_scene (page, "{'square':{}}", "{'content':{}}", "square");
}

static char *
names (StudioScene *scene,
       GArray *indices)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < indices->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", g_array_index (scene->boxes, StudioBox, g_array_index (indices, guint, i)).layer->id);
  return g_string_free (text, FALSE);
}

static const struct
{
  StudioPoint point;
  double slack;
  const char *ids;
} hits[] = {
  { { 50, 50 }, 0, "latar" },
  { { 120, 120 }, 0, "kotak latar" },
  { { 180, 180 }, 0, "atas kotak latar" },
  { { 230, 230 }, 0, "atas latar" },
  { { 350, 150 }, 0, "bulat latar" },
  { { 305, 105 }, 0, "latar" },
  { { 319, 119 }, 3, "bulat latar" },
  /* an outline without a fill is hit at its line */
  { { 600, 150 }, 4, "latar" },
  { { 500, 150 }, 4, "bingkai latar" },
  { { 505, 150 }, 4, "bingkai latar" },
  { { 508, 150 }, 4, "latar" },
  { { 494, 150 }, 4, "bingkai latar" },
  /* seen upright around 900, 110 */
  { { 900, 30 }, 0, "putar latar" },
  { { 850, 110 }, 0, "latar" },
  /* thin */
  { { 300, 303 }, 0, "latar" },
  { { 300, 303 }, 4, "garis latar" },
  /* cut off by the group around it */
  { { 650, 320 }, 0, "lebar latar" },
  { { 580, 320 }, 0, "latar" },
  { { 750, 320 }, 0, "latar" },
  /* mirrored: what is left in the group is seen right */
  { { 810, 350 }, 0, "latar" },
  { { 975, 350 }, 0, "kiri latar" },
  { { 120, 520 }, 0, "latar" },
  { { 220, 520 }, 0, "terkunci latar" },
  { { 110, 905 }, 0, "kartu latar" },
  { { 130, 930 }, 0, "dalam kartu latar" },
  /* between the two in the row: the stack draws nothing */
  { { 210, 740 }, 0, "latar" },
  { { 1200, 50 }, 0, "" },
};

static void
test_hits (void)
{
  g_autoptr (StudioScene) scene = scene_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (hits); i++) {
    g_autoptr (GArray) found = studio_hit_all (scene, hits[i].point, hits[i].slack);
    g_autofree char *ids = names (scene, found);

    g_test_message ("%g, %g", hits[i].point.x, hits[i].point.y);
    g_assert_cmpstr (ids, ==, hits[i].ids);
  }
}

static void
test_text (void)
{
  g_autoptr (StudioScene) scene = layout_scene ("[{'id':'tulisan','type':'text','text':'Aa','size':40,'x':100,'y':100,'w':600,'h':300}]",
                                                "{'square':{}}", "{'content':{}}", "square");
  g_autoptr (GArray) on = studio_hit_all (scene, (StudioPoint){ 110, 120 }, 0);
  g_autoptr (GArray) beside = studio_hit_all (scene, (StudioPoint){ 600, 350 }, 4);

  g_assert_cmpuint (on->len, ==, 1);
  g_assert_cmpuint (beside->len, ==, 0);
  g_assert_cmpfloat (layout_box (scene, "tulisan")->fit.baseline, >, 10);
  g_assert_cmpfloat (layout_box (scene, "tulisan")->fit.baseline, <, 60);
}

static const struct
{
  StudioPoint point;
  double slack;
  gboolean hit;
} line_points[] = {
  { { 150, 150 }, 3, TRUE },
  { { 150, 160 }, 3, FALSE },
  { { 100, 100 }, 3, TRUE },
  { { 95, 95 }, 3, FALSE },
  { { 190, 110 }, 3, FALSE },
  /* an elbow goes aside, down, aside */
  { { 520, 100 }, 3, TRUE },
  { { 550, 150 }, 3, TRUE },
  { { 580, 200 }, 3, TRUE },
  { { 525, 125 }, 3, FALSE },
};

static void
test_lines (void)
{
  g_autoptr (StudioScene) scene = layout_scene ("[{'id':'garis','type':'line','x':100,'y':100,'w':100,'h':100,'stroke':{'color':'#000000','width':4}},"
                                                " {'id':'siku','type':'line','route':'elbow','bends':2,'x':500,'y':100,'w':100,'h':100,"
                                                "  'stroke':{'color':'#000000','width':4}}]",
                                                "{'square':{}}", "{'content':{}}", "square");

  for (gsize i = 0; i < G_N_ELEMENTS (line_points); i++) {
    g_autoptr (GArray) found = studio_hit_all (scene, line_points[i].point, line_points[i].slack);

    g_test_message ("%g, %g", line_points[i].point.x, line_points[i].point.y);
    g_assert_cmpint (found->len > 0, ==, line_points[i].hit);
  }
}

static const struct
{
  StudioRect rect;
  StudioMarquee mode;
  const char *ids;
} marquees[] = {
  { { 90, 90, 30, 30 }, STUDIO_MARQUEE_TOUCHED, "kotak" },
  { { 90, 90, 30, 30 }, STUDIO_MARQUEE_ENCLOSED, "" },
  { { 90, 90, 200, 200 }, STUDIO_MARQUEE_TOUCHED, "kotak atas" },
  { { 90, 90, 115, 115 }, STUDIO_MARQUEE_ENCLOSED, "kotak" },
  { { 820, 50, 60, 60 }, STUDIO_MARQUEE_TOUCHED, "" },
  { { 880, 50, 60, 60 }, STUDIO_MARQUEE_TOUCHED, "putar" },
  { { 90, 490, 200, 70 }, STUDIO_MARQUEE_TOUCHED, "" },
  { { 90, 690, 40, 30 }, STUDIO_MARQUEE_TOUCHED, "kaki" },
  { { 90, 690, 450, 100 }, STUDIO_MARQUEE_ENCLOSED, "kaki" },
  { { 90, 690, 150, 100 }, STUDIO_MARQUEE_ENCLOSED, "" },
  { { 590, 690, 20, 20 }, STUDIO_MARQUEE_TOUCHED, "langkah.0" },
  { { 130, 930, 5, 5 }, STUDIO_MARQUEE_TOUCHED, "kartu" },
  { { 110, 910, 70, 70 }, STUDIO_MARQUEE_ENCLOSED, "dalam" },
  { { 0, 0, 1080, 1080 }, STUDIO_MARQUEE_ENCLOSED, "kotak atas bulat bingkai putar garis lebar kiri kaki langkah.0 kartu" },
};

static void
test_marquee (void)
{
  g_autoptr (StudioScene) scene = scene_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (marquees); i++) {
    g_autoptr (GArray) found = studio_hit_marquee (scene, &marquees[i].rect, marquees[i].mode);
    g_autofree char *ids = names (scene, found);

    g_test_message ("case %d", (int) i);
    g_assert_cmpstr (ids, ==, marquees[i].ids);
  }
}

static guint
index_of (StudioScene *scene,
          const char *id)
{
  guint index;

  g_assert_true (studio_frame_find (scene, id, &index));
  return index;
}

static const struct
{
  const char *id, *unit;
} units[] = {
  { "kotak", "kotak" },
  { "kaki.garis", "kaki" },
  { "kaki.satu", "kaki" },
  { "kaki.baris", "kaki" },
  { "kaki", "kaki" },
  { "isi.0", "langkah.0" },
  { "langkah.0", "langkah.0" },
  { "dalam", "dalam" },
  { "lebar", "lebar" },
};

static void
test_units (void)
{
  g_autoptr (StudioScene) scene = scene_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    g_assert_cmpuint (studio_unit_of (scene, index_of (scene, units[i].id)), ==, index_of (scene, units[i].unit));
}

static void
test_levels (void)
{
  g_autoptr (StudioScene) scene = scene_new ();
  guint kaki = index_of (scene, "kaki"), baris = index_of (scene, "kaki.baris"), satu = index_of (scene, "kaki.satu"), outer;

  g_assert_cmpuint (studio_unit_inner (scene, kaki, satu), ==, baris);
  g_assert_cmpuint (studio_unit_inner (scene, baris, satu), ==, satu);
  g_assert_cmpuint (studio_unit_inner (scene, satu, satu), ==, satu);
  g_assert_cmpuint (studio_unit_inner (scene, kaki, index_of (scene, "kotak")), ==, kaki);
  g_assert_true (studio_unit_outer (scene, satu, &outer));
  g_assert_cmpuint (outer, ==, baris);
  g_assert_true (studio_unit_outer (scene, baris, &outer));
  g_assert_cmpuint (outer, ==, kaki);
  g_assert_false (studio_unit_outer (scene, kaki, &outer));
}

static void
test_reading_order (void)
{
  g_autoptr (StudioScene) scene = layout_scene ("[{'id':'d','type':'shape','x':500,'y':300,'w':10,'h':10,'fill':'#000000'},"
                                                " {'id':'b','type':'shape','x':500,'y':90,'w':10,'h':50,'fill':'#000000'},"
                                                " {'id':'c','type':'shape','x':100,'y':290,'w':10,'h':40,'fill':'#000000'},"
                                                " {'id':'a','type':'shape','x':100,'y':100,'w':10,'h':10,'fill':'#000000'}]",
                                                "{'square':{}}", "{'content':{}}", "square");
  g_autoptr (GArray) list = studio_unit_list (scene, TRUE);
  g_autofree char *painted = names (scene, list), *read = NULL;

  studio_unit_sort_for_reading (scene, list);
  read = names (scene, list);
  g_assert_cmpstr (painted, ==, "d b c a");
  g_assert_cmpstr (read, ==, "a b c d");
}

static void
test_kinds (void)
{
  g_autoptr (StudioScene) scene = scene_new ();

  g_assert_true (studio_hit_is_background (scene, 0));
  g_assert_true (studio_hit_is_background (scene, index_of (scene, "latar")));
  g_assert_false (studio_hit_is_background (scene, index_of (scene, "kotak")));
  g_assert_false (studio_hit_is_visible (scene, index_of (scene, "tersembunyi")));
  g_assert_true (studio_hit_is_locked (scene, index_of (scene, "terkunci")));
  g_assert_false (studio_hit_is_locked (scene, index_of (scene, "kotak")));
  g_assert_true (studio_hit_box (scene, index_of (scene, "kotak"), (StudioPoint){ 180, 180 }, 0));
  g_assert_false (studio_hit_box (scene, index_of (scene, "kiri"), (StudioPoint){ 810, 350 }, 0));
}

/* Every point of every shipped template gives an answer, and the topmost is really there. */
static void
test_templates (void)
{
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (GPtrArray) templates = studio_catalog_list_templates (catalog);
  g_autoptr (StudioBrand) brand = fixture_brand ("netral");
  g_autoptr (GObject) fonts = G_OBJECT (studio_fonts_new_context ());

  for (guint t = 0; t < templates->len; t++) {
    g_autoptr (StudioTemplate) template = fixture_template (g_ptr_array_index (templates, t));
    g_autoptr (StudioPost) post = studio_post_new (template, brand);
    g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);
    const StudioFormat *format = g_ptr_array_index (studio_template_get_formats (template), 0);
    g_autoptr (StudioScene) scene = studio_layout_page (PANGO_CONTEXT (fonts), snapshot, format, 0, NULL);
    g_autoptr (GArray) list = studio_unit_list (scene, TRUE);

    g_assert_cmpuint (list->len, >, 0);
    for (double y = 5; y < format->size.h; y += 40) {
      for (double x = 5; x < format->size.w; x += 40) {
        g_autoptr (GArray) found = studio_hit_all (scene, (StudioPoint){ x, y }, 2);

        g_assert_cmpuint (found->len, >, 0);
        g_assert_true (studio_hit_box (scene, g_array_index (found, guint, 0), (StudioPoint){ x, y }, 2));
      }
    }
  }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/hit/hits", test_hits);
  g_test_add_func ("/hit/text", test_text);
  g_test_add_func ("/hit/lines", test_lines);
  g_test_add_func ("/hit/marquee", test_marquee);
  g_test_add_func ("/hit/units", test_units);
  g_test_add_func ("/hit/levels", test_levels);
  g_test_add_func ("/hit/reading-order", test_reading_order);
  g_test_add_func ("/hit/kinds", test_kinds);
  g_test_add_func ("/hit/templates", test_templates);
  return g_test_run ();
}
