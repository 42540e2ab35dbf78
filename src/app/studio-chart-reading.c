#include "config.h"

#include "studio-chart-data-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Digits after the mark that a reading shows; more is noise of binary fractions. */
#define MAX_DECIMALS 6
#define SPELL_LIMIT 1e15

/* --- words --- */

static const char *const small[] = { "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas" };

static void
add_word (GString *text,
          const char *word)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, word);
}

/* Below a thousand, as one says it. */
static void
spell_hundreds (GString *text,
                gint64 value)
{
  if (value >= 200) {
    add_word (text, small[value / 100]);
    add_word (text, "ratus");
  } else if (value >= 100) {
    add_word (text, "seratus");
  }
  value %= 100;
  if (value >= 20) {
    add_word (text, small[value / 10]);
    add_word (text, "puluh");
    value %= 10;
  } else if (value >= 12) {
    add_word (text, small[value - 10]);
    add_word (text, "belas");
    value = 0;
  }
  if (value > 0)
    add_word (text, small[value]);
}

static void
spell_whole (GString *text,
             gint64 value)
{
  static const struct
  {
    gint64 size;
    const char *word;
  } steps[] = { { 1000000000000, "triliun" }, { 1000000000, "miliar" }, { 1000000, "juta" } };

  if (value == 0) {
    add_word (text, small[0]);
    return;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++) {
    if (value >= steps[i].size) {
      spell_hundreds (text, value / steps[i].size);
      add_word (text, steps[i].word);
      value %= steps[i].size;
    }
  }
  if (value >= 2000) {
    spell_hundreds (text, value / 1000);
    add_word (text, "ribu");
  } else if (value >= 1000) {
    add_word (text, "seribu");
  }
  spell_hundreds (text, value % 1000);
}

char *
studio_chart_spell (double value,
                    int decimals)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *figure = studio_number_format (fabs (value), CLAMP (decimals, 0, MAX_DECIMALS));
  const char *comma = strchr (figure, ',');

  if (!isfinite (value) || fabs (value) >= SPELL_LIMIT)
    return NULL;
  if (value < 0)
    add_word (text, "minus");
  spell_whole (text, (gint64) floor (fabs (value) + 1e-9));
  if (comma != NULL)
    add_word (text, "koma");
  for (const char *digit = comma != NULL ? comma + 1 : ""; g_ascii_isdigit (*digit); digit++)
    add_word (text, small[*digit - '0']);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- readings --- */

/* In full, so that a slip of the decimal point can be seen. */
static char *
write_out (const StudioNumber *number)
{
  g_autofree char *figure = NULL;

  if (number->kind == STUDIO_NUMBER_PERCENT)
    return studio_number_display (number, FALSE);
  figure = studio_number_format (number->value, MAX_DECIMALS);
  return number->kind == STUDIO_NUMBER_MONEY ? g_strconcat ("Rp", figure, NULL) : g_steal_pointer (&figure);
}

StudioChartReading
studio_chart_data_read (StudioChartData *self,
                        guint row,
                        guint column,
                        char **words)
{
  const char *cell;
  StudioNumber number;

  g_return_val_if_fail (STUDIO_IS_CHART_DATA (self) && column > 0 && words != NULL, STUDIO_CHART_READING_BLANK);

  cell = studio_chart_data_get_cell (self, row, column);
  if (*cell == '\0' && *studio_chart_data_get_cell (self, row, 0) == '\0') {
    *words = g_strdup ("");
    return STUDIO_CHART_READING_BLANK;
  }
  if (!studio_number_parse (cell, &number, NULL)) {
    *words = g_strdup (_ ("not a number"));
    return STUDIO_CHART_READING_WORDS;
  }
  if (number.kind == STUDIO_NUMBER_MISSING) {
    *words = g_strdup (_ ("not drawn"));
    return STUDIO_CHART_READING_MISSING;
  }
  *words = write_out (&number);
  return STUDIO_CHART_READING_NUMBER;
}

