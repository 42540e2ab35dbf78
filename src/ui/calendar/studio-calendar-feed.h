#pragma once

#include "studio-calendar-model.h"
#include "studio-calendar-pictures.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_CALENDAR_FEED (studio_calendar_feed_get_type ())
G_DECLARE_FINAL_TYPE (StudioCalendarFeed, studio_calendar_feed, STUDIO, CALENDAR_FEED, GtkWidget)

/** StudioCalendarFeed: the planned posts as a profile will show them: three in a row, cut to 3:4, the last one first. */
GtkWidget *studio_calendar_feed_new (void);
/** Fills it with what is planned for @first and the @n_days - 1 after it. */
void studio_calendar_feed_show (StudioCalendarFeed *self, StudioCalendarModel *model, StudioCalendarPictures *pictures, const GDate *first, int n_days);

G_END_DECLS
