#include "config.h"

#include <glib/gi18n-lib.h>

#include "studio-office-watch.h"
#include "studio-toast.h"
#include "studio-profile-dialog-private.h"

#define KEY "check-profile"
/* after the last letter of a name */
#define NAME_REST_MS 500

G_DEFINE_FINAL_TYPE (StudioProfileDialog, studio_profile_dialog, ADW_TYPE_WINDOW)

/* --- sentences --- */

void
_studio_profile_dialog_tell (StudioProfileDialog *self,
                             const char *sentence)
{
  studio_toast_show (self->toasts, studio_toast_new (sentence, NULL));
}

static void
toast_cb (StudioProfileDialog *self,
          AdwToast *toast)
{
  studio_toast_show (self->toasts, toast);
}

static void
tell_name (StudioProfileDialog *self,
           const char *sentence)
{
  gtk_label_set_label (self->sentence, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), sentence != NULL);
}

/* --- the list of profiles --- */

static gboolean
is_used (StudioProfileDialog *self,
         const StudioProfile *profile)
{
  g_autofree char *used = g_settings_get_string (self->settings, KEY);

  return g_str_equal (used, profile->id);
}

static GtkWidget *
new_row (StudioProfileDialog *self,
         const StudioProfile *profile)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *tick = gtk_image_new_from_icon_name ("object-select-symbolic");
  g_autofree char *title = g_markup_escape_text (profile->name, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), profile->own ? _ ("The office's own") : _ ("Comes with the program"));
  gtk_widget_set_tooltip_text (tick, _ ("In use"));
  gtk_widget_set_opacity (tick, is_used (self, profile) ? 1 : 0);
  if (is_used (self, profile))
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ ("In use"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), tick);
  return row;
}

static int
find_profile (StudioProfileDialog *self,
              const char *id)
{
  for (guint i = 0; i < self->profiles->len; i++) {
    if (g_strcmp0 (((const StudioProfile *) g_ptr_array_index (self->profiles, i))->id, id) == 0)
      return (int) i;
  }
  return -1;
}

static void
fill_list (StudioProfileDialog *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < self->profiles->len; i++)
    gtk_list_box_append (self->list, new_row (self, g_ptr_array_index (self->profiles, i)));
}

/* --- the one that is shown --- */

static void
show_head (StudioProfileDialog *self)
{
  gboolean own = self->shown->own, used = is_used (self, self->shown);

  gtk_widget_set_visible (self->own, own);
  gtk_widget_set_visible (self->shipped, !own);
  gtk_label_set_label (self->shipped_name, self->shown->name);
  if (g_strcmp0 (gtk_editable_get_text (self->name), self->shown->name) != 0)
    gtk_editable_set_text (self->name, self->shown->name);
  gtk_button_set_label (self->use, used ? _ ("In Use") : _ ("Use This Profile"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "profile.use", !used);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "profile.delete", own);
}

static void
show_profile (StudioProfileDialog *self)
{
  self->loading = TRUE;
  show_head (self);
  gtk_drop_down_set_selected (self->gate, (guint) self->shown->gate);
  gtk_check_button_set_active (self->explains, self->shown->explains);
  gtk_widget_set_sensitive (GTK_WIDGET (self->gate), self->shown->own);
  gtk_widget_set_sensitive (GTK_WIDGET (self->explains), self->shown->own);
  studio_profile_rules_set_profile (self->rules, self->shown);
  self->loading = FALSE;
}

static void
set_shown (StudioProfileDialog *self,
           StudioProfile *profile)
{
  g_clear_pointer (&self->shown, studio_profile_unref);
  self->shown = studio_profile_ref (profile);
  tell_name (self, NULL);
  show_profile (self);
}

void
_studio_profile_dialog_show (StudioProfileDialog *self,
                             const char *id)
{
  g_autofree char *wanted = g_strdup (id != NULL || self->shown == NULL ? id : self->shown->id);
  g_autofree char *used = g_settings_get_string (self->settings, KEY);
  int at;

  g_clear_pointer (&self->profiles, g_ptr_array_unref);
  self->profiles = studio_profile_list (NULL);
  if (self->profiles->len == 0)
    g_ptr_array_add (self->profiles, studio_profile_new_plain ());
  self->loading = TRUE;
  fill_list (self);
  at = find_profile (self, wanted);
  if (at < 0)
    at = MAX (find_profile (self, used), 0);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, at));
  self->loading = FALSE;
  set_shown (self, g_ptr_array_index (self->profiles, (guint) at));
}

static void
selected_cb (StudioProfileDialog *self,
             GtkListBoxRow *row)
{
  if (self->loading || row == NULL)
    return;
  _studio_profile_dialog_flush (self);
  row = gtk_list_box_get_selected_row (self->list);
  set_shown (self, g_ptr_array_index (self->profiles, (guint) gtk_list_box_row_get_index (row)));
}

static void
profiles_changed_cb (StudioProfileDialog *self)
{
  if (!self->loading)
    _studio_profile_dialog_show (self, NULL);
}

