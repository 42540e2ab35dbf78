#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StudioOutboxLock:
 *
 * Whoever sends what is in an outbox holds it, so that there is one at a time, which may then take up again what a run before left in the middle
 * (studio_outbox_recover_all()) without waiting until its leases run out. It ends with the program, however that ends.
 */
typedef struct _StudioOutboxLock StudioOutboxLock;

/** @folder: the library's; made if missing. Returns: (transfer full) (nullable): NULL with %G_IO_ERROR_BUSY while another program sends */
StudioOutboxLock *studio_outbox_lock_take (const char *folder, GError **error);
/** The same for what else only one program may do at a time. @name: of a file in @folder */
StudioOutboxLock *studio_outbox_lock_take_named (const char *folder, const char *name, GError **error);
void studio_outbox_lock_release (StudioOutboxLock *lock);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioOutboxLock, studio_outbox_lock_release)

G_END_DECLS
