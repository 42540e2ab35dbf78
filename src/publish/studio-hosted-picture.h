#pragma once

#include "studio-connector-private.h"

G_BEGIN_DECLS

/*
 * Pictures for platforms that fetch them from an address instead of taking them: put on the job's host, and looked at there as a stranger would.
 * Marks: "hosted-0", "hosted-1", …: their addresses.
 */

/**
 * studio_hosted_picture_get:
 *
 * Puts the picture there unless that was done, and looks whether everybody gets it from there, as it is. Blocks.
 *
 * Returns: (nullable): its address; belongs to the marks. NULL is told in the result
 */
const char *studio_hosted_picture_get (StudioWork *work, guint index);
/** Looks again. Returns: FALSE if it is not to be had any more, which is told; it is put there anew the next time. */
gboolean studio_hosted_picture_check (StudioWork *work, guint index);

G_END_DECLS
