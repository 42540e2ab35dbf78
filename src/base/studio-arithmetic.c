#include "config.h"

#include "studio-arithmetic.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "studio-error.h"

#define MAX_LENGTH 200
#define MAX_DEPTH 32

/* Millimetres in an inch, in a point */
#define MM_PER_INCH 25.4
#define MM_PER_POINT (MM_PER_INCH / 72)

typedef struct
{
  const char *at;
  const StudioArithmetic *units;
  int depth;
  GError **error;
} Reader;

static gboolean read_sum (Reader *reader, double *value);

static gboolean
refuse (Reader *reader,
        char *sentence)
{
  g_set_error_literal (reader->error, STUDIO_ERROR, STUDIO_ERROR_INVALID, sentence);
  g_free (sentence);
  return FALSE;
}

static void
skip_blanks (Reader *reader)
{
  while (g_unichar_isspace (g_utf8_get_char (reader->at)))
    reader->at = g_utf8_next_char (reader->at);
}

/* Whether one of the signs in @signs comes next; it is read then. */
static gboolean
take_sign (Reader *reader,
           const char *signs)
{
  gunichar c;

  skip_blanks (reader);
  c = g_utf8_get_char (reader->at);
  if (c == 0 || g_utf8_strchr (signs, -1, c) == NULL)
    return FALSE;
  reader->at = g_utf8_next_char (reader->at);
  return TRUE;
}

/* --- numbers --- */

/* Whether the digits between the marks stand in groups of three behind the first. */
static gboolean
groups_of_three (const char *digits,
                 gsize length,
                 char mark)
{
  gsize run = 0, groups = 0;

  for (gsize i = 0; i < length; i++) {
    if (digits[i] != mark) {
      run++;
      continue;
    }
    if (groups == 0 ? run == 0 || run > 3 : run != 3)
      return FALSE;
    groups++;
    run = 0;
  }
  return groups > 0 && run == 3;
}

static guint
count_mark (const char *digits,
            gsize length,
            char mark)
{
  guint count = 0;

  for (gsize i = 0; i < length; i++)
    count += digits[i] == mark;
  return count;
}

/* Which mark parts whole from decimals: ',', '.' or 0 for none; -1 if that can't be told. @thousands: a lone point was taken for thousands */
static int
decimal_mark (const char *digits,
              gsize length,
              gboolean *thousands)
{
  guint points = count_mark (digits, length, '.'), commas = count_mark (digits, length, ',');
  const char *point = memchr (digits, '.', length), *comma = memchr (digits, ',', length);

  if (points == 0 && commas <= 1)
    return commas == 1 ? ',' : 0;
  if (commas == 0 && points == 1) {
    *thousands = digits[0] != '0' && groups_of_three (digits, length, '.');
    return *thousands ? 0 : '.';
  }
  if (commas == 0 || points == 0)
    return groups_of_three (digits, length, points > 0 ? '.' : ',') ? 0 : -1;
  if (commas == 1 && comma > point)
    return groups_of_three (digits, (gsize) (comma - digits), '.') ? ',' : -1;
  if (points == 1 && point > comma)
    return groups_of_three (digits, (gsize) (point - digits), ',') ? '.' : -1;
  return -1;
}

static gboolean
read_number (Reader *reader,
             double *value,
             gboolean *thousands)
{
  gsize length = strspn (reader->at, "0123456789.,");
  g_autofree char *written = g_strndup (reader->at, length);
  g_autoptr (GString) plain = g_string_new (NULL);
  int mark = decimal_mark (written, length, thousands);

  if (mark < 0 || strpbrk (written, "0123456789") == NULL)
    return refuse (reader, g_strdup_printf (_ ("“%s” is not a number; write 1080 or 12,5."), written));
  for (gsize i = 0; i < length; i++) {
    if (g_ascii_isdigit (written[i]))
      g_string_append_c (plain, written[i]);
    else if (written[i] == mark)
      g_string_append_c (plain, '.');
  }
  *value = g_ascii_strtod (plain->str, NULL);
  reader->at += length;
  return TRUE;
}

/* --- units --- */

typedef struct
{
  const char *name;
  double mm; /* 0: px; -1: percent */
} Unit;

static const Unit known_units[] = {
  { "px", 0 }, { "pt", MM_PER_POINT }, { "mm", 1 }, { "cm", 10 }, { "in", MM_PER_INCH }, { "inci", MM_PER_INCH }, { "\"", MM_PER_INCH }, { "%", -1 }
};

static char *
take_word (Reader *reader)
{
  const char *start = reader->at;

  if (*start == '%' || *start == '"') {
    reader->at++;
    return g_strndup (start, 1);
  }
  while (g_unichar_isalpha (g_utf8_get_char (reader->at)))
    reader->at = g_utf8_next_char (reader->at);
  return g_strndup (start, (gsize) (reader->at - start));
}

