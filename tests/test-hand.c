#include "config.h"

#include "layout-fixture.h"
#include "studio-added.h"
#include "studio-expression.h"
#include "studio-pages.h"

/* What a person's hand lays over a template: frames, hiding, order, layers and pages added. */

static const char layers[] =
    "[{'id':'latar','type':'shape','x':0,'y':0,'right':0,'bottom':0,'fill':'tint'},"
    " {'id':'susun','type':'stack','x':100,'y':100,'w':400,'gap':20,'children':["
    "   {'id':'satu','type':'shape','h':50,'fill':'primary'},"
    "   {'id':'dua','type':'shape','h':60,'fill':'primary'},"
    "   {'id':'tiga','type':'shape','h':70,'fill':'primary'}]},"
    " {'id':'teks','type':'text','text':'{judul}','x':600,'y':100,'w':300,'size':40}]";
static const char formats[] = "{'square':{},'story':{}}";

static StudioScene *
scene_of (const char *content,
          const char *format)
{
  return layout_scene (layers, formats, content, format);
}

/* A layer that is moved leaves its slot in the stack, so that nothing else jumps. */
static void
test_frame (void)
{
  g_autoptr (StudioScene) scene = scene_of ("{'variants':{'square':{'set':{'dua':{'frame':[10,-20,200,90]}}}}}", "square");
  g_autoptr (StudioScene) other = scene_of ("{'variants':{'square':{'set':{'dua':{'frame':[10,-20,200,90]}}}}}", "story");

  layout_assert_rect (scene, "satu", 100, 100, 400, 50);
  layout_assert_rect (scene, "dua", 110, 80, 200, 90);
  layout_assert_rect (scene, "tiga", 100, 250, 400, 70);
  layout_assert_rect (other, "dua", 100, 170, 400, 60);
}

/* A moved container takes its children along, and lays them out in its new width. */
static void
test_frame_of_container (void)
{
  g_autoptr (StudioScene) scene = scene_of ("{'set':{'susun':{'frame':[50,500,300,0]}}}", "square");

  layout_assert_rect (scene, "susun", 50, 500, 300, 220);
  layout_assert_rect (scene, "tiga", 50, 650, 300, 70);
}

static void
test_text_measure (void)
{
  g_autoptr (StudioScene) scene = scene_of ("{'content':{'judul':'Jalan desa selesai diperbaiki bulan ini'},'set':{'teks':{'frame':[0,0,150,0],'min_size':40}}}", "square");
  const StudioBox *box = layout_box (scene, "teks");

  g_assert_cmpfloat_with_epsilon (box->fit.size, 40, 0.01);
  g_assert_cmpfloat_with_epsilon (box->rect.w, 150, 0.01);
  g_assert_cmpfloat (box->rect.h, >, 120);
}

static void
test_hidden (void)
{
  g_autoptr (StudioScene) scene = scene_of ("{'content':{'judul':'Isi'},'set':{'susun':{'hidden':true}}}", "square");

  g_assert_false (layout_box (scene, "susun")->visible);
  g_assert_false (layout_box (scene, "dua")->visible);
  g_assert_true (layout_box (scene, "dua")->layer->visible);
  g_assert_true (layout_box (scene, "teks")->visible);
  layout_assert_rect (scene, "tiga", 100, 250, 400, 70);
}

static void
test_order (void)
{
  g_autoptr (StudioScene) scene = scene_of ("{'content':{'judul':'Isi'},'set':{'teks':{'z':0.5}},'layers':{'l-1':{'type':'shape','frame':[0,0,10,10]},'l-0':{'type':'shape','frame':[0,0,10,10],'z':-1}}}", "square");
  static const char *const ids[] = { "l-0", "latar", "teks", "susun", "l-1" };
  const StudioBox *before = layout_box (scene, "page");

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    const StudioBox *box = layout_box (scene, ids[i]);

    g_assert_true (box > before);
    before = box;
  }
}

/* An added layer keeps its place in relation to the page's middle in other formats. */
static void
test_added (void)
{
  static const char content[] = "{'content':{'judul':'Isi'},'layers':{'l-1':{'type':'shape','made':'square','frame':[440,440,200,100],'stroke':{'width':4,'color':'ink'}},"
                                "'l-2':{'type':'shape','made':'square','formats':['square'],'frame':[0,0,50,50]}}}";
  g_autoptr (StudioScene) scene = scene_of (content, "square");
  g_autoptr (StudioScene) other = scene_of (content, "story");
  StudioRect frame;
  double scale;

  layout_assert_rect (scene, "l-1", 440, 440, 200, 100);
  g_assert_true (layout_box (scene, "l-1")->layer->added);
  g_assert_false (layout_box (scene, "teks")->layer->added);
  g_assert_nonnull (studio_scene_find (scene, "l-2"));
  g_assert_null (studio_scene_find (other, "l-2"));
  frame = studio_added_map_frame (&(StudioRect){ 440, 440, 200, 100 }, scene->format->size, other->format->size, &scale);
  layout_assert_rect (other, "l-1", frame.x, frame.y, 200 * scale, 100 * scale);
  g_assert_cmpfloat_with_epsilon (layout_box (other, "l-1")->layer->stroke.width, 4 * scale, 0.001);
}

/* Text a person typed is no place for tokens. */
static void
test_braces (void)
{
  g_autofree char *escaped = studio_expression_escape ("{judul} {x");
  g_autofree char *content = g_strdup_printf ("{'content':{'judul':'Isi'},'set':{'teks':{'text':'%s'}}}", escaped);
  g_autoptr (StudioScene) scene = scene_of (content, "square");

  g_assert_cmpstr (layout_box (scene, "teks")->layer->text.text, ==, "{judul} {x");
}

