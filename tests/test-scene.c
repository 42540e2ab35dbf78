#include "config.h"

#include "layout-fixture.h"

static const char square[] = "{'square':{}}";
static const char no_content[] = "{'content':{}}";

static StudioScene *
scene_of (const char *layers)
{
  return layout_scene (layers, square, no_content, "square");
}

static const StudioBox *
box_at (StudioScene *scene,
        guint index)
{
  return &g_array_index (scene->boxes, StudioBox, index);
}

static void
test_order (void)
{
  static const char *const ids[] = { "page", "a", "b", "c", "d", "e" };
  static const guint ends[] = { 6, 5, 3, 5, 5, 6 };
  g_autoptr (StudioScene) scene = scene_of ("[{'id':'a','type':'group','x':0,'y':0,'w':500,'h':500,'children':["
                                            "   {'id':'b','type':'shape','w':10,'h':10},"
                                            "   {'id':'c','type':'stack','x':0,'y':0,'children':[{'id':'d','type':'shape','w':10,'h':10}]}]},"
                                            " {'id':'e','type':'shape','w':10,'h':10}]");

  g_assert_cmpuint (scene->boxes->len, ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < scene->boxes->len; i++) {
    g_assert_cmpstr (box_at (scene, i)->layer->id, ==, ids[i]);
    g_assert_cmpuint (box_at (scene, i)->end, ==, ends[i]);
  }
}

/* Every box ends within the one around it. */
static void
test_nesting (void)
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

    g_assert_cmpuint (box_at (scene, 0)->end, ==, scene->boxes->len);
    for (guint i = 0; i < scene->boxes->len; i++) {
      g_assert_cmpuint (box_at (scene, i)->end, >, i);
      for (guint child = i + 1; child < box_at (scene, i)->end; child++)
        g_assert_cmpuint (box_at (scene, child)->end, <=, box_at (scene, i)->end);
    }
  }
}

static void
test_find (void)
{
  g_autoptr (StudioScene) scene = layout_scene ("[{'id':'z','type':'shape','field':'judulan','w':10,'h':10},"
                                                " {'id':'a','type':'text','text':'{isi} {judul}','x':0,'y':0},"
                                                " {'id':'b','type':'text','text':'{judul}','x':0,'y':300},"
                                                " {'id':'c','type':'text','text':'tetap','field':'waktu','x':0,'y':600}]",
                                                square, "{'content':{'judul':'Judul','isi':'Isi'}}", "square");

  g_assert_cmpstr (studio_scene_find (scene, "b")->layer->id, ==, "b");
  g_assert_null (studio_scene_find (scene, "y"));
  g_assert_null (studio_scene_find (scene, ""));
  g_assert_cmpstr (studio_scene_find_field (scene, "isi")->layer->id, ==, "a");
  g_assert_cmpstr (studio_scene_find_field (scene, "judul")->layer->id, ==, "b");
  g_assert_cmpstr (studio_scene_find_field (scene, "waktu")->layer->id, ==, "c");
  g_assert_null (studio_scene_find_field (scene, "foto"));
}

