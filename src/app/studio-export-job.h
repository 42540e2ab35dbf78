#pragma once

#include "studio-export.h"

G_BEGIN_DECLS

/** StudioExportItem: one file to make: a format and a page. */
typedef struct
{
  const StudioFormat *format;
  guint page;
} StudioExportItem;

/**
 * StudioExportProgress: called from working threads after each file.
 * @path: (nullable): the finished file
 */
typedef void (*StudioExportProgress) (guint done, guint total, const char *path, gpointer data);

/** StudioExportOutcome: one finished file. */
typedef struct
{
  StudioExportItem item;
  char *path; /* (nullable): NULL when the bytes were asked for */
  StudioExportResult result;
} StudioExportOutcome;

/**
 * studio_export_job_run:
 * @items: (element-type StudioExportItem)
 * @target: a folder that exists, in which files are named TITLE_FORMAT[_N].EXT; or a file when there is one item; or
 *   NULL to keep the bytes in the outcomes
 *
 * Draws and writes all items with up to two threads, decoding each photo once. Blocks: call it in a thread. All
 * or nothing: when something fails or @cancellable is set, files already written by this run are removed again.
 *
 * Returns: (transfer full) (element-type StudioExportOutcome): in the order of @items, or NULL
 */
GPtrArray *studio_export_job_run (StudioSnapshot *snapshot, GArray *items, const StudioExportOptions *options, const char *target, StudioExportProgress progress, gpointer progress_data, GCancellable *cancellable, GError **error);

/** Returns: (transfer full): "TITLE_FORMAT[_N].EXT"; the number only when the post has several pages. */
char *studio_export_job_file_name (StudioSnapshot *snapshot, const StudioExportItem *item, StudioExportKind kind);

G_END_DECLS
