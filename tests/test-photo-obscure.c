#include "config.h"

#include <math.h>

#include "render-fixture.h"
#include "studio-encode.h"
#include "studio-history.h"
#include "studio-encode.h"
#include "studio-history.h"
#include "studio-obscure-bake.h"
#include "studio-obscure.h"
#include "studio-photo-effect.h"
#include "studio-zip.h"

#define CACHE_BYTES (64 << 20)

typedef enum {
  PICTURE_NOISE,
  /* two pictures of the same mean everywhere, opposite in each pixel */
  PICTURE_CHECKS,
  PICTURE_CHECKS_TURNED,
} Picture;

static guint32
make_pixel (Picture picture,
            GRand *rand,
            int x,
            int y)
{
  gboolean even = ((x / 4 + y / 4) % 2 == 0) == (picture == PICTURE_CHECKS);

  if (picture == PICTURE_NOISE)
    return g_rand_int (rand) & 0xffffff;
  return even ? 0x3070a0 : 0x7030e0;
}

static cairo_surface_t *
make_surface (Picture picture,
              int width,
              int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  GRand *rand = g_rand_new_with_seed (7);

  for (int y = 0; y < height; y++) {
    guint32 *row = (guint32 *) (gpointer) (cairo_image_surface_get_data (surface) + (gsize) y * (gsize) cairo_image_surface_get_stride (surface));

    for (int x = 0; x < width; x++)
      row[x] = make_pixel (picture, rand, x, y);
  }
  g_rand_free (rand);
  cairo_surface_mark_dirty (surface);
  return surface;
}

static StudioAsset *
make_asset (Picture picture,
            int width,
            int height,
            gboolean jpeg)
{
  g_autoptr (cairo_surface_t) surface = make_surface (picture, width, height);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = jpeg ? studio_encode_jpeg (surface, 92, NULL, &error) : studio_encode_png (surface, NULL, &error);
  StudioAsset *asset;

  g_assert_no_error (error);
  asset = studio_asset_new (bytes, &error);
  g_assert_no_error (error);
  return asset;
}

static cairo_surface_t *
get (StudioAsset *asset,
     const StudioPhotoRequest *request,
     const StudioObscure *area)
{
  g_autoptr (StudioPhotoCache) cache = studio_photo_cache_new (CACHE_BYTES);
  g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (StudioObscure));
  StudioPhotoLook look = { .obscure = areas, .scale = 1 };
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface;

  if (area != NULL)
    g_array_append_val (areas, *area);
  surface = studio_photo_cache_get (cache, asset, request, &look, NULL, &error);
  g_assert_no_error (error);
  return surface;
}

/* --- values --- */

