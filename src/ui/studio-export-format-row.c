#include "config.h"

#include "studio-export-format-row.h"

#include <glib/gi18n-lib.h>

struct _StudioExportFormatRow
{
  GtkCheckButton parent_instance;
  const StudioFormat *format;
  GtkImage *picture;
  GtkLabel *name;
  GtkLabel *size;
  GtkLabel *bytes;
};

G_DEFINE_FINAL_TYPE (StudioExportFormatRow, studio_export_format_row, GTK_TYPE_CHECK_BUTTON)

static void
studio_export_format_row_class_init (StudioExportFormatRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-export-format-row.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioExportFormatRow, picture);
  gtk_widget_class_bind_template_child (widget_class, StudioExportFormatRow, name);
  gtk_widget_class_bind_template_child (widget_class, StudioExportFormatRow, size);
  gtk_widget_class_bind_template_child (widget_class, StudioExportFormatRow, bytes);
}

static void
studio_export_format_row_init (StudioExportFormatRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
studio_export_format_row_new (const StudioFormat *format)
{
  StudioExportFormatRow *self = g_object_new (STUDIO_TYPE_EXPORT_FORMAT_ROW, NULL);

  g_return_val_if_fail (format != NULL, NULL);

  self->format = format;
  gtk_label_set_text (self->name, _ (format->name));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (format->name), -1);
  return GTK_WIDGET (self);
}

const StudioFormat *
studio_export_format_row_get_format (StudioExportFormatRow *self)
{
  g_return_val_if_fail (STUDIO_IS_EXPORT_FORMAT_ROW (self), NULL);

  return self->format;
}

void
studio_export_format_row_set_picture (StudioExportFormatRow *self,
                                      GdkPaintable *paintable)
{
  g_return_if_fail (STUDIO_IS_EXPORT_FORMAT_ROW (self));

  gtk_image_set_from_paintable (self->picture, paintable);
}

void
studio_export_format_row_describe (StudioExportFormatRow *self,
                                   const char *size,
                                   const char *bytes)
{
  g_autofree char *description = NULL;

  g_return_if_fail (STUDIO_IS_EXPORT_FORMAT_ROW (self) && size != NULL);

  gtk_label_set_text (self->size, size);
  gtk_label_set_text (self->bytes, bytes != NULL ? bytes : gtk_check_button_get_active (GTK_CHECK_BUTTON (self)) ? "≈"
                                                                                                                 : "–");
  description = bytes != NULL ? g_strdup_printf ("%s, %s", size, bytes) : g_strdup (size);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}
