#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "studio-brand-office.h"
#include "studio-rules-ang.h"
#include "studio-text-date.h"

/* --- times --- */

static const char *const zones[] = { "wib", "wita", "wit", NULL };

/* "14.30", "14:30", "9.00", "14.30.15" without looking at whether there is such a time. */
static gboolean
is_clock (const StudioText *text,
          int token)
{
  const StudioToken *at = studio_text_get (text, token);
  gsize hours;

  if (at == NULL || at->kind != STUDIO_TOKEN_NUMBER)
    return FALSE;
  hours = strspn (at->lower, "0123456789");
  if (hours < 1 || hours > 2 || (at->lower[hours] != '.' && at->lower[hours] != ':') || strspn (at->lower + hours + 1, "0123456789") != 2)
    return FALSE;
  return at->lower[hours + 3] == '\0' || (strlen (at->lower) == hours + 6 && at->lower[hours + 3] == at->lower[hours]);
}

/* "9", "09", "23" */
static gboolean
is_hour (const StudioText *text,
         int token)
{
  const StudioToken *at = studio_text_get (text, token);

  return at != NULL && at->kind == STUDIO_TOKEN_NUMBER && strlen (at->lower) <= 2 && strspn (at->lower, "0123456789") == strlen (at->lower) && atoi (at->lower) <= 24;
}

static gboolean
exists (const StudioText *text,
        int token)
{
  const char *lower = text->tokens[token].lower;

  return atoi (lower) <= 24 && (!is_clock (text, token) || atoi (lower + strcspn (lower, ".:") + 1) < 60);
}

static gboolean
is_zone (const StudioText *text,
         int token)
{
  return studio_text_is_one (text, token, zones);
}

/** Clock: a time as it is written: @word: "jam", "pukul", "pkl.", @zone; -1 if missing */
typedef struct
{
  int word, time, zone;
} Clock;

/* "jam 7 malam", "jam 9 WITA": what an hour needs behind it to be no duration. */
static gboolean
ends_hour (const StudioText *text,
           int token)
{
  static const char *const parts[] = { "pagi", "siang", "sore", "petang", "malam", "tepat", NULL };

  return is_zone (text, token) || studio_text_is_one (text, token, parts);
}

static gboolean
read_clock (const StudioText *text,
            int token,
            Clock *clock)
{
  static const char *const words[] = { "jam", "pukul", "pkl", NULL };
  int previous = studio_text_previous (text, token), next = studio_text_next (text, token);

  *clock = (Clock){ -1, token, is_zone (text, next) ? next : -1 };
  if (studio_text_is (text, previous, ".") && studio_text_is (text, previous - 1, "pkl"))
    previous--;
  if (studio_text_is_one (text, previous, words))
    clock->word = previous;
  if (is_clock (text, token))
    return clock->word >= 0 || clock->zone >= 0;
  return is_hour (text, token) && clock->word >= 0 && (ends_hour (text, next) || !studio_text_is (text, clock->word, "jam"));
}

/* The time as it is to be written. */
static char *
rewrite (const StudioText *text,
         const Clock *clock)
{
  g_autofree char *word = NULL, *time = studio_text_copy (text, clock->time, clock->time), *zone = NULL;

  g_strdelimit (time, ":", '.');
  if (clock->word >= 0)
    word = studio_text_fit_case (text, clock->word, "pukul ");
  if (clock->zone >= 0)
    zone = g_ascii_strup (text->tokens[clock->zone].lower, -1);
  return g_strconcat (word != NULL ? word : "", time, zone != NULL ? " " : "", zone, NULL);
}

static void
tell_form (const StudioCheckInput *in,
           StudioFindings *out,
           const Clock *clock)
{
  int first = clock->word >= 0 ? clock->word : clock->time, last = clock->zone >= 0 ? clock->zone : clock->time;
  g_autofree char *fix = rewrite (in->text, clock), *written = studio_text_copy (in->text, first, last);

  if (!exists (in->text, clock->time))
    studio_findings_add (out, first, last, _ ("There is no such time as %s."), written);
  else if (!g_str_equal (fix, written))
    studio_findings_add (out, first, last, _ ("The time is written “%s”."), fix)->fix = g_strdup (fix);
}

/* Whether the office's zone is told too, as in "09.00 WIB/10.00 WITA". */
static gboolean
has_own_zone (const StudioText *text,
              int token,
              const char *own)
{
  for (int i = token - 10; i <= token + 10; i++) {
    if (is_zone (text, i) && g_ascii_strcasecmp (studio_text_get (text, i)->lower, own) == 0)
      return TRUE;
  }
  return FALSE;
}

