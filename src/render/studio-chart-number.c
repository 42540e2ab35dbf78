#include "config.h"

#include "studio-chart.h"

#include <math.h>
#include <string.h>

#include "studio-chart-figures.h"
#include "studio-draw-paint.h"

#define LARGEST 12.0     /* the figure, in label sizes */
#define FIGURE_SHARE 0.6 /* of the height */
#define UNIT_SIZE 0.26   /* of the figure's */
#define LEAST_UNIT 0.8   /* in label sizes */
#define SIGN_SIZE 0.42   /* of "%", which is no word */
#define BESIDE 0.5       /* of the width may a unit take and stand beside the figure */
#define UNIT_GAP 0.1     /* of the figure's size */
#define LINE 1.05        /* height of the figure in its size */
#define CHANGE_SIZE 1.05 /* in label sizes */
#define GAP 0.35         /* in label sizes */
#define LEAST_CHANGE 4.0
#define LEAST_LARGE 3.0 /* WCAG 2.2 SC 1.4.3 for large text */

typedef struct
{
  int row, series;             /* the figure */
  int other_row, other_series; /* what it is compared with; -1: nothing */
  const char *other_name;
} Choice;

static const StudioChartRow *
get_row (const StudioChart *chart,
         int row)
{
  return &g_array_index (chart->spec->rows, StudioChartRow, row);
}

/* Returns: 0 if @name is no year alone */
static int
year_of (const char *name)
{
  return strlen (name) == 4 && strspn (name, "0123456789") == 4 ? atoi (name) : 0;
}

/* The first of the two, but of two years the later. */
static gboolean
second_is_newer (const char *first,
                 const char *second)
{
  return year_of (first) > 0 && year_of (second) > year_of (first);
}

static void
choose_series (const StudioChart *chart,
               Choice *choice)
{
  choice->series = second_is_newer (studio_chart_get_series_name (chart, 0), studio_chart_get_series_name (chart, 1)) ? 1 : 0;
  choice->other_series = 1 - choice->series;
  choice->other_row = choice->row;
  choice->other_name = studio_chart_get_series_name (chart, choice->other_series);
}

/* Of rows that are years the newest, beside the one before it; else the first two. */
static void
choose_rows (const StudioChart *chart,
             Choice *choice,
             gboolean own)
{
  double value;

  for (int row = 1; row < chart->n_rows && !own; row++) {
    if (second_is_newer (studio_chart_get_label (chart, choice->row), studio_chart_get_label (chart, row)) && studio_chart_get_value (chart, row, &value))
      choice->row = row;
  }
  choice->other_row = choice->row == 0 ? 1 : choice->row - 1;
  choice->other_name = studio_chart_get_label (chart, choice->other_row);
}

static Choice
choose (const StudioChart *chart)
{
  int wanted = chart->spec->highlight;
  gboolean own = wanted >= 0 && wanted < chart->n_rows;
  Choice choice = { .row = own ? wanted : 0, .other_row = -1 };

  if (chart->n_series > 1)
    choose_series (chart, &choice);
  else if (chart->n_rows > 1)
    choose_rows (chart, &choice, own);
  return choice;
}

/* The figure and the word that belongs to it: "86,4" and "%", "1,24" and "juta orang". */
static void
split_figure (const StudioChart *chart,
              const Choice *choice,
              char **figure,
              char **unit)
{
  const StudioChartRow *row = get_row (chart, choice->row);
  const StudioChartCell *cell = &row->cells[choice->series];
  StudioNumber number = { cell->number, cell->value, cell->decimals, FALSE };
  const char *own = row->unit != NULL && *row->unit != '\0' ? row->unit : chart->spec->unit;
  StudioChartRow plain = { 0 };
  double value;
  char *space;

  *unit = g_strdup (own != NULL ? own : "");
  if (!studio_chart_get_cell (chart, choice->row, choice->series, &value)) {
    *figure = g_strdup ("–");
    return;
  }
  if (cell->number == STUDIO_NUMBER_PERCENT) {
    *figure = studio_chart_figures_write (chart->spec, &plain, STUDIO_NUMBER_PLAIN, value, cell->decimals);
    g_free (*unit);
    *unit = g_strdup ("%");
    return;
  }
  if (cell->number != STUDIO_NUMBER_MONEY && fabs (value) < 1e6) {
    *figure = studio_chart_figures_write (chart->spec, &plain, STUDIO_NUMBER_PLAIN, value, cell->decimals);
    return;
  }
  *figure = cell->number == STUDIO_NUMBER_MONEY ? studio_number_display (&number, FALSE) : studio_number_format_words (value);
  space = strpbrk (*figure, " ");
  if (space == NULL)
    space = strstr (*figure, "\u00a0");
  if (space != NULL) {
    g_autofree char *word = g_strdup (g_utf8_next_char (space));
    g_autofree char *named = g_strconcat (word, *unit != NULL && **unit != '\0' ? " " : "", *unit, NULL);

    *space = '\0';
    g_free (*unit);
    *unit = g_steal_pointer (&named);
  }
}

