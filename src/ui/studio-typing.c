#include "config.h"

#include "studio-typing.h"

#include "studio-text-breaks.h"

/* Letters; input methods put in whole words, and families of emoji are many code points */
#define AT_ONCE 32

struct _StudioTyping
{
  GObject parent_instance;
  GtkTextView *view; /* which owns this */
  int inserted;      /* code points, since "typed" was told */
  guint acting : 1;
  guint changed : 1;
};

G_DEFINE_FINAL_TYPE (StudioTyping, studio_typing, G_TYPE_OBJECT)

static guint typed_signal;

static void
break_long_words (StudioTyping *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;
  g_autofree char *words = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  words = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  gtk_text_view_set_wrap_mode (self->view, studio_text_has_long_word (words) ? GTK_WRAP_CHAR : GTK_WRAP_WORD_CHAR);
}

static void
tell (StudioTyping *self)
{
  gboolean at_once = self->inserted > AT_ONCE;

  self->changed = FALSE;
  self->inserted = 0;
  g_signal_emit (self, typed_signal, 0, at_once);
  break_long_words (self);
}

static void
inserted_cb (StudioTyping *self,
             GtkTextIter *at,
             const char *text,
             int length)
{
  self->inserted += (int) g_utf8_strlen (text, length);
}

static void
changed_cb (StudioTyping *self)
{
  self->changed = TRUE;
  if (!self->acting)
    tell (self);
}

static void
begin_cb (StudioTyping *self)
{
  self->acting = TRUE;
}

static void
end_cb (StudioTyping *self)
{
  self->acting = FALSE;
  if (self->changed)
    tell (self);
}

static void
studio_typing_class_init (StudioTypingClass *klass)
{
  typed_signal = g_signal_new ("typed", STUDIO_TYPE_TYPING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
studio_typing_init (StudioTyping *self)
{
}

StudioTyping *
studio_typing_watch (GtkTextView *view)
{
  GtkTextBuffer *buffer;
  StudioTyping *self;

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);

  buffer = gtk_text_view_get_buffer (view);
  self = g_object_new (STUDIO_TYPE_TYPING, NULL);
  self->view = view;
  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (inserted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "begin-user-action", G_CALLBACK (begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "end-user-action", G_CALLBACK (end_cb), self, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (view), "studio-typing", self, g_object_unref);
  return self;
}
