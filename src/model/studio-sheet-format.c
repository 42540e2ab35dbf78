#include "config.h"

#include "studio-sheet-private.h"

#include <math.h>
#include <string.h>

#include "studio-date.h"

/* A double holds no more digits for sure, and spreadsheets show no more. */
#define DIGITS "%.15g"
#define LAST_SERIAL 2958465.999
#define MAX_DIGITS 20

static guint32
julian_of (GDateYear year,
           GDateMonth month,
           GDateDay day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);
  return g_date_get_julian (&date);
}

StudioSheetFormat
studio_sheet_format_builtin (guint id)
{
  if (id == 9 || id == 10)
    return (StudioSheetFormat){ STUDIO_SHEET_PERCENT, 0 };
  if (id == 22)
    return (StudioSheetFormat){ STUDIO_SHEET_DATE_TIME, 0 };
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47))
    return (StudioSheetFormat){ STUDIO_SHEET_TIME, 0 };
  /* from 27 on: those of East Asian versions */
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))
    return (StudioSheetFormat){ STUDIO_SHEET_DATE, 0 };
  return (StudioSheetFormat){ STUDIO_SHEET_NUMBER, 0 };
}

/* The code of positive numbers without what is only shown: "[Red]", "\-", "_)", "* ", words in quotation marks. */
static char *
bare_code (const char *code)
{
  GString *bare = g_string_new (NULL);

  for (const char *at = code; *at != '\0' && *at != ';'; at++) {
    const char *end = NULL;

    if (*at == '"')
      end = strchr (at + 1, '"');
    else if (*at == '[' && g_ascii_tolower (at[1]) != 'h' && g_ascii_tolower (at[1]) != 'm')
      end = strchr (at, ']');
    else if ((*at == '\\' || *at == '_' || *at == '*') && at[1] != '\0')
      end = at + 1;
    if (end != NULL)
      at = end;
    else
      g_string_append_c (bare, g_ascii_tolower (*at));
  }
  return g_string_free (bare, FALSE);
}

StudioSheetFormat
studio_sheet_format_of_code (const char *code)
{
  g_autofree char *bare = bare_code (code);
  gsize length = strlen (bare);
  gboolean date, time;

  if (g_str_equal (bare, "general"))
    return (StudioSheetFormat){ STUDIO_SHEET_NUMBER, 0 };
  if (strchr (bare, '%') != NULL)
    return (StudioSheetFormat){ STUDIO_SHEET_PERCENT, 0 };
  time = strpbrk (bare, "hs") != NULL;
  date = strpbrk (bare, "dy") != NULL || (!time && strchr (bare, 'm') != NULL);
  if (date || time)
    return (StudioSheetFormat){ date && time ? STUDIO_SHEET_DATE_TIME : date ? STUDIO_SHEET_DATE
                                                                             : STUDIO_SHEET_TIME,
                                0 };
  if (strstr (code, "Rp") != NULL)
    return (StudioSheetFormat){ STUDIO_SHEET_MONEY, 0 };
  if (length > 1 && length <= MAX_DIGITS && strspn (bare, "0") == length)
    return (StudioSheetFormat){ STUDIO_SHEET_DIGITS, (guint) length };
  return (StudioSheetFormat){ STUDIO_SHEET_NUMBER, 0 };
}

/* Returns: (transfer full): the shortest writing of a number, with a decimal comma */
static char *
plain_text (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE + 320];
  char *point;

  g_ascii_formatd (buffer, sizeof buffer, DIGITS, value);
  if (strchr (buffer, 'e') != NULL)
    g_ascii_formatd (buffer, sizeof buffer, fabs (value) >= 1 ? "%.0f" : "%.15f", value);
  point = strchr (buffer, '.');
  if (point != NULL) {
    char *end = point + strlen (point);

    while (end[-1] == '0')
      *--end = '\0';
    *point = point[1] != '\0' ? ',' : '\0';
  }
  return g_strdup (g_str_equal (buffer, "-0") ? "0" : buffer);
}

static char *
money_text (double value)
{
  g_autofree char *plain = plain_text (fabs (value));

  return g_strconcat (value < 0 ? "-Rp" : "Rp", plain, NULL);
}

static char *
percent_text (double value)
{
  g_autofree char *plain = plain_text (value * 100);

  return g_strconcat (plain, "%", NULL);
}

static char *
digits_text (double value,
             guint digits)
{
  g_autofree char *plain = plain_text (value);
  gsize length = strlen (plain);
  GString *text;

  if (strspn (plain, "0123456789") != length || length >= digits)
    return g_steal_pointer (&plain);
  text = g_string_new (NULL);
  for (gsize i = length; i < digits; i++)
    g_string_append_c (text, '0');
  g_string_append (text, plain);
  return g_string_free (text, FALSE);
}

/* Returns: (transfer full) (nullable): NULL if the number is no day that a calendar has */
static char *
moment_text (double value,
             StudioSheetStyle style,
             gboolean since_1904)
{
  guint32 first = since_1904 ? julian_of (1904, G_DATE_JANUARY, 1) : julian_of (1899, G_DATE_DECEMBER, 30);
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;
  guint32 days;
  int minutes;
  GDate date;

  if (!(value >= 0 && value <= LAST_SERIAL))
    return NULL;
  days = (guint32) value;
  minutes = (int) floor ((value - days) * 24 * 60 + 0.5);
  if (style == STUDIO_SHEET_TIME)
    return studio_time_format (minutes);
  if (style == STUDIO_SHEET_DATE_TIME && minutes == 24 * 60) {
    days++;
    minutes = 0;
  }
  g_date_clear (&date, 1);
  /* the 29th of February 1900 was a day for spreadsheets only */
  g_date_set_julian (&date, first + days + (!since_1904 && days < 60));
  day = studio_date_format (&date, STUDIO_DATE_MEDIUM);
  if (style == STUDIO_SHEET_DATE)
    return g_steal_pointer (&day);
  time = studio_time_format (minutes);
  return g_strconcat (day, " ", time, NULL);
}

char *
studio_sheet_number_text (const char *text,
                          const StudioSheetFormat *format,
                          gboolean since_1904)
{
  char *end = NULL, *moment;
  double value = g_ascii_strtod (text, &end);

  if (end == text || *end != '\0' || !isfinite (value))
    return g_strdup (text);

  switch (format->style) {
  case STUDIO_SHEET_PERCENT:
    return percent_text (value);
  case STUDIO_SHEET_MONEY:
    return money_text (value);
  case STUDIO_SHEET_DIGITS:
    return digits_text (value, format->digits);
  case STUDIO_SHEET_DATE:
  case STUDIO_SHEET_TIME:
  case STUDIO_SHEET_DATE_TIME:
    moment = moment_text (value, format->style, since_1904);
    if (moment != NULL)
      return moment;
    break;
  case STUDIO_SHEET_NUMBER:
    break;
  }
  return plain_text (value);
}
