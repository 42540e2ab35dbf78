#include "config.h"

#include "studio-number.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "studio-error.h"

/* A cell longer than this, spaces taken off, is a sentence and not a number. */
#define MAX_CELL 60
#define MINUS "\xE2\x88\x92" /* U+2212 */
#define EN_DASH "\xE2\x80\x93"

typedef enum {
  MARKS_NEITHER,       /* nothing said: "1250" */
  MARKS_COMMA_DECIMAL, /* "12,5", "1.234.567", "2.500,75" */
  MARKS_POINT_DECIMAL, /* "1.25", "1,234.5" */
  MARKS_AMBIGUOUS,     /* "1.250" */
} Marks;

/* Which notation to take where a number does not say. */
typedef enum {
  NOTATION_INDONESIAN,
  NOTATION_POINT_DECIMAL,
} Notation;

typedef struct
{
  const char *word;
  int exponent;
} Scale;

/* A single letter counts in capitals only: "5 m" is a length. */
static const Scale scales[] = {
  { "triliun", 12 },
  { "trilyun", 12 },
  { "miliar", 9 },
  { "milyar", 9 },
  { "juta", 6 },
  { "ribu", 3 },
  { "jt", 6 },
  { "rb", 3 },
};

static const char *const missing_words[] = { "", "-", "--", "...", "n/a", "na", "n.a.", "tidak ada", "t.a.", NULL };

/* Takes @cell in single spaces, with the usual signs for minus and blank in ASCII. Returns: NULL if it is too long */
static char *
tidy_cell (const char *cell)
{
  g_autofree char *valid = g_utf8_make_valid (cell, -1);
  g_autoptr (GString) tidy = g_string_new (NULL);

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c)) {
    gunichar u = g_utf8_get_char (c);

    if (g_unichar_isspace (u) || u == 0x202F || u == 0xFEFF) {
      if (tidy->len > 0 && tidy->str[tidy->len - 1] != ' ')
        g_string_append_c (tidy, ' ');
    } else if (u == 0x2212 || u == 0x2013 || u == 0x2014 || u == 0x2010 || u == 0x2011) {
      g_string_append_c (tidy, '-');
    } else if (u == 0x2026) {
      g_string_append (tidy, "...");
    } else {
      g_string_append_unichar (tidy, u);
    }
    if (tidy->len > MAX_CELL)
      return NULL;
  }

  return g_strchomp (g_string_free (g_steal_pointer (&tidy), FALSE));
}

/* Takes @word off the end of @text, in any case. */
static gboolean
take_suffix (char *text,
             const char *word)
{
  gsize length = strlen (text);
  gsize word_length = strlen (word);

  if (length < word_length || g_ascii_strcasecmp (text + length - word_length, word) != 0)
    return FALSE;

  text[length - word_length] = '\0';
  g_strchomp (text);

  return TRUE;
}

static gboolean
take_prefix (char **text,
             const char *word)
{
  gsize length = strlen (word);

  if (g_ascii_strncasecmp (*text, word, length) != 0)
    return FALSE;

  *text = g_strchug (*text + length);

  return TRUE;
}

/* Takes "ribu", "juta", … off the end. Returns: the power of ten it stands for, else 0 */
static int
take_scale (char *text,
            gboolean is_money)
{
  gsize length = strlen (text);
  char last = length > 0 ? text[length - 1] : '\0';

  for (gsize i = 0; i < G_N_ELEMENTS (scales); i++) {
    if (take_suffix (text, scales[i].word))
      return scales[i].exponent;
  }

  if (length < 2 || g_ascii_isalpha (text[length - 2]))
    return 0;
  if (last == 'M' || (is_money && last == 'm')) {
    take_suffix (text, "m");
    return 9;
  }
  if (last == 'T' || (is_money && last == 't')) {
    take_suffix (text, "t");
    return 12;
  }

  return 0;
}

static gboolean
take_money (char **text)
{
  gboolean is_money = take_suffix (*text, "rupiah");

  if (take_prefix (text, "Rp") || take_prefix (text, "IDR")) {
    take_prefix (text, ".");
    is_money = TRUE;
  }
  /* "Rp1.250.000,-" stands for no cents */
  if (is_money && (take_suffix (*text, ",--") || take_suffix (*text, ",-")))
    return TRUE;

  return is_money;
}