static void
test_read (void)
{
  static const struct
  {
    const char *photo;
    guint count;
    StudioObscure first;
  } cases[] = {
    { "{'asset':'a'}", 0, { { 0, 0, 0, 0 }, 0, 0, 0, 0 } },
    { "{'obscure':[]}", 0, { { 0, 0, 0, 0 }, 0, 0, 0, 0 } },
    { "''", 0, { { 0, 0, 0, 0 }, 0, 0, 0, 0 } },
    { "{'obscure':[{'rect':[0.1,0.2,0.3,0.4],'kind':'blur','shape':'ellipse','strength':1}]}", 1, { { 0.1, 0.2, 0.3, 0.4 }, STUDIO_OBSCURE_BLUR, TRUE, FALSE, 1 } },
    { "{'obscure':[{'rect':[0.1,0.2,0.3,0.4],'kind':'pixelate','applied':true}]}", 1, { { 0.1, 0.2, 0.3, 0.4 }, STUDIO_OBSCURE_PIXELATE, FALSE, TRUE, 0.5 } },
    /* cut to the photo */
    { "{'obscure':[{'rect':[-0.5,0.5,1,9],'kind':'blur','strength':-3}]}", 1, { { 0, 0.5, 0.5, 0.5 }, STUDIO_OBSCURE_BLUR, FALSE, FALSE, 0 } },
    /* beside it */
    { "{'obscure':[{'rect':[2,2,1,1],'kind':'blur'}]}", 0, { { 0, 0, 0, 0 }, 0, 0, 0, 0 } },
    /* not understood: more is hidden */
    { "{'obscure':[{'rect':[0.1,0.2,0.3,0.4],'kind':'wipe','shape':'heart','applied':'yes'}]}", 1, { { 0.1, 0.2, 0.3, 0.4 }, STUDIO_OBSCURE_FILL, FALSE, FALSE, 0.5 } },
    { "{'obscure':[{'kind':'blur','rect':[1,2,3]}]}", 1, { { 0, 0, 1, 1 }, STUDIO_OBSCURE_BLUR, FALSE, FALSE, 0.5 } },
    { "{'obscure':[{'kind':'blur','rect':[0.1,0.1,0,0.2]}]}", 1, { { 0, 0, 1, 1 }, STUDIO_OBSCURE_BLUR, FALSE, FALSE, 0.5 } },
    { "{'obscure':[{'kind':'blur','rect':['0','0','1',null]}]}", 1, { { 0, 0, 1, 1 }, STUDIO_OBSCURE_BLUR, FALSE, FALSE, 0.5 } },
    { "{'obscure':'wajah'}", 1, { { 0, 0, 1, 1 }, STUDIO_OBSCURE_FILL, FALSE, FALSE, 1 } },
    { "{'obscure':null}", 0, { { 0, 0, 0, 0 }, 0, 0, 0, 0 } },
    { "{'obscure':[7]}", 1, { { 0, 0, 1, 1 }, STUDIO_OBSCURE_FILL, FALSE, FALSE, 1 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (JsonNode) photo = fixture_json (cases[i].photo);
    g_autoptr (GArray) areas = studio_obscure_read (photo);
    const StudioObscure *area = &g_array_index (areas, StudioObscure, 0), *wanted = &cases[i].first;

    g_assert_cmpuint (areas->len, ==, cases[i].count);
    if (areas->len == 0)
      continue;
    g_assert_cmpint (area->kind, ==, wanted->kind);
    g_assert_cmpint (area->ellipse, ==, wanted->ellipse);
    g_assert_cmpint (area->applied, ==, wanted->applied);
    g_assert_cmpfloat_with_epsilon (area->strength, wanted->strength, 1e-9);
    g_assert_cmpfloat_with_epsilon (area->rect.x, wanted->rect.x, 1e-9);
    g_assert_cmpfloat_with_epsilon (area->rect.y, wanted->rect.y, 1e-9);
    g_assert_cmpfloat_with_epsilon (area->rect.w, wanted->rect.w, 1e-9);
    g_assert_cmpfloat_with_epsilon (area->rect.h, wanted->rect.h, 1e-9);
  }
}

static void
test_write (void)
{
  g_autoptr (JsonNode) photo = fixture_json ("{'asset':'ab','focal':[0.1,0.2],'obscure':[{'rect':[0.1,0.2,0.3,0.4],'kind':'blur','shape':'ellipse','strength':0.25},{'rect':[0,0,1,0.5],'kind':'fill'}]}");
  g_autoptr (GArray) areas = studio_obscure_read (photo);
  g_autoptr (JsonNode) plain = fixture_json ("{'asset':'ab','focal':[0.1,0.2]}");
  g_autoptr (JsonNode) again = studio_obscure_write (plain, areas);
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (StudioObscure));
  g_autoptr (JsonNode) without = studio_obscure_write (again, none);
  g_autoptr (GArray) read = studio_obscure_read (again);

  g_assert_cmpuint (read->len, ==, 2);
  g_assert_cmpmem (&g_array_index (read, StudioObscure, 0).rect, sizeof (StudioRect), &g_array_index (areas, StudioObscure, 0).rect, sizeof (StudioRect));
  g_assert_cmpint (g_array_index (read, StudioObscure, 1).kind, ==, STUDIO_OBSCURE_FILL);
  g_assert_true (studio_json_equal (without, plain));
}

static void
test_too_many (void)
{
  GString *text = g_string_new ("{'obscure':[");
  g_autoptr (JsonNode) photo = NULL;
  g_autoptr (JsonNode) uses = NULL;
  g_autoptr (GArray) areas = NULL;
  g_autoptr (GArray) found = NULL;

  for (int i = 0; i < STUDIO_OBSCURE_MAX + 1; i++)
    g_string_append_printf (text, "%s{'rect':[0.1,0.1,0.1,0.1],'kind':'blur'}", i > 0 ? "," : "");
  g_string_append (text, "]}");
  photo = fixture_json (text->str);
  areas = studio_obscure_read (photo);
  g_assert_cmpuint (areas->len, ==, STUDIO_OBSCURE_MAX + 1);
  g_assert_cmpfloat (g_array_index (areas, StudioObscure, STUDIO_OBSCURE_MAX).rect.w, ==, 1);
  g_string_free (text, TRUE);

  /* also of many uses of one photo, each with a few */
  text = g_string_new ("[");
  for (int i = 0; i < 2 * STUDIO_OBSCURE_MAX; i++)
    g_string_append_printf (text, "%s{'asset':'aa','obscure':[{'rect':[0.1,0.1,0.1,0.1],'kind':'blur'}]}", i > 0 ? "," : "");
  g_string_append (text, "]");
  uses = fixture_json (text->str);
  found = studio_obscure_find (uses, "aa");
  g_assert_cmpuint (found->len, ==, STUDIO_OBSCURE_MAX + 1);
  g_assert_cmpfloat (g_array_index (found, StudioObscure, STUDIO_OBSCURE_MAX).rect.w, ==, 1);
  g_string_free (text, TRUE);
}

/* An area drawn at one use of a photo holds for all others. */
static void
test_find (void)
{
  g_autoptr (JsonNode) root = fixture_json (
      "{'content':{'foto':{'asset':'aa','obscure':[{'rect':[0,0,0.5,0.5],'kind':'blur'}]},'lain':{'asset':'bb'}},"
      " 'layers':{'l-1':{'photo':{'asset':'aa','obscure':[{'rect':[0.5,0.5,0.5,0.5],'kind':'fill'},{'rect':[0,0,1,1],'kind':'fill','applied':true}]}},"
      "           'l-2':{'photo':{'sample':'pasar.jpg','obscure':[{'rect':[0,0,1,1],'kind':'blur'}]}}},"
      " 'set':[{'photo':{'asset':'cc','obscure':[{'rect':[0,0,1,1],'kind':'fill','applied':true}]}}]}");
  g_autoptr (GArray) twice = studio_obscure_find (root, "aa");
  g_autoptr (GArray) none = studio_obscure_find (root, "bb");
  g_autoptr (GArray) done = studio_obscure_find (root, "cc");
  g_autoptr (GArray) sample = studio_obscure_find (root, "sample:pasar.jpg");
  g_autoptr (GHashTable) open = studio_obscure_list (root);

  g_assert_cmpuint (twice->len, ==, 2);
  g_assert_cmpint (g_array_index (twice, StudioObscure, 1).kind, ==, STUDIO_OBSCURE_FILL);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (done->len, ==, 0);
  g_assert_cmpuint (sample->len, ==, 1);
  g_assert_cmpuint (g_hash_table_size (open), ==, 1);
  g_assert_true (g_hash_table_contains (open, "aa"));
}

/* --- pixels --- */

static void
test_grid (void)
{
  static const struct
  {
    double w, h, strength;
    StudioObscureKind kind;
    int columns, rows;
  } cases[] = {
    { 0.5, 0.5, 0, STUDIO_OBSCURE_PIXELATE, 12, 12 },
    { 0.5, 0.5, 1, STUDIO_OBSCURE_PIXELATE, 4, 4 },
    { 0.5, 0.5, 0.5, STUDIO_OBSCURE_BLUR, 8, 8 },
    { 0.5, 0.05, 0, STUDIO_OBSCURE_PIXELATE, 12, 1 },
    { 1, 1, 0, STUDIO_OBSCURE_FILL, 1, 1 },
    /* 24 px: three blocks of 8, whatever is asked for */
    { 0.012, 0.012, 0, STUDIO_OBSCURE_PIXELATE, 3, 3 },
    { 0.001, 0.001, 0, STUDIO_OBSCURE_BLUR, 1, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    StudioObscure area = { { 0.1, 0.1, cases[i].w, cases[i].h }, cases[i].kind, FALSE, FALSE, cases[i].strength };
    int columns, rows;

    studio_obscure_grid (&area, 2000, 2000, &columns, &rows);
    g_assert_cmpint (columns, ==, cases[i].columns);
    g_assert_cmpint (rows, ==, cases[i].rows);
  }
}

static guint
count_colors (cairo_surface_t *surface,
              int x0,
              int y0,
              int x1,
              int y1)
{
  g_autoptr (GHashTable) colors = g_hash_table_new (NULL, NULL);

  for (int y = y0; y < y1; y++) {
    for (int x = x0; x < x1; x++)
      g_hash_table_add (colors, GUINT_TO_POINTER (render_pixel (surface, x, y)));
  }
  return g_hash_table_size (colors);
}

/* Nothing varies within a block: what is left of the area is at most one rounded colour for each. */
static void
test_blocks (void)
{
  g_autoptr (StudioAsset) asset = make_asset (PICTURE_NOISE, 600, 400, FALSE);
  const StudioObscure area = { { 0.25, 0.25, 0.5, 0.5 }, STUDIO_OBSCURE_PIXELATE, FALSE, FALSE, 0 };
  const StudioPhotoRequest whole = { { 0, 0, 1, 1 }, 600, 400 };
  g_autoptr (cairo_surface_t) surface = get (asset, &whole, &area);
  g_autoptr (cairo_surface_t) open = get (asset, &whole, NULL);

  /* 300 × 200 px in 12 × 8 blocks of 25 px */
  for (int row = 0; row < 8; row++) {
    for (int column = 0; column < 12; column++) {
      guint32 color = render_pixel (surface, 150 + column * 25 + 12, 100 + row * 25 + 12);

      g_assert_cmpuint (count_colors (surface, 150 + column * 25, 100 + row * 25, 175 + column * 25, 125 + row * 25), ==, 1);
      g_assert_cmpuint (color & 0x0f0f0f, ==, 0x080808);
    }
  }
  /* and nothing else is touched */
  for (int y = 0; y < 400; y++) {
    for (int x = 0; x < 600; x++) {
      if (x < 150 || x >= 450 || y < 100 || y >= 300)
        g_assert_cmphex (render_pixel (surface, x, y), ==, render_pixel (open, x, y));
    }
  }
}

static void
test_kinds_hide (gconstpointer data)
{
  const StudioObscure *area = data;
  g_autoptr (StudioAsset) one = make_asset (PICTURE_CHECKS, 640, 640, FALSE);
  g_autoptr (StudioAsset) other = make_asset (PICTURE_CHECKS_TURNED, 640, 640, FALSE);
  const StudioPhotoRequest whole = { { 0, 0, 1, 1 }, 640, 640 };
  g_autoptr (cairo_surface_t) first = get (one, &whole, area);
  g_autoptr (cairo_surface_t) second = get (other, &whole, area);
  g_autoptr (cairo_surface_t) open = get (one, &whole, NULL);
  int hidden = 0;

  for (int y = 0; y < 640; y++) {
    for (int x = 0; x < 640; x++) {
      double dx = (x + 0.5) / 640 - area->rect.x, dy = (y + 0.5) / 640 - area->rect.y;
      gboolean inside = dx > 0 && dy > 0 && dx < area->rect.w && dy < area->rect.h;

      if (inside && area->ellipse)
        inside = hypot (2 * dx / area->rect.w - 1, 2 * dy / area->rect.h - 1) <= 1;
      if (!inside)
        continue;
      hidden++;
      /* pictures that differ in every pixel, and only there, look the same */
      g_assert_cmphex (render_pixel (first, x, y), ==, render_pixel (second, x, y));
      g_assert_cmphex (render_pixel (first, x, y), !=, render_pixel (open, x, y));
    }
  }
  g_assert_cmpint (hidden, >, 640 * 640 * area->rect.w * area->rect.h * 0.75);
}

/* Part and size are of no matter: the same blocks have the same colours. */
static void
test_every_size (void)
{
  static const StudioPhotoRequest requests[] = {
    { { 0, 0, 1, 1 }, 300, 200 },
    { { 0, 0, 1, 1 }, 1800, 1200 },
    { { 0.5, 0.5, 0.4, 0.4 }, 240, 160 },
    { { 0.3, 0.2, 0.3, 0.7 }, 333, 99 },
  };
  g_autoptr (StudioAsset) asset = make_asset (PICTURE_NOISE, 600, 400, FALSE);
  const StudioObscure area = { { 0.25, 0.25, 0.5, 0.5 }, STUDIO_OBSCURE_PIXELATE, FALSE, FALSE, 1 };
  const StudioPhotoRequest whole = { { 0, 0, 1, 1 }, 600, 400 };
  g_autoptr (cairo_surface_t) reference = get (asset, &whole, &area);
  int compared = 0;

  for (guint i = 0; i < G_N_ELEMENTS (requests); i++) {
    const StudioPhotoRequest *request = &requests[i];
    g_autoptr (cairo_surface_t) surface = get (asset, request, &area);

    /* 4 × 2 blocks; the middle of each that is in view */
    for (int block = 0; block < 8; block++) {
      double x = 0.25 + (block % 4 + 0.5) / 8, y = 0.25 + (block / 4 + 0.5) / 4;
      int at_x = (int) ((x - request->crop.x) / request->crop.w * request->width), at_y = (int) ((y - request->crop.y) / request->crop.h * request->height);

      if (at_x < 0 || at_y < 0 || at_x >= request->width || at_y >= request->height)
        continue;
      compared++;
      g_assert_cmphex (render_pixel (surface, at_x, at_y), ==, render_pixel (reference, (int) (x * 600), (int) (y * 400)));
    }
  }
  g_assert_cmpint (compared, >=, 20);
}

/* --- pages --- */

static const char layers[] = "[{'type':'photo','id':'foto','photo':'{foto}','x':0,'y':0,'w':1080,'h':720},"
                             " {'type':'photo','id':'lagi','photo':'{foto}','x':0,'y':720,'w':300,'h':300,'saturation':0,'contrast':1}]";
static const char formats[] = "{'feed':{},'square':{}}";

static StudioSnapshot *
make_snapshot (StudioAsset *asset,
               const char *areas)
{
  g_autoptr (GHashTable) assets = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *content = g_strdup_printf ("{'content':{'foto':{'asset':'%s','focal':[0.5,0.5],'obscure':[%s]}},"
                                              " 'layers':{'l-00000001':{'type':'photo','page':'1','made':'feed','frame':[400,800,200,200],'photo':{'asset':'%s'}}}}",
                                              studio_asset_get_hash (asset), areas, studio_asset_get_hash (asset));

  g_hash_table_insert (assets, (gpointer) studio_asset_get_hash (asset), asset);
  return layout_snapshot_with (layers, formats, content, assets);
}

/* The finest difference between neighbours in a part of the picture: noise has hundreds, blocks at most their borders */
static double
roughness (cairo_surface_t *surface,
           int x0,
           int y0,
           int x1,
           int y1)
{
  double sum = 0;

  for (int y = y0; y < y1; y++) {
    for (int x = x0; x < x1 - 1; x++)
      sum += render_channel_difference (render_pixel (surface, x, y), render_pixel (surface, x + 1, y), 8);
  }
  return sum / ((x1 - x0 - 1.0) * (y1 - y0));
}

/* An area drawn once holds in every frame, size and resolution, and before any change of colours. */
static void
test_page (void)
{
  static const double scales[] = { 0.25, 1, 1.5 };
  g_autoptr (StudioAsset) asset = make_asset (PICTURE_NOISE, 1200, 800, FALSE);
  g_autoptr (StudioSnapshot) snapshot = make_snapshot (asset, "{'rect':[0,0,1,1],'kind':'blur','strength':0}");
  g_autoptr (StudioSnapshot) open = make_snapshot (asset, "");

  for (guint f = 0; f < 2; f++) {
    for (guint s = 0; s < G_N_ELEMENTS (scales); s++) {
      g_auto (StudioPainter) painter = render_painter ();
      const StudioFormat *format = studio_format_find (f == 0 ? "feed" : "square");
      g_autoptr (StudioScene) scene = render_scene (&painter, snapshot, format);
      g_autoptr (StudioScene) open_scene = render_scene (&painter, open, format);
      g_autoptr (cairo_surface_t) surface = render_surface (&painter, scene, scales[s]);
      g_autoptr (cairo_surface_t) rough = render_surface (&painter, open_scene, scales[s]);
      int side = (int) (280 * scales[s]), top = (int) (730 * scales[s]);

      g_assert_cmpfloat (roughness (rough, 10, 10, side, side), >, 4);
      g_assert_cmpfloat (roughness (surface, 10, 10, side, side), <, 1);
      g_assert_cmpfloat (roughness (surface, 5, top, side, top + side), <, 2);
      if (f == 0)
        g_assert_cmpfloat (roughness (surface, (int) (410 * scales[s]), (int) (810 * scales[s]), (int) (590 * scales[s]), (int) (990 * scales[s])), <, 1.5);
    }
  }
}

/* --- photos past their pixels --- */

static char *
find_stretch (StudioAsset *asset,
              const char *more)
{
  g_autoptr (GHashTable) assets = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *content = g_strdup_printf ("{'content':{'foto':{'asset':'%s','focal':[0.5,0.5]}}}", studio_asset_get_hash (asset));
  g_autofree char *layer = g_strdup_printf ("[{'type':'photo','id':'foto','photo':'{foto}','x':0,'y':0,'w':600,'h':600%s}]", more);
  g_auto (StudioPainter) painter = render_painter ();
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autoptr (StudioScene) scene = NULL;

  g_hash_table_insert (assets, (gpointer) studio_asset_get_hash (asset), asset);
  snapshot = layout_snapshot_with (layer, formats, content, assets);
  scene = render_scene (&painter, snapshot, studio_format_find ("feed"));
  for (guint i = 0; i < scene->issues->len; i++) {
    const StudioIssue *issue = g_ptr_array_index (scene->issues, i);

    if (issue->kind == STUDIO_ISSUE_PHOTO_SMALL)
      return g_strdup (issue->message);
  }
  return NULL;
}

static void
test_stretched (void)
{
  static const struct
  {
    const char *more;
    const char *told; /* NULL: nothing */
  } cases[] = {
    { "", NULL },
    { ",'crop':[0,0,0.5,1]", "1.5 times" },
    { ",'crop':[0.25,0.25,0.25,0.5]", "3.0 times" },
    /* of another shape: the shorter direction decides */
    { ",'crop':[0,0,1,0.5]", "2.5 times" },
    { ",'contain':true", NULL },
  };
  g_autoptr (StudioAsset) asset = make_asset (PICTURE_NOISE, 800, 480, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *told = find_stretch (asset, cases[i].more);

    if (cases[i].told == NULL)
      g_assert_null (told);
    else if (told == NULL || strstr (told, cases[i].told) == NULL)
      g_error ("“%s” for %s", told != NULL ? told : "nothing", cases[i].more);
  }
}

/* --- packages --- */

static gboolean
stands_in (const guint8 *data,
           gsize size,
           const guint8 *part,
           gsize length)
{
  const guint8 *end = data + size - length;

  for (const guint8 *at = data; at < end && (at = memchr (at, part[0], (gsize) (end - at))) != NULL; at++) {
    if (memcmp (at, part, length) == 0)
      return TRUE;
  }
  return FALSE;
}

/* Whether any entry of the package holds some 32 bytes of the photo's file */
static gboolean
holds_bytes (GBytes *package,
             GBytes *photo)
{
  g_autoptr (GHashTable) entries = studio_zip_read ("uji", package, NULL, NULL);
  gsize size, length;
  const guint8 *of = g_bytes_get_data (photo, &length);
  GHashTableIter iter;
  gpointer entry;

  g_assert_nonnull (entries);
  g_hash_table_iter_init (&iter, entries);
  while (g_hash_table_iter_next (&iter, NULL, &entry)) {
    const guint8 *data = g_bytes_get_data (entry, &size);

    for (gsize at = length / 4; size > 32 && at + 32 < length; at += length / 16) {
      if (stands_in (data, size, of + at, 32))
        return TRUE;
    }
  }
  return FALSE;
}

static GBytes *
write_package (StudioSnapshot *snapshot)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioSnapshot) safe = studio_obscure_bake (snapshot, NULL, &error);
  GBytes *bytes;

  g_assert_no_error (error);
  bytes = studio_package_to_bytes (safe, NULL, &error);
  g_assert_no_error (error);
  return bytes;
}