static gboolean
apply_unit (Reader *reader,
            const Unit *unit,
            double *value)
{
  if (unit->mm < 0) {
    if (!(reader->units->whole > 0))
      return refuse (reader, g_strdup (_ ("Percent have no meaning here; write px.")));
    *value *= reader->units->whole / 100;
  } else if (unit->mm > 0) {
    if (!(reader->units->px_per_mm > 0))
      return refuse (reader, g_strdup (_ ("This size has no paper, so it knows no millimetres; write px.")));
    *value *= unit->mm * reader->units->px_per_mm;
  }
  return TRUE;
}

static gboolean
read_unit (Reader *reader,
           gboolean thousands,
           const char *number,
           double *value)
{
  g_autofree char *written = g_strndup (number, (gsize) (reader->at - number));
  g_autofree char *word = NULL;
  const char *before = reader->at;

  skip_blanks (reader);
  word = take_word (reader);
  /* "2x3" and "2 x 3" multiply */
  if (*word == '\0' || g_ascii_strcasecmp (word, "x") == 0) {
    reader->at = before;
    return TRUE;
  }
  for (guint i = 0; i < G_N_ELEMENTS (known_units); i++) {
    if (g_ascii_strcasecmp (word, known_units[i].name) != 0)
      continue;
    if (thousands && (known_units[i].mm < 0 || known_units[i].mm > 0))
      return refuse (reader, g_strdup_printf (_ ("“%s” can be read in two ways; write thousands without a point and decimals with a comma."), written));
    return apply_unit (reader, &known_units[i], value);
  }
  return refuse (reader, g_strdup_printf (_ ("“%s” is no unit; px, pt, mm, cm, inci and %% are."), word));
}

/* --- terms --- */

static gboolean
read_brackets (Reader *reader,
               double *value)
{
  if (++reader->depth > MAX_DEPTH)
    return refuse (reader, g_strdup (_ ("There are too many brackets; write the sum in a simpler way.")));
  if (!read_sum (reader, value))
    return FALSE;
  if (!take_sign (reader, ")"))
    return refuse (reader, g_strdup (_ ("A closing bracket is missing.")));
  reader->depth--;
  return TRUE;
}

static gboolean
read_value (Reader *reader,
            double *value)
{
  gboolean negative = FALSE, thousands = FALSE;
  const char *number;

  for (;;) {
    if (take_sign (reader, "-−–"))
      negative = !negative;
    else if (!take_sign (reader, "+"))
      break;
  }
  if (take_sign (reader, "(")) {
    if (!read_brackets (reader, value))
      return FALSE;
  } else {
    number = reader->at;
    if (*number == '\0')
      return refuse (reader, g_strdup (_ ("A number is missing at the end.")));
    if (strchr ("0123456789.,", *number) == NULL)
      return refuse (reader, g_strdup_printf (_ ("“%s” is not understood here; write a number like 1080/2 or 12,5."), number));
    if (!read_number (reader, value, &thousands) || !read_unit (reader, thousands, number, value))
      return FALSE;
  }
  if (negative)
    *value = -*value;
  return TRUE;
}

static gboolean
read_product (Reader *reader,
              double *value)
{
  double factor;

  if (!read_value (reader, value))
    return FALSE;
  for (;;) {
    gboolean times = take_sign (reader, "*×·xX");

    if (!times && !take_sign (reader, "/÷:"))
      return TRUE;
    if (!read_value (reader, &factor))
      return FALSE;
    if (!times && !(fabs (factor) > 0))
      return refuse (reader, g_strdup (_ ("Nothing can be divided by zero.")));
    *value = times ? *value * factor : *value / factor;
  }
}

static gboolean
read_sum (Reader *reader,
          double *value)
{
  double term;

  if (!read_product (reader, value))
    return FALSE;
  for (;;) {
    gboolean plus = take_sign (reader, "+");

    if (!plus && !take_sign (reader, "-−–"))
      return TRUE;
    if (!read_product (reader, &term))
      return FALSE;
    *value += plus ? term : -term;
  }
}

gboolean
studio_arithmetic_evaluate (const char *text,
                            const StudioArithmetic *units,
                            double *value,
                            GError **error)
{
  static const StudioArithmetic none = { 0 };
  Reader reader = { .at = text, .units = units != NULL ? units : &none, .error = error };
  double result;

  g_return_val_if_fail (text != NULL && value != NULL, FALSE);

  if (strlen (text) > MAX_LENGTH || !g_utf8_validate (text, -1, NULL))
    return refuse (&reader, g_strdup (_ ("This is too long for a number; write a shorter sum.")));
  take_sign (&reader, "=");
  skip_blanks (&reader);
  if (*reader.at == '\0')
    return refuse (&reader, g_strdup (_ ("Write a number.")));
  if (!read_sum (&reader, &result))
    return FALSE;
  skip_blanks (&reader);
  if (*reader.at != '\0')
    return refuse (&reader, g_strdup_printf (_ ("“%s” is not understood here; write a number like 1080/2 or 12,5."), reader.at));
  if (!isfinite (result))
    return refuse (&reader, g_strdup (_ ("The result is too large.")));
  *value = result;
  return TRUE;
}
