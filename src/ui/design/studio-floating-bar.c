#include "config.h"

#include "studio-floating-bar.h"

#include <glib/gi18n-lib.h>

#include "studio-design-style.h"

#define SWATCH 22

typedef enum {
  KIND_NONE,
  KIND_TEXT,
  KIND_PHOTO,
  KIND_CHART,
  KIND_SHAPE,
  KIND_SEVERAL,
} Kind;

struct _StudioFloatingBar
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkWidget *text_box;
  GtkWidget *photo_box;
  GtkWidget *chart_box;
  GtkWidget *several_box;
  GtkWidget *color_box;
  GtkLabel *size;
  GtkToggleButton *bold;
  GtkWidget *color_button;
  GtkPopover *color_popover;
  GtkFlowBox *colors;
  GtkMenuButton *align_button;

  StudioBrand *brand; /* (nullable): whose colours are listed */
  StudioColor color;  /* of what is selected */
};

G_DEFINE_FINAL_TYPE (StudioFloatingBar, studio_floating_bar, GTK_TYPE_WIDGET)

/* --- colours --- */

static const struct
{
  const char *token;
  const char *label;
} tokens[] = {
  { "primary", N_ ("Main colour") },
  { "deep", N_ ("Deep colour") },
  { "accent", N_ ("Accent") },
  { "accent2", N_ ("Second accent") },
  { "surface", N_ ("Ground") },
  { "tint", N_ ("Tint") },
  { "ink", N_ ("Ink") },
  { "muted", N_ ("Muted") },
  { "white", N_ ("White") },
  { "black", N_ ("Black") },
};

static void
draw_swatch (GtkDrawingArea *area,
             cairo_t *cr,
             int width,
             int height,
             gpointer data)
{
  const StudioColor *color = data;
  double radius = MIN (width, height) / 2.0 - 1;

  cairo_arc (cr, width / 2.0, height / 2.0, radius, 0, 2 * G_PI);
  cairo_set_source_rgba (cr, color->r, color->g, color->b, color->a);
  cairo_fill_preserve (cr);
  cairo_set_source_rgba (cr, 0.5, 0.5, 0.5, 0.8);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static GtkWidget *
new_swatch (const StudioColor *color)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), SWATCH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), SWATCH);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_swatch, g_memdup2 (color, sizeof *color), g_free);
  gtk_widget_set_halign (area, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (area, GTK_ALIGN_CENTER);
  return area;
}

static gboolean
find_color (StudioBrand *brand,
            const char *token,
            StudioColor *color)
{
  if (g_str_equal (token, "white"))
    *color = (StudioColor){ 1, 1, 1, 1 };
  else if (g_str_equal (token, "black"))
    *color = (StudioColor){ 0, 0, 0, 1 };
  else
    return studio_brand_lookup_color (brand, token, color);
  return TRUE;
}

static void
color_clicked_cb (GtkButton *button,
                  StudioFloatingBar *self)
{
  gtk_popover_popdown (self->color_popover);
  gtk_widget_activate_action (GTK_WIDGET (self), "composer.color", "s", g_object_get_data (G_OBJECT (button), "token"));
}

static void
list_colors (StudioFloatingBar *self,
             StudioBrand *brand)
{
  GtkWidget *child;

  if (!g_set_object (&self->brand, brand))
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->colors))) != NULL)
    gtk_flow_box_remove (self->colors, child);
  for (guint i = 0; i < G_N_ELEMENTS (tokens); i++) {
    const char *label = _ (tokens[i].label);
    GtkWidget *button;
    StudioColor color;

    if (!find_color (brand, tokens[i].token, &color))
      continue;
    button = gtk_button_new ();
    gtk_button_set_child (GTK_BUTTON (button), new_swatch (&color));
    gtk_widget_add_css_class (button, "flat");
    gtk_widget_set_tooltip_text (button, label);
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    g_object_set_data (G_OBJECT (button), "token", (gpointer) tokens[i].token);
    g_signal_connect (button, "clicked", G_CALLBACK (color_clicked_cb), self);
    gtk_flow_box_append (self->colors, button);
  }
}

/* --- what it shows --- */

