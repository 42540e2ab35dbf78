#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * How another program of the same library tells the one that has the window open that it changed the outbox or its accounts: it rings, by writing to
 * outbox.bell. The databases themselves are no use for that, as they are touched by who only looks at them too.
 */

/** @folder: the library's. What cannot be rung is not heard; whoever listens finds out at its next look. */
void studio_outbox_bell_ring (const char *folder);
/** Returns: (transfer full) (nullable): its "changed" comes in the main context of this call; NULL where nothing can be watched */
GFileMonitor *studio_outbox_bell_listen (const char *folder);
/** Returns: whether "changed" with this @event is a ring. */
gboolean studio_outbox_bell_rang (GFileMonitorEvent event);

G_END_DECLS