static void
test_readable (void)
{
  static const struct
  {
    const char *layer;
    gboolean readable;
  } cases[] = {
    { "'type':'text','text':'a'", TRUE },
    { "'type':'logo','h':10", TRUE },
    { "'type':'qr','text':'a','w':50,'h':50", TRUE },
    { "'type':'chart','rows':[{'label':'a','nilai':'1'}],'w':50,'h':50", TRUE },
    { "'type':'shape','w':10,'h':10", FALSE },
    { "'type':'photo','w':10,'h':10", FALSE },
    { "'type':'motif','w':10,'h':10", FALSE },
    { "'type':'group','w':10,'h':10", FALSE },
    { "'type':'stack','w':10,'h':10", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *layers = g_strdup_printf ("[{'id':'a','x':100,'y':100,%s}]", cases[i].layer);
    g_autoptr (StudioScene) scene = scene_of (layers);

    if (studio_scene_is_readable (layout_box (scene, "a")) != cases[i].readable)
      g_error ("%s: %d", cases[i].layer, !cases[i].readable);
  }
}

/* Where the lines of a text lie in a box that is too high for them. */
static void
test_text_rect (void)
{
  static const struct
  {
    const char *valign;
    double y;
  } cases[] = { { "top", 100 }, { "middle", 250 }, { "bottom", 400 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *layers = g_strdup_printf ("[{'id':'a','type':'text','text':'satu\\ndua','x':50,'y':100,'w':600,'h':400,'size':50,'line':1,'valign':'%s'}]", cases[i].valign);
    g_autoptr (StudioScene) scene = scene_of (layers);
    StudioRect rect = studio_box_text_rect (layout_box (scene, "a"));

    g_assert_cmpfloat_with_epsilon (rect.h, 100, 0.01);
    g_assert_cmpfloat_with_epsilon (rect.y, cases[i].y, 0.01);
  }
}

/* A column that is as wide as its text must not break the text for want of a rounding. */
static void
test_hugging_column (void)
{
  static const char *const words[] = { "Tegak lurus", "Air bersih", "Rp8,4 miliar", "Kec. Long Ikis", "a b c d e f" };
  static const double sizes[] = { 17, 22, 31.5, 80, 133 };

  for (guint w = 0; w < G_N_ELEMENTS (words); w++) {
    for (guint s = 0; s < G_N_ELEMENTS (sizes); s++) {
      char size[G_ASCII_DTOSTR_BUF_SIZE];
      g_autofree char *layers = g_strdup_printf ("[{'id':'s','type':'stack','x':10,'y':10,'children':[{'id':'t','type':'text','text':'%s','size':%s}]}]",
                                                 words[w], g_ascii_dtostr (size, sizeof size, sizes[s]));
      g_autoptr (StudioScene) scene = scene_of (layers);
      const StudioBox *text = layout_box (scene, "t");

      if (text->fit.n_lines != 1 || text->fit.words)
        g_error ("“%s” in %g px takes %d lines", words[w], sizes[s], text->fit.n_lines);
      g_assert_cmpfloat_with_epsilon (text->rect.w, layout_box (scene, "s")->rect.w, 0.01);
    }
  }
}

/* A page without layers is a page. */
/** SeenCase: the box of "a" within @outer, a group of 400 × 400 at 0, 0; @part: of a, in shares; @flip_outer, @flip_own: mirrored across; @seen: px² of the page of 1080 × 1080 */
typedef struct
{
  const char *outer, *own;
  StudioRect part;
  double seen;
  gboolean flip_outer, flip_own;
} SeenCase;

static const SeenCase seen_cases[] = {
  { "", "'x':100,'y':100,'w':200,'h':100", { 0, 0, 1, 1 }, 20000 },
  { "", "'x':100,'y':100,'w':200,'h':100", { 0, 0, 0.5, 1 }, 10000 },
  { "", "'x':100,'y':100,'w':200,'h':100,'rotate':30", { 0, 0, 1, 1 }, 20000 },
  { "", "'x':-100,'y':100,'w':200,'h':100", { 0, 0, 1, 1 }, 10000 },
  { "", "'x':-100,'y':100,'w':200,'h':100", { 0, 0, 0.5, 1 }, 0 },                  /* the left half is off the page */
  { "", "'x':-100,'y':100,'w':200,'h':100", { 0, 0, 0.5, 1 }, 10000, FALSE, TRUE }, /* mirrored it is the right one */
  { "", "'x':-100,'y':100,'w':200,'h':100,'rotate':180", { 0, 0, 0.5, 1 }, 10000 }, /* so it is turned about */
  { "", "'x':-100,'y':100,'w':200,'h':100,'rotate':90", { 0, 0, 1, 1 }, 10000 },    /* upright: half of its width of 100 px is off the page */
  { "", "'x':-100,'y':100,'w':200,'h':100", { 0, 0, 1, 1 }, 20000, TRUE, FALSE },   /* the group puts it 300 px from the left */
  { "'rotate':180,", "'x':350,'y':0,'w':100,'h':100", { 0, 0, 1, 1 }, 5000 },       /* 50 px left of the page */
  { "", "'x':-50,'y':-50,'w':100,'h':100,'rotate':45", { 0, 0, 1, 1 }, 2500 },      /* a quarter of a square on its corner */
  { "", "'x':100,'y':100,'w':200,'h':100", { 0, 0, 0, 1 }, 0 },
  { "", "'x':-500,'y':100,'w':200,'h':100", { 0, 0, 1, 1 }, 0 },
};

static void
test_seen (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (seen_cases); i++) {
    const SeenCase *c = &seen_cases[i];
    g_autofree char *layers = g_strdup_printf ("[{'id':'g','type':'group','x':0,'y':0,'w':400,'h':400,%s'children':[{'id':'a','type':'shape',%s}]}]", c->outer, c->own);
    g_autoptr (StudioScene) scene = scene_of (layers);
    const StudioRect *box = &box_at (scene, 2)->rect;
    StudioLayer *outer = box_at (scene, 1)->layer, *own = box_at (scene, 2)->layer;
    const StudioRect part = { box->x + c->part.x * box->w, box->y + c->part.y * box->h, c->part.w * box->w, c->part.h * box->h };

    outer->flip_x = c->flip_outer;
    own->flip_x = c->flip_own;
    g_test_message ("%s %s", c->outer, c->own);
    g_assert_cmpfloat_with_epsilon (studio_scene_measure_seen (scene, 2, &part), c->seen, 0.01);
  }
}

static void
test_empty (void)
{
  g_autoptr (StudioScene) scene = scene_of ("[]");
  g_autoptr (StudioScene) held = studio_scene_ref (scene);

  g_assert_cmpuint (held->boxes->len, ==, 1);
  g_assert_cmpuint (held->issues->len, ==, 0);
  g_assert_cmpstr (held->format->id, ==, "square");
  layout_assert_rect (held, "page", 0, 0, 1080, 1080);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/scene/order", test_order);
  g_test_add_func ("/scene/nesting", test_nesting);
  g_test_add_func ("/scene/find", test_find);
  g_test_add_func ("/scene/readable", test_readable);
  g_test_add_func ("/scene/text-rect", test_text_rect);
  g_test_add_func ("/scene/hugging-column", test_hugging_column);
  g_test_add_func ("/scene/seen", test_seen);
  g_test_add_func ("/scene/empty", test_empty);
  return g_test_run ();
}
