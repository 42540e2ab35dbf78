#include "config.h"

#include "studio-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"

/* How far back a day without a year may lie before the next year is meant. */
#define MAX_DAYS_BACK 180
#define MAX_TOKENS 8
#define MAX_TEXT 80

typedef struct
{
  char *words[MAX_TOKENS]; /* runs of digits or letters, in lower case */
  int n_words;
} Tokens;

/* A date as written; 0 where nothing is written. */
typedef struct
{
  int weekday;
  int day;
  int month;
  int year;
} Written;

typedef struct
{
  const char *name;
  int number;
} Alias;

static const char *const months[] = {
  "Januari",
  "Februari",
  "Maret",
  "April",
  "Mei",
  "Juni",
  "Juli",
  "Agustus",
  "September",
  "Oktober",
  "November",
  "Desember",
};

/* The short forms of glibc's id_ID. */
static const char *const short_months[] = {
  "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"
};

/* In the order of GDateWeekday. */
static const char *const weekdays[] = { "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu" };

/* Spellings that are no beginning of the names above: older ones, and English ones that spreadsheets paste. */
static const Alias month_aliases[] = {
  { "pebruari", 2 }, { "peb", 2 }, { "january", 1 }, { "february", 2 }, { "march", 3 }, { "may", 5 }, { "june", 6 }, { "july", 7 }, { "ags", 8 }, { "agt", 8 }, { "agst", 8 }, { "august", 8 }, { "aug", 8 }, { "sept", 9 }, { "october", 10 }, { "oct", 10 }, { "nopember", 11 }, { "nop", 11 }, { "december", 12 }, { "dec", 12 }
};

static const Alias weekday_aliases[] = { { "ahad", 7 }, { "jum'at", 5 }, { "senen", 1 } };

static const char *const style_names[] = { "panjang", "sedang", "pendek", "hari", "tanggal", "bulan", "bulan-tahun" };

gboolean
studio_date_style_from_name (const char *name,
                             StudioDateStyle *style)
{
  g_return_val_if_fail (name != NULL && style != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (style_names); i++) {
    if (g_str_equal (style_names[i], name)) {
      *style = (StudioDateStyle) i;
      return TRUE;
    }
  }

  return FALSE;
}

static void
clear_tokens (Tokens *tokens)
{
  for (int i = 0; i < tokens->n_words; i++)
    g_free (tokens->words[i]);
  tokens->n_words = 0;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tokens, clear_tokens)

static gboolean
is_letter (char c)
{
  return g_ascii_isalpha (c) || c == '\'';
}

/* Splits @text into runs of digits and of letters. Returns: FALSE at a sign that has no place in a date */
static gboolean
split_tokens (const char *text,
              Tokens *tokens)
{
  g_autoptr (GString) folded = NULL;

  if (text == NULL || strlen (text) > MAX_TEXT)
    return FALSE;

  folded = g_string_ascii_down (g_string_new (text));
  g_string_replace (folded, "\xC2\xA0", " ", 0);
  g_string_replace (folded, "’", "'", 0);
  for (const char *c = folded->str; *c != '\0';) {
    const char *start = c;

    while (g_ascii_isdigit (*c))
      c++;
    if (c == start) {
      while (is_letter (*c))
        c++;
    }

    if (c > start && tokens->n_words == MAX_TOKENS)
      return FALSE;
    if (c > start)
      tokens->words[tokens->n_words++] = g_strndup (start, c - start);
    else if (strchr (" \t,./-", *c++) == NULL)
      return FALSE;
  }

  return tokens->n_words > 0;
}

/* Finds @word, or a name it is the beginning of. Returns: its number from 1, else 0 */
static int
find_name (const char *word,
           const char *const *names,
           int n_names,
           const Alias *aliases,
           int n_aliases)
{
  gsize length = strlen (word);

  for (int i = 0; i < n_aliases; i++) {
    if (g_str_equal (aliases[i].name, word))
      return aliases[i].number;
  }

  for (int i = 0; i < n_names && length >= 3; i++) {
    if (g_ascii_strncasecmp (names[i], word, length) == 0)
      return i + 1;
  }

  return 0;
}

static int
find_month (const char *word)
{
  return find_name (word, months, G_N_ELEMENTS (months), month_aliases, G_N_ELEMENTS (month_aliases));
}

static int
find_weekday (const char *word)
{
  return find_name (word, weekdays, G_N_ELEMENTS (weekdays), weekday_aliases, G_N_ELEMENTS (weekday_aliases));
}

/* Reads a whole word of at most four digits. Returns: -1 if it is none */
static int
word_to_number (const char *word)
{
  if (!g_ascii_isdigit (*word) || strlen (word) > 4)
    return -1;

  return (int) g_ascii_strtoll (word, NULL, 10);
}

