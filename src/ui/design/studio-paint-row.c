#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "studio-color-picker.h"
#include "studio-color-row.h"
#include "studio-inspector-values.h"
#include "studio-number-entry.h"

#define MIN_STOPS 2
#define MAX_STOPS 4
#define PREVIEW_HEIGHT 18

typedef enum {
  PAINT_NONE,
  PAINT_SOLID,
  PAINT_LINEAR,
  PAINT_RADIAL,
} Paint;

/** Stop: @name: as the document writes the colour */
typedef struct
{
  double at;
  char *name;
} Stop;

struct _StudioPaintRow
{
  StudioInspectorRow parent_instance;
  GtkDropDown *kind;
  StudioColorPicker *picker;
  GtkWidget *gradient; /* all that only gradients have */
  GtkDrawingArea *preview;
  GtkWidget *stop_buttons;
  GtkToggleButton *buttons[MAX_STOPS];
  GtkWidget *add, *remove;
  StudioNumberEntry *at;
  StudioNumberEntry *angle;
  GtkWidget *angle_line;

  GArray *stops; /* Stop */
  guint chosen;
};

G_DEFINE_FINAL_TYPE (StudioPaintRow, studio_paint_row, STUDIO_TYPE_INSPECTOR_ROW)

static void
stop_clear (gpointer data)
{
  g_free (((Stop *) data)->name);
}

static Stop *
get_stop (StudioPaintRow *self,
          guint index)
{
  return &g_array_index (self->stops, Stop, index);
}

static StudioColor
get_color (StudioPaintRow *self,
           const char *name)
{
  StudioComposer *composer = studio_inspector_row_get_composer (STUDIO_INSPECTOR_ROW (self));
  StudioColor color = { 0, 0, 0, 1 };

  if (composer != NULL)
    studio_brand_lookup_color (studio_post_get_brand (studio_document_get_post (studio_composer_get_document (composer))), name, &color);
  return color;
}

static void
add_stop (StudioPaintRow *self,
          double at,
          const char *name)
{
  Stop stop = { CLAMP (at, 0, 1), g_strdup (name) };

  g_array_append_val (self->stops, stop);
}

/* --- reading --- */

static JsonObject *
get_gradient (JsonNode *value)
{
  JsonObject *object = value != NULL && JSON_NODE_HOLDS_OBJECT (value) ? json_node_get_object (value) : NULL;

  return object != NULL && json_object_has_member (object, "stops") ? object : NULL;
}

static void
read_stops (StudioPaintRow *self,
            JsonObject *gradient)
{
  JsonNode *list = json_object_get_member (gradient, "stops");
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (list) ? json_node_get_array (list) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array) && self->stops->len < MAX_STOPS; i++) {
    JsonNode *pair = json_array_get_element (array, i);
    JsonArray *parts = JSON_NODE_HOLDS_ARRAY (pair) ? json_node_get_array (pair) : NULL;
    const char *name;

    if (parts == NULL || json_array_get_length (parts) != 2 || !JSON_NODE_HOLDS_VALUE (json_array_get_element (parts, 1)))
      continue;
    name = json_node_get_string (json_array_get_element (parts, 1));
    if (name != NULL)
      add_stop (self, json_array_get_double_element (parts, 0), name);
  }
}

static Paint
read_paint (StudioPaintRow *self,
            const StudioCommon *common)
{
  JsonObject *gradient = get_gradient (common->value);
  const char *kind = gradient != NULL ? studio_json_peek_string (gradient, "gradient") : NULL;
  const StudioPaint *fill = common->box != NULL ? &common->box->layer->fill : NULL;

  g_array_set_size (self->stops, 0);
  if (gradient != NULL) {
    read_stops (self, gradient);
    return g_strcmp0 (kind, "radial") == 0 ? PAINT_RADIAL : PAINT_LINEAR;
  }
  if (common->mixed || fill == NULL)
    return PAINT_SOLID;
  return fill->kind == STUDIO_PAINT_NONE || fill->stops[0].color.a <= 0 ? PAINT_NONE : PAINT_SOLID;
}

/* --- showing --- */

