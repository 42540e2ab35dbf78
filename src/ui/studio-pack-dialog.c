#include "config.h"

#include "studio-pack-dialog.h"

#include <glib/gi18n-lib.h>

#include "studio-brand-office.h"
#include "studio-export-words.h"
#include "studio-folder-row.h"
#include "studio-gate-bar.h"
#include "studio-pack-row.h"
#include "studio-pack.h"
#include "studio-slug.h"
#include "studio-toast.h"

#define MAX_SLUG 40

struct _StudioPackDialog
{
  AdwWindow parent_instance;
  AdwWindowTitle *titles;
  GtkButton *cancel;
  GtkWidget *make;
  GtkStack *stack;
  GtkFlowBox *platforms;
  StudioFolderRow *folder;
  StudioGateBar *gate;
  GtkSpinner *spinner;
  GtkLabel *place;
  GtkListBox *made;
  GtkListBox *notes;
  GtkWidget *show_folder;
  AdwToastOverlay *toasts;
  GtkWidget *problem;
  GtkLabel *problem_label;

  GSettings *settings;
  StudioSnapshot *snapshot;
  StudioPlatforms *limits;
  char *path;        /* (nullable): of the pack that was made */
  GCancellable *run; /* (nullable): while it is being made */
};

G_DEFINE_FINAL_TYPE (StudioPackDialog, studio_pack_dialog, ADW_TYPE_WINDOW)

static guint open_checks_signal;

/* --- in a thread --- */

/** Run: what a thread makes and what came of it. @notes: (nullable): once it is made */
typedef struct
{
  StudioSnapshot *snapshot;
  StudioPlatforms *limits;
  StudioReview *review;
  const char *stamp;
  char **platforms;
  char *path;
  GPtrArray *notes;
} Run;

static void
run_free (Run *run)
{
  studio_snapshot_unref (run->snapshot);
  studio_platforms_unref (run->limits);
  g_clear_pointer (&run->review, studio_review_free);
  g_strfreev (run->platforms);
  g_free (run->path);
  g_clear_pointer (&run->notes, g_ptr_array_unref);
  g_free (run);
}

static void
run_thread (GTask *task,
            gpointer source,
            gpointer data,
            GCancellable *cancellable)
{
  Run *run = data;
  const StudioPackOrder order = {
    .snapshot = run->snapshot, .limits = run->limits, .platforms = (const char *const *) run->platforms, .stamp = run->stamp, .review = run->review
  };
  GError *error = NULL;
  g_autoptr (GPtrArray) files = studio_pack_make (&order, &run->notes, cancellable, &error);

  if (files != NULL && !g_cancellable_set_error_if_cancelled (cancellable, &error) && studio_pack_write (run->path, files, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* --- what is chosen --- */

static GtkCheckButton *
check_at (StudioPackDialog *self,
          int index)
{
  GtkFlowBoxChild *child = gtk_flow_box_get_child_at_index (self->platforms, index);

  return child != NULL ? GTK_CHECK_BUTTON (gtk_flow_box_child_get_child (child)) : NULL;
}

/* Returns: (transfer full): ids */
static char **
list_chosen (StudioPackDialog *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  GtkCheckButton *check;

  for (int i = 0; (check = check_at (self, i)) != NULL; i++) {
    if (gtk_check_button_get_active (check))
      g_strv_builder_add (ids, ((const StudioPlatform *) g_object_get_data (G_OBJECT (check), "platform"))->id);
  }
  return g_strv_builder_end (ids);
}

static void
update (StudioPackDialog *self)
{
  g_auto (GStrv) chosen = list_chosen (self);
  const StudioGateAnswer *answer = studio_gate_bar_get_answer (self->gate);

  gtk_widget_set_sensitive (self->make, chosen[0] != NULL && self->run == NULL && answer != NULL && !answer->checking && studio_gate_lets_export (answer));
}

static void
add_platform (StudioPackDialog *self,
              const StudioPlatform *platform,
              gboolean chosen)
{
  GtkWidget *check = gtk_check_button_new_with_label (platform->name);

  g_object_set_data (G_OBJECT (check), "platform", (gpointer) platform);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), chosen);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (update), self);
  gtk_flow_box_append (self->platforms, check);
}

/* The office's own come first, and are chosen the first time. */
static void
list_platforms (StudioPackDialog *self)
{
  GPtrArray *accounts = studio_brand_list_accounts (studio_snapshot_get_brand (self->snapshot));
  GPtrArray *all = studio_platforms_list (self->limits);
  g_auto (GStrv) last = g_settings_get_strv (self->settings, "pack-platforms");
  g_autoptr (GPtrArray) own = g_ptr_array_new ();

  for (guint i = 0; i < accounts->len; i++) {
    const StudioPlatform *platform = studio_platforms_find (self->limits, ((const StudioAccount *) g_ptr_array_index (accounts, i))->platform);

    if (platform == NULL || g_ptr_array_find (own, platform, NULL))
      continue;
    g_ptr_array_add (own, (gpointer) platform);
    add_platform (self, platform, last[0] == NULL || g_strv_contains ((const char *const *) last, platform->id));
  }
  for (guint i = 0; i < all->len; i++) {
    const StudioPlatform *platform = g_ptr_array_index (all, i);

    /* a webhook is no place where people upload */
    if (!g_ptr_array_find (own, platform, NULL) && !g_str_equal (platform->id, "webhook"))
      add_platform (self, platform, g_strv_contains ((const char *const *) last, platform->id));
  }
}

