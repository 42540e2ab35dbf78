#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-date.h"
#include "studio-rules-ang.h"
#include "studio-text-date.h"

/* a date without a year that lies back no more than this is taken for this year's */
#define MAX_STALE_DAYS 90

static const StudioTextDate *
get_date (GArray *dates,
          guint i)
{
  return &g_array_index (dates, StudioTextDate, i);
}

/* --- ANG-01: weekday and date --- */

/* Whether day @day of @date's month falls on @weekday; a date without a year may be of last, this or next year. */
static gboolean
falls_on (const StudioTextDate *date,
          int day,
          int weekday,
          const GDate *today)
{
  StudioTextDate one = *date;
  GDate found;
  int year = (int) g_date_get_year (today);

  one.day = day;
  for (int step = -1; step <= 1; step++) {
    if (studio_text_date_get (&one, year + step, &found) && (int) g_date_get_weekday (&found) == weekday)
      return TRUE;
  }
  return FALSE;
}

static void
tell_weekday (const StudioCheckInput *in,
              StudioFindings *out,
              const StudioTextDate *date,
              int day)
{
  StudioTextDate one = *date;
  GDate found;
  g_autofree char *weekday = NULL, *written = NULL;

  one.day = day;
  if (!studio_text_date_get_near (&one, &in->today, &found))
    return;
  weekday = studio_date_format (&found, STUDIO_DATE_WEEKDAY);
  written = studio_date_format (&found, STUDIO_DATE_MEDIUM);
  studio_findings_add (out, date->opening, date->last, _ ("The weekday does not fit: %s is a %s."), written, weekday);
}

void
studio_rule_ang_01 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  g_autoptr (GArray) dates = studio_text_find_dates (in->text);

  for (guint i = 0; i < dates->len; i++) {
    const StudioTextDate *date = get_date (dates, i);
    int first_day = date->from_day > 0 ? date->from_day : date->day;

    /* of a range over two months the first day's is not known here */
    if (date->weekday_from > 0 && first_day <= date->day && !falls_on (date, first_day, date->weekday_from, &in->today))
      tell_weekday (in, out, date, first_day);
    else if (date->from_day > 0 && date->weekday > 0 && !falls_on (date, date->day, date->weekday, &in->today))
      tell_weekday (in, out, date, date->day);
  }
}

/* --- ANG-02: dates without a year --- */

static gboolean
has_year (const StudioText *text,
          GArray *dates)
{
  for (guint i = 0; i < dates->len; i++) {
    if (get_date (dates, i)->year_digits == 4)
      return TRUE;
  }
  for (guint i = 0; i < text->n_words; i++) {
    double value;

    if (studio_text_is (text, (int) text->words[i], "tahun") && studio_text_number (text, studio_text_next (text, (int) text->words[i]), &value) && value >= 1900 && value < 2100)
      return TRUE;
  }
  return FALSE;
}

