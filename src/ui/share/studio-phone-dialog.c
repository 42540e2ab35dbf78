#include "config.h"

#include "studio-phone-dialog.h"

#include <glib/gi18n-lib.h>

#include "studio-gate-bar.h"
#include "studio-nearby-button.h"
#include "studio-phone-card.h"
#include "studio-platform-choice.h"
#include "studio-share-folder.h"
#include "studio-share-job.h"
#include "studio-slug.h"
#include "studio-usb-button.h"

#define MAX_SLUG 40
#define PULSE_MS 200

struct _StudioPhoneDialog
{
  AdwWindow parent_instance;
  AdwWindowTitle *titles;
  GtkButton *cancel;
  GtkWidget *make;
  GtkStack *stack;
  GtkFlowBox *platforms;
  GtkWidget *gate_box;
  StudioGateBar *gate;
  GtkProgressBar *progress;
  StudioPhoneCard *card;
  GtkWidget *nearby_list;
  StudioNearbyButton *nearby;
  GtkWidget *usb_list;
  GtkWidget *uploaded_list;
  AdwActionRow *uploaded;
  GtkWidget *told;
  GtkImage *told_icon;
  GtkLabel *told_label;

  GSettings *settings;
  StudioSnapshot *snapshot;
  StudioPlatforms *limits;
  GPtrArray *ticked; /* (element-type utf8): ids */
  GCancellable *run; /* (nullable): while something is made */
  const char *page;  /* that was shown before it */
  guint pulse;
};

G_DEFINE_FINAL_TYPE (StudioPhoneDialog, studio_phone_dialog, ADW_TYPE_WINDOW)

static guint open_checks_signal;

/* --- in a thread --- */

/** Run: what a thread makes: a parcel, files of one for @nearby, or a pack below @folder. @done: of @total platforms, atomic */
typedef struct
{
  StudioSnapshot *snapshot;
  StudioPlatforms *limits;
  StudioReview *review;
  const char *stamp;
  char **platforms;
  StudioNearby *nearby;
  char *folder;
  char *name;
  char *path;
  int done;
} Run;

static void
run_free (Run *run)
{
  studio_snapshot_unref (run->snapshot);
  studio_platforms_unref (run->limits);
  g_clear_pointer (&run->review, studio_review_free);
  g_strfreev (run->platforms);
  g_clear_pointer (&run->nearby, studio_nearby_free);
  g_free (run->folder);
  g_free (run->name);
  g_free (run->path);
  g_free (run);
}

static void
progress_cb (guint done,
             guint total,
             gpointer data)
{
  g_atomic_int_set (&((Run *) data)->done, (int) done);
}

static void
parcel_thread (GTask *task,
               gpointer source,
               gpointer data,
               GCancellable *cancellable)
{
  Run *run = data;
  const StudioPackOrder order = { run->snapshot, run->limits, (const char *const *) run->platforms, run->stamp, NULL };
  GError *error = NULL;
  StudioShareParcel *parcel = studio_share_job_make (&order, progress_cb, run, cancellable, &error);

  if (parcel != NULL)
    g_task_return_pointer (task, parcel, (GDestroyNotify) studio_share_parcel_unref);
  else
    g_task_return_error (task, error);
}

static void
nearby_thread (GTask *task,
               gpointer source,
               gpointer data,
               GCancellable *cancellable)
{
  Run *run = data;
  const StudioPackOrder order = { run->snapshot, run->limits, (const char *const *) run->platforms, run->stamp, NULL };
  GError *error = NULL;
  g_autoptr (StudioShareParcel) parcel = studio_share_job_make (&order, progress_cb, run, cancellable, &error);
  char **paths = parcel != NULL ? studio_share_folder_write (parcel, NULL, cancellable, &error) : NULL;

  if (paths != NULL)
    g_task_return_pointer (task, paths, (GDestroyNotify) g_strfreev);
  else
    g_task_return_error (task, error);
}

