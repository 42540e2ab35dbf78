#include "config.h"

#include "studio-election-banner.h"

#include "studio-brand-edition.h"
#include "studio-election.h"
#include "studio-office-watch.h"

struct _StudioElectionBanner
{
  GtkBox parent_instance;
  GtkLabel *words;
};

G_DEFINE_FINAL_TYPE (StudioElectionBanner, studio_election_banner, GTK_TYPE_BOX)

/* A file that cannot be read is told by the check. */
static void
refresh (StudioElectionBanner *self)
{
  StudioElection election;
  const char *words;
  GDate today;

  studio_brand_get_today (&today);
  studio_election_load (&election, NULL);
  words = studio_election_phase_words (studio_election_get_phase (&election, &today));
  gtk_label_set_label (self->words, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self), words != NULL);
}

static void
studio_election_banner_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_ELECTION_BANNER);

  G_OBJECT_CLASS (studio_election_banner_parent_class)->dispose (object);
}

static void
studio_election_banner_class_init (StudioElectionBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_election_banner_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-election-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioElectionBanner, words);
}

static void
studio_election_banner_init (StudioElectionBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (studio_office_watch_get (), "election", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}
