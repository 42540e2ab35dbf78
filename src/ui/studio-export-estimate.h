#pragma once

#include "studio-export-run.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_EXPORT_ESTIMATE (studio_export_estimate_get_type ())
G_DECLARE_FINAL_TYPE (StudioExportEstimate, studio_export_estimate, STUDIO, EXPORT_ESTIMATE, GObject)

/**
 * StudioExportMeasure: @bytes: of all pages of a format; @ssim: the lowest, 0 if it was not measured;
 * @problem: (nullable): why it cannot be made so, with @bytes 0. */
typedef struct
{
  gsize bytes;
  double ssim;
  char *problem;
} StudioExportMeasure;

/**
 * StudioExportEstimate: how large files will be, by really making them in a thread, one format after the other, once the
 * person rests. What was measured is remembered.
 *
 * Signal "measured" (const char *format_id).
 */
StudioExportEstimate *studio_export_estimate_new (StudioSnapshot *snapshot);
/**
 * studio_export_estimate_ask:
 * @items: (element-type StudioExportItem): what is wanted now; what was asked for before is given up
 */
void studio_export_estimate_ask (StudioExportEstimate *self, GArray *items, const StudioExportChoice *choice);
/** Returns: (transfer none) (nullable): NULL if it is not known yet */
const StudioExportMeasure *studio_export_estimate_get (StudioExportEstimate *self, const StudioFormat *format);
/** Stops measuring, for when the computer is needed for the real thing. */
void studio_export_estimate_stop (StudioExportEstimate *self);

G_END_DECLS
