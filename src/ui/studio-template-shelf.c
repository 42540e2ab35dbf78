#include "config.h"

#include "studio-template-shelf.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-template-item.h"
#include "studio-template-menu.h"
#include "studio-template-sizes.h"
#include "studio-template-tile.h"

/* What was started lately decides what comes first; a year-old habit does not. */
#define MAX_USES 60
/* Shown as frequent before anything was used: the kinds that offices post most */
#define COMMONEST 8

struct _StudioTemplateShelf
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkLabel *count;
  GtkSearchEntry *search;
  GtkToggleButton *all;
  GtkToggleButton *frequent;
  GtkToggleButton *favourites;
  GtkMenuButton *filter_button;
  GtkDropDown *group;
  GtkDropDown *occasion;
  GtkDropDown *size;
  GtkStack *stack;
  GtkGridView *grid;
  AdwStatusPage *empty;
  GtkButton *suggestion;
  GtkButton *clear;

  StudioGallery *gallery;
  GSettings *settings;
  GtkCustomFilter *filter;
  GtkCustomSorter *sorter;
  GtkSortListModel *found;    /* StudioTemplateItem */
  StudioTemplateItem *target; /* (nullable): what the menu is about */
  GPtrArray *formats;         /* const StudioFormat *: of the drop-down, after "all" */
  gboolean any_use;
  gboolean changing; /* several choices at once */
};

G_DEFINE_FINAL_TYPE (StudioTemplateShelf, studio_template_shelf, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_FAVOURITE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static const char *
get_query (StudioTemplateShelf *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

static StudioTemplateItem *
item_at (StudioTemplateShelf *self,
         guint position)
{
  g_autoptr (StudioTemplateItem) item = g_list_model_get_item (G_LIST_MODEL (self->found), position);

  return item; /* the list keeps it */
}

/* --- what is shown, in which order --- */

/* @classes: (nullable): until they were read. Returns: (nullable): the id chosen, NULL for all */
static const char *
chosen_class (GtkDropDown *drop_down,
              GPtrArray *classes)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  if (selected == 0 || classes == NULL || selected > classes->len)
    return NULL;
  return ((const StudioFinderClass *) g_ptr_array_index (classes, selected - 1))->id;
}

/* Returns: (nullable) */
static const StudioFormat *
chosen_format (StudioTemplateShelf *self)
{
  guint selected = gtk_drop_down_get_selected (self->size);

  return selected > 0 && selected <= self->formats->len ? g_ptr_array_index (self->formats, selected - 1) : NULL;
}

static gboolean
is_filtered (StudioTemplateShelf *self)
{
  return gtk_drop_down_get_selected (self->group) > 0 || gtk_drop_down_get_selected (self->occasion) > 0 || gtk_drop_down_get_selected (self->size) > 0;
}

static gboolean
passes_filter (StudioTemplateShelf *self,
               StudioTemplate *template)
{
  StudioFinder *finder = studio_gallery_get_finder (self->gallery);
  const char *type = studio_template_get_content_type (template);
  const StudioFormat *format = chosen_format (self);

  return studio_finder_in_group (finder, type, chosen_class (self->group, studio_finder_get_groups (finder))) &&
         studio_finder_has_occasion (finder, type, chosen_class (self->occasion, studio_finder_get_occasions (finder))) &&
         (format == NULL || studio_template_has_format (template, format->id));
}

static gboolean
filter_cb (gpointer object,
           gpointer user_data)
{
  StudioTemplateShelf *self = user_data;
  StudioTemplateItem *item = STUDIO_TEMPLATE_ITEM (object);

  if (studio_template_item_get_score (item) == 0)
    return FALSE;
  if (gtk_toggle_button_get_active (self->favourites) && !studio_template_item_get_favourite (item))
    return FALSE;
  if (gtk_toggle_button_get_active (self->frequent) &&
      (self->any_use ? studio_template_item_get_uses (item) == 0 : studio_template_item_get_place (item) >= COMMONEST))
    return FALSE;
  return !is_filtered (self) || passes_filter (self, studio_template_item_get_template (item));
}

/* The best answer, then what is used most; what is alike keeps the gallery's order. */
static int
compare_cb (gconstpointer a,
            gconstpointer b,
            gpointer user_data)
{
  StudioTemplateItem *first = (StudioTemplateItem *) a, *second = (StudioTemplateItem *) b;
  int first_score = studio_template_item_get_score (first), second_score = studio_template_item_get_score (second);
  guint first_uses = studio_template_item_get_uses (first), second_uses = studio_template_item_get_uses (second);

  if (first_score != second_score)
    return first_score > second_score ? GTK_ORDERING_SMALLER : GTK_ORDERING_LARGER;
  if (first_uses != second_uses)
    return first_uses > second_uses ? GTK_ORDERING_SMALLER : GTK_ORDERING_LARGER;
  return GTK_ORDERING_EQUAL;
}

/* Returns: (transfer full) (element-type StudioTemplate): of all items */
static GPtrArray *
list_templates (StudioTemplateShelf *self)
{
  GListModel *items = studio_gallery_get_templates (self->gallery);
  GPtrArray *templates = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (items); i++) {
    g_autoptr (StudioTemplateItem) item = g_list_model_get_item (items, i);

    g_ptr_array_add (templates, studio_template_item_get_template (item));
  }
  return templates;
}

