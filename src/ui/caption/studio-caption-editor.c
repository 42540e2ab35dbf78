#include "config.h"

#include "studio-caption-editor-private.h"

#include <glib/gi18n-lib.h>

#include "studio-document-words.h"
#include "studio-typing.h"
#include "studio-wheel-pass.h"

G_DEFINE_FINAL_TYPE (StudioCaptionEditor, studio_caption_editor, ADW_TYPE_BIN)

static guint checked_signal;

static StudioPost *
post_of (StudioCaptionEditor *self)
{
  return studio_document_get_post (self->document);
}

static void
queue_check (StudioCaptionEditor *self)
{
  studio_caption_check_queue (self->check, self->document != NULL ? post_of (self) : NULL, self->platform);
}

/* --- showing and storing --- */

static void
update_placeholder (StudioCaptionEditor *self)
{
  gtk_widget_set_visible (self->placeholder, gtk_text_buffer_get_char_count (GTK_TEXT_BUFFER (self->buffer)) == 0);
}

void
studio_caption_editor_show (StudioCaptionEditor *self,
                            const char *platform,
                            StudioSnapshot *snapshot)
{
  const char *written;
  g_autoptr (StudioCaption) caption = NULL;
  g_autofree char *there = NULL, *words = NULL;

  g_return_if_fail (STUDIO_IS_CAPTION_EDITOR (self) && snapshot != NULL);

  written = studio_caption_get (studio_snapshot_get_json (snapshot), platform, NULL);
  caption = studio_caption_expand (written, snapshot);
  there = studio_caption_buffer_get_written (self->buffer, snapshot);
  words = studio_caption_buffer_get_words (self->buffer);
  if (g_strcmp0 (platform, self->platform) != 0) {
    g_free (self->platform);
    self->platform = g_strdup (platform);
    studio_caption_buffer_set_findings (self->buffer, NULL);
  }
  /* a token that was typed has the same writing as its link */
  if (!g_str_equal (there, written) || !g_str_equal (words, caption->text))
    studio_caption_buffer_show (self->buffer, written, snapshot);
  _studio_caption_editor_show_comments (self, studio_snapshot_get_json (snapshot));
  update_placeholder (self);
  queue_check (self);
}

/* Neither the typing before nor what is typed next belongs to the step. */
static void
left_cb (StudioCaptionEditor *self)
{
  if (self->document != NULL)
    studio_history_end_merge (studio_document_get_history (self->document));
}

/* Refused words go from the screen as well: what is seen is what the post holds. */
static void
typed_cb (StudioCaptionEditor *self,
          gboolean at_once)
{
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *written = NULL;

  update_placeholder (self);
  if (studio_caption_buffer_is_showing (self->buffer) || self->document == NULL)
    return;
  snapshot = studio_post_snapshot (post_of (self));
  written = studio_caption_buffer_get_written (self->buffer, snapshot);
  if (at_once)
    left_cb (self);
  if (studio_document_set_caption (self->document, self->platform, written, &error)) {
    queue_check (self);
  } else {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
    studio_caption_editor_show (self, self->platform, snapshot);
  }
  if (at_once)
    left_cb (self);
}

static void
checked_cb (StudioCaptionEditor *self)
{
  studio_caption_buffer_set_findings (self->buffer, studio_caption_check_get_findings (self->check));
  _studio_caption_editor_go_to_awaited (self);
  g_signal_emit (self, checked_signal, 0);
}

/* --- putting in --- */

static void
get_caret (StudioCaptionEditor *self,
           GtkTextIter *caret)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);

  gtk_text_buffer_get_iter_at_mark (buffer, caret, gtk_text_buffer_get_insert (buffer));
}

