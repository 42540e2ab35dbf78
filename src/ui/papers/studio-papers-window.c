#include "config.h"

#include "studio-papers-window.h"

#include <glib/gi18n-lib.h>

#include "studio-commitment.h"
#include "studio-date.h"
#include "studio-drop-template.h"
#include "studio-handover.h"
#include "studio-panel.h"
#include "studio-paper-editor.h"
#include "studio-papers-window-private.h"
#include "studio-toast.h"
#include "studio-wheel-pass.h"

/* How long typing may go on before it is written */
#define SAVE_MS 400

G_DEFINE_FINAL_TYPE (StudioPapersWindow, studio_papers_window, ADW_TYPE_WINDOW)

static const struct
{
  const char *record;
  const char *title, *print, *first, *nothing, *about;
} kinds[STUDIO_N_PAPERS] = {
  { STUDIO_HANDOVER_KIND, N_ ("Account Handover"), N_ ("Minutes (PDF)…"), N_ ("Begin a Handover"), N_ ("No handovers yet"),
    N_ ("When an operator moves to another office, the account passes to the next one, step by step, with minutes to sign.") },
  { STUDIO_COMMITMENT_KIND, N_ ("Commitment Sheet"), N_ ("Sheet (PDF)…"), N_ ("Begin a Sheet"), N_ ("No commitment sheets yet"),
    N_ ("What the admins of all offices promise, with a table to sign.") },
};

void
_studio_papers_window_tell (StudioPapersWindow *self,
                            const char *sentence,
                            const char *button,
                            const char *action,
                            const char *target)
{
  AdwToast *toast;

  /* what was asked for may answer when the window is gone */
  if (self->form == NULL)
    return;
  toast = studio_toast_new (sentence, button);
  adw_toast_set_action_name (toast, action);
  if (target != NULL)
    adw_toast_set_action_target (toast, "s", target);
  studio_toast_show (self->toasts, toast);
}

JsonNode *
_studio_papers_window_root (StudioPapersWindow *self)
{
  return studio_record_form_get_root (self->form);
}

/* --- the list --- */

/* Returns: (transfer full): "2 steps left", "12 of 44 have signed" */
static char *
word_progress (StudioPapersWindow *self,
               JsonNode *root)
{
  const char *done;
  guint n, n_signed;

  if (self->kind == STUDIO_PAPER_COMMITMENT) {
    n = studio_commitment_count (root, &n_signed);
    if (n == 0)
      return g_strdup (_ ("no signatories yet"));
    return g_strdup_printf (_ ("%u of %u have signed"), n_signed, n);
  }
  done = studio_json_peek_string (json_node_get_object (root), "done");
  if (done != NULL && *done != '\0')
    return g_strdup (_ ("closed"));
  n = studio_handover_count_open (root);
  return n == 0 ? g_strdup (_ ("ready to close")) : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u step left", "%u steps left", n), n);
}

static char *
word_day (JsonNode *root)
{
  const char *iso = studio_json_peek_string (json_node_get_object (root), "date");
  GDate day;

  return iso != NULL && studio_date_from_iso (iso, &day) ? studio_date_format (&day, STUDIO_DATE_MEDIUM) : g_strdup (_ ("without a day"));
}

static void
show_row (StudioPapersWindow *self,
          GtkListBoxRow *row,
          JsonNode *root)
{
  g_autofree char *day = word_day (root), *progress = word_progress (self, root), *name = self->kind == STUDIO_PAPER_HANDOVER ? studio_handover_name (root) : NULL;
  g_autofree char *below = name != NULL ? g_strdup_printf ("%s · %s", day, progress) : g_steal_pointer (&progress);
  GtkWidget *box = gtk_list_box_row_get_child (row), *title = gtk_widget_get_first_child (box);

  if (name != NULL && *name == '\0') {
    g_free (name);
    name = g_strdup (_ ("Account not chosen"));
  }
  gtk_label_set_label (GTK_LABEL (title), name != NULL ? name : day);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (title)), below);
}

static GtkWidget *
make_label (const char *style)
{
  GtkWidget *label = gtk_label_new ("");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_row (StudioPapersWindow *self,
          StudioRecord *record)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *below = make_label ("caption");

  gtk_widget_add_css_class (below, "dim-label");
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), make_label (NULL));
  gtk_box_append (GTK_BOX (box), below);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (record->id), g_free);
  show_row (self, GTK_LIST_BOX_ROW (row), record->root);
  return row;
}

