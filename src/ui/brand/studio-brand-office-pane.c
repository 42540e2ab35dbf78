#include "config.h"

#include "studio-brand-office-pane.h"

#include "studio-brand-choice.h"
#include "studio-brand-entry.h"
#include "studio-brand-items.h"
#include "studio-drop-template.h"

struct _StudioBrandOfficePane
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (StudioBrandOfficePane, studio_brand_office_pane, GTK_TYPE_WIDGET)

static void
studio_brand_office_pane_dispose (GObject *object)
{
  studio_drop_template (GTK_WIDGET (object), STUDIO_TYPE_BRAND_OFFICE_PANE);

  G_OBJECT_CLASS (studio_brand_office_pane_parent_class)->dispose (object);
}

static void
studio_brand_office_pane_class_init (StudioBrandOfficePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_brand_office_pane_dispose;
  g_type_ensure (STUDIO_TYPE_BRAND_CHOICE);
  g_type_ensure (STUDIO_TYPE_BRAND_ENTRY);
  g_type_ensure (STUDIO_TYPE_BRAND_ITEMS);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-brand-office-pane.ui");
}

static void
studio_brand_office_pane_init (StudioBrandOfficePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
