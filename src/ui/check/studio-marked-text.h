#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * StudioMarkedText: what StudioFieldMarks asks of a widget in which a text is written. Places are code points of it.
 * @listen: calls @changed, with @object in front, after each change, as long as both live
 * @get_text: (transfer full)
 * @underline: lines under @marks (element-type StudioFindingMark) and under nothing else
 * @replace: @text comes to stand in the place of @start..@end
 * @get_point_at: the place below a point of the widget, -1 beside the text
 * @get_area: where the letter at @place is, in the widget's coordinates
 */
typedef struct
{
  void (*listen) (GtkWidget *widget, GCallback changed, gpointer object);
  char *(*get_text) (GtkWidget *widget);
  void (*underline) (GtkWidget *widget, GArray *marks);
  void (*replace) (GtkWidget *widget, int start, int end, const char *text);
  int (*get_caret) (GtkWidget *widget);
  void (*set_caret) (GtkWidget *widget, int place);
  int (*get_point_at) (GtkWidget *widget, double x, double y);
  GdkRectangle (*get_area) (GtkWidget *widget, int place);
  gboolean (*is_editable) (GtkWidget *widget);
} StudioMarkedText;

/** Of a GtkTextView, whose buffer stays the same. */
extern const StudioMarkedText studio_marked_view;
/** Of a GtkEntry. */
extern const StudioMarkedText studio_marked_entry;

/* The lines' colours: seen on a light ground and on a dark one. */
#define STUDIO_MARKED_ADVISED "#c88800"
#define STUDIO_MARKED_REQUIRED "#e01b24"

G_END_DECLS
