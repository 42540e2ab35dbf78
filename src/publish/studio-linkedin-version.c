#include "config.h"

#include "studio-linkedin-version.h"

/* Seen at work (postiz 74b01ad, 2026-08); with a month to spare before a year is over. */
#define SEEN_YEAR 2026
#define SEEN_MONTH 1
#define TRUSTED_MONTHS 11
/* Old enough to be there wherever it is rolled out, young enough to stay for months. */
#define BEHIND_MONTHS 6

char *
studio_linkedin_version (gint64 now)
{
  g_autoptr (GDateTime) today = g_date_time_new_from_unix_utc (now);
  int seen = SEEN_YEAR * 12 + SEEN_MONTH - 1, month = seen;

  if (today != NULL) {
    month = g_date_time_get_year (today) * 12 + g_date_time_get_month (today) - 1;
    month = month - seen < TRUSTED_MONTHS ? seen : month - BEHIND_MONTHS;
  }

  return g_strdup_printf ("%04d%02d", month / 12, month % 12 + 1);
}
