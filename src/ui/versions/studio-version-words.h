#pragma once

#include <glib.h>

#include "studio-version-age.h"

G_BEGIN_DECLS

/** @time, @now: in seconds since 1970. Returns: (transfer full): "Today 14.32", "Yesterday 09.10", "Senin 09.10", "16 November 2026 09.10" in the person's time */
char *studio_version_say_time (gint64 time, gint64 now);
/** Returns: why a version of that kind was kept, "Exported". */
const char *studio_version_say_kind (StudioVersionKind kind);

G_END_DECLS
