#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_OFFICE_WATCH (studio_office_watch_get_type ())
G_DECLARE_FINAL_TYPE (StudioOfficeWatch, studio_office_watch, STUDIO, OFFICE_WATCH, GObject)

/**
 * StudioOfficeWatch: tells all windows when the office has changed its own words, profiles or days of an election, so that they check again. One for the
 * program, used in its main thread. Signals: "words", "profiles", "election", all without parameters.
 */

/** Returns: (transfer none) */
StudioOfficeWatch *studio_office_watch_get (void);
/** For those who have written the files: emits the signal. */
void studio_office_watch_tell_words (void);
void studio_office_watch_tell_profiles (void);
void studio_office_watch_tell_election (void);

G_END_DECLS
