#include "config.h"

#include "studio-chat-card.h"

#include <glib/gi18n-lib.h>

#include "studio-date.h"
#include "studio-feed-head.h"
#include "studio-feed-pictures.h"
#include "studio-feed-text.h"

/* Of a message */
#define PICTURES_WIDTH 328

struct _StudioChatCard
{
  StudioFeedCard parent_instance;
  StudioFeedHead *head;
  StudioFeedPictures *pictures;
  StudioFeedText *text;
  GtkLabel *time;
};

G_DEFINE_FINAL_TYPE (StudioChatCard, studio_chat_card, STUDIO_TYPE_FEED_CARD)

/* Returns: (transfer full): when it would have been sent */
static char *
say_time (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return studio_time_format (g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now));
}

static void
studio_chat_card_show (StudioFeedCard *card,
                       const StudioFeedPost *post)
{
  StudioChatCard *self = STUDIO_CHAT_CARD (card);
  g_autofree char *time = NULL;

  studio_feed_head_show (self->head, post, post->name, _ ("Channel"));
  studio_feed_pictures_show (self->pictures, post, 0, PICTURES_WIDTH);
  studio_feed_text_show (self->text, post, NULL);
  time = say_time ();
  gtk_label_set_label (self->time, time);
}

static void
studio_chat_card_class_init (StudioChatCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  STUDIO_FEED_CARD_CLASS (klass)->show = studio_chat_card_show;

  g_type_ensure (STUDIO_TYPE_FEED_HEAD);
  g_type_ensure (STUDIO_TYPE_FEED_PICTURES);
  g_type_ensure (STUDIO_TYPE_FEED_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-chat-card.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioChatCard, head);
  gtk_widget_class_bind_template_child (widget_class, StudioChatCard, pictures);
  gtk_widget_class_bind_template_child (widget_class, StudioChatCard, text);
  gtk_widget_class_bind_template_child (widget_class, StudioChatCard, time);
}

static void
studio_chat_card_init (StudioChatCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