static void
score_items (StudioTemplateShelf *self)
{
  GListModel *items = studio_gallery_get_templates (self->gallery);
  StudioFinder *finder = studio_gallery_get_finder (self->gallery);
  g_autoptr (GPtrArray) templates = list_templates (self);
  g_autofree int *scores = finder != NULL ? studio_finder_search (finder, templates, get_query (self)) : NULL;

  for (guint i = 0; scores != NULL && i < templates->len; i++) {
    g_autoptr (StudioTemplateItem) item = g_list_model_get_item (items, i);

    studio_template_item_set_score (item, scores[i]);
  }
}

/* --- an empty shelf --- */

static void
say_empty (StudioTemplateShelf *self,
           const char *title,
           const char *description,
           const char *button)
{
  adw_status_page_set_icon_name (self->empty, "system-search-symbolic");
  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty, description);
  gtk_button_set_label (self->clear, button != NULL ? button : "");
  gtk_widget_set_visible (GTK_WIDGET (self->clear), button != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->suggestion), FALSE);
}

static void
say_nothing_found (StudioTemplateShelf *self,
                   const char *query)
{
  g_autoptr (GPtrArray) templates = list_templates (self);
  g_autofree char *suggestion = studio_finder_suggest (studio_gallery_get_finder (self->gallery), templates, query);
  g_autofree char *description = NULL;

  if (suggestion != NULL)
    description = g_markup_printf_escaped (_ ("There is no template for “%s”. Try “%s”."), query, suggestion);
  else
    description = g_markup_printf_escaped (_ ("There is no template for “%s”. Try another word."), query);
  say_empty (self, _ ("Nothing Found"), description, _ ("Clear Search"));
  if (suggestion == NULL)
    return;
  gtk_button_set_label (self->suggestion, suggestion);
  gtk_widget_set_visible (GTK_WIDGET (self->suggestion), TRUE);
}

static void
say_no_favourites (StudioTemplateShelf *self)
{
  say_empty (self, _ ("No Favourites Yet"), _ ("Mark what you need often: choose it with the arrow keys and press Ctrl+D, or use its menu."), _ ("Show All"));
  adw_status_page_set_icon_name (self->empty, "starred-symbolic");
}

static void
explain_empty (StudioTemplateShelf *self)
{
  if (g_list_model_get_n_items (studio_gallery_get_templates (self->gallery)) == 0)
    say_empty (self, _ ("No Templates Here"),
               _ ("The folder “templates” is missing or empty. Install the program again, or copy templates into your own folder."), NULL);
  else if (*get_query (self) != '\0' && !is_filtered (self))
    say_nothing_found (self, get_query (self));
  else if (is_filtered (self))
    say_empty (self, _ ("Nothing Found"), _ ("No kind of content fits the filter."), _ ("Clear Filter"));
  else if (gtk_toggle_button_get_active (self->favourites))
    say_no_favourites (self);
  else
    say_empty (self, _ ("Nothing Found"), _ ("What was used lately is not here any more."), _ ("Show All"));
}

