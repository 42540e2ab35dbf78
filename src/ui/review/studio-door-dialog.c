#include "config.h"

#include "studio-door-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-gate.h"
#include "studio-one-door.h"
#include "studio-post-words.h"
#include "studio-self-dialog.h"
#include "studio-self-settings.h"

/* Findings that are named; the page of checks has them all */
#define MOST_NAMED 4

struct _StudioDoorDialog
{
  AdwWindow parent_instance;
  AdwActionRow *person;
  AdwActionRow *checks;
  GtkLabel *open;
  GtkLabel *note_label;
  GtkLabel *note_hint;
  GtkTextView *note;
  GtkLabel *problem;
  GtkButton *act;

  StudioLiveCheck *check;
  StudioDeed deed;
};

G_DEFINE_FINAL_TYPE (StudioDoorDialog, studio_door_dialog, ADW_TYPE_WINDOW)

static guint done_signal;

/* --- what is known --- */

static StudioSnapshot *
look (StudioDoorDialog *self)
{
  return studio_post_snapshot (studio_document_get_post (studio_live_check_get_document (self->check)));
}

/* Returns: (nullable): NULL while they are not about the post as it is */
static GPtrArray *
findings_of (StudioDoorDialog *self)
{
  return studio_live_check_is_current (self->check) ? studio_live_check_get_findings (self->check) : NULL;
}

/* Returns: (transfer full) */
static char *
read_note (StudioDoorDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->note);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

/* --- what is shown --- */

static void
show_person (StudioDoorDialog *self)
{
  g_autoptr (StudioSelf) person = studio_self_load ();
  g_autofree char *subtitle = g_strjoin (" · ", studio_role_get_name (person->role), *person->post != '\0' ? person->post : person->office,
                                         *person->post != '\0' && *person->office != '\0' ? person->office : NULL, NULL);

  if (g_str_has_suffix (subtitle, " · "))
    subtitle[strlen (subtitle) - strlen (" · ")] = '\0';
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->person), *person->name != '\0' ? person->name : studio_gate_get_person ());
  adw_action_row_set_subtitle (self->person, subtitle);
}

/* Returns: (transfer full): the first open ones, a line each */
static char *
name_open (GPtrArray *open)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < open->len && i < MOST_NAMED; i++)
    g_string_append_printf (text, "%s• %s", i > 0 ? "\n" : "", ((const StudioFinding *) g_ptr_array_index (open, i))->message);
  if (open->len > MOST_NAMED) {
    g_string_append_c (text, '\n');
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", open->len - MOST_NAMED), open->len - MOST_NAMED);
  }
  return g_string_free (text, FALSE);
}

static void
show_checks (StudioDoorDialog *self,
             const StudioGateAnswer *answer)
{
  g_autofree char *open = name_open (answer->open), *state = NULL, *recommended = NULL;
  guint n = answer->open->len, n_more = studio_live_check_count_open (self->check, STUDIO_RULE_WARNING);

  if (answer->checking) {
    const char *problem = studio_live_check_get_problem (self->check);

    state = g_strdup (problem != NULL ? problem : _ ("Checking the post…"));
  } else {
    state = n == 0 ? g_strdup (_ ("Nothing required is open.")) : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u required finding is open.", "%u required findings are open.", n), n);
    recommended = n_more > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u recommended", "%u recommended", n_more), n_more) : NULL;
  }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->checks), state);
  adw_action_row_set_icon_name (self->checks, answer->checking ? "content-loading-symbolic" : n > 0 ? "dialog-warning-symbolic"
                                                                                                    : "object-select-symbolic");
  adw_action_row_set_subtitle (self->checks, recommended != NULL ? recommended : "");
  gtk_label_set_label (self->open, open);
  gtk_widget_set_visible (GTK_WIDGET (self->open), *open != '\0');
}

/* Whether the gate wants a reason before the post is approved. */
static gboolean
wants_reason (StudioDoorDialog *self,
              const StudioGateAnswer *answer)
{
  return self->deed == STUDIO_DEED_APPROVE && !answer->checking && answer->open->len > 0 &&
         (answer->pass == STUDIO_PASS_DRAFT || answer->pass == STUDIO_PASS_REASONED);
}

/* Returns: (nullable): why the deed cannot be done yet; "" if what is missing shows by itself */
static char *
find_problem (StudioDoorDialog *self,
              StudioSnapshot *snapshot,
              const StudioGateAnswer *answer,
              const char *note)
{
  g_autoptr (StudioSelf) person = studio_self_load ();
  g_autoptr (GError) error = NULL;

  if (!studio_door_may (snapshot, self->deed, person->role, studio_self_editor_approves (), &error))
    return g_strdup (error->message);
  if (self->deed == STUDIO_DEED_RETURN)
    return *note == '\0' ? g_strdup ("") : NULL;
  if (self->deed != STUDIO_DEED_APPROVE)
    return NULL;
  if (answer->checking || answer->pass == STUDIO_PASS_DRAFT)
    return g_strdup ("");
  return answer->pass == STUDIO_PASS_REFUSED || answer->pass == STUDIO_PASS_PRACTICE ? g_strdup (answer->sentence) : NULL;
}

