#include "config.h"

#include "studio-report-pdf.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-a4.h"
#include "studio-date.h"
#include "studio-draw-chart.h"
#include "studio-number.h"

/* Points */
#define BAND_H 96.0
#define TILE_GAP 10.0
#define TILE_H 58.0
#define CHART_H 148.0
#define GAP 14.0
#define ROW_PAD 3.0
#define LEFT STUDIO_A4_MARGIN
#define BODY STUDIO_A4_BODY
/* A list of these stays readable; the tables for spreadsheets have all */
#define MAX_OPEN 120
#define MAX_GAPS 120
#define MAX_PROGRAMMES 60
#define TOP_OFFICES 8
#define MAX_COLUMNS 7
#define SIGN_H 84.0

/** Column: @share: of the body's width; numbers stand at the right */
typedef struct
{
  const char *head;
  double share;
  gboolean number;
} Column;

/** Sheet: the pen and what it draws with. @columns: (nullable): of the table being drawn, whose heads stand on each page */
typedef struct
{
  StudioA4 *paper;
  const StudioReport *report;
  StudioColor primary, on_primary, accent;
  const Column *columns;
  guint n_columns;
} Sheet;

/* --- ink --- */

static void
paint (Sheet *sheet,
       const StudioColor *color)
{
  cairo_set_source_rgb (sheet->paper->cr, color->r, color->g, color->b);
}

static void
fill (Sheet *sheet,
      const StudioRect *rect)
{
  cairo_rectangle (sheet->paper->cr, rect->x, rect->y, rect->w, rect->h);
  cairo_fill (sheet->paper->cr);
}

static PangoLayout *
one_line (Sheet *sheet,
          const char *text,
          double size,
          PangoWeight weight,
          double width)
{
  PangoLayout *layout = studio_a4_text (sheet->paper, text, size, weight, width);

  pango_layout_set_height (layout, 0);
  return layout;
}

/* --- first page --- */

static void
put_band (Sheet *sheet)
{
  const StudioRect band = { 0, 0, STUDIO_A4_WIDTH, BAND_H }, stripe = { 0, BAND_H, STUDIO_A4_WIDTH, 4 };
  StudioA4 *paper = sheet->paper;
  PangoLayout *period;

  paint (sheet, &sheet->primary);
  fill (sheet, &band);
  paint (sheet, &sheet->accent);
  fill (sheet, &stripe);
  paint (sheet, &sheet->on_primary);
  studio_a4_put (paper, one_line (sheet, sheet->report->office, 10.5, PANGO_WEIGHT_SEMIBOLD, BODY), LEFT, 24);
  studio_a4_put (paper, one_line (sheet, _ ("Monthly Publication Report"), 21, PANGO_WEIGHT_BOLD, BODY - 150), LEFT, 45);
  period = one_line (sheet, sheet->report->period, 14, PANGO_WEIGHT_SEMIBOLD, 150);
  pango_layout_set_alignment (period, PANGO_ALIGN_RIGHT);
  studio_a4_put (paper, period, LEFT + BODY - 150, 51);
  paper->y = BAND_H + 4 + GAP;
}

/* In smaller letters if it would be cut off. */
static PangoLayout *
lay_out_number (Sheet *sheet,
                const char *number,
                double size,
                double width)
{
  PangoLayout *layout = one_line (sheet, number, size, PANGO_WEIGHT_BOLD, width);

  if (!pango_layout_is_ellipsized (layout) || size <= STUDIO_A4_TEXT)
    return layout;
  g_object_unref (layout);
  return lay_out_number (sheet, number, size - 1, width);
}