static void
test_pages (void)
{
  g_autoptr (StudioSnapshot) snapshot = layout_snapshot (layers, formats,
                                                         "{'content':{'judul':'Sama'},'pages':[{'id':'1','from':0},{'id':'p-a','from':0},{'id':'p-b'},{'id':'p-a'},{'id':'x/y'},7],"
                                                         "'set':{'teks@p-a':{'text':'Lain'}},'layers':{'l-1':{'type':'shape','page':'p-b','frame':[0,0,10,10]}}}");
  g_autoptr (GObject) fonts = G_OBJECT (studio_fonts_new_context ());
  g_autoptr (StudioScene) first = studio_layout_page (PANGO_CONTEXT (fonts), snapshot, studio_format_find ("square"), 0, NULL);
  g_autoptr (StudioScene) copy = studio_layout_page (PANGO_CONTEXT (fonts), snapshot, studio_format_find ("square"), 1, NULL);
  g_autoptr (StudioScene) blank = studio_layout_page (PANGO_CONTEXT (fonts), snapshot, studio_format_find ("square"), 2, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (studio_snapshot_get_n_pages (snapshot), ==, 3);
  g_assert_cmpstr (layout_box (first, "teks")->layer->text.text, ==, "Sama");
  g_assert_cmpstr (layout_box (copy, "teks@p-a")->layer->text.text, ==, "Lain");
  g_assert_cmpuint (blank->boxes->len, ==, 2);
  g_assert_nonnull (studio_scene_find (blank, "l-1"));
  g_assert_null (studio_layout_page (PANGO_CONTEXT (fonts), snapshot, studio_format_find ("square"), 3, &error));
  g_assert_nonnull (error);
}

/* @scale: of letters, strokes and children, not of the frame. */
static void
test_scale (void)
{
  g_autoptr (StudioScene) scene = scene_of ("{'content':{'judul':'Isi'},'set':{'teks':{'scale':2},'susun':{'scale':0.5}}}", "square");

  g_assert_cmpfloat_with_epsilon (layout_box (scene, "teks")->layer->text.size, 80, 0.001);
  layout_assert_rect (scene, "dua", 100, 135, 200, 30);
}

/* A text that is enlarged by hand keeps its slot, margins and all. */
static void
test_scale_in_stack (void)
{
  static const char stack[] = "[{'id':'susun','type':'stack','x':100,'y':100,'w':500,'gap':20,'children':["
                              "  {'id':'a','type':'text','text':'Satu kalimat pendek','size':40,'margin':[10,0,6,0]},"
                              "  {'id':'b','type':'shape','h':60,'fill':'primary'}]}]";
  g_autoptr (StudioScene) before = layout_scene (stack, formats, "{'content':{}}", "square");
  g_autoptr (StudioScene) after = layout_scene (stack, formats, "{'set':{'a':{'scale':2,'frame':[40,30,900,0]}}}", "square");
  const StudioRect *below = &layout_box (before, "b")->rect;

  layout_assert_rect (after, "b", below->x, below->y, below->w, below->h);
  g_assert_cmpfloat_with_epsilon (layout_box (after, "a")->fit.size, 80, 0.01);
  g_assert_cmpfloat (layout_box (after, "a")->rect.w, ==, 900);
}

static void
test_bad (void)
{
  static const char *const documents[] = {
    "{'set':{'teks':{'frame':[0,0,10]}}}",
    "{'set':{'teks':{'frame':[0,0,10,'x']}}}",
    "{'set':{'teks':{'frame':[0,0,-10,5]}}}",
    "{'set':{'teks':{'frame':7}}}",
    "{'set':{'teks':{'flip':'z'}}}",
    "{'set':{'teks':{'scale':0}}}",
    "{'set':{'teks':{'groups':[1]}}}",
    "{'layers':{'l':{'frame':[0,0,1,1]}}}",
    "{'set':{'teks':{'frame':[1e9,0,1,1]}}}",
  };
  g_autoptr (GObject) fonts = G_OBJECT (studio_fonts_new_context ());

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++) {
    g_autofree char *content = g_strconcat ("{'content':{'judul':'Isi'},", documents[i] + 1, NULL);
    g_autoptr (StudioSnapshot) snapshot = layout_snapshot (layers, formats, content);
    g_autoptr (GError) error = NULL;
    g_autoptr (StudioScene) scene = studio_layout_page (PANGO_CONTEXT (fonts), snapshot, studio_format_find ("square"), 0, &error);

    if (scene != NULL)
      g_error ("%s was taken", documents[i]);
    g_assert_nonnull (error);
  }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/hand/frame", test_frame);
  g_test_add_func ("/hand/frame-of-container", test_frame_of_container);
  g_test_add_func ("/hand/text-measure", test_text_measure);
  g_test_add_func ("/hand/hidden", test_hidden);
  g_test_add_func ("/hand/order", test_order);
  g_test_add_func ("/hand/added", test_added);
  g_test_add_func ("/hand/braces", test_braces);
  g_test_add_func ("/hand/pages", test_pages);
  g_test_add_func ("/hand/scale", test_scale);
  g_test_add_func ("/hand/scale-in-stack", test_scale_in_stack);
  g_test_add_func ("/hand/bad", test_bad);

  return g_test_run ();
}
