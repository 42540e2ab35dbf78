#pragma once

#include "studio-review.h"

G_BEGIN_DECLS

/**
 * studio_review_to_pdf:
 * @snapshot: whose picture is shown
 *
 * Draws the sheet, checklist or approval, on A4, as many pages as it needs, readable in black and white, with lines to sign. Takes some tens of ms: call it in a thread.
 *
 * Returns: (transfer full) (nullable): a PDF; %G_IO_ERROR_CANCELLED, or %G_IO_ERROR_FAILED for want of memory
 */
GBytes *studio_review_to_pdf (const StudioReview *review, StudioSnapshot *snapshot, GCancellable *cancellable, GError **error);
/** @approval: of an approval sheet. Returns: (transfer full): "TITLE_lembar-periksa.pdf", "TITLE_lembar-persetujuan.pdf" */
char *studio_review_file_name (StudioSnapshot *snapshot, gboolean approval);

G_END_DECLS
