#pragma once

#include "studio-share-visit.h"

G_BEGIN_DECLS

/* What the window says of phones. */

/** Returns: (transfer full): "2 pictures saved · caption copied · uploaded: 1" */
char *studio_phone_words_deeds (const StudioShareVisit *visit);
/** @seconds: until the page closes, 0 if it is closed. @stopped: by a person. Returns: (transfer full) */
char *studio_phone_words_time (gint64 seconds, gboolean stopped);

G_END_DECLS
