#pragma once

#include "studio-history-record.h"
#include "studio-library-db.h"

G_BEGIN_DECLS

/** Writes what @record says changed, with the pictures that its steps need. Returns: by how many steps the stored history grew */
gint64 studio_library_history_put (StudioDb *db, gint64 post, StudioHistoryRecord *record);
/** Returns: (transfer full) (nullable): the stored history; NULL if there is none, or more than a program would write */
StudioHistoryRecord *studio_library_history_read (StudioDb *db, gint64 post);

G_END_DECLS
