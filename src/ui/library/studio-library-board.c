#include "config.h"

#include "studio-library-board.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "studio-collate.h"
#include "studio-drop-template.h"
#include "studio-error.h"
#include "studio-library-columns.h"
#include "studio-library-names.h"
#include "studio-library-tile.h"

#define DAY ((gint64) 24 * 60 * 60)

struct _StudioLibraryBoard
{
  GtkWidget parent_instance;
  GtkLabel *title;
  GtkMenuButton *kind;
  GtkLabel *kind_label;
  GtkMenuButton *when;
  GtkLabel *when_label;
  GtkLabel *sort_label;
  GtkStack *stack;
  GtkGridView *grid;
  GtkColumnView *table;
  AdwStatusPage *empty;
  GtkWidget *first_post;
  GtkWidget *clear_search;
  GtkWidget *all_posts;
  GtkWidget *retry;
  GtkWidget *repair;

  const StudioServices *services;
  StudioLibraryPictures *pictures;
  StudioLibraryList *list;
  GtkSelectionModel *selection;
  GHashTable *kinds; /* template ids that were seen */
  GSimpleAction *kind_action;
  GSimpleAction *when_action;
  char *chosen_kind; /* (nullable): what a query was filled with */
};

G_DEFINE_FINAL_TYPE (StudioLibraryBoard, studio_library_board, GTK_TYPE_WIDGET)

enum {
  ASKED,
  SELECTED,
  OPEN,
  MENU,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *id;
  const char *label;
} times[] = {
  { "any", N_ ("Any time") },
  { "today", N_ ("Today") },
  { "week", N_ ("Last 7 days") },
  { "month", N_ ("Last 30 days") },
  { "year", N_ ("This year") },
};

static const struct
{
  const char *id;
  const char *label;
  StudioLibrarySort sort;
} orders[] = {
  { "modified", N_ ("newest first"), STUDIO_LIBRARY_SORT_MODIFIED },
  { "created", N_ ("created last"), STUDIO_LIBRARY_SORT_CREATED },
  { "title", N_ ("by title"), STUDIO_LIBRARY_SORT_TITLE },
  { "planned", N_ ("by planned date"), STUDIO_LIBRARY_SORT_PLANNED },
};

/* --- choices --- */

static const char *
state_of (GSimpleAction *action,
          GVariant **state)
{
  *state = g_action_get_state (G_ACTION (action));
  return g_variant_get_string (*state, NULL);
}

static void
append_choice (GMenu *menu,
               const char *label,
               const char *action,
               const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static int
compare_kinds (gconstpointer a,
               gconstpointer b,
               gpointer data)
{
  StudioGallery *gallery = data;

  return studio_collate (studio_library_kind_name (gallery, *(const char *const *) a), studio_library_kind_name (gallery, *(const char *const *) b));
}

/* The kinds that the library has, by name */
static void
offer_kinds (StudioLibraryBoard *self)
{
  g_autoptr (GMenu) menu = g_menu_new (), all = g_menu_new (), kinds = g_menu_new ();
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->kinds);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (ids, id);
  g_ptr_array_sort_with_data (ids, compare_kinds, self->services->gallery);
  append_choice (all, _ ("All kinds"), "board.kind", "");
  for (guint i = 0; i < ids->len; i++)
    append_choice (kinds, studio_library_kind_name (self->services->gallery, g_ptr_array_index (ids, i)), "board.kind", g_ptr_array_index (ids, i));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (all));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (kinds));
  gtk_menu_button_set_menu_model (self->kind, G_MENU_MODEL (menu));
}

static const char *
time_label (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (times); i++) {
    if (g_str_equal (times[i].id, id))
      return _ (times[i].label);
  }
  return _ (times[0].label);
}

static void
set_narrowing (GtkMenuButton *button,
               gboolean narrowing)
{
  if (narrowing)
    gtk_widget_add_css_class (GTK_WIDGET (button), "narrowing");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (button), "narrowing");
}

