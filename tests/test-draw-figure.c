#include "config.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "render-fixture.h"
#include "studio-draw-icon.h"
#include "studio-draw-line.h"
#include "studio-draw-outline.h"
#include "studio-encode.h"
#include "studio-error.h"
#include "studio-icon-font.h"

#define SIDE 300

typedef struct
{
  const char *name;
  StudioOutline outline;
  double least, most; /* what is filled of the box, as a share */
} Figure;

#define KIND(kind_) .kind = STUDIO_OUTLINE_##kind_

static const Figure figures[] = {
  { "pill", { KIND (PILL) }, 0.75, 0.95 },
  { "bubble", { KIND (BUBBLE), .edge = STUDIO_EDGE_BOTTOM, .place = 0.25, .depth = 0.22 }, 0.7, 0.95 },
  { "bubble, corners", { KIND (BUBBLE), .edge = STUDIO_EDGE_LEFT, .place = 1, .depth = 0.3, .corner_size = { 50, 50, 50, 50 } }, 0.5, 0.95 },
  { "bubble of corners only", { KIND (BUBBLE), .edge = STUDIO_EDGE_TOP, .place = 0, .depth = 0.3, .corner_size = { 9e9, 9e9, 9e9, 9e9 } }, 0.3, 0.95 },
  { "bubble of nothing but a tail", { KIND (BUBBLE), .edge = STUDIO_EDGE_RIGHT, .place = 0.5, .depth = 4 }, 0.05, 0.9 },
  { "oval", { KIND (BUBBLE), .edge = STUDIO_EDGE_BOTTOM, .place = 0.9, .depth = 0.3, .oval = TRUE }, 0.4, 0.8 },
  { "ribbon", { KIND (RIBBON), .edge = STUDIO_EDGE_RIGHT, .depth = 0.3, .notch_start = TRUE, .notch_end = TRUE }, 0.5, 0.95 },
  { "ribbon, deep", { KIND (RIBBON), .edge = STUDIO_EDGE_TOP, .depth = 4, .notch_start = TRUE, .notch_end = TRUE }, 0.5, 0.6 },
  { "badge", { KIND (BADGE), .sides = 16, .depth = 0.08 }, 0.6, 0.785 },
  { "badge, one too few", { KIND (BADGE), .sides = 0, .depth = 0.5 }, 0.2, 0.785 },
  { "block", { KIND (ARROW), .edge = STUDIO_EDGE_RIGHT, .depth = 0.6, .shaft = 0.5 }, 0.3, 0.8 },
  { "double", { KIND (ARROW), .arrow = STUDIO_ARROW_DOUBLE, .edge = STUDIO_EDGE_TOP, .depth = 4, .shaft = 0.5 }, 0.3, 0.8 },
  { "chevron", { KIND (ARROW), .arrow = STUDIO_ARROW_CHEVRON, .edge = STUDIO_EDGE_LEFT, .depth = 0.3 }, 0.2, 0.9 },
  { "pentagon", { KIND (ARROW), .arrow = STUDIO_ARROW_PENTAGON, .edge = STUDIO_EDGE_BOTTOM, .depth = 0.3 }, 0.6, 0.95 },
  { "not a number", { KIND (ARROW), .edge = (StudioEdge) 9, .depth = NAN, .shaft = NAN }, 0.01, 1 },
  { "no numbers at all", { KIND (BUBBLE), .place = NAN, .depth = NAN }, 0.5, 1 },
};

static double
filled (cairo_surface_t *surface,
        const StudioRect *rect,
        double *outside)
{
  double inside = 0;

  *outside = 0;
  cairo_surface_flush (surface);
  for (int y = 0; y < SIDE; y++) {
    const guint8 *row = cairo_image_surface_get_data (surface) + (gsize) y * cairo_image_surface_get_stride (surface);

    for (int x = 0; x < SIDE; x++) {
      gboolean in = x >= floor (rect->x) - 1 && x <= ceil (rect->x + rect->w) && y >= floor (rect->y) - 1 && y <= ceil (rect->y + rect->h);

      *(in ? &inside : outside) += row[x] / 255.0;
    }
  }
  return inside / (rect->w * rect->h);
}