static void
put_tile (Sheet *sheet,
          const StudioRect *rect,
          const char *number,
          const char *label)
{
  StudioA4 *paper = sheet->paper;
  const StudioRect edge = { rect->x, rect->y, 3, rect->h };
  PangoLayout *figure;

  cairo_set_source_rgb (paper->cr, 0.955, 0.96, 0.965);
  fill (sheet, rect);
  paint (sheet, &sheet->accent);
  fill (sheet, &edge);
  studio_a4_ink (paper, 0.08);
  figure = lay_out_number (sheet, number, 20, rect->w - 20);
  /* on one line with those beside it */
  studio_a4_put (paper, figure, rect->x + 12, rect->y + 30 - (double) pango_layout_get_baseline (figure) / PANGO_SCALE);
  studio_a4_ink (paper, 0.3);
  studio_a4_put (paper, one_line (sheet, label, STUDIO_A4_TEXT, PANGO_WEIGHT_NORMAL, rect->w - 20), rect->x + 12, rect->y + 37);
}

static void
put_tiles (Sheet *sheet)
{
  const StudioReport *report = sheet->report;
  const double width = (BODY - 3 * TILE_GAP) / 4;
  g_autofree char *posts = studio_number_format (report->n_posts, 0), *times = studio_number_format (report->n_times, 0);
  g_autofree char *offices = g_strdup_printf (_ ("%u of %u"), report->n_active, report->offices->len), *open = studio_number_format (report->open->len, 0);
  const char *const tiles[][2] = { { posts, _ ("posts published") }, { times, _ ("publications") }, { offices, _ ("offices published") }, { open, _ ("not published yet") } };

  for (guint i = 0; i < G_N_ELEMENTS (tiles); i++) {
    const StudioRect rect = { LEFT + i * (width + TILE_GAP), sheet->paper->y, width, TILE_H };

    put_tile (sheet, &rect, tiles[i][0], tiles[i][1]);
  }
  sheet->paper->y += TILE_H + GAP;
}

/* Returns: (transfer full): of @whole, "47 %" */
static char *
word_share (guint part,
            guint whole)
{
  return whole == 0 ? g_strdup ("–") : g_strdup_printf ("%u %%", (part * 200 + whole) / (2 * whole));
}

static void
add_sentence (GString *text,
              char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
  g_free (sentence);
}

/* What the numbers say, in sentences. Returns: (transfer full) */
static char *
word_findings (const StudioReport *report)
{
  GString *text = g_string_new (NULL);
  g_autofree char *linked = word_share (report->n_linked, report->n_times), *approved = word_share (report->n_approved, report->n_times);
  guint silent = 0;

  if (report->n_posts == 0) {
    add_sentence (text, g_strdup (_ ("No post was marked as published in this month.")));
  } else {
    add_sentence (text, g_strdup_printf (_ ("%s of the publications have a link, %s had been approved."), linked, approved));
    if (report->n_planned > 0) {
      g_autofree char *on_time = studio_number_format (report->n_on_time, 0), *planned = studio_number_format (report->n_planned, 0);

      add_sentence (text, g_strdup_printf (_ ("%1$s of %2$s planned posts went out by their planned day."), on_time, planned));
    }
  }
  for (guint i = 0; i < report->offices->len; i++)
    silent += ((const StudioReportOffice *) g_ptr_array_index (report->offices, i))->n_gaps > 0 ? 1 : 0;
  if (silent > 0)
    add_sentence (text, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u office was silent for more than %d days.", "%u offices were silent for more than %d days.", silent),
                                         silent, STUDIO_REPORT_GAP));
  return g_string_free (text, FALSE);
}

static void
put_findings (Sheet *sheet)
{
  g_autofree char *text = word_findings (sheet->report), *made = g_strdup_printf (_ ("Made %s"), sheet->report->made);

  studio_a4_ink (sheet->paper, 0.1);
  sheet->paper->y += studio_a4_put (sheet->paper, studio_a4_text (sheet->paper, text, 9.5, PANGO_WEIGHT_NORMAL, BODY), LEFT, sheet->paper->y) + 3;
  studio_a4_ink (sheet->paper, 0.35);
  sheet->paper->y += studio_a4_put (sheet->paper, studio_a4_text (sheet->paper, made, STUDIO_A4_SMALL, PANGO_WEIGHT_NORMAL, BODY), LEFT, sheet->paper->y) + GAP;
}

