#pragma once

#include <gtk/gtk.h>

#include "studio-document.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_FIELD_ROW (studio_field_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (StudioFieldRow, studio_field_row, STUDIO, FIELD_ROW, GtkBox)

/**
 * StudioFieldRow: one content field in the form: label line, the type's own controls, sentences below.
 *
 * AdwEntryRow tells assistive technology nothing of its focus in libadwaita 1.2 and has no place for a sentence, so
 * rows are our own. Construct-only properties: "document" (StudioDocument), "field" (StudioField, of the template).
 *
 * Signals: "focused" (int line of a list, else -1), "notify-user" (const char *sentence), "grew" (a
 * sentence came up below while the focus is in the row).
 */
struct _StudioFieldRowClass
{
  GtkBoxClass parent_class;

  /* @value: (nullable) what the person gave; @sample: (nullable). Must leave the caret alone if nothing changed. */
  void (*show_value) (StudioFieldRow *self, JsonNode *value, JsonNode *sample);
  /* Returns: (transfer full) (nullable): what is wrong with what stands there, as a sentence. */
  char *(*check) (StudioFieldRow *self);
  /* The keyboard focus has left the row. */
  void (*left) (StudioFieldRow *self);
  /* Returns: (transfer none): what gets the focus; @line: of a list, else -1 */
  GtkWidget *(*get_target) (StudioFieldRow *self, int line);
  /* The button beside the sentence, if the row offered one. */
  void (*fix) (StudioFieldRow *self);
};

StudioDocument *studio_field_row_get_document (StudioFieldRow *self);
const StudioField *studio_field_row_get_field (StudioFieldRow *self);
/** Shows what the post holds now. */
void studio_field_row_refresh (StudioFieldRow *self);
/** Puts the caret into the row; @line: of a list, else -1. */
void studio_field_row_focus (StudioFieldRow *self, int line);
/** Closes the row for good: the template keeps what it says. @reason: why, shown below */
void studio_field_row_close (StudioFieldRow *self, const char *reason);
gboolean studio_field_row_is_closed (StudioFieldRow *self);
/** @message: (nullable): what the layout of the shown format says of the field. */
void studio_field_row_set_issue (StudioFieldRow *self, const char *message);

/* For the types of rows: */

/** Adds the type's own controls below the label line. */
void studio_field_row_add (StudioFieldRow *self, GtkWidget *content);
/** Adds a control to the end of the label line. */
void studio_field_row_add_to_label (StudioFieldRow *self, GtkWidget *control);
/** Names @control for assistive technology and ties the row's sentences to it; @name: (nullable): the field's label if NULL. */
void studio_field_row_adopt (StudioFieldRow *self, GtkWidget *control, const char *name);
/**
 * Puts a value into the post; NULL or a blank one empties the field: a required one goes back to its sample, an optional
 * one is left out of the picture. @typing: merge with the edit before; the check then waits until the person rests
 */
void studio_field_row_store (StudioFieldRow *self, JsonNode *value, gboolean typing);
/** What stands in the row changed without a new value. Starts the pause before the check. */
void studio_field_row_touched (StudioFieldRow *self);
/** @n_chars: what the line holds; told at the end of the label line if the template advises a length */
void studio_field_row_count (StudioFieldRow *self, int n_chars);
/** @text: (nullable): at the end of the label line: a reading */
void studio_field_row_set_side (StudioFieldRow *self, const char *text);
/** @text: (nullable): a grey sentence below */
void studio_field_row_set_note (StudioFieldRow *self, const char *text);
/** @text: (nullable): an error that is no matter of the value, such as a photo that could not be read */
void studio_field_row_set_error (StudioFieldRow *self, const char *text);
/** Whether the sentence comes with a button that calls fix(). */
void studio_field_row_offer_fix (StudioFieldRow *self, gboolean offered);
/** Says that the focus is in @line of a list. */
void studio_field_row_report_line (StudioFieldRow *self, int line);
/** Whether the person chose to leave the field out of the picture. */
gboolean studio_field_row_is_left_out (StudioFieldRow *self);
/** Tells the person something that has no place in the row. */
void studio_field_row_notify_user (StudioFieldRow *self, const char *sentence);

G_END_DECLS
