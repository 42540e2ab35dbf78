#include "config.h"

#include "studio-caption-buffer.h"

#include <string.h>

#include "studio-link.h"

/* Code points that have a line under all of them */
#define LONGEST_LINE 100
/* Hashtags and mentions that have a colour; the view's time grows with the square of the colours in a paragraph */
#define MOST_SIGNS 200

struct _StudioCaptionBuffer
{
  GtkTextBuffer parent_instance;
  GtkTextTag *visible;
  GtkTextTag *sign;    /* hashtags and mentions */
  GtkTextTag *missing; /* links without a value */
  GPtrArray *links;    /* GtkTextTag: one for each link, with its token and value */
  GtkTextTag *advised;
  GtkTextTag *required;
  GtkTextTag *commented;
  StudioFindingMarks *marks;
  GdkRGBA link_color;
  int typed_end; /* behind the letter typed last, -1 once the caret has left */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (StudioCaptionBuffer, studio_caption_buffer, GTK_TYPE_TEXT_BUFFER)

static void
studio_caption_buffer_finalize (GObject *object)
{
  StudioCaptionBuffer *self = STUDIO_CAPTION_BUFFER (object);

  g_ptr_array_unref (self->links);
  studio_finding_marks_free (self->marks);

  G_OBJECT_CLASS (studio_caption_buffer_parent_class)->finalize (object);
}

static void underline (StudioCaptionBuffer *self);

static void
studio_caption_buffer_insert_text (GtkTextBuffer *buffer,
                                   GtkTextIter *at,
                                   const char *text,
                                   int length)
{
  StudioCaptionBuffer *self = STUDIO_CAPTION_BUFFER (buffer);
  int place = gtk_text_iter_get_offset (at);
  g_autofree char *words = g_strndup (text, length < 0 ? strlen (text) : (gsize) length);
  guint n = studio_finding_marks_list (self->marks)->len;

  GTK_TEXT_BUFFER_CLASS (studio_caption_buffer_parent_class)->insert_text (buffer, at, text, length);
  if (self->showing)
    return;
  studio_finding_marks_insert (self->marks, place, words);
  self->typed_end = gtk_text_iter_get_offset (at);
  if (studio_finding_marks_list (self->marks)->len != n)
    underline (self);
}

static void
studio_caption_buffer_delete_range (GtkTextBuffer *buffer,
                                    GtkTextIter *from,
                                    GtkTextIter *to)
{
  StudioCaptionBuffer *self = STUDIO_CAPTION_BUFFER (buffer);
  int start = gtk_text_iter_get_offset (from), end = gtk_text_iter_get_offset (to);
  guint n = studio_finding_marks_list (self->marks)->len;

  GTK_TEXT_BUFFER_CLASS (studio_caption_buffer_parent_class)->delete_range (buffer, from, to);
  if (self->showing)
    return;
  studio_finding_marks_delete (self->marks, MIN (start, end), MAX (start, end));
  self->typed_end = -1;
  if (studio_finding_marks_list (self->marks)->len != n)
    underline (self);
}

/* A word that was being typed gets its line once it is left. */
static void
studio_caption_buffer_mark_set (GtkTextBuffer *buffer,
                                const GtkTextIter *at,
                                GtkTextMark *mark)
{
  StudioCaptionBuffer *self = STUDIO_CAPTION_BUFFER (buffer);

  GTK_TEXT_BUFFER_CLASS (studio_caption_buffer_parent_class)->mark_set (buffer, at, mark);
  if (self->typed_end < 0 || mark != gtk_text_buffer_get_insert (buffer) || gtk_text_iter_get_offset (at) == self->typed_end)
    return;
  self->typed_end = -1;
  underline (self);
}

/* Not before: the table of tags is a property that is set while the buffer is made. */
static void
studio_caption_buffer_constructed (GObject *object)
{
  StudioCaptionBuffer *self = STUDIO_CAPTION_BUFFER (object);
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);

  G_OBJECT_CLASS (studio_caption_buffer_parent_class)->constructed (object);

