#include "config.h"

#include "studio-brand-list-row.h"

#include <glib/gi18n-lib.h>

#include "studio-surface-paintable.h"

#define SIDE 32

struct _StudioBrandListRow
{
  GtkListBoxRow parent_instance;
  GtkPicture *swatch;
  GtkLabel *name;
  GtkLabel *origin;
  GtkWidget *lock;
  char *id;
};

G_DEFINE_FINAL_TYPE (StudioBrandListRow, studio_brand_list_row, GTK_TYPE_LIST_BOX_ROW)

static void
studio_brand_list_row_finalize (GObject *object)
{
  g_free (STUDIO_BRAND_LIST_ROW (object)->id);

  G_OBJECT_CLASS (studio_brand_list_row_parent_class)->finalize (object);
}

static void
studio_brand_list_row_class_init (StudioBrandListRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = studio_brand_list_row_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-brand-list-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioBrandListRow, swatch);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandListRow, name);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandListRow, origin);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandListRow, lock);
}

static void
studio_brand_list_row_init (StudioBrandListRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_swatch (StudioBrandListRow *self,
             StudioBrand *brand)
{
  static const char *const tokens[] = { "primary", "accent", "accent2" };
  StudioColor colors[G_N_ELEMENTS (tokens)];
  g_autoptr (StudioSurfacePaintable) stripes = NULL;
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (tokens); i++)
    n += studio_brand_lookup_color (brand, tokens[i], &colors[n]);
  stripes = studio_surface_paintable_new_stripes (colors, n, SIDE, SIDE);
  gtk_picture_set_paintable (self->swatch, GDK_PAINTABLE (stripes));
}

void
studio_brand_list_row_show (StudioBrandListRow *self,
                            StudioBrand *brand,
                            gboolean shipped)
{
  const char *origin = shipped ? _ ("shipped") : _ ("edited by the office");
  g_autofree char *spoken = NULL;

  g_return_if_fail (STUDIO_IS_BRAND_LIST_ROW (self) && STUDIO_IS_BRAND (brand));

  g_free (self->id);
  self->id = g_strdup (studio_brand_get_id (brand));
  show_swatch (self, brand);
  gtk_label_set_label (self->name, studio_brand_get_name (brand));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), studio_brand_get_name (brand));
  gtk_label_set_label (self->origin, origin);
  gtk_widget_set_visible (self->lock, shipped);
  spoken = g_strdup_printf ("%s, %s", studio_brand_get_name (brand), origin);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

GtkWidget *
studio_brand_list_row_new (StudioBrand *brand,
                           gboolean shipped)
{
  StudioBrandListRow *self = g_object_new (STUDIO_TYPE_BRAND_LIST_ROW, NULL);

  studio_brand_list_row_show (self, brand, shipped);
  return GTK_WIDGET (self);
}

const char *
studio_brand_list_row_get_id (StudioBrandListRow *self)
{
  g_return_val_if_fail (STUDIO_IS_BRAND_LIST_ROW (self), NULL);

  return self->id;
}
