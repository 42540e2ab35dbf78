#pragma once

#include "studio-connector-private.h"

G_BEGIN_DECLS

/*
 * What the connector for X is made of beside its steps.
 */

/**
 * studio_x_send:
 *
 * Sends with the account's token; one that is refused is renewed, and the same request made once more. X's refresh token is good for one use: one thread
 * renews for all, and the new one is kept before it is used.
 *
 * Returns: (transfer full) (nullable): NULL when there is no token; the result says why
 */
StudioHttpReply *studio_x_send (StudioWork *work, StudioHttpRequest *request);
/** Returns: when the post with that id was made, in seconds since 1970; 0 for what is no id. X's ids begin with their time. */
gint64 studio_x_get_time (const char *id);
/**
 * studio_x_same_text:
 * @ours: as it was sent
 * @theirs: as X shows it: "&amp;" for "&", every address as "https://t.co/…"
 * @pictures: an address of the pictures stands at the end of @theirs
 *
 * Returns: whether it is the same text; FALSE for one without words, as that proves nothing
 */
gboolean studio_x_same_text (const char *ours, const char *theirs, gboolean pictures);

G_END_DECLS
