#include "config.h"

#include "studio-draw-chart.h"

#include <cairo-pdf.h>
#include <math.h>
#include <pango/pangocairo.h>

#define WIDTH 400
#define HEIGHT 300

/* Each of them is seen nowhere else, so that a pixel tells what it belongs to. */
#define ACCENT 0xff0000u
#define MUTED 0x0000ffu
#define PART 0x00ff00u

typedef struct
{
  double value;
  gboolean missing;
  const char *label;
} Row;

static StudioChartSpec
make_spec (StudioChartKind kind,
           const Row *rows,
           int n_rows)
{
  StudioChartSpec spec = { .kind = kind, .size = 20, .highlight = -1, .n_colors = 3 };

  spec.color = (StudioColor){ 0, 0, 0, 1 };
  spec.ground = (StudioColor){ 1, 1, 1, 1 };
  spec.accent = spec.palette[0] = (StudioColor){ 1, 0, 0, 1 };
  spec.muted = spec.palette[1] = (StudioColor){ 0, 0, 1, 1 };
  spec.palette[2] = (StudioColor){ 0, 1, 0, 1 };
  spec.rows = g_array_new (FALSE, TRUE, sizeof (StudioChartRow));
  for (int i = 0; i < n_rows; i++) {
    StudioChartRow row = { .label = (char *) rows[i].label, .index = i, .cells = { { .value = rows[i].value, .missing = rows[i].missing } } };

    g_array_append_val (spec.rows, row);
  }
  return spec;
}

static cairo_surface_t *
draw_chart (const StudioChartSpec *spec,
            const StudioRect *rect)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  studio_draw_chart (cr, context, rect, spec);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  g_object_unref (context);
  cairo_surface_flush (surface);
  return surface;
}

static cairo_surface_t *
draw (const StudioChartSpec *spec)
{
  StudioRect rect = { 0, 0, WIDTH, HEIGHT };

  return draw_chart (spec, &rect);
}

static guint32
pixel_at (cairo_surface_t *surface,
          int x,
          int y)
{
  const guint8 *row = cairo_image_surface_get_data (surface) + (gsize) y * cairo_image_surface_get_stride (surface);

  return ((const guint32 *) row)[x] & 0xffffff;
}

static int
count (cairo_surface_t *surface,
       guint32 color)
{
  int n = 0;

  for (int y = 0; y < HEIGHT; y++) {
    for (int x = 0; x < WIDTH; x++)
      n += pixel_at (surface, x, y) == color;
  }
  return n;
}

/* First and last pixel of @color in the column at @x. */
static gboolean
find_mark (cairo_surface_t *surface,
           int x,
           guint32 color,
           int *top,
           int *bottom)
{
  *top = *bottom = -1;
  for (int y = 0; y < HEIGHT; y++) {
    if (pixel_at (surface, x, y) != color)
      continue;
    if (*top < 0)
      *top = y;
    *bottom = y;
  }
  return *top >= 0;
}

static int
middle_of (int row,
           int n_rows)
{
  double pitch = WIDTH / (n_rows - 1 + 0.76);

  return (int) (row * pitch + pitch * 0.38);
}

static void
test_column_heights (void)
{
  static const Row rows[] = { { 20, FALSE, "2022" }, { 40, FALSE, "2023" }, { 30, FALSE, "2024" }, { 50, FALSE, "2025" } };
  StudioChartSpec spec = make_spec (STUDIO_CHART_COLUMN, rows, 4);
  cairo_surface_t *surface = draw (&spec);
  int base = 0;
  double unit = 0;

  for (int i = 3; i >= 0; i--) {
    int top, bottom;

    g_assert_true (find_mark (surface, middle_of (i, 4), i == 3 ? ACCENT : MUTED, &top, &bottom));
    if (i == 3) {
      base = bottom;
      unit = (bottom + 1 - top) / 50.0;
    }
    g_assert_cmpint (bottom, ==, base); /* all from one line, which is zero */
    g_assert_cmpfloat_with_epsilon (bottom + 1 - top, rows[i].value * unit, 1.5);
  }
  g_assert_cmpint (base, >, 200);
  cairo_surface_destroy (surface);
  g_array_unref (spec.rows);
}

