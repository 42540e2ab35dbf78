#pragma once

#include "studio-reunion.h"
#include "studio-services.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_MERGE_ROW (studio_merge_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioMergeRow, studio_merge_row, STUDIO, MERGE_ROW, GtkListBoxRow)

/** StudioMergeRow: one thing that was changed in both places, to choose from. Signal "chosen": another answer. */

/** @mine, @theirs: the whole posts, for pictures */
GtkWidget *studio_merge_row_new (const StudioServices *services, const StudioReunionQuestion *question, StudioSnapshot *mine, StudioSnapshot *theirs);
/** Returns: (transfer none): what the question is called by in choices */
const char *studio_merge_row_get_key (StudioMergeRow *self);
gboolean studio_merge_row_get_theirs (StudioMergeRow *self);
void studio_merge_row_set_theirs (StudioMergeRow *self, gboolean theirs);

G_END_DECLS
