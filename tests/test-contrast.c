#include "composer-fixture.h"

#include "studio-contrast.h"

static void
on_ready (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static StudioContrast *
measure (StudioScene *scene,
         const char *id,
         GError **error)
{
  GAsyncResult *result = NULL;
  StudioContrast *contrast;

  studio_contrast_measure_async (scene, id, NULL, on_ready, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  contrast = studio_contrast_measure_finish (result, error);
  g_object_unref (result);
  return contrast;
}

#define GROUND(fill) "{'id':'latar','type':'shape','x':0,'y':0,'right':0,'bottom':0,'fill':'" fill "'}"
#define TEXT(members) "{'id':'judul','type':'text','text':'AAAA BBBB','x':60,'y':60,'w':600," members "}"

/* The text itself, and what lies above it, must not count. */
static void
test_ratio (void)
{
  static const struct
  {
    const char *layers;
    double least, most, needed;
    const char *better; /* (nullable) */
  } cases[] = {
    { "[" GROUND ("#000000") "," TEXT ("'size':90,'color':'#FFFFFF'") "]", 20.9, 21, 3, NULL },
    { "[" GROUND ("#FFFFFF") "," TEXT ("'size':90,'color':'#FFFFFF'") "]", 1, 1, 3, "ink" },
    { "[" GROUND ("#000000") "," TEXT ("'size':30,'color':'#777777'") "]", 4.6, 4.8, 4.5, NULL },
    { "[" GROUND ("#FFFFFF") "," TEXT ("'size':30,'color':'#777777'") "]", 4.4, 4.49, 4.5, "ink" },
    /* its own ground, and a shade over a part of it */
    { "[" GROUND ("#FFFFFF") "," TEXT ("'size':90,'color':'#FFFFFF','fill':'#000000'") "]", 20.9, 21, 3, NULL },
    { "[" GROUND ("#000000") "," TEXT ("'size':90,'color':'#FFFFFF'") ",{'id':'atas','type':'shape','x':0,'y':0,'w':900,'h':900,'fill':'#FFFFFF'}]", 20.9, 21, 3, NULL },
    { "[" GROUND ("#000000") ",{'id':'bawah','type':'shape','x':0,'y':0,'w':300,'h':900,'fill':'#FFFFFF'}," TEXT ("'size':90,'color':'#FFFFFF'") "]", 1, 1, 3, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (StudioScene) scene = layout_scene (cases[i].layers, "{'feed':{}}", "{}", "feed");
    g_autoptr (GError) error = NULL;
    g_autoptr (StudioContrast) contrast = measure (scene, "judul", &error);

    g_assert_no_error (error);
    g_test_message ("%u: %g", (guint) i, contrast->ratio);
    g_assert_cmpfloat (contrast->ratio, >=, cases[i].least);
    g_assert_cmpfloat (contrast->ratio, <=, cases[i].most + 0.001);
    g_assert_cmpfloat (contrast->needed, ==, cases[i].needed);
    if (cases[i].better == NULL)
      continue;
    g_assert_nonnull (contrast->better);
  }
}

static void
test_nothing (void)
{
  g_autoptr (StudioScene) scene = layout_scene ("[" GROUND ("#000000") "]", "{'feed':{}}", "{}", "feed");
  g_autoptr (GError) error = NULL;

  g_assert_null (measure (scene, "judul", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (measure (scene, "latar", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_pick (void)
{
  g_autoptr (StudioScene) scene = layout_scene ("[" GROUND ("#336699") ",{'id':'k','type':'shape','x':100,'y':100,'w':50,'h':50,'fill':'#C81E3C'}]", "{'feed':{}}", "{}", "feed");
  static const struct
  {
    StudioPoint point;
    const char *color; /* (nullable) */
  } cases[] = { { { 10, 10 }, "#336699" }, { { 120.7, 149.2 }, "#C81E3C" }, { { 1079.9, 1349.9 }, "#336699" }, { { -1, 10 }, NULL }, { { 1080, 10 }, NULL } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *name = NULL;
    GAsyncResult *result = NULL;
    StudioColor color;
    gboolean found;

    studio_contrast_pick_async (scene, cases[i].point, NULL, on_ready, &result);
    while (result == NULL)
      g_main_context_iteration (NULL, TRUE);
    found = studio_contrast_pick_finish (result, &color, &error);
    g_object_unref (result);
    g_assert_cmpint (found, ==, cases[i].color != NULL);
    if (!found)
      continue;
    name = studio_color_to_string (&color);
    g_assert_cmpstr (name, ==, cases[i].color);
  }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/contrast/ratio", test_ratio);
  g_test_add_func ("/contrast/nothing", test_nothing);
  g_test_add_func ("/contrast/pick", test_pick);
  return g_test_run ();
}