/* The zone that one of the times behind @token has, as in "08.00–12.00 WITA". */
static gboolean
has_zone_near (const StudioText *text,
               int token)
{
  for (int i = 0; i < 8; i++) {
    if (is_zone (text, token) || studio_text_is (text, token, "waktu"))
      return TRUE;
    token = studio_text_next (text, token);
  }
  return FALSE;
}

static gboolean
has_any_zone (const StudioText *text)
{
  for (guint i = 0; i < text->n_words; i++) {
    if (is_zone (text, (int) text->words[i]))
      return TRUE;
  }
  return FALSE;
}

void
studio_rule_ang_08 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  const char *own = in->brand != NULL ? studio_brand_get_zone (in->brand) : NULL;
  /* on a poster the zone often stands in a line of its own */
  gboolean zoned = in->place.kind != STUDIO_PLACE_CAPTION || has_any_zone (in->text);

  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i];
    Clock clock;

    if (!read_clock (in->text, token, &clock) || studio_text_has_flag (in->text, token, STUDIO_TOKEN_QUOTED))
      continue;
    tell_form (in, out, &clock);
    if (own != NULL && clock.zone >= 0 && !has_own_zone (in->text, clock.zone, own))
      studio_findings_add (out, clock.zone, clock.zone, _ ("The office's time zone is %s."), own);
    if (!zoned && clock.word >= 0 && !has_zone_near (in->text, clock.time))
      studio_findings_add (out, clock.time, clock.time, _ ("The time zone is missing: WIB, WITA or WIT."));
    zoned = zoned || clock.word >= 0;
  }
}

/* --- ANG-09: ranges --- */

static gboolean
is_dash (const StudioText *text,
         int token)
{
  gunichar c = studio_text_is_kind (text, token, STUDIO_TOKEN_PUNCT) ? studio_text_char (text, token) : 0;

  return c == '-' || c == 0x2010 || c == 0x2011 || c == 0x2012 || c == 0x2013 || c == 0x2014;
}

/* A number that can be an end of a range: no telephone, account or other name. */
static gboolean
is_plain_number (const StudioText *text,
                 int token,
                 double *value)
{
  const StudioToken *at = studio_text_get (text, token);

  return at != NULL && at->kind == STUDIO_TOKEN_NUMBER && strlen (at->lower) <= 15 && studio_text_number (text, token, value) &&
         (at->lower[0] != '0' || at->lower[1] == ',' || at->lower[1] == '\0');
}

/* "Boeing 737-800", but "di Kuaro 5-10 April" */
static gboolean
is_name_with_hyphen (const StudioText *text,
                     int first,
                     int last)
{
  int previous = studio_text_previous_word (text, first);

  return studio_text_is_capital (text, previous) && !studio_text_is (text, previous, "rp") && !studio_text_has_flag (text, previous, STUDIO_TOKEN_FIRST) && studio_text_weekday (text, previous) == 0 && studio_text_month (text, studio_text_next (text, last)) == 0;
}

/* Scores, addresses and telephone numbers have hyphens of their own. */
static gboolean
is_no_range (const StudioText *text,
             int token)
{
  static const char *const words[] = { "skor", "menang", "kalah", "imbang", "unggul", "no", "nomor", "blok", "kav", "telp", "telepon", "hp", "wa", "whatsapp", "center", "rekening", "npsn", "nip", "nik", ")", "+", "jl", "jalan", "seri", "tipe", "versi", "formasi", NULL };

  for (int i = 0; i < 4; i++) {
    token = studio_text_previous (text, token);
    if (studio_text_is_one (text, token, words))
      return TRUE;
    /* a range's sentence may have another before: "Pasal 3, 5-7" */
    if (studio_text_is (text, token, ","))
      return FALSE;
  }
  return FALSE;
}

/* "50.000" of "Rp50.000-Rp100.000" behind a dash */
static int
skip_rp (const StudioText *text,
         int token)
{
  return studio_text_is (text, token, "rp") && studio_text_is_kind (text, token + 1, STUDIO_TOKEN_NUMBER) ? token + 1 : token;
}