/* Every figure stays in its box and fills about what it should of it, upright and lying. */
static void
test_figures (void)
{
  static const StudioRect rects[] = { { 20, 30, 240, 120 }, { 50, 20, 100, 260 }, { 140, 150, 3, 2 } };

  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++) {
    for (gsize r = 0; r < G_N_ELEMENTS (rects); r++) {
      g_autoptr (cairo_surface_t) surface = cairo_image_surface_create (CAIRO_FORMAT_A8, SIDE, SIDE);
      cairo_t *cr = cairo_create (surface);
      double share, outside;

      studio_draw_outline_path (cr, &rects[r], &figures[i].outline);
      cairo_fill (cr);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_destroy (cr);
      share = filled (surface, &rects[r], &outside);
      g_test_message ("%s %d: %.3f", figures[i].name, (int) r, share);
      g_assert_cmpfloat (outside, ==, 0);
      if (r == 2)
        continue;
      g_assert_cmpfloat (share, >=, figures[i].least);
      g_assert_cmpfloat (share, <=, figures[i].most);
    }
  }
}

static guint8
alpha_at (cairo_surface_t *surface,
          int x,
          int y)
{
  cairo_surface_flush (surface);
  return cairo_image_surface_get_data (surface)[(gsize) y * cairo_image_surface_get_stride (surface) + x];
}

/* @color: its alpha. Returns: (transfer full) */
static cairo_surface_t *
draw_line (const StudioLineSpec *line,
           const StudioRect *rect,
           double width,
           double alpha)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, SIDE, SIDE);
  StudioStroke stroke = { { 0, 0, 0, alpha }, width, { 0, 0 } };
  cairo_t *cr = cairo_create (surface);

  studio_draw_line (cr, rect, line, &stroke);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  g_assert_false (cairo_has_current_point (cr));
  cairo_destroy (cr);
  return surface;
}

static void
test_line (void)
{
  StudioLineSpec line = { .n_points = 2, .points = { { 0, 0 }, { 1, 0 } }, .round = TRUE, .end = STUDIO_HEAD_TRIANGLE };
  StudioRect level = { 50, 150, 200, 0 };
  g_autoptr (cairo_surface_t) solid = draw_line (&line, &level, 10, 1);
  g_autoptr (cairo_surface_t) half = draw_line (&line, &level, 10, 0.5);
  g_autoptr (cairo_surface_t) none = draw_line (&line, &level, 0, 1);

  /* a box of no height is drawn, the tip lies at the end and nothing beyond, the head is wider than the stroke */
  g_assert_cmpint (alpha_at (solid, 100, 150), ==, 255);
  g_assert_cmpint (alpha_at (solid, 240, 150), >, 200);
  g_assert_cmpint (alpha_at (solid, 252, 150), ==, 0);
  g_assert_cmpint (alpha_at (solid, 214, 162), >, 100);
  g_assert_cmpint (alpha_at (solid, 150, 162), ==, 0);
  /* the head lies on the stroke: translucent ink must not add up */
  for (int x = 60; x < 240; x++)
    g_assert_cmpint (alpha_at (half, x, 150), <=, 129);
  g_assert_cmpint (alpha_at (none, 100, 150), ==, 0);
}

static void
test_line_bad (void)
{
  StudioLineSpec line = { .n_points = 2, .points = { { 0, 0 }, { 0, 0 } }, .start = STUDIO_HEAD_ARROW, .end = STUDIO_HEAD_TRIANGLE };
  static const StudioRect rects[] = { { 10, 10, 0, 0 }, { NAN, 0, 10, 10 }, { 0, 0, 1e9, 10 }, { 0, 0, -5, 10 } };

  for (gsize i = 0; i < G_N_ELEMENTS (rects); i++) {
    g_autoptr (cairo_surface_t) surface = draw_line (&line, &rects[i], 4, 1);

    g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  }
}

/* --- icons of fonts --- */

static gboolean
draw_icon (const char *name,
           cairo_surface_t **surface)
{
  StudioIconSpec icon = { .name = (char *) name, .color = { 0, 0, 0, 1 }, .stroke = 2 };
  StudioRect rect = { 50, 50, 200, 200 };
  cairo_t *cr;
  gboolean drawn;

  *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, SIDE, SIDE);
  cr = cairo_create (*surface);
  drawn = studio_draw_icon (cr, &rect, &icon);
  cairo_destroy (cr);
  return drawn;
}

