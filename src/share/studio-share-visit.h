#pragma once

#include "studio-share-parcel.h"

G_BEGIN_DECLS

/**
 * StudioShareVisit: a phone that has opened the page, and what it did. No more is kept of it, and nothing longer than the server runs.
 * @device: a word for people: "iPhone"; nothing else of what the browser says of itself is kept
 * @n_saved: pictures whose bytes have all gone out, each counted once
 * @copied: a caption was copied
 * @ticked: (element-type utf8): ids of platforms it was uploaded to, as the person said
 */
typedef struct
{
  char *peer;
  char *device;
  guint n_saved;
  gboolean copied;
  GPtrArray *ticked;
  GHashTable *saved;
} StudioShareVisit;

/** @agent: (nullable): what the browser says it is */
StudioShareVisit *studio_share_visit_new (const char *peer, const char *agent);
void studio_share_visit_free (StudioShareVisit *visit);
void studio_share_visit_save (StudioShareVisit *visit, const StudioShareFile *file);
/** Returns: whether that is news */
gboolean studio_share_visit_tick (StudioShareVisit *visit, const char *platform, gboolean on);

G_END_DECLS
