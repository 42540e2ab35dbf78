#pragma once

#include <gtk/gtk.h>

#include "studio-composer.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_INSPECTOR_ROW (studio_inspector_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (StudioInspectorRow, studio_inspector_row, STUDIO, INSPECTOR_ROW, GtkBox)

/**
 * StudioCommon: what the selected layers have in common.
 * @value: (nullable): the member's value as written; NULL also if they differ
 * @mixed: they differ
 * @box: (nullable): of the first of them, for what is not written but shown
 * @scale: px of the page that one px of the member makes
 */
typedef struct
{
  JsonNode *value;
  gboolean mixed;
  const StudioBox *box;
  double scale;
} StudioCommon;

/**
 * StudioInspectorRow: one value of the selected layers: title, a way back to the template's, and the type's own controls.
 *
 * Properties: "title" (translated), "member" ("size", "stroke/width"), "kinds" ("text shape": of layers that
 * have it; the row hides for others), "charts" ("pictogram table": the same for kinds of charts), "style" (whether an edit asks which sizes it is meant for).
 */
struct _StudioInspectorRowClass
{
  GtkBoxClass parent_class;

  /** Must not write. */
  void (*show) (StudioInspectorRow *self, const StudioCommon *common);
};

/** @composer: (nullable) */
void studio_inspector_row_set_composer (StudioInspectorRow *self, StudioComposer *composer);
/** Shows what the selection has now. */
void studio_inspector_row_refresh (StudioInspectorRow *self);

/* For the types of rows: */

StudioComposer *studio_inspector_row_get_composer (StudioInspectorRow *self);
const char *studio_inspector_row_get_member (StudioInspectorRow *self);
const char *studio_inspector_row_get_title (StudioInspectorRow *self);
/** Whether the row shows something now, so that signals of controls are no edits. */
gboolean studio_inspector_row_is_showing (StudioInspectorRow *self);
/** @value: (nullable): NULL is the template's. Steps of one row that follow each other are one until studio_inspector_row_end(). */
void studio_inspector_row_write (StudioInspectorRow *self, JsonNode *value);
/** As above for another member than the row's own. */
void studio_inspector_row_write_member (StudioInspectorRow *self, const char *member, JsonNode *value);
/** The pointer was released, the focus left: the step is done, and the person may be asked which sizes it was meant for. */
void studio_inspector_row_end (StudioInspectorRow *self);
/** Adds a control to the end of the title line. */
void studio_inspector_row_add_to_title (StudioInspectorRow *self, GtkWidget *control);
/** Where the title can be taken hold of. Returns: (transfer none) */
GtkWidget *studio_inspector_row_get_label (StudioInspectorRow *self);
/** Names @control for assistive technology by the title. */
void studio_inspector_row_adopt (StudioInspectorRow *self, GtkWidget *control);

G_END_DECLS
