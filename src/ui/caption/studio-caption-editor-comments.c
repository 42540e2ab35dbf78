#include "config.h"

#include "studio-caption-editor-private.h"

#include <glib/gi18n-lib.h>

#include "studio-comment-place.h"
#include "studio-post-words.h"

/* Whether @place is in the caption that is shown: a platform that follows the main one shows what was said of that too. */
static gboolean
is_shown (StudioCaptionEditor *self,
          const StudioCommentPlace *place,
          JsonNode *root)
{
  const char *platform = studio_comment_place_get_platform (place);
  gboolean own = FALSE;

  if (place->on != STUDIO_COMMENT_CAPTION || g_strcmp0 (platform, self->platform) == 0)
    return place->on == STUDIO_COMMENT_CAPTION;
  studio_caption_get (root, self->platform, &own);
  return platform == NULL && !own;
}

static void
clear_mark (gpointer data)
{
  g_free (((StudioCaptionComment *) data)->words);
}

void
_studio_caption_editor_show_comments (StudioCaptionEditor *self,
                                      JsonNode *root)
{
  g_autofree char *text = studio_caption_buffer_get_words (self->buffer);
  g_autoptr (GArray) comments = studio_comments_list (root);

  g_array_set_size (self->comments, 0);
  for (guint i = 0; i < comments->len; i++) {
    const StudioComment *comment = &g_array_index (comments, StudioComment, i);
    StudioCaptionComment mark;

    if (studio_comment_is_done (comment) || !is_shown (self, &comment->place, root) || !studio_comment_find_quote (&comment->place, text, &mark.start, &mark.end))
      continue;
    /* TRANSLATORS: who wrote a comment, and what */
    mark.words = g_strdup_printf (_ ("%1$s: %2$s"), comment->by, comment->text);
    g_array_append_val (self->comments, mark);
  }
  studio_caption_buffer_mark_comments (self->buffer, self->comments);
}

/* The comments under the pointer, or at the caret when the keys ask. */
static gboolean
tooltip_cb (GtkTextView *view,
            int x,
            int y,
            gboolean keyboard,
            GtkTooltip *tooltip,
            StudioCaptionEditor *self)
{
  g_autoptr (GString) words = g_string_new (NULL);
  GtkTextIter at;
  int place;

  if (keyboard) {
    gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self->buffer), &at, gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self->buffer)));
  } else {
    gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, x, y, &x, &y);
    if (!gtk_text_view_get_iter_at_location (view, &at, x, y))
      return FALSE;
  }
  place = gtk_text_iter_get_offset (&at);
  for (guint i = 0; i < self->comments->len; i++) {
    const StudioCaptionComment *mark = &g_array_index (self->comments, StudioCaptionComment, i);

    if (place >= mark->start && place < mark->end)
      g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", mark->words);
  }
  gtk_tooltip_set_text (tooltip, words->str);
  return words->len > 0;
}

void
_studio_caption_editor_init_comments (StudioCaptionEditor *self)
{
  self->comments = g_array_new (FALSE, FALSE, sizeof (StudioCaptionComment));
  g_array_set_clear_func (self->comments, clear_mark);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->view), TRUE);
  g_signal_connect (self->view, "query-tooltip", G_CALLBACK (tooltip_cb), self);
}
