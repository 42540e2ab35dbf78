#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * The connections that are open. Each serves one request and has its time for it, so that nobody can hold them by saying nothing, or a letter
 * now and then.
 */
typedef struct _StudioShareLinks StudioShareLinks;

StudioShareLinks *studio_share_links_new (void);
/** Ends all of them. */
void studio_share_links_free (StudioShareLinks *self);
/**
 * studio_share_links_add:
 * @remote: what later calls name the connection by; the object itself, not its value
 *
 * Returns: FALSE if there are too many, of this machine or altogether
 */
gboolean studio_share_links_add (StudioShareLinks *self, GSocketConnection *connection, GSocketAddress *remote);
/** The request is there, or a part of the answer has gone out: @remote has its time anew. */
void studio_share_links_touch (StudioShareLinks *self, GSocketAddress *remote);
void studio_share_links_remove (StudioShareLinks *self, GSocketAddress *remote);
guint studio_share_links_count (StudioShareLinks *self);

G_END_DECLS
