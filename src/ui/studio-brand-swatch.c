#include "config.h"

#include "studio-brand-swatch.h"

#include <glib/gi18n-lib.h>

#define SIZE 26

struct _StudioBrandSwatch
{
  GtkButton parent_instance;
  StudioBrand *brand;
};

G_DEFINE_FINAL_TYPE (StudioBrandSwatch, studio_brand_swatch, GTK_TYPE_BUTTON)

static void
half (cairo_t *cr,
      StudioBrand *brand,
      const char *name,
      double from,
      double to)
{
  StudioColor color = { 0.5, 0.5, 0.5, 1 };

  studio_brand_lookup_color (brand, name, &color);
  cairo_set_source_rgba (cr, color.r, color.g, color.b, color.a);
  cairo_arc (cr, SIZE / 2.0, SIZE / 2.0, SIZE / 2.0, from, to);
  cairo_fill (cr);
}

static void
draw_cb (GtkDrawingArea *area,
         cairo_t *cr,
         int width,
         int height,
         gpointer data)
{
  StudioBrandSwatch *self = data;

  half (cr, self->brand, "primary", G_PI / 2, 3 * G_PI / 2);
  half (cr, self->brand, "accent", -G_PI / 2, G_PI / 2);
}

static void
studio_brand_swatch_dispose (GObject *object)
{
  g_clear_object (&STUDIO_BRAND_SWATCH (object)->brand);

  G_OBJECT_CLASS (studio_brand_swatch_parent_class)->dispose (object);
}

static void
studio_brand_swatch_class_init (StudioBrandSwatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = studio_brand_swatch_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_RADIO);
}

static void
studio_brand_swatch_init (StudioBrandSwatch *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "brand-swatch");
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "circular");
}

GtkWidget *
studio_brand_swatch_new (StudioBrand *brand)
{
  StudioBrandSwatch *self = g_object_new (STUDIO_TYPE_BRAND_SWATCH, NULL);
  GtkWidget *area = gtk_drawing_area_new ();

  g_return_val_if_fail (STUDIO_IS_BRAND (brand), NULL);

  self->brand = g_object_ref (brand);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), SIZE);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), SIZE);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, self, NULL);
  gtk_button_set_child (GTK_BUTTON (self), area);
  studio_brand_swatch_set_chosen (self, FALSE);
  return GTK_WIDGET (self);
}

StudioBrand *
studio_brand_swatch_get_brand (StudioBrandSwatch *self)
{
  g_return_val_if_fail (STUDIO_IS_BRAND_SWATCH (self), NULL);

  return self->brand;
}

void
studio_brand_swatch_set_chosen (StudioBrandSwatch *self,
                                gboolean chosen)
{
  const char *name;
  g_autofree char *label = NULL;

  g_return_if_fail (STUDIO_IS_BRAND_SWATCH (self));

  name = studio_brand_get_name (self->brand);
  label = g_strdup_printf (_ ("Brand: %s"), name);
  if (chosen)
    gtk_widget_add_css_class (GTK_WIDGET (self), "chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "chosen");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_CHECKED, chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}