/* --- doubt about points --- */

/** Column: the figures of one column, alone and beside each other. */
typedef struct
{
  guint n;
  const char **cells;
  StudioNumber *alone;
  StudioNumber *together;
  gboolean ambiguous;
} Column;

static void
column_clear (Column *column)
{
  g_free (column->cells);
  g_free (column->alone);
  g_free (column->together);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Column, column_clear)

static void
column_read (Column *column,
             StudioChartData *self,
             guint index,
             gboolean decimal_points)
{
  column->n = studio_chart_data_get_n_rows (self);
  column->cells = g_new0 (const char *, column->n + 1);
  column->alone = g_new0 (StudioNumber, column->n + 1);
  column->together = g_new0 (StudioNumber, column->n + 1);
  for (guint i = 0; i < column->n; i++) {
    column->cells[i] = studio_chart_data_get_cell (self, i, index);
    studio_number_parse (column->cells[i], &column->alone[i], NULL);
  }
  studio_number_parse_column (column->cells, column->n, decimal_points, column->together, &column->ambiguous);
}

static gboolean
differ (const StudioNumber *alone,
        const StudioNumber *together)
{
  return together->kind != STUDIO_NUMBER_MISSING && fabs (alone->value - together->value) > fabs (together->value) * 1e-9;
}

/* What no other figure of the column settles, or settles otherwise than it is drawn */
static gboolean
is_doubtful (const Column *column,
             guint row)
{
  return column->alone[row].ambiguous && (column->ambiguous || differ (&column->alone[row], &column->together[row]));
}

gboolean
studio_chart_data_is_ambiguous (StudioChartData *self,
                                guint column,
                                char **sentence)
{
  g_auto (Column) figures = { 0 };

  g_return_val_if_fail (STUDIO_IS_CHART_DATA (self) && column > 0, FALSE);

  column_read (&figures, self, column, FALSE);
  for (guint i = 0; i < figures.n; i++) {
    g_autofree char *words = NULL;

    if (!is_doubtful (&figures, i))
      continue;
    if (sentence == NULL)
      return TRUE;
    words = studio_chart_spell (figures.alone[i].value, MAX_DECIMALS);
    if (words == NULL)
      words = write_out (&figures.alone[i]);
    /* Translators: a figure as it was typed, and the same in words: "8.215", "delapan ribu dua ratus lima belas" */
    *sentence = g_strdup_printf (_ ("%s = %s."), figures.cells[i], words);
    return TRUE;
  }
  return FALSE;
}

char *
studio_chart_settle (const char *cell,
                     const StudioNumber *reading)
{
  StudioNumber alone;

  g_return_val_if_fail (cell != NULL && reading != NULL, NULL);

  if (!studio_number_parse (cell, &alone, NULL) || !differ (&alone, reading))
    return g_strdup (cell);
  if (reading->kind == STUDIO_NUMBER_PLAIN)
    return studio_number_format (reading->value, MAX (reading->decimals, 3));
  return studio_number_display (reading, FALSE);
}

void
_studio_chart_data_settle (StudioChartData *self,
                           guint column)
{
  g_auto (Column) figures = { 0 };

  column_read (&figures, self, column, FALSE);
  for (guint i = 0; i < figures.n; i++) {
    g_autofree char *settled = studio_chart_settle (figures.cells[i], &figures.together[i]);

    if (!g_str_equal (settled, figures.cells[i]))
      _studio_chart_line_set (g_ptr_array_index (self->lines, i), column, settled);
  }
}

/* "1.250" becomes "1,250": no digit is lost, and a comma leaves no doubt. Returns: (transfer full) */
static char *
with_comma (const char *cell)
{
  g_auto (GStrv) parts = g_strsplit (cell, ".", -1);

  return g_strjoinv (",", parts);
}

