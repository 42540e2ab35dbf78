#include "config.h"

#include "studio-view-marks.h"

#include <glib/gi18n-lib.h>

#include "studio-finding-marks.h"
#include "studio-suggestion-acts.h"
#include "studio-suggestion-popover.h"

struct _StudioViewMarks
{
  GObject parent_instance;
  GtkTextView *view; /* (nullable): once detached; not owned */
  GtkTextBuffer *buffer;
  char *field;
  StudioLiveCheck *check; /* (nullable) */
  GSignalGroup *check_signals;
  StudioFindingMarks *marks;
  char *marked; /* the words that @marks are of */
  GtkTextTag *advised, *required;
  GtkWidget *popover; /* (nullable): made when it is first asked for */
  gboolean held;
};

G_DEFINE_FINAL_TYPE (StudioViewMarks, studio_view_marks, G_TYPE_OBJECT)

static char *
get_text (StudioViewMarks *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

/* --- lines --- */

static void
underline (StudioViewMarks *self)
{
  GArray *marks = studio_finding_marks_list (self->marks);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_tag (self->buffer, self->advised, &start, &end);
  gtk_text_buffer_remove_tag (self->buffer, self->required, &start, &end);
  for (guint i = 0; i < marks->len; i++) {
    const StudioFindingMark *mark = &g_array_index (marks, StudioFindingMark, i);

    gtk_text_buffer_get_iter_at_offset (self->buffer, &start, mark->start);
    gtk_text_buffer_get_iter_at_offset (self->buffer, &end, mark->end);
    gtk_text_buffer_apply_tag (self->buffer, mark->finding->level == STUDIO_RULE_REQUIRED ? self->required : self->advised, &start, &end);
  }
}

static void
text_changed_cb (StudioViewMarks *self)
{
  g_autofree char *text = get_text (self);

  if (g_str_equal (text, self->marked))
    return;
  studio_finding_marks_replace (self->marks, self->marked, text);
  g_free (self->marked);
  self->marked = g_steal_pointer (&text);
  underline (self);
}

static gboolean
is_mine (StudioViewMarks *self,
         const StudioFinding *finding)
{
  return finding->place.kind == STUDIO_PLACE_FIELD && g_strcmp0 (finding->place.name, self->field) == 0 && !studio_live_check_is_settled (self->check, finding);
}

/* Whether the check was about the words that stand here. */
static gboolean
is_of_words (StudioViewMarks *self)
{
  StudioSnapshot *checked = studio_live_check_get_snapshot (self->check);
  g_autofree char *path = g_strconcat ("content/", self->field, NULL);
  JsonNode *value = checked != NULL ? studio_json_lookup (studio_snapshot_get_json (checked), path) : NULL;

  return value != NULL && JSON_NODE_HOLDS_VALUE (value) && g_strcmp0 (json_node_get_string (value), self->marked) == 0;
}

static void
check_changed_cb (StudioLiveCheck *check,
                  StudioViewMarks *self)
{
  GPtrArray *findings = studio_live_check_get_findings (check);

  if (studio_live_check_get_document (check) == NULL || findings == NULL || !is_of_words (self))
    return;
  studio_finding_marks_clear (self->marks);
  for (guint i = 0; i < findings->len; i++) {
    StudioFinding *finding = g_ptr_array_index (findings, i);

    if (is_mine (self, finding))
      studio_finding_marks_add (self->marks, finding);
  }
  underline (self);
}

/* --- suggestions --- */

static void
replace_cb (StudioViewMarks *self,
            StudioFinding *finding,
            const char *text)
{
  const StudioFindingMark *mark = studio_finding_marks_lookup (self->marks, finding);
  StudioHistory *history;
  GtkTextIter start, end;
  int place;

  if (mark == NULL || self->check == NULL)
    return;
  history = studio_document_get_history (studio_live_check_get_document (self->check));
  /* neither the typing before nor the one behind belongs to this step */
  studio_history_end_merge (history);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, mark->start);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, mark->end);
  place = mark->start;
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, place);
  gtk_text_buffer_insert (self->buffer, &start, text, -1);
  studio_history_end_merge (history);
}

static void
ignore_cb (StudioViewMarks *self,
           StudioFinding *finding)
{
  if (self->check != NULL && studio_live_check_get_document (self->check) != NULL)
    studio_suggestion_ignore (GTK_WIDGET (self->view), studio_live_check_get_document (self->check), finding, _ ("Ignored in the text"));
}

static void
learn_cb (StudioViewMarks *self,
          StudioFinding *finding,
          const char *word)
{
  studio_suggestion_learn (GTK_WIDGET (self->view), word);
}

