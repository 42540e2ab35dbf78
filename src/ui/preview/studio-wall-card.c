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
  GtkBox *actions;
  const char *platform; /* (nullable): whose @actions are shown, an id */
};

G_DEFINE_FINAL_TYPE (StudioWallCard, studio_wall_card, STUDIO_TYPE_FEED_CARD)

/** Action: what people can do below a post; @words: (nullable): an icon may do */
typedef struct
{
  const char *icon, *words;
} Action;

/** Row: what stands below posts of a platform; @platform: NULL for all others */
typedef struct
{
  const char *platform;
  Action actions[4];
} Row;

static const Row rows[] = {
  { "linkedin", { { "studio-like-symbolic", N_ ("Like") }, { "studio-comment-symbolic", N_ ("Comment") }, { "studio-repeat-symbolic", N_ ("Repost") }, { "studio-send-symbolic", N_ ("Send") } } },
  { "youtube_post", { { "studio-like-symbolic", NULL }, { "studio-dislike-symbolic", NULL }, { "studio-comment-symbolic", N_ ("Comments") }, { NULL, NULL } } },
  { NULL, { { "studio-heart-symbolic", N_ ("Like") }, { "studio-comment-symbolic", N_ ("Comment") }, { "studio-share-symbolic", N_ ("Share") }, { NULL, NULL } } },
};

static void
add_action (StudioWallCard *self,
            const Action *action)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "icon-name", action->icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  if (action->words != NULL)
    gtk_box_append (GTK_BOX (box), gtk_label_new (_ (action->words)));
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (self->actions, box);
}

static void
show_actions (StudioWallCard *self,
              const char *platform)
{
  const Row *row = rows;
  GtkWidget *child;

  if (self->platform == platform)
    return;
  self->platform = platform;
  while (row->platform != NULL && !g_str_equal (row->platform, platform))
    row++;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->actions))) != NULL)
    gtk_box_remove (self->actions, child);
  for (guint i = 0; i < G_N_ELEMENTS (row->actions) && row->actions[i].icon != NULL; i++)
    add_action (self, &row->actions[i]);
}

static void
studio_wall_card_show (StudioFeedCard *card,
                       const StudioFeedPost *post)
{
  StudioWallCard *self = STUDIO_WALL_CARD (card);

  studio_feed_head_show (self->head, post, post->name, _ ("Just now"));
  show_actions (self, post->platform->id);
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
  gtk_widget_class_bind_template_child (widget_class, StudioWallCard, actions);
}

static void
studio_wall_card_init (StudioWallCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