/* --- keeping up --- */

static void
update (StudioTemplateShelf *self)
{
  gboolean ready = self->gallery != NULL && studio_gallery_get_finder (self->gallery) != NULL;
  g_autofree char *words = NULL;
  guint n_found;

  if (!ready || self->changing)
    return;
  /* A sorted list takes what it holds for sorted: new scores must not meet the old order while items come and go. */
  gtk_sort_list_model_set_sorter (self->found, NULL);
  score_items (self);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  gtk_sort_list_model_set_sorter (self->found, GTK_SORTER (self->sorter));
  n_found = g_list_model_get_n_items (G_LIST_MODEL (self->found));
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u kind · click to start", "%u kinds · click to start", n_found), n_found);
  gtk_label_set_label (self->count, n_found > 0 ? words : "");
  if (n_found == 0)
    explain_empty (self);
  gtk_stack_set_visible_child_name (self->stack, n_found == 0 ? "empty" : "grid");
  if (is_filtered (self))
    gtk_widget_add_css_class (GTK_WIDGET (self->filter_button), "filtering");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->filter_button), "filtering");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "shelf.clear-filter", is_filtered (self));
}

static void
mark_items (StudioTemplateShelf *self)
{
  GListModel *items = studio_gallery_get_templates (self->gallery);
  g_auto (GStrv) favourites = g_settings_get_strv (self->settings, "favourites"), uses = g_settings_get_strv (self->settings, "recent-templates");

  self->any_use = *uses != NULL;
  for (guint i = 0; i < g_list_model_get_n_items (items); i++) {
    g_autoptr (StudioTemplateItem) item = g_list_model_get_item (items, i);
    const char *id = studio_template_get_id (studio_template_item_get_template (item));
    guint n_uses = 0;

    for (gsize j = 0; uses[j] != NULL; j++)
      n_uses += g_str_equal (uses[j], id);
    studio_template_item_set_uses (item, n_uses);
    studio_template_item_set_favourite (item, g_strv_contains ((const char *const *) favourites, id));
  }
  update (self);
}

/* The names of the classes after "all". The choice stays if there is as much to choose from as before. */
static void
offer (GtkDropDown *drop_down,
       const char *all,
       GPtrArray *classes)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GListModel *before = gtk_drop_down_get_model (drop_down);
  guint selected = gtk_drop_down_get_selected (drop_down);

  gtk_string_list_append (names, all);
  for (guint i = 0; i < classes->len; i++)
    gtk_string_list_append (names, ((const StudioFinderClass *) g_ptr_array_index (classes, i))->name);
  if (before == NULL || g_list_model_get_n_items (before) != classes->len + 1)
    selected = 0;
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (drop_down, selected);
}

static gboolean
any_has_format (GPtrArray *templates,
                const char *format_id)
{
  for (guint i = 0; i < templates->len; i++) {
    if (studio_template_has_format (g_ptr_array_index (templates, i), format_id))
      return TRUE;
  }
  return FALSE;
}

static void
offer_sizes (StudioTemplateShelf *self)
{
  g_autoptr (GPtrArray) templates = list_templates (self), names = g_ptr_array_new_with_free_func (g_free);
  guint n_formats;
  const StudioFormat *formats = studio_format_list (&n_formats);

  g_ptr_array_set_size (self->formats, 0);
  for (guint i = 0; i < n_formats; i++) {
    StudioFinderClass *class;

    if (!any_has_format (templates, formats[i].id))
      continue;
    g_ptr_array_add (self->formats, (gpointer) &formats[i]);
    class = g_new0 (StudioFinderClass, 1);
    class->name = _ (formats[i].name);
    g_ptr_array_add (names, class);
  }
  offer (self->size, _ ("All sizes"), names);
}

static void
loaded_cb (StudioTemplateShelf *self)
{
  StudioFinder *finder = studio_gallery_get_finder (self->gallery);

  if (finder == NULL)
    return;
  self->changing = TRUE;
  offer (self->group, _ ("All groups"), studio_finder_get_groups (finder));
  offer (self->occasion, _ ("All occasions"), studio_finder_get_occasions (finder));
  offer_sizes (self);
  self->changing = FALSE;
  mark_items (self);
}

