#include "config.h"

#include "studio-brand-page.h"

#include <glib/gi18n-lib.h>

#include "studio-brand-guide-pane.h"
#include "studio-brand-list-row.h"
#include "studio-brand-new-dialog.h"
#include "studio-brand-office-pane.h"
#include "studio-brand-page-private.h"
#include "studio-brand-row.h"
#include "studio-drop-template.h"
#include "studio-panel.h"

G_DEFINE_FINAL_TYPE (StudioBrandPage, studio_brand_page, GTK_TYPE_WIDGET)

enum {
  PROP_CAN_UNDO = 1,
  PROP_CAN_REDO,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

void
_studio_brand_page_tell (StudioBrandPage *self,
                         const char *sentence)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", sentence);
}

/* --- the brand that is edited --- */

static void
show_steps (StudioBrandPage *self)
{
  const char *undo = self->session != NULL ? studio_brand_session_get_undo_label (self->session) : NULL;
  const char *redo = self->session != NULL ? studio_brand_session_get_redo_label (self->session) : NULL;
  /* TRANSLATORS: %s is a step, "Change Slogan" */
  g_autofree char *undo_words = undo != NULL ? g_strdup_printf (_ ("Undo: %s (Ctrl+Z)"), undo) : g_strdup (_ ("Undo (Ctrl+Z)"));
  g_autofree char *redo_words = redo != NULL ? g_strdup_printf (_ ("Redo: %s (Ctrl+Shift+Z)"), redo) : g_strdup (_ ("Redo (Ctrl+Shift+Z)"));

  gtk_widget_set_tooltip_text (GTK_WIDGET (self->undo), undo_words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->redo), redo_words);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
}

static StudioBrandListRow *
selected_row (StudioBrandPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? STUDIO_BRAND_LIST_ROW (row) : NULL;
}

static gboolean
has_base (StudioBrandPage *self)
{
  const char *base = studio_brand_session_get_base (self->session);
  g_autoptr (StudioBrand) brand = base != NULL ? studio_catalog_load_brand (self->services->catalog, base, NULL) : NULL;

  return brand != NULL;
}

static void
session_changed_cb (StudioBrandPage *self)
{
  StudioBrand *brand = studio_brand_session_get_brand (self->session);
  gboolean locked = studio_brand_session_get_locked (self->session);

  show_steps (self);
  gtk_widget_set_sensitive (self->tabs, brand != NULL);
  if (brand == NULL) {
    gtk_label_set_label (self->name, _ ("Deleted"));
    return;
  }
  gtk_label_set_label (self->name, studio_brand_get_name (brand));
  gtk_widget_set_visible (self->reset, has_base (self));
  gtk_widget_set_visible (self->remove, !locked);
  studio_brand_preview_set_brand (self->preview, brand);
  if (selected_row (self) != NULL)
    studio_brand_list_row_show (selected_row (self), brand, locked);
}

static void
copied_cb (StudioBrandPage *self,
           const char *name)
{
  g_autofree char *sentence = g_strdup_printf (_ ("Copied to a brand of the office: %s"), name);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", sentence);
}

static void
problem_cb (StudioBrandPage *self)
{
  const char *problem = studio_brand_session_get_problem (self->session);

  gtk_label_set_label (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem, problem != NULL);
}

static void
written_cb (StudioBrandPage *self)
{
  _studio_brand_page_refresh_catalog (self);
}

static void
drop_session (StudioBrandPage *self)
{
  if (self->session == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->session, self);
  studio_brand_session_flush (self->session);
  g_clear_object (&self->session);
}

static StudioBrandListRow *
row_of (StudioBrandPage *self,
        const char *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++) {
    if (g_strcmp0 (studio_brand_list_row_get_id (STUDIO_BRAND_LIST_ROW (row)), id) == 0)
      return STUDIO_BRAND_LIST_ROW (row);
  }
  return NULL;
}

/* The row that is selected shows what the session holds, so it must be the session's. */
static void
select_row_of (StudioBrandPage *self,
               StudioBrandSession *session)
{
  StudioBrandListRow *row = row_of (self, studio_brand_get_id (studio_brand_session_get_brand (session)));

  self->filling = TRUE;
  gtk_list_box_select_row (self->list, row != NULL ? GTK_LIST_BOX_ROW (row) : NULL);
  self->filling = FALSE;
}

void
_studio_brand_page_take_session (StudioBrandPage *self,
                                 StudioBrandSession *session)
{
  gboolean pending = self->session != NULL && studio_brand_session_get_pending (self->session);

  drop_session (self);
  self->session = g_object_ref (session);
  if (pending)
    studio_catalog_refresh (self->services->catalog);
  select_row_of (self, session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (session_changed_cb), self);
  g_signal_connect_swapped (session, "copied", G_CALLBACK (copied_cb), self);
  g_signal_connect_swapped (session, "written", G_CALLBACK (written_cb), self);
  g_signal_connect_swapped (session, "notify::problem", G_CALLBACK (problem_cb), self);
  studio_brand_look_set_session (self->look, session);
  studio_brand_words_set_session (self->words, session);
  studio_brand_rows_set_session (self->office, session);
  studio_brand_rows_set_session (self->guide, session);
  session_changed_cb (self);
  problem_cb (self);
}

