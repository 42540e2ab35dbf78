#include "config.h"

#include "studio-observance-day.h"

#include <stdlib.h>
#include <string.h>

#include "studio-date.h"

/* GDate counts from 1 January of the year 1, the Islamic tables from 16 July 622 of the Julian calendar */
#define ISLAMIC_EPOCH 227015
#define ISLAMIC_CYCLE_DAYS 10631
#define ISLAMIC_CYCLE_YEARS 30
#define LEAP_YEAR 2028
#define MAX_OFFSET 200

static const char *const islamic_months[] = {
  "muharam",
  "safar",
  "rabiulawal",
  "rabiulakhir",
  "jumadilawal",
  "jumadilakhir",
  "rajab",
  "syakban",
  "ramadan",
  "syawal",
  "zulkaidah",
  "zulhijah",
};

/* --- calendars --- */

void
studio_day_easter (int year,
                   GDate *date)
{
  int golden = year % 19, century = year / 100, rest = year % 100;
  int lost_leap_days = century / 4, moon_shift = (century - (century + 8) / 25 + 1) / 3;
  int full_moon = (19 * golden + century - lost_leap_days - moon_shift + 15) % 30;
  int to_sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - full_moon - rest % 4) % 7;
  int late = (golden + 11 * full_moon + 22 * to_sunday) / 451;
  int count = full_moon + to_sunday - 7 * late + 114;

  g_return_if_fail (date != NULL);

  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) (count % 31 + 1), (GDateMonth) (count / 31), (GDateYear) year);
}

/* Days from the epoch to the day, which is 0 on 1 Muharam of the year 1. */
static int
count_islamic_days (int year,
                    int month,
                    int day)
{
  int months = (59 * (month - 1) + 1) / 2; /* 30 and 29 days in turn */

  return day - 1 + months + (year - 1) * 354 + (3 + 11 * year) / ISLAMIC_CYCLE_YEARS;
}

void
studio_day_from_islamic (int year,
                         int month,
                         int day,
                         GDate *date)
{
  g_return_if_fail (date != NULL && year > 0);

  g_date_clear (date, 1);
  g_date_set_julian (date, (guint32) (ISLAMIC_EPOCH + count_islamic_days (year, month, day)));
}

int
studio_day_islamic_year (const GDate *date)
{
  int days = (int) g_date_get_julian (date) - ISLAMIC_EPOCH;
  int year = days * ISLAMIC_CYCLE_YEARS / ISLAMIC_CYCLE_DAYS + 1;

  while (count_islamic_days (year, 1, 1) > days)
    year--;
  while (count_islamic_days (year + 1, 1, 1) <= days)
    year++;
  return year;
}

/* --- how days are written --- */

static gboolean
parse_easter (const char *text,
              StudioDay *day)
{
  const char *rest;
  char *end;
  gint64 offset = 0;

  if (g_ascii_strncasecmp (text, "paskah", strlen ("paskah")) != 0)
    return FALSE;
  rest = text + strlen ("paskah");
  while (*rest == ' ')
    rest++;
  if (*rest != '\0') {
    offset = g_ascii_strtoll (rest, &end, 10);
    if (end == rest || *end != '\0' || ABS (offset) > MAX_OFFSET)
      return FALSE;
  }
  *day = (StudioDay){ .kind = STUDIO_DAY_EASTER, .offset = (int) offset };
  return TRUE;
}

/* "17" of "17 tiap bulan". Returns: 0 if there is no number, the rest behind it in @rest */
static int
leading_number (const char *text,
                const char **rest)
{
  char *end;
  guint64 number = g_ascii_isdigit (*text) ? g_ascii_strtoull (text, &end, 10) : 0;

  if (number == 0 || number > 31 || *end != ' ')
    return 0;
  while (*end == ' ')
    end++;
  *rest = end;
  return (int) number;
}

static gboolean
parse_islamic (const char *text,
               StudioDay *day)
{
  const char *month = NULL;
  int number = leading_number (text, &month);

  for (guint i = 0; number > 0 && number <= 30 && i < G_N_ELEMENTS (islamic_months); i++) {
    if (g_ascii_strcasecmp (month, islamic_months[i]) == 0) {
      *day = (StudioDay){ .kind = STUDIO_DAY_ISLAMIC, .month = (int) i + 1, .day = number };
      return TRUE;
    }
  }
  return FALSE;
}

