#pragma once

#include "studio-history.h"

G_BEGIN_DECLS

/** Most steps that are kept; the oldest go first. */
#define STUDIO_HISTORY_MAX_STEPS 1000
/** Longest pause within a merged step, in µs. */
#define STUDIO_HISTORY_MERGE_PAUSE G_USEC_PER_SEC

/** Gives the time in µs from any fixed start; for tests that may not wait. */
typedef gint64 (*StudioHistoryClock) (gpointer data);

void studio_history_set_clock (StudioHistory *self, StudioHistoryClock clock, gpointer data);

G_END_DECLS
