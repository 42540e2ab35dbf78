#include "config.h"

#include "studio-story-card.h"

#include "studio-feed-column.h"
#include "studio-feed-head.h"
#include "studio-feed-pictures.h"
#include "studio-feed-text.h"

struct _StudioStoryCard
{
  StudioFeedCard parent_instance;
  StudioFeedHead *head;
  StudioFeedPictures *pictures;
  StudioFeedText *text;
  GtkWidget *top;
  GtkBox *bars;
  GtkWidget *foot;
  GtkWidget *words;
  GtkWidget *side;
  GtkImage *logo;
  GtkWidget *reply;
};

G_DEFINE_FINAL_TYPE (StudioStoryCard, studio_story_card, STUDIO_TYPE_FEED_CARD)

/* One bar for each page, as stories have them. */
static void
show_bars (StudioStoryCard *self,
           guint n_pages)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->bars))) != NULL)
    gtk_box_remove (self->bars, child);
  for (guint i = 0; i < n_pages; i++) {
    GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

    gtk_widget_add_css_class (bar, "story-bar");
    gtk_widget_set_hexpand (bar, TRUE);
    gtk_box_append (self->bars, bar);
  }
}

static void
studio_story_card_show (StudioFeedCard *card,
                        const StudioFeedPost *post)
{
  StudioStoryCard *self = STUDIO_STORY_CARD (card);
  const char *account = post->account + (*post->account == '@');
  /* platforms whose every post fills the screen write beside what can be tapped; stories have no words */
  gboolean caption = post->feed->kind == STUDIO_FEED_STORY;

  gtk_widget_set_visible (self->top, !caption);
  gtk_widget_set_visible (self->words, caption);
  gtk_widget_set_visible (self->side, caption);
  gtk_widget_set_visible (self->reply, !caption);
  studio_feed_pictures_show (self->pictures, post, 0, STUDIO_FEED_WIDTH);
  if (caption) {
    gtk_widget_add_css_class (self->foot, "words");
    gtk_image_set_from_paintable (self->logo, post->logo);
    studio_feed_text_show (self->text, post, account);
  } else {
    gtk_widget_remove_css_class (self->foot, "words");
    show_bars (self, post->n_pages);
    studio_feed_head_show (self->head, post, account, NULL);
  }
}

static void
studio_story_card_class_init (StudioStoryCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  STUDIO_FEED_CARD_CLASS (klass)->show = studio_story_card_show;

  g_type_ensure (STUDIO_TYPE_FEED_COLUMN);
  g_type_ensure (STUDIO_TYPE_FEED_HEAD);
  g_type_ensure (STUDIO_TYPE_FEED_PICTURES);
  g_type_ensure (STUDIO_TYPE_FEED_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-story-card.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioStoryCard, head);
  gtk_widget_class_bind_template_child (widget_class, StudioStoryCard, pictures);
  gtk_widget_class_bind_template_child (widget_class, StudioStoryCard, text);
  gtk_widget_class_bind_template_child (widget_class, StudioStoryCard, top);
  gtk_widget_class_bind_template_child (widget_class, StudioStoryCard, bars);
  gtk_widget_class_bind_template_child (widget_class, StudioStoryCard, foot);
  gtk_widget_class_bind_template_child (widget_class, StudioStoryCard, words);
  gtk_widget_class_bind_template_child (widget_class, StudioStoryCard, side);
  gtk_widget_class_bind_template_child (widget_class, StudioStoryCard, logo);
  gtk_widget_class_bind_template_child (widget_class, StudioStoryCard, reply);
}

static void
studio_story_card_init (StudioStoryCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
