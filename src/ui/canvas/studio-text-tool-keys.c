#include "config.h"

#include "studio-text-tool-private.h"

#include "studio-text-breaks.h"

#define SIZE_STEP 1.1

typedef enum {
  COMMAND_DONE,
  COMMAND_ALL,
  COMMAND_COPY,
  COMMAND_CUT,
  COMMAND_PASTE,
  COMMAND_EMOJI,
  COMMAND_SUGGEST,
  COMMAND_BOLD,
  COMMAND_ITALIC,
  COMMAND_UNDERLINE,
  COMMAND_STRIKE,
  COMMAND_START,
  COMMAND_CENTER,
  COMMAND_END,
  COMMAND_LARGER,
  COMMAND_SMALLER,
  COMMAND_UNDO,
  COMMAND_REDO,
} Command;

/* Letters are found by their place on the keyboard where the layout has none of them. */
static const struct
{
  guint keyval;
  GdkModifierType state;
  Command command;
} commands[] = {
  { GDK_KEY_Escape, 0, COMMAND_DONE },
  { GDK_KEY_Return, GDK_CONTROL_MASK, COMMAND_DONE },
  { GDK_KEY_KP_Enter, GDK_CONTROL_MASK, COMMAND_DONE },
  { GDK_KEY_a, GDK_CONTROL_MASK, COMMAND_ALL },
  { GDK_KEY_c, GDK_CONTROL_MASK, COMMAND_COPY },
  { GDK_KEY_Insert, GDK_CONTROL_MASK, COMMAND_COPY },
  { GDK_KEY_x, GDK_CONTROL_MASK, COMMAND_CUT },
  { GDK_KEY_Delete, GDK_SHIFT_MASK, COMMAND_CUT },
  { GDK_KEY_v, GDK_CONTROL_MASK, COMMAND_PASTE },
  { GDK_KEY_v, GDK_CONTROL_MASK | GDK_SHIFT_MASK, COMMAND_PASTE },
  { GDK_KEY_Insert, GDK_SHIFT_MASK, COMMAND_PASTE },
  { GDK_KEY_semicolon, GDK_CONTROL_MASK, COMMAND_EMOJI },
  { GDK_KEY_period, GDK_CONTROL_MASK, COMMAND_SUGGEST },
  { GDK_KEY_b, GDK_CONTROL_MASK, COMMAND_BOLD },
  { GDK_KEY_i, GDK_CONTROL_MASK, COMMAND_ITALIC },
  { GDK_KEY_u, GDK_CONTROL_MASK, COMMAND_UNDERLINE },
  { GDK_KEY_x, GDK_CONTROL_MASK | GDK_SHIFT_MASK, COMMAND_STRIKE },
  { GDK_KEY_l, GDK_CONTROL_MASK, COMMAND_START },
  { GDK_KEY_e, GDK_CONTROL_MASK, COMMAND_CENTER },
  { GDK_KEY_r, GDK_CONTROL_MASK, COMMAND_END },
  { GDK_KEY_greater, GDK_CONTROL_MASK | GDK_SHIFT_MASK, COMMAND_LARGER },
  { GDK_KEY_period, GDK_CONTROL_MASK | GDK_SHIFT_MASK, COMMAND_LARGER },
  { GDK_KEY_less, GDK_CONTROL_MASK | GDK_SHIFT_MASK, COMMAND_SMALLER },
  { GDK_KEY_comma, GDK_CONTROL_MASK | GDK_SHIFT_MASK, COMMAND_SMALLER },
  { GDK_KEY_z, GDK_CONTROL_MASK, COMMAND_UNDO },
  { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, COMMAND_REDO },
  { GDK_KEY_y, GDK_CONTROL_MASK, COMMAND_REDO },
};

static void
change_look (StudioTextTool *self,
             Command command)
{
  switch ((int) command) {
  case COMMAND_BOLD:
    _studio_text_tool_toggle (self, STUDIO_RUN_BOLD);
    break;
  case COMMAND_ITALIC:
    _studio_text_tool_toggle (self, STUDIO_RUN_ITALIC);
    break;
  case COMMAND_UNDERLINE:
    _studio_text_tool_toggle (self, STUDIO_RUN_UNDERLINE);
    break;
  case COMMAND_STRIKE:
    _studio_text_tool_toggle (self, STUDIO_RUN_STRIKE);
    break;
  case COMMAND_START:
    _studio_text_tool_align (self, "start");
    break;
  case COMMAND_CENTER:
    _studio_text_tool_align (self, "center");
    break;
  case COMMAND_END:
    _studio_text_tool_align (self, "end");
    break;
  case COMMAND_LARGER:
    _studio_text_tool_scale (self, SIZE_STEP);
    break;
  case COMMAND_SMALLER:
    _studio_text_tool_scale (self, 1 / SIZE_STEP);
    break;
  default:
    break;
  }
}

