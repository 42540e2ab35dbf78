#include "config.h"

#include "studio-window-private.h"

#include "studio-composer-sizes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-dropped.h"
#include "studio-export-dialog.h"
#include "studio-pack-dialog.h"
#include "studio-phone-dialog.h"
#include "studio-toast.h"

G_DEFINE_FINAL_TYPE (StudioWindow, studio_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- sentences --- */

void
_studio_window_toast (StudioWindow *self,
                      const char *sentence,
                      const char *button,
                      const char *action,
                      const char *target)
{
  AdwToast *toast = studio_toast_new (sentence, button);

  adw_toast_set_action_name (toast, action);
  if (target != NULL)
    adw_toast_set_action_target (toast, "s", target);
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_set_weak_pointer (&self->toast, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
toast (GtkWidget *widget,
       const char *name,
       GVariant *parameter)
{
  _studio_window_toast (STUDIO_WINDOW (widget), g_variant_get_string (parameter, NULL), NULL, NULL, NULL);
}

static void
toast_undo (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  _studio_window_toast (STUDIO_WINDOW (widget), g_variant_get_string (parameter, NULL), _ ("Undo"), "win.undo", NULL);
}

/* --- the document --- */

static void
update_title (StudioWindow *self)
{
  g_autofree char *title = NULL;

  if (self->document != NULL)
    title = g_strdup_printf ("%s – Pemda Studio", studio_document_get_title (self->document));
  gtk_window_set_title (GTK_WINDOW (self), title != NULL ? title : "Pemda Studio");
}

/* Whether brands are edited, which have an undo list of their own. */
static gboolean
shows_brands (StudioWindow *self)
{
  return self->document == NULL && adw_view_stack_get_visible_child (self->views) == GTK_WIDGET (self->brands);
}

/* Whether the library is looked at, which takes back what was done to its posts. */
static gboolean
shows_library (StudioWindow *self)
{
  return self->document == NULL && adw_view_stack_get_visible_child (self->views) == GTK_WIDGET (self->library);
}

static void
update_actions (StudioWindow *self)
{
  static const char *const of_document[] = { "win.home", "win.save", "win.retry-save", "win.close-anyway", "win.save-copy", "win.export", "win.bulk-post", "win.save-template", "win.save-sheet", "win.pack", "win.send-to-phone", "win.mark-published", "win.plan", "win.manual-upload", "win.spread" };
  StudioHistory *history = self->document != NULL ? studio_document_get_history (self->document) : NULL;
  gboolean can_undo = FALSE, can_redo = FALSE;

  /* the pages tell of their end too */
  if (self->views == NULL)
    return;
  if (history != NULL)
    g_object_get (history, "can-undo", &can_undo, "can-redo", &can_redo, NULL);
  else if (shows_brands (self))
    g_object_get (self->brands, "can-undo", &can_undo, "can-redo", &can_redo, NULL);
  else if (shows_library (self))
    g_object_get (self->library, "can-undo", &can_undo, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (of_document); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_document[i], history != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", can_undo);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", can_redo);
}

/* The pages of posts and of brands work only while they are in front. */
static void
update_pages (StudioWindow *self)
{
  if (self->services == NULL)
    return;
  if (self->document != NULL || adw_view_stack_get_visible_child (self->views) != GTK_WIDGET (self->home))
    _studio_window_forget_start_day (self);
  studio_brand_page_set_seen (self->brands, shows_brands (self));
  studio_library_page_set_seen (self->library, shows_library (self));
  update_actions (self);
}

static void
view_cb (AdwViewStack *views,
         GParamSpec *pspec,
         StudioWindow *self)
{
  /* that undo is the page's which was left */
  if (self->toast != NULL && g_strcmp0 (adw_toast_get_action_name (self->toast), "win.undo") == 0)
    adw_toast_dismiss (self->toast);
  update_pages (self);
}

static void
history_notify_cb (StudioHistory *history,
                   GParamSpec *pspec,
                   StudioWindow *self)
{
  update_actions (self);
}

StudioPostPage *
_studio_window_get_post (StudioWindow *self)
{
  const StudioServices *services = self->services;

  if (self->post != NULL)
    return self->post;
  self->post = g_object_new (STUDIO_TYPE_POST_PAGE, NULL);
  studio_post_page_set_services (self->post, services->catalog, services->previewer);
  studio_post_page_set_postman (self->post, services->postman);
  studio_post_page_set_recent (self->post, studio_recent_get_items (services->recent));
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->post));
  return self->post;
}

/* Nothing is owed any more: whoever leaves a post has waited for that. */
static void
drop_document (StudioWindow *self)
{
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_func (self->document, update_title, self);
  if (self->autosave != NULL) {
    g_autofree char *id = studio_document_make_id (self->document);

    studio_library_set_step_async (self->services->library, id, studio_post_page_get_step (self->post), NULL, NULL, NULL);
    studio_autosave_close (self->autosave);
    /* the library may take it by now; else the start page has the copy */
    if (studio_autosave_get_state (self->autosave) == STUDIO_AUTOSAVE_COPIED)
      studio_recovery_start (self->services->recovery);
  }
  g_clear_object (&self->autosave);
  self->giving_up = FALSE;
  self->file_failed = FALSE;
  /* what it offers is about the post before */
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
}

static void
show_document (StudioWindow *self,
               StudioDocument *document,
               gboolean kept,
               const char *step)
{
  drop_document (self);
  g_set_object (&self->document, document);
  if (document != NULL) {
    /* before the post is watched: by that alone it is not begun */
    if (!kept)
      _studio_window_say_office (self);
    self->autosave = studio_autosave_new (document, self->services->library, kept);
    _studio_window_plan_new (self);
    if (!kept)
      _studio_window_link_activity (self);
    g_signal_connect_object (document, "notify::title", G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
  }
  g_signal_group_set_target (self->history_signals, document != NULL ? studio_document_get_history (document) : NULL);
  gtk_stack_set_visible_child (self->stack, document != NULL ? GTK_WIDGET (_studio_window_get_post (self)) : self->front);
  update_pages (self);
  if (self->post != NULL)
    studio_post_page_set_document (self->post, document, self->autosave, step);
  update_title (self);
  update_actions (self);
  if (document == NULL)
    gtk_widget_grab_focus (adw_view_stack_get_visible_child (self->views));
}

void
_studio_window_set_document (StudioWindow *self,
                             StudioDocument *document)
{
  show_document (self, document, FALSE, NULL);
}

void
_studio_window_set_kept (StudioWindow *self,
                         StudioDocument *document,
                         const char *step)
{
  show_document (self, document, TRUE, step);
  _studio_window_keep_version (self, STUDIO_VERSION_OPENED);
}

/* --- actions --- */

/* Returns: (transfer full) (nullable): NULL after telling why */
static StudioDocument *
new_document (StudioWindow *self,
              const char *template_id,
              const char *brand_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioTemplate) template = studio_catalog_load_template (self->services->catalog, template_id, &error);
  g_autoptr (StudioBrand) brand = template != NULL ? studio_catalog_load_brand (self->services->catalog, brand_id, &error) : NULL;

  if (brand != NULL)
    return studio_document_new (template, brand);
  _studio_window_toast (self, error->message, NULL, NULL, NULL);
  return NULL;
}

static void
start (GtkWidget *widget,
       const char *name,
       GVariant *parameter)
{
  StudioWindow *self = STUDIO_WINDOW (widget);
  const char *template_id, *brand_id;
  g_autoptr (StudioDocument) document = NULL;

  g_variant_get (parameter, "(&s&s)", &template_id, &brand_id);
  document = new_document (self, template_id, brand_id);
  if (document != NULL)
    _studio_window_set_document (self, document);
}

/* As one step. Values that the template has no field for, or not of that type, are left out. */
static void
fill (StudioDocument *document,
      const char *label,
      JsonNode *content)
{
  GPtrArray *fields = studio_template_get_fields (studio_post_get_template (studio_document_get_post (document)));
  StudioJsonAt at = studio_json_at_root ("content", content), value;

  studio_history_begin (studio_document_get_history (document), label);
  for (guint i = 0; i < fields->len; i++) {
    const StudioField *field = g_ptr_array_index (fields, i);

    if (studio_json_at_member (&at, field->name, &value) && studio_field_check (field, &value, NULL))
      studio_document_set_field (document, field->name, value.node, NULL);
  }
  studio_history_end (studio_document_get_history (document));
}

/* As "win.start", with a name for what was filled in, and the content as the text of a JSON object. */
static void
start_filled (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  StudioWindow *self = STUDIO_WINDOW (widget);
  const char *template_id, *brand_id, *label, *text;
  g_autoptr (StudioDocument) document = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonNode) content = NULL;

  g_variant_get (parameter, "(&s&s&s&s)", &template_id, &brand_id, &label, &text);
  bytes = g_bytes_new (text, strlen (text));
  content = studio_json_parse ("content", bytes, NULL);
  document = new_document (self, template_id, brand_id);
  if (document == NULL)
    return;
  if (content != NULL)
    fill (document, label, content);
  _studio_window_set_document (self, document);
}

