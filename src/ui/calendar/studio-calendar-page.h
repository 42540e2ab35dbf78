#pragma once

#include <gtk/gtk.h>

#include "studio-services.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_CALENDAR_PAGE (studio_calendar_page_get_type ())
G_DECLARE_FINAL_TYPE (StudioCalendarPage, studio_calendar_page, STUDIO, CALENDAR_PAGE, GtkWidget)

/**
 * StudioCalendarPage: when the office's posts go out: a month, a week, or the profile as it will be, and beside it what the chosen day
 * holds and what wants attention. What is chosen goes out as the actions "win.open-library" (post id), "win.start-on" (a day, "2026-11-25"),
 * "win.start-filled-on" (a day, a template, a brand, a day's name, content as JSON) and "win.toast".
 */

void studio_calendar_page_set_services (StudioCalendarPage *self, const StudioServices *services);
/** Takes back the last move; says so if nothing can be taken back. */
void studio_calendar_page_undo (StudioCalendarPage *self);

G_END_DECLS