static gboolean
is_range_of_numbers (const StudioText *text,
                     int first,
                     int last)
{
  double from, to;

  last = skip_rp (text, last);
  if (studio_text_is_one (text, first - 1, (const char *const[]){ "/", "-", "–", "—", ".", NULL }) || studio_text_is_one (text, last + 1, (const char *const[]){ "/", "-", "–", "—", NULL }))
    return FALSE;
  if (is_clock (text, first) && is_clock (text, last))
    return TRUE;
  return is_plain_number (text, first, &from) && is_plain_number (text, last, &to) && from < to && !is_no_range (text, first) && !is_name_with_hyphen (text, first, last);
}

static gboolean
is_range_of_names (const StudioText *text,
                   int first,
                   int last)
{
  return (studio_text_weekday (text, first) > 0 && studio_text_weekday (text, last) > 0) || (studio_text_month (text, first) > 0 && studio_text_month (text, last) > 0);
}

static void
tell_range (const StudioCheckInput *in,
            StudioFindings *out,
            int first,
            int last)
{
  g_autofree char *from = studio_text_copy (in->text, first, first), *to = studio_text_copy (in->text, last, last);
  g_autofree char *fix = g_strdup_printf ("%s–%s", from, to);

  studio_findings_add (out, first, last, _ ("Write a range with an en dash and no blanks: “%s”."), fix)->fix = g_strdup (fix);
}

/* A dash that is no en dash, or has blanks around it, between two numbers, weekdays or months. */
static void
check_dash (const StudioCheckInput *in,
            StudioFindings *out,
            int dash)
{
  const StudioText *text = in->text;
  int first = studio_text_previous (text, dash), last = studio_text_next (text, dash);
  gboolean tight = first == dash - 1 && last == dash + 1;

  if (first < 0 || last < 0 || (tight && studio_text_char (text, dash) == 0x2013))
    return;
  /* "2026 - 5 warga": blanks on one side only are something else */
  if (!tight && (first == dash - 1 || last == dash + 1) && !is_clock (text, first))
    return;
  if (is_range_of_numbers (text, first, last))
    tell_range (in, out, first, skip_rp (text, last) > last ? last + 1 : last);
  else if (is_range_of_names (text, first, last))
    tell_range (in, out, first, last);
}

/* "Senin-Jumat" is one word. */
static void
check_joined_names (const StudioCheckInput *in,
                    StudioFindings *out,
                    int token)
{
  g_autofree char *written = NULL;
  g_autoptr (StudioText) parts = NULL;
  char *hyphen;

  if (strlen (in->text->tokens[token].lower) > 24 || strchr (in->text->tokens[token].lower, '-') == NULL)
    return;
  written = studio_text_copy (in->text, token, token);
  hyphen = strchr (written, '-');
  if (hyphen == NULL)
    return;
  *hyphen = ' ';
  parts = studio_text_new (written, -1);
  if (parts->n_tokens != 3 || !is_range_of_names (parts, 0, 2))
    return;
  *hyphen = '\0';
  studio_findings_add (out, token, token, _ ("Write a range with an en dash and no blanks: “%s”."), written)->fix = g_strdup_printf ("%s–%s", written, hyphen + 1);
}

/* "s/d", "s.d" without its last point, "sd" between two numbers */
static void
check_until (const StudioCheckInput *in,
             StudioFindings *out,
             int token)
{
  const StudioText *text = in->text;
  StudioFinding *finding;
  int last = token;

  if (studio_text_is (text, token, "sd")) {
    if (studio_text_has_flag (text, token, STUDIO_TOKEN_CAPS) || !studio_text_is_kind (text, studio_text_previous (text, token), STUDIO_TOKEN_NUMBER) || !studio_text_is_kind (text, studio_text_next (text, token), STUDIO_TOKEN_NUMBER))
      return;
  } else if (studio_text_is (text, token, "s") && studio_text_is (text, token + 2, "d") && (studio_text_is (text, token + 1, "/") || studio_text_is (text, token + 1, "."))) {
    last = token + 2;
    if (studio_text_is (text, token + 1, ".") && studio_text_is (text, token + 3, "."))
      return;
  } else {
    return;
  }
  if (studio_text_is (text, last + 1, "."))
    last++;
  finding = studio_findings_add (out, token, last, _ ("“Sampai dengan” is abbreviated “s.d.”."));
  finding->fix = g_strdup ("s.d.");
}

void
studio_rule_ang_09 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  for (guint i = 0; i < in->text->n_tokens; i++) {
    int token = (int) i;

    if (is_dash (in->text, token))
      check_dash (in, out, token);
    else if (in->text->tokens[i].kind == STUDIO_TOKEN_WORD) {
      check_joined_names (in, out, token);
      check_until (in, out, token);
    }
  }
}
