#include "config.h"

#include "layout-fixture.h"
#include "studio-layer-picture.h"

/* Which part of a page stands for a layer, and whether two scenes show a layer alike. */

#define FORMATS "{'feed':{}}"
#define SIDE 28

static guint
index_of (StudioScene *scene,
          const char *id)
{
  return (guint) (layout_box (scene, id) - &g_array_index (scene->boxes, StudioBox, 0));
}

static StudioScene *
scene_of (const char *layer)
{
  g_autofree char *layers = g_strdup_printf ("[%s]", layer);

  return layout_scene (layers, FORMATS, "{}", "feed");
}

/* What is seen of the page, in design px. */
static StudioRect
plan (StudioScene *scene,
      const char *id)
{
  StudioRegion region;

  g_assert_true (studio_layer_picture_plan (scene, index_of (scene, id), SIDE, &region));
  g_assert_cmpint (region.area.width, ==, SIDE);
  g_assert_cmpint (region.area.height, ==, SIDE);
  return (StudioRect){ region.area.x / region.scale, region.area.y / region.scale, SIDE / region.scale, SIDE / region.scale };
}

static void
test_whole (void)
{
  g_autoptr (StudioScene) scene = scene_of ("{'id':'a','type':'shape','x':100,'y':200,'w':400,'h':300,'fill':'accent'}");
  StudioRect part = plan (scene, "a");

  g_assert_cmpfloat (part.w, >=, 400);
  g_assert_cmpfloat (part.w, <, 440);
  g_assert_cmpfloat (part.x, <=, 100);
  g_assert_cmpfloat (part.x + part.w, >=, 500 - part.w / SIDE);
}

/* A bar as wide as the page would be less than a pixel. */
static void
test_thin (void)
{
  g_autoptr (StudioScene) scene = scene_of ("{'id':'a','type':'shape','x':40,'y':200,'w':1000,'h':4,'fill':'accent'}");
  StudioRect part = plan (scene, "a");

  g_assert_cmpfloat (part.w, <, 100);
  g_assert_cmpfloat (ABS (part.x + part.w / 2 - 540), <, 10);
  g_assert_cmpfloat (ABS (part.y + part.h / 2 - 202), <, 10);
}

static void
test_letters (void)
{
  g_autoptr (StudioScene) start = scene_of ("{'id':'a','type':'text','text':'Jalan desa selesai lebih cepat','x':60,'y':60,'w':900,'h':200,'size':40}");
  g_autoptr (StudioScene) end = scene_of ("{'id':'a','type':'text','text':'Jalan desa selesai','align':'end','x':60,'y':60,'w':900,'h':200,'size':40}");
  StudioRect part = plan (start, "a");

  /* two or three letters, from the first on */
  g_assert_cmpfloat (part.w, <, 3 * 40);
  g_assert_cmpfloat (ABS (part.x - 60), <, 10);
  part = plan (end, "a");
  g_assert_cmpfloat (ABS (part.x + part.w - 960), <, 10);
}

static void
test_hidden (void)
{
  g_autoptr (StudioScene) scene = scene_of ("{'id':'a','type':'shape','hidden':true,'x':40,'y':200,'w':100,'h':40,'fill':'accent'}");
  StudioRegion region;

  g_assert_false (studio_layer_picture_plan (scene, index_of (scene, "a"), SIDE, &region));
}

/* A group without a ground is what stands in it, not the room around that. */
static void
test_group (void)
{
  g_autoptr (StudioScene) scene = scene_of ("{'id':'a','type':'group','x':0,'y':0,'w':1080,'h':1350,'children':["
                                            "{'id':'b','type':'shape','x':700,'y':800,'w':200,'h':200,'fill':'accent'},"
                                            "{'id':'c','type':'shape','hidden':true,'x':0,'y':0,'w':200,'h':200,'fill':'accent'}]}");
  StudioRect part = plan (scene, "a");

  g_assert_cmpfloat (part.w, <, 240);
  g_assert_cmpfloat (part.x, >, 650);
}

static void
keep_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static cairo_surface_t *
render (StudioScene *scene,
        const char *id)
{
  g_autoptr (StudioPreviewer) previewer = studio_previewer_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface;

  studio_layer_picture_render_async (previewer, scene, index_of (scene, id), SIDE, 0, NULL, keep_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  surface = studio_layer_picture_render_finish (previewer, result, &error);
  g_assert_no_error (error);
  return surface;
}

/* Only the layer is painted, and white letters are told from dark ones, so that both can be seen. */
static void
test_paint (void)
{
  g_autoptr (StudioScene) scene = scene_of ("{'id':'latar','type':'shape','x':0,'y':0,'w':1080,'h':1350,'fill':'#102030'},"
                                            "{'id':'putih','type':'text','text':'Judul','color':'#ffffff','x':60,'y':60,'w':900,'h':200,'size':40},"
                                            "{'id':'samar','type':'text','text':'Judul','color':'#ffffff','opacity':0.1,'x':60,'y':60,'w':900,'h':200,'size':40},"
                                            "{'id':'tiada','type':'text','text':'Judul','hidden':true,'x':60,'y':60,'w':900,'h':200,'size':40}");
  cairo_surface_t *white = render (scene, "putih"), *dark = render (scene, "latar");

  g_assert_cmpint (cairo_image_surface_get_width (white), <=, SIDE);
  g_assert_true (studio_layer_picture_is_pale (white));
  g_assert_false (studio_layer_picture_is_pale (dark));
  g_assert_null (render (scene, "tiada"));
  g_assert_null (render (scene, "samar"));
  cairo_surface_destroy (white);
  cairo_surface_destroy (dark);
}

#define BOX(more) "{'id':'a','type':'group','x':0,'y':0,'w':400,'h':400,'children':[{'id':'b','type':'shape','w':50,'h':50," more "}]}"

static void
test_same (void)
{
  static const struct
  {
    const char *id, *layer;
    gboolean same;
  } rows[] = {
    { "a", BOX ("'x':0,'y':0,'fill':'accent'"), TRUE },
    { "a", BOX ("'x':0,'y':0,'fill':'surface'"), FALSE },
    { "a", BOX ("'x':9,'y':0,'fill':'accent'"), FALSE },
    { "a", BOX ("'x':0,'y':0,'fill':'accent','hidden':true"), FALSE },
    { "b", BOX ("'x':0,'y':0,'fill':'accent'"), TRUE },
    { "b", BOX ("'x':0,'y':0,'fill':'accent','opacity':0.5"), FALSE },
  };
  g_autoptr (StudioScene) before = scene_of (rows[0].layer);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (StudioSnapshot) snapshot = NULL;
    g_autoptr (StudioScene) after = scene_of (rows[i].layer);

    /* each fixture reads its brand anew, and another brand has other colours */
    g_assert_false (studio_scene_looks_same (before, index_of (before, rows[i].id), after, index_of (after, rows[i].id)));
    snapshot = g_steal_pointer (&after->snapshot);
    after->snapshot = studio_snapshot_ref (before->snapshot);
    g_assert_cmpint (studio_scene_looks_same (before, index_of (before, rows[i].id), after, index_of (after, rows[i].id)), ==, rows[i].same);
  }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layer-picture/whole", test_whole);
  g_test_add_func ("/layer-picture/thin", test_thin);
  g_test_add_func ("/layer-picture/letters", test_letters);
  g_test_add_func ("/layer-picture/hidden", test_hidden);
  g_test_add_func ("/layer-picture/group", test_group);
  g_test_add_func ("/layer-picture/paint", test_paint);
  g_test_add_func ("/layer-picture/same", test_same);
  return g_test_run ();
}
