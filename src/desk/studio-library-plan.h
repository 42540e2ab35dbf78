#pragma once

#include "studio-library.h"
#include "studio-planned.h"

G_BEGIN_DECLS

/**
 * StudioLibraryPlan: what a calendar shows. Free with studio_library_plan_free().
 * @times: (element-type StudioPlanned): one for each planned time, by time
 * @stale: (element-type StudioPlanned): posts that no longer hold, the last first
 */
typedef struct
{
  GPtrArray *times;
  GPtrArray *stale;
} StudioLibraryPlan;

void studio_library_plan_free (StudioLibraryPlan *plan);

/**
 * studio_library_list_plan_async:
 * @from: seconds since 1970, UTC: the first planned time wanted
 * @to: the first one not wanted
 * @until: posts that hold until then, or did not hold even so long, are stale; of those the last 50
 *
 * Asks for what is planned in a span of time, the trash left out. Reads no documents.
 */
void studio_library_list_plan_async (StudioLibrary *self, gint64 from, gint64 to, gint64 until, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full) */
StudioLibraryPlan *studio_library_list_plan_finish (StudioLibrary *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioLibraryPlan, studio_library_plan_free)

G_END_DECLS
