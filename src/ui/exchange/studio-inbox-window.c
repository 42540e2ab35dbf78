#include "config.h"

#include "studio-inbox-window-private.h"

#include <glib/gi18n-lib.h>

#include "studio-toast.h"

#define WATCH_KEY "inbox-folder"
/* a file that is still being copied changes again and again */
#define SETTLE_SECONDS 2

G_DEFINE_FINAL_TYPE (StudioInboxWindow, studio_inbox_window, ADW_TYPE_WINDOW)

void
_studio_inbox_window_tell (StudioInboxWindow *self,
                           const char *sentence,
                           const char *button,
                           const char *action,
                           const char *target)
{
  AdwToast *toast = studio_toast_new (sentence, button);

  adw_toast_set_action_name (toast, action);
  if (target != NULL)
    adw_toast_set_action_target (toast, "s", target);
  studio_toast_show (self->toasts, toast);
}

/* --- the list --- */

static gboolean
is_wanted (GtkListBoxRow *row,
           gpointer data)
{
  StudioInboxWindow *self = data;
  StudioInboxState state = studio_inbox_state_of (studio_parcel_row_get_record (STUDIO_PARCEL_ROW (row)));

  if ((gtk_toggle_button_get_active (self->fresh) && state != STUDIO_INBOX_NEW) || (gtk_toggle_button_get_active (self->returned) && state != STUDIO_INBOX_RETURNED) ||
      (gtk_toggle_button_get_active (self->accepted) && state != STUDIO_INBOX_ACCEPTED))
    return FALSE;
  return studio_parcel_row_matches (STUDIO_PARCEL_ROW (row), gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
filter_cb (StudioInboxWindow *self)
{
  gtk_list_box_invalidate_filter (self->list);
}

static int
compare_received (gconstpointer a,
                  gconstpointer b)
{
  gint64 one = studio_inbox_get_received (*(StudioRecord *const *) a), other = studio_inbox_get_received (*(StudioRecord *const *) b);

  return (one < other) - (one > other);
}

static void
show_counts (StudioInboxWindow *self)
{
  guint counts[3] = { 0 };
  GtkToggleButton *buttons[] = { self->fresh, self->returned, self->accepted };
  const char *labels[] = { _ ("New"), _ ("Returned"), _ ("Accepted") };

  for (guint i = 0; i < self->records->len; i++)
    counts[studio_inbox_state_of (g_ptr_array_index (self->records, i))]++;
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++) {
    g_autofree char *label = g_strdup_printf ("%s (%u)", labels[i], counts[i]);

    gtk_button_set_label (GTK_BUTTON (buttons[i]), label);
  }
}

static void
show_records (StudioInboxWindow *self)
{
  GtkWidget *row;
  gboolean any = self->records->len > 0 || gtk_widget_get_visible (GTK_WIDGET (self->problems));

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < self->records->len; i++)
    gtk_list_box_append (self->list, studio_parcel_row_new (self->services->library, g_ptr_array_index (self->records, i)));
  show_counts (self);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->records->len > 0);
  gtk_stack_set_visible_child_name (self->stack, any ? "list" : "empty");
}

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (StudioInboxWindow) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *records = studio_library_list_records_finish (STUDIO_LIBRARY (source), result, &error);

  if (g_cancellable_is_cancelled (self->lifetime)) {
    g_clear_pointer (&records, g_ptr_array_unref);
    return;
  }
  if (records == NULL) {
    _studio_inbox_window_tell (self, error->message, NULL, NULL, NULL);
    return;
  }
  if (self->records->len == 0)
    studio_inbox_clean (STUDIO_LIBRARY (source), records);
  g_ptr_array_sort (records, compare_received);
  g_ptr_array_unref (self->records);
  self->records = records;
  show_records (self);
}

static void
load (StudioInboxWindow *self)
{
  studio_library_list_records_async (self->services->library, STUDIO_INBOX_KIND, self->lifetime, listed_cb, g_object_ref (self));
}

static void
records_changed_cb (StudioInboxWindow *self,
                    const char *kind)
{
  if (kind == NULL || *kind == '\0' || g_str_equal (kind, STUDIO_INBOX_KIND))
    load (self);
}

StudioRecord *
_studio_inbox_window_find (StudioInboxWindow *self,
                           const char *id)
{
  for (guint i = 0; i < self->records->len; i++) {
    StudioRecord *record = g_ptr_array_index (self->records, i);

    if (g_str_equal (record->id, id))
      return studio_record_ref (record);
  }
  return NULL;
}

