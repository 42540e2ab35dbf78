#include "config.h"

#include "studio-swatch.h"

#define SIZE 24
#define RADIUS 6.0

struct _StudioSwatch
{
  GtkButton parent_instance;
  char *name;
  StudioColor color;
};

G_DEFINE_FINAL_TYPE (StudioSwatch, studio_swatch, GTK_TYPE_BUTTON)

static void
draw_cb (GtkDrawingArea *area,
         cairo_t *cr,
         int width,
         int height,
         gpointer data)
{
  StudioSwatch *self = data;

  cairo_new_sub_path (cr);
  cairo_arc (cr, width - RADIUS, RADIUS, RADIUS, -G_PI / 2, 0);
  cairo_arc (cr, width - RADIUS, height - RADIUS, RADIUS, 0, G_PI / 2);
  cairo_arc (cr, RADIUS, height - RADIUS, RADIUS, G_PI / 2, G_PI);
  cairo_arc (cr, RADIUS, RADIUS, RADIUS, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
  cairo_set_source_rgba (cr, self->color.r, self->color.g, self->color.b, self->color.a);
  cairo_fill_preserve (cr);
  /* white on white and black on black must be seen as well */
  cairo_set_source_rgba (cr, 0.5, 0.5, 0.5, 0.5);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static void
studio_swatch_finalize (GObject *object)
{
  g_free (STUDIO_SWATCH (object)->name);

  G_OBJECT_CLASS (studio_swatch_parent_class)->finalize (object);
}

static void
studio_swatch_class_init (StudioSwatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_swatch_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_RADIO);
}

static void
studio_swatch_init (StudioSwatch *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "color-swatch");
}

GtkWidget *
studio_swatch_new (const char *name,
                   const char *label,
                   const StudioColor *color)
{
  StudioSwatch *self;
  GtkWidget *area;

  g_return_val_if_fail (name != NULL && label != NULL && color != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_SWATCH, "tooltip-text", label, NULL);
  self->name = g_strdup (name);
  self->color = *color;
  area = gtk_drawing_area_new ();
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), SIZE);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), SIZE);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, self, NULL);
  gtk_button_set_child (GTK_BUTTON (self), area);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  studio_swatch_set_chosen (self, FALSE);
  return GTK_WIDGET (self);
}

const char *
studio_swatch_get_name (StudioSwatch *self)
{
  g_return_val_if_fail (STUDIO_IS_SWATCH (self), NULL);

  return self->name;
}

const StudioColor *
studio_swatch_get_color (StudioSwatch *self)
{
  g_return_val_if_fail (STUDIO_IS_SWATCH (self), NULL);

  return &self->color;
}

void
studio_swatch_set_chosen (StudioSwatch *self,
                          gboolean chosen)
{
  g_return_if_fail (STUDIO_IS_SWATCH (self));

  if (chosen)
    gtk_widget_add_css_class (GTK_WIDGET (self), "chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "chosen");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_CHECKED, chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}
