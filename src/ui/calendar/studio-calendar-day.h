#pragma once

#include "studio-calendar-model.h"
#include "studio-calendar-pictures.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_CALENDAR_DAY (studio_calendar_day_get_type ())
G_DECLARE_FINAL_TYPE (StudioCalendarDay, studio_calendar_day, STUDIO, CALENDAR_DAY, GtkWidget)

/**
 * StudioCalendarDay: a cell of the calendar: the day's number, its names, as many of its posts as there is room for and how many more
 * there are. Posts can be dropped on it.
 *
 * Signals: "pressed" (); "dropped" (StudioPlanned): what was dragged here from another day.
 */
GtkWidget *studio_calendar_day_new (void);
/**
 * studio_calendar_day_show:
 * @month: (nullable): days of other months are dim; NULL: none is
 * @gap: (nullable): words that stand in a day without posts
 * @hint: (nullable): the same said at length
 */
void studio_calendar_day_show (StudioCalendarDay *self, StudioCalendarModel *model, StudioCalendarPictures *pictures, const GDate *day, const GDate *month);
void studio_calendar_day_set_gap (StudioCalendarDay *self, const char *gap, const char *hint);
/** @count: (nullable): how many activities there are, in a few letters; @names: (nullable): what they are, for a tooltip */
void studio_calendar_day_set_activities (StudioCalendarDay *self, const char *count, const char *names);
const GDate *studio_calendar_day_get_date (StudioCalendarDay *self);
void studio_calendar_day_set_selected (StudioCalendarDay *self, gboolean selected);
/** Posts take more room and show more. */
void studio_calendar_day_set_wide (StudioCalendarDay *self, gboolean wide);
/** Returns: (nullable): the first post that is shown */
GtkWidget *studio_calendar_day_get_first_chip (StudioCalendarDay *self);

G_END_DECLS
