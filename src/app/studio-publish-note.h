#pragma once

#include "studio-library.h"
#include "studio-outbox-store.h"

G_BEGIN_DECLS

/* A post has become visible: that is written where people look for it, once each, however often the program ends between two of these places. */

/** Returns: whether the target is visible and not everything that has to tell of it does so yet. */
gboolean studio_publish_waits_for_note (const StudioOutboxTarget *target);
/** Called in the main context. Returns: whether an open document has written it itself. */
typedef gboolean (*StudioPublishOpen) (const StudioOutboxTarget *target, gpointer data);
/**
 * studio_publish_note_async:
 * @open: (nullable)
 *
 * For each target of @store that waits for it: writes into the library's post, if the post lies there and no open document did, with the target's id as the
 * entry's; into "updated" of the register's account; and into the .pemda file it was sent from. At last the target itself notes that this was done. A file
 * that is gone or holds another post by now is told and left alone.
 */
void studio_publish_note_async (StudioLibrary *library,
                                StudioOutboxStore *store,
                                StudioPublishOpen open,
                                gpointer open_data,
                                GAsyncReadyCallback callback,
                                gpointer data);
/**
 * studio_publish_note_finish:
 * @problems: (out) (optional) (transfer full) (element-type utf8): a sentence for each place that could not be written
 *
 * Returns: FALSE with an error when the store failed
 */
gboolean studio_publish_note_finish (StudioLibrary *library, GAsyncResult *result, GPtrArray **problems, GError **error);

G_END_DECLS
