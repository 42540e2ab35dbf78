#include "config.h"

#include "studio-text-date.h"

#include <stdlib.h>
#include <string.h>

/* how far back a weekday may stand: "Kamis malam, tanggal (22 Juni" */
#define MAX_BACK 6

/* --- names --- */

/** Name: @strict: only with its capital, since it is a word or abbreviation of another kind as well */
typedef struct
{
  const char *lower;
  int number;
  gboolean strict;
} Name;

static const Name months[] = {
  { "januari", 1, FALSE }, { "jan", 1, TRUE }, { "januwari", 1, FALSE }, { "january", 1, FALSE }, { "februari", 2, FALSE }, { "feb", 2, TRUE }, { "pebruari", 2, FALSE }, { "febuari", 2, FALSE }, { "february", 2, FALSE }, { "maret", 3, FALSE }, { "mar", 3, TRUE }, { "march", 3, FALSE }, { "april", 4, FALSE }, { "apr", 4, TRUE }, { "mei", 5, FALSE }, { "juni", 6, FALSE }, { "jun", 6, TRUE }, { "june", 6, FALSE }, { "juli", 7, FALSE }, { "jul", 7, TRUE }, { "july", 7, FALSE }, { "agustus", 8, FALSE }, { "agu", 8, TRUE }, { "agt", 8, TRUE }, { "ags", 8, TRUE }, { "agst", 8, TRUE }, { "august", 8, FALSE }, { "september", 9, FALSE }, { "sep", 9, TRUE }, { "sept", 9, TRUE }, { "oktober", 10, FALSE }, { "okt", 10, TRUE }, { "october", 10, FALSE }, { "november", 11, FALSE }, { "nov", 11, TRUE }, { "nopember", 11, FALSE }, { "nop", 11, TRUE }, { "desember", 12, FALSE }, { "des", 12, TRUE }, { "december", 12, FALSE }
};

static const Name weekdays[] = {
  { "senin", 1, FALSE }, { "selasa", 2, FALSE }, { "rabu", 3, FALSE }, { "kamis", 4, FALSE }, { "jumat", 5, FALSE }, { "jum'at", 5, FALSE }, { "sabtu", 6, FALSE }, { "minggu", 7, TRUE }, { "ahad", 7, FALSE }, { "sen", 1, TRUE }, { "sel", 2, TRUE }, { "rab", 3, TRUE }, { "kam", 4, TRUE }, { "jum", 5, TRUE }, { "sab", 6, TRUE }
};

static int
find_name (const StudioText *text,
           int token,
           const Name *names,
           gsize n_names)
{
  const StudioToken *at = studio_text_get (text, token);

  if (at == NULL || at->kind != STUDIO_TOKEN_WORD)
    return 0;
  for (gsize i = 0; i < n_names; i++) {
    if (strcmp (names[i].lower, at->lower) == 0)
      return !names[i].strict || (at->flags & STUDIO_TOKEN_CAPITAL) != 0 ? names[i].number : 0;
  }
  return 0;
}

int
studio_text_month (const StudioText *text,
                   int token)
{
  return find_name (text, token, months, G_N_ELEMENTS (months));
}

int
studio_text_weekday (const StudioText *text,
                     int token)
{
  return find_name (text, token, weekdays, G_N_ELEMENTS (weekdays));
}

/* --- numbers --- */

/* A number of digits only, @least to @most of them; -1 if it is another. */
static int
get_plain (const StudioText *text,
           int token,
           gsize least,
           gsize most)
{
  const StudioToken *at = studio_text_get (text, token);
  gsize length;

  if (at == NULL || at->kind != STUDIO_TOKEN_NUMBER)
    return -1;
  length = strlen (at->lower);
  return length >= least && length <= most && strspn (at->lower, "0123456789") == length ? atoi (at->lower) : -1;
}

static int
get_year (const StudioText *text,
          int token)
{
  int year = get_plain (text, token, 4, 4);

  return year >= 1000 && year < 3000 ? year : 0;
}

static gboolean
is_mark (const StudioText *text,
         int token,
         const char *marks)
{
  gunichar c = studio_text_is_kind (text, token, STUDIO_TOKEN_PUNCT) ? studio_text_char (text, token) : 0;

  return c != 0 && g_utf8_strchr (marks, -1, c) != NULL;
}

static gboolean
is_joiner (const StudioText *text,
           int token)
{
  static const char *const words[] = { "dan", "sampai", "hingga", "sd", NULL };

  return is_mark (text, token, "-–—&") || studio_text_is_one (text, token, words);
}

/* The token before @token that "s.d.", "s/d" or another joiner begins with, -1 if none ends there. */
static int
skip_joiner (const StudioText *text,
             int token)
{
  if (is_mark (text, token, "."))
    token = studio_text_previous (text, token);
  if (studio_text_is (text, token, "d") && is_mark (text, token - 1, "./") && studio_text_is (text, token - 2, "s"))
    return studio_text_previous (text, token - 2);
  return is_joiner (text, token) ? studio_text_previous (text, token) : -1;
}

