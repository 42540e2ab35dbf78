#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Points in time as offices say them: a day, minutes after midnight and how far the clock is ahead of UTC. Indonesia has three zones without
 * summer time, so an offset in minutes is a zone; points in time themselves are seconds since 1970, UTC.
 */

/** First and last point in time that is read or written: the years 1970 to 2999. */
#define STUDIO_MOMENT_MIN G_GINT64_CONSTANT (0)
#define STUDIO_MOMENT_MAX G_GINT64_CONSTANT (32503679999)

/**
 * studio_moment_parse:
 * @text: "2026-11-25T09:00:00+08:00" as RFC 3339 has it, with seconds (parts of them are dropped) and an offset or "Z"
 * @offset: (out) (optional): minutes ahead of UTC, -1439..1439
 *
 * Returns: FALSE for anything else, days that do not exist, and years outside 1970..2999
 */
gboolean studio_moment_parse (const char *text, gint64 *moment, int *offset);
/** @offset: minutes ahead of UTC. Returns: (transfer full): "2026-11-25T09:00:00+08:00", "Z" for 0. */
char *studio_moment_format (gint64 moment, int offset);
/** @minutes: (out) (optional): after midnight, 0..1439. The day on a calendar @offset minutes ahead of UTC. */
void studio_moment_to_day (gint64 moment, int offset, GDate *day, int *minutes);
/** @minutes: after midnight, 0..1440. */
gint64 studio_moment_from_day (const GDate *day, int minutes, int offset);
/** @zone: (nullable): "WIB", "WITA", "WIT"; NULL: this computer's at @moment. Returns: minutes ahead of UTC. */
int studio_zone_get_offset (const char *zone, gint64 moment);
/** Returns: "WIB", "WITA", "WIT", or "" where nobody in Indonesia has that offset. */
const char *studio_zone_get_name (int offset);

G_END_DECLS