static void
open_path (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  studio_window_open_path (STUDIO_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
choose_open (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  _studio_window_choose_open (STUDIO_WINDOW (widget));
}

static void
go_home (GtkWidget *widget,
         const char *name,
         GVariant *parameter)
{
  studio_window_go_home (STUDIO_WINDOW (widget));
}

static void
save (GtkWidget *widget,
      const char *name,
      GVariant *parameter)
{
  _studio_window_save (STUDIO_WINDOW (widget));
}

static void
save_copy (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  _studio_window_choose_copy (STUDIO_WINDOW (widget));
}

/* @parameter: a page of the front, "library" */
static void
show_view (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  adw_view_stack_set_visible_child_name (STUDIO_WINDOW (widget)->views, g_variant_get_string (parameter, NULL));
}

static void
step_brand (StudioWindow *self,
            gboolean back)
{
  if (back)
    studio_brand_page_undo (self->brands);
  else
    studio_brand_page_redo (self->brands);
}

/* Goes to the size where the change is seen. */
static void
step_back_or_forth (GtkWidget *widget,
                    const char *name,
                    GVariant *parameter)
{
  StudioWindow *self = STUDIO_WINDOW (widget);
  g_autoptr (JsonNode) before = NULL;
  StudioHistory *history;
  const char *size;

  if (shows_brands (self)) {
    step_brand (self, g_str_equal (name, "win.undo"));
    return;
  }
  if (shows_library (self)) {
    if (g_str_equal (name, "win.undo"))
      studio_library_page_undo (self->library);
    return;
  }
  if (self->document == NULL)
    return;
  before = json_node_ref (studio_post_get_json (studio_document_get_post (self->document)));
  history = studio_document_get_history (self->document);
  if (!(g_str_equal (name, "win.undo") ? studio_history_undo (history) : studio_history_redo (history)))
    return;
  size = studio_find_changed_size (before, studio_post_get_json (studio_document_get_post (self->document)));
  if (size != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->post), "post.show-size", "s", size);
}

static void
exported_cb (StudioExportDialog *dialog,
             int n_files,
             const char *folder,
             StudioWindow *self)
{
  g_autofree char *sentence =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d picture exported", "%d pictures exported", (gulong) n_files), n_files);

  _studio_window_toast (self, sentence, _ ("Open Folder"), "win.show-folder", folder);
  _studio_window_keep_version (self, STUDIO_VERSION_EXPORTED);
}

static void
open_checks_cb (StudioWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->post), "post.step", "s", "check");
}