guint
studio_chart_data_take_as_decimals (StudioChartData *self,
                                    guint column)
{
  g_auto (Column) figures = { 0 };
  guint n = 0;

  g_return_val_if_fail (STUDIO_IS_CHART_DATA (self) && column > 0, 0);

  column_read (&figures, self, column, TRUE);
  for (guint i = 0; i < figures.n; i++) {
    g_autofree char *comma = figures.alone[i].ambiguous ? with_comma (figures.cells[i]) : NULL;

    if (comma == NULL)
      continue;
    _studio_chart_line_set (g_ptr_array_index (self->lines, i), column, comma);
    n++;
  }
  if (n > 0)
    _studio_chart_data_write (self, FALSE, _ ("Read Points as Decimals"));
  return n;
}

/* --- the sum --- */

/** Sum: what the figures of a column make together. */
typedef struct
{
  guint n;
  double value;
  StudioNumberKind kind;
  gboolean mixed;
  int decimals;
} Sum;

static gboolean
is_percent_unit (const char *unit)
{
  return g_str_equal (unit, "%") || g_ascii_strcasecmp (unit, "persen") == 0;
}

static void
add_up (StudioChartData *self,
        guint column,
        Sum *sum)
{
  for (guint i = 0; i < studio_chart_data_get_n_rows (self); i++) {
    const StudioChartLine *line = g_ptr_array_index (self->lines, i);
    StudioNumber number;

    if (!studio_number_parse (line->cells[column], &number, NULL) || number.kind == STUDIO_NUMBER_MISSING)
      continue;
    if (number.kind == STUDIO_NUMBER_PLAIN && is_percent_unit (line->unit)) {
      number.kind = STUDIO_NUMBER_PERCENT;
      number.value /= 100;
    }
    sum->mixed |= sum->n > 0 && number.kind != sum->kind;
    sum->kind = number.kind;
    sum->value += number.value;
    sum->decimals = MAX (sum->decimals, number.decimals);
    sum->n++;
  }
}

/* Each figure is off by half of its last digit at most. */
static StudioChartSum
judge_whole (const Sum *sum)
{
  double last = pow (10, -CLAMP (sum->decimals, 0, MAX_DECIMALS));
  double off = fabs (sum->value * 100 - 100);

  if (off < last * 0.01)
    return STUDIO_CHART_SUM_WHOLE;
  return off <= MAX (sum->n * last / 2, last) * 1.0001 ? STUDIO_CHART_SUM_ROUNDED : STUDIO_CHART_SUM_OFF;
}

StudioChartSum
studio_chart_data_sum (StudioChartData *self,
                       guint column,
                       char **words)
{
  g_autofree char *unit = NULL;
  g_autofree char *text = NULL;
  Sum sum = { 0 };
  StudioNumber number;
  StudioChartSum state = STUDIO_CHART_SUM_PLAIN;

  g_return_val_if_fail (STUDIO_IS_CHART_DATA (self) && column > 0 && column < STUDIO_CHART_DATA_MAX_COLUMNS && words != NULL, STUDIO_CHART_SUM_NONE);

  *words = NULL;
  unit = studio_chart_data_get_meta (self, STUDIO_CHART_META_UNIT);
  add_up (self, column, &sum);
  if (sum.n < 2 || sum.mixed)
    return STUDIO_CHART_SUM_NONE;
  if (sum.kind == STUDIO_NUMBER_PLAIN && is_percent_unit (unit)) {
    sum.kind = STUDIO_NUMBER_PERCENT;
    sum.value /= 100;
  }
  if (sum.kind == STUDIO_NUMBER_PERCENT)
    state = judge_whole (&sum);
  number = (StudioNumber){ .kind = sum.kind, .value = sum.value, .decimals = sum.decimals };
  text = write_out (&number);
  if (state == STUDIO_CHART_SUM_ROUNDED || state == STUDIO_CHART_SUM_OFF)
    /* Translators: %s is a sum of percentages, "101 %" */
    *words = g_strdup_printf (_ ("Total %s: should be 100 %%"), text);
  else
    *words = g_strdup_printf (_ ("Total %s"), text);
  return state;
}
