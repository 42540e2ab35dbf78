#pragma once

#include <gio/gio.h>

#include "studio-document.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_RECENT (studio_recent_get_type ())
G_DECLARE_FINAL_TYPE (StudioRecent, studio_recent, STUDIO, RECENT, GObject)

/**
 * StudioRecent: the posts worked on lately: their files in the settings, their pictures in the user's cache. Files are looked for
 * in a thread, since one may lie on a server that does not answer.
 */
StudioRecent *studio_recent_new (GSettings *settings);
/** Returns: (transfer none): a list of StudioRecentItem, newest first; files that are gone are left out */
GListModel *studio_recent_get_items (StudioRecent *self);
/** The document was opened from or saved to its file. */
void studio_recent_add (StudioRecent *self, StudioDocument *document);
void studio_recent_load (StudioRecent *self);

G_END_DECLS