static void
put_cb (GObject *source,
        GAsyncResult *result,
        gpointer data)
{
  g_autoptr (StudioInboxWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!studio_library_put_records_finish (STUDIO_LIBRARY (source), result, &error) && !g_cancellable_is_cancelled (self->lifetime))
    _studio_inbox_window_tell (self, error->message, NULL, NULL, NULL);
}

void
_studio_inbox_window_put (StudioInboxWindow *self,
                          StudioRecord *record)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  g_ptr_array_add (records, record);
  studio_library_put_records_async (self->services->library, records, NULL, put_cb, g_object_ref (self));
}

void
studio_inbox_window_settle (StudioInboxWindow *self,
                            const StudioRecord *parcel)
{
  g_autoptr (StudioRecord) record = NULL;

  g_return_if_fail (STUDIO_IS_INBOX_WINDOW (self) && parcel != NULL);

  record = studio_inbox_with_state (parcel, STUDIO_INBOX_ACCEPTED, NULL);
  _studio_inbox_window_put (self, record);
}

/* --- taking in --- */

static void
add_problem (StudioInboxWindow *self,
             const char *path,
             const char *sentence)
{
  GtkWidget *row = adw_action_row_new (), *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  g_autofree char *name = g_filename_display_basename (path);

  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), sentence);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_append (self->problems, row);
  gtk_widget_set_visible (GTK_WIDGET (self->problems), TRUE);
  gtk_stack_set_visible_child_name (self->stack, "list");
}

static void take_next (StudioInboxWindow *self);

static void
taken_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (StudioInboxWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean fresh = FALSE;
  g_autoptr (StudioRecord) record = studio_inbox_take_finish (result, &fresh, &error);
  g_autofree char *path = g_queue_pop_head (&self->paths);

  if (g_cancellable_is_cancelled (self->lifetime))
    return;
  if (record == NULL)
    add_problem (self, path, error->message);
  if (fresh) {
    self->n_taken++;
    g_clear_pointer (&self->taken, studio_record_unref);
    self->taken = g_steal_pointer (&record);
  }
  self->taking = FALSE;
  take_next (self);
}

/* A post that the library has comes back to be merged with it: whoever waited for it goes on from here. */
static void
twin_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (StudioInboxWindow) self = data;
  g_autoptr (StudioLibraryItem) item = studio_library_get_item_finish (STUDIO_LIBRARY (source), result, NULL);
  g_autoptr (StudioRecord) record = g_steal_pointer (&self->taken);
  g_autofree char *sentence = NULL;

  if (record == NULL || g_cancellable_is_cancelled (self->lifetime))
    return;
  sentence = g_strdup_printf (_ ("“%s” came in."), studio_record_get_text (record, "title"));
  _studio_inbox_window_tell (self, sentence, item != NULL ? _ ("Merge…") : _ ("Accept"), "inbox.accept", record->id);
}

static void
tell_taken (StudioInboxWindow *self)
{
  g_autofree char *sentence = NULL;

  if (self->n_paths == 0)
    return;
  if (self->n_taken == 1)
    studio_library_get_item_async (self->services->library, studio_record_get_text (self->taken, "post"), self->lifetime, twin_cb, g_object_ref (self));
  else if (self->n_taken > 0)
    sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u submission came in.", "%u submissions came in.", self->n_taken), self->n_taken);
  else if (!gtk_widget_get_visible (GTK_WIDGET (self->problems)))
    sentence = g_strdup (_ ("All of it is here already."));
  if (sentence != NULL)
    _studio_inbox_window_tell (self, sentence, NULL, NULL, NULL);
  self->n_paths = self->n_taken = 0;
}

static void
take_next (StudioInboxWindow *self)
{
  guint left = g_queue_get_length (&self->paths);
  g_autofree char *text = NULL;

  if (self->taking)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->progress), left > 0);
  if (left == 0) {
    tell_taken (self);
    return;
  }
  text = g_strdup_printf (_ ("Checking %1$u of %2$u…"), self->n_paths - left + 1, self->n_paths);
  gtk_label_set_text (self->progress, text);
  self->taking = TRUE;
  studio_inbox_take_async (self->services->library, g_queue_peek_head (&self->paths), NULL, self->profile, self->lifetime, taken_cb, g_object_ref (self));
}

