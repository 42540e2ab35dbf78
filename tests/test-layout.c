#include "config.h"

#include "layout-fixture.h"

static const char no_content[] = "{'content':{'judul':'Judul'}}";
static const char feed[] = "{'feed':{}}";

static void
test_anchors (void)
{
  g_autoptr (StudioScene) scene = layout_scene (
      "[{'id':'kiri','type':'shape','x':10,'y':20,'w':30,'h':40},"
      " {'id':'kanan','type':'shape','right':10,'bottom':20,'w':30,'h':40},"
      " {'id':'rentang','type':'shape','x':10,'right':20,'y':30,'bottom':40},"
      " {'id':'tengah','type':'shape','cx':0,'cy':-100,'w':80,'h':50},"
      " {'id':'grup','type':'group','x':100,'y':100,'w':500,'h':500,'padding':10,'children':["
      "   {'id':'dalam','type':'shape','right':0,'bottom':0,'w':20,'h':20}]}]",
      feed, no_content, "feed");

  layout_assert_rect (scene, "kiri", 10, 20, 30, 40);
  layout_assert_rect (scene, "kanan", 1040, 1290, 30, 40);
  layout_assert_rect (scene, "rentang", 10, 30, 1050, 1280);
  layout_assert_rect (scene, "tengah", 500, 550, 80, 50);
  layout_assert_rect (scene, "dalam", 570, 570, 20, 20);
}

static void
test_column (void)
{
  g_autoptr (StudioScene) scene = layout_scene (
      "[{'id':'s','type':'stack','x':100,'y':100,'w':400,'h':600,'gap':10,'padding':20,'children':["
      "  {'id':'a','type':'shape','h':50},"
      "  {'id':'b','type':'shape','grow':1,'min_h':10},"
      "  {'id':'c','type':'shape','h':40,'margin':[5,6,7,8]}]}]",
      feed, no_content, "feed");

  layout_assert_rect (scene, "a", 120, 120, 360, 50);
  layout_assert_rect (scene, "c", 128, 633, 346, 40);
  layout_assert_rect (scene, "b", 120, 180, 360, 438);
}

static void
test_row (void)
{
  g_autoptr (StudioScene) scene = layout_scene (
      "[{'id':'s','type':'stack','direction':'row','x':0,'y':0,'w':600,'gap':20,'align':'center','children':["
      "  {'id':'a','type':'shape','w':100,'h':50},"
      "  {'id':'b','type':'shape','grow':1,'h':80},"
      "  {'id':'c','type':'shape','grow':3,'h':20}]},"
      " {'id':'t','type':'stack','direction':'row','justify':'between','x':0,'y':200,'w':600,'children':["
      "  {'id':'d','type':'shape','w':100,'h':50},{'id':'e','type':'shape','w':100,'h':50}]}]",
      feed, no_content, "feed");

  layout_assert_rect (scene, "a", 0, 15, 100, 50);
  layout_assert_rect (scene, "b", 120, 0, 115, 80);
  layout_assert_rect (scene, "c", 255, 30, 345, 20);
  layout_assert_rect (scene, "e", 500, 200, 100, 50);
}

static void
test_grid (void)
{
  g_autoptr (StudioScene) scene = layout_scene (
      "[{'id':'s','type':'stack','direction':'row','columns':3,'gap':20,'cross_gap':10,'x':0,'y':0,'w':620,'children':["
      "  {'id':'a','type':'shape','h':50},{'id':'b','type':'shape','h':70},{'id':'c','type':'shape','h':50},{'id':'d','type':'shape','h':50}]}]",
      feed, no_content, "feed");

  /* four are better set two and two */
  layout_assert_rect (scene, "a", 0, 0, 300, 50);
  layout_assert_rect (scene, "b", 320, 0, 300, 70);
  layout_assert_rect (scene, "c", 0, 80, 300, 50);
  layout_assert_rect (scene, "d", 320, 80, 300, 50);
}

