#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/** @handle: without "@". Returns: (transfer full) (nullable): the DID of that account, NULL if there is none. */
typedef char *(*StudioBlueskyResolve) (const char *handle, gpointer data);

/**
 * studio_bluesky_facets:
 * @text: of a post
 * @resolve: (nullable): a mention that is not found stays plain text
 *
 * Links, hashtags and mentions of @text as app.bsky.richtext.facet; servers find none themselves. Offsets are in bytes of UTF-8.
 *
 * Returns: (transfer full): an array, in order, without overlaps
 */
JsonNode *studio_bluesky_facets (const char *text, StudioBlueskyResolve resolve, gpointer data);
/** Returns: (transfer full): 13 letters, the key of a record made at @microseconds since 1970; @clock: 0..1023, any. */
char *studio_bluesky_tid (gint64 microseconds, guint clock);

G_END_DECLS
