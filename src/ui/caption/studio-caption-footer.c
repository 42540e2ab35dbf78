#include "config.h"

#include "studio-caption-footer.h"

#include <glib/gi18n-lib.h>

struct _StudioCaptionFooter
{
  AdwBin parent_instance;
  GtkWidget *problem_icon;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (StudioCaptionFooter, studio_caption_footer, ADW_TYPE_BIN)

static void
studio_caption_footer_class_init (StudioCaptionFooterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-caption-footer.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioCaptionFooter, problem_icon);
  gtk_widget_class_bind_template_child (widget_class, StudioCaptionFooter, problem);
}

static void
studio_caption_footer_init (StudioCaptionFooter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  studio_caption_footer_set_problem (self, NULL);
}

void
studio_caption_footer_set_problem (StudioCaptionFooter *self,
                                   const char *problem)
{
  g_return_if_fail (STUDIO_IS_CAPTION_FOOTER (self));

  gtk_widget_set_visible (self->problem_icon, problem != NULL);
  gtk_label_set_label (self->problem, problem != NULL ? problem : _ ("The caption fits all of these platforms."));
}
