#include "config.h"

#include "studio-library-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "studio-drop-template.h"
#include "studio-dropped.h"
#include "studio-library-facts.h"
#include "studio-library-page-private.h"
#include "studio-panel.h"

/* Changes that come closer together are shown together: a post that is typed in changes all the time. */
#define REFRESH_MS 250
/* Whoever types a letter does not read thousands of answers, but waits for them. */
#define MAX_HITS 400

G_DEFINE_FINAL_TYPE (StudioLibraryPage, studio_library_page, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_CAN_UNDO,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

void
_studio_library_page_tell (StudioLibraryPage *self,
                           const char *sentence)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", sentence);
}

void
_studio_library_page_tell_undo (StudioLibraryPage *self,
                                const char *sentence)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", sentence);
}

void
_studio_library_page_notify_undo (StudioLibraryPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
}

gboolean
_studio_library_page_shows_trash (StudioLibraryPage *self)
{
  return self->related_to == NULL && g_str_equal (studio_library_side_get_key (self->side), "trash");
}

/* --- asking --- */

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* States that are not written down: they come from the plan. */
static void
fill_state (StudioLibraryQuery *query,
            const char *state)
{
  if (g_str_equal (state, "scheduled"))
    query->planned_from = now ();
  else if (g_str_equal (state, "attention"))
    query->planned_to = now ();
  else
    query->state = state;
}

static gboolean
is_overdue (StudioLibraryItem *item)
{
  gint64 planned = studio_library_item_get_planned (item);

  return planned != 0 && planned < now () && g_strcmp0 (studio_library_item_get_state (item), "published") != 0;
}

static gboolean
is_to_come (StudioLibraryItem *item)
{
  return g_strcmp0 (studio_library_item_get_state (item), "published") != 0;
}

/* What the plan says of a post that is out already is past. */
static void
narrow_to_state (GPtrArray *items,
                 const char *state)
{
  for (guint i = items->len; i > 0; i--) {
    StudioLibraryItem *item = g_ptr_array_index (items, i - 1);

    if ((g_str_equal (state, "scheduled") && !is_to_come (item)) || (g_str_equal (state, "attention") && !is_overdue (item)))
      g_ptr_array_remove_index (items, i - 1);
  }
}

static void
fill_query (StudioLibraryPage *self,
            StudioLibraryQuery *query)
{
  const char *key = studio_library_side_get_key (self->side), *text = studio_library_side_get_text (self->side);
  const char *state = studio_library_key_after (key, "state:");

  query->text = *text != '\0' ? text : NULL;
  query->limit = query->text != NULL ? MAX_HITS : 0;
  query->brand = studio_library_key_after (key, "brand:");
  query->folder = studio_library_key_after (key, "folder:");
  query->office = studio_library_key_after (key, "office:");
  query->trash = g_str_equal (key, "trash");
  if (state != NULL)
    fill_state (query, state);
  studio_library_board_fill_query (self->board, query);
}

static StudioLibraryEmpty
why_empty (StudioLibraryPage *self)
{
  const char *key = studio_library_side_get_key (self->side);

  if (*studio_library_side_get_text (self->side) != '\0')
    return STUDIO_LIBRARY_EMPTY_SEARCH;
  if (studio_library_board_is_narrowed (self->board) || self->related_to != NULL)
    return STUDIO_LIBRARY_EMPTY_FILTER;
  if (g_str_equal (key, "trash"))
    return STUDIO_LIBRARY_EMPTY_TRASH;
  return g_str_equal (key, "all") ? STUDIO_LIBRARY_EMPTY_LIBRARY : STUDIO_LIBRARY_EMPTY_FILTER;
}

static void
show_selected (StudioLibraryPage *self)
{
  g_autoptr (GPtrArray) entries = studio_library_board_get_selected (self->board);

  studio_library_detail_show (self->detail, entries, _studio_library_page_shows_trash (self));
}

/* Something is selected at the start, so that the panel at the side says what it is for. */
static void
select_wanted (StudioLibraryPage *self,
               GPtrArray *items)
{
  if (self->to_select != NULL && studio_library_board_find (self->board, self->to_select) != NULL) {
    studio_library_board_select (self->board, self->to_select);
    g_clear_pointer (&self->to_select, g_free);
  } else if (!self->began && items->len > 0) {
    studio_library_board_select (self->board, studio_library_item_get_id (g_ptr_array_index (items, 0)));
  }
  self->began = self->began || items->len > 0;
  show_selected (self);
}