static StudioColor
figure_color (const StudioChart *chart)
{
  const StudioChartSpec *spec = chart->spec;

  return spec->ground.a >= 0.99 && studio_color_contrast (&spec->accent, &spec->ground) >= LEAST_LARGE ? spec->accent : spec->color;
}

/* Whether @name says a time, from which something rises or falls; from another thing it only differs. */
static gboolean
is_time (const char *name)
{
  static const char *const words[] = { "lalu", "sebelum", "awal", "triwulan", "semester", "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november", "desember" };
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (const char *at = folded; *at != '\0'; at++) {
    if ((g_str_has_prefix (at, "19") || g_str_has_prefix (at, "20")) && strspn (at, "0123456789") == 4)
      return TRUE;
  }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    if (strstr (folded, words[i]) != NULL)
      return TRUE;
  }
  return FALSE;
}

static const char *
change_word (int direction,
             const char *name)
{
  if (is_time (name))
    return direction > 0 ? "naik" : "turun";
  return direction > 0 ? "lebih tinggi" : "lebih rendah";
}

/* Posters speak Indonesian whatever the window speaks. Returns: (transfer full) (nullable): "naik 4,1 poin dari 2024" */
static char *
dup_change (const StudioChart *chart,
            const Choice *choice,
            int *direction)
{
  const StudioChartRow *row = get_row (chart, choice->row);
  const StudioChartCell *cell = &row->cells[choice->series], *other;
  gboolean percent = cell->number == STUDIO_NUMBER_PERCENT || g_strcmp0 (row->unit, "%") == 0 || g_strcmp0 (chart->spec->unit, "%") == 0;
  double value, before, step;
  StudioChartRow plain = { 0 };
  int decimals;

  if (choice->other_row < 0 || !studio_chart_get_cell (chart, choice->row, choice->series, &value) ||
      !studio_chart_get_cell (chart, choice->other_row, choice->other_series, &before))
    return NULL;
  other = &get_row (chart, choice->other_row)->cells[choice->other_series];
  decimals = MAX (cell->decimals, other->decimals);
  step = cell->number == STUDIO_NUMBER_PLAIN || percent ? pow (10, -MIN (decimals, 6)) / 2 : 0.5;
  *direction = fabs (value - before) < MIN (step, 0.5) ? 0 : value > before ? 1
                                                                            : -1;
  if (*direction == 0)
    return g_strdup_printf (is_time (choice->other_name) ? "tetap seperti %s" : "sama dengan %s", choice->other_name);
  {
    g_autofree char *figure = studio_chart_figures_write (chart->spec, percent ? &plain : row, percent ? STUDIO_NUMBER_PLAIN : cell->number, fabs (value - before), decimals);

    return g_strdup_printf ("%s %s%s dari %s", change_word (*direction, choice->other_name), figure, percent ? " poin" : "", choice->other_name);
  }
}

static StudioColor
change_color (const StudioChart *chart,
              int direction)
{
  const StudioChartSpec *spec = chart->spec;
  int good = spec->good == STUDIO_CHART_GOOD_UP ? 1 : spec->good == STUDIO_CHART_GOOD_DOWN ? -1
                                                                                           : 0;
  const StudioColor *color = direction * good > 0 ? &spec->up : &spec->down;

  if (direction * good == 0 || spec->ground.a < 0.99 || studio_color_contrast (color, &spec->ground) < LEAST_CHANGE)
    return spec->color;
  return *color;
}

/* A triangle that points where the figure went; a bar where it stayed. */
static void
draw_arrow (const StudioChart *chart,
            const StudioRect *box,
            int direction,
            const StudioColor *color)
{
  double foot = direction > 0 ? box->y + box->h : box->y, tip = direction > 0 ? box->y : box->y + box->h;

  cairo_new_path (chart->cr);
  if (direction == 0) {
    cairo_rectangle (chart->cr, box->x, box->y + box->h * 0.38, box->w, box->h * 0.24);
  } else {
    cairo_move_to (chart->cr, box->x, foot);
    cairo_line_to (chart->cr, box->x + box->w / 2, tip);
    cairo_line_to (chart->cr, box->x + box->w, foot);
    cairo_close_path (chart->cr);
  }
  studio_draw_color_set (chart->cr, color, 1);
  cairo_fill (chart->cr);
}

/* Returns: the height it takes at the bottom of the rect */
static double
draw_change (const StudioChart *chart,
             const Choice *choice)
{
  int direction = 0;
  g_autofree char *change = dup_change (chart, choice, &direction);
  StudioTextLook look = { .size = chart->size * CHANGE_SIZE, .bold = TRUE, .lines = 2, .color = change_color (chart, direction) };
  double side = chart->size * 0.78, left = side + chart->size * 0.4, line;
  StudioSize size;
  StudioRect arrow;

  if (change == NULL)
    return 0;
  look.width = MAX (chart->rect.w - left, 1);
  size = studio_chart_text_measure (chart->text, change, &look);
  line = studio_chart_text_measure (chart->text, "0", &(StudioTextLook){ .size = look.size, .bold = TRUE }).h;
  arrow = (StudioRect){ chart->rect.x, chart->rect.y + chart->rect.h - size.h + (line - side * 0.86) / 2, side, side * 0.86 };
  draw_arrow (chart, &arrow, direction, &look.color);
  studio_chart_text_draw (chart->text, chart->cr, change, &look, (StudioPoint){ chart->rect.x + left, chart->rect.y + chart->rect.h - size.h });
  return size.h + chart->size * GAP;
}

