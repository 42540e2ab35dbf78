#include "config.h"

#include <math.h>
#include <string.h>

#include "render-fixture.h"

#define N_THREADS 4

static const char square[] = "{'square':{}}";
static const char no_content[] = "{'content':{}}";

/* Paints a page of 1080 × 1080 made of @layers. */
static cairo_surface_t *
paint (const char *layers,
       double scale)
{
  g_auto (StudioPainter) painter = render_painter ();
  g_autoptr (StudioScene) scene = layout_scene (layers, square, no_content, "square");

  return render_surface (&painter, scene, scale);
}

static gboolean
is_near (guint32 pixel,
         guint32 wanted)
{
  for (int shift = 0; shift < 24; shift += 8) {
    if (render_channel_difference (pixel, wanted, shift) > 2)
      return FALSE;
  }
  return TRUE;
}

typedef struct
{
  int x, y;
  guint32 color;
} Probe;

static void
assert_probes (cairo_surface_t *surface,
               const Probe *probes,
               guint n_probes)
{
  for (guint i = 0; i < n_probes; i++) {
    guint32 pixel = render_pixel (surface, probes[i].x, probes[i].y);

    if (!is_near (pixel, probes[i].color))
      g_error ("%d, %d is %06x instead of %06x", probes[i].x, probes[i].y, pixel, probes[i].color);
  }
}

static void
test_order_and_opacity (void)
{
  static const Probe probes[] = {
    { 5, 5, 0xffffff },
    { 150, 150, 0xff0000 },
    { 350, 350, 0x00ff00 },  /* later lies above */
    { 750, 150, 0x8080ff },  /* half of blue on white */
    { 850, 250, 0x80ff80 },  /* a group fades as one: the lower child does not show through the upper */
    { 500, 1000, 0x000000 }, /* opacity 1 is no group */
  };
  g_autoptr (cairo_surface_t) surface = paint (
      "[{'id':'a','type':'shape','x':100,'y':100,'w':300,'h':300,'fill':'#FF0000'},"
      " {'id':'b','type':'shape','x':300,'y':300,'w':300,'h':300,'fill':'#00FF00'},"
      " {'id':'g','type':'group','x':700,'y':100,'w':300,'h':300,'opacity':0.5,'children':["
      "   {'id':'c','type':'shape','x':0,'y':0,'w':200,'h':200,'fill':'#0000FF'},{'id':'d','type':'shape','x':100,'y':100,'w':200,'h':200,'fill':'#00FF00'}]},"
      " {'id':'e','type':'shape','x':400,'y':900,'w':200,'h':150,'fill':'black','opacity':1}]",
      1);

  assert_probes (surface, probes, G_N_ELEMENTS (probes));
}

static void
test_clip_and_rotation (void)
{
  static const Probe probes[] = {
    { 300, 300, 0xff0000 },
    { 105, 105, 0xffffff }, /* beyond the ellipse */
    { 550, 300, 0xffffff }, /* the child reaches here, were it not cut off */
    { 800, 560, 0x0000ff }, /* a lying bar, turned upright */
    { 660, 700, 0xffffff },
    { 800, 840, 0x0000ff },
    { 320, 820, 0x00ff00 }, /* children turn with their group, around its middle */
    { 120, 620, 0xffffff },
    { 846, 323, 0xff00ff }, /* clockwise: the right end sinks */
    { 846, 177, 0xffffff },
  };
  g_autoptr (cairo_surface_t) surface = paint (
      "[{'id':'g','type':'group','x':100,'y':100,'w':400,'h':400,'clip':true,'outline':{'ellipse':true},'children':["
      "   {'id':'a','type':'shape','x':0,'y':0,'w':600,'h':400,'fill':'#FF0000'}]},"
      " {'id':'b','type':'shape','x':650,'y':650,'w':300,'h':100,'rotate':90,'fill':'#0000FF'},"
      " {'id':'h','type':'group','x':100,'y':600,'w':240,'h':240,'rotate':180,'children':["
      "   {'id':'c','type':'shape','x':0,'y':0,'w':60,'h':60,'fill':'#00FF00'}]},"
      " {'id':'d','type':'shape','x':570,'y':230,'w':300,'h':40,'rotate':36.9,'fill':'#FF00FF'}]",
      1);

  assert_probes (surface, probes, G_N_ELEMENTS (probes));
}

