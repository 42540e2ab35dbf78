#include "config.h"

#include "studio-self-dialog.h"

#include <glib/gi18n-lib.h>

#include "studio-gate.h"
#include "studio-self-settings.h"

struct _StudioSelfDialog
{
  AdwWindow parent_instance;
  GtkEditable *name;
  GtkEditable *post;
  GtkEditable *office;
  AdwComboRow *role;
  GtkSwitch *editor_approves;
  GtkSwitch *only_approved;
  GtkWidget *save;

  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (StudioSelfDialog, studio_self_dialog, ADW_TYPE_WINDOW)

static guint saved_signal;

static gboolean
is_named (StudioSelfDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));

  return *name != '\0';
}

static void
typed_cb (StudioSelfDialog *self)
{
  gtk_widget_set_sensitive (self->save, is_named (self));
}

/* What each role does is told below it. */
static void
role_cb (StudioSelfDialog *self)
{
  static const char *const does[] = {
    N_ ("Makes posts and asks for approval"),
    N_ ("Looks posts through and returns them"),
    N_ ("Approves posts"),
  };
  guint role = adw_combo_row_get_selected (self->role);

  if (role < G_N_ELEMENTS (does))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->role), _ (does[role]));
}

static void
save_cb (StudioSelfDialog *self)
{
  g_autoptr (StudioSelf) person = NULL;

  if (!is_named (self))
    return;
  person = studio_self_new (gtk_editable_get_text (self->name), gtk_editable_get_text (self->post), gtk_editable_get_text (self->office),
                            (StudioRole) adw_combo_row_get_selected (self->role));
  studio_self_save (person);
  g_settings_set_boolean (self->settings, "editor-approves", gtk_switch_get_active (self->editor_approves));
  g_settings_set_boolean (self->settings, "only-approved", gtk_switch_get_active (self->only_approved));
  g_signal_emit (self, saved_signal, 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
fill (StudioSelfDialog *self)
{
  g_autoptr (StudioSelf) person = studio_self_load ();
  g_autoptr (GtkStringList) roles = gtk_string_list_new (NULL);

  for (StudioRole role = STUDIO_ROLE_OPD; role <= STUDIO_ROLE_HEAD; role++)
    gtk_string_list_append (roles, studio_role_get_name (role));
  adw_combo_row_set_model (self->role, G_LIST_MODEL (roles));
  adw_combo_row_set_selected (self->role, person->role);
  /* most people are called what their computer says */
  gtk_editable_set_text (self->name, *person->name != '\0' ? person->name : studio_gate_get_person ());
  gtk_editable_set_text (self->post, person->post);
  gtk_editable_set_text (self->office, person->office);
  gtk_switch_set_active (self->editor_approves, studio_self_editor_approves ());
  gtk_switch_set_active (self->only_approved, studio_self_only_approved ());
  role_cb (self);
  typed_cb (self);
}

static void
studio_self_dialog_finalize (GObject *object)
{
  g_clear_object (&STUDIO_SELF_DIALOG (object)->settings);

  G_OBJECT_CLASS (studio_self_dialog_parent_class)->finalize (object);
}

static void
studio_self_dialog_class_init (StudioSelfDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = studio_self_dialog_finalize;
  saved_signal = g_signal_new ("saved", STUDIO_TYPE_SELF_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-self-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioSelfDialog, name);
  gtk_widget_class_bind_template_child (widget_class, StudioSelfDialog, post);
  gtk_widget_class_bind_template_child (widget_class, StudioSelfDialog, office);
  gtk_widget_class_bind_template_child (widget_class, StudioSelfDialog, role);
  gtk_widget_class_bind_template_child (widget_class, StudioSelfDialog, editor_approves);
  gtk_widget_class_bind_template_child (widget_class, StudioSelfDialog, only_approved);
  gtk_widget_class_bind_template_child (widget_class, StudioSelfDialog, save);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, role_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
studio_self_dialog_init (StudioSelfDialog *self)
{
  self->settings = g_settings_new (APPLICATION_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  fill (self);
}

GtkWidget *
studio_self_dialog_new (GtkWindow *parent)
{
  return g_object_new (STUDIO_TYPE_SELF_DIALOG, "transient-for", parent, NULL);
}