/* --- choosing --- */

static void
start (StudioTemplateShelf *self,
       StudioTemplateItem *item)
{
  StudioBrand *brand = studio_gallery_get_brand (self->gallery);
  const char *id = studio_template_get_id (studio_template_item_get_template (item));

  if (brand == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.start", "(ss)", id, studio_brand_get_id (brand));
  studio_template_shelf_count_use (self, id);
}

static void
activate_cb (GtkGridView *grid,
             guint position,
             StudioTemplateShelf *self)
{
  start (self, item_at (self, position));
}

static void
search_activate_cb (GtkSearchEntry *search,
                    StudioTemplateShelf *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->found)) > 0)
    start (self, item_at (self, 0));
}

static void
search_changed_cb (GtkEditable *search,
                   StudioTemplateShelf *self)
{
  GtkText *text = GTK_TEXT (gtk_editable_get_delegate (search));
  gboolean any = *gtk_editable_get_text (search) != '\0';

  /* typed anywhere on the page: from now on Enter means the first one found */
  if (any && !gtk_widget_has_focus (GTK_WIDGET (text)))
    gtk_text_grab_focus_without_selecting (text);
  if (any && !gtk_toggle_button_get_active (self->all))
    gtk_toggle_button_set_active (self->all, TRUE);
  update (self);
}

static void
choice_changed_cb (StudioTemplateShelf *self)
{
  update (self);
}

static void
suggestion_cb (StudioTemplateShelf *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), gtk_button_get_label (self->suggestion));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
clear_filter (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  StudioTemplateShelf *self = STUDIO_TEMPLATE_SHELF (widget);

  self->changing = TRUE;
  gtk_drop_down_set_selected (self->group, 0);
  gtk_drop_down_set_selected (self->occasion, 0);
  gtk_drop_down_set_selected (self->size, 0);
  self->changing = FALSE;
  update (self);
}

static void
clear (GtkWidget *widget,
       const char *name,
       GVariant *parameter)
{
  StudioTemplateShelf *self = STUDIO_TEMPLATE_SHELF (widget);

  if (is_filtered (self)) {
    clear_filter (widget, NULL, NULL);
  } else {
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
    gtk_toggle_button_set_active (self->all, TRUE);
  }
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
stop_search_cb (GtkSearchEntry *search,
                StudioTemplateShelf *self)
{
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

/* --- one template: its menu --- */

static void
set_target (StudioTemplateShelf *self,
            StudioTemplateItem *item)
{
  if (g_set_object (&self->target, item))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FAVOURITE]);
}

/* Returns: (nullable) (transfer none): the tile that the keys are at */
static StudioTemplateTile *
find_focused (StudioTemplateShelf *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *child = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  return STUDIO_IS_TEMPLATE_TILE (child) && gtk_widget_is_ancestor (child, GTK_WIDGET (self->grid)) ? STUDIO_TEMPLATE_TILE (child) : NULL;
}

static void
set_favourite (StudioTemplateShelf *self,
               gboolean favourite)
{
  g_auto (GStrv) before = g_settings_get_strv (self->settings, "favourites");
  g_autoptr (GPtrArray) after = g_ptr_array_new ();
  const char *id;

  if (self->target == NULL)
    return;
  id = studio_template_get_id (studio_template_item_get_template (self->target));
  for (gsize i = 0; before[i] != NULL; i++) {
    if (!g_str_equal (before[i], id))
      g_ptr_array_add (after, before[i]);
  }
  if (favourite)
    g_ptr_array_add (after, (char *) id);
  g_ptr_array_add (after, NULL);
  g_settings_set_strv (self->settings, "favourites", (const char *const *) after->pdata);
}

static void
mark_favourite (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  StudioTemplateShelf *self = STUDIO_TEMPLATE_SHELF (widget);
  StudioTemplateTile *tile = find_focused (self);

  if (tile == NULL)
    return;
  set_target (self, studio_template_tile_get_item (tile));
  set_favourite (self, !studio_template_item_get_favourite (self->target));
}

static void
start_target (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  StudioTemplateShelf *self = STUDIO_TEMPLATE_SHELF (widget);

  if (self->target != NULL)
    start (self, self->target);
}

