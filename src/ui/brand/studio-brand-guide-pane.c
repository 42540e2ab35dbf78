#include "config.h"

#include "studio-brand-guide-pane.h"

#include "studio-brand-rule-row.h"
#include "studio-drop-template.h"

struct _StudioBrandGuidePane
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (StudioBrandGuidePane, studio_brand_guide_pane, GTK_TYPE_WIDGET)

static void
studio_brand_guide_pane_dispose (GObject *object)
{
  studio_drop_template (GTK_WIDGET (object), STUDIO_TYPE_BRAND_GUIDE_PANE);

  G_OBJECT_CLASS (studio_brand_guide_pane_parent_class)->dispose (object);
}

static void
studio_brand_guide_pane_class_init (StudioBrandGuidePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_brand_guide_pane_dispose;
  g_type_ensure (STUDIO_TYPE_BRAND_RULE_ROW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-brand-guide-pane.ui");
}

static void
studio_brand_guide_pane_init (StudioBrandGuidePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