/* Five in three columns: the two of the last row share its width, and stretch with it. */
static void
test_grid_filled (void)
{
  g_autoptr (StudioScene) scene = layout_scene (
      "[{'id':'s','type':'stack','direction':'row','columns':3,'fill_rows':true,'gap':20,'align':'stretch','x':0,'y':0,'w':620,'h':220,'children':["
      "  {'id':'a','type':'shape','h':50},{'id':'b','type':'shape','h':50},{'id':'c','type':'shape','h':50},{'id':'d','type':'shape','h':50},"
      "  {'id':'e','type':'shape','h':50,'margin':[0,10,0,0]}]}]",
      feed, no_content, "feed");

  layout_assert_rect (scene, "a", 0, 0, 193.3, 100);
  layout_assert_rect (scene, "c", 426.7, 0, 193.3, 100);
  layout_assert_rect (scene, "d", 0, 120, 300, 100);
  layout_assert_rect (scene, "e", 320, 120, 290, 100);
}

static void
test_hug_from_the_right (void)
{
  g_autoptr (StudioScene) scene = layout_scene (
      "[{'id':'cap','type':'stack','direction':'row','right':64,'y':60,'padding':[10,20,10,20],'children':["
      "  {'id':'teks','type':'text','text':'{judul}','size':30,'line':1}]}]",
      feed, no_content, "feed");
  const StudioRect *cap = &layout_box (scene, "cap")->rect, *text = &layout_box (scene, "teks")->rect;

  g_assert_cmpfloat_with_epsilon (cap->x + cap->w, 1016, 0.1);
  g_assert_cmpfloat_with_epsilon (cap->w, text->w + 40, 0.1);
  g_assert_cmpfloat_with_epsilon (cap->h, 50, 0.1);
}

static void
test_baseline (void)
{
  g_autoptr (StudioScene) scene = layout_scene (
      "[{'id':'s','type':'stack','direction':'row','align':'baseline','x':0,'y':0,'w':1000,'children':["
      "  {'id':'besar','type':'text','text':'86','size':200,'line':1},"
      "  {'id':'kecil','type':'text','text':'persen','size':50,'line':1}]}]",
      feed, no_content, "feed");
  const StudioRect *large = &layout_box (scene, "besar")->rect, *small = &layout_box (scene, "kecil")->rect;

  /* the font is the same, so baselines lie at the same share of the line */
  g_assert_cmpfloat_with_epsilon ((small->y - large->y) / (large->h - small->h), 0.86, 0.03);
}

/* Texts give way in the order of their priority, each down to its smallest size. */
static void
test_shrink_by_priority (void)
{
  static const char layers[] =
      "[{'id':'s','type':'stack','x':64,'y':64,'w':600,'h':%d,'children':["
      "  {'id':'judul','type':'text','text':'Judul yang penting sekali bagi warga','size':60,'min_size':30,'line':1,'priority':1},"
      "  {'id':'isi','type':'text','text':'Isi yang lebih panjang dan boleh mengecil lebih dahulu daripada judulnya','size':50,'min_size':25,'line':1,'priority':9}]}]";
  g_autofree char *roomy = g_strdup_printf (layers, 900);
  g_autofree char *tight = g_strdup_printf (layers, 240);
  g_autofree char *hopeless = g_strdup_printf (layers, 60);
  g_autoptr (StudioScene) first = layout_scene (roomy, feed, no_content, "feed");
  g_autoptr (StudioScene) second = layout_scene (tight, feed, no_content, "feed");
  g_autoptr (StudioScene) third = layout_scene (hopeless, feed, no_content, "feed");

  g_assert_cmpfloat (layout_box (first, "isi")->fit.size, ==, 50);
  g_assert_cmpfloat (layout_box (second, "judul")->fit.size, ==, 60);
  g_assert_cmpfloat (layout_box (second, "isi")->fit.size, <, 50);
  g_assert_cmpuint (layout_count_issues (second, STUDIO_ISSUE_TEXT_OVERFLOW), ==, 0);
  g_assert_cmpfloat (layout_box (third, "judul")->fit.size, ==, 30);
  g_assert_cmpfloat (layout_box (third, "isi")->fit.size, ==, 25);
  g_assert_cmpuint (layout_count_issues (third, STUDIO_ISSUE_TEXT_OVERFLOW), ==, 1);
}