/* Whether @digits is "1.234.567" with @mark between groups of three; @n_digits is its length in bytes. */
static gboolean
groups_are_right (const char *digits,
                  gsize length,
                  char mark)
{
  gsize first = strcspn (digits, (const char[]){ mark, '\0' });

  if (first < 1 || first > 3 || first >= length || digits[0] == '0' || (length - first) % 4 != 0)
    return FALSE;

  for (gsize i = first; i < length; i++) {
    gboolean is_mark = (i - first) % 4 == 0;

    if (is_mark ? digits[i] != mark : !g_ascii_isdigit (digits[i]))
      return FALSE;
  }

  return TRUE;
}

static int
count_char (const char *text,
            char c)
{
  int n = 0;

  for (; *text != '\0'; text++)
    n += *text == c;

  return n;
}

/* Marks of both kinds: the last is the decimal mark, before it stand groups. Returns: '\0' if not so */
static char
decimal_mark_of_both (const char *digits)
{
  const char *point = strrchr (digits, '.');
  const char *comma = strrchr (digits, ',');
  const char *last = MAX (point, comma);
  char other = *last == '.' ? ',' : '.';

  if (count_char (digits, *last) != 1 || last[1] == '\0' || !groups_are_right (digits, last - digits, other))
    return '\0';

  return *last;
}

/*
 * Finds out which mark in @digits (digits, points and commas only) is the decimal one.
 * @mark: '\0' for none. Returns: FALSE if the marks make no number
 */
static gboolean
find_decimal_mark (const char *digits,
                   Notation notation,
                   char *mark,
                   Marks *marks)
{
  int points = count_char (digits, '.');
  int commas = count_char (digits, ',');
  gsize length = strlen (digits);
  char only = points > 0 ? '.' : ',';
  gboolean grouped = groups_are_right (digits, length, only);

  *mark = '\0';
  *marks = MARKS_NEITHER;
  if (points + commas == 0)
    return TRUE;

  if (points > 0 && commas > 0) {
    *mark = decimal_mark_of_both (digits);
    *marks = *mark == '.' ? MARKS_POINT_DECIMAL : MARKS_COMMA_DECIMAL;
    return *mark != '\0';
  }

  if (points + commas > 1) {
    *marks = only == '.' ? MARKS_COMMA_DECIMAL : MARKS_POINT_DECIMAL;
    return grouped;
  }

  if (digits[length - 1] == only)
    return FALSE;

  if (only == ',') {
    /* "1,250" is 1,25 in Indonesian, but 1.250 in a column known to have decimal points */
    if (!grouped || notation == NOTATION_INDONESIAN)
      *mark = ',';
    *marks = grouped ? MARKS_NEITHER : MARKS_COMMA_DECIMAL;
  } else {
    if (!grouped || notation == NOTATION_POINT_DECIMAL)
      *mark = '.';
    *marks = grouped ? MARKS_AMBIGUOUS : MARKS_POINT_DECIMAL;
  }

  return TRUE;
}

/* Reads "1.234,5" × 10^@exponent; strtod sees one number, so nothing is lost by multiplying. */
static double
digits_to_double (const char *digits,
                  char mark,
                  int exponent,
                  int *decimals)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  gboolean after_mark = FALSE;

  *decimals = 0;
  for (const char *c = digits; *c != '\0'; c++) {
    if (*c == mark) {
      g_string_append_c (plain, '.');
      after_mark = TRUE;
    } else if (g_ascii_isdigit (*c)) {
      g_string_append_c (plain, *c);
      *decimals += after_mark;
    }
  }
  g_string_append_printf (plain, "e%d", exponent);

  return g_ascii_strtod (plain->str, NULL);
}

/* Takes the signs around a number: "-5", "(5)" as accountants write it, "+5". */
static gboolean
take_sign (char **text)
{
  if ((*text)[0] == '(' && take_suffix (*text, ")")) {
    take_prefix (text, "(");
    return TRUE;
  }
  if (take_prefix (text, "-"))
    return TRUE;
  take_prefix (text, "+");

  return FALSE;
}

static gboolean
is_missing (const char *text)
{
  for (gsize i = 0; missing_words[i] != NULL; i++) {
    if (g_ascii_strcasecmp (text, missing_words[i]) == 0)
      return TRUE;
  }

  return FALSE;
}