static void
take (StudioLibraryPage *self,
      GPtrArray *items)
{
  const char *text = studio_library_side_get_text (self->side), *key = studio_library_side_get_key (self->side);

  if (self->related_to == NULL && items->len == MAX_HITS && *text != '\0') {
    g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The first %u hit", "The first %u hits", items->len), items->len);

    studio_library_board_set_title (self->board, title);
  }
  if (self->related_to == NULL && studio_library_key_after (key, "state:") != NULL)
    narrow_to_state (items, studio_library_key_after (key, "state:"));
  studio_library_board_take (self->board, items, *text != '\0' ? text : NULL, self->anew, why_empty (self));
  self->anew = FALSE;
  select_wanted (self, items);
}

static gboolean
is_newest (StudioLibraryPage *self,
           GCancellable *asked)
{
  return asked == self->asking && !g_cancellable_is_cancelled (asked);
}

static void
answered_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (StudioLibraryPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = studio_library_query_finish (STUDIO_LIBRARY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || !is_newest (self, g_task_get_cancellable (G_TASK (result))))
    return;
  if (items != NULL)
    take (self, items);
  else
    studio_library_board_show_problem (self->board, error);
}

static void
related_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (StudioLibraryPage) self = data;
  g_autoptr (StudioLibraryFacts) facts = studio_library_facts_find_finish (result, NULL);

  if (facts != NULL && self->related_to != NULL && is_newest (self, g_task_get_cancellable (G_TASK (result))))
    take (self, self->related_by_photo ? facts->photo_users : facts->similar);
}

static void
show_title (StudioLibraryPage *self)
{
  g_autofree char *title = studio_library_side_make_title (self->side);

  if (self->related_to != NULL)
    studio_library_board_set_title (self->board, self->related_by_photo ? _ ("Posts with the same photo") : _ ("Similar posts"));
  else
    studio_library_board_set_title (self->board, title);
}

void
_studio_library_page_ask (StudioLibraryPage *self,
                          gboolean anew)
{
  StudioLibraryQuery query = { 0 };

  if (self->services == NULL || !self->seen)
    return;
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  show_title (self);
  self->anew = self->anew || anew;
  if (self->related_to != NULL) {
    studio_library_facts_find_async (self->services->library, self->related_to, self->asking, related_cb, g_object_ref (self));
    return;
  }
  fill_query (self, &query);
  studio_library_query_async (self->services->library, &query, self->asking, answered_cb, g_object_ref (self));
}

/* --- counting --- */

void
_studio_library_page_show_counts (StudioLibraryPage *self)
{
  g_auto (GStrv) folders = g_settings_get_strv (self->services->settings, "library-folders");

  g_autoptr (GMenuModel) menu = NULL;

  if (self->counts == NULL)
    return;
  studio_library_side_show (self->side, self->counts, (const char *const *) folders);
  menu = _studio_library_page_make_folder_menu (self);
  studio_library_detail_set_folders (self->detail, menu);
}

static void
planned_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (StudioLibraryPage) self = data;
  g_autoptr (GPtrArray) items = studio_library_query_finish (STUDIO_LIBRARY (source), result, NULL);
  guint n_to_come = 0, n_overdue = 0;

  if (items == NULL || self->counts == NULL || g_task_get_cancellable (G_TASK (result)) != self->counting)
    return;
  for (guint i = 0; i < items->len; i++) {
    StudioLibraryItem *item = g_ptr_array_index (items, i);

    n_overdue += is_overdue (item);
    n_to_come += !is_overdue (item) && is_to_come (item);
  }
  g_hash_table_insert (self->counts->states, g_strdup ("scheduled"), GUINT_TO_POINTER (n_to_come));
  g_hash_table_insert (self->counts->states, g_strdup ("attention"), GUINT_TO_POINTER (n_overdue));
  _studio_library_page_show_counts (self);
}

static void
counted_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (StudioLibraryPage) self = data;
  g_autoptr (StudioLibraryCounts) counts = studio_library_count_finish (STUDIO_LIBRARY (source), result, NULL);
  /* whatever is planned */
  StudioLibraryQuery planned = { .planned_from = 1, .sort = STUDIO_LIBRARY_SORT_PLANNED };

  if (counts == NULL || g_task_get_cancellable (G_TASK (result)) != self->counting)
    return;
  g_clear_pointer (&self->counts, studio_library_counts_free);
  self->counts = g_steal_pointer (&counts);
  _studio_library_page_show_counts (self);
  studio_library_query_async (self->services->library, &planned, self->counting, planned_cb, g_object_ref (self));
}

static void
count (StudioLibraryPage *self)
{
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  studio_library_count_async (self->services->library, self->counting, counted_cb, g_object_ref (self));
}

/* --- what changes --- */