static void
test_icon_fonts (void)
{
  static const char *const names[] = { "mi:school", "mi:mosque", "mdi:fish" };
  StudioIconIndex *index = studio_icon_index_get_default ();
  g_autoptr (GObject) fonts = G_OBJECT (studio_fonts_new_context ());

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    const StudioIconGlyph *glyph = studio_icon_index_lookup (index, names[i]);
    g_autoptr (cairo_surface_t) surface = NULL;
    StudioRect rect = { 50, 50, 200, 200 };
    double share, outside;

    if (!studio_fonts_has_family (PANGO_CONTEXT (fonts), glyph->family)) {
      g_test_skip ("the icon font is not installed");
      return;
    }
    g_assert_true (draw_icon (names[i], &surface));
    share = filled (surface, &rect, &outside);
    g_assert_cmpfloat (outside, ==, 0);
    g_assert_cmpfloat (share, >, 0.1);
    g_assert_cmpfloat (share, <, 0.9);
  }
}

static void
test_icon_missing (void)
{
  static const StudioIconGlyph nowhere = { .name = "x:y", .family = "Huruf yang Tidak Ada", .code = 0xe000 };
  static const StudioIconGlyph empty = { .name = "x:z", .family = "Manrope", .code = 0xf8ee };
  g_autoptr (cairo_surface_t) surface = NULL;
  cairo_t *cr;
  double outside;

  g_assert_true (draw_icon ("mi:tidak-ada", &surface));
  g_assert_cmpfloat (filled (surface, &(StudioRect){ 50, 50, 200, 200 }, &outside), >, 0.01);
  g_assert_cmpfloat (outside, ==, 0);
  cr = cairo_create (surface);
  g_assert_false (studio_icon_font_append (cr, &nowhere, 0, 0, 100));
  g_assert_false (studio_icon_font_append (cr, &empty, 0, 0, 100));
  g_assert_false (cairo_has_current_point (cr));
  cairo_destroy (cr);
}

static void
test_icon_issue (void)
{
  g_autoptr (StudioScene) scene = layout_scene ("[{'id':'a','type':'icon','icon':'mi:tidak-ada','x':0,'y':0,'w':50},{'id':'b','type':'icon','icon':'pin','x':90,'y':0,'w':50}]", "{'square':{}}", "{}", "square");

  g_assert_cmpuint (layout_count_issues (scene, STUDIO_ISSUE_FONT), ==, 1);
}

/* --- drawings --- */

static guint
count_in (GBytes *bytes,
          const char *needle)
{
  gsize length, size = strlen (needle);
  const char *data = g_bytes_get_data (bytes, &length);
  guint count = 0;

  for (gsize i = 0; i + size <= length; i++)
    count += memcmp (data + i, needle, size) == 0;
  return count;
}

static StudioSnapshot *
drawing_snapshot (const char *svg,
                  const char *members)
{
  g_autoptr (GBytes) bytes = g_bytes_new (svg, strlen (svg));
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioAsset) asset = studio_asset_new (bytes, &error);
  g_autoptr (GHashTable) assets = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *layers = NULL;
  g_autofree char *content = NULL;

  g_assert_no_error (error);
  g_hash_table_insert (assets, (char *) studio_asset_get_hash (asset), asset);
  content = g_strdup_printf ("{'content':{'foto':{'asset':'%s'}}}", studio_asset_get_hash (asset));
  layers = g_strdup_printf ("[{'id':'a','type':'drawing','drawing':'{foto}','x':90,'y':90,'w':900,'h':900%s}]", members);
  return layout_snapshot_with (layers, "{'square':{}}", content, assets);
}

static GBytes *
export_drawing (const char *svg,
                const char *members,
                StudioExportKind kind,
                GError **error)
{
  g_auto (StudioPainter) painter = render_painter ();
  g_autoptr (StudioSnapshot) snapshot = drawing_snapshot (svg, members);
  g_autoptr (StudioScene) scene = render_scene (&painter, snapshot, studio_format_find ("square"));
  StudioExportOptions options = { .kind = kind, .scale = 0.25, .quality = 85 };
  g_auto (StudioExportResult) result = { 0 };

  if (!studio_export_scene (&painter, scene, &options, &result, error))
    return NULL;
  return g_steal_pointer (&result.bytes);
}

static const char boat[] = "<svg xmlns='http://www.w3.org/2000/svg' width='20' height='20'><path d='M2 10H18L15 18H5Z' fill='#0a0'/><path d='M10 2V9H16Z' fill='none' stroke='#00a'/></svg>";