  self->visible = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  self->sign = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  self->missing = gtk_text_buffer_create_tag (buffer, NULL, "underline", PANGO_UNDERLINE_ERROR, NULL);
  self->advised = gtk_text_buffer_create_tag (buffer, NULL, "underline", PANGO_UNDERLINE_ERROR, NULL);
  self->required = gtk_text_buffer_create_tag (buffer, NULL, "underline", PANGO_UNDERLINE_ERROR, NULL);
  self->commented = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  studio_caption_buffer_set_dark (self, FALSE);
}

static void
studio_caption_buffer_class_init (StudioCaptionBufferClass *klass)
{
  GtkTextBufferClass *buffer_class = GTK_TEXT_BUFFER_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = studio_caption_buffer_constructed;
  G_OBJECT_CLASS (klass)->finalize = studio_caption_buffer_finalize;
  buffer_class->insert_text = studio_caption_buffer_insert_text;
  buffer_class->delete_range = studio_caption_buffer_delete_range;
  buffer_class->mark_set = studio_caption_buffer_mark_set;
}

static void
studio_caption_buffer_init (StudioCaptionBuffer *self)
{
  self->links = g_ptr_array_new ();
  self->marks = studio_finding_marks_new ();
  self->typed_end = -1;
}

StudioCaptionBuffer *
studio_caption_buffer_new (void)
{
  return g_object_new (STUDIO_TYPE_CAPTION_BUFFER, NULL);
}

static char *
slice (StudioCaptionBuffer *self,
       const GtkTextIter *from,
       const GtkTextIter *to)
{
  return gtk_text_buffer_get_text (GTK_TEXT_BUFFER (self), from, to, TRUE);
}

char *
studio_caption_buffer_get_words (StudioCaptionBuffer *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (STUDIO_IS_CAPTION_BUFFER (self), NULL);

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self), &start, &end);
  return slice (self, &start, &end);
}

gboolean
studio_caption_buffer_is_showing (StudioCaptionBuffer *self)
{
  g_return_val_if_fail (STUDIO_IS_CAPTION_BUFFER (self), FALSE);

  return self->showing;
}

static void
forget_links (StudioCaptionBuffer *self)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (GTK_TEXT_BUFFER (self));

  for (guint i = 0; i < self->links->len; i++)
    gtk_text_tag_table_remove (table, g_ptr_array_index (self->links, i));
  g_ptr_array_set_size (self->links, 0);
}

static void
add_link (StudioCaptionBuffer *self,
          const StudioLinkSpan *span)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter from, to;
  GtkTextTag *tag;

  gtk_text_buffer_get_iter_at_offset (buffer, &from, span->start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, span->end);
  if (span->kind != STUDIO_LINK_FILLED) {
    gtk_text_buffer_apply_tag (buffer, self->missing, &from, &to);
    return;
  }
  tag = gtk_text_buffer_create_tag (buffer, NULL, "underline", PANGO_UNDERLINE_SINGLE, "underline-rgba", &self->link_color, NULL);
  g_object_set_data_full (G_OBJECT (tag), "token", g_strdup (span->token), g_free);
  g_object_set_data_full (G_OBJECT (tag), "value", slice (self, &from, &to), g_free);
  g_ptr_array_add (self->links, tag);
  gtk_text_buffer_apply_tag (buffer, tag, &from, &to);
}