static void
sizes_start_cb (StudioTemplateShelf *self)
{
  if (self->target != NULL)
    start (self, self->target);
}

static void
preview_target (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  StudioTemplateShelf *self = STUDIO_TEMPLATE_SHELF (widget);
  StudioBrand *brand = studio_gallery_get_brand (self->gallery);
  GtkWidget *window;

  if (self->target == NULL || brand == NULL)
    return;
  window = studio_template_sizes_new (GTK_WINDOW (gtk_widget_get_root (widget)), studio_template_item_get_template (self->target), brand,
                                      studio_gallery_get_previewer (self->gallery));
  g_signal_connect_object (window, "start", G_CALLBACK (sizes_start_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

/* @x, @y: in the tile */
static void
pop_up (StudioTemplateShelf *self,
        StudioTemplateTile *tile,
        double x,
        double y)
{
  StudioBrand *brand = studio_gallery_get_brand (self->gallery);

  if (studio_template_tile_get_item (tile) == NULL || brand == NULL)
    return;
  set_target (self, studio_template_tile_get_item (tile));
  studio_template_menu_pop_up (GTK_WIDGET (tile), x, y, studio_template_get_id (studio_template_item_get_template (self->target)),
                               studio_brand_get_id (brand));
}

static void
menu (GtkWidget *widget,
      const char *name,
      GVariant *parameter)
{
  StudioTemplateShelf *self = STUDIO_TEMPLATE_SHELF (widget);
  StudioTemplateTile *tile = find_focused (self);

  if (tile != NULL)
    pop_up (self, tile, gtk_widget_get_width (GTK_WIDGET (tile)) / 2.0, gtk_widget_get_height (GTK_WIDGET (tile)) / 2.0);
}

static void
secondary_cb (GtkGestureClick *gesture,
              int n_press,
              double x,
              double y,
              StudioTemplateShelf *self)
{
  GtkWidget *tile = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  pop_up (self, STUDIO_TEMPLATE_TILE (tile), x, y);
}

/* --- tiles --- */

static void
setup_tile_cb (GtkSignalListItemFactory *factory,
               GtkListItem *item,
               StudioTemplateShelf *self)
{
  GtkWidget *tile = studio_template_tile_new ();
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (gesture, "pressed", G_CALLBACK (secondary_cb), self, 0);
  gtk_widget_add_controller (tile, GTK_EVENT_CONTROLLER (gesture));
  gtk_list_item_set_child (item, tile);
}

static void
bind_tile_cb (GtkSignalListItemFactory *factory,
              GtkListItem *item,
              StudioTemplateShelf *self)
{
  studio_template_tile_set_item (STUDIO_TEMPLATE_TILE (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind_tile_cb (GtkSignalListItemFactory *factory,
                GtkListItem *item,
                StudioTemplateShelf *self)
{
  studio_template_tile_set_item (STUDIO_TEMPLATE_TILE (gtk_list_item_get_child (item)), NULL);
}

/* --- */

static gboolean
studio_template_shelf_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (STUDIO_TEMPLATE_SHELF (widget)->grid));
}

static void
studio_template_shelf_get_property (GObject *object,
                                    guint id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  StudioTemplateShelf *self = STUDIO_TEMPLATE_SHELF (object);

  if (id == PROP_FAVOURITE)
    g_value_set_boolean (value, self->target != NULL && studio_template_item_get_favourite (self->target));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_template_shelf_set_property (GObject *object,
                                    guint id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  if (id == PROP_FAVOURITE)
    set_favourite (STUDIO_TEMPLATE_SHELF (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_template_shelf_dispose (GObject *object)
{
  StudioTemplateShelf *self = STUDIO_TEMPLATE_SHELF (object);

  if (self->search != NULL)
    gtk_search_entry_set_key_capture_widget (self->search, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDIO_TYPE_TEMPLATE_SHELF);
  g_clear_object (&self->found);
  g_clear_object (&self->sorter);
  g_clear_object (&self->target);
  g_clear_object (&self->gallery);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->formats, g_ptr_array_unref);

  G_OBJECT_CLASS (studio_template_shelf_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-template-shelf.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateShelf, box);
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateShelf, count);
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateShelf, search);
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateShelf, all);
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateShelf, frequent);
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateShelf, favourites);
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateShelf, filter_button);
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateShelf, group);
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateShelf, occasion);
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateShelf, size);
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateShelf, stack);
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateShelf, grid);
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateShelf, empty);
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateShelf, suggestion);
  gtk_widget_class_bind_template_child (widget_class, StudioTemplateShelf, clear);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, suggestion_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_tile_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_tile_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_tile_cb);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "shelf.clear", NULL, clear);
  gtk_widget_class_install_action (widget_class, "shelf.clear-filter", NULL, clear_filter);
  gtk_widget_class_install_action (widget_class, "shelf.start", NULL, start_target);
  gtk_widget_class_install_action (widget_class, "shelf.preview", NULL, preview_target);
  gtk_widget_class_install_property_action (widget_class, "shelf.favourite", "favourite");
  gtk_widget_class_install_action (widget_class, "shelf.mark-favourite", NULL, mark_favourite);
  gtk_widget_class_install_action (widget_class, "shelf.menu", NULL, menu);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "shelf.mark-favourite", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "shelf.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "shelf.menu", NULL);
}

