#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * studio_linkedin_version:
 * @now: seconds since 1970
 *
 * LinkedIn makes a version of its API each month and takes it for a year at least.
 *
 * Returns: (transfer full): the version to speak, "YYYYMM": the newest that was seen at work while it is surely taken, later that of half a year ago
 */
char *studio_linkedin_version (gint64 now);

G_END_DECLS