/* Days that come back each year need none: "setiap 10 November", "Hari Pahlawan 10 November". */
static gboolean
comes_back (const StudioText *text,
            int token)
{
  static const char *const words[] = { "setiap", "tiap", "hari", "peringatan", "memperingati", NULL };

  for (int i = 0; i < 4; i++) {
    token = studio_text_previous (text, token);
    if (studio_text_is_one (text, token, words))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_dated (const StudioText *text,
          const StudioTextDate *date)
{
  static const char *const before[] = { "tanggal", "tgl", "pada", NULL };
  int previous = studio_text_previous (text, date->opening);

  if (date->weekday > 0 || date->weekday_from > 0)
    return TRUE;
  return studio_text_is_one (text, previous, before) && !comes_back (text, date->opening);
}

/* A poster tells the year once, in the field for its date. */
static gboolean
has_date_field (const StudioCheckInput *in)
{
  GPtrArray *fields = in->snapshot != NULL && in->place.kind != STUDIO_PLACE_CAPTION ? studio_template_get_fields (studio_snapshot_get_template (in->snapshot)) : NULL;

  for (guint i = 0; fields != NULL && i < fields->len; i++) {
    const StudioField *field = g_ptr_array_index (fields, i);

    if (field->type == STUDIO_FIELD_DATE && studio_field_value_filled (studio_snapshot_get_value (in->snapshot, field->name)))
      return TRUE;
  }
  return FALSE;
}

void
studio_rule_ang_02 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  g_autoptr (GArray) dates = studio_text_find_dates (in->text);
  gboolean dated = has_year (in->text, dates) || has_date_field (in), full = FALSE;

  for (guint i = 0; i < dates->len; i++) {
    const StudioTextDate *date = get_date (dates, i);

    full = full || date->year_digits > 0;
    if (date->year_digits > 0 || studio_text_has_flag (in->text, date->first, STUDIO_TOKEN_QUOTED))
      continue;
    /* "Senin (16/11/2026) … Kamis (19/11)": the year was told */
    if (date->form == STUDIO_TEXT_DATE_WORDS ? dated || !is_dated (in->text, date) : full)
      continue;
    studio_findings_add (out, date->opening, date->last, _ ("The year is missing."));
  }
}

/* --- ANG-03: two digits for a year --- */

void
studio_rule_ang_03 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  g_autoptr (GArray) dates = studio_text_find_dates (in->text);

  for (guint i = 0; i < dates->len; i++) {
    const StudioTextDate *date = get_date (dates, i);
    g_autofree char *written = NULL;
    gsize length;
    StudioFinding *finding;

    if (date->year_digits != 2)
      continue;
    finding = studio_findings_add (out, date->first, date->last, _ ("Write the year with four digits."));
    /* which century is meant is certain for the years around today's only */
    if (2000 + date->year > (int) g_date_get_year (&in->today) + 10)
      continue;
    written = studio_text_copy (in->text, date->first, date->last);
    length = g_utf8_strlen (written, -1) - 2;
    *g_utf8_offset_to_pointer (written, (glong) length) = '\0';
    /* the apostrophe of "'23" goes */
    if (date->form == STUDIO_TEXT_DATE_WORDS && !studio_text_is_kind (in->text, date->last - 1, STUDIO_TOKEN_SPACE))
      *g_utf8_find_prev_char (written, written + strlen (written)) = '\0';
    finding->fix = g_strdup_printf ("%s%d", written, 2000 + date->year);
  }
}

/* --- ANG-04: one way of writing dates --- */

/* "Kamis, 22 Juni 2023" or "Kamis (22/6/2023)" in place of the tokens @first..@last; NULL if @date doesn't exist. */
static char *
rewrite (const StudioText *text,
         const StudioTextDate *date,
         gboolean in_words,
         int *last)
{
  GDate day;
  g_autofree char *weekday = NULL, *words = NULL;
  gboolean alone = date->opening == date->first, closed = studio_text_is (text, studio_text_previous (text, date->first), "(");

  *last = date->last;
  if (date->from_day > 0 || !studio_text_date_get (date, 0, &day))
    return NULL;
  words = in_words ? studio_date_format (&day, STUDIO_DATE_MEDIUM) : g_strdup_printf ("%d/%d/%d", date->day, date->month, date->year);
  if (alone)
    return g_steal_pointer (&words);
  if (studio_text_get (text, date->opening)->sentence != studio_text_get (text, date->first)->sentence)
    return NULL;
  if (closed && !studio_text_is (text, date->last + 1, ")"))
    return NULL;
  *last += closed ? 1 : 0;
  weekday = studio_text_copy (text, date->opening, date->opening);
  return in_words ? g_strdup_printf ("%s, %s", weekday, words) : g_strdup_printf ("%s (%s)", weekday, words);
}

