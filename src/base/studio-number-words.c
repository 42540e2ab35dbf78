#include "config.h"

#include "studio-number-words.h"

#include "studio-date.h"

static const char *const digits[] = { "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan" };

static void
add_word (GString *text,
          const char *word)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, word);
}

/* "one hundred", "one thousand" and the teens contract to "se-". */
static void
add_counted (GString *text,
             int count,
             const char *unit)
{
  if (count > 1)
    add_word (text, digits[count]);
  else
    add_word (text, "se");
  if (count > 1)
    add_word (text, unit);
  else
    g_string_append (text, unit);
}

/* @number: 1..999 */
static void
add_hundreds (GString *text,
              int number)
{
  int tens = number % 100;

  if (number >= 100)
    add_counted (text, number / 100, "ratus");
  if (tens == 10)
    add_word (text, "sepuluh");
  else if (tens > 10 && tens < 20)
    add_counted (text, tens - 10, "belas");
  else if (tens >= 20)
    add_counted (text, tens / 10, "puluh");
  if (tens % 10 != 0 && (tens < 10 || tens > 20))
    add_word (text, digits[tens % 10]);
}

static void
add_group (GString *text,
           int number,
           const char *unit)
{
  if (number == 1 && g_str_equal (unit, "ribu")) {
    add_word (text, "seribu");
    return;
  }
  add_hundreds (text, number);
  if (*unit != '\0')
    add_word (text, unit);
}

char *
studio_number_spell (gint64 number)
{
  static const struct
  {
    gint64 size;
    const char *unit;
  } groups[] = { { 1000000000000, "triliun" }, { 1000000000, "miliar" }, { 1000000, "juta" }, { 1000, "ribu" }, { 1, "" } };
  GString *text;

  if (number > STUDIO_NUMBER_WORDS_MAX || number < -STUDIO_NUMBER_WORDS_MAX)
    return g_strdup_printf ("%" G_GINT64_FORMAT, number);
  if (number == 0)
    return g_strdup (digits[0]);
  text = g_string_new (number < 0 ? "minus" : NULL);
  number = ABS (number);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++) {
    if (number >= groups[i].size)
      add_group (text, (int) (number / groups[i].size), groups[i].unit);
    number %= groups[i].size;
  }
  return g_string_free (text, FALSE);
}

char *
studio_date_spell (const GDate *date)
{
  g_autofree char *weekday = NULL, *day = NULL, *month = NULL, *year = NULL;

  g_return_val_if_fail (date != NULL && g_date_valid (date), NULL);

  weekday = studio_date_format (date, STUDIO_DATE_WEEKDAY);
  day = studio_number_spell (g_date_get_day (date));
  month = studio_date_format (date, STUDIO_DATE_MONTH);
  year = studio_number_spell (g_date_get_year (date));
  return g_strdup_printf ("%s, tanggal %s bulan %s tahun %s", weekday, day, month, year);
}