static void export(GtkWidget *widget,
                   const char *name,
                   GVariant *parameter)
{
  StudioWindow *self = STUDIO_WINDOW (widget);
  GtkWidget *dialog = studio_export_dialog_new (GTK_WINDOW (self), studio_post_page_get_live_check (self->post), self->services->previewer);

  g_signal_connect_object (dialog, "exported", G_CALLBACK (exported_cb), self, 0);
  g_signal_connect_object (dialog, "open-checks", G_CALLBACK (open_checks_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
pack (GtkWidget *widget,
      const char *name,
      GVariant *parameter)
{
  StudioWindow *self = STUDIO_WINDOW (widget);
  GtkWidget *dialog = studio_pack_dialog_new (GTK_WINDOW (self), studio_post_page_get_live_check (self->post));

  g_signal_connect_object (dialog, "open-checks", G_CALLBACK (open_checks_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
send_to_phone (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  StudioWindow *self = STUDIO_WINDOW (widget);
  GtkWidget *dialog = studio_phone_dialog_new (GTK_WINDOW (self), studio_post_page_get_live_check (self->post));

  g_signal_connect_object (dialog, "open-checks", G_CALLBACK (open_checks_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_folder (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  g_autofree char *uri = g_filename_to_uri (g_variant_get_string (parameter, NULL), NULL, NULL);

  if (uri != NULL)
    gtk_show_uri (GTK_WINDOW (widget), uri, GDK_CURRENT_TIME);
}

/* --- */

static gboolean
studio_window_close_request (GtkWindow *window)
{
  StudioWindow *self = STUDIO_WINDOW (window);
  GSettings *settings = self->services->settings;
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));
  if (!gtk_window_is_maximized (window) && width > 0 && height > 0) {
    g_settings_set_int (settings, "window-width", width);
    g_settings_set_int (settings, "window-height", height);
  }
  studio_brand_page_flush (self->brands);
  _studio_window_leave (self, STUDIO_NEXT_CLOSE, NULL);
  return GDK_EVENT_STOP;
}

static void
studio_window_dispose (GObject *object)
{
  StudioWindow *self = STUDIO_WINDOW (object);

  _studio_window_end_warm (self);
  g_clear_object (&self->history_signals);
  g_clear_object (&self->chooser);
  g_clear_weak_pointer (&self->toast);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDIO_TYPE_WINDOW);
  self->post = NULL;
  g_clear_object (&self->autosave);
  g_clear_object (&self->document);
  g_clear_pointer (&self->next_name, g_free);
  g_clear_pointer (&self->start_activity, g_free);

  G_OBJECT_CLASS (studio_window_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.toast", "s", toast);
  gtk_widget_class_install_action (widget_class, "win.toast-undo", "s", toast_undo);
  gtk_widget_class_install_action (widget_class, "win.start", "(ss)", start);
  gtk_widget_class_install_action (widget_class, "win.start-filled", "(ssss)", start_filled);
  gtk_widget_class_install_action (widget_class, "win.open-path", "s", open_path);
  gtk_widget_class_install_action (widget_class, "win.open", NULL, choose_open);
  gtk_widget_class_install_action (widget_class, "win.home", NULL, go_home);
  gtk_widget_class_install_action (widget_class, "win.new-post", NULL, go_home);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "win.save-copy", NULL, save_copy);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, step_back_or_forth);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, step_back_or_forth);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export);
  gtk_widget_class_install_action (widget_class, "win.pack", NULL, pack);
  gtk_widget_class_install_action (widget_class, "win.send-to-phone", NULL, send_to_phone);
  gtk_widget_class_install_action (widget_class, "win.show-folder", "s", show_folder);
  gtk_widget_class_install_action (widget_class, "win.show-view", "s", show_view);
  _studio_window_install_leave (widget_class);
  _studio_window_install_open (widget_class);
  _studio_window_install_bulk (widget_class);
  _studio_window_install_start (widget_class);
  _studio_window_install_template (widget_class);
  _studio_window_install_share (widget_class);
  _studio_window_install_backup (widget_class);
  _studio_window_install_registers (widget_class);
  _studio_window_install_accounts (widget_class);
  _studio_window_install_exchange (widget_class);
  _studio_window_install_outbox (widget_class);
  _studio_window_install_versions (widget_class);
  _studio_window_install_sheet (widget_class);
  _studio_window_install_plan (widget_class);
  _studio_window_install_door (widget_class);
  _studio_window_install_papers (widget_class);
  _studio_window_install_published (widget_class);
  _studio_window_install_manual (widget_class);
}

static void
studio_window_class_init (StudioWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = studio_window_close_request;

  g_type_ensure (STUDIO_TYPE_BRAND_PAGE);
  g_type_ensure (STUDIO_TYPE_CALENDAR_PAGE);
  g_type_ensure (STUDIO_TYPE_HOME_PAGE);
  g_type_ensure (STUDIO_TYPE_LIBRARY_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-window.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, StudioWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, StudioWindow, front);
  gtk_widget_class_bind_template_child (widget_class, StudioWindow, views);
  gtk_widget_class_bind_template_child (widget_class, StudioWindow, home);
  gtk_widget_class_bind_template_child (widget_class, StudioWindow, library);
  gtk_widget_class_bind_template_child (widget_class, StudioWindow, calendar);
  gtk_widget_class_bind_template_child (widget_class, StudioWindow, brands);
  gtk_widget_class_bind_template_callback (widget_class, view_cb);
  install_actions (widget_class);
}

static void
studio_window_init (StudioWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->history_signals = g_signal_group_new (STUDIO_TYPE_HISTORY);
  g_signal_group_connect (self->history_signals, "notify", G_CALLBACK (history_notify_cb), self);
  g_signal_connect_object (self->brands, "notify", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->library, "notify::can-undo", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
}

/* Small screens are filled; others get what was left behind last time. */
static void
restore_size (StudioWindow *self)
{
  GSettings *settings = self->services->settings;
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (self))), 0);
  g_autoptr (GVariant) chosen = g_settings_get_user_value (settings, "window-maximized");
  GdkRectangle area = { 0 };

  if (monitor != NULL)
    gdk_monitor_get_geometry (monitor, &area);
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"), g_settings_get_int (settings, "window-height"));
  if (chosen != NULL ? g_variant_get_boolean (chosen) : area.width > 0 && area.width <= 1366)
    gtk_window_maximize (GTK_WINDOW (self));
}

GtkWidget *
studio_window_new (GtkApplication *application,
                   const StudioServices *services)
{
  StudioWindow *self = g_object_new (STUDIO_TYPE_WINDOW, "application", application, NULL);

  self->services = services;
  studio_home_page_set_services (self->home, services);
  studio_library_page_set_services (self->library, services);
  studio_calendar_page_set_services (self->calendar, services);
  studio_brand_page_set_services (self->brands, services);
  restore_size (self);
  update_title (self);
  update_actions (self);
  _studio_window_begin_warm (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->home));
  return GTK_WIDGET (self);
}