/* --- the form --- */

static void
show_details (StudioPapersWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->records);

  if (self->current == NULL)
    return;
  if (self->kind == STUDIO_PAPER_HANDOVER)
    _studio_papers_window_show_steps (self);
  else
    _studio_papers_window_show_signatories (self);
  if (row != NULL)
    show_row (self, row, _studio_papers_window_root (self));
}

static void
put_cb (GObject *source,
        GAsyncResult *result,
        gpointer data)
{
  g_autoptr (StudioPapersWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!studio_library_put_records_finish (STUDIO_LIBRARY (source), result, &error) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    _studio_papers_window_tell (self, error->message, NULL, NULL, NULL);
}

void
_studio_papers_window_save (StudioPapersWindow *self)
{
  g_autoptr (GPtrArray) records = NULL;
  StudioRecord *record;

  g_clear_handle_id (&self->save_source, g_source_remove);
  if (!self->dirty || self->current == NULL)
    return;
  self->dirty = FALSE;
  record = studio_record_new (self->current->id, kinds[self->kind].record, _studio_papers_window_root (self));
  studio_record_unref (self->current);
  self->current = record;
  for (guint i = 0; i < self->list->len; i++) {
    StudioRecord *old = g_ptr_array_index (self->list, i);

    if (g_str_equal (old->id, record->id)) {
      g_ptr_array_index (self->list, i) = studio_record_ref (record);
      studio_record_unref (old);
    }
  }
  records = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_record_unref);
  g_ptr_array_add (records, studio_record_ref (record));
  studio_library_put_records_async (self->services->library, records, NULL, put_cb, g_object_ref (self));
}

static gboolean
save_later_cb (gpointer data)
{
  StudioPapersWindow *self = data;

  self->save_source = 0;
  _studio_papers_window_save (self);
  return G_SOURCE_REMOVE;
}

static void
edited_cb (StudioPapersWindow *self)
{
  self->dirty = TRUE;
  g_clear_handle_id (&self->save_source, g_source_remove);
  self->save_source = g_timeout_add (SAVE_MS, save_later_cb, self);
  show_details (self);
}

static void
refused_cb (StudioPapersWindow *self,
            const char *sentence)
{
  _studio_papers_window_tell (self, sentence, NULL, NULL, NULL);
}

void
_studio_papers_window_take (StudioPapersWindow *self,
                            JsonNode *root)
{
  studio_record_form_set_root (self->form, root);
  edited_cb (self);
  _studio_papers_window_save (self);
}

/* @value: (transfer full). Returns: (transfer full): @root with it at @path; @root itself is given up */
static JsonNode *
with_value (JsonNode *root,
            const char *path,
            JsonNode *value)
{
  JsonNode *changed = studio_json_with (root, path, value);

  json_node_unref (value);
  json_node_unref (root);
  return changed;
}

static JsonNode *
make_object (void)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, json_object_new ());
  return node;
}

/* Two places for witnesses, so that rows have something to write into. Returns: (transfer full) */
static JsonNode *
make_room (JsonNode *root)
{
  static const char *const places[] = { "witnesses/0", "witnesses/1" };
  JsonNode *made = json_node_ref (root);

  if (studio_json_lookup (made, "witnesses") == NULL) {
    JsonNode *list = json_node_new (JSON_NODE_ARRAY);

    json_node_take_array (list, json_array_new ());
    made = with_value (made, "witnesses", list);
  }
  for (guint i = 0; i < G_N_ELEMENTS (places); i++) {
    if (studio_json_lookup (made, places[i]) == NULL)
      made = with_value (made, places[i], make_object ());
  }
  return made;
}

/* @record: (nullable) */
static void
show_record (StudioPapersWindow *self,
             StudioRecord *record)
{
  gboolean handover = self->kind == STUDIO_PAPER_HANDOVER;

  _studio_papers_window_save (self);
  g_clear_pointer (&self->current, studio_record_unref);
  self->current = record != NULL ? studio_record_ref (record) : NULL;
  gtk_stack_set_visible_child_name (self->forms, record == NULL ? "empty" : handover ? "handover"
                                                                                     : "commitment");
  gtk_widget_set_visible (self->side, handover && record != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "papers.print", record != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "papers.remove", record != NULL);
  if (record == NULL)
    return;
  self->loading = TRUE;
  if (handover) {
    g_autoptr (JsonNode) root = make_room (record->root);

    studio_record_form_set_root (self->form, root);
    _studio_papers_window_fill_accounts (self);
  } else {
    studio_record_form_set_root (self->form, record->root);
  }
  self->loading = FALSE;
  show_details (self);
}

