#pragma once

#include <gio/gio.h>

#include "studio-library.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_RECENT (studio_recent_get_type ())
G_DECLARE_FINAL_TYPE (StudioRecent, studio_recent, STUDIO, RECENT, GObject)

/** StudioRecent: the posts of the library that were worked on lately, with their pictures. It follows the library. */
StudioRecent *studio_recent_new (StudioLibrary *library);
/** Returns: (transfer none): a list of StudioRecentItem, changed last first */
GListModel *studio_recent_get_items (StudioRecent *self);
/** Reads the list now. */
void studio_recent_load (StudioRecent *self);
/** Somebody looks at the list from now on: changes are shown at once. To be taken back by studio_recent_unwatch(). */
void studio_recent_watch (StudioRecent *self);
void studio_recent_unwatch (StudioRecent *self);

G_END_DECLS
