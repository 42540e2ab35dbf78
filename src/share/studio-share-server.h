#pragma once

#include <gio/gio.h>

#include "studio-share-parcel.h"

G_BEGIN_DECLS

/** How long a page is open unless a person says otherwise. */
#define STUDIO_SHARE_MINUTES 15

#define STUDIO_TYPE_SHARE_SERVER (studio_share_server_get_type ())
G_DECLARE_FINAL_TYPE (StudioShareServer, studio_share_server, STUDIO, SHARE_SERVER, GObject)

/**
 * StudioShareServer: offers one parcel to phones of the same network, on one page that nobody can guess, for a while (docs/sharing.md). It belongs to
 * the main thread; nothing of it blocks.
 *
 * Signals:
 * "changed": a phone came or did something, or the time is over
 * "ticked" (const char *platform, gboolean on): a person says on a phone that it is uploaded there, or takes that back
 */
StudioShareServer *studio_share_server_new (StudioShareParcel *parcel);
/**
 * studio_share_server_start:
 * @address: of this computer, as studio_share_network_list() tells
 * @port: 0: one that is free
 * @minutes: 1 to 1440
 *
 * Begins anew with a new page if it has been started before.
 *
 * Returns: FALSE with a sentence if nothing can be offered at @address
 */
gboolean studio_share_server_start (StudioShareServer *self, const char *address, guint16 port, guint minutes, GError **error);
/** Closes the page and all that is connected with it. */
void studio_share_server_stop (StudioShareServer *self);
/** Returns: (nullable): "http://192.168.1.24:8020/…", while it is started */
const char *studio_share_server_get_link (StudioShareServer *self);
/** Returns: until the page closes, 0 if it is closed */
gint64 studio_share_server_get_seconds (StudioShareServer *self);
/** @minutes: from now */
void studio_share_server_extend (StudioShareServer *self, guint minutes);
/** Ends the page's time at once: from now on it says that it is closed. */
void studio_share_server_expire (StudioShareServer *self);
/** Returns: (transfer none) (element-type StudioShareVisit): the phones since it was started, in the order of their coming */
GPtrArray *studio_share_server_list_visits (StudioShareServer *self);

G_END_DECLS