/* --- what stands before a date --- */

/* The weekday before @token, over a bracket, a comma, "tanggal" and a time of the day; -1 if there is none. */
static int
find_weekday (const StudioText *text,
              int token)
{
  static const char *const between[] = { "tanggal", "tgl", "pagi", "siang", "sore", "malam", "(", ",", ".", NULL };

  for (int i = 0; i < MAX_BACK; i++) {
    token = studio_text_previous (text, token);
    if (studio_text_weekday (text, token) > 0)
      return token;
    if (!studio_text_is_one (text, token, between))
      return -1;
  }
  return -1;
}

static void
find_before (const StudioText *text,
             StudioTextDate *date)
{
  int joined = skip_joiner (text, studio_text_previous (text, date->first)), day, weekday, first;

  date->from = date->opening = date->first;
  day = get_plain (text, joined, 1, 2);
  if (day > 0 && day != date->day && date->form == STUDIO_TEXT_DATE_WORDS) {
    date->from = date->opening = joined;
    date->from_day = day;
  }
  weekday = find_weekday (text, date->from);
  if (weekday < 0)
    return;
  date->opening = weekday;
  date->weekday = date->weekday_from = studio_text_weekday (text, weekday);
  if (date->from_day == 0)
    return;
  first = skip_joiner (text, studio_text_previous (text, weekday));
  date->weekday_from = studio_text_weekday (text, first);
  if (date->weekday_from > 0) {
    date->opening = first;
  } else {
    date->weekday_from = date->weekday;
    date->weekday = 0;
  }
}

/* --- dates --- */

/* "22 Juni 2023", "22 Juni '23", "22 Juni 23." */
static gboolean
read_words (const StudioText *text,
            int token,
            StudioTextDate *date)
{
  int month = studio_text_next_word (text, token), next, year;

  date->day = get_plain (text, token, 1, 2);
  date->month = studio_text_month (text, month);
  if (date->day < 0 || date->month == 0 || (date->day > 31 && !studio_text_is_capital (text, month)))
    return FALSE;
  date->form = STUDIO_TEXT_DATE_WORDS;
  date->last = month;
  next = studio_text_next (text, month);
  if (is_mark (text, next, ".") && next == month + 1 && get_year (text, studio_text_next (text, next)) > 0)
    next = studio_text_next (text, next);
  year = get_year (text, next);
  if (year > 0) {
    date->year_digits = 4;
  } else {
    gboolean apostrophe = is_mark (text, next, "'’‘");

    next = apostrophe ? next + 1 : next;
    year = get_plain (text, next, 2, 2);
    if (year < 0 || (!apostrophe && (studio_text_next_word (text, next) >= 0 || is_mark (text, studio_text_next (text, next), "/-–%"))))
      return TRUE;
    date->year_digits = 2;
  }
  date->year = year;
  date->last = next;
  return TRUE;
}

/* Numbers of letters, houses, laws, scores and telephones are no dates. */
static gboolean
is_numbered (const StudioText *text,
             int token)
{
  static const char *const numbered[] = { "no", "nomor", "nomer", "rt", "rw", "pasal", "skor", "telp", "hp", "wa", NULL };
  int previous = studio_text_previous (text, token);

  if (is_mark (text, previous, ".:"))
    previous = studio_text_previous (text, previous);
  return studio_text_is_one (text, previous, numbered);
}

static gboolean
is_announced (const StudioText *text,
              int token)
{
  static const char *const before[] = { "tanggal", "tgl", "pada", "per", "hingga", "sampai", "mulai", NULL };
  int previous = studio_text_previous (text, token);

  if (is_mark (text, previous, ".:"))
    previous = studio_text_previous (text, previous);
  return studio_text_is_one (text, previous, before) || find_weekday (text, token) >= 0;
}

/* Whether a number goes on before or behind, as those of letters do: "800/22/06/2023/BKD". */
static gboolean
goes_on (const StudioText *text,
         int first,
         int last)
{
  return is_mark (text, first - 1, "/-.") || (is_mark (text, last + 1, "/-–") && !studio_text_is_kind (text, last + 2, STUDIO_TOKEN_SPACE) && studio_text_get (text, last + 2) != NULL);
}