gboolean
studio_window_has_document (StudioWindow *self)
{
  g_return_val_if_fail (STUDIO_IS_WINDOW (self), FALSE);

  return self->document != NULL;
}

StudioWindow *
studio_window_find_path (GtkApplication *application,
                         const char *path)
{
  g_return_val_if_fail (GTK_IS_APPLICATION (application) && path != NULL, NULL);

  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next) {
    StudioWindow *self = STUDIO_IS_WINDOW (l->data) ? l->data : NULL;

    if (self != NULL && self->document != NULL && g_strcmp0 (studio_document_get_path (self->document), path) == 0)
      return self;
  }
  return NULL;
}

void
studio_window_open_path (StudioWindow *self,
                         const char *path)
{
  StudioWindow *other;

  g_return_if_fail (STUDIO_IS_WINDOW (self));

  other = studio_window_find_path (gtk_window_get_application (GTK_WINDOW (self)), path);
  if (other != NULL)
    gtk_window_present (GTK_WINDOW (other));
  else if (studio_dropped_find_kind (path) == STUDIO_DROPPED_TEMPLATE)
    _studio_window_import_template (self, path);
  else
    _studio_window_leave (self, STUDIO_NEXT_OPEN, path);
}

void
studio_window_go_home (StudioWindow *self)
{
  g_return_if_fail (STUDIO_IS_WINDOW (self));

  if (self->document != NULL)
    _studio_window_leave (self, STUDIO_NEXT_HOME, NULL);
}