/* In documents there are no pixels of it, in its own colours and tinted. */
static void
test_drawing_vector (void)
{
  static const char *const tints[] = { "", ",'tint':'danger'", ",'tint':'danger/50','rotate':20" };

  for (gsize i = 0; i < G_N_ELEMENTS (tints); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) pdf = export_drawing (boat, tints[i], STUDIO_EXPORT_PDF, &error);
    g_autoptr (GBytes) svg = NULL;

    g_assert_no_error (error);
    svg = export_drawing (boat, tints[i], STUDIO_EXPORT_SVG, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (count_in (pdf, "/Subtype /Image"), ==, 0);
    g_assert_cmpuint (count_in (svg, "<image"), ==, 0);
    g_assert_cmpuint (count_in (svg, "<path"), >=, 2);
  }
}

static void
test_drawing_tint (void)
{
  for (int tinted = 0; tinted <= 1; tinted++) {
    g_auto (StudioPainter) painter = render_painter ();
    g_autoptr (StudioSnapshot) snapshot = drawing_snapshot (boat, tinted ? ",'tint':'#aa0000'" : "");
    g_autoptr (StudioScene) scene = render_scene (&painter, snapshot, studio_format_find ("square"));
    g_autoptr (cairo_surface_t) surface = render_surface (&painter, scene, 0.25);

    /* inside the hull; the drawing's corner stays empty */
    g_assert_cmphex (render_pixel (surface, 135, 170), ==, tinted ? 0xaa0000 : 0x00aa00);
    g_assert_cmphex (render_pixel (surface, 25, 25), ==, render_pixel (surface, 2, 2));
  }
}

/* A hostile drawing is refused in time or drawn without what it names outside itself. */
static void
test_drawing_hostile (void)
{
  /* pixels and a recording; librsvg takes seconds to find its limit */
  static const StudioExportKind kinds[] = { STUDIO_EXPORT_PNG, STUDIO_EXPORT_PDF };
  g_autoptr (GString) nested = g_string_new ("<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'><defs><g id='a0'><rect width='1' height='1'/></g>");
  g_autofree char *folder = g_dir_make_tmp ("studio-drawing-XXXXXX", NULL);
  g_autofree char *png = g_build_filename (folder, "red.png", NULL);
  g_autofree char *outside = g_strdup_printf ("<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'><image href='file://%s' width='10' height='10'/></svg>", png);
  g_autoptr (cairo_surface_t) red = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 4, 4);
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 1; i < 12; i++) {
    g_string_append_printf (nested, "<g id='a%d'>", i);
    for (int copies = 0; copies < 10; copies++)
      g_string_append_printf (nested, "<use href='#a%d'/>", i - 1);
    g_string_append (nested, "</g>");
  }
  g_string_append (nested, "</defs><use href='#a11'/></svg>");
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autoptr (GError) refused = NULL;

    g_assert_null (export_drawing (nested->str, "", kinds[i], &refused));
    g_assert_error (refused, STUDIO_ERROR, STUDIO_ERROR_LIMIT);
  }
  cairo_surface_write_to_png (red, png);
  pdf = export_drawing (outside, "", STUDIO_EXPORT_PDF, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_in (pdf, "/Subtype /Image"), ==, 0);
  g_assert_cmpint (remove (png), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_record_refuses (void)
{
  g_autoptr (cairo_surface_t) pixels = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 4, 4);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) svg = g_bytes_new_static (boat, strlen (boat));
  g_autoptr (GBytes) png = studio_encode_png (pixels, NULL, &error);
  g_autoptr (cairo_surface_t) recording = NULL;

  g_assert_no_error (error);
  g_assert_null (studio_photo_record (png, NULL, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_UNSUPPORTED);
  g_clear_error (&error);
  g_cancellable_cancel (cancelled);
  g_assert_null (studio_photo_record (svg, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  recording = studio_photo_record (svg, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cairo_surface_get_type (recording), ==, CAIRO_SURFACE_TYPE_RECORDING);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/draw-figure/outlines", test_figures);
  g_test_add_func ("/draw-figure/line", test_line);
  g_test_add_func ("/draw-figure/line-bad", test_line_bad);
  g_test_add_func ("/draw-figure/icon-fonts", test_icon_fonts);
  g_test_add_func ("/draw-figure/icon-missing", test_icon_missing);
  g_test_add_func ("/draw-figure/icon-issue", test_icon_issue);
  g_test_add_func ("/draw-figure/drawing-vector", test_drawing_vector);
  g_test_add_func ("/draw-figure/drawing-tint", test_drawing_tint);
  g_test_add_func ("/draw-figure/drawing-hostile", test_drawing_hostile);
  g_test_add_func ("/draw-figure/record-refuses", test_record_refuses);
  return g_test_run ();
}
