#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioAgendaEntry: one planned time of one post, for a file
 * @id: of the post
 * @title: of the post; @brand: the office's name; @platform: (nullable): its name; @state: a word for people
 * @at: seconds since 1970, UTC; @offset: of the office's clock, minutes ahead of UTC
 * @firm: approved or published
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *brand;
  const char *platform;
  const char *state;
  gint64 at;
  int offset;
  gboolean firm;
} StudioAgendaEntry;

/**
 * studio_agenda_to_ics:
 * @now: seconds since 1970, UTC: when the file is made
 *
 * An iCalendar file (RFC 5545) for Google Calendar, Outlook and telephones: times in UTC, one event of 15 minutes for each entry, with a
 * UID that stays the same as long as the entry is for the same post, platform and place in the list of those.
 *
 * Returns: (transfer full)
 */
GBytes *studio_agenda_to_ics (const StudioAgendaEntry *entries, guint n_entries, gint64 now);
/**
 * A table for spreadsheets in Indonesian: UTF-8 with byte order mark, cells parted by ";", lines by CR LF. A cell that a spreadsheet
 * would take for a formula begins with an apostrophe.
 *
 * Returns: (transfer full)
 */
GBytes *studio_agenda_to_csv (const StudioAgendaEntry *entries, guint n_entries);

G_END_DECLS
