#pragma once

#include "studio-bulk.h"
#include "studio-export.h"
#include "studio-gate.h"

G_BEGIN_DECLS

#define STUDIO_BULK_MAX_JOBS 16

/**
 * StudioBulkProgress: called from working threads, one call at a time, after each row.
 * @done: rows that are finished, well or not
 */
typedef void (*StudioBulkProgress) (guint done, guint total, gpointer data);

/**
 * StudioBulkGate: the gate (studio-gate.h), asked of each row.
 * @reason: (nullable): why rows with required findings go out all the same
 * @no_drafts: rows that lack a reason or an approval fail, instead of carrying a word
 * @only_approved: the office lets only approved posts out unmarked; a row is a post of its own, which nobody has approved yet
 */
typedef struct
{
  StudioChecker *checker;
  const StudioProfile *profile;
  const char *reason;
  gboolean no_drafts;
  gboolean only_approved;
} StudioBulkGate;

/**
 * StudioBulkOrder: what a run is to make.
 * @formats: (element-type StudioFormat): of the template; of each all pages are made
 * @folder: where to; it must exist unless nothing is written
 * @posts: each row's post is saved as a .pemda file as well
 * @jobs: how many threads draw, 1..; 0 for a number that suits the computer. Files do not depend on it
 * @dry_run: rows are read and laid out, but nothing is drawn and written
 * @gate: (nullable): rows that it refuses fail, pictures of rows that lack a reason carry a word, and posts that are saved tell the reason
 * @progress: (nullable)
 */
typedef struct
{
  StudioBulk *bulk;
  GPtrArray *formats;
  const StudioExportOptions *options;
  const char *folder;
  gboolean posts;
  int jobs;
  gboolean dry_run;
  const StudioBulkGate *gate;
  StudioBulkProgress progress;
  gpointer progress_data;
} StudioBulkOrder;

/**
 * StudioBulkRow: what became of a row.
 * @number: as the spreadsheet shows it
 * @name: that its files are named after
 * @files: (element-type filename): what was written, all or none; in a dry run what would have been
 * @warnings: (element-type utf8): translated sentences about pictures that were made
 * @error: (nullable): one translated sentence: why there is none
 * @done: it has been made; neither this nor an error: the run ended before
 */
typedef struct
{
  guint number;
  char *name;
  GPtrArray *files;
  GPtrArray *warnings;
  char *error;
  gboolean done;
} StudioBulkRow;

/**
 * StudioBulkReport:
 * @rows: (element-type StudioBulkRow): all of them, in the table's order
 * @n_marked: rows whose pictures carry a word, @n_reasoned: rows that went out for the reason given
 * @problem: (nullable): what ended the run before its end: %G_IO_ERROR_CANCELLED, or a file that could not be written
 */
typedef struct
{
  GPtrArray *rows;
  guint n_done, n_failed;
  guint n_marked, n_reasoned;
  GError *problem;
} StudioBulkReport;

/**
 * studio_bulk_run:
 * @cancellable: (nullable)
 *
 * Makes all rows, or says of each why not. A row that fails leaves no file; no file that was there before is replaced: names that are
 * taken get a number. Blocks: call it in a thread.
 *
 * Returns: (transfer full)
 */
StudioBulkReport *studio_bulk_run (const StudioBulkOrder *order, GCancellable *cancellable);
void studio_bulk_report_free (StudioBulkReport *report);
/** Returns: how many files were made. */
guint studio_bulk_report_count_files (const StudioBulkReport *report);
/**
 * studio_bulk_report_undo:
 *
 * Takes all files of the run away: into the trash, or where there is none for good. Blocks.
 *
 * Returns: FALSE with the first error if some could not be; the others are gone
 */
gboolean studio_bulk_report_undo (StudioBulkReport *report, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioBulkReport, studio_bulk_report_free)

G_END_DECLS