static void
show_choices (StudioLibraryBoard *self)
{
  g_autoptr (GVariant) kind_state = NULL, when_state = NULL;
  const char *kind = state_of (self->kind_action, &kind_state), *when = state_of (self->when_action, &when_state);
  g_autofree char *order = g_settings_get_string (self->services->settings, "library-sort");

  gtk_label_set_label (self->kind_label, *kind != '\0' ? studio_library_kind_name (self->services->gallery, kind) : _ ("All kinds"));
  gtk_label_set_label (self->when_label, time_label (when));
  set_narrowing (self->kind, *kind != '\0');
  set_narrowing (self->when, !g_str_equal (when, "any"));
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++) {
    if (g_str_equal (orders[i].id, order))
      gtk_label_set_label (self->sort_label, _ (orders[i].label));
  }
}

static void
choose_cb (GSimpleAction *action,
           GVariant *value,
           StudioLibraryBoard *self)
{
  g_simple_action_set_state (action, value);
  show_choices (self);
  g_signal_emit (self, signals[ASKED], 0);
}

static gint64
begin_of (GDateTime *now,
          gboolean of_year)
{
  g_autoptr (GDateTime) begin = g_date_time_new_local (g_date_time_get_year (now), of_year ? 1 : g_date_time_get_month (now),
                                                       of_year ? 1 : g_date_time_get_day_of_month (now), 0, 0, 0);

  return begin != NULL ? g_date_time_to_unix (begin) : 0;
}

static gint64
time_from (const char *id)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (g_str_equal (id, "today"))
    return begin_of (now, FALSE);
  if (g_str_equal (id, "week"))
    return begin_of (now, FALSE) - 6 * DAY;
  if (g_str_equal (id, "month"))
    return begin_of (now, FALSE) - 29 * DAY;
  if (g_str_equal (id, "year"))
    return begin_of (now, TRUE);
  return 0;
}

void
studio_library_board_fill_query (StudioLibraryBoard *self,
                                 StudioLibraryQuery *query)
{
  g_autoptr (GVariant) kind_state = NULL, when_state = NULL;
  const char *kind, *when;
  g_autofree char *order = NULL;

  g_return_if_fail (STUDIO_IS_LIBRARY_BOARD (self));

  kind = state_of (self->kind_action, &kind_state);
  when = state_of (self->when_action, &when_state);
  g_free (self->chosen_kind);
  self->chosen_kind = *kind != '\0' ? g_strdup (kind) : NULL;
  query->template = self->chosen_kind;
  query->modified_from = time_from (when);
  order = g_settings_get_string (self->services->settings, "library-sort");
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++) {
    if (g_str_equal (orders[i].id, order))
      query->sort = orders[i].sort;
  }
  if (query->text != NULL && query->sort == STUDIO_LIBRARY_SORT_MODIFIED)
    query->sort = STUDIO_LIBRARY_SORT_MATCH;
}

gboolean
studio_library_board_is_narrowed (StudioLibraryBoard *self)
{
  g_autoptr (GVariant) kind_state = NULL, when_state = NULL;

  g_return_val_if_fail (STUDIO_IS_LIBRARY_BOARD (self), FALSE);

  return *state_of (self->kind_action, &kind_state) != '\0' || !g_str_equal (state_of (self->when_action, &when_state), "any");
}

void
studio_library_board_widen (StudioLibraryBoard *self)
{
  g_return_if_fail (STUDIO_IS_LIBRARY_BOARD (self));

  g_simple_action_set_state (self->kind_action, g_variant_new_string (""));
  g_simple_action_set_state (self->when_action, g_variant_new_string ("any"));
  show_choices (self);
}

/* --- what is selected --- */

GPtrArray *
studio_library_board_get_selected (StudioLibraryBoard *self)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY_BOARD (self), NULL);

  return studio_library_list_get_selected (self->selection);
}