/* Reads a tidy cell that is not missing. Returns: FALSE if it is no number; @text is used up */
static gboolean
read_tidy (char *text,
           Notation notation,
           StudioNumber *number,
           Marks *marks)
{
  gboolean negative = take_sign (&text);
  gboolean percent = take_suffix (text, "%") || take_suffix (text, "persen");
  gboolean money = take_money (&text);
  int exponent;
  char mark;

  /* a spreadsheet's money format shows an empty amount as "Rp -" */
  if (money && is_missing (text))
    return TRUE;
  /* "Rp-5" and "Rp(5)" have the sign inside */
  if (money && !negative)
    negative = take_sign (&text);
  exponent = take_scale (text, money);
  if ((percent && (money || exponent != 0)) || *text == '\0')
    return FALSE;

  if (strspn (text, "0123456789.,") != strlen (text) || strpbrk (text, "0123456789") == NULL ||
      !find_decimal_mark (text, money && exponent == 0 ? NOTATION_INDONESIAN : notation, &mark, marks))
    return FALSE;
  /* a rupiah has no thousandths */
  if (money && exponent == 0 && *marks == MARKS_AMBIGUOUS)
    *marks = MARKS_COMMA_DECIMAL;

  number->kind = percent ? STUDIO_NUMBER_PERCENT : money ? STUDIO_NUMBER_MONEY
                                                         : STUDIO_NUMBER_PLAIN;
  number->value = digits_to_double (text, mark, percent ? -2 : exponent, &number->decimals);
  /* "6,1 ribu" is 6.100 */
  number->decimals = MAX (number->decimals - exponent, 0);
  if (negative && number->value != 0)
    number->value = -number->value;
  number->ambiguous = *marks == MARKS_AMBIGUOUS;

  return TRUE;
}

static gboolean
read_cell (const char *cell,
           Notation notation,
           StudioNumber *number,
           Marks *marks)
{
  g_autofree char *tidy = cell != NULL ? tidy_cell (cell) : g_strdup ("");

  *number = (StudioNumber){ STUDIO_NUMBER_MISSING, 0, 0, FALSE };
  *marks = MARKS_NEITHER;
  if (tidy == NULL)
    return FALSE;
  if (is_missing (tidy))
    return TRUE;

  return read_tidy (tidy, notation, number, marks);
}

gboolean
studio_number_parse (const char *text,
                     StudioNumber *number,
                     GError **error)
{
  g_autofree char *quoted = NULL;
  Marks marks;

  g_return_val_if_fail (number != NULL, FALSE);

  if (read_cell (text, NOTATION_INDONESIAN, number, &marks))
    return TRUE;

  quoted = g_utf8_make_valid (text, -1);
  if (g_utf8_strlen (quoted, -1) > MAX_CELL)
    *g_utf8_offset_to_pointer (quoted, MAX_CELL) = '\0';
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID,
               _ ("“%s” is not a number; write it as 1.250, 12,5, 3%% or Rp1,2 juta."), quoted);

  return FALSE;
}

/* What the cells of a column say together. Returns: FALSE if some could be read either way and none settles it */
static gboolean
settle_notation (const char *const *cells,
                 guint n_cells,
                 gboolean decimal_points,
                 Notation *notation)
{
  guint votes[MARKS_AMBIGUOUS + 1] = { 0 };

  for (guint i = 0; i < n_cells; i++) {
    StudioNumber number;
    Marks marks;

    if (read_cell (cells[i], NOTATION_INDONESIAN, &number, &marks) && number.kind != STUDIO_NUMBER_MISSING)
      votes[marks]++;
  }

  if ((votes[MARKS_COMMA_DECIMAL] > 0) != (votes[MARKS_POINT_DECIMAL] > 0)) {
    *notation = votes[MARKS_POINT_DECIMAL] > 0 ? NOTATION_POINT_DECIMAL : NOTATION_INDONESIAN;
    return TRUE;
  }

  *notation = decimal_points ? NOTATION_POINT_DECIMAL : NOTATION_INDONESIAN;

  return votes[MARKS_AMBIGUOUS] == 0;
}

