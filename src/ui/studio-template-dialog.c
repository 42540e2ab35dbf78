#include "config.h"

#include "studio-template-dialog.h"

#include <glib/gi18n-lib.h>

#include "studio-template-maker.h"

struct _StudioTemplateDialog
{
  AdwWindow parent_instance;
  GtkButton *cancel;
  GtkButton *save;
  AdwPreferencesPage *page;
  AdwEntryRow *name;
  AdwComboRow *type;
  AdwPreferencesGroup *items;
  AdwPreferencesGroup *formats;
  GtkWidget *foot;
  GtkLabel *problem;

  StudioCatalog *catalog;
  StudioTemplateMaker *maker;
  GPtrArray *types; /* (element-type utf8): content types in the order of the list */
  gboolean saving;
};

G_DEFINE_FINAL_TYPE (StudioTemplateDialog, studio_template_dialog, ADW_TYPE_WINDOW)

static guint saved_signal;

static void
show_problem (StudioTemplateDialog *self,
              const char *sentence)
{
  gtk_widget_set_visible (self->foot, sentence != NULL);
  gtk_label_set_label (self->problem, sentence != NULL ? sentence : "");
}

static void
update (StudioTemplateDialog *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name));

  gtk_widget_set_sensitive (GTK_WIDGET (self->save), *name != '\0' && !self->saving);
  gtk_widget_set_sensitive (GTK_WIDGET (self->page), !self->saving);
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel), !self->saving);
}

static void
name_changed_cb (StudioTemplateDialog *self)
{
  show_problem (self, NULL);
  update (self);
}

/* --- items --- */

static void
set_text (char **text,
          const char *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

static void
fill_in_cb (GtkSwitch *toggle,
            GParamSpec *pspec,
            StudioMakerItem *item)
{
  item->fill_in = gtk_switch_get_active (toggle);
}

static void
required_cb (GtkSwitch *toggle,
             GParamSpec *pspec,
             StudioMakerItem *item)
{
  item->required = gtk_switch_get_active (toggle);
}

static void
label_cb (GtkEditable *entry,
          StudioMakerItem *item)
{
  set_text (&item->label, gtk_editable_get_text (entry));
}

static void
reason_cb (GtkEditable *entry,
           StudioMakerItem *item)
{
  set_text (&item->locked, gtk_editable_get_text (entry));
}

static void
lock_cb (GtkSwitch *toggle,
         GParamSpec *pspec,
         StudioMakerItem *item)
{
  GtkEditable *reason = g_object_get_data (G_OBJECT (toggle), "reason");

  gtk_widget_set_visible (GTK_WIDGET (reason), gtk_switch_get_active (toggle));
  set_text (&item->locked, gtk_switch_get_active (toggle) ? gtk_editable_get_text (reason) : NULL);
}

static GtkWidget *
new_switch (gboolean active,
            const char *label)
{
  GtkWidget *toggle = gtk_switch_new ();

  gtk_switch_set_active (GTK_SWITCH (toggle), active);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (toggle, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return toggle;
}

static GtkWidget *
add_switch_row (AdwExpanderRow *parent,
                const char *title,
                gboolean active)
{
  GtkWidget *row = adw_action_row_new (), *toggle = new_switch (active, title);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  adw_expander_row_add_row (parent, row);
  return toggle;
}

static GtkWidget *
add_entry_row (AdwExpanderRow *parent,
               const char *title,
               const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  adw_expander_row_add_row (parent, row);
  return row;
}

static void
add_lock (AdwExpanderRow *row,
          StudioMakerItem *item)
{
  GtkWidget *lock, *reason;

  if (item->layers->len == 0)
    return;
  lock = add_switch_row (row, _ ("Locked: can't be moved or restyled"), item->locked != NULL);
  reason = add_entry_row (row, _ ("Why (people are told)"), item->locked);
  gtk_widget_set_visible (reason, item->locked != NULL);
  g_object_set_data (G_OBJECT (lock), "reason", reason);
  g_signal_connect (lock, "notify::active", G_CALLBACK (lock_cb), item);
  g_signal_connect (reason, "changed", G_CALLBACK (reason_cb), item);
}

static void
add_item (StudioTemplateDialog *self,
          StudioMakerItem *item)
{
  AdwExpanderRow *row = ADW_EXPANDER_ROW (adw_expander_row_new ());
  GtkWidget *fill_in = new_switch (item->fill_in, _ ("To be filled in")), *required, *label;
  g_autofree char *excerpt = item->excerpt != NULL ? g_strdelimit (g_strdup (item->excerpt), "\n", ' ') : NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), item->label);
  if (excerpt != NULL && g_strcmp0 (excerpt, item->label) != 0) {
    g_autofree char *escaped = g_markup_escape_text (excerpt, -1);

    adw_expander_row_set_subtitle (row, escaped);
  }
  adw_expander_row_add_action (row, fill_in);
  label = add_entry_row (row, _ ("Label in the form"), item->label);
  required = add_switch_row (row, _ ("Must be filled in"), item->required);
  g_signal_connect (fill_in, "notify::active", G_CALLBACK (fill_in_cb), item);
  g_signal_connect (required, "notify::active", G_CALLBACK (required_cb), item);
  g_signal_connect (label, "changed", G_CALLBACK (label_cb), item);
  add_lock (row, item);
  adw_preferences_group_add (self->items, GTK_WIDGET (row));
}

/* --- sizes and types --- */

static void
format_cb (GtkSwitch *toggle,
           GParamSpec *pspec,
           StudioTemplateDialog *self)
{
  gpointer format = g_object_get_data (G_OBJECT (toggle), "format");

  if (gtk_switch_get_active (toggle))
    g_ptr_array_add (self->maker->formats, format);
  else
    g_ptr_array_remove (self->maker->formats, format);
  show_problem (self, NULL);
}

