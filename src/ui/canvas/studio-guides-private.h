#pragma once

#include "studio-guides.h"

G_BEGIN_DECLS

/* Breadth of a ruler, and how near the pointer must come to a guide, in logical px. */
#define STUDIO_RULER 18
#define STUDIO_GUIDE_REACH 4

struct _StudioGuides
{
  GtkWidget parent_instance;
  StudioCanvas *canvas;     /* (nullable) */
  StudioComposer *composer; /* (nullable) */
  GSignalGroup *canvas_signals;
  GSignalGroup *post_signals;
  GSignalGroup *composer_signals;

  gboolean dragging;
  gboolean drag_vertical;
  guint drag_index;
  double drag_at;       /* px of the page */
  gboolean drag_leaves; /* over the ruler: released there it is removed */
  double x, y;          /* of the pointer */

  guint rulers : 1;
  guint columns : 1;
  guint safe_area : 1;
};

/** Columns of a page, from its safe area's edges. */
#define STUDIO_COLUMNS 6

/** Px of the gap between columns. */
double _studio_guides_column_gap (const StudioFormat *format);
void _studio_guides_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);
/** Where a page's place lies in the widget. */
StudioPoint _studio_guides_to_widget (StudioGuides *self, double x, double y);

G_END_DECLS