static StudioRecord *
find_record (GPtrArray *list,
             const char *id)
{
  for (guint i = 0; i < list->len; i++) {
    StudioRecord *record = g_ptr_array_index (list, i);

    if (g_str_equal (record->id, id))
      return record;
  }
  return NULL;
}

static void
row_selected_cb (StudioPapersWindow *self,
                 GtkListBoxRow *row)
{
  const char *id = row != NULL ? g_object_get_data (G_OBJECT (row), "id") : NULL;

  if (id != NULL && (self->current == NULL || !g_str_equal (self->current->id, id)))
    show_record (self, find_record (self->list, id));
}

/* --- new and removed ones --- */

/* The place that was written last is likely to be this one's, too. */
static const char *
last_place (StudioPapersWindow *self)
{
  for (guint i = 0; i < self->list->len; i++) {
    const char *place = studio_record_get_text (g_ptr_array_index (self->list, i), "place");

    if (*place != '\0')
      return place;
  }
  return NULL;
}

static void
add_record (StudioPapersWindow *self,
            JsonNode *root)
{
  StudioRecord *record = studio_record_new (NULL, kinds[self->kind].record, root);
  GtkWidget *row = make_row (self, record);

  _studio_papers_window_save (self);
  g_ptr_array_insert (self->list, 0, record);
  gtk_list_box_prepend (self->records, row);
  gtk_list_box_select_row (self->records, GTK_LIST_BOX_ROW (row));
  self->dirty = TRUE;
  _studio_papers_window_save (self);
}

/* @account: (nullable) */
static void
begin (StudioPapersWindow *self,
       const char *account)
{
  g_autoptr (JsonNode) root = NULL, filled = NULL;
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, (time_t) (g_get_real_time () / G_USEC_PER_SEC));
  root = self->kind == STUDIO_PAPER_HANDOVER ? studio_handover_new (&today, last_place (self)) : studio_commitment_new (&today, last_place (self));
  filled = account != NULL ? _studio_papers_window_with_account (self, root, account) : json_node_ref (root);
  add_record (self, filled);
}

static void
new_action (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  begin (STUDIO_PAPERS_WINDOW (widget), NULL);
}

static void
removed_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (StudioPapersWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!studio_library_remove_records_finish (STUDIO_LIBRARY (source), result, &error))
    _studio_papers_window_tell (self, error->message, NULL, NULL, NULL);
}

static void
remove_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  StudioPapersWindow *self = STUDIO_PAPERS_WINDOW (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->records);
  const char *ids[] = { NULL, NULL };

  if (self->current == NULL || row == NULL)
    return;
  _studio_papers_window_save (self);
  ids[0] = self->current->id;
  studio_library_remove_records_async (self->services->library, ids, NULL, removed_cb, g_object_ref (self));
  g_object_set_data_full (G_OBJECT (self), "removed", studio_record_ref (self->current), (GDestroyNotify) studio_record_unref);
  g_ptr_array_remove (self->list, find_record (self->list, self->current->id));
  g_clear_pointer (&self->current, studio_record_unref);
  gtk_list_box_remove (self->records, GTK_WIDGET (row));
  row = gtk_list_box_get_row_at_index (self->records, 0);
  if (row != NULL)
    gtk_list_box_select_row (self->records, row);
  else
    show_record (self, NULL);
  _studio_papers_window_tell (self, _ ("Removed."), _ ("Undo"), "papers.undo-remove", NULL);
}

static void
undo_remove_action (GtkWidget *widget,
                    const char *name,
                    GVariant *parameter)
{
  StudioPapersWindow *self = STUDIO_PAPERS_WINDOW (widget);
  StudioRecord *record = g_object_get_data (G_OBJECT (self), "removed");

  if (record == NULL)
    return;
  add_record (self, record->root);
  g_object_set_data (G_OBJECT (self), "removed", NULL);
}

