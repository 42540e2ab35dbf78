#pragma once

#include <gtk/gtk.h>

#include "studio-live-check.h"
#include "studio-marked-text.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_FIELD_MARKS (studio_field_marks_get_type ())
G_DECLARE_FINAL_TYPE (StudioFieldMarks, studio_field_marks, STUDIO, FIELD_MARKS, GObject)

/**
 * StudioFieldMarks: underlines in a widget what a check finds in the content field that is written there, and offers suggestions by Ctrl+. and
 * a right click. It writes into the widget only, whose owner stores it, and keeps no history of its own.
 *
 * @widget: shows the field as it is stored; keep the marks no longer than it
 * @kind: of widget
 * @field: its path, "judul"
 */
StudioFieldMarks *studio_field_marks_new (GtkWidget *widget, const StudioMarkedText *kind, const char *field);
/** @check: (nullable): of the post; it is asked for checks while the widget is on the screen. */
void studio_field_marks_set_check (StudioFieldMarks *self, StudioLiveCheck *check);
/** Lets go of widget and check, before the widget goes. */
void studio_field_marks_detach (StudioFieldMarks *self);

G_END_DECLS