/* Returns: (transfer full): a folder of its own for this pack, that is not there yet */
static char *
choose_path (StudioPackDialog *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *slug = studio_slug (adw_window_title_get_subtitle (self->titles), MAX_SLUG);
  const char *folder = studio_folder_row_get_folder (self->folder);

  for (guint n = 1;; n++) {
    g_autofree char *name = n == 1 ? g_strdup_printf ("%s_%s", day, slug) : g_strdup_printf ("%s_%s-%u", day, slug, n);
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (!g_file_test (path, G_FILE_TEST_EXISTS))
      return g_steal_pointer (&path);
  }
}

/* --- what was made --- */

static void
copied_cb (StudioPackDialog *self,
           const char *sentence)
{
  studio_toast_show (self->toasts, studio_toast_new (sentence, NULL));
}

/* The window leads through it; this one is through. */
static void
upload_cb (StudioPackDialog *self,
           const char *platform)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.manual-upload", "s", platform);
  gtk_window_close (GTK_WINDOW (self));
}

static void
add_note (StudioPackDialog *self,
          const char *sentence)
{
  GtkWidget *row = adw_action_row_new (), *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_append (self->notes, row);
}

static void
show_made (StudioPackDialog *self,
           const Run *run)
{
  g_autofree char *shown = studio_export_words_folder (run->path);

  for (guint i = 0; run->platforms[i] != NULL; i++) {
    GtkWidget *row = studio_pack_row_new (self->snapshot, studio_platforms_find (self->limits, run->platforms[i]));

    g_signal_connect_swapped (row, "copied", G_CALLBACK (copied_cb), self);
    g_signal_connect_swapped (row, "upload", G_CALLBACK (upload_cb), self);
    gtk_list_box_append (self->made, row);
  }
  for (guint i = 0; i < run->notes->len; i++)
    add_note (self, g_ptr_array_index (run->notes, i));
  gtk_widget_set_visible (GTK_WIDGET (self->notes), run->notes->len > 0);
  gtk_label_set_text (self->place, shown);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->place), run->path);
  self->path = g_strdup (run->path);
  gtk_stack_set_visible_child_name (self->stack, "made");
  gtk_widget_set_visible (self->make, FALSE);
  gtk_button_set_label (self->cancel, _ ("Close"));
  gtk_widget_grab_focus (self->show_folder);
}

/* --- making it --- */

static void
show_problem (StudioPackDialog *self,
              const char *sentence)
{
  gtk_label_set_text (self->problem_label, sentence);
  gtk_widget_set_visible (self->problem, *sentence != '\0');
}

static void
show_running (StudioPackDialog *self,
              gboolean running)
{
  gtk_stack_set_visible_child_name (self->stack, running ? "running" : "choices");
  gtk_spinner_set_spinning (self->spinner, running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel), TRUE);
  update (self);
}

static void
run_cb (GObject *source,
        GAsyncResult *result,
        gpointer data)
{
  StudioPackDialog *self = STUDIO_PACK_DIALOG (source);
  const Run *run = g_task_get_task_data (G_TASK (result));
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->run);
  if (!g_task_propagate_boolean (G_TASK (result), &error)) {
    show_running (self, FALSE);
    show_problem (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? _ ("Cancelled. There are no half-finished files.") : error->message);
    return;
  }
  studio_gate_bar_record (self->gate, STUDIO_RELEASE_PACK, NULL);
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.handed-over", "^as", run->platforms);
  show_made (self, run);
}

static void
make_clicked_cb (StudioPackDialog *self)
{
  g_autoptr (GTask) task = NULL;
  Run *run;

  g_assert (STUDIO_IS_PACK_DIALOG (self));

  if (self->run != NULL)
    return;
  self->run = g_cancellable_new ();
  task = g_task_new (self, self->run, run_cb, NULL);
  run = g_new0 (Run, 1);
  run->snapshot = studio_snapshot_ref (self->snapshot);
  run->limits = studio_platforms_ref (self->limits);
  run->review = studio_gate_bar_review (self->gate);
  run->stamp = studio_gate_bar_get_answer (self->gate)->stamp;
  run->platforms = list_chosen (self);
  run->path = choose_path (self);
  g_settings_set_strv (self->settings, "pack-platforms", (const char *const *) run->platforms);
  studio_folder_row_save (self->folder, self->settings, "export-folder");
  show_problem (self, "");
  show_running (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->cancel));
  g_task_set_source_tag (task, make_clicked_cb);
  g_task_set_task_data (task, run, (GDestroyNotify) run_free);
  g_task_run_in_thread (task, run_thread);
}

