#include "config.h"

#include "studio-caption-editor-private.h"

#include <glib/gi18n-lib.h>

#include "studio-suggestion-acts.h"

/* --- which words --- */

static int
get_caret (StudioCaptionEditor *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter caret;

  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  return gtk_text_iter_get_offset (&caret);
}

/* Returns: the code point under the point of the view, -1 beside the text */
static int
get_point_at (StudioCaptionEditor *self,
              double x,
              double y)
{
  GtkTextIter at;
  int bx, by;

  gtk_text_view_window_to_buffer_coords (self->view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &bx, &by);
  return gtk_text_view_get_iter_at_location (self->view, &at, bx, by) ? gtk_text_iter_get_offset (&at) : -1;
}

/* Returns: (transfer full): what stands at @start..@end */
static char *
get_words (StudioCaptionEditor *self,
           int start,
           int end)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, end);
  return gtk_text_buffer_get_text (buffer, &from, &to, TRUE);
}

/* --- the popover --- */

static void
point_at (StudioCaptionEditor *self,
          int place)
{
  GtkTextIter at;
  GdkRectangle rectangle;
  double x, y;
  int wx, wy;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->buffer), &at, place);
  gtk_text_view_get_iter_location (self->view, &at, &rectangle);
  gtk_text_view_buffer_to_window_coords (self->view, GTK_TEXT_WINDOW_WIDGET, rectangle.x, rectangle.y, &wx, &wy);
  gtk_widget_translate_coordinates (GTK_WIDGET (self->view), GTK_WIDGET (self), wx, wy, &x, &y);
  rectangle = (GdkRectangle){ (int) x, (int) y, MAX (rectangle.width, 1), rectangle.height };
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &rectangle);
}

/* Shows what is said about the words at @point. Returns: FALSE if nothing is. */
static gboolean
suggest (StudioCaptionEditor *self,
         int point,
         gboolean focus)
{
  g_autoptr (GPtrArray) found = studio_finding_marks_find (studio_caption_buffer_get_marks (self->buffer), point);

  if (found->len == 0 || point < 0)
    return FALSE;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  studio_suggestion_popover_clear (self->popover);
  for (guint i = 0; i < found->len; i++) {
    const StudioFindingMark *mark = g_ptr_array_index (found, i);
    g_autofree char *words = get_words (self, mark->start, mark->end);

    studio_suggestion_popover_add (self->popover, mark->finding, words, studio_caption_check_get_checker (self->check));
  }
  point_at (self, MAX (point, ((const StudioFindingMark *) g_ptr_array_index (found, 0))->start));
  studio_suggestion_popover_open (self->popover, focus);
  return TRUE;
}

static void
replace_cb (StudioCaptionEditor *self,
            StudioFinding *finding,
            const char *text)
{
  const StudioFindingMark *mark = studio_finding_marks_lookup (studio_caption_buffer_get_marks (self->buffer), finding);

  if (mark != NULL && self->document != NULL)
    _studio_caption_editor_replace (self, mark->start, mark->end, text);
}

static void
ignore_cb (StudioCaptionEditor *self,
           StudioFinding *finding)
{
  if (self->document != NULL)
    studio_suggestion_ignore (GTK_WIDGET (self), self->document, finding, _ ("Ignored in the caption"));
}

static void
learn_cb (StudioCaptionEditor *self,
          StudioFinding *finding,
          const char *word)
{
  studio_suggestion_learn (GTK_WIDGET (self), word);
}

static void
closed_cb (StudioCaptionEditor *self)
{
  if (gtk_popover_get_autohide (GTK_POPOVER (self->popover)))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* --- asking for it --- */

static void
suggest_action (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  StudioCaptionEditor *self = STUDIO_CAPTION_EDITOR (widget);

  if (!suggest (self, get_caret (self), TRUE))
    gtk_widget_activate_action (widget, "win.toast", "s", _ ("Nothing is marked here. F8 goes to the next marked words."));
}

/* Returns: FALSE if nothing is marked */
static gboolean
go_to_mark (StudioCaptionEditor *self,
            gboolean forward)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter from, to;
  const StudioFindingMark *mark;

  /* words that F8 went to are selected: the search goes on from their beginning */
  gtk_text_buffer_get_selection_bounds (buffer, &from, &to);
  mark = studio_finding_marks_step (studio_caption_buffer_get_marks (self->buffer), gtk_text_iter_get_offset (&from), forward);
  if (mark == NULL)
    return FALSE;
  studio_caption_editor_select (self, mark->start, mark->end);
  return TRUE;
}