/* Reads a year of two digits (2000 to 2099) or four. */
static gboolean
read_year (const char *word,
           int *year)
{
  int number = word_to_number (word);
  gsize length = strlen (word);

  if (number < 0 || (length != 2 && length != 4))
    return FALSE;

  *year = length == 2 ? 2000 + number : number;

  return *year > 0;
}

/* Reads "day month [year]" or "year month day". */
static gboolean
read_day_month_year (char *const *words,
                     int n_words,
                     Written *written)
{
  gboolean year_first;
  const char *day, *month;

  if (n_words < 2 || n_words > 3)
    return FALSE;

  year_first = n_words == 3 && strlen (words[0]) == 4 && g_ascii_isdigit (words[0][0]);
  day = year_first ? words[2] : words[0];
  month = words[1];
  if (strlen (day) > 2 || (n_words == 3 && !read_year (year_first ? words[0] : words[2], &written->year)))
    return FALSE;

  written->day = word_to_number (day);
  written->month = g_ascii_isdigit (*month) ? word_to_number (month) : find_month (month);

  return written->day >= 0 && written->month > 0;
}

/* Returns: the first word from @i on that is more than padding */
static int
skip_padding (const Tokens *tokens,
              int i)
{
  static const char *const padding[] = { "hari", "tanggal", "tgl", NULL };

  while (i < tokens->n_words && g_strv_contains (padding, tokens->words[i]))
    i++;

  return i;
}

static gboolean
read_tokens (const Tokens *tokens,
             Written *written)
{
  int i = skip_padding (tokens, 0);

  if (i < tokens->n_words)
    written->weekday = find_weekday (tokens->words[i]);
  if (written->weekday != 0) {
    i = skip_padding (tokens, i + 1);
    if (i == tokens->n_words)
      return TRUE;
  }

  return read_day_month_year (tokens->words + i, tokens->n_words - i, written);
}

/* Reads the words that count from @today. */
static gboolean
read_relative (const Tokens *tokens,
               const GDate *today,
               GDate *date)
{
  static const Alias days[] = { { "kemarin", -1 }, { "besok", 1 }, { "lusa", 2 } };

  if (tokens->n_words == 2 && g_str_equal (tokens->words[0], "hari") && g_str_equal (tokens->words[1], "ini")) {
    *date = *today;
    return TRUE;
  }

  for (gsize i = 0; i < G_N_ELEMENTS (days) && tokens->n_words == 1; i++) {
    if (g_str_equal (tokens->words[0], days[i].name)) {
      g_date_set_julian (date, g_date_get_julian (today) + days[i].number);
      return TRUE;
    }
  }

  return FALSE;
}

/* The year meant by a day and month alone. */
static int
guess_year (const Written *written,
            const GDate *today)
{
  GDate this_year;
  int year = g_date_get_year (today);
  /* 29 February counts as the 28th here; whether it exists is checked later */
  int day = MIN (written->day, g_date_get_days_in_month ((GDateMonth) written->month, (GDateYear) year));

  g_date_clear (&this_year, 1);
  g_date_set_dmy (&this_year, (GDateDay) MAX (day, 1), (GDateMonth) written->month, (GDateYear) year);

  return g_date_days_between (&this_year, today) > MAX_DAYS_BACK ? year + 1 : year;
}

/* Makes a date of day, month and year, or says why there is none. */
static gboolean
check_day (const Written *written,
           GDate *date,
           GError **error)
{
  int last;

  if (written->month > 12) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID,
                 _ ("There is no month %d; write the day first and then the month."), written->month);
    return FALSE;
  }

  last = g_date_get_days_in_month ((GDateMonth) written->month, (GDateYear) written->year);
  if (written->day < 1 || written->day > last) {
    /* Translators: day, month, month, year and days, as in "There is no 31 Juni; Juni 2026 has 30 days." */
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("There is no %d %s; %s %d has %d days."),
                 written->day, months[written->month - 1], months[written->month - 1], written->year, last);
    return FALSE;
  }

  g_date_set_dmy (date, (GDateDay) written->day, (GDateMonth) written->month, (GDateYear) written->year);

  return TRUE;
}

/* Checks that a written weekday is the date's own. */
static gboolean
check_weekday (const Written *written,
               const GDate *date,
               GError **error)
{
  g_autofree char *day = NULL;
  int right = (int) g_date_get_weekday (date);

  if (written->weekday == 0 || written->weekday == right)
    return TRUE;

  day = studio_date_format (date, STUDIO_DATE_MEDIUM);
  /* Translators: a date and two weekdays, as in "22 Juni 2023 is a Kamis, not a Rabu; …" */
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("%s is a %s, not a %s; correct the day or the date."),
               day, weekdays[right - 1], weekdays[written->weekday - 1]);

  return FALSE;
}

