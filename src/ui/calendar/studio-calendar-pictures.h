#pragma once

#include "studio-calendar-thumb.h"
#include "studio-library.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_CALENDAR_PICTURES (studio_calendar_pictures_get_type ())
G_DECLARE_FINAL_TYPE (StudioCalendarPictures, studio_calendar_pictures, STUDIO, CALENDAR_PICTURES, GObject)

/**
 * StudioCalendarPictures: the small pictures of the library's posts, asked for one after the other, decoded in threads and kept.
 * A post that has none yet is drawn once and the library keeps it.
 */
StudioCalendarPictures *studio_calendar_pictures_new (StudioLibrary *library);
/** Gives @thumb the picture of the post @id, now or once it is read. */
void studio_calendar_pictures_show (StudioCalendarPictures *self, StudioCalendarThumb *thumb, const char *id);
/** @id: "": of all posts: the picture may be another one now; it is read again when it is asked for. */
void studio_calendar_pictures_forget (StudioCalendarPictures *self, const char *id);

G_END_DECLS