static gboolean
parse_monthly (const char *text,
               StudioDay *day)
{
  const char *rest = NULL;
  int number = leading_number (text, &rest);

  if (number == 0 || g_ascii_strcasecmp (rest, "tiap bulan") != 0)
    return FALSE;
  *day = (StudioDay){ .kind = STUDIO_DAY_MONTHLY, .day = number };
  return TRUE;
}

static gboolean
has_year (const char *text)
{
  int n_digits = 0;

  for (; *text != '\0' && n_digits < 4; text++)
    n_digits = g_ascii_isdigit (*text) ? n_digits + 1 : 0;
  return n_digits == 4;
}

/* Without a year it is read in a leap year, so that 29 February stands. */
static gboolean
parse_gregorian (const char *text,
                 StudioDay *day)
{
  gboolean once = has_year (text);
  g_autofree char *whole = once ? g_strdup (text) : g_strdup_printf ("%s %d", text, LEAP_YEAR);
  GDate today, date;

  if (!g_ascii_isdigit (*text))
    return FALSE; /* "besok" is a date for people, not for a table */
  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 1, G_DATE_JANUARY, LEAP_YEAR);
  if (!studio_date_parse (whole, &today, &date, NULL))
    return FALSE;
  *day = (StudioDay){ .kind = once ? STUDIO_DAY_ONCE : STUDIO_DAY_YEARLY, .month = (int) g_date_get_month (&date), .day = g_date_get_day (&date) };
  day->year = once ? g_date_get_year (&date) : 0;
  return TRUE;
}

gboolean
studio_day_parse (const char *text,
                  StudioDay *day)
{
  g_return_val_if_fail (text != NULL && day != NULL, FALSE);

  return parse_easter (text, day) || parse_islamic (text, day) || parse_monthly (text, day) || parse_gregorian (text, day);
}

/* --- the days in a span --- */

/* A day that a year or month does not have is left out: 29 February, 31 of every month. */
static void
add_dmy (GArray *days,
         int day,
         int month,
         int year)
{
  GDate date;

  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  g_array_append_val (days, date);
}

static void
add_islamic (GArray *days,
             const StudioDay *day,
             const GDate *from,
             const GDate *to)
{
  int last = studio_day_islamic_year (to);

  for (int year = studio_day_islamic_year (from); year <= last; year++) {
    GDate date;

    studio_day_from_islamic (year, day->month, day->day, &date);
    g_array_append_val (days, date);
  }
}

static void
add_of_year (GArray *days,
             const StudioDay *day,
             int year)
{
  GDate date;

  if (day->kind == STUDIO_DAY_YEARLY) {
    add_dmy (days, day->day, day->month, year);
  } else if (day->kind == STUDIO_DAY_MONTHLY) {
    for (int month = 1; month <= 12; month++)
      add_dmy (days, day->day, month, year);
  } else if (day->kind == STUDIO_DAY_EASTER) {
    studio_day_easter (year, &date);
    g_date_set_julian (&date, (guint32) ((int) g_date_get_julian (&date) + day->offset));
    g_array_append_val (days, date);
  }
}

GArray *
studio_day_list (const StudioDay *day,
                 const GDate *from,
                 const GDate *to)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (GDate));

  g_return_val_if_fail (day != NULL && g_date_valid (from) && g_date_valid (to), days);

  if (day->kind == STUDIO_DAY_ONCE)
    add_dmy (days, day->day, day->month, day->year);
  else if (day->kind == STUDIO_DAY_ISLAMIC)
    add_islamic (days, day, from, to);
  else
    for (int year = g_date_get_year (from); year <= g_date_get_year (to); year++)
      add_of_year (days, day, year);
  for (guint i = days->len; i > 0; i--) {
    const GDate *date = &g_array_index (days, GDate, i - 1);

    if (g_date_compare (date, from) < 0 || g_date_compare (date, to) > 0)
      g_array_remove_index (days, i - 1);
  }
  return days;
}