static void
queue_path (StudioInboxWindow *self,
            const char *path)
{
  if (g_queue_find_custom (&self->paths, path, (GCompareFunc) g_strcmp0) != NULL)
    return;
  g_queue_push_tail (&self->paths, g_strdup (path));
  self->n_paths++;
}

static void
queue_folder (StudioInboxWindow *self,
              const char *folder)
{
  g_autoptr (GPtrArray) paths = studio_parcel_list (folder);

  for (guint i = 0; i < paths->len; i++)
    queue_path (self, g_ptr_array_index (paths, i));
}

void
_studio_inbox_window_take (StudioInboxWindow *self,
                           GSList *files)
{
  gboolean far = FALSE;

  /* what was wrong last time has been read by now */
  if (!self->taking) {
    GtkWidget *row;

    while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->problems, 0))) != NULL)
      gtk_list_box_remove (self->problems, row);
    gtk_widget_set_visible (GTK_WIDGET (self->problems), FALSE);
  }
  for (GSList *l = files; l != NULL; l = l->next) {
    g_autofree char *path = g_file_get_path (l->data);

    if (path == NULL)
      far = TRUE;
    else if (g_file_test (path, G_FILE_TEST_IS_DIR))
      queue_folder (self, path);
    else
      queue_path (self, path);
  }
  if (far)
    _studio_inbox_window_tell (self, _ ("This file is not on this computer. Copy it here first."), NULL, NULL, NULL);
  take_next (self);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         StudioInboxWindow *self)
{
  _studio_inbox_window_take (self, g_value_get_boxed (value));
  return TRUE;
}

/* --- a watched folder --- */

static gboolean
rescan_cb (gpointer data)
{
  StudioInboxWindow *self = data;
  g_autofree char *folder = g_settings_get_string (self->services->settings, WATCH_KEY);

  self->rescan = 0;
  queue_folder (self, folder);
  /* those that are here already are nothing to tell of */
  take_next (self);
  return G_SOURCE_REMOVE;
}

static void
folder_changed_cb (StudioInboxWindow *self)
{
  g_clear_handle_id (&self->rescan, g_source_remove);
  self->rescan = g_timeout_add_seconds (SETTLE_SECONDS, rescan_cb, self);
}

static void
watch_folder (StudioInboxWindow *self)
{
  g_autofree char *folder = g_settings_get_string (self->services->settings, WATCH_KEY);
  g_autoptr (GFile) file = *folder != '\0' ? g_file_new_for_path (folder) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  g_clear_object (&self->monitor);
  gtk_widget_set_visible (self->watch_bar, file != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "inbox.unwatch", file != NULL);
  if (file == NULL)
    return;
  name = g_filename_display_name (folder);
  text = g_strdup_printf (g_file_test (folder, G_FILE_TEST_IS_DIR) ? _ ("Watched: %s") : _ ("Watched, but not there now: %s"), name);
  gtk_label_set_text (self->watched, text);
  self->monitor = g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (folder_changed_cb), self, G_CONNECT_SWAPPED);
  rescan_cb (self);
}

/* --- choosing --- */