static void
studio_template_shelf_class_init (StudioTemplateShelfClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = studio_template_shelf_get_property;
  object_class->set_property = studio_template_shelf_set_property;
  object_class->dispose = studio_template_shelf_dispose;
  widget_class->grab_focus = studio_template_shelf_grab_focus;

  properties[PROP_FAVOURITE] = g_param_spec_boolean ("favourite", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
  install_actions (widget_class);
}

static void
studio_template_shelf_init (StudioTemplateShelf *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->formats = g_ptr_array_new ();
}

static void
settings_changed_cb (StudioTemplateShelf *self)
{
  mark_items (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FAVOURITE]);
}

void
studio_template_shelf_set_services (StudioTemplateShelf *self,
                                    StudioGallery *gallery,
                                    GSettings *settings)
{
  GtkFilterListModel *filtered;
  g_autoptr (GtkNoSelection) selection = NULL;

  g_return_if_fail (STUDIO_IS_TEMPLATE_SHELF (self));

  g_set_object (&self->gallery, gallery);
  g_set_object (&self->settings, settings);
  self->filter = gtk_custom_filter_new (filter_cb, self, NULL);
  self->sorter = gtk_custom_sorter_new (compare_cb, self, NULL);
  filtered = gtk_filter_list_model_new (g_object_ref (studio_gallery_get_templates (gallery)), GTK_FILTER (self->filter));
  self->found = gtk_sort_list_model_new (G_LIST_MODEL (filtered), NULL);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->found)));
  gtk_grid_view_set_model (self->grid, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (gallery, "notify::brand", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::favourites", G_CALLBACK (settings_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::recent-templates", G_CALLBACK (settings_changed_cb), self, G_CONNECT_SWAPPED);
  loaded_cb (self);
}

void
studio_template_shelf_set_key_capture_widget (StudioTemplateShelf *self,
                                              GtkWidget *widget)
{
  g_return_if_fail (STUDIO_IS_TEMPLATE_SHELF (self));

  gtk_search_entry_set_key_capture_widget (self->search, widget);
}

void
studio_template_shelf_focus_search (StudioTemplateShelf *self)
{
  g_return_if_fail (STUDIO_IS_TEMPLATE_SHELF (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

void
studio_template_shelf_count_use (StudioTemplateShelf *self,
                                 const char *template_id)
{
  g_auto (GStrv) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  g_return_if_fail (STUDIO_IS_TEMPLATE_SHELF (self));

  before = g_settings_get_strv (self->settings, "recent-templates");
  after = g_ptr_array_new ();
  g_ptr_array_add (after, (char *) template_id);
  for (gsize i = 0; before[i] != NULL && i + 1 < MAX_USES; i++)
    g_ptr_array_add (after, before[i]);
  g_ptr_array_add (after, NULL);
  g_settings_set_strv (self->settings, "recent-templates", (const char *const *) after->pdata);
}