/* --- the list --- */

static void
fill_list (StudioBrandPage *self,
           const char *chosen)
{
  g_autoptr (GPtrArray) ids = studio_catalog_list_brands (self->services->catalog);
  GtkListBoxRow *row;

  self->filling = TRUE;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (StudioBrand) brand = studio_catalog_load_brand (self->services->catalog, g_ptr_array_index (ids, i), NULL);

    if (brand != NULL)
      gtk_list_box_append (self->list, studio_brand_list_row_new (brand, !studio_catalog_is_own_brand (brand)));
  }
  row = GTK_LIST_BOX_ROW (row_of (self, chosen));
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
  self->filling = FALSE;
}

void
_studio_brand_page_choose (StudioBrandPage *self,
                           const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioBrand) brand = NULL;
  g_autoptr (StudioBrandSession) session = NULL;
  StudioBrandListRow *row = row_of (self, id);

  if (row == NULL)
    row = STUDIO_BRAND_LIST_ROW (gtk_list_box_get_row_at_index (self->list, 0));
  if (row == NULL)
    return;
  brand = studio_catalog_load_brand (self->services->catalog, studio_brand_list_row_get_id (row), &error);
  if (brand == NULL) {
    _studio_brand_page_tell (self, error->message);
    return;
  }
  session = studio_brand_session_new (brand, NULL);
  _studio_brand_page_take_session (self, session);
}

static void
selected_cb (GtkListBox *list,
             GtkListBoxRow *row,
             StudioBrandPage *self)
{
  if (row != NULL && !self->filling)
    _studio_brand_page_choose (self, studio_brand_list_row_get_id (STUDIO_BRAND_LIST_ROW (row)));
}

/* Emitted once the folders were looked at: by this page, by another window, or by the watch. */
static void
catalog_changed_cb (StudioBrandPage *self)
{
  StudioBrand *brand = self->session != NULL ? studio_brand_session_get_brand (self->session) : NULL;
  const char *id = brand != NULL ? studio_brand_get_id (brand) : NULL;

  fill_list (self, id);
  /* a deleted one can still be brought back, and one that is being written is about to be there */
  if (self->session != NULL && (brand == NULL || studio_brand_session_get_pending (self->session)))
    return;
  if (id == NULL || row_of (self, id) == NULL)
    _studio_brand_page_choose (self, NULL);
}

void
_studio_brand_page_refresh_catalog (StudioBrandPage *self)
{
  studio_catalog_refresh (self->services->catalog);
}

/* --- buttons --- */

static void
new_chosen_cb (StudioBrandNewDialog *dialog,
               const char *name,
               const char *base_id,
               StudioBrandPage *self)
{
  studio_brand_page_make (self, name, base_id);
}

static void
new_brand (GtkWidget *widget,
           const char *name,
           GVariant *parameter)
{
  StudioBrandPage *self = STUDIO_BRAND_PAGE (widget);
  StudioBrand *brand = self->session != NULL ? studio_brand_session_get_brand (self->session) : NULL;
  GtkWidget *dialog = studio_brand_new_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->services->catalog,
                                                   brand != NULL ? studio_brand_get_id (brand) : NULL);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (new_chosen_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
reset (GtkWidget *widget,
       const char *name,
       GVariant *parameter)
{
  StudioBrandPage *self = STUDIO_BRAND_PAGE (widget);
  const char *id = self->session != NULL ? studio_brand_session_get_base (self->session) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioBrand) base = id != NULL ? studio_catalog_load_brand (self->services->catalog, id, &error) : NULL;

  if (base != NULL && studio_brand_session_reset (self->session, base, &error))
    gtk_widget_activate_action (widget, "win.toast-undo", "s", _ ("The brand is as it was shipped. Its name stays."));
  else if (error != NULL)
    _studio_brand_page_tell (self, error->message);
}

static void delete (GtkWidget *widget,
                    const char *name,
                    GVariant *parameter)
{
  StudioBrandPage *self = STUDIO_BRAND_PAGE (widget);
  g_autofree char *sentence = NULL;

  if (self->session == NULL || studio_brand_session_get_brand (self->session) == NULL)
    return;
  sentence = g_strdup_printf (_ ("Brand “%s” deleted. Posts that have it keep it."), gtk_label_get_label (self->name));
  if (studio_brand_session_delete (self->session))
    gtk_widget_activate_action (widget, "win.toast-undo", "s", sentence);
}

static void
retry (GtkWidget *widget,
       const char *name,
       GVariant *parameter)
{
  studio_brand_page_flush (STUDIO_BRAND_PAGE (widget));
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         StudioBrandPage *self)
{
  g_autofree char *path = g_file_get_path (g_value_get_object (value));

  if (path != NULL)
    _studio_brand_page_import_path (self, path);
  return path != NULL;
}

/* --- */