/* "22/6/2023", "22-06-23", "22/6" */
static gboolean
read_numbers (const StudioText *text,
              int token,
              StudioTextDate *date)
{
  const char *mark = is_mark (text, token + 1, "/") ? "/" : is_mark (text, token + 1, "-") ? "-"
                                                                                           : NULL;
  gboolean year;

  date->day = get_plain (text, token, 1, 2);
  date->month = get_plain (text, token + 2, 1, 2);
  if (mark == NULL || date->day < 0 || date->month < 0)
    return FALSE;
  date->form = STUDIO_TEXT_DATE_NUMBERS;
  date->last = token + 2;
  year = is_mark (text, token + 3, mark);
  date->year = year ? get_year (text, token + 4) : 0;
  date->year_digits = date->year > 0 ? 4 : 0;
  if (year && date->year == 0 && get_plain (text, token + 4, 2, 2) >= 0) {
    date->year = get_plain (text, token + 4, 2, 2);
    date->year_digits = 2;
  }
  if (date->year_digits > 0)
    date->last = token + 4;
  if (is_numbered (text, token) || goes_on (text, token, date->last))
    return FALSE;
  if (date->year_digits == 4)
    return date->day <= 31 || date->month <= 12;
  if (date->year_digits == 2)
    return is_announced (text, token) || (date->day <= 31 && date->month <= 12 && date->day > 0 && date->month > 0);
  return *mark == '/' && is_announced (text, token);
}

/* "22.6.2023", which is one token; with two digits only where a date is announced. */
static gboolean
read_points (const StudioText *text,
             int token,
             StudioTextDate *date)
{
  const StudioToken *at = studio_text_get (text, token);
  g_auto (GStrv) parts = NULL;
  gsize digits;

  if (strlen (at->lower) > 10 || strspn (at->lower, "0123456789.") != strlen (at->lower))
    return FALSE;
  parts = g_strsplit (at->lower, ".", -1);
  if (g_strv_length (parts) != 3 || strlen (parts[0]) > 2 || strlen (parts[1]) > 2)
    return FALSE;
  digits = strlen (parts[2]);
  if ((digits != 4 && digits != 2) || (digits == 2 && !is_announced (text, token)) || is_numbered (text, token) || goes_on (text, token, token))
    return FALSE;
  date->form = STUDIO_TEXT_DATE_NUMBERS;
  date->day = atoi (parts[0]);
  date->month = atoi (parts[1]);
  date->year = atoi (parts[2]);
  date->year_digits = (int) digits;
  date->last = token;
  return digits == 2 || (date->year >= 1000 && date->year < 3000);
}

static gboolean
read_iso (const StudioText *text,
          int token,
          StudioTextDate *date)
{
  date->year = get_year (text, token);
  date->month = get_plain (text, token + 2, 2, 2);
  date->day = get_plain (text, token + 4, 2, 2);
  date->year_digits = 4;
  date->form = STUDIO_TEXT_DATE_ISO;
  date->last = token + 4;
  return date->year > 0 && is_mark (text, token + 1, "-") && is_mark (text, token + 3, "-") && date->month > 0 && date->month <= 12 && date->day > 0 && date->day <= 31 &&
         !goes_on (text, token, date->last);
}

static gboolean
read_date (const StudioText *text,
           int token,
           StudioTextDate *date)
{
  static gboolean (*const readers[]) (const StudioText *text, int token, StudioTextDate *date) = { read_words, read_numbers, read_points, read_iso };

  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++) {
    *date = (StudioTextDate){ .first = token };
    if (readers[i](text, token, date))
      return TRUE;
  }
  return FALSE;
}

GArray *
studio_text_find_dates (const StudioText *text)
{
  GArray *dates = g_array_new (FALSE, FALSE, sizeof (StudioTextDate));
  int beyond = -1;

  for (guint i = 0; i < text->n_words; i++) {
    int token = (int) text->words[i];
    StudioTextDate date;

    if (token <= beyond || text->tokens[token].kind != STUDIO_TOKEN_NUMBER || !read_date (text, token, &date))
      continue;
    find_before (text, &date);
    beyond = date.last;
    g_array_append_val (dates, date);
  }
  return dates;
}

/* --- days --- */

gboolean
studio_text_date_get (const StudioTextDate *found,
                      int year,
                      GDate *date)
{
  int written = found->year_digits == 2 ? 2000 + found->year : found->year;

  if (found->year_digits > 0)
    year = written;
  if (found->day < 1 || found->day > 31 || found->month < 1 || found->month > 12 || year < 1 || !g_date_valid_dmy ((GDateDay) found->day, (GDateMonth) found->month, (GDateYear) year))
    return FALSE;
  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) found->day, (GDateMonth) found->month, (GDateYear) year);
  return TRUE;
}

gboolean
studio_text_date_get_near (const StudioTextDate *found,
                           const GDate *today,
                           GDate *date)
{
  int year = (int) g_date_get_year (today), best = G_MAXINT;
  GDate one;

  for (int step = -1; step <= 1; step++) {
    if (studio_text_date_get (found, year + step, &one) && abs (g_date_days_between (today, &one)) < best) {
      best = abs (g_date_days_between (today, &one));
      *date = one;
    }
  }
  return best < G_MAXINT;
}