static void
add_formats (StudioTemplateDialog *self)
{
  for (guint i = 0; i < self->maker->formats->len; i++) {
    const StudioFormat *format = g_ptr_array_index (self->maker->formats, i);
    GtkWidget *row = adw_action_row_new (), *toggle = new_switch (TRUE, _ (format->name));

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (format->name));
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
    adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
    g_object_set_data (G_OBJECT (toggle), "format", (gpointer) format);
    g_signal_connect (toggle, "notify::active", G_CALLBACK (format_cb), self);
    adw_preferences_group_add (self->formats, row);
  }
}

/* A content type is called as the template of its id, or the first one that is for it. */
static void
add_types (StudioTemplateDialog *self)
{
  g_autoptr (GPtrArray) ids = studio_catalog_list_templates (self->catalog);
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (StudioTemplate) template = studio_catalog_load_template (self->catalog, g_ptr_array_index (ids, i), NULL);
    g_autoptr (StudioTemplate) plain = NULL;
    const char *type = template != NULL ? studio_template_get_content_type (template) : NULL;

    if (type == NULL || g_ptr_array_find_with_equal_func (self->types, type, g_str_equal, NULL))
      continue;
    plain = studio_catalog_load_template (self->catalog, type, NULL);
    g_ptr_array_add (self->types, g_strdup (type));
    gtk_string_list_append (names, studio_template_get_name (plain != NULL ? plain : template));
  }
  if (!g_ptr_array_find_with_equal_func (self->types, self->maker->content_type, g_str_equal, NULL)) {
    g_ptr_array_add (self->types, g_strdup (self->maker->content_type));
    gtk_string_list_append (names, self->maker->content_type);
  }
  adw_combo_row_set_model (self->type, G_LIST_MODEL (names));
  for (guint i = 0; i < self->types->len; i++) {
    if (g_str_equal (g_ptr_array_index (self->types, i), self->maker->content_type))
      adw_combo_row_set_selected (self->type, i);
  }
  g_object_unref (names);
}

/* --- saving --- */

static void
install_in_thread (GTask *task,
                   gpointer source,
                   gpointer data,
                   GCancellable *cancellable)
{
  GError *error = NULL;
  char *id = studio_template_maker_install (data, FALSE, &error);

  if (id != NULL)
    g_task_return_pointer (task, id, g_free);
  else
    g_task_return_error (task, error);
}

static void
installed_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  StudioTemplateDialog *self = STUDIO_TEMPLATE_DIALOG (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = g_task_propagate_pointer (G_TASK (result), &error);

  self->saving = FALSE;
  update (self);
  if (id == NULL) {
    show_problem (self, error->message);
    return;
  }
  studio_catalog_refresh (self->catalog);
  g_signal_emit (self, saved_signal, 0, self->maker->name);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
save_clicked_cb (StudioTemplateDialog *self)
{
  g_autoptr (GTask) task = NULL;
  guint type = adw_combo_row_get_selected (self->type);

  set_text (&self->maker->name, gtk_editable_get_text (GTK_EDITABLE (self->name)));
  g_strstrip (self->maker->name);
  if (type < self->types->len)
    set_text (&self->maker->content_type, g_ptr_array_index (self->types, type));
  show_problem (self, NULL);
  self->saving = TRUE;
  update (self);
  task = g_task_new (self, NULL, installed_cb, NULL);
  g_task_set_task_data (task, self->maker, NULL);
  g_task_run_in_thread (task, install_in_thread);
}

/* What is being written is not to be lost sight of. */
static gboolean
studio_template_dialog_close_request (GtkWindow *window)
{
  return STUDIO_TEMPLATE_DIALOG (window)->saving || GTK_WINDOW_CLASS (studio_template_dialog_parent_class)->close_request (window);
}

/* --- the object --- */

static void
studio_template_dialog_finalize (GObject *object)
{
  StudioTemplateDialog *self = STUDIO_TEMPLATE_DIALOG (object);

  g_clear_pointer (&self->maker, studio_template_maker_free);
  g_clear_pointer (&self->types, g_ptr_array_unref);
  g_clear_object (&self->catalog);

  G_OBJECT_CLASS (studio_template_dialog_parent_class)->finalize (object);
}

static void
studio_template_dialog_class_init (StudioTemplateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = studio_template_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = studio_template_dialog_close_request;

  saved_signal = g_signal_new ("saved", STUDIO_TYPE_TEMPLATE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-template-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateDialog, cancel);
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateDialog, save);
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateDialog, page);
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateDialog, name);
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateDialog, type);
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateDialog, items);
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateDialog, formats);
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateDialog, foot);
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
studio_template_dialog_init (StudioTemplateDialog *self)
{
  self->types = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
studio_template_dialog_new (GtkWindow *parent,
                            StudioSnapshot *post,
                            StudioCatalog *catalog,
                            GError **error)
{
  StudioTemplateMaker *maker;
  StudioTemplateDialog *self;

  g_return_val_if_fail (post != NULL && STUDIO_IS_CATALOG (catalog), NULL);

  maker = studio_template_maker_new (post, error);
  if (maker == NULL)
    return NULL;
  self = g_object_new (STUDIO_TYPE_TEMPLATE_DIALOG, "transient-for", parent, NULL);
  self->maker = maker;
  self->catalog = g_object_ref (catalog);
  add_types (self);
  for (guint i = 0; i < maker->items->len; i++)
    add_item (self, g_ptr_array_index (maker->items, i));
  add_formats (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
  return GTK_WIDGET (self);
}