/* --- reading --- */

/* An account whose handover is not closed has one already. */
static gboolean
select_open (StudioPapersWindow *self,
             const char *account)
{
  for (guint i = 0; i < self->list->len; i++) {
    StudioRecord *record = g_ptr_array_index (self->list, i);

    if (g_str_equal (studio_record_get_text (record, "account"), account) && *studio_record_get_text (record, "done") == '\0') {
      gtk_list_box_select_row (self->records, gtk_list_box_get_row_at_index (self->records, (int) i));
      return TRUE;
    }
  }
  return FALSE;
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  const StudioRecord *one = *(StudioRecord *const *) a, *two = *(StudioRecord *const *) b;
  int order = g_strcmp0 (studio_record_get_text (two, "date"), studio_record_get_text (one, "date"));

  return order != 0 ? order : (two->modified > one->modified) - (two->modified < one->modified);
}

static void
sort_records (StudioPapersWindow *self,
              GPtrArray *all)
{
  for (guint i = 0; i < all->len; i++) {
    StudioRecord *record = g_ptr_array_index (all, i);
    GPtrArray *list = g_str_equal (record->kind, kinds[self->kind].record) ? self->list : g_str_equal (record->kind, "account") ? self->accounts
                                                                                      : g_str_equal (record->kind, "office")    ? self->offices
                                                                                                                                : NULL;

    if (list != NULL)
      g_ptr_array_add (list, studio_record_ref (record));
  }
  g_ptr_array_sort (self->list, compare_days);
}

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (StudioPapersWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = studio_library_list_records_finish (STUDIO_LIBRARY (source), result, &error);

  if (all == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      _studio_papers_window_tell (self, error->message, NULL, NULL, NULL);
    return;
  }
  sort_records (self, all);
  for (guint i = 0; i < self->list->len; i++)
    gtk_list_box_append (self->records, make_row (self, g_ptr_array_index (self->list, i)));
  if (self->wanted != NULL && !select_open (self, self->wanted))
    begin (self, self->wanted);
  else if (self->wanted == NULL && self->list->len > 0)
    gtk_list_box_select_row (self->records, gtk_list_box_get_row_at_index (self->records, 0));
}

/* --- actions --- */

static void
print_action (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  _studio_papers_window_print (STUDIO_PAPERS_WINDOW (widget));
}

static void
edit_text_action (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  StudioPapersWindow *self = STUDIO_PAPERS_WINDOW (widget);
  StudioBrand *brand = studio_gallery_get_brand (self->services->gallery);
  g_autoptr (JsonNode) data = NULL, empty = make_object ();
  JsonNode *root = self->current != NULL ? _studio_papers_window_root (self) : empty;

  data = self->kind == STUDIO_PAPER_HANDOVER ? studio_handover_to_paper (root, brand) : studio_commitment_to_paper (root, brand);
  gtk_window_present (GTK_WINDOW (studio_paper_editor_new (GTK_WINDOW (self), self->kind, brand, data)));
}

static void
finish_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  _studio_papers_window_finish (STUDIO_PAPERS_WINDOW (widget));
}

static void
show_folder_action (GtkWidget *widget,
                    const char *name,
                    GVariant *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (parent), "win.show-folder", parameter);
}

static gboolean
studio_papers_window_close_request (GtkWindow *window)
{
  _studio_papers_window_save (STUDIO_PAPERS_WINDOW (window));
  return GTK_WINDOW_CLASS (studio_papers_window_parent_class)->close_request (window);
}

static void
studio_papers_window_dispose (GObject *object)
{
  StudioPapersWindow *self = STUDIO_PAPERS_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->save_source, g_source_remove);
  g_clear_object (&self->chooser);
  g_clear_object (&self->form);

  G_OBJECT_CLASS (studio_papers_window_parent_class)->dispose (object);
}

