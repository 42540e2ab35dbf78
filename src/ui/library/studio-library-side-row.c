#include "config.h"

#include "studio-library-side-row.h"

struct _StudioLibrarySideRow
{
  GtkListBoxRow parent_instance;
  GtkWidget *dot;
  GtkImage *icon;
  GtkLabel *label;
  GtkLabel *count;
  char *key;
};

G_DEFINE_FINAL_TYPE (StudioLibrarySideRow, studio_library_side_row, GTK_TYPE_LIST_BOX_ROW)

static void
studio_library_side_row_finalize (GObject *object)
{
  g_free (STUDIO_LIBRARY_SIDE_ROW (object)->key);

  G_OBJECT_CLASS (studio_library_side_row_parent_class)->finalize (object);
}

static void
studio_library_side_row_class_init (StudioLibrarySideRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = studio_library_side_row_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-library-side-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioLibrarySideRow, dot);
  gtk_widget_class_bind_template_child (widget_class, StudioLibrarySideRow, icon);
  gtk_widget_class_bind_template_child (widget_class, StudioLibrarySideRow, label);
  gtk_widget_class_bind_template_child (widget_class, StudioLibrarySideRow, count);
}

static void
studio_library_side_row_init (StudioLibrarySideRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
studio_library_side_row_new (const char *key,
                             const char *label,
                             const char *style)
{
  StudioLibrarySideRow *self;

  g_return_val_if_fail (key != NULL && label != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_LIBRARY_SIDE_ROW, NULL);
  self->key = g_strdup (key);
  gtk_label_set_label (self->label, label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->label), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_visible (self->dot, style != NULL);
  if (style != NULL)
    gtk_widget_add_css_class (self->dot, style);
  return GTK_WIDGET (self);
}

void
studio_library_side_row_set_icon (StudioLibrarySideRow *self,
                                  const char *icon)
{
  g_return_if_fail (STUDIO_IS_LIBRARY_SIDE_ROW (self));

  gtk_image_set_from_icon_name (self->icon, icon);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), icon != NULL);
}

void
studio_library_side_row_set_count (StudioLibrarySideRow *self,
                                   guint count)
{
  g_autofree char *text = NULL, *spoken = NULL;

  g_return_if_fail (STUDIO_IS_LIBRARY_SIDE_ROW (self));

  text = g_strdup_printf ("%'u", count);
  spoken = g_strdup_printf ("%s, %u", gtk_label_get_label (self->label), count);
  gtk_label_set_label (self->count, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

const char *
studio_library_side_row_get_key (StudioLibrarySideRow *self)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY_SIDE_ROW (self), NULL);

  return self->key;
}

const char *
studio_library_side_row_get_label (StudioLibrarySideRow *self)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY_SIDE_ROW (self), NULL);

  return gtk_label_get_label (self->label);
}