static void
show_stops (StudioPaintRow *self)
{
  StudioColor color;

  if (self->stops->len == 0)
    return;
  self->chosen = MIN (self->chosen, self->stops->len - 1);
  for (guint i = 0; i < MAX_STOPS; i++) {
    gtk_widget_set_visible (GTK_WIDGET (self->buttons[i]), i < self->stops->len);
    gtk_toggle_button_set_active (self->buttons[i], i == self->chosen);
  }
  gtk_widget_set_sensitive (self->add, self->stops->len < MAX_STOPS);
  gtk_widget_set_sensitive (self->remove, self->stops->len > MIN_STOPS);
  studio_number_entry_set_value (self->at, get_stop (self, self->chosen)->at * 100);
  color = get_color (self, get_stop (self, self->chosen)->name);
  studio_color_picker_set_color (self->picker, &color);
  gtk_widget_queue_draw (GTK_WIDGET (self->preview));
}

static void
studio_paint_row_show (StudioInspectorRow *row,
                       const StudioCommon *common)
{
  StudioPaintRow *self = STUDIO_PAINT_ROW (row);
  StudioComposer *composer = studio_inspector_row_get_composer (row);
  Paint paint = read_paint (self, common);
  gboolean gradient = paint == PAINT_LINEAR || paint == PAINT_RADIAL;
  StudioColor color;

  studio_color_picker_set_composer (self->picker, composer);
  gtk_drop_down_set_selected (self->kind, common->mixed ? GTK_INVALID_LIST_POSITION : (guint) paint);
  gtk_widget_set_visible (self->gradient, gradient);
  gtk_widget_set_visible (self->angle_line, paint == PAINT_LINEAR);
  gtk_widget_set_visible (GTK_WIDGET (self->picker), paint != PAINT_NONE);
  if (gradient) {
    studio_number_entry_set_value (self->angle, json_object_get_double_member_with_default (get_gradient (common->value), "angle", 0));
    show_stops (self);
    return;
  }
  if (studio_inspector_get_color (common, studio_post_get_brand (studio_document_get_post (studio_composer_get_document (composer))), "fill", &color))
    studio_color_picker_set_color (self->picker, &color);
  else
    studio_color_picker_set_color (self->picker, NULL);
}

static void
draw_cb (GtkDrawingArea *area,
         cairo_t *cr,
         int width,
         int height,
         gpointer data)
{
  StudioPaintRow *self = data;
  cairo_pattern_t *pattern = cairo_pattern_create_linear (0, 0, width, 0);

  for (guint i = 0; i < self->stops->len; i++) {
    StudioColor color = get_color (self, get_stop (self, i)->name);

    cairo_pattern_add_color_stop_rgba (pattern, get_stop (self, i)->at, color.r, color.g, color.b, color.a);
  }
  cairo_set_source (cr, pattern);
  cairo_paint (cr);
  cairo_pattern_destroy (pattern);
}

/* --- writing --- */

static int
compare_stops (gconstpointer a,
               gconstpointer b)
{
  double first = ((const Stop *) a)->at, second = ((const Stop *) b)->at;

  return first < second ? -1 : first > second;
}

static JsonNode *
gradient_to_json (StudioPaintRow *self,
                  Paint paint)
{
  JsonObject *object = json_object_new ();
  JsonArray *stops = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  for (guint i = 0; i < self->stops->len; i++) {
    JsonArray *pair = json_array_sized_new (2);

    json_array_add_double_element (pair, get_stop (self, i)->at);
    json_array_add_string_element (pair, get_stop (self, i)->name);
    json_array_add_array_element (stops, pair);
  }
  json_object_set_string_member (object, "gradient", paint == PAINT_RADIAL ? "radial" : "linear");
  if (paint == PAINT_LINEAR)
    json_object_set_double_member (object, "angle", studio_number_entry_get_value (self->angle));
  json_object_set_array_member (object, "stops", stops);
  json_node_take_object (node, object);
  json_node_seal (node);
  return node;
}

