#include "config.h"

#include "studio-version-words.h"

#include <glib/gi18n-lib.h>

#include "studio-date.h"

static void
take_day (GDateTime *time,
          GDate *day)
{
  g_date_clear (day, 1);
  g_date_set_dmy (day, (GDateDay) g_date_time_get_day_of_month (time), g_date_time_get_month (time), (GDateYear) g_date_time_get_year (time));
}

char *
studio_version_say_time (gint64 time,
                         gint64 now)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (time);
  g_autoptr (GDateTime) today = g_date_time_new_from_unix_local (now);
  g_autofree char *clock = NULL;
  g_autofree char *name = NULL;
  GDate day, other;
  int ago;

  if (then == NULL || today == NULL)
    return g_strdup ("");
  clock = studio_time_format (g_date_time_get_hour (then) * 60 + g_date_time_get_minute (then));
  take_day (then, &day);
  take_day (today, &other);
  ago = g_date_days_between (&day, &other);
  /* TRANSLATORS: a time of day, "14.32" */
  if (ago == 0)
    return g_strdup_printf (_ ("Today %s"), clock);
  if (ago == 1)
    return g_strdup_printf (_ ("Yesterday %s"), clock);
  name = studio_date_format (&day, ago > 0 && ago < 7 ? STUDIO_DATE_WEEKDAY : STUDIO_DATE_MEDIUM);
  return g_strdup_printf ("%s %s", name, clock);
}

const char *
studio_version_say_kind (StudioVersionKind kind)
{
  switch (kind) {
  case STUDIO_VERSION_BULK:
    return _ ("Before many changes at once");
  case STUDIO_VERSION_RESTORED:
    return _ ("Before an older version came back");
  case STUDIO_VERSION_EXPORTED:
    return _ ("Exported");
  case STUDIO_VERSION_APPROVED:
    return _ ("Approved");
  case STUDIO_VERSION_NAMED:
    return _ ("Kept by you");
  case STUDIO_VERSION_SENT:
    return _ ("Sent or received");
  case STUDIO_VERSION_OPENED:
  default:
    return _ ("Kept when opened");
  }
}
