#pragma once

#include <adwaita.h>

#include "studio-services.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_OUTBOX_WINDOW (studio_outbox_window_get_type ())
G_DECLARE_FINAL_TYPE (StudioOutboxWindow, studio_outbox_window, STUDIO, OUTBOX_WINDOW, AdwWindow)

/**
 * StudioOutboxWindow: all that waits to be published, is on its way or was published in the last thirty days, of all posts.
 *
 * Signal "open" (const char *id, const char *path): a post is to be shown; @path: (nullable): its .pemda file, for one that the library does not have.
 */
/** Returns: (transfer none): the only one of the program; its "application" is that of @parent */
GtkWindow *studio_outbox_window_get (GtkWindow *parent, const StudioServices *services);
/** Its row gets the keys; nothing happens for a post that the outbox does not show. @post: its id */
void studio_outbox_window_point_at (StudioOutboxWindow *self, const char *post);

G_END_DECLS
