#include "config.h"

#include "studio-ledger-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "studio-collate.h"
#include "studio-drop-template.h"
#include "studio-ledger-view-private.h"
#include "studio-report.h"

/* Least room of a title, in letters */
#define TITLE_CHARS 20

G_DEFINE_FINAL_TYPE (StudioLedgerView, studio_ledger_view, GTK_TYPE_WIDGET)

/* What the filters choose by, in their order */
static const StudioLedgerColumn filtered[STUDIO_LEDGER_N_FILTERS] = { STUDIO_LEDGER_OFFICE, STUDIO_LEDGER_PLATFORM, STUDIO_LEDGER_BRAND, STUDIO_LEDGER_TYPE };

/* --- filters --- */

/* Returns: (nullable): NULL: all */
static const char *
chosen_in (StudioLedgerView *self,
           int filter)
{
  GtkStringList *names = GTK_STRING_LIST (gtk_drop_down_get_model (self->choices[filter]));
  guint n = gtk_drop_down_get_selected (self->choices[filter]);

  return n > 0 && n != GTK_INVALID_LIST_POSITION ? gtk_string_list_get_string (names, n) : NULL;
}

const char *
_studio_ledger_view_get_office (StudioLedgerView *self)
{
  return chosen_in (self, 0);
}

static gboolean
fits (gpointer item,
      gpointer data)
{
  StudioLedgerView *self = data;

  for (int i = 0; i < STUDIO_LEDGER_N_FILTERS; i++) {
    const char *wanted = chosen_in (self, i);

    if (wanted != NULL && !g_str_equal (studio_ledger_item_get_text (item, filtered[i]), wanted))
      return FALSE;
  }
  return TRUE;
}

static void
show_page (StudioLedgerView *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->items)) > 0;
  gboolean fit = g_list_model_get_n_items (G_LIST_MODEL (self->shown)) > 0;

  gtk_stack_set_visible_child_name (self->stack, fit || !self->loaded ? "table" : any ? "filtered"
                                                                                      : "empty");
}

static void
filter_cb (StudioLedgerView *self)
{
  if (self->filling)
    return;
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->shown), GTK_FILTER_CHANGE_DIFFERENT);
  show_page (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "calendar.summarise", NULL);
}

static void
show_all_cb (StudioLedgerView *self)
{
  self->filling = TRUE;
  for (int i = 0; i < STUDIO_LEDGER_N_FILTERS; i++)
    gtk_drop_down_set_selected (self->choices[i], 0);
  self->filling = FALSE;
  filter_cb (self);
}

static const char *
word_all (int filter)
{
  const char *const words[STUDIO_LEDGER_N_FILTERS] = { _ ("All offices"), _ ("All platforms"), _ ("All brands"), _ ("All types") };

  return words[filter];
}

/* Only what occurs in the month is offered, and what was chosen stays chosen while it does. */
static void
fill_filter (StudioLedgerView *self,
             int filter)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  g_autofree char *before = g_strdup (chosen_in (self, filter));
  guint chosen = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++) {
    g_autoptr (StudioLedgerItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
    const char *name = studio_ledger_item_get_text (item, filtered[filter]);

    if (g_hash_table_add (seen, (gpointer) name))
      g_ptr_array_add (names, (gpointer) name);
  }
  g_ptr_array_sort (names, studio_collate_pointers);
  gtk_string_list_append (list, word_all (filter));
  for (guint i = 0; i < names->len; i++) {
    gtk_string_list_append (list, g_ptr_array_index (names, i));
    if (g_strcmp0 (before, g_ptr_array_index (names, i)) == 0)
      chosen = i + 1;
  }
  gtk_drop_down_set_model (self->choices[filter], G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->choices[filter], chosen);
}

/* --- what the library says --- */