/* Returns: (transfer full): a folder of its own for this pack, that is not there yet */
static char *
choose_path (const Run *run)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d"), *title = studio_snapshot_get_title (run->snapshot);
  g_autofree char *slug = studio_slug (title, MAX_SLUG), *name = g_strdup_printf ("%s_%s", day, slug);
  char *path = g_build_filename (run->folder, name, NULL);

  for (guint n = 2; g_file_test (path, G_FILE_TEST_EXISTS); n++) {
    g_autofree char *other = g_strdup_printf ("%s-%u", name, n);

    g_free (path);
    path = g_build_filename (run->folder, other, NULL);
  }
  return path;
}

static void
usb_thread (GTask *task,
            gpointer source,
            gpointer data,
            GCancellable *cancellable)
{
  Run *run = data;
  const StudioPackOrder order = { run->snapshot, run->limits, (const char *const *) run->platforms, run->stamp, run->review };
  GError *error = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GPtrArray) files = studio_pack_make (&order, &notes, cancellable, &error);

  /* pulled out meanwhile: a folder of that name must not come to be in its place */
  if (files != NULL && !g_file_test (run->folder, G_FILE_TEST_IS_DIR))
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, run->folder);
  if (error == NULL && !g_cancellable_set_error_if_cancelled (cancellable, &error)) {
    run->path = choose_path (run);
    studio_pack_write (run->path, files, &error);
  }
  if (error == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* --- what is seen --- */

static void
update (StudioPhoneDialog *self)
{
  g_auto (GStrv) chosen = studio_platform_choice_list (self->platforms);
  const StudioGateAnswer *answer = studio_gate_bar_get_answer (self->gate);
  gboolean may = chosen[0] != NULL && self->run == NULL && answer != NULL && !answer->checking && studio_gate_lets_export (answer);

  gtk_widget_set_sensitive (self->make, may);
  gtk_widget_set_sensitive (self->nearby_list, may);
  gtk_widget_set_sensitive (self->usb_list, may);
}

/* @good: nothing went wrong */
static void
tell (StudioPhoneDialog *self,
      const char *sentence,
      gboolean good)
{
  gtk_label_set_text (self->told_label, sentence);
  gtk_image_set_from_icon_name (self->told_icon, good ? "emblem-ok-symbolic" : "dialog-error-symbolic");
  gtk_widget_set_visible (self->told, *sentence != '\0');
  if (good)
    gtk_widget_remove_css_class (self->told, "error");
  else
    gtk_widget_add_css_class (self->told, "error");
}

/* A computer without such programs says nothing of them. */
static void
show_nearby (StudioPhoneDialog *self)
{
  gboolean any;

  g_object_get (self->nearby, "any", &any, NULL);
  gtk_widget_set_visible (self->nearby_list, any && self->run == NULL);
}

static void
show_page (StudioPhoneDialog *self,
           const char *page)
{
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (self->make, !g_str_equal (page, "card"));
  /* what it asks is settled once the pictures are made */
  gtk_widget_set_visible (self->gate_box, !g_str_equal (page, "card"));
  show_nearby (self);
  gtk_widget_set_visible (self->usb_list, !g_str_equal (page, "running"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel), TRUE);
  gtk_button_set_label (self->cancel, g_str_equal (page, "card") ? _ ("Close") : _ ("Cancel"));
  update (self);
}

static void
show_failure (StudioPhoneDialog *self,
              const GError *error,
              const char *drive)
{
  g_autofree char *sentence = drive != NULL ? studio_usb_words_failure (error, drive) : g_strdup (error->message);

  tell (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? _ ("Cancelled. There are no half-finished files.") : sentence, FALSE);
}

/* --- making --- */

/* The window remembers that the post waits for the person who uploads it. */
static void
hand_over (StudioPhoneDialog *self,
           const Run *run)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  studio_gate_bar_record (self->gate, STUDIO_RELEASE_PACK, NULL);
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.handed-over", "^as", run->platforms);
}

static gboolean
pulse_cb (gpointer data)
{
  StudioPhoneDialog *self = STUDIO_PHONE_DIALOG (g_task_get_source_object (data));
  Run *run = g_task_get_task_data (data);
  int done = g_atomic_int_get (&run->done);

  if (done > 0)
    gtk_progress_bar_set_fraction (self->progress, (double) done / g_strv_length (run->platforms));
  else
    gtk_progress_bar_pulse (self->progress);
  return G_SOURCE_CONTINUE;
}

