#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** Returns: the first day of the week that the person wants calendars to have, %G_DATE_MONDAY or %G_DATE_SUNDAY. */
GDateWeekday studio_week_get_first (GSettings *settings);

G_END_DECLS
