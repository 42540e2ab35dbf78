#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The days of a calendar's pages, and the gaps between posts. */

/** A month is shown in as many weeks, so that no month makes the page jump. */
#define STUDIO_MONTH_WEEKS 6
#define STUDIO_MONTH_DAYS (STUDIO_MONTH_WEEKS * 7)
/** Days without a post from which on a gap is told: what three posts a week leave at a weekend is none. */
#define STUDIO_GAP_MIN_DAYS 3

/** @weekday: the first of a week, Monday in offices. Returns: the first day of @day's week. */
GDate studio_week_begin (const GDate *day, GDateWeekday weekday);
/** Returns: the first of the %STUDIO_MONTH_DAYS days that the page of @day's month shows. */
GDate studio_month_begin (const GDate *day, GDateWeekday weekday);
/** Returns: the same day @n_months later or, if negative, earlier; the last day of that month if it is shorter. */
GDate studio_month_step (const GDate *day, int n_months);

/** StudioGap: @first: the first day without a post */
typedef struct
{
  GDate first;
  int n_days;
} StudioGap;

/**
 * studio_gaps_find:
 * @days: (array length=n_days): days with posts, the earliest first; a day may stand there several times
 * @today: (nullable): if the last post lies before it, the days up to it, which is not one of them, are a gap too
 *
 * What lies before the first post and after the last one is no gap.
 *
 * Returns: (transfer full) (element-type StudioGap): those of %STUDIO_GAP_MIN_DAYS and more, the earliest first
 */
GArray *studio_gaps_find (const GDate *days, guint n_days, const GDate *today);

G_END_DECLS