static void
end_run (StudioPhoneDialog *self)
{
  g_clear_handle_id (&self->pulse, g_source_remove);
  g_clear_object (&self->run);
}

/* Takes @nearby, @folder and @name. */
static void
start (StudioPhoneDialog *self,
       StudioNearby *nearby,
       char *folder,
       char *name,
       GTaskThreadFunc thread,
       GAsyncReadyCallback callback)
{
  Run *run = g_new0 (Run, 1);
  g_autoptr (GTask) task = NULL;

  self->run = g_cancellable_new ();
  run->snapshot = studio_snapshot_ref (self->snapshot);
  run->limits = studio_platforms_ref (self->limits);
  run->review = folder != NULL ? studio_gate_bar_review (self->gate) : NULL;
  run->stamp = studio_gate_bar_get_answer (self->gate)->stamp;
  run->platforms = studio_platform_choice_list (self->platforms);
  run->nearby = nearby;
  run->folder = folder;
  run->name = name;
  g_settings_set_strv (self->settings, "phone-platforms", (const char *const *) run->platforms);
  task = g_task_new (self, self->run, callback, NULL);
  g_task_set_task_data (task, run, (GDestroyNotify) run_free);
  self->page = g_str_equal (gtk_stack_get_visible_child_name (self->stack), "card") ? "card" : "choices";
  tell (self, "", TRUE);
  show_page (self, "running");
  gtk_progress_bar_set_fraction (self->progress, 0);
  self->pulse = g_timeout_add_full (G_PRIORITY_DEFAULT, PULSE_MS, pulse_cb, g_object_ref (task), g_object_unref);
  gtk_widget_grab_focus (GTK_WIDGET (self->cancel));
  g_task_run_in_thread (task, thread);
}

static void
parcel_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  StudioPhoneDialog *self = STUDIO_PHONE_DIALOG (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioShareParcel) parcel = g_task_propagate_pointer (G_TASK (result), &error);

  end_run (self);
  if (parcel == NULL) {
    show_page (self, "choices");
    show_failure (self, error, NULL);
    return;
  }
  hand_over (self, g_task_get_task_data (G_TASK (result)));
  studio_phone_card_set_parcel (self->card, parcel);
  show_page (self, "card");
}

static void
make_cb (StudioPhoneDialog *self)
{
  if (self->run == NULL)
    start (self, NULL, NULL, NULL, parcel_thread, parcel_cb);
}

static void
saved_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  StudioPhoneDialog *self = STUDIO_PHONE_DIALOG (source);
  const Run *run = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  end_run (self);
  show_page (self, self->page);
  if (g_task_propagate_boolean (G_TASK (result), &error)) {
    g_autofree char *folder = g_filename_display_basename (run->path);
    /* TRANSLATORS: the first %s is what a flash disk is called, the second a folder's name */
    g_autofree char *sentence = g_strdup_printf (_ ("Saved to “%s”, folder %s. Eject it before you pull it out."), run->name, folder);

    hand_over (self, run);
    tell (self, sentence, TRUE);
  } else {
    show_failure (self, error, run->name);
  }
}

static void
usb_cb (StudioPhoneDialog *self,
        const char *path,
        const char *name)
{
  if (self->run == NULL)
    start (self, NULL, g_strdup (path), g_strdup (name), usb_thread, saved_cb);
}

/* --- straight to a phone --- */

/** Handed: files that another program is given. @task: that made them */
typedef struct
{
  GTask *task;
  guint n_files;
} Handed;

/* Neither program tells whether anything arrived, so this does not either. Returns: (transfer full) */
static char *
tell_handed (const StudioNearby *nearby,
             guint n_files)
{
  if (nearby->way == STUDIO_NEARBY_BLUETOOTH)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "A window for Bluetooth opens with %u file. Choose the phone there.",
                                         "A window for Bluetooth opens with %u files. Choose the phone there.", n_files),
                            n_files);
  /* TRANSLATORS: %u files, %s is what a phone calls itself */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "KDE Connect has %u file for “%s”. Look on the phone whether it arrived.",
                                       "KDE Connect has %u files for “%s”. Look on the phone whether they arrived.", n_files),
                          n_files, nearby->name);
}