static void
choose (StudioInboxWindow *self,
        GtkFileChooserAction action,
        const char *title,
        const char *accept,
        GCallback callback)
{
  const char *folder = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) place = folder != NULL ? g_file_new_for_path (folder) : NULL;

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, accept, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  if (place != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), place, NULL);
  g_signal_connect_object (self->chooser, "response", callback, self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
take_response_cb (GtkNativeDialog *dialog,
                  int response,
                  StudioInboxWindow *self)
{
  g_autoptr (GListModel) files = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_files (GTK_FILE_CHOOSER (self->chooser)) : NULL;
  GSList *list = NULL;

  g_clear_object (&self->chooser);
  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    list = g_slist_append (list, g_list_model_get_item (files, i));
  if (list != NULL)
    _studio_inbox_window_take (self, list);
  g_slist_free_full (list, g_object_unref);
}

static void
take (GtkWidget *widget,
      const char *name,
      GVariant *parameter)
{
  StudioInboxWindow *self = STUDIO_INBOX_WINDOW (widget);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Posts of Pemda Studio"));
  gtk_file_filter_add_suffix (filter, "pemda");
  choose (self, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Receive Submissions"), _ ("_Receive"), G_CALLBACK (take_response_cb));
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
}

static void
take_folder (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  choose (STUDIO_INBOX_WINDOW (widget), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("Receive a Folder"), _ ("_Receive"), G_CALLBACK (take_response_cb));
}

static void
watch_response_cb (GtkNativeDialog *dialog,
                   int response,
                   StudioInboxWindow *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  g_clear_object (&self->chooser);
  if (path == NULL)
    return;
  g_settings_set_string (self->services->settings, WATCH_KEY, path);
  watch_folder (self);
}

static void
watch (GtkWidget *widget,
       const char *name,
       GVariant *parameter)
{
  choose (STUDIO_INBOX_WINDOW (widget), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("Watch a Folder"), _ ("_Watch"), G_CALLBACK (watch_response_cb));
}

static void
unwatch (GtkWidget *widget,
         const char *name,
         GVariant *parameter)
{
  StudioInboxWindow *self = STUDIO_INBOX_WINDOW (widget);

  g_settings_reset (self->services->settings, WATCH_KEY);
  watch_folder (self);
}

/* --- */

static void
studio_inbox_window_dispose (GObject *object)
{
  StudioInboxWindow *self = STUDIO_INBOX_WINDOW (object);

  g_cancellable_cancel (self->lifetime);
  g_clear_handle_id (&self->rescan, g_source_remove);
  g_clear_object (&self->monitor);
  g_clear_object (&self->chooser);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDIO_TYPE_INBOX_WINDOW);

  G_OBJECT_CLASS (studio_inbox_window_parent_class)->dispose (object);
}

static void
studio_inbox_window_finalize (GObject *object)
{
  StudioInboxWindow *self = STUDIO_INBOX_WINDOW (object);

  g_ptr_array_unref (self->records);
  g_clear_pointer (&self->taken, studio_record_unref);
  g_clear_pointer (&self->profile, studio_profile_unref);
  g_queue_clear_full (&self->paths, g_free);
  g_clear_object (&self->lifetime);

  G_OBJECT_CLASS (studio_inbox_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-inbox-window.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioInboxWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, StudioInboxWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, StudioInboxWindow, filters);
  gtk_widget_class_bind_template_child (widget_class, StudioInboxWindow, all);
  gtk_widget_class_bind_template_child (widget_class, StudioInboxWindow, fresh);
  gtk_widget_class_bind_template_child (widget_class, StudioInboxWindow, returned);
  gtk_widget_class_bind_template_child (widget_class, StudioInboxWindow, accepted);
  gtk_widget_class_bind_template_child (widget_class, StudioInboxWindow, search);
  gtk_widget_class_bind_template_child (widget_class, StudioInboxWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, StudioInboxWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, StudioInboxWindow, problems);
  gtk_widget_class_bind_template_child (widget_class, StudioInboxWindow, list);
  gtk_widget_class_bind_template_child (widget_class, StudioInboxWindow, watch_bar);
  gtk_widget_class_bind_template_child (widget_class, StudioInboxWindow, watched);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
}

static void
studio_inbox_window_class_init (StudioInboxWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_inbox_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = studio_inbox_window_finalize;
  g_signal_new ("merge", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, STUDIO_TYPE_DOCUMENT, studio_record_get_type ());
  g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "inbox.take", NULL, take);
  gtk_widget_class_install_action (widget_class, "inbox.take-folder", NULL, take_folder);
  gtk_widget_class_install_action (widget_class, "inbox.watch", NULL, watch);
  gtk_widget_class_install_action (widget_class, "inbox.unwatch", NULL, unwatch);
  _studio_inbox_window_install_deeds (widget_class);
}

static void
studio_inbox_window_init (StudioInboxWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->lifetime = g_cancellable_new ();
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_record_unref);
  g_queue_init (&self->paths);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  gtk_list_box_set_filter_func (self->list, is_wanted, self, NULL);
}

GtkWindow *
studio_inbox_window_get (GtkWindow *parent,
                         const StudioServices *services)
{
  GtkApplication *application;
  StudioInboxWindow *self;
  g_autofree char *profile = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && services != NULL, NULL);

  application = gtk_window_get_application (parent);
  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next) {
    if (STUDIO_IS_INBOX_WINDOW (l->data))
      return l->data;
  }
  self = g_object_new (STUDIO_TYPE_INBOX_WINDOW, "application", application, "transient-for", parent, "destroy-with-parent", TRUE, NULL);
  self->services = services;
  profile = g_settings_get_string (services->settings, "check-profile");
  self->profile = studio_profile_load (profile);
  g_signal_connect_object (services->library, "records-changed", G_CALLBACK (records_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  watch_folder (self);
  return GTK_WINDOW (self);
}
