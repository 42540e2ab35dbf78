#include "config.h"

#include "studio-election-dialog.h"

#include <glib/gi18n-lib.h>

#include "studio-brand-edition.h"
#include "studio-date.h"
#include "studio-election.h"
#include "studio-office-watch.h"

struct _StudioElectionDialog
{
  AdwWindow parent_instance;
  GtkSwitch *on;
  GtkWidget *days[STUDIO_ELECTION_N_DAYS];
  GtkLabel *state;
  GtkWidget *save;
};

G_DEFINE_FINAL_TYPE (StudioElectionDialog, studio_election_dialog, ADW_TYPE_WINDOW)

/* --- reading the rows --- */

static gboolean
read_day (StudioElectionDialog *self,
          int day,
          GDate *date,
          GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->days[day]))));
  GDate today;

  if (*text == '\0')
    return TRUE;
  studio_brand_get_today (&today);
  return studio_date_parse (text, &today, date, error);
}

static gboolean
read_all (StudioElectionDialog *self,
          StudioElection *election,
          GError **error)
{
  studio_election_init (election);
  election->on = gtk_switch_get_active (self->on);
  for (int i = 0; i < STUDIO_ELECTION_N_DAYS; i++) {
    if (!read_day (self, i, &election->days[i], error))
      return FALSE;
  }
  return studio_election_check (election, error);
}

/* --- what is shown --- */

/* Returns: (transfer full) */
static char *
tell_range (const StudioElection *election)
{
  g_autofree char *range = NULL;
  GDate from, to;

  if (!election->on || !studio_election_get_range (election, &from, &to))
    return g_strdup (_ ("Off. The days stay noted."));
  range = studio_date_format_range (&from, &to);
  /* TRANSLATORS: the time, "14 Agustus 2028 – 20 Maret 2029" */
  return g_strdup_printf (_ ("The stricter rules hold %s."), range);
}

static void
show_state (StudioElectionDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  StudioElection election;
  gboolean ok = read_all (self, &election, &error);

  words = ok ? tell_range (&election) : g_strdup (error->message);
  gtk_label_set_label (self->state, words);
  gtk_widget_remove_css_class (GTK_WIDGET (self->state), ok ? "error" : "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->state), ok ? "dim-label" : "error");
  gtk_widget_set_sensitive (self->save, ok);
}

static void
load (StudioElectionDialog *self)
{
  StudioElection election;

  studio_election_load (&election, NULL); /* one that cannot be read is written anew */
  gtk_switch_set_active (self->on, election.on);
  for (int i = 0; i < STUDIO_ELECTION_N_DAYS; i++) {
    g_autofree char *text = g_date_valid (&election.days[i]) ? studio_date_format (&election.days[i], STUDIO_DATE_LONG) : g_strdup ("");

    gtk_editable_set_text (GTK_EDITABLE (self->days[i]), text);
  }
}

static void
save_cb (StudioElectionDialog *self)
{
  g_autoptr (GError) error = NULL;
  StudioElection election;

  if (!read_all (self, &election, &error) || !studio_election_save (&election, &error)) {
    gtk_label_set_label (self->state, error->message);
    return;
  }
  studio_office_watch_tell_election ();
  gtk_window_close (GTK_WINDOW (self));
}

/* --- the class --- */

static void
studio_election_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), STUDIO_TYPE_ELECTION_DIALOG);

  G_OBJECT_CLASS (studio_election_dialog_parent_class)->dispose (object);
}

static void
studio_election_dialog_class_init (StudioElectionDialogClass *klass)
{
  static const char *const names[STUDIO_ELECTION_N_DAYS] = { "fixed", "campaign", "quiet", "vote", "certified" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_election_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-election-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioElectionDialog, on);
  gtk_widget_class_bind_template_child (widget_class, StudioElectionDialog, state);
  gtk_widget_class_bind_template_child (widget_class, StudioElectionDialog, save);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_class_bind_template_child_full (widget_class, names[i], FALSE, (gssize) G_STRUCT_OFFSET (StudioElectionDialog, days) + (gssize) (i * sizeof (GtkWidget *)));
  gtk_widget_class_bind_template_callback (widget_class, show_state);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
studio_election_dialog_init (StudioElectionDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  load (self);
  show_state (self);
}

GtkWidget *
studio_election_dialog_new (GtkWindow *parent)
{
  return g_object_new (STUDIO_TYPE_ELECTION_DIALOG, "transient-for", parent, NULL);
}