static gboolean
refresh_cb (gpointer data)
{
  StudioLibraryPage *self = data;

  self->refresh = 0;
  self->stale = FALSE;
  _studio_library_page_ask (self, FALSE);
  count (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (StudioLibrary *library,
            const char *id,
            StudioLibraryPage *self)
{
  StudioLibraryEntry *entry = *id != '\0' ? studio_library_board_find (self->board, id) : NULL;

  if (studio_library_pictures_was_drawn (self->pictures, id))
    return;
  if (entry != NULL)
    studio_library_pictures_renew (self->pictures, entry);
  self->stale = TRUE;
  if (self->seen && self->refresh == 0)
    self->refresh = g_timeout_add (REFRESH_MS, refresh_cb, self);
}

static void
forget_related (StudioLibraryPage *self)
{
  g_clear_pointer (&self->related_to, g_free);
}

static void
chosen_cb (StudioLibraryPage *self)
{
  forget_related (self);
  g_settings_set_string (self->services->settings, "library-filter", studio_library_side_get_key (self->side));
  _studio_library_page_ask (self, TRUE);
}

static void
searched_cb (StudioLibraryPage *self)
{
  if (self->related_to != NULL)
    studio_library_side_set_key (self->side, "all");
  forget_related (self);
  _studio_library_page_ask (self, TRUE);
}

static void
asked_cb (StudioLibraryPage *self)
{
  _studio_library_page_ask (self, TRUE);
}

static void
open_cb (StudioLibraryPage *self,
         StudioLibraryEntry *entry)
{
  if (_studio_library_page_shows_trash (self))
    _studio_library_page_tell (self, _ ("This post is in the trash. Restore it first."));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-library", "s", studio_library_entry_get_id (entry));
}

static void
menu_cb (StudioLibraryPage *self,
         StudioLibraryEntry *entry,
         GtkWidget *widget,
         double x,
         double y)
{
  _studio_library_page_pop_up (self, widget, x, y);
}

static void
folder_menu_cb (StudioLibraryPage *self,
                const char *folder,
                GtkWidget *widget,
                double x,
                double y)
{
  _studio_library_page_pop_up_folder (self, folder, widget, x, y);
}

static void
dropped_cb (StudioLibraryPage *self,
            const char *const *ids,
            const char *key)
{
  const char *folder = studio_library_key_after (key, "folder:");

  if (folder != NULL)
    _studio_library_page_move (self, ids, folder);
  else
    _studio_library_page_trash (self, ids);
}

/* --- files that are dropped --- */

static gboolean
files_cb (GtkDropTarget *target,
          const GValue *value,
          double x,
          double y,
          StudioLibraryPage *self)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next) {
    char *path = g_file_get_path (l->data);

    if (path != NULL)
      g_ptr_array_add (paths, path);
  }
  if (paths->len == 0)
    _studio_library_page_tell (self, _ ("This file is not on this computer. Copy it here first."));
  else
    _studio_library_page_add (self, paths);
  return TRUE;
}

/* --- actions --- */

static void
search (GtkWidget *widget,
        const char *name,
        GVariant *parameter)
{
  studio_library_side_focus_search (STUDIO_LIBRARY_PAGE (widget)->side);
}

static void
clear_search (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  StudioLibraryPage *self = STUDIO_LIBRARY_PAGE (widget);

  studio_library_side_clear_text (self->side);
  gtk_widget_grab_focus (GTK_WIDGET (self->board));
}

static void
show_all (GtkWidget *widget,
          const char *name,
          GVariant *parameter)
{
  StudioLibraryPage *self = STUDIO_LIBRARY_PAGE (widget);

  studio_library_board_widen (self->board);
  studio_library_side_clear_text (self->side);
  studio_library_side_set_key (self->side, "all");
  chosen_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->side));
}

static void
focus_posts (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (STUDIO_LIBRARY_PAGE (widget)->board));
}

/* Posts begin on the start page, which stands beside this one. */
static void
first_post (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  GtkWidget *views = gtk_widget_get_ancestor (widget, ADW_TYPE_VIEW_STACK);

  if (views != NULL)
    adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (views), "home");
}

static void
menu (GtkWidget *widget,
      const char *name,
      GVariant *parameter)
{
  StudioLibraryPage *self = STUDIO_LIBRARY_PAGE (widget);
  GtkWidget *row = NULL;
  const char *folder = studio_library_side_get_focused_folder (self->side, &row);

  if (folder != NULL)
    _studio_library_page_pop_up_folder (self, folder, row, gtk_widget_get_width (row) / 2.0, gtk_widget_get_height (row) / 2.0);
  else
    studio_library_board_pop_up (self->board);
}

static void
show_related (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  StudioLibraryPage *self = STUDIO_LIBRARY_PAGE (widget);

  g_free (self->related_to);
  self->related_to = g_variant_dup_string (parameter, NULL);
  self->related_by_photo = g_str_equal (name, "library.photo-users");
  studio_library_side_leave (self->side);
  _studio_library_page_ask (self, TRUE);
}

