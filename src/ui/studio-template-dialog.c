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
  AdwPreferencesGroup *elements;
  AdwPreferencesGroup *formats;
  GtkWidget *foot;
  GtkLabel *problem;

  StudioCatalog *catalog;
  StudioTemplateMaker *maker;
  GPtrArray *types;   /* (element-type utf8): content types in the order of the list */
  GPtrArray *rows;    /* (element-type ItemRow) */
  GPtrArray *limited; /* (element-type ItemRow): those with switches for what people may do */
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

static void
set_text (char **text,
          const char *value)
{
  g_free (*text);
  *text = g_strdup (value);
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

/* --- what people may do --- */

/** ItemRow: the row of an item. */
typedef struct
{
  StudioTemplateDialog *dialog;
  StudioMakerItem *item;
  GtkWidget *row;
  GtkWidget *label, *required; /* (nullable): of what can be filled in */
  GtkSwitch *can[4];           /* (nullable) each: in the order of the bits */
  GtkWidget *reason;           /* (nullable) */
} ItemRow;

static void
update_row (ItemRow *row)
{
  StudioCan choices = studio_maker_item_get_choices (row->item);

  for (guint i = 0; i < G_N_ELEMENTS (row->can); i++) {
    if (row->can[i] != NULL)
      gtk_widget_set_visible (gtk_widget_get_ancestor (GTK_WIDGET (row->can[i]), ADW_TYPE_ACTION_ROW), (choices & 1u << i) != 0);
  }
  if (row->reason != NULL)
    gtk_widget_set_visible (row->reason, (row->item->can & choices) != choices);
  if (row->label != NULL) {
    gtk_widget_set_visible (row->label, row->item->fill_in);
    gtk_widget_set_visible (row->required, row->item->fill_in);
  }
}

static void
fill_in_cb (GtkSwitch *toggle,
            GParamSpec *pspec,
            ItemRow *row)
{
  row->item->fill_in = gtk_switch_get_active (toggle);
  update_row (row);
}

static void
can_cb (GtkSwitch *toggle,
        GParamSpec *pspec,
        ItemRow *row)
{
  for (guint i = 0; i < G_N_ELEMENTS (row->can); i++) {
    if (row->can[i] != toggle)
      continue;
    if (gtk_switch_get_active (toggle))
      row->item->can |= 1u << i;
    else
      row->item->can &= ~(1u << i);
  }
  update_row (row);
}

static void
add_limits (ItemRow *row)
{
  static const char *const words[] = { N_ ("Words may be changed"), N_ ("Picture may be replaced"), N_ ("May be moved and resized"),
                                       N_ ("Colours and letters may be changed") };
  StudioMakerItem *item = row->item;
  StudioCan content = item->type == STUDIO_FIELD_PHOTO ? STUDIO_CAN_PHOTO : STUDIO_CAN_TEXT;
  StudioCan offered = STUDIO_CAN_MOVE | STUDIO_CAN_STYLE | (item->field == NULL && !item->element ? content : STUDIO_CAN_NOTHING);

  if (item->layers->len == 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (row->can); i++) {
    if ((offered & 1u << i) == 0)
      continue;
    row->can[i] = GTK_SWITCH (add_switch_row (ADW_EXPANDER_ROW (row->row), _ (words[i]), (item->can & 1u << i) != 0));
    g_signal_connect (row->can[i], "notify::active", G_CALLBACK (can_cb), row);
  }
  row->reason = add_entry_row (ADW_EXPANDER_ROW (row->row), _ ("Why not (people are told)"), item->locked);
  g_signal_connect (row->reason, "changed", G_CALLBACK (reason_cb), item);
  g_ptr_array_add (row->dialog->limited, row);
}

/* --- items --- */

static void
add_content (ItemRow *row)
{
  StudioMakerItem *item = row->item;
  GtkWidget *fill_in = new_switch (item->fill_in, _ ("To be filled in"));

  adw_expander_row_add_action (ADW_EXPANDER_ROW (row->row), fill_in);
  row->label = add_entry_row (ADW_EXPANDER_ROW (row->row), _ ("Label in the form"), item->label);
  row->required = gtk_widget_get_ancestor (add_switch_row (ADW_EXPANDER_ROW (row->row), _ ("Must be filled in"), item->required), ADW_TYPE_ACTION_ROW);
  g_signal_connect (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row->required)), "notify::active", G_CALLBACK (required_cb), item);
  g_signal_connect (fill_in, "notify::active", G_CALLBACK (fill_in_cb), row);
  g_signal_connect (row->label, "changed", G_CALLBACK (label_cb), item);
}

static void
add_item (StudioTemplateDialog *self,
          StudioMakerItem *item)
{
  ItemRow *row = g_new0 (ItemRow, 1);
  g_autofree char *excerpt = item->excerpt != NULL ? g_strdelimit (g_strdup (item->excerpt), "\n", ' ') : NULL;

  *row = (ItemRow){ .dialog = self, .item = item, .row = adw_expander_row_new () };
  g_ptr_array_add (self->rows, row);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->row), item->label);
  if (excerpt != NULL && g_strcmp0 (excerpt, item->label) != 0) {
    g_autofree char *escaped = g_markup_escape_text (excerpt, -1);

    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row->row), escaped);
  }
  if (!item->element)
    add_content (row);
  add_limits (row);
  update_row (row);
  adw_preferences_group_add (item->element ? self->elements : self->items, row->row);
}

/* Every switch can be turned again afterwards, one by one. */
static void
keep_layout_cb (GtkSwitch *toggle,
                GParamSpec *pspec,
                StudioTemplateDialog *self)
{
  for (guint i = 0; i < self->limited->len; i++) {
    ItemRow *row = g_ptr_array_index (self->limited, i);

    for (guint k = 0; k < G_N_ELEMENTS (row->can); k++) {
      if (row->can[k] != NULL)
        gtk_switch_set_active (row->can[k], !gtk_switch_get_active (toggle));
    }
  }
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
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->limited, g_ptr_array_unref);
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
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateDialog, elements);
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateDialog, formats);
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateDialog, foot);
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_layout_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
studio_template_dialog_init (StudioTemplateDialog *self)
{
  self->types = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new_with_free_func (g_free);
  self->limited = g_ptr_array_new ();
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