void
studio_rule_ang_04 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  g_autoptr (GArray) dates = studio_text_find_dates (in->text);
  /* a poster spells its dates out; a caption stays with its first one */
  gboolean poster = in->place.kind == STUDIO_PLACE_FIELD || in->place.kind == STUDIO_PLACE_LAYER;
  int in_words = poster ? TRUE : -1;

  for (guint i = 0; i < dates->len; i++) {
    const StudioTextDate *date = get_date (dates, i);
    g_autofree char *fix = NULL;
    int last;

    if (date->year_digits != 4)
      continue;
    if (in_words < 0)
      in_words = date->form != STUDIO_TEXT_DATE_NUMBERS;
    if ((date->form == STUDIO_TEXT_DATE_WORDS) == in_words || studio_text_has_flag (in->text, date->first, STUDIO_TOKEN_QUOTED))
      continue;
    /* news puts its day in figures, "Kamis (22/6/2023)", and other dates in words */
    if (!in_words && date->opening == date->first)
      continue;
    fix = rewrite (in->text, date, in_words, &last);
    if (fix != NULL)
      studio_findings_add (out, date->opening, last, _ ("Write all dates in one way: “%s”."), fix)->fix = g_strdup (fix);
  }
}

/* --- ANG-05: dates that don't exist --- */

void
studio_rule_ang_05 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  g_autoptr (GArray) dates = studio_text_find_dates (in->text);

  for (guint i = 0; i < dates->len; i++) {
    const StudioTextDate *date = get_date (dates, i);
    g_autofree char *written = NULL;
    GDate day;

    /* without a year, 29 February may be of a leap year: 2024 was one */
    if (studio_text_date_get (date, 2024, &day))
      continue;
    written = studio_text_copy (in->text, date->first, date->last);
    studio_findings_add (out, date->first, date->last, _ ("There is no such day as %s."), written);
  }
}

/* --- ANG-06: names of months --- */

/* "Institut Teknologi Sepuluh Nopember", "Jalan Sepuluh Nopember" are names. */
static gboolean
is_name (const StudioText *text,
         int token)
{
  static const char *const words[] = { "sepuluh", "jalan", "jl", "institut", NULL };
  int previous = token;

  for (int i = 0; i < 3; i++) {
    previous = studio_text_previous (text, previous);
    if (studio_text_is_one (text, previous, words))
      return TRUE;
  }
  return FALSE;
}

/* How many letters the words differ by, two if by more; letters that changed places count as one. */
static int
count_slips (const char *one,
             const char *other)
{
  gsize n = strlen (one), m = strlen (other), same = 0, end = 0;

  while (one[same] != '\0' && one[same] == other[same])
    same++;
  while (end < MIN (n, m) - same && one[n - 1 - end] == other[m - 1 - end])
    end++;
  if (n == m && n - same - end == 2 && one[same] == other[same + 1] && one[same + 1] == other[same])
    return 1;
  return (int) MIN (MAX (n, m) - same - end, 2);
}

/* "Agustsus", "Desmber": one slip away from a month's name of more than four letters, with a capital or beside a number. */
static const char *
find_near_month (const StudioCheckInput *in,
                 int token)
{
  static const char *const months[] = { "Januari", "Februari", "Maret", "April", "Agustus", "September", "Oktober", "November", "Desember" };
  const char *lower = in->text->tokens[token].lower;

  if (in->text->tokens[token].kind != STUDIO_TOKEN_WORD || strlen (lower) < 6 || strlen (lower) > 10 || !studio_text_is_capital (in->text, token) ||
      studio_text_month (in->text, token) > 0 || !studio_spelling_has_dictionary (in->spelling) || studio_spelling_knows (in->spelling, lower))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (months); i++) {
    g_autofree char *month = g_ascii_strdown (months[i], -1);

    if (count_slips (lower, month) == 1)
      return months[i];
  }
  return NULL;
}