static const char one_face[] = "{'rect':[0.25,0.25,0.5,0.5],'kind':'pixelate','strength':0}";

static void
test_package (void)
{
  g_autoptr (StudioAsset) asset = make_asset (PICTURE_NOISE, 600, 400, TRUE);
  g_autoptr (StudioSnapshot) snapshot = make_snapshot (asset, one_face);
  g_autoptr (StudioSnapshot) open = make_snapshot (asset, "");
  g_autoptr (GBytes) bytes = write_package (snapshot);
  g_autoptr (GBytes) open_bytes = write_package (open);
  g_autoptr (GBytes) refused = NULL;
  g_autoptr (GPtrArray) assets = NULL;
  g_autoptr (StudioPost) post = NULL;
  g_autoptr (cairo_surface_t) surface = NULL;
  g_autofree char *text = NULL;
  const StudioPhotoRequest whole = { { 0, 0, 1, 1 }, 600, 400 };
  GError *error = NULL;

  g_assert_true (holds_bytes (open_bytes, studio_asset_get_bytes (asset)));
  g_assert_false (holds_bytes (bytes, studio_asset_get_bytes (asset)));

  post = studio_package_read_bytes ("uji.pemda", bytes, NULL, &error);
  g_assert_no_error (error);
  text = studio_json_write (studio_post_get_json (post));
  g_assert_null (strstr (text, studio_asset_get_hash (asset)));
  g_assert_nonnull (strstr (text, "\"applied\": true"));
  assets = studio_post_list_assets (post);
  g_assert_cmpuint (assets->len, ==, 1);
  g_assert_cmpint (studio_asset_get_info (g_ptr_array_index (assets, 0))->width, ==, 600);

  /* blocks of 25 px, in which only what JPEG adds varies */
  surface = get (g_ptr_array_index (assets, 0), &whole, NULL);
  for (int row = 0; row < 8; row++) {
    for (int column = 0; column < 12; column++)
      g_assert_cmpfloat (roughness (surface, 154 + column * 25, 104 + row * 25, 171 + column * 25, 121 + row * 25), <, 2);
  }
  g_assert_cmpfloat (roughness (surface, 0, 0, 600, 90), >, 20);

  refused = studio_package_to_bytes (snapshot, NULL, &error);
  g_assert_null (refused);
  fixture_assert_error (error, STUDIO_ERROR_INVALID, "hidden parts");
  g_clear_error (&error);
}

