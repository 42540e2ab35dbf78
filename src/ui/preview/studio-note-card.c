#include "config.h"

#include "studio-note-card.h"

#include <glib/gi18n-lib.h>

#include "studio-feed-column.h"
#include "studio-feed-pictures.h"
#include "studio-feed-text.h"

/* What the account's picture and the edges leave of the width */
#define PICTURES_WIDTH 286

struct _StudioNoteCard
{
  StudioFeedCard parent_instance;
  GtkImage *logo;
  GtkLabel *name;
  GtkLabel *account;
  StudioFeedPictures *pictures;
  StudioFeedText *text;
};

G_DEFINE_FINAL_TYPE (StudioNoteCard, studio_note_card, STUDIO_TYPE_FEED_CARD)

static void
studio_note_card_show (StudioFeedCard *card,
                       const StudioFeedPost *post)
{
  StudioNoteCard *self = STUDIO_NOTE_CARD (card);
  /* TRANSLATORS: an account, and when it posted: "@pemkabpaser · now" */
  g_autofree char *account = g_strdup_printf (_ ("%s · now"), post->account);

  gtk_image_set_from_paintable (self->logo, post->logo);
  gtk_label_set_label (self->name, post->name);
  gtk_label_set_label (self->account, account);
  studio_feed_text_show (self->text, post, NULL);
  studio_feed_pictures_show (self->pictures, post, 0, PICTURES_WIDTH);
}

static void
studio_note_card_class_init (StudioNoteCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  STUDIO_FEED_CARD_CLASS (klass)->show = studio_note_card_show;

  g_type_ensure (STUDIO_TYPE_FEED_COLUMN);
  g_type_ensure (STUDIO_TYPE_FEED_PICTURES);
  g_type_ensure (STUDIO_TYPE_FEED_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-note-card.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioNoteCard, logo);
  gtk_widget_class_bind_template_child (widget_class, StudioNoteCard, name);
  gtk_widget_class_bind_template_child (widget_class, StudioNoteCard, account);
  gtk_widget_class_bind_template_child (widget_class, StudioNoteCard, pictures);
  gtk_widget_class_bind_template_child (widget_class, StudioNoteCard, text);
}

static void
studio_note_card_init (StudioNoteCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