/* Returns: the height it takes at the top of the rect */
static double
draw_label (const StudioChart *chart,
            const Choice *choice)
{
  const char *label = studio_chart_get_label (chart, choice->row);
  StudioTextLook look = studio_chart_boxed_label_look (chart, choice->row, chart->size, chart->rect.w, 2);
  gboolean named = chart->n_series > 1 && *label != '\0';
  g_autofree char *text = named ? g_strdup_printf ("%s, %s", label, studio_chart_get_series_name (chart, choice->series)) : g_strdup (label);
  double height;

  if (*text == '\0')
    return 0;
  look.bold = FALSE;
  height = studio_chart_text_measure (chart->text, text, &look).h;
  studio_chart_text_draw (chart->text, chart->cr, text, &look, (StudioPoint){ chart->rect.x, chart->rect.y });
  return height + chart->size * GAP;
}

static StudioTextLook
unit_look (const StudioChart *chart,
           const char *unit,
           double size)
{
  gboolean sign = g_str_equal (unit, "%");
  StudioTextLook look = { .size = MAX (size * (sign ? SIGN_SIZE : UNIT_SIZE), MIN (chart->size * LEAST_UNIT, size)), .bold = TRUE, .lines = 1, .color = figure_color (chart) };

  return look;
}

/* Returns: how much lower @box is for a unit too long to stand beside the figure, which it is written under */
static double
draw_unit_below (const StudioChart *chart,
                 const char *unit,
                 const StudioRect *box)
{
  StudioTextLook look = { .size = chart->size, .bold = TRUE, .lines = 2, .color = figure_color (chart) };
  double height;

  if (studio_chart_text_measure (chart->text, unit, &look).w <= box->w * BESIDE)
    return 0;
  look.width = box->w;
  height = studio_chart_text_measure (chart->text, unit, &look).h;
  studio_chart_text_draw (chart->text, chart->cr, unit, &look, (StudioPoint){ box->x, box->y + box->h - height });
  return height;
}

static void
draw_unit_beside (const StudioChart *chart,
                  const char *unit,
                  const StudioTextLook *figure,
                  StudioPoint end)
{
  StudioTextLook look = unit_look (chart, unit, figure->size);

  studio_chart_text_draw (chart->text, chart->cr, unit, &look,
                          (StudioPoint){ end.x + figure->size * UNIT_GAP, end.y - studio_chart_text_baseline (chart->text, unit, &look) });
}

/* The largest size at which figure and unit fit; the unit has a least size, so one division does not settle it. */
static void
fit_figure (const StudioChart *chart,
            const char *figure,
            const char *unit,
            StudioTextLook *look,
            double room)
{
  for (int turn = 0; turn < 5; turn++) {
    StudioTextLook small = unit_look (chart, unit, look->size);
    double width = studio_chart_text_measure (chart->text, figure, look).w;

    width += *unit != '\0' ? studio_chart_text_measure (chart->text, unit, &small).w + look->size * UNIT_GAP : 0;
    look->size *= MIN (1, room * 0.998 / MAX (width, 1));
  }
}

static void
draw_figure (const StudioChart *chart,
             const Choice *choice,
             const StudioRect *box)
{
  g_autofree char *figure = NULL, *unit = NULL;
  StudioTextLook look = { .figure = TRUE, .lines = 1, .color = figure_color (chart) };
  double below, top;
  StudioSize size;

  split_figure (chart, choice, &figure, &unit);
  below = draw_unit_below (chart, unit, box);
  if (below > 0)
    *unit = '\0';
  look.size = MIN (MAX (box->h - below, 1) / LINE, chart->size * LARGEST);
  fit_figure (chart, figure, unit, &look, box->w);
  size = studio_chart_text_measure (chart->text, figure, &look);
  top = box->y + (box->h - below - size.h) / 2;
  studio_chart_text_draw (chart->text, chart->cr, figure, &look, (StudioPoint){ box->x, top });
  if (*unit != '\0')
    draw_unit_beside (chart, unit, &look, (StudioPoint){ box->x + size.w, top + studio_chart_text_baseline (chart->text, figure, &look) });
}

void
studio_chart_number (const StudioChart *chart)
{
  Choice choice = choose (chart);
  double above = draw_label (chart, &choice), below = draw_change (chart, &choice);
  double height = MAX (chart->rect.h - above - below, 1);
  StudioRect box = { chart->rect.x, chart->rect.y + above, chart->rect.w, height };

  draw_figure (chart, &choice, &box);
}