/* --- */

static gboolean
studio_library_page_grab_focus (GtkWidget *widget)
{
  StudioLibraryPage *self = STUDIO_LIBRARY_PAGE (widget);

  if (studio_library_board_get_n_items (self->board) > 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->board));
  return gtk_widget_grab_focus (GTK_WIDGET (self->side));
}

static void
studio_library_page_get_property (GObject *object,
                                  guint id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  if (id == PROP_CAN_UNDO)
    g_value_set_boolean (value, _studio_library_page_can_undo (STUDIO_LIBRARY_PAGE (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_library_page_dispose (GObject *object)
{
  StudioLibraryPage *self = STUDIO_LIBRARY_PAGE (object);

  g_cancellable_cancel (self->asking);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->asking);
  g_clear_object (&self->counting);
  g_clear_handle_id (&self->refresh, g_source_remove);
  g_clear_object (&self->chooser);
  if (self->side != NULL)
    studio_library_side_set_key_capture_widget (self->side, NULL);
  _studio_library_page_forget_deeds (self);
  studio_drop_template (GTK_WIDGET (self), STUDIO_TYPE_LIBRARY_PAGE);
  g_clear_object (&self->pictures);
  g_clear_pointer (&self->counts, studio_library_counts_free);
  g_clear_pointer (&self->chosen, g_ptr_array_unref);
  g_clear_pointer (&self->related_to, g_free);
  g_clear_pointer (&self->to_select, g_free);

  G_OBJECT_CLASS (studio_library_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "library.search", NULL, search);
  gtk_widget_class_install_action (widget_class, "library.clear-search", NULL, clear_search);
  gtk_widget_class_install_action (widget_class, "library.show-all", NULL, show_all);
  gtk_widget_class_install_action (widget_class, "library.focus-posts", NULL, focus_posts);
  gtk_widget_class_install_action (widget_class, "library.first-post", NULL, first_post);
  gtk_widget_class_install_action (widget_class, "library.menu", NULL, menu);
  gtk_widget_class_install_action (widget_class, "library.photo-users", "s", show_related);
  gtk_widget_class_install_action (widget_class, "library.similar", "s", show_related);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "library.search", NULL);
  _studio_library_page_install_deeds (widget_class);
  _studio_library_page_install_folders (widget_class);
  _studio_library_page_install_files (widget_class);
}

static void
studio_library_page_class_init (StudioLibraryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_library_page_get_property;
  object_class->dispose = studio_library_page_dispose;
  widget_class->grab_focus = studio_library_page_grab_focus;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_type_ensure (STUDIO_TYPE_PANEL);
  g_type_ensure (STUDIO_TYPE_LIBRARY_SIDE);
  g_type_ensure (STUDIO_TYPE_LIBRARY_BOARD);
  g_type_ensure (STUDIO_TYPE_LIBRARY_DETAIL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-library-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryPage, side);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryPage, board);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryPage, detail);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, searched_cb);
  gtk_widget_class_bind_template_callback (widget_class, dropped_cb);
  gtk_widget_class_bind_template_callback (widget_class, folder_menu_cb);
  gtk_widget_class_bind_template_callback (widget_class, asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_selected);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_cb);
  install_actions (widget_class);
}

static void
studio_library_page_init (StudioLibraryPage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_queue_init (&self->undo);
  studio_library_side_set_key_capture_widget (self->side, GTK_WIDGET (self));
  g_signal_connect (target, "drop", G_CALLBACK (files_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

void
studio_library_page_set_services (StudioLibraryPage *self,
                                  const StudioServices *services)
{
  g_autofree char *key = NULL;

  g_return_if_fail (STUDIO_IS_LIBRARY_PAGE (self) && self->services == NULL);

  self->services = services;
  self->pictures = studio_library_pictures_new (services->library);
  studio_library_side_set_services (self->side, services->gallery);
  studio_library_board_set_services (self->board, services, self->pictures);
  studio_library_detail_set_services (self->detail, services, self->pictures);
  key = g_settings_get_string (services->settings, "library-filter");
  studio_library_side_set_key (self->side, key);
  g_signal_connect_object (services->library, "changed", G_CALLBACK (changed_cb), self, 0);
  self->stale = TRUE;
}

void
studio_library_page_set_seen (StudioLibraryPage *self,
                              gboolean seen)
{
  g_return_if_fail (STUDIO_IS_LIBRARY_PAGE (self) && self->services != NULL);

  if (self->seen == !!seen)
    return;
  self->seen = !!seen;
  g_clear_handle_id (&self->refresh, g_source_remove);
  if (seen && self->stale)
    refresh_cb (self);
}
