#include "config.h"

#include "studio-field-marks.h"

#include <glib/gi18n-lib.h>

#include "studio-finding-marks.h"
#include "studio-suggestion-acts.h"
#include "studio-suggestion-popover.h"

struct _StudioFieldMarks
{
  GObject parent_instance;
  GtkWidget *widget; /* (nullable): once detached; not owned */
  const StudioMarkedText *kind;
  char *field;
  StudioLiveCheck *check; /* (nullable) */
  GSignalGroup *check_signals;
  StudioFindingMarks *marks;
  char *marked;       /* the words that @marks are of */
  GtkWidget *popover; /* (nullable): made when it is first asked for */
  gboolean held;
};

G_DEFINE_FINAL_TYPE (StudioFieldMarks, studio_field_marks, G_TYPE_OBJECT)

/* --- lines --- */

static void
underline (StudioFieldMarks *self)
{
  if (self->widget != NULL)
    self->kind->underline (self->widget, studio_finding_marks_list (self->marks));
}

static void
text_changed_cb (StudioFieldMarks *self)
{
  g_autofree char *text = NULL;

  if (self->widget == NULL)
    return;
  text = self->kind->get_text (self->widget);
  if (g_str_equal (text, self->marked))
    return;
  studio_finding_marks_replace (self->marks, self->marked, text);
  g_free (self->marked);
  self->marked = g_steal_pointer (&text);
  underline (self);
}

static gboolean
is_mine (StudioFieldMarks *self,
         const StudioFinding *finding)
{
  return finding->place.kind == STUDIO_PLACE_FIELD && g_strcmp0 (finding->place.name, self->field) == 0 && !studio_live_check_is_settled (self->check, finding);
}

/* Whether the check was about the words that stand here. */
static gboolean
is_of_words (StudioFieldMarks *self)
{
  StudioSnapshot *checked = studio_live_check_get_snapshot (self->check);
  g_autofree char *path = g_strconcat ("content/", self->field, NULL);
  JsonNode *value = checked != NULL ? studio_json_lookup (studio_snapshot_get_json (checked), path) : NULL;

  return value != NULL && JSON_NODE_HOLDS_VALUE (value) && g_strcmp0 (json_node_get_string (value), self->marked) == 0;
}

static void
check_changed_cb (StudioLiveCheck *check,
                  StudioFieldMarks *self)
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
replace_cb (StudioFieldMarks *self,
            StudioFinding *finding,
            const char *text)
{
  const StudioFindingMark *mark = studio_finding_marks_lookup (self->marks, finding);
  StudioHistory *history;

  if (mark == NULL || self->check == NULL)
    return;
  history = studio_document_get_history (studio_live_check_get_document (self->check));
  /* neither the typing before nor the one behind belongs to this step */
  studio_history_end_merge (history);
  self->kind->replace (self->widget, mark->start, mark->end, text);
  studio_history_end_merge (history);
}

static void
ignore_cb (StudioFieldMarks *self,
           StudioFinding *finding)
{
  if (self->check != NULL && studio_live_check_get_document (self->check) != NULL)
    studio_suggestion_ignore (self->widget, studio_live_check_get_document (self->check), finding, _ ("Ignored in the text"));
}

static void
learn_cb (StudioFieldMarks *self,
          StudioFinding *finding,
          const char *word)
{
  studio_suggestion_learn (self->widget, word);
}

static void
closed_cb (StudioFieldMarks *self)
{
  gtk_widget_grab_focus (self->widget);
}