static void
test_fit_group (void)
{
  g_autoptr (StudioScene) scene = layout_scene (
      "[{'id':'a','type':'text','text':'Pendek','x':0,'y':100,'w':300,'size':60,'min_size':20,'max_lines':1,'fit_group':'g'},"
      " {'id':'b','type':'text','text':'Yang ini jauh lebih panjang','x':0,'y':200,'w':300,'size':60,'min_size':20,'max_lines':1,'fit_group':'g'},"
      " {'id':'c','type':'text','text':'Lepas','x':0,'y':300,'w':300,'size':60,'min_size':20,'max_lines':1}]",
      feed, no_content, "feed");

  g_assert_cmpfloat (layout_box (scene, "b")->fit.size, <, 60);
  g_assert_cmpfloat (layout_box (scene, "a")->fit.size, ==, layout_box (scene, "b")->fit.size);
  g_assert_cmpfloat (layout_box (scene, "c")->fit.size, ==, 60);
}

static const char bound_layers[] =
    "[{'id':'baris','type':'stack','x':64,'y':64,'w':900,'children':["
    "   {'id':'sel','type':'stack','repeat':'angka','max':2,'children':[{'id':'nilai','type':'text','text':'{item|nilai}'},{'id':'label','type':'text','text':'{item.label}'}]}]},"
    " {'id':'isi','type':'text','text':'Isi: {isi}','x':64,'y':500,'w':500},"
    " {'id':'cap','type':'stack','x':64,'y':600,'fill':'accent','children':[{'id':'teks','type':'text','text':'{isi}'}]},"
    " {'id':'judul','type':'text','text':'{judul}','x':64,'y':700,'w':500,'size':40},"
    " {'id':'foto','type':'photo','photo':'{foto}','x':64,'y':800,'w':100,'h':100,'show_if':'foto'}]";

static void
test_binding (void)
{
  g_autoptr (StudioScene) scene = layout_scene (
      bound_layers, feed,
      "{'content':{'judul':'Judul','angka':[{'label':'a','nilai':'1','satuan':''},{'label':'','nilai':'','satuan':''},{'label':'b','nilai':'2','satuan':''},{'label':'c','nilai':'3','satuan':''}]}}",
      "feed");

  g_assert_nonnull (studio_scene_find (scene, "nilai.0"));
  g_assert_nonnull (studio_scene_find (scene, "nilai.1"));
  g_assert_null (studio_scene_find (scene, "nilai.2"));
  /* the blank row is left out, so the second cell shows the third row */
  g_assert_cmpstr (layout_box (scene, "label.1")->layer->field, ==, "angka/2");
  g_assert_null (studio_scene_find (scene, "isi"));
  g_assert_null (studio_scene_find (scene, "cap"));
  g_assert_null (studio_scene_find (scene, "foto"));
  g_assert_cmpstr (layout_box (scene, "judul")->layer->field, ==, "judul");
  g_assert_true (studio_scene_find_field (scene, "angka") == studio_scene_find (scene, "nilai.0"));
}

static void
test_format_rules (void)
{
  static const char formats[] = "{'feed':{'set':{'judul':{'size':50,'x':10}}},'square':{'hide':['judul']}}";
  static const char tweaked[] = "{'content':{'judul':'Judul'},'variants':{'feed':{'set':{'judul':{'x':99}}}}}";
  g_autoptr (StudioScene) first = layout_scene (bound_layers, formats, no_content, "feed");
  g_autoptr (StudioScene) second = layout_scene (bound_layers, formats, no_content, "square");
  g_autoptr (StudioScene) third = layout_scene (bound_layers, formats, tweaked, "feed");

  g_assert_cmpfloat (layout_box (first, "judul")->rect.x, ==, 10);
  g_assert_cmpfloat (layout_box (first, "judul")->fit.size, ==, 50);
  g_assert_null (studio_scene_find (second, "judul"));
  /* what a person moved by hand stands, the rest still follows the format */
  g_assert_cmpfloat (layout_box (third, "judul")->rect.x, ==, 99);
  g_assert_cmpfloat (layout_box (third, "judul")->fit.size, ==, 50);
}