/* A frame without its photo is drawn as one, in the brand's tint and with a camera; it is never a hole. */
static void
test_placeholder (void)
{
  g_autoptr (cairo_surface_t) surface = paint ("[{'id':'f','type':'photo','photo':'{foto}','x':100,'y':100,'w':400,'h':400}]", 1);
  g_autoptr (StudioBrand) brand = fixture_brand ("netral");
  StudioColor tint;
  guint32 ground = render_pixel (surface, 120, 120);
  guint others = 0;

  g_assert_true (studio_brand_lookup_color (brand, "tint", &tint));
  g_assert_true (is_near (ground, (guint32) lround (tint.r * 255) << 16 | (guint32) lround (tint.g * 255) << 8 | (guint32) lround (tint.b * 255)));
  for (int x = 200; x < 400; x++)
    others += !is_near (render_pixel (surface, x, 300), ground);
  g_assert_cmpuint (others, >, 4);
}

static guint
count_near (cairo_surface_t *surface,
            StudioRect part,
            guint32 color)
{
  guint found = 0;

  for (int y = (int) part.y; y < part.y + part.h; y++) {
    for (int x = (int) part.x; x < part.x + part.w; x++)
      found += is_near (render_pixel (surface, x, y), color);
  }
  return found;
}

/* A part's colour is painted over the same letters at the same places as the whole text's, and lines run where they should. */
static void
test_runs (void)
{
  static const StudioRect all = { 0, 0, 1080, 300 };
  g_autoptr (cairo_surface_t) whole = paint ("[{'id':'t','type':'text','x':100,'y':100,'w':900,'size':80,'text':'Kata jalan','tracking':0.02,'color':'#FF0000'}]", 1);
  g_autoptr (cairo_surface_t) run = paint ("[{'id':'t','type':'text','x':100,'y':100,'w':900,'size':80,'text':'Kata jalan','tracking':0.02,'color':'#0000FF',"
                                           " 'runs':[{'from':0,'to':99,'color':'#FF0000'}]}]",
                                           1);
  g_autoptr (cairo_surface_t) half = paint ("[{'id':'t','type':'text','x':100,'y':100,'w':900,'size':80,'text':'Kata jalan','color':'#0000FF',"
                                            " 'runs':[{'from':5,'to':10,'color':'#FF0000','underline':true,'strike':true}]}]",
                                            1);
  guint red = count_near (whole, all, 0xff0000);

  g_assert_cmpuint (red, >, 1000);
  g_assert_cmpuint (ABS ((int) count_near (run, all, 0xff0000) - (int) red), <, red / 100);
  g_assert_cmpuint (count_near (run, all, 0x0000ff), ==, 0);
  for (int x = 100; x < 700; x += 3) {
    for (int y = 100; y < 240; y += 3)
      g_assert_true (is_near (render_pixel (whole, x, y), render_pixel (run, x, y)));
  }
  g_assert_cmpuint (count_near (half, all, 0x0000ff), >, 500);
  g_assert_cmpuint (count_near (half, all, 0xff0000), >, red / 2);
  /* letters alone would not give so much */
  g_assert_cmpuint (count_near (half, (StudioRect){ 340, 100, 30, 140 }, 0xff0000), >, 100);
}

/* The office's own emblem keeps its proportions in a box of any shape; logo.svg of the test's brand is a square. */
static void
test_logo (void)
{
  static const Probe probes[] = { { 180, 200, 0xffffff }, { 420, 200, 0xffffff } };
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "brands", "contoh", "brand.json", NULL);
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioBrand) brand = studio_catalog_load_brand_file (catalog, folder, &error);
  g_autoptr (JsonNode) root = fixture_json ("{'format':'pemda-studio-template','version':1,'id':'uji','name':'Uji','fields':[],'formats':{'square':{}},"
                                            "'layers':[{'id':'l','type':'logo','x':100,'y':100,'w':400,'h':200}]}");
  g_autoptr (StudioTemplate) template = studio_template_new ("uji.json", root, &error);
  g_autoptr (StudioPost) post = NULL;
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_auto (StudioPainter) painter = render_painter ();
  g_autoptr (StudioScene) scene = NULL;
  g_autoptr (cairo_surface_t) surface = NULL;
  guint inked = 0;

  g_assert_no_error (error);
  post = studio_post_new (template, brand);
  snapshot = studio_post_snapshot (post);
  scene = render_scene (&painter, snapshot, studio_format_find ("square"));
  surface = render_surface (&painter, scene, 1);
  assert_probes (surface, probes, G_N_ELEMENTS (probes));
  for (int x = 240; x < 360; x++)
    inked += render_pixel (surface, x, 200) != 0xffffff;
  g_assert_cmpuint (inked, >, 90);
}