void
studio_caption_buffer_show (StudioCaptionBuffer *self,
                            const char *written,
                            StudioSnapshot *snapshot)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  g_autoptr (StudioCaption) caption = NULL;
  g_autofree char *before = NULL;
  GtkTextIter caret;
  int place, length, grown;

  g_return_if_fail (STUDIO_IS_CAPTION_BUFFER (self) && written != NULL && snapshot != NULL);

  caption = studio_caption_expand (written, snapshot);
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  place = gtk_text_iter_get_offset (&caret);
  length = gtk_text_buffer_get_char_count (buffer);
  before = studio_caption_buffer_get_words (self);
  self->showing = TRUE;
  forget_links (self);
  gtk_text_buffer_set_text (buffer, caption->text, -1);
  for (guint i = 0; i < caption->links->len; i++)
    add_link (self, &g_array_index (caption->links, StudioLinkSpan, i));
  /* what grew or shrank stands before the caret: the token that was just typed */
  grown = place == 0 ? 0 : gtk_text_buffer_get_char_count (buffer) - length;
  gtk_text_buffer_get_iter_at_offset (buffer, &caret, MAX (0, length == 0 ? grown : place + grown));
  gtk_text_buffer_place_cursor (buffer, &caret);
  self->showing = FALSE;
  studio_finding_marks_replace (self->marks, before, caption->text);
  underline (self);
}

/* Returns: (nullable): the link that goes on from @at. */
static GtkTextTag *
link_at (const GtkTextIter *at)
{
  GSList *tags = gtk_text_iter_get_tags (at);
  GtkTextTag *found = NULL;

  for (GSList *tag = tags; tag != NULL && found == NULL; tag = tag->next) {
    if (g_object_get_data (tag->data, "token") != NULL)
      found = tag->data;
  }
  g_slist_free (tags);
  return found;
}

static void
flush (GString *written,
       GString *plain,
       StudioSnapshot *snapshot)
{
  g_autofree char *escaped = studio_caption_escape (plain->str, snapshot);

  g_string_append (written, escaped);
  g_string_truncate (plain, 0);
}

char *
studio_caption_buffer_get_written (StudioCaptionBuffer *self,
                                   StudioSnapshot *snapshot)
{
  g_autoptr (GString) written = g_string_new (NULL);
  g_autoptr (GString) plain = g_string_new (NULL);
  GtkTextIter at, end;

  g_return_val_if_fail (STUDIO_IS_CAPTION_BUFFER (self) && snapshot != NULL, NULL);

  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (self), &at);
  for (; !gtk_text_iter_is_end (&at); at = end) {
    GtkTextTag *tag = link_at (&at);
    g_autofree char *text = NULL;

    end = at;
    gtk_text_iter_forward_to_tag_toggle (&end, tag);
    text = slice (self, &at, &end);
    if (tag != NULL && g_str_equal (text, g_object_get_data (G_OBJECT (tag), "value"))) {
      flush (written, plain, snapshot);
      g_string_append_printf (written, "{%s}", (char *) g_object_get_data (G_OBJECT (tag), "token"));
    } else {
      g_string_append (plain, text);
    }
  }
  flush (written, plain, snapshot);
  return g_string_free (g_steal_pointer (&written), FALSE);
}

static void
mark_signs (StudioCaptionBuffer *self,
            const char *words)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  glong n;
  g_autofree gunichar *points = g_utf8_to_ucs4_fast (words, -1, &n);
  gsize length = (gsize) n;
  guint marked = 0;

  for (gsize i = 0; i < length && marked < MOST_SIGNS;) {
    gsize link = studio_link_length (points, length, i, TRUE);
    gsize sign = link > 0 ? 0 : MAX (studio_hashtag_length (points, length, i), studio_mention_length (points, length, i, NULL));
    GtkTextIter from, to;

    if (sign > 0) {
      gtk_text_buffer_get_iter_at_offset (buffer, &from, (int) i);
      gtk_text_buffer_get_iter_at_offset (buffer, &to, (int) (i + sign));
      gtk_text_buffer_apply_tag (buffer, self->sign, &from, &to);
      marked++;
    }
    i += MAX (MAX (link, sign), 1);
  }
}

void
studio_caption_buffer_mark (StudioCaptionBuffer *self,
                            int visible)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  g_autofree char *words = studio_caption_buffer_get_words (self);
  GtkTextIter start, end, cut;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->visible, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->sign, &start, &end);
  if (visible < gtk_text_buffer_get_char_count (buffer)) {
    gtk_text_buffer_get_iter_at_offset (buffer, &cut, visible);
    gtk_text_buffer_apply_tag (buffer, self->visible, &start, &cut);
  }
  mark_signs (self, words);
}