static void
update (StudioDoorDialog *self)
{
  g_autofree char *note = read_note (self), *problem = NULL;
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autoptr (StudioGateAnswer) answer = NULL;

  /* while the window goes the document goes first */
  if (studio_live_check_get_document (self->check) == NULL)
    return;
  snapshot = look (self);
  answer = studio_gate_ask (findings_of (self), snapshot, studio_live_check_get_profile (self->check), note, FALSE);
  show_person (self);
  show_checks (self, answer);
  problem = find_problem (self, snapshot, answer, note);
  if (self->deed == STUDIO_DEED_APPROVE)
    gtk_label_set_label (self->note_label, wants_reason (self, answer) ? _ ("Why it is approved all the same") : _ ("Note (not needed)"));
  gtk_widget_set_visible (GTK_WIDGET (self->note_hint), wants_reason (self, answer));
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL && *problem != '\0');
  gtk_widget_set_sensitive (GTK_WIDGET (self->act), problem == NULL);
}

/* --- what happens --- */

static void
person_saved_cb (StudioDoorDialog *self)
{
  update (self);
}

static void
change_person_cb (StudioDoorDialog *self)
{
  GtkWidget *dialog = studio_self_dialog_new (GTK_WINDOW (self));

  g_signal_connect_object (dialog, "saved", G_CALLBACK (person_saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
act_cb (StudioDoorDialog *self)
{
  StudioDocument *document = studio_live_check_get_document (self->check);
  g_autoptr (StudioSelf) person = studio_self_load ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *note = read_note (self);
  const StudioDoorOrder order = { self->deed, person, *note != '\0' ? note : NULL, studio_self_editor_approves (), findings_of (self), studio_live_check_get_profile (self->check), now };
  g_autoptr (GError) error = NULL;

  if (document == NULL || !gtk_widget_get_sensitive (GTK_WIDGET (self->act)))
    return;
  if (!studio_document_pass_door (document, &order, &error)) {
    gtk_label_set_label (self->problem, error->message);
    gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
    return;
  }
  g_signal_emit (self, done_signal, 0);
  gtk_window_close (GTK_WINDOW (self));
}

/* --- */

static void
name_deed (StudioDoorDialog *self)
{
  static const struct
  {
    const char *title, *act, *note;
  } words[] = {
    [STUDIO_DEED_ASK] = { N_ ("Ask for Approval"), N_ ("Ask"), N_ ("Note for whoever looks it through (not needed)") },
    [STUDIO_DEED_APPROVE] = { N_ ("Approve"), N_ ("Approve"), N_ ("Note (not needed)") },
    [STUDIO_DEED_RETURN] = { N_ ("Return"), N_ ("Return"), N_ ("What is to be changed") },
  };

  gtk_window_set_title (GTK_WINDOW (self), _ (words[self->deed].title));
  gtk_button_set_label (self->act, _ (words[self->deed].act));
  gtk_label_set_label (self->note_label, _ (words[self->deed].note));
}

static void
studio_door_dialog_finalize (GObject *object)
{
  g_clear_object (&STUDIO_DOOR_DIALOG (object)->check);

  G_OBJECT_CLASS (studio_door_dialog_parent_class)->finalize (object);
}

static void
studio_door_dialog_class_init (StudioDoorDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = studio_door_dialog_finalize;
  done_signal = g_signal_new ("done", STUDIO_TYPE_DOOR_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-door-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioDoorDialog, person);
  gtk_widget_class_bind_template_child (widget_class, StudioDoorDialog, checks);
  gtk_widget_class_bind_template_child (widget_class, StudioDoorDialog, open);
  gtk_widget_class_bind_template_child (widget_class, StudioDoorDialog, note_label);
  gtk_widget_class_bind_template_child (widget_class, StudioDoorDialog, note_hint);
  gtk_widget_class_bind_template_child (widget_class, StudioDoorDialog, note);
  gtk_widget_class_bind_template_child (widget_class, StudioDoorDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, StudioDoorDialog, act);
  gtk_widget_class_bind_template_callback (widget_class, change_person_cb);
  gtk_widget_class_bind_template_callback (widget_class, act_cb);
}

static void
studio_door_dialog_init (StudioDoorDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->note), "changed", G_CALLBACK (update), self);
}

GtkWidget *
studio_door_dialog_new (GtkWindow *parent,
                        StudioLiveCheck *check,
                        StudioDeed deed)
{
  StudioDoorDialog *self;

  g_return_val_if_fail (STUDIO_IS_LIVE_CHECK (check) && studio_live_check_get_document (check) != NULL && deed <= STUDIO_DEED_RETURN, NULL);

  self = g_object_new (STUDIO_TYPE_DOOR_DIALOG, "transient-for", parent, NULL);
  self->check = g_object_ref (check);
  self->deed = deed;
  name_deed (self);
  g_signal_connect_object (check, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  studio_live_check_hurry (check);
  update (self);
  return GTK_WIDGET (self);
}

StudioDeed
studio_door_dialog_get_deed (StudioDoorDialog *self)
{
  g_return_val_if_fail (STUDIO_IS_DOOR_DIALOG (self), STUDIO_DEED_ASK);

  return self->deed;
}