static void
studio_brand_page_get_property (GObject *object,
                                guint id,
                                GValue *value,
                                GParamSpec *pspec)
{
  StudioBrandPage *self = STUDIO_BRAND_PAGE (object);
  gboolean undo = FALSE, redo = FALSE;

  if (self->session != NULL)
    g_object_get (self->session, "can-undo", &undo, "can-redo", &redo, NULL);
  if (id == PROP_CAN_UNDO)
    g_value_set_boolean (value, undo);
  else if (id == PROP_CAN_REDO)
    g_value_set_boolean (value, redo);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_brand_page_dispose (GObject *object)
{
  StudioBrandPage *self = STUDIO_BRAND_PAGE (object);

  drop_session (self);
  g_clear_object (&self->watch);
  g_clear_object (&self->chooser);
  studio_drop_template (GTK_WIDGET (self), STUDIO_TYPE_BRAND_PAGE);

  G_OBJECT_CLASS (studio_brand_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-brand-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioBrandPage, list);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandPage, name);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandPage, undo);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandPage, redo);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandPage, reset);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandPage, remove);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandPage, problem);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandPage, problem_label);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandPage, tabs);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandPage, look);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandPage, words);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandPage, office);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandPage, guide);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandPage, preview);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
studio_brand_page_class_init (StudioBrandPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = studio_brand_page_get_property;
  object_class->dispose = studio_brand_page_dispose;
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (STUDIO_TYPE_PANEL);
  g_type_ensure (STUDIO_TYPE_BRAND_LOOK);
  g_type_ensure (STUDIO_TYPE_BRAND_WORDS);
  g_type_ensure (STUDIO_TYPE_BRAND_OFFICE_PANE);
  g_type_ensure (STUDIO_TYPE_BRAND_GUIDE_PANE);
  g_type_ensure (STUDIO_TYPE_BRAND_PREVIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "brand.new", NULL, new_brand);
  gtk_widget_class_install_action (widget_class, "brand.import", NULL, _studio_brand_page_import);
  gtk_widget_class_install_action (widget_class, "brand.export", NULL, _studio_brand_page_export);
  gtk_widget_class_install_action (widget_class, "brand.reset", NULL, reset);
  gtk_widget_class_install_action (widget_class, "brand.delete", NULL, delete);
  gtk_widget_class_install_action (widget_class, "brand.retry", NULL, retry);
}

static void
studio_brand_page_init (StudioBrandPage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

void
studio_brand_page_set_services (StudioBrandPage *self,
                                const StudioServices *services)
{
  g_return_if_fail (STUDIO_IS_BRAND_PAGE (self) && services != NULL);

  self->services = services;
  studio_brand_preview_set_services (self->preview, services->catalog, services->previewer);
  self->watch = studio_brand_watch_new (services->catalog);
}

/* Nothing is read before somebody looks, so that the page costs no time at the start. */
static void
begin (StudioBrandPage *self)
{
  g_autofree char *last = g_settings_get_string (self->services->settings, "last-brand");

  g_signal_connect_object (self->services->catalog, "changed", G_CALLBACK (catalog_changed_cb), self, G_CONNECT_SWAPPED);
  fill_list (self, last);
  _studio_brand_page_choose (self, last);
}

void
studio_brand_page_set_seen (StudioBrandPage *self,
                            gboolean seen)
{
  g_return_if_fail (STUDIO_IS_BRAND_PAGE (self) && self->services != NULL);

  if (seen && self->session == NULL)
    begin (self);
  if (!seen)
    studio_brand_page_flush (self);
  studio_brand_preview_set_seen (self->preview, seen);
}

void
studio_brand_page_undo (StudioBrandPage *self)
{
  g_return_if_fail (STUDIO_IS_BRAND_PAGE (self));

  if (self->session != NULL)
    studio_brand_session_undo (self->session);
}

void
studio_brand_page_redo (StudioBrandPage *self)
{
  g_return_if_fail (STUDIO_IS_BRAND_PAGE (self));

  if (self->session != NULL)
    studio_brand_session_redo (self->session);
}

void
studio_brand_page_flush (StudioBrandPage *self)
{
  g_return_if_fail (STUDIO_IS_BRAND_PAGE (self));

  if (self->session != NULL)
    studio_brand_session_flush (self->session);
}

void
studio_brand_page_make (StudioBrandPage *self,
                        const char *name,
                        const char *base_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioBrand) base = NULL;
  g_autoptr (StudioBrandSession) session = NULL;

  g_return_if_fail (STUDIO_IS_BRAND_PAGE (self) && self->services != NULL);

  /* what was just edited may be what it begins as */
  studio_brand_page_flush (self);
  base = studio_catalog_load_brand (self->services->catalog, base_id, &error);
  session = base != NULL ? studio_brand_session_new_copy (base, name, NULL, &error) : NULL;
  if (session == NULL) {
    _studio_brand_page_tell (self, error->message);
    return;
  }
  _studio_brand_page_take_session (self, session);
  studio_brand_page_flush (self);
}

void
studio_brand_page_import (StudioBrandPage *self,
                          const char *path)
{
  g_return_if_fail (STUDIO_IS_BRAND_PAGE (self) && path != NULL);

  _studio_brand_page_import_path (self, path);
}
