#pragma once

#include "studio-report.h"

G_BEGIN_DECLS

/**
 * studio_report_to_pdf:
 * @brand: (nullable): whose colours it has
 *
 * Draws the report on A4: the figures and charts on the first page, then the tables, over as many pages as they need. Readable in black and
 * white. Takes some tens of ms: call it in a thread.
 *
 * Returns: (transfer full) (nullable): a PDF; %G_IO_ERROR_CANCELLED, or %G_IO_ERROR_FAILED for want of memory
 */
GBytes *studio_report_to_pdf (const StudioReport *report, StudioBrand *brand, GCancellable *cancellable, GError **error);

G_END_DECLS