static void
closed_cb (StudioViewMarks *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static StudioSuggestionPopover *
get_popover (StudioViewMarks *self)
{
  if (self->popover == NULL) {
    self->popover = studio_suggestion_popover_new ();
    gtk_widget_set_parent (self->popover, GTK_WIDGET (self->view));
    g_signal_connect_object (self->popover, "replace", G_CALLBACK (replace_cb), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (self->popover, "ignore", G_CALLBACK (ignore_cb), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (self->popover, "learn", G_CALLBACK (learn_cb), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (self->popover, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  }
  return STUDIO_SUGGESTION_POPOVER (self->popover);
}

static void
point_at (StudioViewMarks *self,
          int place)
{
  GtkTextIter at;
  GdkRectangle area;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &at, place);
  gtk_text_view_get_iter_location (self->view, &at, &area);
  gtk_text_view_buffer_to_window_coords (self->view, GTK_TEXT_WINDOW_WIDGET, area.x, area.y, &area.x, &area.y);
  area.width = MAX (area.width, 1);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &area);
}

/* Returns: FALSE if nothing is said of the words at @place */
static gboolean
suggest (StudioViewMarks *self,
         int place)
{
  g_autoptr (GPtrArray) found = studio_finding_marks_find (self->marks, place);
  StudioSuggestionPopover *popover;

  if (found->len == 0 || self->check == NULL || !gtk_text_view_get_editable (self->view))
    return FALSE;
  popover = get_popover (self);
  gtk_popover_popdown (GTK_POPOVER (popover));
  studio_suggestion_popover_clear (popover);
  for (guint i = 0; i < found->len; i++) {
    const StudioFindingMark *mark = g_ptr_array_index (found, i);
    g_autofree char *words = g_utf8_substring (self->marked, mark->start, mark->end);

    studio_suggestion_popover_add (popover, mark->finding, words, studio_live_check_get_checker (self->check));
  }
  point_at (self, ((const StudioFindingMark *) g_ptr_array_index (found, 0))->start);
  studio_suggestion_popover_open (popover, TRUE);
  return TRUE;
}

/* The view itself would open its emoji chooser with Ctrl+. */
static gboolean
key_cb (StudioViewMarks *self,
        guint key,
        guint code,
        GdkModifierType state)
{
  GtkTextIter caret;

  if (key != GDK_KEY_period || (state & gtk_accelerator_get_default_mod_mask ()) != GDK_CONTROL_MASK)
    return GDK_EVENT_PROPAGATE;
  gtk_text_buffer_get_iter_at_mark (self->buffer, &caret, gtk_text_buffer_get_insert (self->buffer));
  if (!suggest (self, gtk_text_iter_get_offset (&caret)))
    gtk_widget_activate_action (GTK_WIDGET (self->view), "win.toast", "s", _ ("Nothing is marked here."));
  return GDK_EVENT_STOP;
}

static void
right_pressed_cb (StudioViewMarks *self,
                  int n_press,
                  double x,
                  double y,
                  GtkGesture *gesture)
{
  GtkTextIter at;
  int bx, by;

  gtk_text_view_window_to_buffer_coords (self->view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &bx, &by);
  if (!gtk_text_view_get_iter_at_location (self->view, &at, bx, by) || !suggest (self, gtk_text_iter_get_offset (&at)))
    return;
  gtk_text_buffer_place_cursor (self->buffer, &at);
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

/* --- the view and the check --- */

static void
hold (StudioViewMarks *self)
{
  gboolean wanted = self->check != NULL && self->view != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->view));

  if (wanted == self->held)
    return;
  self->held = wanted;
  if (wanted) {
    studio_live_check_hold (self->check, STUDIO_LIVE_TEXTS);
    check_changed_cb (self->check, self);
  } else {
    studio_live_check_release (self->check, STUDIO_LIVE_TEXTS);
  }
}

static void
watch_view (StudioViewMarks *self)
{
  GtkGesture *right = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "map", G_CALLBACK (hold), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->view, "unmap", G_CALLBACK (hold), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (right), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (right), GTK_PHASE_CAPTURE);
  g_signal_connect_object (right, "pressed", G_CALLBACK (right_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (right));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

static GtkTextTag *
make_tag (StudioViewMarks *self,
          const char *color)
{
  GdkRGBA rgba;

  gdk_rgba_parse (&rgba, color);
  return gtk_text_buffer_create_tag (self->buffer, NULL, "underline", PANGO_UNDERLINE_ERROR, "underline-rgba", &rgba, NULL);
}

StudioViewMarks *
studio_view_marks_new (GtkTextView *view,
                       const char *field)
{
  StudioViewMarks *self;

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view) && field != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_VIEW_MARKS, NULL);
  self->view = view;
  self->buffer = g_object_ref (gtk_text_view_get_buffer (view));
  self->field = g_strdup (field);
  self->marked = get_text (self);
  /* seen on a light ground and on a dark one */
  self->advised = make_tag (self, "#c88800");
  self->required = make_tag (self, "#e01b24");
  watch_view (self);
  return self;
}

void
studio_view_marks_set_check (StudioViewMarks *self,
                             StudioLiveCheck *check)
{
  g_return_if_fail (STUDIO_IS_VIEW_MARKS (self) && (check == NULL || STUDIO_IS_LIVE_CHECK (check)));

  if (check == self->check)
    return;
  if (self->held)
    studio_live_check_release (self->check, STUDIO_LIVE_TEXTS);
  self->held = FALSE;
  studio_finding_marks_clear (self->marks);
  underline (self);
  g_set_object (&self->check, check);
  g_signal_group_set_target (self->check_signals, check);
  hold (self);
}

void
studio_view_marks_detach (StudioViewMarks *self)
{
  g_return_if_fail (STUDIO_IS_VIEW_MARKS (self));

  studio_view_marks_set_check (self, NULL);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->view = NULL;
}

static void
studio_view_marks_finalize (GObject *object)
{
  StudioViewMarks *self = STUDIO_VIEW_MARKS (object);

  g_clear_object (&self->check_signals);
  g_clear_object (&self->check);
  g_clear_object (&self->buffer);
  studio_finding_marks_free (self->marks);
  g_free (self->marked);
  g_free (self->field);

  G_OBJECT_CLASS (studio_view_marks_parent_class)->finalize (object);
}

static void
studio_view_marks_class_init (StudioViewMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_view_marks_finalize;
}

static void
studio_view_marks_init (StudioViewMarks *self)
{
  self->marks = studio_finding_marks_new ();
  self->check_signals = g_signal_group_new (STUDIO_TYPE_LIVE_CHECK);
  g_signal_group_connect (self->check_signals, "changed", G_CALLBACK (check_changed_cb), self);
}
