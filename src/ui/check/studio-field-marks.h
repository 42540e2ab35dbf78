#pragma once

#include <gtk/gtk.h>

#include "studio-live-check.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_VIEW_MARKS (studio_view_marks_get_type ())
G_DECLARE_FINAL_TYPE (StudioViewMarks, studio_view_marks, STUDIO, VIEW_MARKS, GObject)

/**
 * StudioViewMarks: underlines in a text view what a check finds in the content field that is written there, and offers suggestions by Ctrl+.
 * and a right click. It writes into the view's buffer only, whose owner stores it, and keeps no history of its own.
 *
 * @view: shows the field as it is stored; keep the marks no longer than it
 * @field: its path, "judul"
 */
StudioViewMarks *studio_view_marks_new (GtkTextView *view, const char *field);
/** @check: (nullable): of the post; it is asked for checks while the view is on the screen. */
void studio_view_marks_set_check (StudioViewMarks *self, StudioLiveCheck *check);
/** Lets go of view and check, before the view goes. */
void studio_view_marks_detach (StudioViewMarks *self);

G_END_DECLS
