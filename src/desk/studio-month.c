#include "config.h"

#include "studio-month.h"

GDate
studio_week_begin (const GDate *day,
                   GDateWeekday weekday)
{
  GDate first = *day;

  g_return_val_if_fail (g_date_valid (day) && g_date_valid_weekday (weekday), first);

  g_date_subtract_days (&first, (guint) ((int) g_date_get_weekday (day) - (int) weekday + 7) % 7);
  return first;
}

GDate
studio_month_begin (const GDate *day,
                    GDateWeekday weekday)
{
  GDate first = *day;

  g_return_val_if_fail (g_date_valid (day) && g_date_valid_weekday (weekday), first);

  g_date_set_day (&first, 1);
  return studio_week_begin (&first, weekday);
}

GDate
studio_month_step (const GDate *day,
                   int n_months)
{
  GDate stepped = *day;

  g_return_val_if_fail (g_date_valid (day), stepped);

  if (n_months >= 0)
    g_date_add_months (&stepped, (guint) n_months);
  else
    g_date_subtract_months (&stepped, (guint) -n_months);
  return stepped;
}

/* The days after @before up to @next, which are not part of it. */
static void
add_gap (GArray *gaps,
         const GDate *before,
         const GDate *next)
{
  StudioGap gap = { *before, g_date_days_between (before, next) - 1 };

  if (gap.n_days < STUDIO_GAP_MIN_DAYS)
    return;
  g_date_add_days (&gap.first, 1);
  g_array_append_val (gaps, gap);
}

GArray *
studio_gaps_find (const GDate *days,
                  guint n_days,
                  const GDate *today)
{
  GArray *gaps;

  g_return_val_if_fail (days != NULL || n_days == 0, NULL);

  gaps = g_array_new (FALSE, FALSE, sizeof (StudioGap));
  for (guint i = 1; i < n_days; i++)
    add_gap (gaps, &days[i - 1], &days[i]);
  if (n_days > 0 && today != NULL && g_date_compare (&days[n_days - 1], today) < 0)
    add_gap (gaps, &days[n_days - 1], today);
  return gaps;
}
