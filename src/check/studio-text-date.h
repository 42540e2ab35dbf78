#pragma once

#include "studio-text.h"

G_BEGIN_DECLS

/**
 * StudioTextDateForm:
 * @STUDIO_TEXT_DATE_WORDS: "22 Juni 2023"
 * @STUDIO_TEXT_DATE_NUMBERS: "22/6/2023", "22-6-2023", "22.6.2023"
 * @STUDIO_TEXT_DATE_ISO: "2023-06-22"
 */
typedef enum {
  STUDIO_TEXT_DATE_WORDS,
  STUDIO_TEXT_DATE_NUMBERS,
  STUDIO_TEXT_DATE_ISO,
} StudioTextDateForm;

/**
 * StudioTextDate: a date as somebody wrote it, which need not exist
 * @first, @last: its tokens, without the weekday and what joins it
 * @day, @month: as written, a month in words from 1 on
 * @year: as written; 0 if there is none
 * @year_digits: 0, 2 or 4
 * @from_day: the first day of "5–7 April 2026" or "5 dan 7 April", 0 if it is one day
 * @from: token of that day, else @first
 * @weekday: 1 Monday … 7 Sunday, 0 if none is written; of a range its last day's
 * @weekday_from: likewise, of a range's first day
 * @opening: token where all of that begins: the (first) weekday, else @from
 */
typedef struct
{
  StudioTextDateForm form;
  int first, last;
  int day, month, year, year_digits;
  int from, from_day;
  int weekday, weekday_from;
  int opening;
} StudioTextDate;

/**
 * studio_text_find_dates:
 *
 * Dates in the order day, month, year. Numbers of laws and letters, scores, fractions and telephone numbers are none: a date in numbers has
 * a year of four digits, or a weekday, "tanggal" or "pada" before it.
 *
 * Returns: (transfer full) (element-type StudioTextDate): in the text's order; found in time linear in its length
 */
GArray *studio_text_find_dates (const StudioText *text);
/** Returns: 1..12 for a month's name ("Juni", "Jun", "Pebruari"), 0 for other words. */
int studio_text_month (const StudioText *text, int token);
/** Returns: 1 Monday … 7 Sunday, 0 for other words. "Minggu" and short forms need their capital. */
int studio_text_weekday (const StudioText *text, int token);
/**
 * studio_text_date_get:
 * @year: to take if none is written
 *
 * Returns: FALSE if there is no such day
 */
gboolean studio_text_date_get (const StudioTextDate *found, int year, GDate *date);
/** The existing day nearest to @today that @found can be, if it states no year. Returns: FALSE if there is no such day */
gboolean studio_text_date_get_near (const StudioTextDate *found, const GDate *today, GDate *date);

G_END_DECLS
