#include "config.h"

#include "studio-wall-card.h"

#include <glib/gi18n-lib.h>

#include "studio-feed-head.h"
#include "studio-feed-pictures.h"
#include "studio-feed-text.h"

struct _StudioWallCard
{
  StudioFeedCard parent_instance;
  StudioFeedHead *head;
  StudioFeedPictures *pictures;
  StudioFeedText *text;
};

G_DEFINE_FINAL_TYPE (StudioWallCard, studio_wall_card, STUDIO_TYPE_FEED_CARD)

static void
studio_wall_card_show (StudioFeedCard *card,
                       const StudioFeedPost *post)
{
  StudioWallCard *self = STUDIO_WALL_CARD (card);

  studio_feed_head_show (self->head, post, post->name, _ ("Just now"));
  studio_feed_text_show (self->text, post, NULL);
  studio_feed_pictures_show (self->pictures, post, 0, STUDIO_FEED_WIDTH);
}

static void
studio_wall_card_class_init (StudioWallCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  STUDIO_FEED_CARD_CLASS (klass)->show = studio_wall_card_show;

  g_type_ensure (STUDIO_TYPE_FEED_HEAD);
  g_type_ensure (STUDIO_TYPE_FEED_PICTURES);
  g_type_ensure (STUDIO_TYPE_FEED_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-wall-card.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioWallCard, head);
  gtk_widget_class_bind_template_child (widget_class, StudioWallCard, pictures);
  gtk_widget_class_bind_template_child (widget_class, StudioWallCard, text);
}

static void
studio_wall_card_init (StudioWallCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
