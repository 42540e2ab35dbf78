#include "config.h"

#include <math.h>

#include "render-fixture.h"
#include "studio-damage.h"
#include "studio-region.h"

/* --- a part of the page is a part of the picture --- */

static cairo_surface_t *
crop (cairo_surface_t *whole,
      const cairo_rectangle_int_t *area)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, area->width, area->height);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_surface (cr, whole, -area->x, -area->y);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static void
assert_region (StudioPainter *painter,
               StudioScene *scene,
               cairo_surface_t *whole,
               const StudioRegion *region,
               int steps,
               const char *what)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (cairo_surface_t) wanted = crop (whole, &region->area);
  g_autoptr (cairo_surface_t) got = studio_region_surface (painter, scene, region, FALSE, &error);
  RenderDifference difference;
  g_autofree char *where = g_strdup_printf ("%s at %g: %d, %d, %d × %d", what, region->scale, region->area.x, region->area.y, region->area.width,
                                            region->area.height);

  g_assert_no_error (error);
  g_assert_no_error (painter->error);
  g_assert_true (render_compare (wanted, got, &difference));
  if (difference.largest > steps)
    g_error ("%s: pixels differ by %d at most and %.3f in the mean", where, difference.largest, difference.mean);
}

static void
assert_regions (StudioPainter *painter,
                StudioScene *scene,
                const char *what)
{
  static const double scales[] = { 0.37, 1, 2 };
  /* in shares of the page */
  static const StudioRect parts[] = { { 0, 0, 1, 1 }, { 0.31, 0.13, 0.4, 0.37 }, { 0.05, 0.55, 0.9, 0.1 }, { 0.5, 0.7, 0.5, 0.3 }, { 0.777, 0.2, 0.02, 0.75 } };
  StudioSize size = scene->format->size;

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++) {
    g_autoptr (cairo_surface_t) whole = render_surface (painter, scene, scales[i]);

    for (guint j = 0; j < G_N_ELEMENTS (parts); j++) {
      StudioRect rect = { parts[j].x * size.w, parts[j].y * size.h, parts[j].w * size.w, parts[j].h * size.h };
      StudioRegion region = { scales[i], studio_region_of (scene->format, scales[i], &rect) };

      /* the picture's size is rounded, a region's upwards: of 229.4 px it has one more */
      region.area.width = MIN (region.area.width, cairo_image_surface_get_width (whole) - region.area.x);
      region.area.height = MIN (region.area.height, cairo_image_surface_get_height (whole) - region.area.y);
      /* painted whole it is the picture to the last bit */
      assert_region (painter, scene, whole, &region, j == 0 ? 0 : 1, what);
    }
  }
}

static void
test_same_pixels (gconstpointer data)
{
  const char *template_id = data;
  g_autoptr (StudioSnapshot) snapshot = render_snapshot ("paser-mas", template_id);
  GPtrArray *formats = studio_template_get_formats (studio_snapshot_get_template (snapshot));
  g_auto (StudioPainter) painter = render_painter ();

  /* feed and wide, of those that have them */
  for (guint i = 0; i < MIN (formats->len, 4); i += 3) {
    g_autoptr (StudioScene) scene = render_scene (&painter, snapshot, g_ptr_array_index (formats, i));

    assert_regions (&painter, scene, template_id);
  }
}