static void
test_column_negative (void)
{
  static const Row rows[] = { { 40, FALSE, "a" }, { -20, FALSE, "b" }, { 0, TRUE, "c" }, { 0, FALSE, "d" } };
  StudioChartSpec spec = make_spec (STUDIO_CHART_COLUMN, rows, 4);
  cairo_surface_t *surface;
  int top, bottom, low_top, low_bottom;

  spec.highlight = 0;
  surface = draw (&spec);
  g_assert_true (find_mark (surface, middle_of (0, 4), ACCENT, &top, &bottom));
  g_assert_true (find_mark (surface, middle_of (1, 4), MUTED, &low_top, &low_bottom));
  g_assert_cmpint (low_top, >, bottom);
  g_assert_cmpint (low_top - bottom, <=, 4); /* the base line */
  g_assert_cmpfloat_with_epsilon (low_bottom - bottom, (bottom + 1 - top) / 2.0, 2);
  /* neither a missing value nor zero has a column */
  g_assert_false (find_mark (surface, middle_of (2, 4), MUTED, &top, &bottom));
  g_assert_false (find_mark (surface, middle_of (3, 4), MUTED, &top, &bottom));
  cairo_surface_destroy (surface);
  g_array_unref (spec.rows);
}

static void
test_highlight (void)
{
  static const Row rows[] = { { 10, FALSE, "a" }, { 50, FALSE, "b" }, { 30, FALSE, "c" }, { 90, TRUE, "d" } };
  static const struct
  {
    int wanted, row;
  } cases[] = { { -1, 2 }, { -2, 1 }, { 0, 0 }, { -3, -1 }, { 99, -1 }, { -99, -1 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    StudioChartSpec spec = make_spec (STUDIO_CHART_COLUMN, rows, 4);
    cairo_surface_t *surface;
    int top, bottom;

    spec.highlight = cases[i].wanted;
    surface = draw (&spec);
    for (int row = 0; row < 3; row++)
      g_assert_cmpint (find_mark (surface, middle_of (row, 4), ACCENT, &top, &bottom), ==, row == cases[i].row);
    cairo_surface_destroy (surface);
    g_array_unref (spec.rows);
  }
}

static void
test_bar_lengths (void)
{
  static const Row rows[] = { { 20, FALSE, "Satu" }, { 40, FALSE, "Dua" }, { 10, FALSE, "Tiga" } };
  StudioChartSpec spec = make_spec (STUDIO_CHART_BAR, rows, 3);
  cairo_surface_t *surface;
  int length[3] = { 0 };

  spec.highlight = -3;
  surface = draw (&spec);
  for (int i = 0; i < 3; i++) {
    for (int x = 0; x < WIDTH; x++)
      length[i] += pixel_at (surface, x, 50 + i * 100) == MUTED;
  }
  g_assert_cmpint (length[1], >, 150);
  g_assert_cmpint (ABS (length[0] * 2 - length[1]), <=, 3);
  g_assert_cmpint (ABS (length[2] * 4 - length[1]), <=, 5);
  cairo_surface_destroy (surface);
  g_array_unref (spec.rows);
}

/* A higher value lies higher, a missing one interrupts the line. */
static void
test_line (void)
{
  static const Row rows[] = { { 78, FALSE, "2022" }, { 80, FALSE, "2023" }, { 0, TRUE, "2024" }, { 84, FALSE, "2025" }, { 86, FALSE, "2026" } };
  StudioChartSpec spec = make_spec (STUDIO_CHART_LINE, rows, 5);
  cairo_surface_t *surface = draw (&spec);
  int first = -1, last = -1, top, bottom, gap_top, gap_bottom;

  for (int x = 0; x < WIDTH; x++) {
    if (find_mark (surface, x, ACCENT, &top, &bottom)) {
      first = first < 0 ? x : first;
      last = x;
    }
  }
  g_assert_cmpint (first, >=, 0);
  g_assert_cmpint (last, >, 350);
  g_assert_true (find_mark (surface, first + 3, ACCENT, &top, &bottom));
  g_assert_cmpint (top, >, 120);
  g_assert_true (find_mark (surface, last - 3, ACCENT, &gap_top, &gap_bottom));
  g_assert_cmpint (gap_bottom, <, top);
  g_assert_false (find_mark (surface, (first + last) / 2, ACCENT, &gap_top, &gap_bottom));
  cairo_surface_destroy (surface);
  g_array_unref (spec.rows);
}

/* Areas of the ring in proportion; the last colour is not the first one's. */
static void
test_donut (void)
{
  static const Row rows[] = { { 50, FALSE, "" }, { 30, FALSE, "" }, { 20, FALSE, "" } };
  StudioChartSpec spec = make_spec (STUDIO_CHART_DONUT, rows, 3);
  cairo_surface_t *surface = draw (&spec);
  double a = count (surface, ACCENT), b = count (surface, MUTED), c = count (surface, PART);

  g_assert_cmpfloat (a, >, 5000);
  g_assert_cmpfloat_with_epsilon (b / a, 0.6, 0.08);
  g_assert_cmpfloat_with_epsilon (c / a, 0.4, 0.08);
  cairo_surface_destroy (surface);
  g_array_unref (spec.rows);
}

static void
test_progress (void)
{
  static const struct
  {
    double value, target, share;
  } cases[] = { { 0.25, 0, 0.25 }, { 25, 0, 0.25 }, { 30, 40, 0.75 }, { 50, 40, 1 }, { -5, 0, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    Row row = { cases[i].value, FALSE, "Realisasi" };
    StudioChartSpec spec = make_spec (STUDIO_CHART_PROGRESS, &row, 1);
    cairo_surface_t *surface;
    int longest = 0;

    spec.has_target = cases[i].target > 0;
    spec.target = cases[i].target;
    surface = draw (&spec);
    for (int y = 28; y < 45; y++) {
      int length = 0;

      for (int x = 0; x < WIDTH; x++)
        length += pixel_at (surface, x, y) == ACCENT;
      longest = MAX (longest, length);
    }
    g_assert_cmpint (ABS (longest - (int) (WIDTH * cases[i].share)), <=, 3);
    cairo_surface_destroy (surface);
    g_array_unref (spec.rows);
  }
}

/* A second and third series of the same rows, each twice as high as the one before. */
static void
add_series (StudioChartSpec *spec,
            StudioChartArrange arrange)
{
  spec->n_series = 3;
  spec->arrange = arrange;
  spec->highlight = STUDIO_CHART_HIGHLIGHT_NONE;
  for (guint i = 0; i < spec->rows->len; i++) {
    StudioChartRow *row = &g_array_index (spec->rows, StudioChartRow, i);

    for (int series = 1; series < spec->n_series; series++)
      row->cells[series] = (StudioChartCell){ .value = row->cells[series - 1].value * 2, .missing = row->cells[0].missing };
  }
}

static void
test_series (void)
{
  static const Row rows[] = { { 10, FALSE, "" }, { 20, FALSE, "" } };
  static const struct
  {
    StudioChartKind kind;
    StudioChartArrange arrange;
  } cases[] = {
    { STUDIO_CHART_COLUMN, STUDIO_CHART_GROUPED },
    { STUDIO_CHART_COLUMN, STUDIO_CHART_STACKED },
    { STUDIO_CHART_COLUMN, STUDIO_CHART_SHARE },
    { STUDIO_CHART_BAR, STUDIO_CHART_GROUPED },
    { STUDIO_CHART_BAR, STUDIO_CHART_STACKED },
    { STUDIO_CHART_BAR, STUDIO_CHART_SHARE },
    { STUDIO_CHART_AREA, STUDIO_CHART_STACKED },
    { STUDIO_CHART_AREA, STUDIO_CHART_SHARE },
  };

  /* the areas of one series, its parts and their figures stand as 1 : 2 : 4, give or take the room that the computer's fonts leave them */
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    StudioChartSpec spec = make_spec (cases[i].kind, rows, 2);
    cairo_surface_t *surface;
    double first, second, third;

    add_series (&spec, cases[i].arrange);
    spec.color = (StudioColor){ 1, 1, 1, 1 }; /* figures are out of the way */
    spec.size = 6;
    surface = draw (&spec);
    first = count (surface, ACCENT);
    second = count (surface, MUTED);
    third = count (surface, PART);
    g_test_message ("case %u", i);
    g_assert_cmpfloat (first, >, 500);
    g_assert_cmpfloat_with_epsilon (second / first, 2, 0.25);
    g_assert_cmpfloat_with_epsilon (third / first, 4, 0.75);
    cairo_surface_destroy (surface);
    g_array_unref (spec.rows);
  }
}

/* Parts below zero hang under the line, those above stand on it. */
static void
test_stacked_negative (void)
{
  static const Row rows[] = { { 30, FALSE, "" } };
  StudioChartSpec spec = make_spec (STUDIO_CHART_COLUMN, rows, 1);
  cairo_surface_t *surface;
  int top, bottom, low_top, low_bottom;

  add_series (&spec, STUDIO_CHART_STACKED);
  g_array_index (spec.rows, StudioChartRow, 0).cells[1].value = -30;
  g_array_index (spec.rows, StudioChartRow, 0).cells[2].value = 30;
  spec.size = 6;
  surface = draw (&spec);
  g_assert_true (find_mark (surface, middle_of (0, 1) - 10, ACCENT, &top, &bottom));
  g_assert_true (find_mark (surface, middle_of (0, 1) - 10, MUTED, &low_top, &low_bottom));
  g_assert_cmpint (low_top, >, bottom);
  g_assert_cmpint (ABS ((low_bottom - low_top) - (bottom - top)), <=, 4);
  g_assert_true (find_mark (surface, middle_of (0, 1) - 10, PART, &low_top, &low_bottom));
  g_assert_cmpint (low_bottom, <, top);
  cairo_surface_destroy (surface);
  g_array_unref (spec.rows);
}

static void
test_ring (void)
{
  static const double shares[] = { 0, 0.25, 0.5, 1, 1.2 };
  int full = 0;

  for (int i = G_N_ELEMENTS (shares) - 2; i >= 0; i--) {
    Row row = { shares[i], FALSE, "" };
    StudioChartSpec spec = make_spec (STUDIO_CHART_RING, &row, 1);
    cairo_surface_t *surface = draw (&spec);
    int n = count (surface, ACCENT);

    full = i == 3 ? n : full;
    g_assert_cmpint (full, >, 5000);
    g_assert_cmpfloat_with_epsilon (n / (double) full, shares[i], 0.05);
    cairo_surface_destroy (surface);
    g_array_unref (spec.rows);
  }
}

/* 1.250 by hundreds: twelve whole marks and a half, or thirteen. */
static void
test_pictogram (void)
{
  static const Row rows[] = { { 100, FALSE, "" }, { 1250, FALSE, "" } };
  static const double marks[] = { 12.5, 13 };
  double drawn[2];

  for (int i = 0; i < 2; i++) {
    StudioChartSpec spec = make_spec (STUDIO_CHART_PICTOGRAM, rows, 2);
    cairo_surface_t *surface;

    spec.per = 100;
    spec.round = i == 1;
    surface = draw (&spec);
    g_assert_cmpint (count (surface, MUTED), >, 100);
    drawn[i] = count (surface, ACCENT) / (double) count (surface, MUTED);
    g_assert_cmpfloat_with_epsilon (drawn[i], marks[i], 0.5);
    cairo_surface_destroy (surface);
    g_array_unref (spec.rows);
  }
  g_assert_cmpfloat_with_epsilon (drawn[1] - drawn[0], 0.5, 0.15);
}

static void
test_stays_inside (void)
{
  static const Row rows[] = {
    { 1234567.5, FALSE, "Kecamatan Perlindungan Sosial dan Pemberdayaan Masyarakat" },
    { 987654.25, FALSE, "Pertanggungjawabansekali" },
    { 1111111.75, FALSE, "" },
    { 0, TRUE, NULL },
  };
  StudioRect rect = { 100, 75, 200, 150 };

  for (int kind = STUDIO_CHART_COLUMN; kind < (int) STUDIO_CHART_N_KINDS; kind++) {
    StudioChartSpec spec = make_spec (kind, rows, 4);
    cairo_surface_t *surface = draw_chart (&spec, &rect);
    int outside = 0, inside = 0;

    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        gboolean in = x >= 98 && x < 302 && y >= 73 && y < 227;

        if (pixel_at (surface, x, y) != 0xffffff)
          *(in ? &inside : &outside) += 1;
      }
    }
    g_test_message ("kind %d", kind);
    g_assert_cmpint (outside, ==, 0);
    g_assert_cmpint (inside, >, 500);
    cairo_surface_destroy (surface);
    g_array_unref (spec.rows);
  }
}

