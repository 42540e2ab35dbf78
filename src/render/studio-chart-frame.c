#include "config.h"

#include "studio-chart.h"

#define NOTE_SIZE 0.72 /* in label sizes */
#define NOTE_LINES 3
#define LEAST_NOTE 0.58 /* where the line would be cut else */
#define NOTE_GAP 0.5    /* in label sizes */
#define NOTE_OPACITY 0.82
#define KEY_SIZE 0.86
#define KEY_SIDE 0.66 /* of the keys' size */
#define KEY_GAP 1.1   /* between two keys */
#define KEY_LINE 1.4
#define MAX_KEY_LINES 2
#define KEYS_BELOW 0.55 /* room under the keys */

static void
add_piece (GString *note,
           const char *before,
           const char *piece)
{
  if (piece == NULL || *piece == '\0')
    return;
  if (note->len > 0)
    g_string_append (note, " · ");
  g_string_append (note, before);
  g_string_append (note, piece);
}

static gboolean
begins_with (const char *text,
             const char *word)
{
  g_autofree char *folded = g_utf8_casefold (text != NULL ? text : "", -1);

  return g_str_has_prefix (folded, word);
}

/* Beside a single number, over a table's only column and in a pictogram's rule the unit is said already. */
static gboolean
says_unit (const StudioChart *chart)
{
  const StudioChartSpec *spec = chart->spec;

  if (spec->kind == STUDIO_CHART_TABLE)
    return chart->n_series == 1 && (spec->series[0] == NULL || *spec->series[0] == '\0');
  return spec->kind == STUDIO_CHART_NUMBER || spec->kind == STUDIO_CHART_PICTOGRAM;
}

/* Posters speak Indonesian whatever the window speaks. */
static char *
make_note (const StudioChart *chart,
           const char *rule)
{
  const StudioChartSpec *spec = chart->spec;
  GString *note = g_string_new (NULL);
  const char *unit = g_strcmp0 (spec->unit, "%") == 0 ? "persen" : spec->unit;

  add_piece (note, "", rule);
  if (!says_unit (chart))
    add_piece (note, begins_with (unit, "dalam ") ? "" : "Dalam ", unit);
  add_piece (note, "", spec->period);
  if (spec->kind == STUDIO_CHART_LINE && spec->zero == STUDIO_CHART_ZERO_FREE)
    add_piece (note, "", "Sumbu tidak mulai dari nol");
  add_piece (note, begins_with (spec->source, "sumber") ? "" : "Sumber: ", spec->source);
  return g_string_free (note, FALSE);
}

void
studio_chart_draw_note (StudioChart *chart,
                        const char *rule)
{
  g_autofree char *note = make_note (chart, rule);
  StudioTextLook look = { .size = chart->size * NOTE_SIZE, .width = chart->rect.w, .lines = NOTE_LINES, .color = chart->spec->color };
  double height;

  if (*note == '\0')
    return;
  look.color.a *= NOTE_OPACITY;
  while (look.size > chart->size * LEAST_NOTE && !studio_chart_text_fits (chart->text, note, &look))
    look.size *= 0.95;
  height = studio_chart_text_measure (chart->text, note, &look).h;
  studio_chart_text_draw (chart->text, chart->cr, note, &look, (StudioPoint){ chart->rect.x, chart->rect.y + chart->rect.h - height });
  chart->rect.h = MAX (chart->rect.h - height - chart->size * NOTE_GAP, 1);
}

typedef struct
{
  double x, size;
  int line;
} Pen;

/* Returns: the width of the key of @series; it is drawn unless @measure, and stands on the next line if this one is full. */
static void
put_key (const StudioChart *chart,
         int series,
         Pen *pen,
         gboolean measure)
{
  const char *name = studio_chart_get_series_name (chart, series);
  StudioTextLook look = { .size = pen->size, .lines = 1, .color = chart->spec->color };
  double side = pen->size * KEY_SIDE, text_at = side + pen->size * 0.4;
  StudioSize text = studio_chart_text_measure (chart->text, name, &look);
  StudioColor color = studio_chart_series_color (chart, series);
  double y;

  if (pen->x > 0 && pen->x + text_at + text.w > chart->rect.w) {
    pen->x = 0;
    pen->line++;
  }
  if (text_at + text.w > chart->rect.w) {
    look.width = MAX (chart->rect.w - text_at, 1);
    text = studio_chart_text_measure (chart->text, name, &look);
  }
  y = chart->rect.y + (pen->line + 0.5) * pen->size * KEY_LINE;
  if (!measure) {
    studio_chart_sign_path (chart, &(StudioRect){ chart->rect.x + pen->x, y - side / 2, side, side });
    studio_chart_fill_part (chart, &color, series);
    studio_chart_text_draw (chart->text, chart->cr, name, &look, (StudioPoint){ chart->rect.x + pen->x + text_at, y - text.h / 2 });
  }
  pen->x += text_at + text.w + pen->size * KEY_GAP;
}

static Pen
put_keys (const StudioChart *chart,
          double size,
          gboolean measure)
{
  Pen pen = { .size = size };

  for (int series = 0; series < chart->n_series; series++)
    put_key (chart, series, &pen, measure);
  return pen;
}

void
studio_chart_draw_keys (StudioChart *chart)
{
  double size = chart->size * KEY_SIZE;
  double height;
  Pen pen;

  if (chart->n_series < 2)
    return;
  while (put_keys (chart, size, TRUE).line >= MAX_KEY_LINES && size > chart->size * 0.6)
    size *= 0.93;
  pen = put_keys (chart, size, FALSE);
  height = (pen.line + 1) * size * KEY_LINE + chart->size * KEYS_BELOW;
  chart->rect.y += MIN (height, chart->rect.h - 1);
  chart->rect.h = MAX (chart->rect.h - height, 1);
}
