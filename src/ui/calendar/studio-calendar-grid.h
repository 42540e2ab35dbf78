#pragma once

#include "studio-activities.h"
#include "studio-calendar-model.h"
#include "studio-calendar-pictures.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_CALENDAR_GRID (studio_calendar_grid_get_type ())
G_DECLARE_FINAL_TYPE (StudioCalendarGrid, studio_calendar_grid, STUDIO, CALENDAR_GRID, GtkWidget)

/**
 * StudioCalendarGrid: a month or a week of days. One stop of the Tab key, which then goes through the posts of the chosen day; arrows
 * choose another day.
 *
 * Signals: "selected" (): another day was chosen; "moved" (StudioPlanned, guint to): a post was dragged to another day (a number as of
 * g_date_get_julian()).
 *
 * @n_weeks: %STUDIO_MONTH_WEEKS or 1
 */
GtkWidget *studio_calendar_grid_new (int n_weeks);
void studio_calendar_grid_set_model (StudioCalendarGrid *self, StudioCalendarModel *model, StudioCalendarPictures *pictures);
/** @activities: told on their days. */
void studio_calendar_grid_set_activities (StudioCalendarGrid *self, StudioActivities *activities);
void studio_calendar_grid_set_first_weekday (StudioCalendarGrid *self, GDateWeekday weekday);
/** Shows the month or week of @day and chooses it. */
void studio_calendar_grid_select (StudioCalendarGrid *self, const GDate *day);
const GDate *studio_calendar_grid_get_selected (StudioCalendarGrid *self);
/** Fills the days anew from the model. */
void studio_calendar_grid_refresh (StudioCalendarGrid *self);
/** Moves the keys to the posts of the chosen day. Returns: FALSE if it has none */
gboolean studio_calendar_grid_focus_posts (StudioCalendarGrid *self);

G_END_DECLS
