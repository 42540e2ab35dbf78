#include "config.h"

#include "studio-article-card.h"

#include "studio-brand-edition.h"
#include "studio-date.h"
#include "studio-feed-column.h"
#include "studio-feed-pictures.h"
#include "studio-feed-text.h"
#include "studio-shot.h"

#define INNER_WIDTH 328
#define THUMBNAIL_SIDE 84
/* WordPress makes excerpts of as many, if none is written */
#define EXCERPT_WORDS 55

struct _StudioArticleCard
{
  StudioFeedCard parent_instance;
  GtkLabel *site;
  GtkLabel *title;
  GtkLabel *date;
  StudioFeedPictures *pictures;
  StudioFeedText *text;
  StudioFeedPictures *others;
  StudioShot *thumbnail;
  GtkLabel *list_title;
  GtkLabel *excerpt;
};

G_DEFINE_FINAL_TYPE (StudioArticleCard, studio_article_card, STUDIO_TYPE_FEED_CARD)

/* Returns: (transfer full): the day it would have been published on */
static char *
say_date (void)
{
  GDate today;

  studio_brand_get_today (&today);
  return studio_date_format (&today, STUDIO_DATE_LONG);
}

static void
studio_article_card_show (StudioFeedCard *card,
                          const StudioFeedPost *post)
{
  StudioArticleCard *self = STUDIO_ARTICLE_CARD (card);
  g_autofree char *date = say_date (), *excerpt = studio_feed_excerpt (post->caption, EXCERPT_WORDS);
  StudioRect square = studio_feed_crop_to (post->format->size, 1);
  StudioFeedPost featured = *post;

  featured.n_pages = MIN (post->n_pages, 1);
  gtk_label_set_label (self->site, studio_feed_name_site (studio_snapshot_get_brand (post->words)));
  gtk_label_set_label (self->title, post->title);
  gtk_label_set_label (self->date, date);
  studio_feed_pictures_show (self->pictures, &featured, 0, INNER_WIDTH);
  studio_feed_text_show (self->text, post, NULL);
  studio_feed_pictures_show (self->others, post, 1, INNER_WIDTH);
  studio_shot_show (self->thumbnail, post, 0, &square, THUMBNAIL_SIDE, THUMBNAIL_SIDE);
  gtk_label_set_label (self->list_title, post->title);
  gtk_label_set_label (self->excerpt, excerpt);
}

static void
studio_article_card_class_init (StudioArticleCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  STUDIO_FEED_CARD_CLASS (klass)->show = studio_article_card_show;

  g_type_ensure (STUDIO_TYPE_FEED_COLUMN);
  g_type_ensure (STUDIO_TYPE_FEED_PICTURES);
  g_type_ensure (STUDIO_TYPE_FEED_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-article-card.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioArticleCard, site);
  gtk_widget_class_bind_template_child (widget_class, StudioArticleCard, title);
  gtk_widget_class_bind_template_child (widget_class, StudioArticleCard, date);
  gtk_widget_class_bind_template_child (widget_class, StudioArticleCard, pictures);
  gtk_widget_class_bind_template_child (widget_class, StudioArticleCard, text);
  gtk_widget_class_bind_template_child (widget_class, StudioArticleCard, others);
  gtk_widget_class_bind_template_child (widget_class, StudioArticleCard, thumbnail);
  gtk_widget_class_bind_template_child (widget_class, StudioArticleCard, list_title);
  gtk_widget_class_bind_template_child (widget_class, StudioArticleCard, excerpt);
}

static void
studio_article_card_init (StudioArticleCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