GStrv
studio_library_board_get_selected_ids (StudioLibraryBoard *self)
{
  g_autoptr (GPtrArray) entries = studio_library_board_get_selected (self);
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (ids, g_strdup (studio_library_entry_get_id (g_ptr_array_index (entries, i))));
  g_ptr_array_add (ids, NULL);
  return (GStrv) g_ptr_array_free (ids, FALSE);
}

static gboolean
find_position (StudioLibraryBoard *self,
               StudioLibraryEntry *wanted,
               guint *position)
{
  GListModel *model = G_LIST_MODEL (self->list);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (StudioLibraryEntry) entry = g_list_model_get_item (model, i);

    if (entry == wanted) {
      *position = i;
      return TRUE;
    }
  }
  return FALSE;
}

void
studio_library_board_select (StudioLibraryBoard *self,
                             const char *id)
{
  StudioLibraryEntry *entry = studio_library_board_find (self, id);
  guint position;

  if (entry != NULL && find_position (self, entry, &position))
    gtk_selection_model_select_item (self->selection, position, TRUE);
}

StudioLibraryEntry *
studio_library_board_find (StudioLibraryBoard *self,
                           const char *id)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY_BOARD (self), NULL);

  return studio_library_list_find (self->list, id);
}

guint
studio_library_board_get_n_items (StudioLibraryBoard *self)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY_BOARD (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

static void
selection_changed_cb (StudioLibraryBoard *self)
{
  g_signal_emit (self, signals[SELECTED], 0);
}

static void
activate_cb (GtkWidget *view,
             guint position,
             StudioLibraryBoard *self)
{
  g_autoptr (StudioLibraryEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (entry != NULL)
    g_signal_emit (self, signals[OPEN], 0, entry);
}

/* What is asked for one that is not selected is meant for it alone. */
static void
select_for (StudioLibraryBoard *self,
            StudioLibraryEntry *entry)
{
  guint position;

  if (find_position (self, entry, &position) && !gtk_selection_model_is_selected (self->selection, position))
    gtk_selection_model_select_item (self->selection, position, TRUE);
}

static void
secondary_cb (GtkGestureClick *gesture,
              int n_press,
              double x,
              double y,
              StudioLibraryBoard *self)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  StudioLibraryEntry *entry = studio_library_columns_get_entry (widget);

  if (entry == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  select_for (self, entry);
  g_signal_emit (self, signals[MENU], 0, entry, widget, x, y);
}

/* Returns: (nullable) (transfer none): the cell with a post that the keys are at */
static GtkWidget *
find_focused (StudioLibraryBoard *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stack)))
    return NULL;
  for (GtkWidget *at = focus; at != NULL; at = gtk_widget_get_first_child (at)) {
    if (studio_library_columns_get_entry (at) != NULL)
      return at;
  }
  return NULL;
}

void
studio_library_board_pop_up (StudioLibraryBoard *self)
{
  GtkWidget *widget;

  g_return_if_fail (STUDIO_IS_LIBRARY_BOARD (self));

  widget = find_focused (self);
  if (widget == NULL)
    return;
  select_for (self, studio_library_columns_get_entry (widget));
  g_signal_emit (self, signals[MENU], 0, studio_library_columns_get_entry (widget), widget, gtk_widget_get_width (widget) / 2.0,
                 gtk_widget_get_height (widget) / 2.0);
}

/* --- dragging onto a folder --- */

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double x,
            double y,
            StudioLibraryBoard *self)
{
  StudioLibraryEntry *entry = studio_library_columns_get_entry (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source)));
  g_auto (GStrv) ids = NULL;

  if (entry == NULL)
    return NULL;
  select_for (self, entry);
  ids = studio_library_board_get_selected_ids (self);
  return gdk_content_provider_new_typed (G_TYPE_STRV, ids);
}

