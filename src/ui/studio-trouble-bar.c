#include "config.h"

#include "studio-trouble-bar.h"

#include "studio-drop-template.h"

struct _StudioTroubleBar
{
  GtkWidget parent_instance;
  GtkLabel *sentence;
  GtkWidget *close;
};

G_DEFINE_FINAL_TYPE (StudioTroubleBar, studio_trouble_bar, GTK_TYPE_WIDGET)

static void
studio_trouble_bar_dispose (GObject *object)
{
  studio_drop_template (GTK_WIDGET (object), STUDIO_TYPE_TROUBLE_BAR);

  G_OBJECT_CLASS (studio_trouble_bar_parent_class)->dispose (object);
}

static void
studio_trouble_bar_class_init (StudioTroubleBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_trouble_bar_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-trouble-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioTroubleBar, sentence);
  gtk_widget_class_bind_template_child (widget_class, StudioTroubleBar, close);
}

static void
studio_trouble_bar_init (StudioTroubleBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
studio_trouble_bar_show (StudioTroubleBar *self,
                         const char *sentence)
{
  g_return_if_fail (STUDIO_IS_TROUBLE_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self), sentence != NULL);
  gtk_widget_set_visible (self->close, FALSE);
  if (sentence != NULL)
    gtk_label_set_label (self->sentence, sentence);
}

void
studio_trouble_bar_offer_closing (StudioTroubleBar *self)
{
  g_return_if_fail (STUDIO_IS_TROUBLE_BAR (self));

  gtk_widget_set_visible (self->close, TRUE);
}
