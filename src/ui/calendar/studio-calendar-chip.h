#pragma once

#include "studio-calendar-model.h"
#include "studio-calendar-pictures.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_CALENDAR_CHIP (studio_calendar_chip_get_type ())
G_DECLARE_FINAL_TYPE (StudioCalendarChip, studio_calendar_chip, STUDIO, CALENDAR_CHIP, GtkButton)

/**
 * StudioCalendarChip: a planned post on a day: picture, title, time, state. A click opens it ("win.open-library"), it can be dragged (as
 * StudioPlanned), and its menu has the actions "calendar.open", "calendar.move" and "calendar.unplan" with the post's id and the day's
 * number (g_date_get_julian()).
 *
 * @planned: (transfer none); @day: it stands on; @wide: there is room for a title of several lines and for the platforms
 */
GtkWidget *studio_calendar_chip_new (StudioPlanned *planned, const GDate *day, int offset, gboolean wide, StudioCalendarPictures *pictures);
const StudioPlanned *studio_calendar_chip_get_planned (StudioCalendarChip *self);
void studio_calendar_chip_open_menu (StudioCalendarChip *self);

G_END_DECLS