static void
drag_begin_cb (GtkDragSource *source,
               GdkDrag *drag,
               StudioLibraryBoard *self)
{
  StudioLibraryEntry *entry = studio_library_columns_get_entry (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source)));
  GtkWidget *icon = gtk_drag_icon_get_for_drag (drag);
  GtkWidget *picture = gtk_picture_new_for_paintable (entry != NULL ? studio_library_entry_get_picture (entry) : NULL);

  gtk_widget_set_size_request (picture, 64, 80);
  gtk_drag_icon_set_child (GTK_DRAG_ICON (icon), picture);
}

/* Menu and dragging, on whatever shows a post */
static void
equip (GtkWidget *widget,
       StudioLibraryBoard *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (gesture, "pressed", G_CALLBACK (secondary_cb), self, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (gesture));
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), self, 0);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begin_cb), self, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (source));
}

/* --- tiles --- */

static void
setup_tile_cb (GtkSignalListItemFactory *factory,
               GtkListItem *item,
               StudioLibraryBoard *self)
{
  GtkWidget *tile = studio_library_tile_new (self->pictures);

  equip (tile, self);
  gtk_list_item_set_child (item, tile);
}

static void
bind_tile_cb (GtkSignalListItemFactory *factory,
              GtkListItem *item,
              StudioLibraryBoard *self)
{
  studio_library_tile_set_entry (STUDIO_LIBRARY_TILE (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind_tile_cb (GtkSignalListItemFactory *factory,
                GtkListItem *item,
                StudioLibraryBoard *self)
{
  studio_library_tile_set_entry (STUDIO_LIBRARY_TILE (gtk_list_item_get_child (item)), NULL);
}

/* --- grid or table --- */

/* Only the view that is seen has the posts. */
static void
show_view (StudioLibraryBoard *self)
{
  g_autofree char *view = g_settings_get_string (self->services->settings, "library-view");
  gboolean table = g_str_equal (view, "list"), any = studio_library_board_get_n_items (self) > 0;

  gtk_grid_view_set_model (self->grid, any && !table ? self->selection : NULL);
  gtk_column_view_set_model (self->table, any && table ? self->selection : NULL);
  if (any)
    gtk_stack_set_visible_child_name (self->stack, table ? "table" : "grid");
}

static void
settings_changed_cb (GSettings *settings,
                     const char *key,
                     StudioLibraryBoard *self)
{
  if (g_str_equal (key, "library-view"))
    show_view (self);
  if (!g_str_equal (key, "library-sort"))
    return;
  show_choices (self);
  g_signal_emit (self, signals[ASKED], 0);
}

void
studio_library_board_set_title (StudioLibraryBoard *self,
                                const char *title)
{
  g_return_if_fail (STUDIO_IS_LIBRARY_BOARD (self));

  gtk_label_set_label (self->title, title);
}

static void
explain (StudioLibraryBoard *self,
         const char *icon,
         const char *title,
         const char *description)
{
  g_autofree char *markup = g_markup_escape_text (description, -1);

  adw_status_page_set_icon_name (self->empty, icon);
  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty, markup);
}

static void
explain_empty (StudioLibraryBoard *self,
               const char *query,
               StudioLibraryEmpty why)
{
  g_autofree char *title = NULL;

  gtk_widget_set_visible (self->first_post, why == STUDIO_LIBRARY_EMPTY_LIBRARY);
  gtk_widget_set_visible (self->clear_search, why == STUDIO_LIBRARY_EMPTY_SEARCH);
  gtk_widget_set_visible (self->all_posts, why == STUDIO_LIBRARY_EMPTY_FILTER);
  gtk_widget_set_visible (self->retry, FALSE);
  gtk_widget_set_visible (self->repair, FALSE);
  switch (why) {
  case STUDIO_LIBRARY_EMPTY_SEARCH:
    title = g_strdup_printf (_ ("No post with “%s”"), query != NULL ? query : "");
    explain (self, "system-search-symbolic", title, _ ("Titles, contents, captions and descriptions were searched."));
    break;
  case STUDIO_LIBRARY_EMPTY_FILTER:
    explain (self, "studio-filter-symbolic", _ ("No post here"), _ ("No post is as you chose on the left and above."));
    break;
  case STUDIO_LIBRARY_EMPTY_TRASH:
    explain (self, "user-trash-symbolic", _ ("The trash is empty"), _ ("Deleted posts stay here until you delete them for good."));
    break;
  case STUDIO_LIBRARY_EMPTY_LIBRARY:
  default:
    explain (self, "view-grid-symbolic", _ ("No posts yet"), _ ("Everything you make is saved here by itself."));
  }
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

void
studio_library_board_show_problem (StudioLibraryBoard *self,
                                   const GError *error)
{
  g_return_if_fail (STUDIO_IS_LIBRARY_BOARD (self));

  gtk_widget_set_visible (self->first_post, FALSE);
  gtk_widget_set_visible (self->clear_search, FALSE);
  gtk_widget_set_visible (self->all_posts, FALSE);
  gtk_widget_set_visible (self->retry, TRUE);
  gtk_widget_set_visible (self->repair, g_error_matches (error, STUDIO_ERROR, STUDIO_ERROR_TRUNCATED));
  explain (self, "dialog-warning-symbolic", _ ("The library cannot be shown"), error->message);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
note_kinds (StudioLibraryBoard *self,
            GPtrArray *items)
{
  guint n_before = g_hash_table_size (self->kinds);

  for (guint i = 0; i < items->len; i++) {
    const char *kind = studio_library_item_get_template (g_ptr_array_index (items, i));

    if (!g_hash_table_contains (self->kinds, kind))
      g_hash_table_add (self->kinds, g_strdup (kind));
  }
  if (g_hash_table_size (self->kinds) != n_before)
    offer_kinds (self);
}

/* Returns: %GTK_INVALID_LIST_POSITION if nothing is selected */
static guint
first_selected (StudioLibraryBoard *self)
{
  g_autoptr (GtkBitset) positions = gtk_selection_model_get_selection (self->selection);

  return gtk_bitset_is_empty (positions) ? GTK_INVALID_LIST_POSITION : gtk_bitset_get_minimum (positions);
}

void
studio_library_board_take (StudioLibraryBoard *self,
                           GPtrArray *items,
                           const char *query,
                           gboolean anew,
                           StudioLibraryEmpty why)
{
  guint selected;

  g_return_if_fail (STUDIO_IS_LIBRARY_BOARD (self) && items != NULL);

  note_kinds (self, items);
  /* the answer to another question is read from its top, wherever the posts in sight are in it */
  if (anew) {
    gtk_grid_view_set_model (self->grid, NULL);
    gtk_column_view_set_model (self->table, NULL);
  }
  selected = anew ? GTK_INVALID_LIST_POSITION : first_selected (self);
  studio_library_list_take (self->list, items, query, self->selection);
  /* who deletes one after the other goes on with the next */
  if (selected != GTK_INVALID_LIST_POSITION && items->len > 0 && first_selected (self) == GTK_INVALID_LIST_POSITION)
    gtk_selection_model_select_item (self->selection, MIN (selected, items->len - 1), TRUE);
  if (items->len == 0)
    explain_empty (self, query, why);
  show_view (self);
}

/* --- */

static gboolean
studio_library_board_grab_focus (GtkWidget *widget)
{
  StudioLibraryBoard *self = STUDIO_LIBRARY_BOARD (widget);
  gboolean table = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "table") == 0;

  return gtk_widget_grab_focus (table ? GTK_WIDGET (self->table) : GTK_WIDGET (self->grid));
}

static void
studio_library_board_dispose (GObject *object)
{
  StudioLibraryBoard *self = STUDIO_LIBRARY_BOARD (object);

  if (self->grid != NULL)
    gtk_grid_view_set_model (self->grid, NULL);
  if (self->table != NULL)
    gtk_column_view_set_model (self->table, NULL);
  studio_drop_template (GTK_WIDGET (self), STUDIO_TYPE_LIBRARY_BOARD);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->pictures);
  g_clear_object (&self->kind_action);
  g_clear_object (&self->when_action);
  g_clear_pointer (&self->kinds, g_hash_table_unref);
  g_clear_pointer (&self->chosen_kind, g_free);

  G_OBJECT_CLASS (studio_library_board_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-library-board.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryBoard, title);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryBoard, kind);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryBoard, kind_label);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryBoard, when);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryBoard, when_label);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryBoard, sort_label);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryBoard, stack);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryBoard, grid);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryBoard, table);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryBoard, empty);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryBoard, first_post);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryBoard, clear_search);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryBoard, all_posts);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryBoard, retry);
  gtk_widget_class_bind_template_child (widget_class, StudioLibraryBoard, repair);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_tile_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_tile_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_tile_cb);
}