/* Turned, mirrored, see-through and cut-off things, alone and in groups, some out of sight of each region. */
static const char turned[] =
    "[{'id':'a','type':'shape','x':-40,'y':900,'w':300,'h':60,'rotate':50,'fill':'#FF0000','shadow':{'color':'#00000080','dx':90,'dy':20,'blur':9}},"
    " {'id':'g','type':'group','x':300,'y':100,'w':500,'h':400,'rotate':-20,'opacity':0.6,'clip':true,'outline':{'ellipse':true},'fill':'#FFE0A0','children':["
    "   {'id':'f','type':'photo','photo':{'sample':'sawah.jpg'},'x':-90,'y':40,'w':400,'h':300,'flip':'x'},"
    "   {'id':'t','type':'text','text':'Gotong royong\\nÁg','x':60,'y':150,'w':400,'size':60,'color':'#C00000','rotate':8}]},"
    " {'id':'h','type':'group','x':100,'y':600,'w':800,'h':300,'flip':'xy','children':["
    "   {'id':'s','type':'shape','x':0,'y':0,'w':200,'h':200,'outline':{'star':5,'inner':0.3},'fill':'#0000FF','stroke':{'color':'black','width':14}},"
    "   {'id':'q','type':'text','text':'Ketuk palu','x':250,'y':60,'w':500,'size':90,'color':'#008000','shadow':{'color':'black','dx':70,'dy':-80,'blur':3}}]},"
    " {'id':'u','type':'shape','x':500,'y':200,'w':300,'h':500,'opacity':0.5,'fill':{'gradient':'linear','angle':30,'stops':[[0,'#FF00FF'],[1,'#00FFFF']]}}]";

static StudioScene *
turned_scene (void)
{
  return layout_scene (turned, "{'square':{}}", "{'content':{}}", "square");
}

static void
test_turned (void)
{
  g_auto (StudioPainter) painter = render_painter ();
  g_autoptr (StudioScene) scene = turned_scene ();

  assert_regions (&painter, scene, "turned");
}

/* Only what is seen of a photo is decoded when it is enlarged; it looks as if the whole were. */
static void
test_enlarged_photo (void)
{
  static const cairo_rectangle_int_t areas[] = { { 3000, 2000, 400, 300 }, { 8200, 5000, 500, 500 }, { 0, 0, 300, 300 } };
  g_auto (StudioPainter) painter = render_painter ();
  g_autoptr (StudioScene) scene = layout_scene ("[{'id':'f','type':'photo','photo':{'sample':'sawah.jpg'},'x':0,'y':0,'right':0,'bottom':0}]", "{'square':{}}",
                                                "{'content':{}}", "square");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (areas); i++) {
    StudioRegion region = { 8, areas[i] }, small = { 4, { areas[i].x / 2, areas[i].y / 2, areas[i].width / 2, areas[i].height / 2 } };
    g_autoptr (cairo_surface_t) large = studio_region_surface (&painter, scene, &region, FALSE, &error);
    g_autoptr (cairo_surface_t) reference = studio_region_surface (&painter, scene, &small, FALSE, &error);
    g_autoptr (cairo_surface_t) halved = cairo_image_surface_create (CAIRO_FORMAT_RGB24, small.area.width, small.area.height);
    cairo_t *cr = cairo_create (halved);
    RenderDifference difference;

    g_assert_no_error (error);
    g_assert_no_error (painter.error);
    cairo_scale (cr, 0.5, 0.5);
    cairo_set_source_surface (cr, large, 0, 0);
    cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BEST);
    cairo_paint (cr);
    cairo_destroy (cr);
    g_assert_true (render_compare (reference, halved, &difference));
    g_assert_cmpfloat (difference.mean, <, 1.5);
  }
}

static void
test_too_large (void)
{
  static const StudioRegion regions[] = { { 1, { 0, 0, 0, 10 } }, { 1, { 0, 0, 10, -1 } }, { 1, { 0, 0, 9000, 10 } }, { 1, { 0, 0, 8000, 8000 } }, { 0, { 0, 0, 10, 10 } }, { NAN, { 0, 0, 10, 10 } } };
  g_auto (StudioPainter) painter = render_painter ();
  g_autoptr (StudioScene) scene = turned_scene ();

  for (guint i = 0; i < G_N_ELEMENTS (regions); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (studio_region_surface (&painter, scene, &regions[i], FALSE, &error));
    g_assert_nonnull (error);
  }
}

/* --- parts --- */

static cairo_surface_t *
paint_part (StudioPainter *painter,
            StudioScene *scene,
            const guint8 *parts,
            StudioPart part)
{
  StudioRegion region = { 0.5, studio_region_page (scene->format, 0.5) };
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface;

  painter->parts = parts;
  painter->part = part;
  surface = studio_region_surface (painter, scene, &region, part > STUDIO_PART_BELOW, &error);
  painter->parts = NULL;
  g_assert_no_error (error);
  return surface;
}