/* --- charts --- */

static void
clear_row (gpointer data)
{
  StudioChartRow *row = data;

  g_free (row->label);
  g_free (row->cells[0].text);
}

static StudioChartSpec
begin_chart (Sheet *sheet,
             StudioChartKind kind,
             double size)
{
  StudioChartSpec spec = { .kind = kind, .n_series = 1, .family = (char *) "Noto Sans", .size = size, .highlight = STUDIO_CHART_HIGHLIGHT_ALL, .figure_weight = 700 };

  spec.rows = g_array_new (FALSE, TRUE, sizeof (StudioChartRow));
  g_array_set_clear_func (spec.rows, clear_row);
  spec.color = (StudioColor){ 0.13, 0.15, 0.17, 1 };
  spec.muted = (StudioColor){ 0.62, 0.66, 0.7, 1 };
  spec.accent = sheet->primary;
  spec.ground = (StudioColor){ 1, 1, 1, 1 };
  spec.up = spec.down = spec.color;
  spec.palette[0] = sheet->primary;
  spec.n_colors = 1;
  return spec;
}

/* @label: (transfer full) */
static void
add_bar (StudioChartSpec *spec,
         char *label,
         guint value)
{
  StudioChartRow row = { .label = label, .index = (int) spec->rows->len };

  row.cells[0].value = value;
  /* a day without a post has no number, so that the others can be read */
  row.cells[0].text = value > 0 || spec->kind != STUDIO_CHART_COLUMN ? studio_number_format (value, 0) : g_strdup ("");
  g_array_append_val (spec->rows, row);
}

/* Draws it below its title, and frees what the spec has. */
static void
put_chart (Sheet *sheet,
           StudioChartSpec *spec,
           const char *title,
           const StudioRect *rect)
{
  const StudioRect chart = { rect->x, rect->y + 18, rect->w, rect->h - 18 };

  studio_a4_ink (sheet->paper, 0.08);
  studio_a4_put (sheet->paper, one_line (sheet, title, STUDIO_A4_HEADING, PANGO_WEIGHT_BOLD, rect->w), rect->x, rect->y);
  cairo_save (sheet->paper->cr);
  studio_draw_chart (sheet->paper->cr, sheet->paper->context, &chart, spec);
  cairo_restore (sheet->paper->cr);
  g_array_unref (spec->rows);
}

static void
put_days (Sheet *sheet)
{
  const StudioReport *report = sheet->report;
  StudioChartSpec spec = begin_chart (sheet, STUDIO_CHART_COLUMN, 8);
  const StudioRect rect = { LEFT, sheet->paper->y, BODY, CHART_H };

  for (guint day = 1; day <= report->n_days; day++)
    add_bar (&spec, g_strdup_printf ("%u", day), report->days[day - 1]);
  put_chart (sheet, &spec, _ ("Posts by day"), &rect);
  sheet->paper->y += CHART_H + GAP;
}

static void
put_balance (Sheet *sheet)
{
  const StudioReport *report = sheet->report;
  const double width = (BODY - 24) / 2;
  StudioChartSpec groups = begin_chart (sheet, STUDIO_CHART_BAR, 8.5), classes = begin_chart (sheet, STUDIO_CHART_BAR, 8.5);
  const StudioRect left = { LEFT, sheet->paper->y, width, CHART_H }, right = { LEFT + width + 24, sheet->paper->y, width, CHART_H };

  for (guint i = 0; i < report->groups->len; i++) {
    const StudioReportCount *group = g_ptr_array_index (report->groups, i);

    /* what belongs to no group is only told if there is any */
    if (i + 1 < report->groups->len || group->n > 0)
      add_bar (&groups, g_strdup (group->name), group->n);
  }
  for (int i = 0; i < STUDIO_REPORT_N_CLASSES; i++)
    add_bar (&classes, g_strdup (studio_report_class_name ((StudioReportClass) i)), report->classes[i]);
  put_chart (sheet, &groups, _ ("Balance of content"), &left);
  put_chart (sheet, &classes, _ ("Information classes (UU 14/2008)"), &right);
  sheet->paper->y += CHART_H + GAP;
}