static void
test_issues (void)
{
  g_autoptr (StudioScene) scene = layout_scene (
      "[{'id':'luar','type':'text','text':'{judul}','x':1000,'y':10,'size':60},"
      " {'id':'a','type':'text','text':'Tulisan satu','x':100,'y':500,'size':60},"
      " {'id':'b','type':'text','text':'Tulisan dua','x':120,'y':510,'size':60}]",
      feed, "{'content':{}}", "feed");

  g_assert_cmpuint (layout_count_issues (scene, STUDIO_ISSUE_OVERLAP), ==, 1);
  /* a required field without value and sample shows nothing at all, so nothing lies outside */
  g_assert_cmpuint (layout_count_issues (scene, STUDIO_ISSUE_OUTSIDE), ==, 0);
}

static void
test_outside (void)
{
  g_autoptr (StudioScene) scene = layout_scene (
      "[{'id':'luar','type':'text','text':'{judul}','x':1000,'y':100,'w':300,'size':60},"
      " {'id':'hias','type':'shape','x':-50,'y':0,'w':100,'h':100,'bleed':true}]",
      feed, no_content, "feed");

  g_assert_cmpuint (layout_count_issues (scene, STUDIO_ISSUE_OUTSIDE), ==, 1);
}

/* The same input gives the same boxes, in any thread. */
static gpointer
lay_out (gpointer data)
{
  g_autoptr (GObject) fonts = G_OBJECT (studio_fonts_new_context ());
  PangoContext *context = PANGO_CONTEXT (fonts);
  StudioScene *scene = studio_layout_page (context, data, studio_format_find ("feed"), 0, NULL);

  g_assert_nonnull (scene);
  return scene;
}

static void
test_pure (void)
{
  g_autoptr (StudioSnapshot) snapshot = layout_snapshot (bound_layers, feed, no_content);
  GThread *threads[4];
  StudioScene *scenes[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("layout", lay_out, snapshot);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    scenes[i] = g_thread_join (threads[i]);
  for (guint i = 0; i < G_N_ELEMENTS (scenes); i++) {
    g_assert_cmpuint (scenes[i]->boxes->len, ==, scenes[0]->boxes->len);
    for (guint k = 0; k < scenes[0]->boxes->len; k++)
      g_assert_cmpmem (&g_array_index (scenes[i]->boxes, StudioBox, k).rect, sizeof (StudioRect), &g_array_index (scenes[0]->boxes, StudioBox, k).rect, sizeof (StudioRect));
  }
  for (guint i = 0; i < G_N_ELEMENTS (scenes); i++)
    studio_scene_unref (scenes[i]);
}

static void
test_errors (void)
{
  g_autoptr (StudioSnapshot) snapshot = layout_snapshot (bound_layers, feed, no_content);
  g_autoptr (StudioSnapshot) odd = layout_snapshot ("[{'id':'x','type':'shape','fill':'ungu'}]", feed, no_content);
  g_autoptr (GObject) fonts = G_OBJECT (studio_fonts_new_context ());
  PangoContext *context = PANGO_CONTEXT (fonts);
  g_autoptr (GError) error = NULL;

  g_assert_null (studio_layout_page (context, snapshot, studio_format_find ("a4"), 0, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (studio_layout_page (context, snapshot, studio_format_find ("feed"), 7, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (studio_layout_page (context, odd, studio_format_find ("feed"), 0, &error));
  fixture_assert_error (error, STUDIO_ERROR_INVALID, "fill");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/layout/anchors", test_anchors);
  g_test_add_func ("/layout/column", test_column);
  g_test_add_func ("/layout/row", test_row);
  g_test_add_func ("/layout/grid", test_grid);
  g_test_add_func ("/layout/grid-filled", test_grid_filled);
  g_test_add_func ("/layout/hug-from-the-right", test_hug_from_the_right);
  g_test_add_func ("/layout/baseline", test_baseline);
  g_test_add_func ("/layout/shrink-by-priority", test_shrink_by_priority);
  g_test_add_func ("/layout/fit-group", test_fit_group);
  g_test_add_func ("/layout/binding", test_binding);
  g_test_add_func ("/layout/format-rules", test_format_rules);
  g_test_add_func ("/layout/issues", test_issues);
  g_test_add_func ("/layout/outside", test_outside);
  g_test_add_func ("/layout/pure", test_pure);
  g_test_add_func ("/layout/errors", test_errors);
  return g_test_run ();
}
