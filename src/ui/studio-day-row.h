#pragma once

#include <gtk/gtk.h>

#include "studio-observance.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_DAY_ROW (studio_day_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioDayRow, studio_day_row, STUDIO, DAY_ROW, GtkListBoxRow)

/**
 * StudioDayRow: a day to come, on the start page. Its button goes out as the action "home.create" with the row's number.
 *
 * @today: what "in 5 days" counts from
 * @number: of the row
 */
GtkWidget *studio_day_row_new (const StudioObservance *observance, const GDate *today, guint number);

G_END_DECLS