/* What was destroyed stays so, gets no worse by saving, and costs nothing to write again. */
static void
test_package_again (void)
{
  g_autoptr (StudioAsset) asset = make_asset (PICTURE_NOISE, 600, 400, TRUE);
  g_autoptr (StudioSnapshot) snapshot = make_snapshot (asset, one_face);
  g_autoptr (GBytes) bytes = write_package (snapshot);
  g_autoptr (GBytes) same = write_package (snapshot);
  g_autoptr (StudioPost) post = studio_package_read_bytes ("uji.pemda", bytes, NULL, NULL);
  g_autoptr (StudioSnapshot) read = studio_post_snapshot (post);
  g_autoptr (StudioSnapshot) baked = studio_obscure_bake (read, NULL, NULL);
  g_autoptr (GBytes) again = studio_package_to_bytes (read, NULL, NULL);

  g_assert_true (g_bytes_equal (bytes, same));
  g_assert_true (baked == read);
  g_assert_true (g_bytes_equal (bytes, again));
}

/* A file's earlier life: the photo lies in the package though the document does not name it. */
static void
test_package_left_over (void)
{
  g_autoptr (StudioAsset) asset = make_asset (PICTURE_NOISE, 600, 400, TRUE);
  g_autoptr (StudioSnapshot) without = layout_snapshot (layers, formats, "{}");
  g_autoptr (GBytes) bytes = write_package (without);
  g_autoptr (GHashTable) entries = studio_zip_read ("uji", bytes, NULL, NULL);
  g_autoptr (StudioZipWriter) writer = studio_zip_writer_new ();
  g_autofree char *entry = g_strdup_printf ("assets/%s.jpg", studio_asset_get_hash (asset));
  g_autofree char *value = g_strdup_printf ("{'asset':'%s','obscure':[%s]}", studio_asset_get_hash (asset), one_face);
  g_autoptr (JsonNode) photo = fixture_json (value);
  g_autoptr (GBytes) crafted = NULL;
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autoptr (StudioPost) post = NULL;
  g_autoptr (StudioHistory) history = NULL;
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autoptr (StudioSnapshot) before = NULL;
  GHashTableIter iter;
  gpointer name, content;

  g_hash_table_iter_init (&iter, entries);
  while (g_hash_table_iter_next (&iter, &name, &content))
    studio_zip_writer_add (writer, name, content, TRUE);
  studio_zip_writer_add (writer, entry, studio_asset_get_bytes (asset), FALSE);
  crafted = studio_zip_writer_finish (writer, NULL);
  post = studio_package_read_bytes ("uji.pemda", crafted, NULL, NULL);
  before = studio_post_snapshot (post);
  kept = write_package (before);
  g_assert_true (holds_bytes (kept, studio_asset_get_bytes (asset)));

  studio_post_add_asset (post, asset);
  history = studio_history_new (post);
  studio_history_set (history, "content/foto", photo, "Foto", NULL);
  snapshot = studio_post_snapshot (post);
  written = write_package (snapshot);
  g_assert_false (holds_bytes (written, studio_asset_get_bytes (asset)));
}

