#pragma once

#include <gtk/gtk.h>

#include "studio-json.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_RECORD_FORM (studio_record_form_get_type ())
G_DECLARE_FINAL_TYPE (StudioRecordForm, studio_record_form, STUDIO, RECORD_FORM, GObject)

/** StudioRecordRefuse: Returns: (transfer none) (nullable): why @text must not be written down; NULL if it may */
typedef const char *(*StudioRecordRefuse) (const char *text);

/**
 * StudioRecordForm: rows that write members of a record. Entry rows, switches and text views below a widget that are called "record:PATH" show
 * and write the member at PATH; "date" takes a day as people write it, and a switch at a path that ends in "/state" writes "on" and "off".
 * What can't be read, or is refused, is marked, told as its tooltip, and not written.
 *
 * Signals: "edited" (): the record is another; "refused" (sentence).
 *
 * @refuse: (nullable)
 */
StudioRecordForm *studio_record_form_new (GtkWidget *widget, StudioRecordRefuse refuse);
/** Shows @root, without a signal. */
void studio_record_form_set_root (StudioRecordForm *self, JsonNode *root);
/** Returns: (transfer none) (nullable) */
JsonNode *studio_record_form_get_root (StudioRecordForm *self);
/** Returns: FALSE if something that was typed is marked as wrong */
gboolean studio_record_form_is_right (StudioRecordForm *self);

G_END_DECLS