/* One over the other they are the page. */
static void
test_parts (void)
{
  static const char *const choices[][4] = { { "a" }, { "u" }, { "h" }, { "q", "unknown" }, { "a", "g" }, { "s", "q" } };
  g_auto (StudioPainter) painter = render_painter ();
  g_autoptr (StudioScene) scene = turned_scene ();
  g_autoptr (cairo_surface_t) whole = render_surface (&painter, scene, 0.5);

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++) {
    g_autofree guint8 *parts = studio_parts_new (scene, choices[i]);
    g_autoptr (cairo_surface_t) below = paint_part (&painter, scene, parts, STUDIO_PART_BELOW);
    cairo_t *cr = cairo_create (below);
    RenderDifference difference;

    for (guint part = STUDIO_PART_CHOSEN; part <= STUDIO_PART_ABOVE; part++) {
      g_autoptr (cairo_surface_t) upper = paint_part (&painter, scene, parts, part);

      cairo_set_source_surface (cr, upper, 0, 0);
      cairo_paint (cr);
    }
    cairo_destroy (cr);
    g_assert_true (render_compare (whole, below, &difference));
    g_assert_cmpint (difference.largest, <=, 3);
  }
}

static void
test_no_part (void)
{
  static const char *const nobody[] = { "nobody", NULL }, *const none[] = { NULL };
  g_autoptr (StudioScene) scene = turned_scene ();

  g_assert_null (studio_parts_new (scene, nobody));
  g_assert_null (studio_parts_new (scene, none));
}

/* Nothing is painted beyond the bounds, and they are not much too large either. */
static void
test_bounds (void)
{
  static const char *const ids[] = { "a", "t", "s", "q", "u", "h" };
  g_auto (StudioPainter) painter = render_painter ();
  g_autoptr (StudioScene) scene = turned_scene ();

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    const char *choice[] = { ids[i], NULL };
    g_autofree guint8 *parts = studio_parts_new (scene, choice);
    guint index = (guint) (layout_box (scene, ids[i]) - &g_array_index (scene->boxes, StudioBox, 0));
    StudioRect bounds = studio_paint_bounds (scene, index);
    cairo_rectangle_int_t area = studio_region_of (scene->format, 0.5, &bounds);
    g_autoptr (cairo_surface_t) surface = paint_part (&painter, scene, parts, STUDIO_PART_CHOSEN);
    guint inside = 0;

    for (int y = 0; y < 540; y++) {
      for (int x = 0; x < 540; x++) {
        gboolean inked = render_pixel (surface, x, y) != 0;

        if (inked && (x < area.x || y < area.y || x >= area.x + area.width || y >= area.y + area.height))
          g_error ("%s is painted at %d, %d, beyond its bounds", ids[i], x, y);
        inside += inked;
      }
    }
    if (!g_str_equal (ids[i], "a"))
      g_assert_cmpuint (inside * 40, >, area.width * area.height);
  }
}

/* --- what an edit changes --- */

#define DAMAGE_A "{'id':'a','type':'shape','x':100,'y':100,'w':200,'h':100,'fill':'#FF0000'}"
#define DAMAGE_B "{'id':'b','type':'text','text':'Warga','x':500,'y':600,'w':300,'h':100,'size':50}"
#define DAMAGE_G "{'id':'g','type':'group','x':500,'y':100,'w':300,'h':200,'rotate':%s,'children':[{'id':'c','type':'shape','x':0,'y':0,'w':300,'h':40,'fill':'#0000FF'}]}"