static void
run_command (StudioTextTool *self,
             Command command)
{
  StudioHistory *history = studio_document_get_history (studio_composer_get_document (self->composer));

  switch ((int) command) {
  case COMMAND_DONE:
    studio_text_tool_end (self);
    break;
  case COMMAND_ALL:
    studio_text_buffer_select (self->buffer, 0, self->buffer->length);
    _studio_text_tool_refresh (self);
    break;
  case COMMAND_COPY:
    _studio_text_tool_copy (self);
    break;
  case COMMAND_CUT:
    _studio_text_tool_cut (self);
    break;
  case COMMAND_PASTE:
    _studio_text_tool_paste (self);
    break;
  case COMMAND_EMOJI:
    _studio_text_tool_choose_emoji (self);
    break;
  case COMMAND_SUGGEST:
    _studio_text_tool_suggest (self);
    break;
  case COMMAND_UNDO:
    studio_history_undo (history);
    break;
  case COMMAND_REDO:
    studio_history_redo (history);
    break;
  default:
    change_look (self, command);
    break;
  }
}

static gboolean
find_command (GdkEvent *event,
              Command *command)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++) {
    if (gdk_key_event_matches (event, commands[i].keyval, commands[i].state) != GDK_KEY_MATCH_NONE) {
      *command = commands[i].command;
      return TRUE;
    }
  }
  return FALSE;
}

/* --- moving and deleting --- */

static gboolean
find_move (guint keyval,
           gboolean control,
           StudioTextMove *move)
{
  static const struct
  {
    guint keyval, pad;
    StudioTextMove plain, control;
  } keys[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, STUDIO_TEXT_LEFT, STUDIO_TEXT_WORD_LEFT },
    { GDK_KEY_Right, GDK_KEY_KP_Right, STUDIO_TEXT_RIGHT, STUDIO_TEXT_WORD_RIGHT },
    { GDK_KEY_Up, GDK_KEY_KP_Up, STUDIO_TEXT_UP, STUDIO_TEXT_PARAGRAPH_UP },
    { GDK_KEY_Down, GDK_KEY_KP_Down, STUDIO_TEXT_DOWN, STUDIO_TEXT_PARAGRAPH_DOWN },
    { GDK_KEY_Home, GDK_KEY_KP_Home, STUDIO_TEXT_LINE_START, STUDIO_TEXT_START },
    { GDK_KEY_End, GDK_KEY_KP_End, STUDIO_TEXT_LINE_END, STUDIO_TEXT_END },
    { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, STUDIO_TEXT_START, STUDIO_TEXT_START },
    { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, STUDIO_TEXT_END, STUDIO_TEXT_END },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++) {
    if (keyval == keys[i].keyval || keyval == keys[i].pad) {
      *move = control ? keys[i].control : keys[i].plain;
      return TRUE;
    }
  }
  return FALSE;
}

/* Without Shift, left and right leave a selection at its ends. */
static int
leave_selection (StudioTextTool *self,
                 StudioTextMove move)
{
  StudioTextCaret first, second;
  int from, to;

  studio_text_buffer_get_selection (self->buffer, &from, &to);
  studio_text_caret (self->view, from, &first);
  studio_text_caret (self->view, to, &second);
  /* in Arabic the beginning is on the right */
  if (first.rect.y == second.rect.y && first.rect.x > second.rect.x)
    return move == STUDIO_TEXT_LEFT ? to : from;
  return move == STUDIO_TEXT_LEFT ? from : to;
}

static void
move_caret (StudioTextTool *self,
            StudioTextMove move,
            gboolean extend)
{
  StudioTextBuffer *buffer = self->buffer;
  int at;

  if (self->view == NULL)
    return;
  if (!extend && studio_text_buffer_has_selection (buffer) && (move == STUDIO_TEXT_LEFT || move == STUDIO_TEXT_RIGHT))
    at = leave_selection (self, move);
  else
    at = studio_text_move (self->view, buffer->caret, move, &self->goal);
  studio_text_buffer_select (buffer, extend ? buffer->anchor : at, at);
  studio_composer_end_merge (self->composer);
  _studio_text_tool_refresh (self);
}

