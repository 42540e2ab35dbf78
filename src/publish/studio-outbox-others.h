#pragma once

#include "studio-connector.h"
#include "studio-outbox-store.h"

G_BEGIN_DECLS

/* What a step of one target and the outbox's other targets mean for each other. */

/**
 * studio_outbox_compare_ids:
 * @act: what was done; @result: what came of it
 *
 * A server may give the id of another post of the same account. After a commit that is told, as both rows stand; found while reconciling, it is the
 * other's post and proves nothing.
 */
void studio_outbox_compare_ids (StudioOutboxStore *store, const StudioOutboxTarget *target, StudioOutboxAct act, StudioResult *result);
/**
 * studio_outbox_pause_others:
 * @target: has come to rest
 *
 * When the platform wants money first (code "no_credits"), everything else that waits for it is paused, so that it is not asked in vain.
 *
 * Returns: FALSE with an error when the store failed
 */
gboolean studio_outbox_pause_others (StudioOutboxStore *store, const StudioOutboxTarget *target, GError **error);

G_END_DECLS