static void
used_changed_cb (StudioProfileDialog *self)
{
  _studio_profile_dialog_show (self, NULL);
}

/* --- editing --- */

/* Puts @changed in the place of the one that is shown; consumes it. */
static gboolean
put (StudioProfileDialog *self,
     StudioProfile *changed)
{
  g_autoptr (StudioProfile) profile = changed;
  g_autoptr (GError) error = NULL;
  gpointer *place = &self->profiles->pdata[find_profile (self, changed->id)];
  gboolean done;

  self->loading = TRUE; /* the rows and the caret stay */
  done = studio_office_profiles_put (profile, &error);
  self->loading = FALSE;
  if (!done) {
    _studio_profile_dialog_tell (self, error->message);
    show_profile (self);
    return FALSE;
  }
  studio_profile_unref (*place);
  *place = studio_profile_ref (profile);
  studio_profile_unref (self->shown);
  self->shown = g_steal_pointer (&profile);
  show_profile (self);
  return TRUE;
}

static void
level_chosen_cb (StudioProfileDialog *self,
                 const char *rule,
                 int level)
{
  if (self->shown->own)
    put (self, studio_office_profiles_with_level (self->shown, rule, (StudioRuleLevel) level));
}

static void
gate_cb (StudioProfileDialog *self)
{
  guint gate = gtk_drop_down_get_selected (self->gate);

  if (!self->loading && self->shown->own && gate <= STUDIO_GATE_PRACTICE)
    put (self, studio_office_profiles_with_gate (self->shown, (StudioGate) gate, gtk_check_button_get_active (self->explains)));
}

/* Returns: (nullable): why @name can't be the profile's */
static const char *
find_fault (StudioProfileDialog *self,
            const char *name)
{
  if (!studio_profile_is_name (name))
    return _ ("A profile needs a name.");
  for (guint i = 0; i < self->profiles->len; i++) {
    const StudioProfile *other = g_ptr_array_index (self->profiles, i);

    if (!g_str_equal (other->id, self->shown->id) && g_utf8_collate (other->name, name) == 0)
      return _ ("Another profile has this name.");
  }
  return NULL;
}

void
_studio_profile_dialog_flush (StudioProfileDialog *self)
{
  g_autofree char *name = NULL;
  GtkListBoxRow *row;

  if (self->name_timer == 0)
    return;
  g_clear_handle_id (&self->name_timer, g_source_remove);
  name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  if (find_fault (self, name) != NULL || g_str_equal (name, self->shown->name))
    return;
  row = gtk_list_box_get_row_at_index (self->list, find_profile (self, self->shown->id));
  if (put (self, studio_office_profiles_with_name (self->shown, name))) {
    g_autofree char *title = g_markup_escape_text (name, -1);

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  }
}

static gboolean
name_rested_cb (gpointer data)
{
  _studio_profile_dialog_flush (data);
  return G_SOURCE_REMOVE;
}

static void
name_typed_cb (StudioProfileDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));

  if (self->loading || self->shown == NULL || !self->shown->own)
    return;
  g_clear_handle_id (&self->name_timer, g_source_remove);
  self->name_timer = g_timeout_add (NAME_REST_MS, name_rested_cb, self);
  tell_name (self, find_fault (self, name));
}

/* --- actions --- */

static void
copy (GtkWidget *widget,
      const char *action,
      GVariant *parameter)
{
  StudioProfileDialog *self = STUDIO_PROFILE_DIALOG (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioProfile) made = NULL;

  _studio_profile_dialog_flush (self);
  made = studio_office_profiles_copy (self->shown, NULL, &error);
  if (made == NULL) {
    _studio_profile_dialog_tell (self, error->message);
    return;
  }
  _studio_profile_dialog_show (self, made->id);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
  gtk_editable_select_region (self->name, 0, -1);
}

static void
use (GtkWidget *widget,
     const char *action,
     GVariant *parameter)
{
  StudioProfileDialog *self = STUDIO_PROFILE_DIALOG (widget);

  _studio_profile_dialog_flush (self);
  g_settings_set_string (self->settings, KEY, self->shown->id);
}

static void
undo_cb (StudioProfileDialog *self)
{
  g_autoptr (StudioProfile) removed = g_steal_pointer (&self->removed);
  g_autoptr (GError) error = NULL;

  if (removed == NULL)
    return;
  if (!studio_office_profiles_put (removed, &error)) {
    _studio_profile_dialog_tell (self, error->message);
    return;
  }
  if (self->removed_was_used)
    g_settings_set_string (self->settings, KEY, removed->id);
  _studio_profile_dialog_show (self, removed->id);
}

static void
offer_undo (StudioProfileDialog *self)
{
  g_autofree char *words = g_strdup_printf (_ ("The profile “%s” was deleted"), self->removed->name);
  AdwToast *toast = studio_toast_new (words, _ ("Undo"));

  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  studio_toast_show (self->toasts, toast);
}