void
studio_rule_ang_06 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  StudioWordList *wrong = studio_words_get (in->words, "bulan"), *foreign = studio_words_get (in->words, "bulan-asing");

  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i];
    const char *lower = in->text->tokens[token].lower, *right = studio_word_list_look_up (wrong, lower);
    g_autofree char *fixed = NULL;

    /* "June", "August" may be people */
    if (right == NULL && (studio_text_is_kind (in->text, studio_text_previous (in->text, token), STUDIO_TOKEN_NUMBER) || studio_text_is_kind (in->text, studio_text_next (in->text, token), STUDIO_TOKEN_NUMBER)))
      right = studio_word_list_look_up (foreign, lower);
    if (right == NULL)
      right = find_near_month (in, token);
    if (right == NULL || *right == '\0' || is_name (in->text, token))
      continue;
    fixed = studio_text_fit_case (in->text, token, right);
    studio_findings_add (out, token, token, _ ("The month's name is written “%s”."), fixed)->fix = g_strdup (fixed);
  }
}

/* --- ANG-07: announced, and over --- */

static gboolean
is_will (const StudioText *text,
         int token)
{
  static const char *const before[] = { "kesadaran", "kebutuhan", "haus", "sadar", "ingat", "percaya", "kaya", "pentingnya", "harapan", "cinta", NULL };

  return studio_text_is (text, token, "akan") && !studio_text_is_one (text, studio_text_previous (text, token), before) && !studio_text_is (text, studio_text_next (text, token), "tetapi") &&
         !studio_text_has_flag (text, token, STUDIO_TOKEN_QUOTED);
}

/* "sejak 1 Januari", "Peraturan … tanggal": what is told there was before. */
static gboolean
is_past_of_another (const StudioText *text,
                    int token)
{
  static const char *const words[] = { "sejak", "per", "tertanggal", "nomor", "berdasarkan", "sesuai", "menurut", "hasil", "setelah", "usai", "pasca", NULL };

  for (int i = 0; i < 4; i++) {
    token = studio_text_previous (text, token);
    if (studio_text_is_one (text, token, words))
      return TRUE;
  }
  return FALSE;
}

/* Long ago is history; a year that is not written is the nearest one. */
static gboolean
is_over (const StudioTextDate *date,
         const GDate *today)
{
  GDate day;

  if (!studio_text_date_get_near (date, today, &day) || g_date_compare (&day, today) >= 0)
    return FALSE;
  return date->year_digits > 0 ? g_date_get_year (&day) + 1 >= g_date_get_year (today) : g_date_days_between (&day, today) <= MAX_STALE_DAYS;
}

/* For each sentence, the token of its first "akan", -1 if it has none. */
static GArray *
list_wills (const StudioText *text)
{
  GArray *wills = g_array_sized_new (FALSE, FALSE, sizeof (int), text->n_sentences);

  for (guint i = 0; i < text->n_sentences; i++) {
    int none = -1;

    g_array_append_val (wills, none);
  }
  for (guint i = 0; i < text->n_words; i++) {
    const StudioToken *token = &text->tokens[text->words[i]];

    if (token->sentence < wills->len && g_array_index (wills, int, token->sentence) < 0 && is_will (text, (int) text->words[i]))
      g_array_index (wills, int, token->sentence) = (int) text->words[i];
  }
  return wills;
}

void
studio_rule_ang_07 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  g_autoptr (GArray) dates = studio_text_find_dates (in->text);
  g_autoptr (GArray) wills = list_wills (in->text);

  for (guint i = 0; i < dates->len; i++) {
    const StudioTextDate *date = get_date (dates, i), *next = i + 1 < dates->len ? get_date (dates, i + 1) : NULL;
    guint sentence = in->text->tokens[date->first].sentence;
    int will = sentence < wills->len ? g_array_index (wills, int, sentence) : -1;

    if (will < 0 || will > date->first || !is_over (date, &in->today) || is_past_of_another (in->text, date->opening))
      continue;
    /* of "1 Oktober s.d. 30 November" the end counts */
    if (next != NULL && in->text->tokens[next->first].sentence == sentence && !is_over (next, &in->today))
      continue;
    studio_findings_add (out, date->opening, date->last, _ ("This day is over, but the sentence says “akan”."));
  }
}
