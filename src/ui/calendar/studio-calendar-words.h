#pragma once

#include "studio-calendar-model.h"

G_BEGIN_DECLS

/** What people read on the calendar. All texts: (transfer full). */

/** "15.00 WITA"; @zone FALSE: "15.00" */
char *studio_calendar_words_time (const StudioPlanned *planned, int offset, gboolean zone);
/** "15.00 WITA · 3 platforms", or the platform's name if it is one. */
char *studio_calendar_words_detail (const StudioPlanned *planned, int offset);
/** All of it, for a tooltip and for screen readers: title, time, platforms, state; parted by @between. */
char *studio_calendar_words_whole (const StudioPlanned *planned, int offset, const char *between);
/** Returns: (transfer none): the state in a word */
const char *studio_calendar_words_state (const StudioPlanned *planned);
/** Returns: (transfer none): the class of the state's dot in the style sheet */
const char *studio_calendar_words_style (const StudioPlanned *planned);
/** "9 days without posts" */
char *studio_calendar_words_gap (int n_days);
/** "25 Nov", with the year if it is another one than @today's */
char *studio_calendar_words_date (const GDate *day, const GDate *today);

G_END_DECLS