static void
put_top (Sheet *sheet)
{
  const StudioReport *report = sheet->report;
  StudioChartSpec spec;
  guint n = 0;
  StudioRect rect;

  while (n < MIN (report->offices->len, TOP_OFFICES) && ((const StudioReportOffice *) g_ptr_array_index (report->offices, n))->n_posts > 0)
    n++;
  if (n < 2)
    return;
  rect = (StudioRect){ LEFT, sheet->paper->y, BODY, MAX (22 + 17.0 * n, 64.0) };
  if (rect.y + rect.h > STUDIO_A4_BOTTOM)
    return;
  spec = begin_chart (sheet, STUDIO_CHART_BAR, 8.5);
  for (guint i = 0; i < n; i++) {
    const StudioReportOffice *office = g_ptr_array_index (report->offices, i);

    add_bar (&spec, g_strdup (office->name), office->n_posts);
  }
  put_chart (sheet, &spec, _ ("Most active offices"), &rect);
  sheet->paper->y += rect.h + GAP;
}

/* --- tables --- */

static double
width_of (const Column *column)
{
  return BODY * column->share;
}

/* Texts in a row's cells; those of numbers stand at the right. Returns: the height */
static double
lay_row (Sheet *sheet,
         const char *const *cells,
         PangoWeight weight,
         PangoLayout **layouts)
{
  double height = 0;

  for (guint i = 0; i < sheet->n_columns; i++) {
    layouts[i] = studio_a4_text (sheet->paper, cells[i], STUDIO_A4_TEXT, weight, width_of (&sheet->columns[i]) - 8);
    pango_layout_set_height (layouts[i], -3);
    if (sheet->columns[i].number)
      pango_layout_set_alignment (layouts[i], PANGO_ALIGN_RIGHT);
    height = MAX (height, studio_a4_height_of (layouts[i]));
  }
  return height + 2 * ROW_PAD;
}

static void
put_row (Sheet *sheet,
         PangoLayout **layouts,
         double height)
{
  double x = LEFT;

  for (guint i = 0; i < sheet->n_columns; i++) {
    studio_a4_put (sheet->paper, layouts[i], x + 4, sheet->paper->y + ROW_PAD);
    x += width_of (&sheet->columns[i]);
  }
  sheet->paper->y += height;
}

static void
put_heads (StudioA4 *paper,
           gpointer data)
{
  Sheet *sheet = data;
  const char *heads[MAX_COLUMNS];
  PangoLayout *layouts[MAX_COLUMNS];
  StudioRect ground;
  double height;

  for (guint i = 0; i < sheet->n_columns; i++)
    heads[i] = sheet->columns[i].head;
  height = lay_row (sheet, heads, PANGO_WEIGHT_BOLD, layouts);
  ground = (StudioRect){ LEFT, paper->y, BODY, height };
  cairo_set_source_rgb (paper->cr, 0.915, 0.925, 0.935);
  fill (sheet, &ground);
  paint (sheet, &sheet->primary);
  ground = (StudioRect){ LEFT, paper->y + height - 1, BODY, 1 };
  fill (sheet, &ground);
  studio_a4_ink (paper, 0.05);
  put_row (sheet, layouts, height);
}

static void
begin_table (Sheet *sheet,
             const char *title,
             const Column *columns,
             guint n_columns)
{
  sheet->columns = columns;
  sheet->n_columns = n_columns;
  /* a heading does not stand alone at the foot of a page */
  studio_a4_need (sheet->paper, 76);
  studio_a4_ink (sheet->paper, 0.08);
  sheet->paper->y += studio_a4_put (sheet->paper, one_line (sheet, title, STUDIO_A4_HEADING, PANGO_WEIGHT_BOLD, BODY), LEFT, sheet->paper->y) + 5;
  put_heads (sheet->paper, sheet);
  sheet->paper->resume = put_heads;
}

