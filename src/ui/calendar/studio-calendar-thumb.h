#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_CALENDAR_THUMB (studio_calendar_thumb_get_type ())
G_DECLARE_FINAL_TYPE (StudioCalendarThumb, studio_calendar_thumb, STUDIO, CALENDAR_THUMB, GtkWidget)

/** StudioCalendarThumb: a post's picture in a fixed size, cut to it from the middle; a quiet ground while there is none. */

/** @width, @height: in logical px; @radius: of the corners */
GtkWidget *studio_calendar_thumb_new (int width, int height, int radius);
/** @picture: (nullable) */
void studio_calendar_thumb_set_picture (StudioCalendarThumb *self, GdkPaintable *picture);

G_END_DECLS
