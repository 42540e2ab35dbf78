#pragma once

#include "studio-inspector-row.h"
#include "studio-number-entry.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_NUMBER_ROW (studio_number_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (StudioNumberRow, studio_number_row, STUDIO, NUMBER_ROW, StudioInspectorRow)

/**
 * StudioNumberRow: a number of the selected layers. Dragging its title changes it, with Shift ten times as fast.
 *
 * Properties: those of StudioNumberEntry ("minimum", "maximum", "increment", "digits", "unit"); "factor": what is shown for 1 ("100" for
 * percent); "length": px that a scaled layer multiplies; "otherwise": what an absent member means, if the layer can't tell.
 */
struct _StudioNumberRowClass
{
  StudioInspectorRowClass parent_class;

  /** Returns: what the selection has, NAN: different values */
  double (*read) (StudioNumberRow *self, const StudioCommon *common);
  void (*write) (StudioNumberRow *self, double value);
};

StudioNumberEntry *studio_number_row_get_entry (StudioNumberRow *self);

G_END_DECLS