static void
write_gradient (StudioPaintRow *self)
{
  Paint paint = (Paint) gtk_drop_down_get_selected (self->kind);
  g_autoptr (JsonNode) value = NULL;

  if (studio_inspector_row_is_showing (STUDIO_INSPECTOR_ROW (self)) || self->stops->len < MIN_STOPS)
    return;
  value = gradient_to_json (self, paint);
  studio_inspector_row_write (STUDIO_INSPECTOR_ROW (self), value);
}

static void
write_color (StudioPaintRow *self,
             const char *name)
{
  g_autoptr (JsonNode) value = studio_json_string (name);

  studio_inspector_row_write (STUDIO_INSPECTOR_ROW (self), value);
}

static void
end (StudioPaintRow *self)
{
  studio_inspector_row_end (STUDIO_INSPECTOR_ROW (self));
}

static void
kind_cb (StudioPaintRow *self)
{
  if (studio_inspector_row_is_showing (STUDIO_INSPECTOR_ROW (self)))
    return;
  switch ((Paint) gtk_drop_down_get_selected (self->kind)) {
  case PAINT_NONE:
    write_color (self, "transparent");
    break;
  case PAINT_SOLID:
    write_color (self, self->stops->len > 0 ? get_stop (self, 0)->name : "primary");
    break;
  case PAINT_LINEAR:
  case PAINT_RADIAL:
    if (self->stops->len < MIN_STOPS) {
      g_array_set_size (self->stops, 0);
      add_stop (self, 0, "deep");
      add_stop (self, 1, "primary");
    }
    write_gradient (self);
    break;
  default:
    return;
  }
  end (self);
}

static void
picked_cb (StudioPaintRow *self,
           const char *name)
{
  guint kind = gtk_drop_down_get_selected (self->kind);

  if ((kind == PAINT_LINEAR || kind == PAINT_RADIAL) && self->chosen < self->stops->len) {
    g_free (get_stop (self, self->chosen)->name);
    get_stop (self, self->chosen)->name = g_strdup (name);
    write_gradient (self);
  } else {
    write_color (self, name);
  }
}

static void
at_cb (StudioPaintRow *self,
       double value)
{
  const char *name;

  if (studio_inspector_row_is_showing (STUDIO_INSPECTOR_ROW (self)) || self->chosen >= self->stops->len)
    return;
  get_stop (self, self->chosen)->at = value / 100;
  name = get_stop (self, self->chosen)->name;
  g_array_sort (self->stops, compare_stops);
  for (guint i = 0; i < self->stops->len; i++) {
    if (get_stop (self, i)->name == name)
      self->chosen = i;
  }
  write_gradient (self);
}

static void
angle_cb (StudioPaintRow *self,
          double value)
{
  write_gradient (self);
}

static void
chosen_cb (StudioPaintRow *self,
           GtkToggleButton *button)
{
  StudioInspectorRow *row = STUDIO_INSPECTOR_ROW (self);

  if (studio_inspector_row_is_showing (row))
    return;
  for (guint i = 0; i < MAX_STOPS; i++) {
    if (self->buttons[i] == button)
      self->chosen = i;
  }
  studio_inspector_row_refresh (row);
}

/* Between the chosen stop and the next one, or the one before. */
static void
add_cb (StudioPaintRow *self)
{
  guint left = MIN (self->chosen, self->stops->len - 2);
  g_autofree char *name = g_strdup (get_stop (self, self->chosen)->name);

  add_stop (self, (get_stop (self, left)->at + get_stop (self, left + 1)->at) / 2, name);
  g_array_sort (self->stops, compare_stops);
  self->chosen = left + 1;
  write_gradient (self);
  end (self);
}

static void
remove_cb (StudioPaintRow *self)
{
  if (self->stops->len <= MIN_STOPS)
    return;
  g_array_remove_index (self->stops, self->chosen);
  write_gradient (self);
  end (self);
}

/* --- widgets --- */

