#include "config.h"

#include "studio-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"

#define MINUTES_PER_DAY 1440

/* A part of the day and the hours people name with it, on the 24-hour clock. */
typedef struct
{
  const char *name;
  int first;
  int last;
} DayPart;

/* "12 malam" is 24.00, "1 malam" is 01.00: the night has two entries. */
static const DayPart day_parts[] = {
  { "dini hari", 0, 5 },
  { "pagi", 0, 11 },
  { "siang", 10, 15 },
  { "sore", 14, 18 },
  { "malam", 18, 24 },
  { "malam", 0, 4 },
};

static const char *const prefixes[] = { "pukul", "jam", "pkl." };
static const char *const zones[] = { "wita", "wib", "wit" };

static char *
take_prefix (char *text,
             const char *word)
{
  return g_str_has_prefix (text, word) ? g_strchug (text + strlen (word)) : text;
}

static gboolean
take_suffix (char *text,
             const char *word)
{
  if (!g_str_has_suffix (text, word))
    return FALSE;

  text[strlen (text) - strlen (word)] = '\0';
  g_strchomp (text);

  return TRUE;
}

/* Reads "9", "14.30", "14:30" or "1430". */
static gboolean
read_clock (const char *text,
            int *hour,
            int *minute)
{
  gsize n_digits = strspn (text, "0123456789");
  gboolean has_mark = text[n_digits] == '.' || text[n_digits] == ':';
  const char *rest = text + n_digits;

  *minute = 0;
  *hour = (int) g_ascii_strtoll (text, NULL, 10);
  if (n_digits == 4 && *rest == '\0') {
    *minute = *hour % 100;
    *hour /= 100;
  } else if (n_digits < 1 || n_digits > 2) {
    return FALSE;
  } else if (has_mark && strspn (rest + 1, "0123456789") == 2 && rest[3] == '\0') {
    *minute = (int) g_ascii_strtoll (rest + 1, NULL, 10);
  } else if (*rest != '\0') {
    return FALSE;
  }

  return *minute < 60 && *hour * 60 + *minute <= MINUTES_PER_DAY;
}

/* Puts @hour into the part of the day that @part names, on the 24-hour clock. */
static gboolean
place_hour (const char *part,
            int minute,
            int *hour)
{
  for (gsize i = 0; i < G_N_ELEMENTS (day_parts); i++) {
    if (!g_str_equal (day_parts[i].name, part))
      continue;

    for (int candidate = *hour; candidate <= 24; candidate += 12) {
      if (candidate < day_parts[i].first || candidate > day_parts[i].last)
        continue;
      /* half past twelve at night belongs to the new day */
      *hour = candidate == 24 && minute > 0 ? 0 : candidate;
      return TRUE;
    }
  }

  return FALSE;
}

/* Takes "pagi", "malam", … off the end. Returns: (transfer none) (nullable) */
static const char *
take_day_part (char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (day_parts); i++) {
    if (take_suffix (text, day_parts[i].name))
      return day_parts[i].name;
  }

  return NULL;
}

gboolean
studio_time_parse (const char *text,
                   int *minutes,
                   GError **error)
{
  g_autofree char *folded = NULL;
  char *clock;
  const char *part;
  int hour = 0;
  int minute = 0;
  gboolean taken = FALSE;

  g_return_val_if_fail (minutes != NULL, FALSE);

  folded = g_strstrip (g_ascii_strdown (text != NULL ? text : "", -1));
  clock = folded;
  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    clock = take_prefix (clock, prefixes[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (zones) && !taken; i++)
    taken = take_suffix (clock, zones[i]);
  part = take_day_part (clock);

  if (!read_clock (clock, &hour, &minute) || (part != NULL && !place_hour (part, minute, &hour))) {
    g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_INVALID,
                         _ ("This is not a time of day; write it as 14.30 or 9 pagi."));
    return FALSE;
  }
  *minutes = hour * 60 + minute;

  return TRUE;
}

char *
studio_time_format (int minutes)
{
  g_return_val_if_fail (minutes >= 0 && minutes <= MINUTES_PER_DAY, NULL);

  return g_strdup_printf ("%02d.%02d", minutes / 60, minutes % 60);
}