static void
add_row (Sheet *sheet,
         const char *const *cells)
{
  PangoLayout *layouts[MAX_COLUMNS];
  double height = lay_row (sheet, cells, PANGO_WEIGHT_NORMAL, layouts);

  studio_a4_need (sheet->paper, height);
  studio_a4_ink (sheet->paper, 0.05);
  put_row (sheet, layouts, height);
  studio_a4_ink (sheet->paper, 0.82);
  studio_a4_line (sheet->paper, LEFT, sheet->paper->y, BODY);
}

/* @note: (nullable): what stands below the table */
static void
end_table (Sheet *sheet,
           const char *note)
{
  sheet->paper->resume = NULL;
  if (note != NULL) {
    PangoLayout *layout = studio_a4_text (sheet->paper, note, STUDIO_A4_SMALL, PANGO_WEIGHT_NORMAL, BODY);

    studio_a4_need (sheet->paper, studio_a4_height_of (layout) + 4);
    studio_a4_ink (sheet->paper, 0.3);
    sheet->paper->y += 4 + studio_a4_put (sheet->paper, layout, LEFT, sheet->paper->y + 4);
  }
  sheet->paper->y += GAP + 4;
}

static void
put_offices (Sheet *sheet)
{
  const Column columns[] = { { _ ("Office"), 0.29, FALSE }, { _ ("Posts"), 0.125, TRUE }, { _ ("Publications"), 0.135, TRUE }, { _ ("Approved"), 0.12, TRUE }, { _ ("With link"), 0.125, TRUE }, { _ ("Longest gap"), 0.105, TRUE }, { _ ("Not published"), 0.10, TRUE } };

  if (sheet->report->offices->len == 0)
    return;
  begin_table (sheet, _ ("By office"), columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < sheet->report->offices->len; i++) {
    const StudioReportOffice *office = g_ptr_array_index (sheet->report->offices, i);
    g_autofree char *posts = studio_number_format (office->n_posts, 0), *times = studio_number_format (office->n_times, 0);
    g_autofree char *approved = studio_number_format (office->n_approved, 0), *linked = studio_number_format (office->n_linked, 0);
    g_autofree char *gap = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u day", "%u days", office->longest), office->longest);
    g_autofree char *open = studio_number_format (office->n_open, 0);
    const char *const cells[] = { office->name, posts, times, approved, linked, gap, open };

    add_row (sheet, cells);
  }
  end_table (sheet, _ ("Publications: a post on three platforms counts three times. A gap is counted within the month, up to the day this report was made."));
}

static void
put_types (Sheet *sheet)
{
  const StudioReport *report = sheet->report;
  const Column columns[] = { { _ ("Content type"), 0.46, FALSE }, { _ ("Group"), 0.26, FALSE }, { _ ("Posts"), 0.14, TRUE }, { _ ("Percent"), 0.14, TRUE } };

  if (report->types->len == 0)
    return;
  begin_table (sheet, _ ("By content type"), columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < report->types->len; i++) {
    const StudioReportCount *count = g_ptr_array_index (report->types, i);
    const StudioReportCount *group = g_ptr_array_index (report->groups, count->group >= 0 ? (guint) count->group : report->groups->len - 1);
    g_autofree char *n = studio_number_format (count->n, 0), *share = word_share (count->n, report->n_posts);
    const char *const cells[] = { count->name, group->name, n, share };

    add_row (sheet, cells);
  }
  end_table (sheet, NULL);
}

