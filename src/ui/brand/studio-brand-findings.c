#include "config.h"

#include "studio-brand-findings.h"

struct _StudioBrandFindings
{
  AdwWindow parent_instance;
  GtkListBox *rows;
};

G_DEFINE_FINAL_TYPE (StudioBrandFindings, studio_brand_findings, ADW_TYPE_WINDOW)

static void
studio_brand_findings_class_init (StudioBrandFindingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-brand-findings.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioBrandFindings, rows);
}

static void
studio_brand_findings_init (StudioBrandFindings *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_row (StudioBrandFindings *self,
         const StudioMatrixFinding *finding)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_strdup_printf ("%s · %s", finding->template_name, finding->format);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), finding->sentence);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_append (self->rows, row);
}

GtkWidget *
studio_brand_findings_new (GtkWindow *parent,
                           const StudioBrandMatrix *matrix)
{
  StudioBrandFindings *self;

  g_return_val_if_fail (matrix != NULL, NULL);

  self = g_object_new (STUDIO_TYPE_BRAND_FINDINGS, "transient-for", parent, NULL);
  for (guint i = 0; i < matrix->findings->len; i++)
    add_row (self, g_ptr_array_index (matrix->findings, i));
  return GTK_WIDGET (self);
}
