#pragma once

#include "studio-field-row.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_TEXT_ROW (studio_text_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (StudioTextRow, studio_text_row, STUDIO, TEXT_ROW, StudioFieldRow)

/**
 * StudioTextRow: a field of one line: short texts and persons; dates, times and links read their line in their own way.
 */
struct _StudioTextRowClass
{
  StudioFieldRowClass parent_class;

  /*
   * @text: what was typed, not blank; @reading: (out) (transfer full) (nullable): how it was understood, in words
   * Returns: (transfer full): the value, or NULL with a sentence
   */
  JsonNode *(*read) (StudioTextRow *self, const char *text, char **reading, GError **error);
  /* Returns: (transfer full): the value as it stands in the line. */
  char *(*write) (StudioTextRow *self, JsonNode *value);
};

GtkWidget *studio_text_row_new (StudioDocument *document, const StudioField *field);

/** For the types of rows: types @text into the line as the person would. */
void studio_text_row_set_text (StudioTextRow *self, const char *text);
const char *studio_text_row_get_text (StudioTextRow *self);
/** For the types of rows: adds a button to the end of the line. */
void studio_text_row_add_button (StudioTextRow *self, GtkWidget *button);

G_END_DECLS