static void
put_counts (Sheet *sheet,
            const char *title,
            const char *head,
            GPtrArray *counts)
{
  const Column columns[] = { { head, 0.72, FALSE }, { _ ("Posts"), 0.14, TRUE }, { _ ("Percent"), 0.14, TRUE } };
  guint whole = 0, shown = MIN (counts->len, MAX_PROGRAMMES);
  g_autofree char *more = NULL;

  if (counts->len == 0)
    return;
  for (guint i = 0; i < counts->len; i++)
    whole += ((const StudioReportCount *) g_ptr_array_index (counts, i))->n;
  begin_table (sheet, title, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < shown; i++) {
    const StudioReportCount *count = g_ptr_array_index (counts, i);
    g_autofree char *n = studio_number_format (count->n, 0), *share = word_share (count->n, whole);
    const char *const cells[] = { count->name, n, share };

    add_row (sheet, cells);
  }
  if (counts->len > shown)
    more = g_strdup_printf (_ ("And %u more; the table for spreadsheets has all of them."), counts->len - shown);
  end_table (sheet, more);
}

/* Returns: (transfer full): "3 Nov 2026" */
static char *
word_day (const StudioReport *report,
          guint number)
{
  GDate day = report->month;

  if (number == 0)
    return g_strdup ("–");
  g_date_set_day (&day, (GDateDay) number);
  return studio_date_format (&day, STUDIO_DATE_SHORT);
}

static void
put_gaps (Sheet *sheet)
{
  const StudioReport *report = sheet->report;
  const Column columns[] = { { _ ("Office"), 0.52, FALSE }, { _ ("From"), 0.17, FALSE }, { _ ("To"), 0.17, FALSE }, { _ ("Without a post"), 0.14, TRUE } };
  guint shown = MIN (report->gaps->len, MAX_GAPS);
  g_autofree char *more = NULL;

  if (report->gaps->len == 0)
    return;
  begin_table (sheet, _ ("Gaps of more than 7 days"), columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < shown; i++) {
    const StudioReportGap *gap = &g_array_index (report->gaps, StudioReportGap, i);
    guint n = gap->last - gap->first + 1;
    g_autofree char *first = word_day (report, gap->first), *last = word_day (report, gap->last);
    g_autofree char *days = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u day", "%u days", n), n);
    const char *const cells[] = { gap->office, first, last, days };

    add_row (sheet, cells);
  }
  if (report->gaps->len > shown)
    more = g_strdup_printf (_ ("And %u more; the table for spreadsheets has all of them."), report->gaps->len - shown);
  end_table (sheet, more);
}

static void
put_open (Sheet *sheet)
{
  const StudioReport *report = sheet->report;
  const Column columns[] = { { _ ("Not published yet"), 0.48, FALSE }, { _ ("Office"), 0.36, FALSE }, { _ ("Planned"), 0.16, FALSE } };
  guint shown = MIN (report->open->len, MAX_OPEN);
  g_autofree char *more = NULL;

  if (report->open->len == 0)
    return;
  begin_table (sheet, _ ("Not published yet"), columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < shown; i++) {
    const StudioReportOpen *open = g_ptr_array_index (report->open, i);
    g_autofree char *day = word_day (report, open->day);
    const char *const cells[] = { open->title, open->office, day };

    add_row (sheet, cells);
  }
  if (report->open->len > shown)
    more = g_strdup_printf (_ ("And %u more; the table for spreadsheets has all of them."), report->open->len - shown);
  end_table (sheet, more);
}

/* --- foot --- */

/* How the numbers were counted, so that nobody has to guess. */
static void
put_notes (Sheet *sheet)
{
  StudioBalance *balance = sheet->report->balance;

  if (studio_balance_get_n_groups (balance) == 0)
    return;
  /* whoever signs does so below something */
  studio_a4_need (sheet->paper, 100 + SIGN_H);
  studio_a4_ink (sheet->paper, 0.08);
  sheet->paper->y += studio_a4_put (sheet->paper, one_line (sheet, _ ("How it was counted"), STUDIO_A4_HEADING, PANGO_WEIGHT_BOLD, BODY), LEFT, sheet->paper->y) + 5;
  for (guint i = 0; i < studio_balance_get_n_groups (balance); i++) {
    g_autofree char *kinds = studio_balance_list_kinds (balance, i);
    g_autofree char *text = g_strdup_printf ("%s: %s.", studio_balance_get_group (balance, i), kinds);
    PangoLayout *layout = studio_a4_text (sheet->paper, text, STUDIO_A4_SMALL + 0.5, PANGO_WEIGHT_NORMAL, BODY);

    studio_a4_need (sheet->paper, studio_a4_height_of (layout) + 3);
    studio_a4_ink (sheet->paper, 0.2);
    sheet->paper->y += studio_a4_put (sheet->paper, layout, LEFT, sheet->paper->y) + 3;
  }
  sheet->paper->y += GAP;
}