static Kind
find_kind (StudioComposer *composer,
           const StudioLayer **layer)
{
  GPtrArray *ids = studio_composer_get_selection (composer);
  StudioScene *scene = studio_composer_get_scene (composer);
  const StudioBox *box = ids->len > 0 && scene != NULL ? studio_scene_find (scene, g_ptr_array_index (ids, 0)) : NULL;

  *layer = box != NULL ? box->layer : NULL;
  if (box == NULL || studio_composer_get_limit (composer, box->layer->id, box->layer->kind == STUDIO_LAYER_PHOTO ? STUDIO_CAN_PHOTO : STUDIO_CAN_STYLE) != NULL)
    return KIND_NONE;
  if (ids->len > 1)
    return KIND_SEVERAL;
  if (box->layer->kind == STUDIO_LAYER_TEXT)
    return KIND_TEXT;
  if (box->layer->kind == STUDIO_LAYER_CHART)
    return KIND_CHART;
  return box->layer->kind == STUDIO_LAYER_PHOTO ? KIND_PHOTO : KIND_SHAPE;
}

static void
show_text (StudioFloatingBar *self,
           const StudioLayer *layer)
{
  static const char *const icons[] = {
    [STUDIO_ALIGN_START] = "format-justify-left-symbolic",
    [STUDIO_ALIGN_CENTER] = "format-justify-center-symbolic",
    [STUDIO_ALIGN_END] = "format-justify-right-symbolic",
    [STUDIO_ALIGN_STRETCH] = "format-justify-fill-symbolic",
  };
  double scale = layer->scale > 0 ? layer->scale : 1;
  g_autofree char *size = g_strdup_printf ("%.0f", layer->text.size / scale);
  const char *icon = layer->text.align < G_N_ELEMENTS (icons) ? icons[layer->text.align] : icons[STUDIO_ALIGN_START];

  gtk_label_set_label (self->size, size);
  gtk_toggle_button_set_active (self->bold, layer->text.weight >= 600);
  gtk_menu_button_set_icon_name (self->align_button, icon);
}

static void
show_color (StudioFloatingBar *self,
            StudioComposer *composer,
            const StudioLayer *layer)
{
  gboolean has = studio_design_style_get_color (layer, &self->color);

  gtk_widget_set_visible (self->color_box, has);
  if (!has)
    return;
  list_colors (self, studio_post_get_brand (studio_document_get_post (studio_composer_get_document (composer))));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->color_button), new_swatch (&self->color));
}

gboolean
studio_floating_bar_follow (StudioFloatingBar *self,
                            StudioComposer *composer)
{
  const StudioLayer *layer;
  Kind kind;

  g_return_val_if_fail (STUDIO_IS_FLOATING_BAR (self) && STUDIO_IS_COMPOSER (composer), FALSE);

  kind = find_kind (composer, &layer);
  if (kind == KIND_NONE)
    return FALSE;
  gtk_widget_set_visible (self->text_box, kind == KIND_TEXT);
  gtk_widget_set_visible (self->photo_box, kind == KIND_PHOTO);
  gtk_widget_set_visible (self->chart_box, kind == KIND_CHART);
  gtk_widget_set_visible (self->several_box, kind == KIND_SEVERAL);
  if (kind == KIND_TEXT)
    show_text (self, layer);
  show_color (self, composer, layer);
  return TRUE;
}

/* --- */

static void
more_cb (GtkButton *button,
         StudioFloatingBar *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "stage.menu", NULL);
}

static void
studio_floating_bar_dispose (GObject *object)
{
  StudioFloatingBar *self = STUDIO_FLOATING_BAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STUDIO_TYPE_FLOATING_BAR);
  g_clear_object (&self->brand);

  G_OBJECT_CLASS (studio_floating_bar_parent_class)->dispose (object);
}

static void
studio_floating_bar_class_init (StudioFloatingBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_floating_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-floating-bar.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TOOLBAR);
  gtk_widget_class_bind_template_child (widget_class, StudioFloatingBar, box);
  gtk_widget_class_bind_template_child (widget_class, StudioFloatingBar, text_box);
  gtk_widget_class_bind_template_child (widget_class, StudioFloatingBar, photo_box);
  gtk_widget_class_bind_template_child (widget_class, StudioFloatingBar, chart_box);
  gtk_widget_class_bind_template_child (widget_class, StudioFloatingBar, several_box);
  gtk_widget_class_bind_template_child (widget_class, StudioFloatingBar, color_box);
  gtk_widget_class_bind_template_child (widget_class, StudioFloatingBar, size);
  gtk_widget_class_bind_template_child (widget_class, StudioFloatingBar, bold);
  gtk_widget_class_bind_template_child (widget_class, StudioFloatingBar, color_button);
  gtk_widget_class_bind_template_child (widget_class, StudioFloatingBar, color_popover);
  gtk_widget_class_bind_template_child (widget_class, StudioFloatingBar, colors);
  gtk_widget_class_bind_template_child (widget_class, StudioFloatingBar, align_button);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
}

static void
studio_floating_bar_init (StudioFloatingBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
}
