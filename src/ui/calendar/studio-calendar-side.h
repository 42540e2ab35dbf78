#pragma once

#include "studio-activities.h"
#include "studio-calendar-model.h"
#include "studio-calendar-pictures.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_CALENDAR_SIDE (studio_calendar_side_get_type ())
G_DECLARE_FINAL_TYPE (StudioCalendarSide, studio_calendar_side, STUDIO, CALENDAR_SIDE, GtkWidget)

/**
 * StudioCalendarSide: what stands on the chosen day, and what wants attention: days to come, posts that did not go out, posts that no
 * longer hold. What is chosen goes out as the actions "calendar.open" (post id, day), "calendar.new" and "calendar.create" (a number: which
 * of studio_calendar_side_get_coming()).
 */
void studio_calendar_side_set_model (StudioCalendarSide *self, StudioCalendarModel *model, StudioCalendarPictures *pictures);
/** @activities: those of the day, and those nobody has told of. Their actions are "calendar.edit-activity" and "calendar.tell-activity" (record). */
void studio_calendar_side_set_activities (StudioCalendarSide *self, StudioActivities *activities);
/** Fills everything anew. */
void studio_calendar_side_show (StudioCalendarSide *self, const GDate *day);
/** Returns: (transfer none) (nullable) (element-type StudioObservance): the days to come that are listed */
GPtrArray *studio_calendar_side_get_coming (StudioCalendarSide *self);

G_END_DECLS
