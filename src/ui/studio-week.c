#include "config.h"

#include "studio-week.h"

GDateWeekday
studio_week_get_first (GSettings *settings)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_SETTINGS (settings), G_DATE_MONDAY);

  name = g_settings_get_string (settings, "week-begins");
  return g_str_equal (name, "sunday") ? G_DATE_SUNDAY : G_DATE_MONDAY;
}
