#include "config.h"

#include "studio-library-texts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-date.h"

/* seen on a light and on a dark ground */
#define MARK_BEGIN "<span background=\"#f5c211\" bgalpha=\"38%\">"
#define MARK_END "</span>"

#define MAX_WORDS 8

static const StudioLibraryState states[] = {
  { "draft", N_ ("Draft"), N_ ("Draft"), "draft" },
  { "review", N_ ("Waiting for approval"), N_ ("Waiting"), "review" },
  { "approved", N_ ("Approved"), N_ ("Approved"), "approved" },
  { "returned", N_ ("Returned"), N_ ("Returned"), "returned" },
  { "scheduled", N_ ("Scheduled"), N_ ("Scheduled"), "scheduled" },
  { "published", N_ ("Published"), N_ ("Published"), "published" },
  { "attention", N_ ("Needs attention"), N_ ("Needs attention"), "attention" },
};

const StudioLibraryState *
studio_library_states (guint *n_states)
{
  g_return_val_if_fail (n_states != NULL, NULL);

  *n_states = G_N_ELEMENTS (states);
  return states;
}

const StudioLibraryState *
studio_library_state_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++) {
    if (g_strcmp0 (states[i].id, id) == 0)
      return &states[i];
  }
  return NULL;
}

/* --- times --- */

static void
date_of (gint64 time,
         GDate *date)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (time);

  g_date_clear (date, 1);
  if (moment != NULL)
    g_date_set_dmy (date, (GDateDay) g_date_time_get_day_of_month (moment), g_date_time_get_month (moment),
                    (GDateYear) g_date_time_get_year (moment));
}

/* Returns: (transfer full): without the year if it is this one */
static char *
format_date (const GDate *date,
             const GDate *today)
{
  g_autofree char *text = studio_date_format (date, STUDIO_DATE_SHORT);
  char *year = strrchr (text, ' ');

  if (year != NULL && g_date_get_year (date) == g_date_get_year (today))
    *year = '\0';
  return g_steal_pointer (&text);
}

char *
studio_library_texts_day (gint64 time,
                          gint64 now)
{
  GDate date, today;

  date_of (time, &date);
  date_of (now, &today);
  if (!g_date_valid (&date) || !g_date_valid (&today))
    return g_strdup ("");
  if (g_date_compare (&date, &today) == 0)
    return g_strdup (_ ("Today"));
  if (g_date_days_between (&date, &today) == 1)
    return g_strdup (_ ("Yesterday"));
  return format_date (&date, &today);
}

char *
studio_library_texts_moment (gint64 time,
                             gint64 now)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (time);
  g_autofree char *clock = NULL, *day = NULL;
  GDate date, today;

  date_of (time, &date);
  date_of (now, &today);
  if (moment == NULL || !g_date_valid (&date) || !g_date_valid (&today))
    return g_strdup ("");
  clock = studio_time_format (g_date_time_get_hour (moment) * 60 + g_date_time_get_minute (moment));
  if (g_date_compare (&date, &today) == 0)
    /* TRANSLATORS: in the middle of a sentence; %s is a time, "14.32" */
    return g_strdup_printf (_ ("today %s"), clock);
  if (g_date_days_between (&date, &today) == 1)
    /* TRANSLATORS: in the middle of a sentence; %s is a time, "14.32" */
    return g_strdup_printf (_ ("yesterday %s"), clock);
  day = format_date (&date, &today);
  return g_strdup_printf ("%s %s", day, clock);
}

/* --- marks --- */

static void
append_escaped (GString *markup,
                const char *from,
                const char *to)
{
  g_autofree char *escaped = g_markup_escape_text (from, to - from);

  g_string_append (markup, escaped);
}

/* Returns: (transfer full): an array of at most MAX_WORDS words, folded */
static char **
split_words (const char *query)
{
  g_autofree char *folded = g_utf8_casefold (query, -1);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  const char *at = folded;

  while (*at != '\0' && words->len < MAX_WORDS) {
    const char *begin;

    while (*at != '\0' && !g_unichar_isalnum (g_utf8_get_char (at)))
      at = g_utf8_next_char (at);
    begin = at;
    while (*at != '\0' && g_unichar_isalnum (g_utf8_get_char (at)))
      at = g_utf8_next_char (at);
    if (at > begin)
      g_ptr_array_add (words, g_strndup (begin, (gsize) (at - begin)));
  }
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&words), FALSE);
}

static gboolean
is_wanted (char **words,
           const char *begin,
           const char *end)
{
  g_autofree char *folded = g_utf8_casefold (begin, end - begin);

  for (gsize i = 0; words[i] != NULL; i++) {
    if (g_str_has_prefix (folded, words[i]))
      return TRUE;
  }
  return FALSE;
}

char *
studio_library_texts_mark (const char *text,
                           const char *query)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  g_auto (GStrv) words = NULL;
  const char *at;

  g_return_val_if_fail (text != NULL, NULL);

  words = split_words (query != NULL ? query : "");
  at = text;
  while (*at != '\0') {
    const char *begin = at;
    gboolean mark;

    while (*at != '\0' && g_unichar_isalnum (g_utf8_get_char (at)))
      at = g_utf8_next_char (at);
    mark = at > begin && is_wanted (words, begin, at);
    if (at == begin)
      at = g_utf8_next_char (at);
    if (mark)
      g_string_append (markup, MARK_BEGIN);
    append_escaped (markup, begin, at);
    if (mark)
      g_string_append (markup, MARK_END);
  }
  return g_string_free (g_steal_pointer (&markup), FALSE);
}

char *
studio_library_texts_mark_snippet (const char *snippet)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  gboolean marked = FALSE;
  const char *at;

  g_return_val_if_fail (snippet != NULL, NULL);

  at = snippet;
  while (*at != '\0') {
    gsize length = strcspn (at, "\002\003\n");

    append_escaped (markup, at, at + length);
    at += length;
    if (*at == '\n')
      g_string_append_c (markup, ' ');
    else if (*at == '\002' && !marked)
      g_string_append (markup, MARK_BEGIN);
    else if (*at == '\003' && marked)
      g_string_append (markup, MARK_END);
    if (*at == '\002' || *at == '\003')
      marked = *at == '\002';
    if (*at != '\0')
      at++;
  }
  if (marked)
    g_string_append (markup, MARK_END);
  return g_string_free (g_steal_pointer (&markup), FALSE);
}