static void
show_folder_clicked_cb (StudioPackDialog *self)
{
  g_autofree char *uri = g_filename_to_uri (self->path, NULL, NULL);

  if (uri != NULL)
    gtk_show_uri (GTK_WINDOW (self), uri, GDK_CURRENT_TIME);
}

/* The window asks where it went out; this one is through. */
static void
mark_clicked_cb (StudioPackDialog *self)
{
  g_auto (GStrv) ids = list_chosen (self);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  g_assert (STUDIO_IS_PACK_DIALOG (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.mark-published-on", "^as", ids);
  gtk_window_close (GTK_WINDOW (self));
}

/* --- leaving --- */

static void
open_checks_cb (StudioPackDialog *self)
{
  g_signal_emit (self, open_checks_signal, 0);
  gtk_window_close (GTK_WINDOW (self));
}

/* Returns: whether the dialog has to stay for now */
static gboolean
cancel_run (StudioPackDialog *self)
{
  if (self->run == NULL)
    return FALSE;
  g_cancellable_cancel (self->run);
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel), FALSE);
  return TRUE;
}

static void
cancel_clicked_cb (StudioPackDialog *self)
{
  g_assert (STUDIO_IS_PACK_DIALOG (self));

  if (!cancel_run (self))
    gtk_window_close (GTK_WINDOW (self));
}

static void
cancel_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  cancel_clicked_cb (STUDIO_PACK_DIALOG (widget));
}

static gboolean
studio_pack_dialog_close_request (GtkWindow *window)
{
  if (cancel_run (STUDIO_PACK_DIALOG (window)))
    return TRUE;
  return GTK_WINDOW_CLASS (studio_pack_dialog_parent_class)->close_request (window);
}

/* --- the class --- */

static void
studio_pack_dialog_finalize (GObject *object)
{
  StudioPackDialog *self = STUDIO_PACK_DIALOG (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->snapshot, studio_snapshot_unref);
  g_clear_pointer (&self->limits, studio_platforms_unref);
  g_free (self->path);

  G_OBJECT_CLASS (studio_pack_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, StudioPackDialog, titles);
  gtk_widget_class_bind_template_child (klass, StudioPackDialog, cancel);
  gtk_widget_class_bind_template_child (klass, StudioPackDialog, make);
  gtk_widget_class_bind_template_child (klass, StudioPackDialog, stack);
  gtk_widget_class_bind_template_child (klass, StudioPackDialog, platforms);
  gtk_widget_class_bind_template_child (klass, StudioPackDialog, folder);
  gtk_widget_class_bind_template_child (klass, StudioPackDialog, gate);
  gtk_widget_class_bind_template_child (klass, StudioPackDialog, spinner);
  gtk_widget_class_bind_template_child (klass, StudioPackDialog, place);
  gtk_widget_class_bind_template_child (klass, StudioPackDialog, made);
  gtk_widget_class_bind_template_child (klass, StudioPackDialog, notes);
  gtk_widget_class_bind_template_child (klass, StudioPackDialog, show_folder);
  gtk_widget_class_bind_template_child (klass, StudioPackDialog, toasts);
  gtk_widget_class_bind_template_child (klass, StudioPackDialog, problem);
  gtk_widget_class_bind_template_child (klass, StudioPackDialog, problem_label);
}

static void
studio_pack_dialog_class_init (StudioPackDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = studio_pack_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = studio_pack_dialog_close_request;
  open_checks_signal = g_signal_new ("open-checks", STUDIO_TYPE_PACK_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (STUDIO_TYPE_FOLDER_ROW);
  g_type_ensure (STUDIO_TYPE_GATE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-pack-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, make_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, mark_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_checks_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_folder_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_problem);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_install_action (widget_class, "pack.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "pack.cancel", NULL);
}

static void
studio_pack_dialog_init (StudioPackDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
studio_pack_dialog_new (GtkWindow *parent,
                        StudioLiveCheck *check)
{
  StudioPackDialog *self;
  g_autofree char *title = NULL;

  g_return_val_if_fail (STUDIO_IS_LIVE_CHECK (check), NULL);

  self = g_object_new (STUDIO_TYPE_PACK_DIALOG, "transient-for", parent, NULL);
  self->settings = g_settings_new (APPLICATION_ID);
  self->limits = studio_platforms_load ();
  self->snapshot = studio_post_snapshot (studio_document_get_post (studio_live_check_get_document (check)));
  title = studio_post_get_title (studio_document_get_post (studio_live_check_get_document (check)));
  adw_window_title_set_subtitle (self->titles, title);
  list_platforms (self);
  studio_folder_row_load (self->folder, self->settings, "export-folder");
  studio_gate_bar_set_check (self->gate, check);
  update (self);
  return GTK_WIDGET (self);
}
