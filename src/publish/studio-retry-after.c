#include "config.h"

#include "studio-retry-after.h"

#include <libsoup/soup.h>
#include <string.h>

/* A reset below this is a wait; above the next, milliseconds since 1970. */
#define LARGEST_WAIT G_GINT64_CONSTANT (10000000)
#define FIRST_MILLISECONDS G_GINT64_CONSTANT (100000000000)

static int
clamp (gint64 seconds)
{
  return (int) CLAMP (seconds, STUDIO_RETRY_MIN, STUDIO_RETRY_MAX);
}

/* Reads digits only; more of them than fit count as very long. */
static gboolean
read_number (const char *text,
             gint64 *number)
{
  gsize digits = strspn (text, "0123456789");

  if (digits == 0 || text[digits] != '\0')
    return FALSE;
  *number = digits > 18 ? G_MAXINT64 / 2 : g_ascii_strtoll (text, NULL, 10);

  return TRUE;
}

int
studio_retry_after_parse (const char *text,
                          gint64 now)
{
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;
  g_autoptr (GDateTime) moment = NULL;
  gint64 number = 0;

  if (stripped == NULL || strlen (stripped) > 100)
    return 0;
  if (read_number (stripped, &number))
    return clamp (number);

  /* libsoup reads "soon" and "-5" as no date */
  moment = g_ascii_isalpha (stripped[0]) ? soup_date_time_new_from_http_string (stripped) : NULL;

  return moment != NULL ? clamp (g_date_time_to_unix (moment) - now) : 0;
}

int
studio_retry_reset_parse (const char *text,
                          gint64 now)
{
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) moment = NULL;
  gint64 number = 0;

  if (stripped == NULL || strlen (stripped) > 100)
    return 0;
  if (read_number (stripped, &number)) {
    if (number < LARGEST_WAIT)
      return clamp (number);
    return clamp ((number >= FIRST_MILLISECONDS ? number / 1000 : number) - now);
  }
  moment = g_date_time_new_from_iso8601 (stripped, utc);

  return moment != NULL ? clamp (g_date_time_to_unix (moment) - now) : 0;
}
