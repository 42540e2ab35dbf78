#include "config.h"

#include "studio-photo-card.h"

#include "studio-feed-head.h"
#include "studio-feed-pictures.h"
#include "studio-feed-text.h"

struct _StudioPhotoCard
{
  StudioFeedCard parent_instance;
  StudioFeedHead *head;
  StudioFeedPictures *pictures;
  StudioFeedText *text;
};

G_DEFINE_FINAL_TYPE (StudioPhotoCard, studio_photo_card, STUDIO_TYPE_FEED_CARD)

static void
studio_photo_card_show (StudioFeedCard *card,
                        const StudioFeedPost *post)
{
  StudioPhotoCard *self = STUDIO_PHOTO_CARD (card);
  const char *account = post->account + (*post->account == '@');

  studio_feed_head_show (self->head, post, account, NULL);
  studio_feed_pictures_show (self->pictures, post, 0, STUDIO_FEED_WIDTH);
  studio_feed_text_show (self->text, post, account);
}

static void
studio_photo_card_class_init (StudioPhotoCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  STUDIO_FEED_CARD_CLASS (klass)->show = studio_photo_card_show;

  g_type_ensure (STUDIO_TYPE_FEED_HEAD);
  g_type_ensure (STUDIO_TYPE_FEED_PICTURES);
  g_type_ensure (STUDIO_TYPE_FEED_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-photo-card.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioPhotoCard, head);
  gtk_widget_class_bind_template_child (widget_class, StudioPhotoCard, pictures);
  gtk_widget_class_bind_template_child (widget_class, StudioPhotoCard, text);
}

static void
studio_photo_card_init (StudioPhotoCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