/* The mean of each 2 × 2 pixels. */
static cairo_surface_t *
halve (cairo_surface_t *large)
{
  int width = cairo_image_surface_get_width (large) / 2, height = cairo_image_surface_get_height (large) / 2;
  cairo_surface_t *small = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);

  for (int y = 0; y < height; y++) {
    guint32 *row = (guint32 *) (gpointer) (cairo_image_surface_get_data (small) + (gsize) y * cairo_image_surface_get_stride (small));

    for (int x = 0; x < width; x++) {
      row[x] = 0;
      for (int shift = 0; shift < 24; shift += 8) {
        guint32 sum = 0;

        for (int i = 0; i < 4; i++)
          sum += render_pixel (large, 2 * x + i % 2, 2 * y + i / 2) >> shift & 255;
        row[x] |= (sum + 2) / 4 << shift;
      }
    }
  }
  cairo_surface_mark_dirty (small);
  return small;
}

/* Lines break alike at every size: the page twice as large, halved, is the page. */
static void
test_scales_alike (gconstpointer data)
{
  const char *template_id = data;
  g_autoptr (StudioSnapshot) snapshot = render_snapshot ("netral", template_id);
  g_auto (StudioPainter) painter = render_painter ();
  g_autoptr (StudioScene) scene = render_scene (&painter, snapshot, studio_format_find ("square"));
  g_autoptr (cairo_surface_t) small = render_surface (&painter, scene, 0.5);
  g_autoptr (cairo_surface_t) large = render_surface (&painter, scene, 1);
  g_autoptr (cairo_surface_t) halved = halve (large);
  RenderDifference difference;

  g_assert_true (render_compare (small, halved, &difference));
  g_test_message ("mean %.2f, far %.2f %%", difference.mean, difference.far * 100);
  g_assert_cmpfloat (difference.mean, <, 1.5);
  g_assert_cmpfloat (difference.far, <, 0.03);
}

/* Odd scales give whole pixels, and no edge of the page stays white. */
static void
test_edges_are_filled (void)
{
  static const double scales[] = { 0.0417, 0.1, 0.333, 0.777, 1.01 };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++) {
    g_autoptr (cairo_surface_t) surface = paint ("[{'id':'a','type':'shape','x':0,'y':0,'right':0,'bottom':0,'fill':'#102030'},"
                                                 " {'id':'f','type':'photo','photo':{'sample':'sawah.jpg'},'x':0,'y':540,'right':0,'bottom':0}]",
                                                 scales[i]);
    int side = (int) round (1080 * scales[i]);
    const Probe probes[] = { { 0, 0, 0x102030 }, { side - 1, 0, 0x102030 } };

    g_assert_cmpint (cairo_image_surface_get_width (surface), ==, side);
    g_assert_cmpint (cairo_image_surface_get_height (surface), ==, side);
    assert_probes (surface, probes, G_N_ELEMENTS (probes));
    g_assert_false (is_near (render_pixel (surface, side - 1, side - 1), 0xffffff));
    g_assert_false (is_near (render_pixel (surface, 0, side - 1), 0xffffff));
  }
}

/* --- threads --- */

typedef struct
{
  StudioScene *scene;
  StudioPhotoCache *photos;
  cairo_surface_t *surface;
} Job;

static gpointer
run_job (gpointer data)
{
  Job *job = data;
  g_auto (StudioPainter) painter = { .context = studio_fonts_new_context (), .photos = studio_photo_cache_ref (job->photos) };

  job->surface = render_surface (&painter, job->scene, 0.5);
  return NULL;
}

/* One scene, one photo cache, four threads with a context each: the same pixels as from one. */
static void
test_threads (void)
{
  g_autoptr (StudioSnapshot) snapshot = render_snapshot ("netral", "kegiatan-pimpinan");
  g_auto (StudioPainter) painter = render_painter ();
  g_autoptr (StudioScene) scene = render_scene (&painter, snapshot, studio_format_find ("feed"));
  g_autoptr (cairo_surface_t) expected = render_surface (&painter, scene, 0.5);
  g_autoptr (StudioPhotoCache) photos = studio_photo_cache_new (RENDER_CACHE_BYTES);
  Job jobs[N_THREADS];
  GThread *threads[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++) {
    jobs[i] = (Job){ scene, photos, NULL };
    threads[i] = g_thread_new ("painter", run_job, &jobs[i]);
  }
  for (guint i = 0; i < N_THREADS; i++) {
    g_thread_join (threads[i]);
    render_assert_same (expected, jobs[i].surface, "painted in a thread");
    cairo_surface_destroy (jobs[i].surface);
  }
}

/* Thumbnails from one decode look like thumbnails from their own. */
/* --- text --- */