static GtkWidget *
small_button (StudioPaintRow *self,
              const char *icon,
              const char *label,
              GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static void
add_stop_buttons (StudioPaintRow *self)
{
  self->stop_buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->stop_buttons, "linked");
  for (guint i = 0; i < MAX_STOPS; i++) {
    g_autofree char *number = g_strdup_printf ("%u", i + 1);
    /* Translators: one of the colours of a gradient */
    g_autofree char *label = g_strdup_printf (_ ("Colour %u of the gradient"), i + 1);

    self->buttons[i] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (number));
    gtk_widget_set_hexpand (GTK_WIDGET (self->buttons[i]), TRUE);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    g_signal_connect_swapped (self->buttons[i], "toggled", G_CALLBACK (chosen_cb), self);
    gtk_box_append (GTK_BOX (self->stop_buttons), GTK_WIDGET (self->buttons[i]));
  }
  self->add = small_button (self, "list-add-symbolic", _ ("Add a colour"), G_CALLBACK (add_cb));
  self->remove = small_button (self, "list-remove-symbolic", _ ("Remove this colour"), G_CALLBACK (remove_cb));
  gtk_box_append (GTK_BOX (self->stop_buttons), self->add);
  gtk_box_append (GTK_BOX (self->stop_buttons), self->remove);
}

static GtkWidget *
labelled (const char *text,
          StudioNumberEntry *entry)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (entry));
  studio_number_entry_set_label (entry, text);
  return line;
}

static void
add_gradient (StudioPaintRow *self)
{
  self->gradient = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->preview = GTK_DRAWING_AREA (gtk_drawing_area_new ());
  gtk_drawing_area_set_content_height (self->preview, PREVIEW_HEIGHT);
  gtk_drawing_area_set_draw_func (self->preview, draw_cb, self, NULL);
  gtk_box_append (GTK_BOX (self->gradient), GTK_WIDGET (self->preview));
  add_stop_buttons (self);
  gtk_box_append (GTK_BOX (self->gradient), self->stop_buttons);
  self->at = g_object_new (STUDIO_TYPE_NUMBER_ENTRY, "maximum", 100.0, "unit", "%", NULL);
  g_signal_connect_swapped (self->at, "changed", G_CALLBACK (at_cb), self);
  gtk_box_append (GTK_BOX (self->gradient), labelled (_ ("Place"), self->at));
  self->angle = g_object_new (STUDIO_TYPE_NUMBER_ENTRY, "minimum", -360.0, "maximum", 360.0, "increment", 15.0, "unit", "°", NULL);
  g_signal_connect_swapped (self->angle, "changed", G_CALLBACK (angle_cb), self);
  self->angle_line = labelled (_ ("Angle"), self->angle);
  gtk_box_append (GTK_BOX (self->gradient), self->angle_line);
  gtk_box_append (GTK_BOX (self), self->gradient);
}

static void
title_cb (StudioPaintRow *self)
{
  studio_inspector_row_adopt (STUDIO_INSPECTOR_ROW (self), GTK_WIDGET (self->kind));
  studio_color_picker_set_label (self->picker, _ ("Colour"));
}

static void
studio_paint_row_finalize (GObject *object)
{
  g_array_unref (STUDIO_PAINT_ROW (object)->stops);

  G_OBJECT_CLASS (studio_paint_row_parent_class)->finalize (object);
}

static void
studio_paint_row_class_init (StudioPaintRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_paint_row_finalize;
  STUDIO_INSPECTOR_ROW_CLASS (klass)->show = studio_paint_row_show;
}

static void
studio_paint_row_init (StudioPaintRow *self)
{
  const char *const kinds[] = { _ ("None"), _ ("Colour"), _ ("Gradient"), _ ("Round gradient"), NULL };

  self->stops = g_array_new (FALSE, FALSE, sizeof (Stop));
  g_array_set_clear_func (self->stops, stop_clear);
  self->kind = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (kinds));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->kind));
  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (kind_cb), self);
  add_gradient (self);
  self->picker = g_object_new (STUDIO_TYPE_COLOR_PICKER, NULL);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->picker));
  g_signal_connect_swapped (self->picker, "picked", G_CALLBACK (picked_cb), self);
  g_signal_connect_swapped (self->picker, "ended", G_CALLBACK (end), self);
  g_signal_connect (self, "notify::title", G_CALLBACK (title_cb), NULL);
}