guint
studio_number_parse_column (const char *const *cells,
                            guint n_cells,
                            gboolean decimal_points,
                            StudioNumber *numbers,
                            gboolean *ambiguous)
{
  Notation notation;
  gboolean settled;
  guint n_unread = 0;

  g_return_val_if_fail (n_cells == 0 || (cells != NULL && numbers != NULL), 0);

  settled = settle_notation (cells, n_cells, decimal_points, &notation);
  for (guint i = 0; i < n_cells; i++) {
    Marks marks;

    if (!read_cell (cells[i], notation, &numbers[i], &marks))
      n_unread++;
    if (settled)
      numbers[i].ambiguous = FALSE;
  }

  if (ambiguous != NULL)
    *ambiguous = !settled;

  return n_unread;
}

/* Rounds half away from zero as people do on paper; the nudge covers halves that binary cannot hold, such as 1,005. */
static double
round_to (double value,
          int decimals)
{
  double power = pow (10, decimals);
  double scaled = fabs (value) * power;

  if (scaled > 1e15)
    return value;

  return copysign (floor (scaled * (1 + 4 * DBL_EPSILON) + 0.5) / power, value);
}

char *
studio_number_format (double value,
                      int max_decimals)
{
  /* the largest double has 309 digits before the mark */
  char digits[350];
  char form[8];
  g_autoptr (GString) text = NULL;
  const char *mark;
  gsize whole;

  if (!isfinite (value))
    return g_strdup (EN_DASH);

  max_decimals = CLAMP (max_decimals, 0, 15);
  g_snprintf (form, sizeof form, "%%.%df", max_decimals);
  value = round_to (value, max_decimals);
  g_ascii_formatd (digits, sizeof digits, form, fabs (value));

  text = g_string_new (value < 0 ? MINUS : "");
  mark = strchr (digits, '.');
  whole = mark != NULL ? (gsize) (mark - digits) : strlen (digits);
  for (gsize i = 0; i < whole; i++) {
    if (i > 0 && (whole - i) % 3 == 0)
      g_string_append_c (text, '.');
    g_string_append_c (text, digits[i]);
  }

  if (mark != NULL) {
    gsize length = strlen (mark);

    while (mark[length - 1] == '0')
      length--;
    if (length > 1)
      g_string_append_printf (text, ",%.*s", (int) length - 1, mark + 1);
  }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* At most two decimals and, from a million, the largest of @words (juta, miliar, triliun) that leaves 1 or more. */
static char *
format_scaled (double value,
               const char *const *words)
{
  g_autofree char *digits = NULL;
  double scaled = round_to (value, 2);
  int unit = -1;

  if (fabs (scaled) >= 1e6) {
    scaled = round_to (value / 1e6, 2);
    unit = 0;
  }
  /* rounded before comparing: 999.999.999 is 1 miliar, not 1.000 juta */
  while (unit >= 0 && unit < 2 && fabs (scaled) >= 1000) {
    unit++;
    scaled = round_to (value / pow (1000, unit + 2), 2);
  }

  digits = studio_number_format (scaled, 2);
  if (unit < 0 || !isfinite (value))
    return g_steal_pointer (&digits);

  return g_strconcat (digits, " ", words[unit], NULL);
}

char *
studio_number_format_words (double value)
{
  static const char *const words[] = { "juta", "miliar", "triliun" };

  return format_scaled (value, words);
}

char *
studio_number_format_short (double value)
{
  static const char *const words[] = { "jt", "M", "T" };

  return format_scaled (value, words);
}

static char *
display_money (double value,
               gboolean tight)
{
  g_autofree char *amount = tight ? studio_number_format_short (fabs (value)) : studio_number_format_words (fabs (value));

  return g_strconcat (value < 0 ? MINUS : "", "Rp", amount, NULL);
}

char *
studio_number_display (const StudioNumber *number,
                       gboolean tight)
{
  g_autofree char *digits = NULL;

  g_return_val_if_fail (number != NULL, NULL);

  switch (number->kind) {
  case STUDIO_NUMBER_MONEY:
    return display_money (number->value, tight);
  case STUDIO_NUMBER_PERCENT:
    digits = studio_number_format (number->value * 100, MAX (number->decimals, 2));
    return g_strconcat (digits, " %", NULL);
  case STUDIO_NUMBER_PLAIN:
    if (tight)
      return studio_number_format_short (number->value);
    /* more than nine digits are not read but counted */
    if (fabs (number->value) >= 1e9)
      return studio_number_format_words (number->value);
    return studio_number_format (number->value, MAX (number->decimals, 2));
  case STUDIO_NUMBER_MISSING:
    return g_strdup (EN_DASH);
  default:
    g_return_val_if_reached (NULL);
  }
}