static void
handed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  Handed *handed = data;
  g_autoptr (GTask) task = handed->task;
  StudioPhoneDialog *self = STUDIO_PHONE_DIALOG (g_task_get_source_object (task));
  const Run *run = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  end_run (self);
  show_page (self, self->page);
  if (studio_nearby_send_finish (result, &error)) {
    g_autofree char *sentence = tell_handed (run->nearby, handed->n_files);

    hand_over (self, run);
    tell (self, sentence, TRUE);
  } else {
    show_failure (self, error, NULL);
  }
  g_free (handed);
}

static void
nearby_made_cb (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  StudioPhoneDialog *self = STUDIO_PHONE_DIALOG (source);
  const Run *run = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) paths = g_task_propagate_pointer (G_TASK (result), &error);
  Handed *handed;

  if (paths == NULL) {
    end_run (self);
    show_page (self, self->page);
    show_failure (self, error, NULL);
    return;
  }
  handed = g_new0 (Handed, 1);
  handed->task = g_object_ref (G_TASK (result));
  handed->n_files = g_strv_length (paths);
  studio_nearby_send_async (run->nearby, (const char *const *) paths, self->run, handed_cb, handed);
}

static void
nearby_cb (StudioPhoneDialog *self,
           const StudioNearby *nearby)
{
  if (self->run == NULL)
    start (self, studio_nearby_copy (nearby), NULL, NULL, nearby_thread, nearby_made_cb);
}

/* --- what phones tell --- */

static void
show_ticked (StudioPhoneDialog *self)
{
  GString *names = g_string_new (NULL);
  g_autofree char *title = NULL;

  for (guint i = 0; i < self->ticked->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", studio_platforms_find (self->limits, g_ptr_array_index (self->ticked, i))->name);
  /* TRANSLATORS: %s are platforms, "Instagram, WhatsApp" */
  title = g_strdup_printf (_ ("Uploaded: %s"), names->str);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->uploaded), title);
  gtk_widget_set_visible (self->uploaded_list, self->ticked->len > 0);
  g_string_free (names, TRUE);
}

static void
ticked_cb (StudioPhoneDialog *self,
           const char *platform,
           gboolean on)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  guint at = 0;
  gboolean there = g_ptr_array_find_with_equal_func (self->ticked, platform, g_str_equal, &at);

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.told-uploaded", "(sb)", platform, on);
  if (on && !there)
    g_ptr_array_add (self->ticked, g_strdup (platform));
  else if (!on && there)
    g_ptr_array_remove_index (self->ticked, at);
  show_ticked (self);
}

/* The window asks for the links; this one is through. */
static void
mark_cb (StudioPhoneDialog *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  for (guint i = 0; i < self->ticked->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (self->ticked, i));
  ids = g_strv_builder_end (builder);
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.mark-published-on", "^as", ids);
  gtk_window_close (GTK_WINDOW (self));
}

/* --- leaving --- */

static void
open_checks_cb (StudioPhoneDialog *self)
{
  g_signal_emit (self, open_checks_signal, 0);
  gtk_window_close (GTK_WINDOW (self));
}

/* Returns: whether the dialog has to stay for now */
static gboolean
cancel_run (StudioPhoneDialog *self)
{
  if (self->run == NULL)
    return FALSE;
  g_cancellable_cancel (self->run);
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel), FALSE);
  return TRUE;
}

static void
cancel_cb (StudioPhoneDialog *self)
{
  if (!cancel_run (self))
    gtk_window_close (GTK_WINDOW (self));
}

static void
cancel_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  cancel_cb (STUDIO_PHONE_DIALOG (widget));
}

static gboolean
studio_phone_dialog_close_request (GtkWindow *window)
{
  if (cancel_run (STUDIO_PHONE_DIALOG (window)))
    return TRUE;
  return GTK_WINDOW_CLASS (studio_phone_dialog_parent_class)->close_request (window);
}