static void
set_next_weekday (GDate *date,
                  const GDate *today,
                  int weekday)
{
  int ahead = (weekday - (int) g_date_get_weekday (today) + 7) % 7;

  *date = *today;
  g_date_add_days (date, (guint) ahead);
}

gboolean
studio_date_parse (const char *text,
                   const GDate *today,
                   GDate *date,
                   GError **error)
{
  g_auto (Tokens) tokens = { 0 };
  Written written = { 0 };
  GDate read;

  g_return_val_if_fail (today != NULL && g_date_valid (today) && date != NULL, FALSE);

  g_date_clear (&read, 1);
  if (split_tokens (text, &tokens) && read_relative (&tokens, today, &read)) {
    *date = read;
    return TRUE;
  }

  if (tokens.n_words == 0 || !read_tokens (&tokens, &written)) {
    g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_INVALID,
                         _ ("This is not a date; write it as 20 November 2026 or 20/11/2026."));
    return FALSE;
  }

  if (written.day == 0 && written.month == 0) {
    set_next_weekday (date, today, written.weekday);
    return TRUE;
  }

  if (written.year == 0)
    written.year = written.month <= 12 ? guess_year (&written, today) : 0;
  if (!check_day (&written, &read, error) || !check_weekday (&written, &read, error))
    return FALSE;
  *date = read;

  return TRUE;
}

char *
studio_date_to_iso (const GDate *date)
{
  g_return_val_if_fail (date != NULL && g_date_valid (date), NULL);

  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), (int) g_date_get_month (date), g_date_get_day (date));
}

gboolean
studio_date_from_iso (const char *iso,
                      GDate *date)
{
  int year, month, day;

  g_return_val_if_fail (date != NULL, FALSE);

  if (iso == NULL || strlen (iso) != 10 || iso[4] != '-' || iso[7] != '-')
    return FALSE;
  for (int i = 0; i < 10; i++) {
    if (i != 4 && i != 7 && !g_ascii_isdigit (iso[i]))
      return FALSE;
  }

  year = (int) g_ascii_strtoll (iso, NULL, 10);
  month = (int) g_ascii_strtoll (iso + 5, NULL, 10);
  day = (int) g_ascii_strtoll (iso + 8, NULL, 10);
  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);

  return TRUE;
}

char *
studio_date_format (const GDate *date,
                    StudioDateStyle style)
{
  int day, month, year;
  const char *weekday;

  g_return_val_if_fail (date != NULL && g_date_valid (date), NULL);

  day = g_date_get_day (date);
  month = (int) g_date_get_month (date) - 1;
  year = g_date_get_year (date);
  weekday = weekdays[g_date_get_weekday (date) - 1];

  switch (style) {
  case STUDIO_DATE_LONG:
    return g_strdup_printf ("%s, %d %s %d", weekday, day, months[month], year);
  case STUDIO_DATE_MEDIUM:
    return g_strdup_printf ("%d %s %d", day, months[month], year);
  case STUDIO_DATE_SHORT:
    return g_strdup_printf ("%d %s %d", day, short_months[month], year);
  case STUDIO_DATE_WEEKDAY:
    return g_strdup (weekday);
  case STUDIO_DATE_DAY:
    return g_strdup_printf ("%d", day);
  case STUDIO_DATE_MONTH:
    return g_strdup (months[month]);
  case STUDIO_DATE_MONTH_YEAR:
    return g_strdup_printf ("%s %d", months[month], year);
  default:
    g_return_val_if_reached (NULL);
  }
}

char *
studio_date_format_range (const GDate *from,
                          const GDate *to)
{
  g_autofree char *end = NULL;
  g_autofree char *start = NULL;

  g_return_val_if_fail (from != NULL && g_date_valid (from), NULL);
  g_return_val_if_fail (to != NULL && g_date_valid (to), NULL);

  end = studio_date_format (to, STUDIO_DATE_MEDIUM);
  if (g_date_compare (from, to) == 0)
    return g_steal_pointer (&end);

  if (g_date_get_year (from) != g_date_get_year (to))
    start = studio_date_format (from, STUDIO_DATE_MEDIUM);
  else if (g_date_get_month (from) != g_date_get_month (to))
    start = g_strdup_printf ("%d %s", g_date_get_day (from), months[g_date_get_month (from) - 1]);
  else
    start = studio_date_format (from, STUDIO_DATE_DAY);

  return g_strconcat (start, "–", end, NULL);
}
