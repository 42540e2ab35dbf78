#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** What people read about the posts of the library. */

/** StudioLibraryState: one that a post can be in. @id: as the library tells it; @name, @badge: its name and that where little room is, to be translated by _(); @style: its class in the style sheet */
typedef struct
{
  const char *id;
  const char *name;
  const char *badge;
  const char *style;
} StudioLibraryState;

/** Returns: (transfer none): all of them, in the order in which a post goes through them */
const StudioLibraryState *studio_library_states (guint *n_states);
/** Returns: (transfer none) (nullable): NULL for a state that this program does not know */
const StudioLibraryState *studio_library_state_find (const char *id);

/** Returns: (transfer full): "Today", "Yesterday", "19 Nov", "19 Nov 2025". @time, @now: unix time in s */
char *studio_library_texts_day (gint64 time, gint64 now);
/** Returns: (transfer full): "today 14.32", "19 Nov 14.32", for the middle of a sentence */
char *studio_library_texts_moment (gint64 time, gint64 now);

/**
 * studio_library_texts_mark:
 * @query: (nullable): what is searched for
 *
 * Returns: (transfer full): @text as markup; words that begin like one of @query's are marked
 */
char *studio_library_texts_mark (const char *text, const char *query);
/** Returns: (transfer full): a snippet of the library as markup: what stands between \002 and \003 is marked */
char *studio_library_texts_mark_snippet (const char *snippet);

G_END_DECLS