static StudioSuggestionPopover *
get_popover (StudioFieldMarks *self)
{
  if (self->popover == NULL) {
    self->popover = studio_suggestion_popover_new ();
    gtk_widget_set_parent (self->popover, self->widget);
    g_signal_connect_object (self->popover, "replace", G_CALLBACK (replace_cb), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (self->popover, "ignore", G_CALLBACK (ignore_cb), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (self->popover, "learn", G_CALLBACK (learn_cb), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (self->popover, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  }
  return STUDIO_SUGGESTION_POPOVER (self->popover);
}

static void
point_at (StudioFieldMarks *self,
          int place)
{
  GdkRectangle area = self->kind->get_area (self->widget, place);

  area.width = MAX (area.width, 1);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &area);
}

/* Returns: FALSE if nothing is said of the words at @place */
static gboolean
suggest (StudioFieldMarks *self,
         int place)
{
  g_autoptr (GPtrArray) found = studio_finding_marks_find (self->marks, place);
  StudioSuggestionPopover *popover;

  if (found->len == 0 || self->check == NULL || !self->kind->is_editable (self->widget))
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

/* The widget itself would open its emoji chooser with Ctrl+. */
static gboolean
key_cb (StudioFieldMarks *self,
        guint key,
        guint code,
        GdkModifierType state)
{
  if (key != GDK_KEY_period || (state & gtk_accelerator_get_default_mod_mask ()) != GDK_CONTROL_MASK)
    return GDK_EVENT_PROPAGATE;
  if (!suggest (self, self->kind->get_caret (self->widget)))
    gtk_widget_activate_action (self->widget, "win.toast", "s", _ ("Nothing is marked here."));
  return GDK_EVENT_STOP;
}

static void
right_pressed_cb (StudioFieldMarks *self,
                  int n_press,
                  double x,
                  double y,
                  GtkGesture *gesture)
{
  int place = self->kind->get_point_at (self->widget, x, y);

  if (place < 0 || !suggest (self, place))
    return;
  self->kind->set_caret (self->widget, place);
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

/* --- the widget and the check --- */

static void
hold (StudioFieldMarks *self)
{
  gboolean wanted = self->check != NULL && self->widget != NULL && gtk_widget_get_mapped (self->widget);

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
watch_widget (StudioFieldMarks *self)
{
  GtkGesture *right = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->kind->listen (self->widget, G_CALLBACK (text_changed_cb), self);
  g_signal_connect_object (self->widget, "map", G_CALLBACK (hold), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->widget, "unmap", G_CALLBACK (hold), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (right), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (right), GTK_PHASE_CAPTURE);
  g_signal_connect_object (right, "pressed", G_CALLBACK (right_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->widget, GTK_EVENT_CONTROLLER (right));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->widget, keys);
}

StudioFieldMarks *
studio_field_marks_new (GtkWidget *widget,
                        const StudioMarkedText *kind,
                        const char *field)
{
  StudioFieldMarks *self;

  g_return_val_if_fail (GTK_IS_WIDGET (widget) && kind != NULL && field != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_FIELD_MARKS, NULL);
  self->widget = widget;
  self->kind = kind;
  self->field = g_strdup (field);
  self->marked = kind->get_text (widget);
  watch_widget (self);
  return self;
}

void
studio_field_marks_set_check (StudioFieldMarks *self,
                              StudioLiveCheck *check)
{
  g_return_if_fail (STUDIO_IS_FIELD_MARKS (self) && (check == NULL || STUDIO_IS_LIVE_CHECK (check)));

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
studio_field_marks_detach (StudioFieldMarks *self)
{
  g_return_if_fail (STUDIO_IS_FIELD_MARKS (self));

  studio_field_marks_set_check (self, NULL);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->widget = NULL;
}

static void
studio_field_marks_finalize (GObject *object)
{
  StudioFieldMarks *self = STUDIO_FIELD_MARKS (object);

  g_clear_object (&self->check_signals);
  g_clear_object (&self->check);
  studio_finding_marks_free (self->marks);
  g_free (self->marked);
  g_free (self->field);

  G_OBJECT_CLASS (studio_field_marks_parent_class)->finalize (object);
}

static void
studio_field_marks_class_init (StudioFieldMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_field_marks_finalize;
}

static void
studio_field_marks_init (StudioFieldMarks *self)
{
  self->marks = studio_finding_marks_new ();
  self->check_signals = g_signal_group_new (STUDIO_TYPE_LIVE_CHECK);
  g_signal_group_connect (self->check_signals, "changed", G_CALLBACK (check_changed_cb), self);
}