int
main (int argc,
      char *argv[])
{
  static const StudioObscure kinds[] = {
    { { 0.2, 0.3, 0.5, 0.4 }, STUDIO_OBSCURE_PIXELATE, FALSE, FALSE, 0.5 },
    { { 0.2, 0.3, 0.5, 0.4 }, STUDIO_OBSCURE_BLUR, FALSE, FALSE, 0 },
    { { 0.2, 0.3, 0.5, 0.4 }, STUDIO_OBSCURE_FILL, FALSE, FALSE, 0.5 },
    { { 0.2, 0.3, 0.5, 0.4 }, STUDIO_OBSCURE_BLUR, TRUE, FALSE, 0.5 },
    { { 0, 0, 1, 1 }, STUDIO_OBSCURE_PIXELATE, TRUE, FALSE, 1 },
  };

  render_test_init (&argc, &argv);
  g_test_add_func ("/photo-obscure/read", test_read);
  g_test_add_func ("/photo-obscure/write", test_write);
  g_test_add_func ("/photo-obscure/too-many", test_too_many);
  g_test_add_func ("/photo-obscure/find", test_find);
  g_test_add_func ("/photo-obscure/grid", test_grid);
  g_test_add_func ("/photo-obscure/blocks", test_blocks);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autofree char *path = g_strdup_printf ("/photo-obscure/hides/%u", i);

    g_test_add_data_func (path, &kinds[i], test_kinds_hide);
  }
  g_test_add_func ("/photo-obscure/every-size", test_every_size);
  g_test_add_func ("/photo-obscure/page", test_page);
  g_test_add_func ("/photo-obscure/stretched", test_stretched);
  g_test_add_func ("/photo-obscure/package", test_package);
  g_test_add_func ("/photo-obscure/package-again", test_package_again);
  g_test_add_func ("/photo-obscure/package-left-over", test_package_left_over);
  return g_test_run ();
}