/* --- findings --- */

static void
underline (StudioCaptionBuffer *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GArray *marks = studio_finding_marks_list (self->marks);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->advised, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->required, &start, &end);
  for (guint i = 0; i < marks->len; i++) {
    const StudioFindingMark *mark = &g_array_index (marks, StudioFindingMark, i);

    if (mark->end == self->typed_end)
      continue;
    gtk_text_buffer_get_iter_at_offset (buffer, &start, mark->start);
    gtk_text_buffer_get_iter_at_offset (buffer, &end, mark->end);
    gtk_text_buffer_apply_tag (buffer, mark->finding->level == STUDIO_RULE_REQUIRED ? self->required : self->advised, &start, &end);
  }
}

/* What is said of a whole paragraph is marked at its first word, or it would be hard to read. */
static void
add_mark (StudioCaptionBuffer *self,
          StudioFinding *finding)
{
  GtkTextIter at;

  if (finding->fix != NULL || finding->end - finding->start <= LONGEST_LINE) {
    studio_finding_marks_add (self->marks, finding);
    return;
  }
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), &at, finding->start);
  gtk_text_iter_forward_word_end (&at);
  studio_finding_marks_add_at (self->marks, finding, finding->start, MIN (finding->end, gtk_text_iter_get_offset (&at)));
}

void
studio_caption_buffer_set_findings (StudioCaptionBuffer *self,
                                    GPtrArray *findings)
{
  g_return_if_fail (STUDIO_IS_CAPTION_BUFFER (self));

  studio_finding_marks_clear (self->marks);
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    add_mark (self, g_ptr_array_index (findings, i));
  underline (self);
}

void
studio_caption_buffer_mark_comments (StudioCaptionBuffer *self,
                                     GArray *comments)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter start, end;

  g_return_if_fail (STUDIO_IS_CAPTION_BUFFER (self) && comments != NULL);

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->commented, &start, &end);
  for (guint i = 0; i < comments->len; i++) {
    gtk_text_buffer_get_iter_at_offset (buffer, &start, g_array_index (comments, StudioCaptionComment, i).start);
    gtk_text_buffer_get_iter_at_offset (buffer, &end, g_array_index (comments, StudioCaptionComment, i).end);
    gtk_text_buffer_apply_tag (buffer, self->commented, &start, &end);
  }
}

StudioFindingMarks *
studio_caption_buffer_get_marks (StudioCaptionBuffer *self)
{
  g_return_val_if_fail (STUDIO_IS_CAPTION_BUFFER (self), NULL);

  return self->marks;
}

static void
color_line (GtkTextTag *tag,
            const char *color)
{
  GdkRGBA rgba;

  gdk_rgba_parse (&rgba, color);
  g_object_set (tag, "underline-rgba", &rgba, NULL);
}

void
studio_caption_buffer_set_dark (StudioCaptionBuffer *self,
                                gboolean dark)
{
  g_return_if_fail (STUDIO_IS_CAPTION_BUFFER (self));

  /* the palette's green, blue and red, lighter on a dark ground */
  gdk_rgba_parse (&self->link_color, dark ? "#57e389" : "#26a269");
  g_object_set (self->visible, "background", dark ? "#1d3a2c" : "#dff3e8", NULL);
  g_object_set (self->sign, "foreground", dark ? "#99c1f1" : "#1a5fb4", NULL);
  /* the blue of comments' numbers on the picture */
  g_object_set (self->commented, "background", dark ? "#1f3d63" : "#cfe2fb", NULL);
  /* yellow alone would hardly be seen on white */
  color_line (self->advised, dark ? "#f8e45c" : "#c88800");
  color_line (self->required, dark ? "#ff7b63" : "#e01b24");
  for (guint i = 0; i < self->links->len; i++)
    g_object_set (g_ptr_array_index (self->links, i), "underline-rgba", &self->link_color, NULL);
}