/* --- the class --- */

static void
studio_phone_dialog_finalize (GObject *object)
{
  StudioPhoneDialog *self = STUDIO_PHONE_DIALOG (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->snapshot, studio_snapshot_unref);
  g_clear_pointer (&self->limits, studio_platforms_unref);
  g_ptr_array_unref (self->ticked);

  G_OBJECT_CLASS (studio_phone_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, StudioPhoneDialog, titles);
  gtk_widget_class_bind_template_child (klass, StudioPhoneDialog, cancel);
  gtk_widget_class_bind_template_child (klass, StudioPhoneDialog, make);
  gtk_widget_class_bind_template_child (klass, StudioPhoneDialog, stack);
  gtk_widget_class_bind_template_child (klass, StudioPhoneDialog, platforms);
  gtk_widget_class_bind_template_child (klass, StudioPhoneDialog, gate);
  gtk_widget_class_bind_template_child (klass, StudioPhoneDialog, gate_box);
  gtk_widget_class_bind_template_child (klass, StudioPhoneDialog, progress);
  gtk_widget_class_bind_template_child (klass, StudioPhoneDialog, card);
  gtk_widget_class_bind_template_child (klass, StudioPhoneDialog, nearby_list);
  gtk_widget_class_bind_template_child (klass, StudioPhoneDialog, nearby);
  gtk_widget_class_bind_template_child (klass, StudioPhoneDialog, usb_list);
  gtk_widget_class_bind_template_child (klass, StudioPhoneDialog, uploaded_list);
  gtk_widget_class_bind_template_child (klass, StudioPhoneDialog, uploaded);
  gtk_widget_class_bind_template_child (klass, StudioPhoneDialog, told);
  gtk_widget_class_bind_template_child (klass, StudioPhoneDialog, told_icon);
  gtk_widget_class_bind_template_child (klass, StudioPhoneDialog, told_label);
}

static void
studio_phone_dialog_class_init (StudioPhoneDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = studio_phone_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = studio_phone_dialog_close_request;
  open_checks_signal = g_signal_new ("open-checks", STUDIO_TYPE_PHONE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (STUDIO_TYPE_GATE_BAR);
  g_type_ensure (STUDIO_TYPE_NEARBY_BUTTON);
  g_type_ensure (STUDIO_TYPE_PHONE_CARD);
  g_type_ensure (STUDIO_TYPE_USB_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-phone-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, make_cb);
  gtk_widget_class_bind_template_callback (widget_class, mark_cb);
  gtk_widget_class_bind_template_callback (widget_class, nearby_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_checks_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_nearby);
  gtk_widget_class_bind_template_callback (widget_class, ticked_cb);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, usb_cb);
  gtk_widget_class_install_action (widget_class, "phone.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "phone.cancel", NULL);
}

static void
studio_phone_dialog_init (StudioPhoneDialog *self)
{
  self->ticked = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
studio_phone_dialog_new (GtkWindow *parent,
                         StudioLiveCheck *check)
{
  StudioPhoneDialog *self;
  g_autofree char *title = NULL;
  g_auto (GStrv) last = NULL;

  g_return_val_if_fail (STUDIO_IS_LIVE_CHECK (check), NULL);

  self = g_object_new (STUDIO_TYPE_PHONE_DIALOG, "transient-for", parent, NULL);
  self->settings = g_settings_new (APPLICATION_ID);
  self->limits = studio_platforms_load ();
  self->snapshot = studio_post_snapshot (studio_document_get_post (studio_live_check_get_document (check)));
  title = studio_snapshot_get_title (self->snapshot);
  adw_window_title_set_subtitle (self->titles, title);
  last = g_settings_get_strv (self->settings, "phone-platforms");
  studio_platform_choice_fill (self->platforms, self->snapshot, self->limits, (const char *const *) last, G_CALLBACK (update), self);
  studio_gate_bar_set_check (self->gate, check);
  update (self);
  return GTK_WIDGET (self);
}
