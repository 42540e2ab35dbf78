#pragma once

#include "studio-pack.h"
#include "studio-share-parcel.h"

G_BEGIN_DECLS

/** StudioShareProgress: called from the thread, before platform @done of @total is drawn */
typedef void (*StudioShareProgress) (guint done, guint total, gpointer data);

/**
 * studio_share_job_make:
 * @order: as for a pack; its @review is not looked at
 * @progress: (nullable)
 *
 * What phones get of a post: the pictures of each size once, in their order, with the platforms they are for; the caption of each platform with its
 * fields filled in; descriptions that a person has confirmed. Blocks: call it in a thread.
 *
 * Returns: (transfer full) (nullable)
 */
StudioShareParcel *studio_share_job_make (const StudioPackOrder *order, StudioShareProgress progress, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