static gboolean
delete_by_key (StudioTextTool *self,
               guint keyval,
               gboolean control)
{
  StudioTextBuffer *buffer = self->buffer;
  int to;

  if (keyval == GDK_KEY_BackSpace)
    to = control ? studio_text_step_word (buffer->words, buffer->caret, -1) : studio_text_backspace (buffer->words, buffer->caret);
  else if (keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete)
    to = control ? studio_text_step_word (buffer->words, buffer->caret, 1) : studio_text_next_letter (buffer->words, buffer->caret, 1);
  else
    return FALSE;
  if (to != buffer->caret || studio_text_buffer_has_selection (buffer)) {
    studio_text_buffer_delete_to (buffer, to, g_get_monotonic_time ());
    _studio_text_tool_write (self);
  }
  return TRUE;
}

static gboolean
is_feed (guint keyval)
{
  return keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                StudioTextTool *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));
  gboolean control = (state & GDK_CONTROL_MASK) != 0;
  StudioTextMove move;
  Command command;

  if (self->id == NULL)
    return GDK_EVENT_PROPAGATE;
  if (find_command (event, &command)) {
    run_command (self, command);
    return GDK_EVENT_STOP;
  }
  if ((state & GDK_ALT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  if (find_move (keyval, control, &move)) {
    move_caret (self, move, (state & GDK_SHIFT_MASK) != 0);
    return GDK_EVENT_STOP;
  }
  if (delete_by_key (self, keyval, control))
    return GDK_EVENT_STOP;
  if (is_feed (keyval)) {
    /* a field of one line has nothing below it */
    if (self->buffer->one_line)
      studio_text_tool_end (self);
    else
      _studio_text_tool_insert (self, "\n");
    return GDK_EVENT_STOP;
  }
  /* letters that no input method took must not reach the canvas, whose tools they are keys of */
  return !control && gdk_keyval_to_unicode (keyval) >= ' ' ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

/* --- the input method --- */

static void
commit_cb (GtkIMContext *im,
           const char *text,
           StudioTextTool *self)
{
  if (self->id != NULL)
    _studio_text_tool_insert (self, text);
}

static void
preedit_changed_cb (GtkIMContext *im,
                    StudioTextTool *self)
{
  g_autofree char *text = NULL;

  if (self->id == NULL)
    return;
  gtk_im_context_get_preedit_string (im, &text, NULL, &self->preedit_caret);
  g_free (self->preedit);
  self->preedit = *text != '\0' ? g_steal_pointer (&text) : NULL;
  _studio_text_tool_refresh (self);
}

static gboolean
retrieve_surrounding_cb (GtkIMContext *im,
                         StudioTextTool *self)
{
  const char *words;

  if (self->id == NULL)
    return FALSE;
  words = self->buffer->words;
  gtk_im_context_set_surrounding_with_selection (im, words, -1, (int) (g_utf8_offset_to_pointer (words, self->buffer->caret) - words),
                                                 (int) (g_utf8_offset_to_pointer (words, self->buffer->anchor) - words));
  return TRUE;
}

static gboolean
delete_surrounding_cb (GtkIMContext *im,
                       int offset,
                       int n_chars,
                       StudioTextTool *self)
{
  int from;

  if (self->id == NULL)
    return FALSE;
  from = CLAMP (self->buffer->caret + offset, 0, self->buffer->length);
  studio_text_buffer_select (self->buffer, from, MIN (from + MAX (n_chars, 0), self->buffer->length));
  studio_text_buffer_delete_to (self->buffer, self->buffer->caret, g_get_monotonic_time ());
  _studio_text_tool_write (self);
  return TRUE;
}

void
_studio_text_tool_add_keys (StudioTextTool *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_key_set_im_context (GTK_EVENT_CONTROLLER_KEY (keys), self->im);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self->im, "commit", G_CALLBACK (commit_cb), self);
  g_signal_connect (self->im, "preedit-changed", G_CALLBACK (preedit_changed_cb), self);
  g_signal_connect (self->im, "retrieve-surrounding", G_CALLBACK (retrieve_surrounding_cb), self);
  g_signal_connect (self->im, "delete-surrounding", G_CALLBACK (delete_surrounding_cb), self);
}