/* What texts leave behind in a vector picture must not become a corner of an area. */
static void
test_vector (void)
{
  static const Row rows[] = { { 10, FALSE, "a" }, { 20, FALSE, "b" } };
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  StudioRect rect = { 0, 0, WIDTH, HEIGHT };

  for (int kind = STUDIO_CHART_COLUMN; kind < (int) STUDIO_CHART_N_KINDS; kind++) {
    StudioChartSpec spec = make_spec (kind, rows, 2);
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (NULL, NULL, WIDTH, HEIGHT);
    cairo_t *cr = cairo_create (surface);

    spec.source = (char *) "BPS";
    studio_draw_chart (cr, context, &rect, &spec);
    g_assert_false (cairo_has_current_point (cr));
    cairo_destroy (cr);
    cairo_surface_destroy (surface);
    g_array_unref (spec.rows);
  }
  g_object_unref (context);
}

static void
test_hostile (void)
{
  g_autofree char *long_label = g_strnfill (100000, 'x');
  const Row all[][4] = {
    { { 0, FALSE, "a" }, { 0, FALSE, "b" }, { 0, FALSE, "c" }, { 0, FALSE, "d" } },
    { { 0, TRUE, "a" }, { 0, TRUE, "b" }, { 0, TRUE, "c" }, { 0, TRUE, "d" } },
    { { NAN, FALSE, "a" }, { INFINITY, FALSE, "b" }, { -INFINITY, FALSE, "c" }, { 1, FALSE, "d" } },
    { { 1e308, FALSE, "a" }, { -1e308, FALSE, "b" }, { 1e300, FALSE, "c" }, { -1e300, FALSE, "d" } },
    { { 1e-308, FALSE, "a" }, { 1e-320, FALSE, "b" }, { 0, FALSE, "c" }, { -1e-308, FALSE, "d" } },
    { { -1, FALSE, NULL }, { -2, FALSE, "" }, { -3, FALSE, "\xff\xfe" }, { -4, FALSE, long_label } },
    { { 5, FALSE, "a\nb\tc" }, { 5, FALSE, " " }, { 5, FALSE, "–" }, { 5, FALSE, "d" } },
  };
  static const StudioRect rects[] = {
    { 0, 0, WIDTH, HEIGHT },
    { 0, 0, 0, 0 },
    { 0, 0, NAN, 5 },
    { 0, 0, 3, 3 },
    { 0, 0, 1e-6, 300 },
    { 0, 0, 400, 1e-6 },
    { 0, 0, 1e9, 5 },
    { 0, 0, 9e4, 9e4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++) {
    for (int kind = STUDIO_CHART_COLUMN; kind < (int) STUDIO_CHART_N_KINDS; kind++) {
      for (guint k = 0; k < G_N_ELEMENTS (rects); k++) {
        for (int n_rows = 0; n_rows <= 4; n_rows++) {
          StudioChartSpec spec = make_spec (kind, all[i], n_rows);

          spec.has_target = TRUE;
          spec.target = k % 2 == 0 ? NAN : -3;
          spec.cap_size = k % 3 == 0 ? NAN : 1e9;
          spec.size = k % 3 == 1 ? NAN : 24;
          spec.n_colors = k % 2 == 0 ? G_MAXINT : -1;
          spec.patterns = k % 2 == 1;
          spec.per = k % 3 == 0 ? NAN : 1e-300;
          spec.icon = (char *) (k % 2 == 0 ? "tidak-ada" : "mdi:");
          spec.source = k % 3 == 1 ? long_label : NULL;
          if (k > 3 && n_rows > 0)
            add_series (&spec, (StudioChartArrange) (k % 3));
          cairo_surface_destroy (draw_chart (&spec, &rects[k]));
          g_array_unref (spec.rows);
        }
      }
    }
  }
}

static void
test_many_rows (void)
{
  Row rows[40];

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    rows[i] = (Row){ i + 1, FALSE, "Januari" };
  for (int kind = STUDIO_CHART_COLUMN; kind < (int) STUDIO_CHART_N_KINDS; kind++) {
    StudioChartSpec spec = make_spec (kind, rows, G_N_ELEMENTS (rows));
    cairo_surface_t *surface = draw (&spec);

    g_assert_cmpint (WIDTH * HEIGHT - count (surface, 0xffffff), >, 400);
    cairo_surface_destroy (surface);
    g_array_unref (spec.rows);
  }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/chart/column/heights", test_column_heights);
  g_test_add_func ("/chart/column/negative", test_column_negative);
  g_test_add_func ("/chart/highlight", test_highlight);
  g_test_add_func ("/chart/bar/lengths", test_bar_lengths);
  g_test_add_func ("/chart/line", test_line);
  g_test_add_func ("/chart/donut", test_donut);
  g_test_add_func ("/chart/progress", test_progress);
  g_test_add_func ("/chart/series", test_series);
  g_test_add_func ("/chart/stacked-negative", test_stacked_negative);
  g_test_add_func ("/chart/ring", test_ring);
  g_test_add_func ("/chart/pictogram", test_pictogram);
  g_test_add_func ("/chart/stays-inside", test_stays_inside);
  g_test_add_func ("/chart/many-rows", test_many_rows);
  g_test_add_func ("/chart/vector", test_vector);
  g_test_add_func ("/chart/hostile", test_hostile);
  return g_test_run ();
}