static void
rows_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  StudioLedgerView *self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = studio_library_list_published_finish (STUDIO_LIBRARY (source), result, &error), items = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = STUDIO_LEDGER_VIEW (data);
  g_clear_object (&self->asking);
  items = g_ptr_array_new_with_free_func (g_object_unref);
  /* items take the rows; the newest stands first */
  if (rows != NULL)
    g_ptr_array_set_free_func (rows, NULL);
  for (guint i = rows != NULL ? rows->len : 0; i > 0; i--)
    g_ptr_array_add (items, studio_ledger_item_new (g_ptr_array_index (rows, i - 1), self->names, self->offset));
  self->loaded = TRUE;
  self->filling = TRUE;
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  for (int i = 0; i < STUDIO_LEDGER_N_FILTERS; i++)
    fill_filter (self, i);
  self->filling = FALSE;
  filter_cb (self);
  if (error != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
}

static void
ask (StudioLedgerView *self)
{
  gint64 from, to;

  if (self->names == NULL || !g_date_valid (&self->month) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  studio_report_get_span (&self->month, self->offset, &from, &to);
  studio_library_list_published_async (self->services->library, from, to, FALSE, self->asking, rows_cb, self);
}

static void
names_thread (GTask *task,
              gpointer source,
              gpointer data,
              GCancellable *cancellable)
{
  g_task_return_pointer (task, studio_ledger_names_load (data), (GDestroyNotify) studio_ledger_names_unref);
}

static void
names_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  StudioLedgerView *self = STUDIO_LEDGER_VIEW (source);
  StudioLedgerNames *names = g_task_propagate_pointer (G_TASK (result), NULL);

  g_clear_pointer (&self->names, studio_ledger_names_unref);
  self->names = names;
  ask (self);
}

/* Brands and templates are read when the ledger is looked at first. */
static void
load_names (StudioLedgerView *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, names_cb, NULL);

  g_task_set_source_tag (task, load_names);
  g_task_set_task_data (task, g_object_ref (self->services->catalog), g_object_unref);
  g_task_run_in_thread (task, names_thread);
}

void
studio_ledger_view_show (StudioLedgerView *self,
                         const GDate *day,
                         int offset)
{
  g_return_if_fail (STUDIO_IS_LEDGER_VIEW (self) && g_date_valid (day));

  self->month = *day;
  self->offset = offset;
  ask (self);
}

char *
studio_ledger_view_summarise (StudioLedgerView *self)
{
  guint n;

  g_return_val_if_fail (STUDIO_IS_LEDGER_VIEW (self), NULL);

  if (!self->loaded)
    return g_strdup ("");
  n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u publication", "%u publications", n), n);
}

void
studio_ledger_view_set_services (StudioLedgerView *self,
                                 const StudioServices *services)
{
  g_return_if_fail (STUDIO_IS_LEDGER_VIEW (self) && services != NULL);

  self->services = services;
  g_signal_connect_object (services->library, "changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
}

static void
activate_cb (StudioLedgerView *self,
             guint position)
{
  g_autoptr (StudioLedgerItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  if (item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-library", "s", studio_ledger_item_get_row (item)->post);
}

/* --- the table --- */

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem *cell,
          gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);
  StudioLedgerColumn column = GPOINTER_TO_INT (data);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  /* a time that is cut off tells nothing; a post is known by its title, also in a narrow window */
  if (column != STUDIO_LEDGER_TIME)
    gtk_label_set_ellipsize (GTK_LABEL (label), column == STUDIO_LEDGER_LINK ? PANGO_ELLIPSIZE_MIDDLE : PANGO_ELLIPSIZE_END);
  if (column == STUDIO_LEDGER_TITLE)
    gtk_label_set_width_chars (GTK_LABEL (label), TITLE_CHARS);
  gtk_list_item_set_child (cell, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem *cell,
         gpointer data)
{
  GtkWidget *label = gtk_list_item_get_child (cell);
  StudioLedgerColumn column = GPOINTER_TO_INT (data);
  const char *text = studio_ledger_item_get_text (gtk_list_item_get_item (cell), column);
  gboolean blank = *text == '\0';

  if (blank)
    text = column == STUDIO_LEDGER_LINK ? _ ("without a link") : "–";
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, blank ? NULL : text);
  if (blank)
    gtk_widget_add_css_class (label, "dim-label");
  else
    gtk_widget_remove_css_class (label, "dim-label");
}

static void
add_column (StudioLedgerView *self,
            StudioLedgerColumn column,
            const char *title,
            int width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) made = gtk_column_view_column_new (title, factory);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GINT_TO_POINTER (column));
  gtk_column_view_column_set_resizable (made, TRUE);
  if (column == STUDIO_LEDGER_TITLE)
    gtk_column_view_column_set_expand (made, TRUE);
  else if (width > 0)
    gtk_column_view_column_set_fixed_width (made, width);
  gtk_column_view_append_column (self->table, made);
}

