#include "config.h"

#include "studio-palette-row.h"

struct _StudioPaletteRow
{
  GtkWidget parent_instance;
  GtkImage *icon;
  GtkLabel *label;
  GtkLabel *group;
  GtkLabel *keys;
};

G_DEFINE_FINAL_TYPE (StudioPaletteRow, studio_palette_row, GTK_TYPE_WIDGET)

static void
studio_palette_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (studio_palette_row_parent_class)->dispose (object);
}

static void
studio_palette_row_class_init (StudioPaletteRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_palette_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-palette-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioPaletteRow, icon);
  gtk_widget_class_bind_template_child (widget_class, StudioPaletteRow, label);
  gtk_widget_class_bind_template_child (widget_class, StudioPaletteRow, group);
  gtk_widget_class_bind_template_child (widget_class, StudioPaletteRow, keys);
  gtk_widget_class_set_css_name (widget_class, "paletterow");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
studio_palette_row_init (StudioPaletteRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 10);
}

GtkWidget *
studio_palette_row_new (void)
{
  return g_object_new (STUDIO_TYPE_PALETTE_ROW, NULL);
}

void
studio_palette_row_set_command (StudioPaletteRow *self,
                                StudioCommand *command)
{
  const char *icon = studio_command_get_icon (command), *keys = studio_command_get_keys (command);
  GdkModifierType modifiers = 0;
  guint key = 0;
  g_autofree char *shown = NULL;

  g_return_if_fail (STUDIO_IS_PALETTE_ROW (self));

  gtk_image_set_from_icon_name (self->icon, icon != NULL ? icon : "go-next-symbolic");
  gtk_label_set_label (self->label, studio_command_get_label (command));
  gtk_label_set_label (self->group, studio_command_get_group (command));
  if (keys != NULL && gtk_accelerator_parse (keys, &key, &modifiers))
    shown = gtk_accelerator_get_label (key, modifiers);
  gtk_label_set_label (self->keys, shown != NULL ? shown : "");
  gtk_widget_set_visible (GTK_WIDGET (self->keys), shown != NULL);
}
