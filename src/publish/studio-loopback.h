#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_LOOPBACK (studio_loopback_get_type ())

/**
 * StudioLoopback:
 *
 * Listens on 127.0.0.1 for the one visit by which a browser brings back what a platform's page of permission says (RFC 8252, 7.3). Only the
 * address that cannot be guessed, with the state that cannot either, counts; everything else is turned away and changes nothing. It answers with
 * a page that repeats nothing of what it was sent, and listens no more. Belongs to the main context of its making.
 */
G_DECLARE_FINAL_TYPE (StudioLoopback, studio_loopback, STUDIO, LOOPBACK, GObject)

/**
 * studio_loopback_new:
 * @ports: (nullable): those that the platform was told, tried in order, ending with 0; NULL: any free one
 * @path: (nullable): the one that the platform was told, "/callback"; NULL: one that cannot be guessed
 *
 * Listens from now on.
 *
 * Returns: (transfer full) (nullable): NULL with a %G_IO_ERROR if no port is free
 */
StudioLoopback *studio_loopback_new (const guint16 *ports, const char *path, GError **error);
/** Returns: (transfer none): "http://127.0.0.1:PORT/PATH" */
const char *studio_loopback_get_url (StudioLoopback *self);
/** Returns: (transfer none): what has to come back under "state" */
const char *studio_loopback_get_state (StudioLoopback *self);
/** @seconds: how long a person has; 0: five minutes. Listening ends with it. */
void studio_loopback_wait_async (StudioLoopback *self, guint seconds, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/**
 * studio_loopback_wait_finish:
 *
 * Returns: (transfer full) (nullable) (element-type utf8 utf8): what came; NULL with %G_IO_ERROR_PERMISSION_DENIED if the person said no on the
 *   platform's page, %G_IO_ERROR_TIMED_OUT, %G_IO_ERROR_CANCELLED, or %G_IO_ERROR_FAILED for another refusal of the platform; each with a sentence
 */
GHashTable *studio_loopback_wait_finish (StudioLoopback *self, GAsyncResult *result, GError **error);
/** Listens no more. */
void studio_loopback_stop (StudioLoopback *self);

G_END_DECLS
