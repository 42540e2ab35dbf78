#pragma once

#include "studio-export-choice.h"
#include "studio-export-job.h"
#include "studio-review.h"

G_BEGIN_DECLS

/** StudioExportRunProgress: called in the main thread. @writing: all is drawn and is being written */
typedef void (*StudioExportRunProgress) (guint done, guint total, gboolean writing, gpointer data);

/**
 * StudioExportRunOrder:
 * @items: (element-type StudioExportItem)
 * @folder: made if it is missing
 * @review: (nullable) (transfer full): the checklist sheet to write along with the pictures; studio_export_run_async() takes it over
 * @stamp: (nullable): as in StudioExportOptions; lives as long as the program
 */
typedef struct
{
  StudioSnapshot *snapshot;
  GArray *items;
  StudioExportChoice choice;
  const char *folder;
  const char *stamp;
  StudioReview *review;
  StudioExportRunProgress progress;
  gpointer progress_data;
} StudioExportRunOrder;

/**
 * Makes the files in a thread. All or nothing; files that are there are never replaced: where a name is taken, all files of
 * the run get the same number behind theirs.
 */
void studio_export_run_async (const StudioExportRunOrder *order, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer container) (element-type utf8): the paths */
GPtrArray *studio_export_run_finish (GAsyncResult *result, GError **error);
/**
 * studio_export_run_names:
 * @folder: need not exist
 *
 * Returns: (transfer container) (element-type utf8): the file names that the items would get now
 */
GPtrArray *studio_export_run_names (StudioSnapshot *snapshot, GArray *items, StudioExportKind kind, const char *folder);

G_END_DECLS
