#include "config.h"

#include "studio-marked-text.h"

#include "studio-finding-marks.h"

#define ADVISED "studio-advised"
#define REQUIRED "studio-required"

static GtkTextBuffer *
buffer_of (GtkWidget *widget)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));
}

static void
view_listen (GtkWidget *widget,
             GCallback changed,
             gpointer object)
{
  g_signal_connect_object (buffer_of (widget), "changed", changed, object, G_CONNECT_SWAPPED);
}

static char *
view_get_text (GtkWidget *widget)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer_of (widget), &start, &end);
  return gtk_text_buffer_get_text (buffer_of (widget), &start, &end, TRUE);
}

/* Returns: (transfer none): the tag for lines in @color */
static GtkTextTag *
find_tag (GtkTextBuffer *buffer,
          const char *name,
          const char *color)
{
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), name);
  GdkRGBA rgba;

  gdk_rgba_parse (&rgba, color);
  return tag != NULL ? tag : gtk_text_buffer_create_tag (buffer, name, "underline", PANGO_UNDERLINE_ERROR, "underline-rgba", &rgba, NULL);
}

static void
view_underline (GtkWidget *widget,
                GArray *marks)
{
  GtkTextBuffer *buffer = buffer_of (widget);
  GtkTextTag *advised = find_tag (buffer, ADVISED, STUDIO_MARKED_ADVISED), *required = find_tag (buffer, REQUIRED, STUDIO_MARKED_REQUIRED);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, advised, &start, &end);
  gtk_text_buffer_remove_tag (buffer, required, &start, &end);
  for (guint i = 0; i < marks->len; i++) {
    const StudioFindingMark *mark = &g_array_index (marks, StudioFindingMark, i);

    gtk_text_buffer_get_iter_at_offset (buffer, &start, mark->start);
    gtk_text_buffer_get_iter_at_offset (buffer, &end, mark->end);
    gtk_text_buffer_apply_tag (buffer, mark->finding->level == STUDIO_RULE_REQUIRED ? required : advised, &start, &end);
  }
}

static void
view_replace (GtkWidget *widget,
              int start,
              int end,
              const char *text)
{
  GtkTextBuffer *buffer = buffer_of (widget);
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, end);
  gtk_text_buffer_delete (buffer, &from, &to);
  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  gtk_text_buffer_insert (buffer, &from, text, -1);
}

static int
view_get_caret (GtkWidget *widget)
{
  GtkTextIter caret;

  gtk_text_buffer_get_iter_at_mark (buffer_of (widget), &caret, gtk_text_buffer_get_insert (buffer_of (widget)));
  return gtk_text_iter_get_offset (&caret);
}

static void
view_set_caret (GtkWidget *widget,
                int place)
{
  GtkTextIter at;

  gtk_text_buffer_get_iter_at_offset (buffer_of (widget), &at, place);
  gtk_text_buffer_place_cursor (buffer_of (widget), &at);
}

static int
view_get_point_at (GtkWidget *widget,
                   double x,
                   double y)
{
  GtkTextIter at;
  int bx, by;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (widget), GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &bx, &by);
  return gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (widget), &at, bx, by) ? gtk_text_iter_get_offset (&at) : -1;
}

static GdkRectangle
view_get_area (GtkWidget *widget,
               int place)
{
  GtkTextIter at;
  GdkRectangle area;

  gtk_text_buffer_get_iter_at_offset (buffer_of (widget), &at, place);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (widget), &at, &area);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (widget), GTK_TEXT_WINDOW_WIDGET, area.x, area.y, &area.x, &area.y);
  return area;
}

static gboolean
view_is_editable (GtkWidget *widget)
{
  return gtk_text_view_get_editable (GTK_TEXT_VIEW (widget));
}

const StudioMarkedText studio_marked_view = {
  view_listen, view_get_text, view_underline, view_replace, view_get_caret, view_set_caret, view_get_point_at, view_get_area, view_is_editable
};
