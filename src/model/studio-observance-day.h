#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** StudioDayKind: how the day of an observance is written. */
typedef enum {
  STUDIO_DAY_YEARLY,  /* "17 Agustus" */
  STUDIO_DAY_ONCE,    /* "19 Maret 2026", "2026-03-19" */
  STUDIO_DAY_MONTHLY, /* "17 tiap bulan" */
  STUDIO_DAY_EASTER,  /* "Paskah", "Paskah -2", "Paskah +39" */
  STUDIO_DAY_ISLAMIC, /* "1 Syawal" */
} StudioDayKind;

/** StudioDay: @offset: days after Easter; @year: only of one that comes once. */
typedef struct
{
  StudioDayKind kind;
  int year, month, day, offset;
} StudioDay;

/** Returns: FALSE if @text is none of the kinds above or there is no such day. */
gboolean studio_day_parse (const char *text, StudioDay *day);
/**
 * studio_day_list:
 * @from, @to: both are looked at too
 *
 * Returns: (transfer full) (element-type GDate): the days it falls on, in order
 */
GArray *studio_day_list (const StudioDay *day, const GDate *from, const GDate *to);

/** Easter Sunday of the Gregorian calendar, by the algorithm of Meeus; @year from 1583 on. */
void studio_day_easter (int year, GDate *date);
/**
 * The tabular Islamic calendar (30-year cycle, epoch 16 July 622): what the government fixes by sighting is at most a day or two off it.
 * @month: from 1
 */
void studio_day_from_islamic (int year, int month, int day, GDate *date);
/** Returns: the year of the tabular Islamic calendar that the day lies in. */
int studio_day_islamic_year (const GDate *date);

G_END_DECLS