/* Here and not on the page: there the search takes all keys that mean something in a text. */
static void
add_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "library.delete-key", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "library.delete-key", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "library.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "library.menu", NULL);
}

static void
studio_library_board_class_init (StudioLibraryBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_library_board_dispose;
  widget_class->grab_focus = studio_library_board_grab_focus;

  signals[ASKED] = g_signal_new ("asked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, STUDIO_TYPE_LIBRARY_ENTRY);
  signals[MENU] = g_signal_new ("menu", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 4, STUDIO_TYPE_LIBRARY_ENTRY,
                                GTK_TYPE_WIDGET, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  add_keys (widget_class);
  bind_template (widget_class);
}

static GSimpleAction *
add_choice (StudioLibraryBoard *self,
            GSimpleActionGroup *group,
            const char *name,
            const char *first)
{
  GSimpleAction *action = g_simple_action_new_stateful (name, G_VARIANT_TYPE_STRING, g_variant_new_string (first));

  g_signal_connect_object (action, "change-state", G_CALLBACK (choose_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  return action;
}

static void
studio_library_board_init (StudioLibraryBoard *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->list = studio_library_list_new ();
  self->selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->list))));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  self->kind_action = add_choice (self, group, "kind", "");
  self->when_action = add_choice (self, group, "when", "any");
  gtk_widget_insert_action_group (GTK_WIDGET (self), "board", G_ACTION_GROUP (group));
}