static void
tell_no_mark (StudioCaptionEditor *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", _ ("Nothing is marked in this caption."));
}

static void
next_mark_action (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  StudioCaptionEditor *self = STUDIO_CAPTION_EDITOR (widget);
  int way = g_variant_get_int32 (parameter);

  self->awaited = 0;
  if (go_to_mark (self, way > 0))
    return;
  /* as long as a check is under way, nobody knows */
  if (studio_caption_check_is_fresh (self->check))
    tell_no_mark (self);
  else
    self->awaited = way;
}

void
_studio_caption_editor_go_to_awaited (StudioCaptionEditor *self)
{
  int way = self->awaited;

  self->awaited = 0;
  if (way != 0 && studio_caption_check_is_fresh (self->check) && !go_to_mark (self, way > 0))
    tell_no_mark (self);
}

/* A click puts the caret first; the popover leaves it there, so that writing goes on. */
static void
released_cb (StudioCaptionEditor *self,
             int n_press,
             double x,
             double y,
             GtkGesture *gesture)
{
  if (n_press == 1 && !gtk_text_buffer_get_has_selection (GTK_TEXT_BUFFER (self->buffer)))
    suggest (self, get_point_at (self, x, y), FALSE);
}

static void
right_pressed_cb (StudioCaptionEditor *self,
                  int n_press,
                  double x,
                  double y,
                  GtkGesture *gesture)
{
  int point = get_point_at (self, x, y);
  GtkTextIter at;

  if (point < 0 || !suggest (self, point, TRUE))
    return;
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->buffer), &at, point);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self->buffer), &at);
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

/* One that a click opened goes as soon as the caret does; and who has moved on since F8 is not fetched back. */
static void
moved_cb (StudioCaptionEditor *self)
{
  self->awaited = 0;
  if (self->popover != NULL && !gtk_popover_get_autohide (GTK_POPOVER (self->popover)))
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static gboolean
key_cb (StudioCaptionEditor *self,
        guint key,
        guint code,
        GdkModifierType state)
{
  if (key != GDK_KEY_Escape || !gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    return GDK_EVENT_PROPAGATE;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  return GDK_EVENT_STOP;
}

static void
add_clicks (StudioCaptionEditor *self)
{
  GtkGesture *left = gtk_gesture_click_new ();
  GtkGesture *right = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (left), GDK_BUTTON_PRIMARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (left), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (left, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (left));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (right), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (right), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (right, "pressed", G_CALLBACK (right_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (right));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (moved_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);
}

static void
add_menu (StudioCaptionEditor *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("Suggestions…"), "caption.suggest");
  g_menu_append (menu, _ ("Comment…"), "post.comment");
  gtk_text_view_set_extra_menu (self->view, G_MENU_MODEL (menu));
}

void
_studio_caption_editor_init_suggestions (StudioCaptionEditor *self)
{
  self->popover = STUDIO_SUGGESTION_POPOVER (studio_suggestion_popover_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
  g_signal_connect_swapped (self->popover, "replace", G_CALLBACK (replace_cb), self);
  g_signal_connect_swapped (self->popover, "ignore", G_CALLBACK (ignore_cb), self);
  g_signal_connect_swapped (self->popover, "learn", G_CALLBACK (learn_cb), self);
  g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (closed_cb), self);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->buffer, "notify::cursor-position", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  add_clicks (self);
  add_menu (self);
}

void
_studio_caption_editor_add_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "caption.suggest", NULL, suggest_action);
  gtk_widget_class_install_action (widget_class, "caption.next-mark", "i", next_mark_action);
}
