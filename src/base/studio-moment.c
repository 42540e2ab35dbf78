#include "config.h"

#include "studio-moment.h"

#include <string.h>

#define MINUTE 60
#define DAY 86400
/* 1 January 1970 as g_date_get_julian() counts */
#define EPOCH 719163

/** Zone: @offset: minutes ahead of UTC (Keputusan Presiden 41/1987) */
typedef struct
{
  const char *name;
  int offset;
} Zone;

static const Zone zones[] = { { "WIB", 420 }, { "WITA", 480 }, { "WIT", 540 } };

/* Takes exactly @n digits. Returns: FALSE if there are fewer, or the number is not in @min..@max. */
static gboolean
take_number (const char **text,
             int n,
             int min,
             int max,
             int *number)
{
  *number = 0;
  for (int i = 0; i < n; i++) {
    if (!g_ascii_isdigit ((*text)[i]))
      return FALSE;
    *number = *number * 10 + g_ascii_digit_value ((*text)[i]);
  }
  *text += n;
  return *number >= min && *number <= max;
}

static gboolean
take_char (const char **text,
           char wanted)
{
  if (g_ascii_toupper (**text) != wanted)
    return FALSE;
  ++*text;
  return TRUE;
}

static gboolean
take_day (const char **text,
          GDate *day)
{
  int year, month, number;

  if (!take_number (text, 4, 1970, 2999, &year) || !take_char (text, '-') || !take_number (text, 2, 1, 12, &month) || !take_char (text, '-') ||
      !take_number (text, 2, 1, 31, &number) || !g_date_valid_dmy ((GDateDay) number, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_clear (day, 1);
  g_date_set_dmy (day, (GDateDay) number, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

/* A leap second counts as the one before it. */
static gboolean
take_time (const char **text,
           int *seconds)
{
  int hour, minute, second;

  if (!take_number (text, 2, 0, 23, &hour) || !take_char (text, ':') || !take_number (text, 2, 0, 59, &minute) || !take_char (text, ':') ||
      !take_number (text, 2, 0, 60, &second))
    return FALSE;
  *seconds = (hour * 60 + minute) * MINUTE + MIN (second, 59);
  if (!take_char (text, '.'))
    return TRUE;
  if (!g_ascii_isdigit (**text))
    return FALSE;
  while (g_ascii_isdigit (**text))
    ++*text;
  return TRUE;
}

static gboolean
take_offset (const char **text,
             int *offset)
{
  gboolean behind = **text == '-';
  int hours, minutes;

  *offset = 0;
  if (take_char (text, 'Z'))
    return TRUE;
  if ((!take_char (text, '+') && !take_char (text, '-')) || !take_number (text, 2, 0, 23, &hours) || !take_char (text, ':') || !take_number (text, 2, 0, 59, &minutes))
    return FALSE;
  *offset = (hours * 60 + minutes) * (behind ? -1 : 1);
  return TRUE;
}

gboolean
studio_moment_parse (const char *text,
                     gint64 *moment,
                     int *offset)
{
  GDate day;
  gint64 found;
  int seconds, ahead;

  g_return_val_if_fail (text != NULL && moment != NULL, FALSE);

  if (!take_day (&text, &day) || !take_char (&text, 'T') || !take_time (&text, &seconds) || !take_offset (&text, &ahead) || *text != '\0')
    return FALSE;
  found = studio_moment_from_day (&day, 0, ahead) + seconds;
  if (found < STUDIO_MOMENT_MIN || found > STUDIO_MOMENT_MAX)
    return FALSE;
  *moment = found;
  if (offset != NULL)
    *offset = ahead;
  return TRUE;
}

char *
studio_moment_format (gint64 moment,
                      int offset)
{
  GDate day;
  int minutes, seconds;

  g_return_val_if_fail (moment >= STUDIO_MOMENT_MIN && moment <= STUDIO_MOMENT_MAX && ABS (offset) < 1440, NULL);

  studio_moment_to_day (moment, offset, &day, &minutes);
  seconds = (int) (moment % MINUTE);
  if (offset == 0)
    return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02dZ", g_date_get_year (&day), (int) g_date_get_month (&day), g_date_get_day (&day), minutes / 60,
                            minutes % 60, seconds);
  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d", g_date_get_year (&day), (int) g_date_get_month (&day), g_date_get_day (&day), minutes / 60,
                          minutes % 60, seconds, offset < 0 ? '-' : '+', ABS (offset) / 60, ABS (offset) % 60);
}

void
studio_moment_to_day (gint64 moment,
                      int offset,
                      GDate *day,
                      int *minutes)
{
  gint64 local = CLAMP (moment, STUDIO_MOMENT_MIN, STUDIO_MOMENT_MAX) + (gint64) offset * MINUTE;
  gint64 n_days = local / DAY - (local % DAY < 0 ? 1 : 0);

  g_return_if_fail (day != NULL && ABS (offset) < 1440);

  g_date_clear (day, 1);
  g_date_set_julian (day, (guint32) (EPOCH + n_days));
  if (minutes != NULL)
    *minutes = (int) ((local - n_days * DAY) / MINUTE);
}

gint64
studio_moment_from_day (const GDate *day,
                        int minutes,
                        int offset)
{
  g_return_val_if_fail (day != NULL && g_date_valid (day), 0);

  return ((gint64) g_date_get_julian (day) - EPOCH) * DAY + (gint64) (minutes - offset) * MINUTE;
}

int
studio_zone_get_offset (const char *zone,
                        gint64 moment)
{
  g_autoptr (GTimeZone) local = NULL;
  int interval;

  for (gsize i = 0; zone != NULL && i < G_N_ELEMENTS (zones); i++) {
    if (g_str_equal (zones[i].name, zone))
      return zones[i].offset;
  }
  local = g_time_zone_new_local ();
  interval = g_time_zone_find_interval (local, G_TIME_TYPE_UNIVERSAL, moment);
  return interval >= 0 ? g_time_zone_get_offset (local, interval) / MINUTE : 0;
}

const char *
studio_zone_get_name (int offset)
{
  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++) {
    if (zones[i].offset == offset)
      return zones[i].name;
  }
  return "";
}
