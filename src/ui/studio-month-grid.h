#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_MONTH_GRID (studio_month_grid_get_type ())
G_DECLARE_FINAL_TYPE (StudioMonthGrid, studio_month_grid, STUDIO, MONTH_GRID, GtkBox)

/**
 * StudioMonthGrid: a month to choose a day from, in Indonesian, weeks from Monday as in offices' calendars, or
 * from Sunday if the person wants it so. (GtkCalendar starts the week as the locale says.)
 *
 * Signal "chosen": a day was clicked.
 */
GtkWidget *studio_month_grid_new (void);
/** Shows the month of @date and marks the day. */
void studio_month_grid_set_date (StudioMonthGrid *self, const GDate *date);
const GDate *studio_month_grid_get_date (StudioMonthGrid *self);

G_END_DECLS