static void
add_columns (StudioLedgerView *self)
{
  add_column (self, STUDIO_LEDGER_TIME, _ ("Time"), 0);
  add_column (self, STUDIO_LEDGER_TITLE, _ ("Title"), 0);
  add_column (self, STUDIO_LEDGER_OFFICE, _ ("Office"), 160);
  add_column (self, STUDIO_LEDGER_PLATFORM, _ ("Platform"), 90);
  add_column (self, STUDIO_LEDGER_ACCOUNT, _ ("Account"), 116);
  add_column (self, STUDIO_LEDGER_LINK, _ ("Link"), 160);
  add_column (self, STUDIO_LEDGER_BY, _ ("Published by"), 104);
  add_column (self, STUDIO_LEDGER_APPROVED, _ ("Approved by"), 104);
}

/* --- the class --- */

static void
studio_ledger_view_map (GtkWidget *widget)
{
  StudioLedgerView *self = STUDIO_LEDGER_VIEW (widget);

  GTK_WIDGET_CLASS (studio_ledger_view_parent_class)->map (widget);
  if (self->names == NULL && self->services != NULL)
    load_names (self);
  else
    ask (self);
}

static void
studio_ledger_view_dispose (GObject *object)
{
  StudioLedgerView *self = STUDIO_LEDGER_VIEW (object);

  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->names, studio_ledger_names_unref);
  studio_drop_template (GTK_WIDGET (self), STUDIO_TYPE_LEDGER_VIEW);
  g_clear_object (&self->shown);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (studio_ledger_view_parent_class)->dispose (object);
}

static void
studio_ledger_view_class_init (StudioLedgerViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_ledger_view_dispose;
  widget_class->map = studio_ledger_view_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-ledger-view.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioLedgerView, stack);
  gtk_widget_class_bind_template_child (widget_class, StudioLedgerView, filters);
  gtk_widget_class_bind_template_child (widget_class, StudioLedgerView, table);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  _studio_ledger_view_install_files (widget_class);
}

static void
add_filters (StudioLedgerView *self)
{
  const char *const labels[STUDIO_LEDGER_N_FILTERS] = { _ ("Office"), _ ("Platform"), _ ("Brand"), _ ("Content type") };

  for (int i = 0; i < STUDIO_LEDGER_N_FILTERS; i++) {
    const char *const names[] = { word_all (i), NULL };

    self->choices[i] = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (names));
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->choices[i]), labels[i]);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->choices[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, labels[i], -1);
    gtk_widget_set_size_request (GTK_WIDGET (self->choices[i]), 150, -1);
    g_signal_connect_swapped (self->choices[i], "notify::selected", G_CALLBACK (filter_cb), self);
    gtk_box_append (self->filters, GTK_WIDGET (self->choices[i]));
  }
}

static void
studio_ledger_view_init (StudioLedgerView *self)
{
  GtkCustomFilter *filter = gtk_custom_filter_new (fits, self, NULL);
  g_autoptr (GtkSelectionModel) selection = NULL;

  g_date_clear (&self->month, 1);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (STUDIO_TYPE_LEDGER_ITEM);
  self->shown = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->items)), NULL);
  self->filling = TRUE;
  add_filters (self);
  self->filling = FALSE;
  gtk_filter_list_model_set_filter (self->shown, GTK_FILTER (filter));
  g_object_unref (filter);
  selection = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->shown))));
  gtk_column_view_set_model (self->table, selection);
  add_columns (self);
}

GtkWidget *
studio_ledger_view_new (void)
{
  return g_object_new (STUDIO_TYPE_LEDGER_VIEW, NULL);
}
