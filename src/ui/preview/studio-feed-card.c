#include "config.h"

#include "studio-feed-card.h"

#include "studio-article-card.h"
#include "studio-chat-card.h"
#include "studio-note-card.h"
#include "studio-photo-card.h"
#include "studio-story-card.h"
#include "studio-wall-card.h"

G_DEFINE_ABSTRACT_TYPE (StudioFeedCard, studio_feed_card, ADW_TYPE_BIN)

static void
studio_feed_card_class_init (StudioFeedCardClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "feedcard");
}

static void
studio_feed_card_init (StudioFeedCard *self)
{
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_size_request (GTK_WIDGET (self), STUDIO_FEED_WIDTH, -1);
}

GtkWidget *
studio_feed_card_new (StudioFeedKind kind)
{
  switch (kind) {
  case STUDIO_FEED_PHOTO:
    return g_object_new (STUDIO_TYPE_PHOTO_CARD, NULL);
  case STUDIO_FEED_WALL:
    return g_object_new (STUDIO_TYPE_WALL_CARD, NULL);
  case STUDIO_FEED_NOTE:
    return g_object_new (STUDIO_TYPE_NOTE_CARD, NULL);
  case STUDIO_FEED_CHAT:
    return g_object_new (STUDIO_TYPE_CHAT_CARD, NULL);
  case STUDIO_FEED_ARTICLE:
    return g_object_new (STUDIO_TYPE_ARTICLE_CARD, NULL);
  case STUDIO_FEED_STORY:
    return g_object_new (STUDIO_TYPE_STORY_CARD, NULL);
  }
  g_return_val_if_reached (NULL);
}

void
studio_feed_card_show (StudioFeedCard *self,
                       const StudioFeedPost *post)
{
  g_return_if_fail (STUDIO_IS_FEED_CARD (self) && post != NULL);

  STUDIO_FEED_CARD_GET_CLASS (self)->show (self, post);
}
