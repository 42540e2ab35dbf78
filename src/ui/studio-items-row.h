#pragma once

#include "studio-field-row.h"
#include "studio-item-line.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_ITEMS_ROW (studio_items_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (StudioItemsRow, studio_items_row, STUDIO, ITEMS_ROW, StudioFieldRow)

/** StudioItemsRow: a field that is a list of lines, which can be added, removed and moved. */
struct _StudioItemsRowClass
{
  StudioFieldRowClass parent_class;

  /* How the entries of a line stand: beside or above each other */
  GtkOrientation orientation;
  /* Returns: (transfer none): what a line consists of */
  const StudioItemColumn *(*get_columns) (StudioItemsRow *self, guint *n_columns);
  /* (nullable): something in the lines, or the line that has the focus, is another. */
  void (*lines_changed) (StudioItemsRow *self);
};

/** For the types of rows: (transfer full) (nullable): the filled lines, or NULL if there are none. */
JsonNode *studio_items_row_get_value (StudioItemsRow *self);
/** For the types of rows: puts other lines in as one step. @value: an array */
void studio_items_row_replace (StudioItemsRow *self, JsonNode *value);
/** For the types of rows: (transfer none) (nullable): the line that has or last had the focus. */
StudioItemLine *studio_items_row_get_current (StudioItemsRow *self);
/** For the types of rows: adds a control beside "Add Row". */
void studio_items_row_add_to_foot (StudioItemsRow *self, GtkWidget *control);

G_END_DECLS
