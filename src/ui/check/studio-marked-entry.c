#include "config.h"

#include "studio-marked-text.h"

#include "studio-finding-marks.h"

static GtkText *
text_of (GtkWidget *widget)
{
  return GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (widget)));
}

static void
entry_listen (GtkWidget *widget,
              GCallback changed,
              gpointer object)
{
  g_signal_connect_object (widget, "changed", changed, object, G_CONNECT_SWAPPED);
}

static char *
entry_get_text (GtkWidget *widget)
{
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (widget)));
}

/* @attribute: (transfer full) */
static void
add_attribute (PangoAttrList *list,
               PangoAttribute *attribute,
               const char *text,
               const StudioFindingMark *mark)
{
  attribute->start_index = (guint) (g_utf8_offset_to_pointer (text, mark->start) - text);
  attribute->end_index = (guint) (g_utf8_offset_to_pointer (text, mark->end) - text);
  pango_attr_list_insert (list, attribute);
}

static void
entry_underline (GtkWidget *widget,
                 GArray *marks)
{
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();
  const char *text = gtk_editable_get_text (GTK_EDITABLE (widget));

  for (guint i = 0; i < marks->len; i++) {
    const StudioFindingMark *mark = &g_array_index (marks, StudioFindingMark, i);
    PangoColor color;

    pango_color_parse (&color, mark->finding->level == STUDIO_RULE_REQUIRED ? STUDIO_MARKED_REQUIRED : STUDIO_MARKED_ADVISED);
    add_attribute (list, pango_attr_underline_new (PANGO_UNDERLINE_ERROR), text, mark);
    add_attribute (list, pango_attr_underline_color_new (color.red, color.green, color.blue), text, mark);
  }
  gtk_entry_set_attributes (GTK_ENTRY (widget), marks->len > 0 ? list : NULL);
}

static void
entry_replace (GtkWidget *widget,
               int start,
               int end,
               const char *text)
{
  int place = start;

  gtk_editable_delete_text (GTK_EDITABLE (widget), start, end);
  gtk_editable_insert_text (GTK_EDITABLE (widget), text, -1, &place);
  gtk_editable_set_position (GTK_EDITABLE (widget), place);
}

static int
entry_get_caret (GtkWidget *widget)
{
  return gtk_editable_get_position (GTK_EDITABLE (widget));
}

static void
entry_set_caret (GtkWidget *widget,
                 int place)
{
  gtk_editable_set_position (GTK_EDITABLE (widget), place);
}

static GdkRectangle
entry_get_area (GtkWidget *widget,
                int place)
{
  GtkWidget *text = GTK_WIDGET (text_of (widget));
  graphene_rect_t caret;
  double x, y;

  gtk_text_compute_cursor_extents (GTK_TEXT (text), (gsize) place, &caret, NULL);
  gtk_widget_translate_coordinates (text, widget, (double) caret.origin.x, (double) caret.origin.y, &x, &y);
  return (GdkRectangle){ (int) x, (int) y, (int) caret.size.width, (int) caret.size.height };
}

/* GTK tells where a letter is, but not which is where. */
static int
entry_get_point_at (GtkWidget *widget,
                    double x,
                    double y)
{
  int low = 0, high = (int) gtk_entry_get_text_length (GTK_ENTRY (widget));

  if (high == 0 || x < entry_get_area (widget, 0).x || x > entry_get_area (widget, high).x)
    return -1;
  while (high - low > 1) {
    int middle = low + (high - low) / 2;

    if (entry_get_area (widget, middle).x <= x)
      low = middle;
    else
      high = middle;
  }
  return low;
}

static gboolean
entry_is_editable (GtkWidget *widget)
{
  return gtk_editable_get_editable (GTK_EDITABLE (widget));
}

const StudioMarkedText studio_marked_entry = {
  entry_listen, entry_get_text, entry_underline, entry_replace, entry_get_caret, entry_set_caret, entry_get_point_at, entry_get_area, entry_is_editable
};