static void
offer_times (StudioLibraryBoard *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    append_choice (menu, _ (times[i].label), "board.when", times[i].id);
  gtk_menu_button_set_menu_model (self->when, G_MENU_MODEL (menu));
}

void
studio_library_board_set_services (StudioLibraryBoard *self,
                                   const StudioServices *services,
                                   StudioLibraryPictures *pictures)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GAction) sort = NULL, view = NULL;

  g_return_if_fail (STUDIO_IS_LIBRARY_BOARD (self) && self->services == NULL);

  self->services = services;
  self->pictures = g_object_ref (pictures);
  sort = g_settings_create_action (services->settings, "library-sort");
  view = g_settings_create_action (services->settings, "library-view");
  g_action_map_add_action (G_ACTION_MAP (group), sort);
  g_action_map_add_action (G_ACTION_MAP (group), view);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "shown", G_ACTION_GROUP (group));
  g_signal_connect_object (services->settings, "changed", G_CALLBACK (settings_changed_cb), self, 0);
  /* the list within the table speaks for itself */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_last_child (GTK_WIDGET (self->table))), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Posts"), -1);
  studio_library_columns_add (self->table, services->gallery, pictures, (StudioLibraryEquip) equip, self);
  offer_times (self);
  offer_kinds (self);
  show_choices (self);
}
