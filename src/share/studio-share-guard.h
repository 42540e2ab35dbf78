#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * How much may be asked: each machine has a store of requests that fills up again with time, and so have all together.
 */
typedef struct _StudioShareGuard StudioShareGuard;

/** What a request costs; a guessed path costs as much as a page with its pictures. */
#define STUDIO_SHARE_COST 1
#define STUDIO_SHARE_COST_WRONG 20

StudioShareGuard *studio_share_guard_new (void);
void studio_share_guard_free (StudioShareGuard *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioShareGuard, studio_share_guard_free)
/**
 * studio_share_guard_ask:
 * @peer: the machine's address
 * @now: µs of a clock that does not go back
 *
 * Returns: whether @peer may have a thing of that @cost, which is then taken from it
 */
gboolean studio_share_guard_ask (StudioShareGuard *self, const char *peer, guint cost, gint64 now);

G_END_DECLS