static void
test_damage (void)
{
  static const struct
  {
    const char *before, *after;
    StudioRect least; /* w 0: nothing is found */
    double most;      /* share of the page */
  } cases[] = {
    { DAMAGE_A "," DAMAGE_B, DAMAGE_A "," DAMAGE_B, { 0 }, 0 },
    { DAMAGE_A "," DAMAGE_B, DAMAGE_B, { 100, 100, 200, 100 }, 0.03 },
    { DAMAGE_B, DAMAGE_A "," DAMAGE_B, { 100, 100, 200, 100 }, 0.03 },
    { DAMAGE_A "," DAMAGE_B, DAMAGE_B "," DAMAGE_A, { 100, 100, 200, 100 }, 0.5 },
    { DAMAGE_A "," DAMAGE_B, "{'id':'a','type':'shape','x':100,'y':100,'w':200,'h':100,'fill':'#FE0000'}," DAMAGE_B, { 100, 100, 200, 100 }, 0.03 },
    { DAMAGE_A "," DAMAGE_B, "{'id':'a','type':'shape','x':400,'y':100,'w':200,'h':100,'fill':'#FF0000'}," DAMAGE_B, { 100, 100, 500, 100 }, 0.06 },
    { DAMAGE_A "," DAMAGE_B, DAMAGE_A ",{'id':'b','type':'text','text':'Warta','x':500,'y':600,'w':300,'h':100,'size':50}", { 500, 600, 300, 100 }, 0.12 },
    { DAMAGE_A "," DAMAGE_B, DAMAGE_A ",{'id':'b','type':'text','text':'Warga','x':500,'y':600,'w':300,'h':100,'size':50,'color':'#FF0000'}", { 500, 600, 300, 100 }, 0.12 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *old = g_strdup_printf ("[%s]", cases[i].before), *new = g_strdup_printf ("[%s]", cases[i].after);
    g_autoptr (StudioScene) before = layout_scene (old, "{'square':{}}", "{'content':{}}", "square");
    g_autoptr (StudioScene) after = layout_scene (new, "{'square':{}}", "{'content':{}}", "square");
    StudioRect damage;

    g_assert_true (studio_damage_find (before, after, &damage) == (cases[i].least.w > 0));
    if (cases[i].least.w > 0 && (!studio_rect_contains (&damage, &cases[i].least, 0) || damage.w * damage.h > cases[i].most * 1080 * 1080))
      g_error ("case %u: %.0f, %.0f, %.0f × %.0f", i, damage.x, damage.y, damage.w, damage.h);
  }
}

/* A child of a turned group is damaged where it is seen, and another page is another picture. */
static void
test_damage_turned (void)
{
  g_autofree char *old = g_strdup_printf ("[" DAMAGE_G "]", "0"), *new = g_strdup_printf ("[" DAMAGE_G "]", "90");
  g_autoptr (StudioScene) before = layout_scene (old, "{'square':{},'feed':{}}", "{'content':{}}", "square");
  g_autoptr (StudioScene) after = layout_scene (new, "{'square':{},'feed':{}}", "{'content':{}}", "square");
  g_autoptr (StudioScene) other = layout_scene (new, "{'square':{},'feed':{}}", "{'content':{}}", "feed");
  /* the group's middle is 650, 200; turned, the bar at its top is upright at the right */
  const StudioRect bar = { 700, 60, 40, 280 };
  StudioRect damage;

  g_assert_true (studio_damage_find (before, after, &damage));
  g_assert_true (studio_rect_contains (&damage, &bar, 0));
  g_assert_false (studio_damage_find (after, other, &damage));
}

int
main (int argc,
      char *argv[])
{
  g_autoptr (StudioCatalog) catalog = NULL;
  g_autoptr (GPtrArray) templates = NULL;

  render_test_init (&argc, &argv);
  catalog = studio_catalog_new ();
  templates = studio_catalog_list_templates (catalog);
  for (guint i = 0; i < templates->len; i++) {
    const char *id = g_ptr_array_index (templates, i);
    g_autofree char *path = g_strdup_printf ("/region/same-pixels/%s", id);

    g_test_add_data_func (path, id, test_same_pixels);
  }
  g_test_add_func ("/region/turned", test_turned);
  g_test_add_func ("/region/enlarged-photo", test_enlarged_photo);
  g_test_add_func ("/region/too-large", test_too_large);
  g_test_add_func ("/region/parts", test_parts);
  g_test_add_func ("/region/no-part", test_no_part);
  g_test_add_func ("/region/bounds", test_bounds);
  g_test_add_func ("/region/damage", test_damage);
  g_test_add_func ("/region/damage-turned", test_damage_turned);
  return g_test_run ();
}