/* Pixels whose channels differ: black text on white has none. */
static guint
count_coloured (cairo_surface_t *surface)
{
  guint count = 0;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++) {
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++) {
      guint32 pixel = render_pixel (surface, x, y);

      count += ABS ((int) (pixel >> 16) - (int) (pixel & 255)) > 60;
    }
  }
  return count;
}

static void
test_emoji (void)
{
  g_autoptr (GObject) context = G_OBJECT (studio_fonts_new_context ());
  g_autoptr (cairo_surface_t) words = NULL;
  g_autoptr (cairo_surface_t) emoji = NULL;

  if (!studio_fonts_has_family (PANGO_CONTEXT (context), "Noto Color Emoji")) {
    g_test_skip ("the font Noto Color Emoji is not installed");
    return;
  }
  words = paint ("[{'id':'t','type':'text','text':'Selamat','x':40,'y':40,'w':1000,'size':200,'color':'black'}]", 0.5);
  emoji = paint ("[{'id':'t','type':'text','text':'Selamat 🎉','x':40,'y':40,'w':1000,'size':160,'color':'black'}]", 0.5);
  g_assert_cmpuint (count_coloured (words), ==, 0);
  g_assert_cmpuint (count_coloured (emoji), >, 300);
}

/* Height of the ink in px, from the first to the last row that is not white. */
static int
ink_height (cairo_surface_t *surface)
{
  int first = -1, last = -1;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++) {
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++) {
      if (render_pixel (surface, x, y) == 0xffffff)
        continue;
      first = first < 0 ? y : first;
      last = y;
      break;
    }
  }
  return first < 0 ? 0 : last - first + 1;
}

/* Each decoration draws more than the words alone. */
static void
test_text_members (void)
{
  static const struct
  {
    const char *members;
    int least; /* how much higher the ink becomes, in px */
  } cases[] = {
    { "'outline_text':{'color':'danger','width':20}", 30 },
    { "'shadow':{'color':'black','dy':60,'blur':0}", 55 },
    { "'highlight':'accent'", 30 },
    { "'upper':true,'text':'AyJ'", 1 },
  };
  g_autoptr (cairo_surface_t) bare = paint ("[{'id':'t','type':'text','text':'an','x':200,'y':200,'w':800,'size':200}]", 1);
  int height = ink_height (bare);

  g_assert_cmpint (height, >, 80);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *layers = g_strdup_printf ("[{'id':'t','type':'text',%s'x':200,'y':200,'w':800,'size':200,%s}]",
                                               strstr (cases[i].members, "'text'") != NULL ? "" : "'text':'an',", cases[i].members);
    g_autoptr (cairo_surface_t) surface = paint (layers, 1);

    if (ink_height (surface) < height + cases[i].least)
      g_error ("%s adds only %d px", cases[i].members, ink_height (surface) - height);
  }
}

/* Letters reach out of close lines, and so does their shadow. */
static void
test_shadow_of_close_lines (void)
{
  static const char page[] = "[{'id':'t','type':'text','text':'Ág','x':300,'y':300,'w':700,'size':200,'line':0.6,%s}]";
  g_autofree char *letters = g_strdup_printf (page, "'color':'black'");
  g_autofree char *shade = g_strdup_printf (page, "'color':'transparent','shadow':{'color':'black','dy':200,'blur':0}");
  g_autoptr (cairo_surface_t) text = paint (letters, 1);
  g_autoptr (cairo_surface_t) shadow = paint (shade, 1);

  g_assert_cmpint (ink_height (text), >, 200);
  g_assert_cmpint (ABS (ink_height (shadow) - ink_height (text)), <=, 2);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/painter/order-and-opacity", test_order_and_opacity);
  g_test_add_func ("/painter/clip-and-rotation", test_clip_and_rotation);
  g_test_add_func ("/painter/placeholder", test_placeholder);
  g_test_add_func ("/painter/runs", test_runs);
  g_test_add_func ("/painter/logo", test_logo);
  g_test_add_data_func ("/painter/scales-alike/photo", "kegiatan-pimpinan", test_scales_alike);
  g_test_add_data_func ("/painter/scales-alike/figures", "capaian-pembangunan", test_scales_alike);
  g_test_add_data_func ("/painter/scales-alike/words", "pengumuman", test_scales_alike);
  g_test_add_func ("/painter/edges-are-filled", test_edges_are_filled);
  g_test_add_func ("/painter/threads", test_threads);
  g_test_add_func ("/painter/emoji", test_emoji);
  g_test_add_func ("/painter/text-members", test_text_members);
  g_test_add_func ("/painter/shadow-of-close-lines", test_shadow_of_close_lines);
  return g_test_run ();
}