static void
studio_papers_window_finalize (GObject *object)
{
  StudioPapersWindow *self = STUDIO_PAPERS_WINDOW (object);

  g_ptr_array_unref (self->list);
  g_ptr_array_unref (self->accounts);
  g_ptr_array_unref (self->offices);
  g_clear_pointer (&self->current, studio_record_unref);
  g_free (self->wanted);
  g_object_unref (self->cancellable);
  studio_platforms_unref (self->platforms);

  G_OBJECT_CLASS (studio_papers_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, StudioPapersWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, StudioPapersWindow, records);
  gtk_widget_class_bind_template_child (widget_class, StudioPapersWindow, forms);
  gtk_widget_class_bind_template_child (widget_class, StudioPapersWindow, nothing);
  gtk_widget_class_bind_template_child (widget_class, StudioPapersWindow, first);
  gtk_widget_class_bind_template_child (widget_class, StudioPapersWindow, print);
  gtk_widget_class_bind_template_child (widget_class, StudioPapersWindow, side);
  gtk_widget_class_bind_template_child (widget_class, StudioPapersWindow, steps_title);
  gtk_widget_class_bind_template_child (widget_class, StudioPapersWindow, steps);
  gtk_widget_class_bind_template_child (widget_class, StudioPapersWindow, finish_hint);
  gtk_widget_class_bind_template_child (widget_class, StudioPapersWindow, account);
  gtk_widget_class_bind_template_child (widget_class, StudioPapersWindow, scheduled);
  gtk_widget_class_bind_template_child (widget_class, StudioPapersWindow, signatories_group);
  gtk_widget_class_bind_template_child (widget_class, StudioPapersWindow, no_signatories);
  gtk_widget_class_bind_template_child (widget_class, StudioPapersWindow, signatories);
  gtk_widget_class_bind_template_child (widget_class, StudioPapersWindow, scan);
  gtk_widget_class_bind_template_child (widget_class, StudioPapersWindow, points);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, _studio_papers_window_account_cb);
  gtk_widget_class_bind_template_callback (widget_class, _studio_papers_window_take_scheduled);
  gtk_widget_class_bind_template_callback (widget_class, _studio_papers_window_take_offices);
  gtk_widget_class_bind_template_callback (widget_class, _studio_papers_window_choose_table);
  gtk_widget_class_bind_template_callback (widget_class, _studio_papers_window_choose_scan);
  gtk_widget_class_install_action (widget_class, "papers.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "papers.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "papers.undo-remove", NULL, undo_remove_action);
  gtk_widget_class_install_action (widget_class, "papers.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "papers.edit-text", NULL, edit_text_action);
  gtk_widget_class_install_action (widget_class, "papers.finish", NULL, finish_action);
  gtk_widget_class_install_action (widget_class, "papers.show-folder", "s", show_folder_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
studio_papers_window_class_init (StudioPapersWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_papers_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_papers_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = studio_papers_window_close_request;
  g_type_ensure (STUDIO_TYPE_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-papers-window.ui");
  bind_children (widget_class);
  install_actions (widget_class);
}

static void
studio_papers_window_init (StudioPapersWindow *self)
{
  self->list = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_record_unref);
  self->accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_record_unref);
  self->offices = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_record_unref);
  self->platforms = studio_platforms_load ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  studio_wheel_pass_install (self->points);
}

GtkWidget *
studio_papers_window_new (GtkWindow *parent,
                          const StudioServices *services,
                          StudioPaperKind kind,
                          const char *account)
{
  StudioPapersWindow *self;

  g_return_val_if_fail (services != NULL && kind < STUDIO_N_PAPERS, NULL);

  self = g_object_new (STUDIO_TYPE_PAPERS_WINDOW, "transient-for", parent, "title", _ (kinds[kind].title), NULL);
  self->services = services;
  self->kind = kind;
  self->wanted = account != NULL && *account != '\0' ? g_strdup (account) : NULL;
  gtk_button_set_label (self->print, _ (kinds[kind].print));
  gtk_button_set_label (self->first, _ (kinds[kind].first));
  adw_status_page_set_title (self->nothing, _ (kinds[kind].nothing));
  adw_status_page_set_description (self->nothing, _ (kinds[kind].about));
  self->form = studio_record_form_new (gtk_stack_get_child_by_name (self->forms, kind == STUDIO_PAPER_HANDOVER ? "handover" : "commitment"),
                                       kind == STUDIO_PAPER_HANDOVER ? studio_handover_refuse : NULL);
  g_signal_connect_object (self->form, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "refused", G_CALLBACK (refused_cb), self, G_CONNECT_SWAPPED);
  show_record (self, NULL);
  studio_library_list_records_async (services->library, NULL, self->cancellable, listed_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
