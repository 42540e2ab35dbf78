#pragma once

#include <gtk/gtk.h>

#include "studio-bulk-run.h"

G_BEGIN_DECLS

/* What the window for many posts does in threads. All callbacks come in the main thread. */

/**
 * StudioBulkSource: a table and where it came from.
 * @name: to be shown; @path: (nullable): of a file
 * @sheets: those of a workbook, of which @sheet (nullable: the first) was read
 */
typedef struct
{
  StudioTable *table;
  char *name;
  char *path;
  char **sheets;
  char *sheet;
} StudioBulkSource;

void studio_bulk_source_free (StudioBulkSource *source);

/** @sheet: (nullable) */
void studio_bulk_task_load_async (const char *path, const char *sheet, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** The same for cells from the clipboard. */
void studio_bulk_task_load_text_async (const char *text, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full) (nullable): errors are those of studio_sheet_load() */
StudioBulkSource *studio_bulk_task_load_finish (GAsyncResult *result, GError **error);

#define STUDIO_BULK_TASK_N_PICTURES 3

/**
 * StudioBulkTrial: what the plan makes of the first rows.
 * @pictures: (nullable): NULL where a row cannot be made
 * @captions: their rows and names
 * @n_failed: how many of all rows cannot be made, of which @problem (nullable) tells the first
 */
typedef struct
{
  cairo_surface_t *pictures[STUDIO_BULK_TASK_N_PICTURES];
  char *captions[STUDIO_BULK_TASK_N_PICTURES];
  guint n_failed;
  char *problem;
} StudioBulkTrial;

void studio_bulk_trial_free (StudioBulkTrial *trial);
/**
 * studio_bulk_task_try_async:
 * @bulk: is copied
 * @side: longer side of the pictures in px
 */
void studio_bulk_task_try_async (const StudioBulk *bulk, const StudioFormat *format, int side, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full) (nullable) */
StudioBulkTrial *studio_bulk_task_try_finish (GAsyncResult *result, GError **error);

/** Makes all rows; @order is copied with what it names, and its progress comes in the main thread. The folder is made if it is missing. A gate
 * without a checker gets one. */
void studio_bulk_task_run_async (const StudioBulkOrder *order, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full) (nullable): %G_IO_ERROR if the folder could not be made */
StudioBulkReport *studio_bulk_task_run_finish (GAsyncResult *result, GError **error);

/** @report: (transfer full) */
void studio_bulk_task_undo_async (StudioBulkReport *report, GAsyncReadyCallback callback, gpointer data);
gboolean studio_bulk_task_undo_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioBulkSource, studio_bulk_source_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioBulkTrial, studio_bulk_trial_free)

G_END_DECLS