static void
remove_profile (GtkWidget *widget,
                const char *action,
                GVariant *parameter)
{
  StudioProfileDialog *self = STUDIO_PROFILE_DIALOG (widget);
  g_autoptr (StudioProfile) profile = NULL;
  g_autoptr (GError) error = NULL;
  gboolean used;

  _studio_profile_dialog_flush (self);
  profile = studio_profile_ref (self->shown);
  used = is_used (self, profile);
  if (!profile->own || !studio_office_profiles_remove (profile->id, &error)) {
    if (error != NULL)
      _studio_profile_dialog_tell (self, error->message);
    return;
  }
  g_clear_pointer (&self->removed, studio_profile_unref);
  self->removed = g_steal_pointer (&profile);
  self->removed_was_used = used;
  if (used)
    g_settings_set_string (self->settings, KEY, STUDIO_PROFILE_USUAL);
  _studio_profile_dialog_show (self, NULL);
  offer_undo (self);
}

static void
search (GtkWidget *widget,
        const char *action,
        GVariant *parameter)
{
  StudioProfileDialog *self = STUDIO_PROFILE_DIALOG (widget);

  if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->stack), "profiles") == 0)
    studio_profile_rules_focus_search (self->rules);
  else
    studio_office_words_page_focus (self->words);
}

/* --- */

static void
fill_gates (StudioProfileDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  /* in the order of StudioGate */
  gtk_string_list_append (names, _ ("Refuse"));
  gtk_string_list_append (names, _ ("Ask for a reason"));
  gtk_string_list_append (names, _ ("Let it out as practice"));
  self->loading = TRUE;
  gtk_drop_down_set_model (self->gate, G_LIST_MODEL (names));
  self->loading = FALSE;
}

static gboolean
studio_profile_dialog_close_request (GtkWindow *window)
{
  _studio_profile_dialog_flush (STUDIO_PROFILE_DIALOG (window));
  return GTK_WINDOW_CLASS (studio_profile_dialog_parent_class)->close_request (window);
}

static void
studio_profile_dialog_dispose (GObject *object)
{
  StudioProfileDialog *self = STUDIO_PROFILE_DIALOG (object);

  self->loading = TRUE;
  g_clear_handle_id (&self->name_timer, g_source_remove);
  g_clear_object (&self->chooser);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->profiles, g_ptr_array_unref);
  g_clear_pointer (&self->shown, studio_profile_unref);
  g_clear_pointer (&self->removed, studio_profile_unref);

  G_OBJECT_CLASS (studio_profile_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, StudioProfileDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, StudioProfileDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, StudioProfileDialog, list);
  gtk_widget_class_bind_template_child (widget_class, StudioProfileDialog, name);
  gtk_widget_class_bind_template_child (widget_class, StudioProfileDialog, shipped_name);
  gtk_widget_class_bind_template_child (widget_class, StudioProfileDialog, shipped);
  gtk_widget_class_bind_template_child (widget_class, StudioProfileDialog, own);
  gtk_widget_class_bind_template_child (widget_class, StudioProfileDialog, sentence);
  gtk_widget_class_bind_template_child (widget_class, StudioProfileDialog, gate);
  gtk_widget_class_bind_template_child (widget_class, StudioProfileDialog, explains);
  gtk_widget_class_bind_template_child (widget_class, StudioProfileDialog, use);
  gtk_widget_class_bind_template_child (widget_class, StudioProfileDialog, rules);
  gtk_widget_class_bind_template_child (widget_class, StudioProfileDialog, words);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, level_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, gate_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, toast_cb);
}

static void
studio_profile_dialog_class_init (StudioProfileDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_profile_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = studio_profile_dialog_close_request;
  g_type_ensure (STUDIO_TYPE_PROFILE_RULES);
  g_type_ensure (STUDIO_TYPE_OFFICE_WORDS_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-profile-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "profile.copy", NULL, copy);
  gtk_widget_class_install_action (widget_class, "profile.use", NULL, use);
  gtk_widget_class_install_action (widget_class, "profile.delete", NULL, remove_profile);
  gtk_widget_class_install_action (widget_class, "profile.search", NULL, search);
  gtk_widget_class_install_action (widget_class, "profile.import", NULL, _studio_profile_dialog_import);
  gtk_widget_class_install_action (widget_class, "profile.export", NULL, _studio_profile_dialog_export);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "profile.search", NULL);
}

static void
studio_profile_dialog_init (StudioProfileDialog *self)
{
  self->settings = g_settings_new (APPLICATION_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_gates (self);
  _studio_profile_dialog_show (self, NULL);
  _studio_profile_dialog_accept_drops (self);
  g_signal_connect_object (self->settings, "changed::" KEY, G_CALLBACK (used_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (studio_office_watch_get (), "profiles", G_CALLBACK (profiles_changed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
studio_profile_dialog_new (GtkWindow *parent)
{
  return g_object_new (STUDIO_TYPE_PROFILE_DIALOG, "transient-for", parent, NULL);
}