static void
put_signature (Sheet *sheet)
{
  const char *const who[] = { _ ("Made by"), _ ("Acknowledged by") };
  const double width = 190;

  studio_a4_need (sheet->paper, SIGN_H);
  for (guint i = 0; i < G_N_ELEMENTS (who); i++) {
    double x = i == 0 ? LEFT : LEFT + BODY - width, y = sheet->paper->y + 8;

    studio_a4_ink (sheet->paper, 0);
    studio_a4_put (sheet->paper, one_line (sheet, who[i], STUDIO_A4_TEXT, PANGO_WEIGHT_BOLD, width), x, y);
    studio_a4_line (sheet->paper, x, y + 46, width);
    studio_a4_put (sheet->paper, one_line (sheet, _ ("Name:"), STUDIO_A4_SMALL, PANGO_WEIGHT_NORMAL, width), x, y + 49);
    studio_a4_put (sheet->paper, one_line (sheet, _ ("NIP:"), STUDIO_A4_SMALL, PANGO_WEIGHT_NORMAL, width), x, y + 61);
  }
  sheet->paper->y += SIGN_H;
}

static void
draw (StudioA4 *paper,
      gpointer data)
{
  Sheet *sheet = data;

  sheet->paper = paper;
  put_band (sheet);
  put_tiles (sheet);
  put_findings (sheet);
  if (sheet->report->n_posts > 0) {
    put_days (sheet);
    put_balance (sheet);
    put_top (sheet);
  }
  put_offices (sheet);
  put_types (sheet);
  put_counts (sheet, _ ("By programme"), _ ("Programme or activity"), sheet->report->programmes);
  put_counts (sheet, _ ("By platform"), _ ("Platform"), sheet->report->platforms);
  put_gaps (sheet);
  put_open (sheet);
  put_notes (sheet);
  put_signature (sheet);
}

/* Letters have to be read on the band, and bars seen on paper. */
static void
choose_colors (Sheet *sheet,
               StudioBrand *brand)
{
  const StudioColor white = { 1, 1, 1, 1 }, black = { 0.07, 0.08, 0.1, 1 };

  sheet->primary = (StudioColor){ 0.06, 0.3, 0.42, 1 };
  sheet->accent = (StudioColor){ 0.93, 0.69, 0.2, 1 };
  if (brand != NULL) {
    studio_brand_lookup_color (brand, "primary", &sheet->primary);
    studio_brand_lookup_color (brand, "accent", &sheet->accent);
  }
  sheet->on_primary = studio_color_contrast (&sheet->primary, &white) >= studio_color_contrast (&sheet->primary, &black) ? white : black;
}

GBytes *
studio_report_to_pdf (const StudioReport *report,
                      StudioBrand *brand,
                      GCancellable *cancellable,
                      GError **error)
{
  Sheet sheet = { .report = report };
  g_autofree char *title = NULL, *foot = NULL;

  g_return_val_if_fail (report != NULL && (brand == NULL || STUDIO_IS_BRAND (brand)), NULL);

  choose_colors (&sheet, brand);
  title = g_strdup_printf ("%s – %s", _ ("Monthly Publication Report"), report->period);
  foot = *report->office != '\0' ? g_strdup_printf ("%s · %s", report->office, title) : g_strdup (title);
  return studio_a4_to_pdf (title, foot, draw, &sheet, cancellable, error);
}