void
studio_caption_editor_insert (StudioCaptionEditor *self,
                              const char *words)
{
  GtkTextBuffer *buffer;
  GtkTextIter caret, before;
  g_autofree char *spaced = NULL;

  g_return_if_fail (STUDIO_IS_CAPTION_EDITOR (self) && words != NULL);

  buffer = GTK_TEXT_BUFFER (self->buffer);
  gtk_text_buffer_delete_selection (buffer, FALSE, TRUE);
  get_caret (self, &caret);
  before = caret;
  if ((*words == '#' || *words == '@') && gtk_text_iter_backward_char (&before) && !g_unichar_isspace (gtk_text_iter_get_char (&before)))
    spaced = g_strconcat (" ", words, NULL);
  gtk_text_buffer_insert_at_cursor (buffer, spaced != NULL ? spaced : words, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static gboolean
is_blank_before (const GtkTextIter *at)
{
  GtkTextIter before = *at;

  return !gtk_text_iter_backward_char (&before) || g_unichar_isspace (gtk_text_iter_get_char (&before));
}

void
studio_caption_editor_insert_prompt (StudioCaptionEditor *self,
                                     const char *prompt)
{
  GtkTextIter at;
  g_autofree char *words = NULL;
  int start, end, place;

  g_return_if_fail (STUDIO_IS_CAPTION_EDITOR (self) && prompt != NULL);

  get_caret (self, &at);
  while (!is_blank_before (&at) && !gtk_text_iter_is_end (&at) && !g_unichar_isspace (gtk_text_iter_get_char (&at)))
    gtk_text_iter_forward_char (&at);
  words = g_strdup_printf ("%s%s%s", is_blank_before (&at) ? "" : " ", prompt,
                           gtk_text_iter_is_end (&at) || g_unichar_isspace (gtk_text_iter_get_char (&at)) ? "" : " ");
  place = gtk_text_iter_get_offset (&at);
  _studio_caption_editor_replace (self, place, place, words);
  if (studio_prompts_find_blank (words, &start, &end))
    studio_caption_editor_select (self, place + start, place + end);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
_studio_caption_editor_replace (StudioCaptionEditor *self,
                                int start,
                                int end,
                                const char *words)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  StudioHistory *history = studio_document_get_history (self->document);
  GtkTextIter from, to;

  left_cb (self);
  studio_history_begin (history, start == end ? _ ("Insert Sentence") : _ ("Fix Finding"));
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, end);
  if (end > start)
    gtk_text_buffer_delete (buffer, &from, &to);
  gtk_text_buffer_insert (buffer, &from, words, -1);
  gtk_text_buffer_end_user_action (buffer);
  studio_history_end (history);
  left_cb (self);
}

/* --- the rest --- */

void
studio_caption_editor_set_document (StudioCaptionEditor *self,
                                    StudioDocument *document)
{
  g_return_if_fail (STUDIO_IS_CAPTION_EDITOR (self));

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  g_set_object (&self->document, document);
  studio_caption_buffer_set_findings (self->buffer, NULL);
  queue_check (self);
}

void
studio_caption_editor_set_checker (StudioCaptionEditor *self,
                                   StudioChecker *checker,
                                   const StudioProfile *profile)
{
  g_return_if_fail (STUDIO_IS_CAPTION_EDITOR (self));

  studio_caption_check_set_checker (self->check, checker, profile);
}

char *
studio_caption_editor_get_words (StudioCaptionEditor *self)
{
  g_return_val_if_fail (STUDIO_IS_CAPTION_EDITOR (self), NULL);

  return studio_caption_buffer_get_words (self->buffer);
}

void
studio_caption_editor_mark_visible (StudioCaptionEditor *self,
                                    int visible)
{
  g_return_if_fail (STUDIO_IS_CAPTION_EDITOR (self));

  studio_caption_buffer_mark (self->buffer, visible);
}

guint
studio_caption_editor_get_answered (StudioCaptionEditor *self)
{
  g_return_val_if_fail (STUDIO_IS_CAPTION_EDITOR (self), 0);

  return studio_caption_check_get_answered (self->check);
}

void
studio_caption_editor_select (StudioCaptionEditor *self,
                              int start,
                              int end)
{
  GtkTextBuffer *buffer;
  GtkTextIter from, to;

  g_return_if_fail (STUDIO_IS_CAPTION_EDITOR (self));

  buffer = GTK_TEXT_BUFFER (self->buffer);
  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, end);
  gtk_text_buffer_select_range (buffer, &to, &from);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_text_view_scroll_mark_onscreen (self->view, gtk_text_buffer_get_insert (buffer));
}

gboolean
studio_caption_editor_find_selection (StudioCaptionEditor *self,
                                      int *from,
                                      int *to)
{
  GtkTextIter start, end;

  g_return_val_if_fail (STUDIO_IS_CAPTION_EDITOR (self) && from != NULL && to != NULL, FALSE);

  if (!gtk_widget_has_focus (GTK_WIDGET (self->view)))
    return FALSE;
  gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);
  *from = gtk_text_iter_get_offset (&start);
  *to = gtk_text_iter_get_offset (&end);
  return TRUE;
}

void
studio_caption_editor_focus (StudioCaptionEditor *self)
{
  g_return_if_fail (STUDIO_IS_CAPTION_EDITOR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
dark_cb (StudioCaptionEditor *self)
{
  studio_caption_buffer_set_dark (self->buffer, adw_style_manager_get_dark (adw_style_manager_get_default ()));
}

static void
studio_caption_editor_dispose (GObject *object)
{
  StudioCaptionEditor *self = STUDIO_CAPTION_EDITOR (object);

  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->popover));
  self->popover = NULL;
  g_clear_object (&self->document);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDIO_TYPE_CAPTION_EDITOR);
  g_clear_object (&self->check);
  g_clear_object (&self->buffer);

  G_OBJECT_CLASS (studio_caption_editor_parent_class)->dispose (object);
}

static void
studio_caption_editor_finalize (GObject *object)
{
  g_free (STUDIO_CAPTION_EDITOR (object)->platform);
  g_array_unref (STUDIO_CAPTION_EDITOR (object)->comments);

  G_OBJECT_CLASS (studio_caption_editor_parent_class)->finalize (object);
}

static void
studio_caption_editor_class_init (StudioCaptionEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_caption_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_caption_editor_finalize;

  checked_signal = g_signal_new ("checked", STUDIO_TYPE_CAPTION_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-caption-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioCaptionEditor, view);
  gtk_widget_class_bind_template_child (widget_class, StudioCaptionEditor, scroller);
  gtk_widget_class_bind_template_child (widget_class, StudioCaptionEditor, placeholder);
  _studio_caption_editor_add_actions (widget_class);
}

static void
studio_caption_editor_init (StudioCaptionEditor *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->buffer = studio_caption_buffer_new ();
  self->check = studio_caption_check_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_text_view_set_buffer (self->view, GTK_TEXT_BUFFER (self->buffer));
  g_signal_connect_object (studio_typing_watch (self->view), "typed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->check, "changed", G_CALLBACK (checked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (dark_cb), self, G_CONNECT_SWAPPED);
  dark_cb (self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);
  studio_wheel_pass_install (self->scroller);
  _studio_caption_editor_init_suggestions (self);
  _studio_caption_editor_init_comments (self);
}
