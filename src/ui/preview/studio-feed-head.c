#include "config.h"

#include "studio-feed-head.h"

struct _StudioFeedHead
{
  AdwBin parent_instance;
  GtkImage *logo;
  GtkLabel *name;
  GtkLabel *below;
};

G_DEFINE_FINAL_TYPE (StudioFeedHead, studio_feed_head, ADW_TYPE_BIN)

static void
studio_feed_head_class_init (StudioFeedHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_css_name (widget_class, "feedhead");
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-feed-head.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioFeedHead, logo);
  gtk_widget_class_bind_template_child (widget_class, StudioFeedHead, name);
  gtk_widget_class_bind_template_child (widget_class, StudioFeedHead, below);
}

static void
studio_feed_head_init (StudioFeedHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
studio_feed_head_show (StudioFeedHead *self,
                       const StudioFeedPost *post,
                       const char *name,
                       const char *below)
{
  g_return_if_fail (STUDIO_IS_FEED_HEAD (self) && post != NULL && name != NULL);

  gtk_image_set_from_paintable (self->logo, post->logo);
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->below, below != NULL ? below : "");
  gtk_widget_set_visible (GTK_WIDGET (self->below), below != NULL);
}
