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
 * StudioExportProgress: called from working threads, one call at a time, after each picture.
 * @path: (nullable): where the picture is going to be written
 */
typedef void (*StudioExportProgress) (guint done, guint total, const char *path, gpointer data);

/** StudioExportOutcome: one finished file. @scene is the page it shows, with its issues. */
typedef struct
{
  StudioExportItem item;
  char *path; /* (nullable): NULL when the bytes were asked for */
  StudioScene *scene;
  StudioExportResult result;
} StudioExportOutcome;

/**
 * StudioExportOrder: what a run is to make.
 * @items: (element-type StudioExportItem): at least one
 * @target: (nullable): a folder that exists, in which files are named TITLE_FORMAT[_N].EXT; or a file when there is one
 *   item; or NULL to keep the bytes in the outcomes
 * @progress: (nullable)
 */
typedef struct
{
  StudioSnapshot *snapshot;
  GArray *items;
  const StudioExportOptions *options;
  const char *target;
  StudioExportProgress progress;
  gpointer progress_data;
} StudioExportOrder;

/**
 * studio_export_job_run:
 * @cancellable: (nullable): obeyed within half a second
 *
 * Draws all items with up to two threads, decoding each photo once, and then writes them. Blocks: call it in a thread.
 * Nothing is written before everything is drawn; if a file then cannot be written, those that this run added are removed
 * again. A file of the same name that was there before is replaced; within a run every name is given once.
 *
 * Returns: (transfer full) (element-type StudioExportOutcome): in the order of the items, or NULL
 */
GPtrArray *studio_export_job_run (const StudioExportOrder *order, GCancellable *cancellable, GError **error);

/** Returns: (transfer full): "TITLE", what the names of the post's files begin with. */
char *studio_export_job_stem (StudioSnapshot *snapshot);
/** Returns: (transfer full): "TITLE_FORMAT[_N].EXT"; the number, from 1, only when the post has several pages. */
char *studio_export_job_file_name (StudioSnapshot *snapshot, const StudioExportItem *item, StudioExportKind kind);

G_END_DECLS
