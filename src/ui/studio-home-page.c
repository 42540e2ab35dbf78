#include "config.h"

#include "studio-home-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "studio-brand-card.h"
#include "studio-panel.h"
#include "studio-recent-item.h"
#include "studio-recent-row.h"
#include "studio-safety-copy.h"
#include "studio-template-item.h"
#include "studio-template-tile.h"

#define SHOWN_POSTS 5

struct _StudioHomePage
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkWidget *recovery_card;
  GtkLabel *recovery_sentence;
  GtkFlowBox *brands;
  GtkLabel *count;
  GtkSearchEntry *search;
  GtkStack *stack;
  GtkGridView *grid;
  AdwStatusPage *empty;
  GtkListBox *posts;
  GtkWidget *posts_hint;

  StudioGallery *gallery;
  StudioRecent *recent;
  GSettings *settings;
  GtkCustomFilter *filter;
  GtkFilterListModel *found;
  GPtrArray *copies; /* (nullable) (element-type filename): left by a crash */
};

G_DEFINE_FINAL_TYPE (StudioHomePage, studio_home_page, GTK_TYPE_WIDGET)

/* --- brands --- */

static GtkWidget *
create_card (gpointer item,
             gpointer user_data)
{
  return studio_brand_card_new (STUDIO_BRAND (item));
}

static gboolean
is_chosen (StudioHomePage *self,
           StudioBrand *brand)
{
  StudioBrand *chosen = studio_gallery_get_brand (self->gallery);

  return chosen != NULL && g_str_equal (studio_brand_get_id (chosen), studio_brand_get_id (brand));
}

static void
brand_selected_cb (GtkFlowBox *brands,
                   StudioHomePage *self)
{
  g_autoptr (GList) selected = gtk_flow_box_get_selected_children (brands);
  StudioBrand *brand = selected != NULL ? studio_brand_card_get_brand (selected->data) : NULL;

  if (brand == NULL || studio_gallery_get_brand (self->gallery) == NULL || is_chosen (self, brand))
    return;
  g_settings_set_string (self->settings, "last-brand", studio_brand_get_id (brand));
  studio_gallery_load (self->gallery, studio_brand_get_id (brand));
}

static void
show_chosen_brand (StudioHomePage *self)
{
  GtkFlowBoxChild *card;

  for (int i = 0; (card = gtk_flow_box_get_child_at_index (self->brands, i)) != NULL; i++) {
    if (is_chosen (self, studio_brand_card_get_brand (STUDIO_BRAND_CARD (card))))
      gtk_flow_box_select_child (self->brands, card);
  }
}

/* --- templates --- */

static gboolean
filter_cb (gpointer item,
           gpointer user_data)
{
  StudioHomePage *self = user_data;

  return studio_template_item_matches (STUDIO_TEMPLATE_ITEM (item), gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
say_empty (StudioHomePage *self,
           const char *query)
{
  g_autofree char *description = NULL;

  if (*query == '\0') {
    adw_status_page_set_title (self->empty, _ ("No Templates Here"));
    adw_status_page_set_description (self->empty, _ ("The folder “templates” is missing or empty. Install the program again, or copy templates into your own folder."));
    return;
  }
  description = g_markup_printf_escaped (_ ("There is no template for “%s”. Try another word."), query);
  adw_status_page_set_title (self->empty, _ ("Nothing Found"));
  adw_status_page_set_description (self->empty, description);
}

static void
update_found (StudioHomePage *self)
{
  guint n_found = g_list_model_get_n_items (G_LIST_MODEL (self->found));
  gboolean ready = studio_gallery_get_brand (self->gallery) != NULL;
  g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u kind · click to start", "%u kinds · click to start", n_found), n_found);

  gtk_label_set_label (self->count, n_found > 0 ? words : "");
  if (n_found == 0 && ready)
    say_empty (self, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_stack_set_visible_child_name (self->stack, n_found == 0 && ready ? "empty" : "grid");
}

static void
loaded_cb (StudioHomePage *self)
{
  show_chosen_brand (self);
  update_found (self);
}

static void
problem_cb (StudioHomePage *self,
            const char *sentence)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", sentence);
}

static void
start (StudioHomePage *self,
       guint position)
{
  g_autoptr (StudioTemplateItem) item = g_list_model_get_item (G_LIST_MODEL (self->found), position);
  StudioBrand *brand = studio_gallery_get_brand (self->gallery);

  if (item != NULL && brand != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.start", "(ss)", studio_template_get_id (studio_template_item_get_template (item)),
                                studio_brand_get_id (brand));
}

static void
activate_cb (GtkGridView *grid,
             guint position,
             StudioHomePage *self)
{
  start (self, position);
}

static void
search_changed_cb (GtkEditable *search,
                   StudioHomePage *self)
{
  GtkText *text = GTK_TEXT (gtk_editable_get_delegate (search));

  /* typed anywhere on the page: from now on Enter means the first one found */
  if (*gtk_editable_get_text (search) != '\0' && !gtk_widget_has_focus (GTK_WIDGET (text)))
    gtk_text_grab_focus_without_selecting (text);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_found (self);
}

static void
search_activate_cb (GtkSearchEntry *search,
                    StudioHomePage *self)
{
  start (self, 0);
}

static void
clear_search (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  StudioHomePage *self = STUDIO_HOME_PAGE (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
focus_search (GtkWidget *widget,
              const char *name,
              GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (STUDIO_HOME_PAGE (widget)->search));
}

static void
stop_search_cb (GtkSearchEntry *search,
                StudioHomePage *self)
{
  clear_search (GTK_WIDGET (self), NULL, NULL);
}

static void
setup_tile_cb (GtkSignalListItemFactory *factory,
               GtkListItem *item,
               StudioHomePage *self)
{
  gtk_list_item_set_child (item, studio_template_tile_new ());
}

static void
bind_tile_cb (GtkSignalListItemFactory *factory,
              GtkListItem *item,
              StudioHomePage *self)
{
  studio_template_tile_set_item (STUDIO_TEMPLATE_TILE (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind_tile_cb (GtkSignalListItemFactory *factory,
                GtkListItem *item,
                StudioHomePage *self)
{
  studio_template_tile_set_item (STUDIO_TEMPLATE_TILE (gtk_list_item_get_child (item)), NULL);
}

/* --- posts --- */

static void
posts_changed_cb (StudioHomePage *self)
{
  GListModel *items = studio_recent_get_items (self->recent);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->posts))) != NULL)
    gtk_list_box_remove (self->posts, row);
  for (guint i = 0; i < MIN (SHOWN_POSTS, g_list_model_get_n_items (items)); i++) {
    g_autoptr (StudioRecentItem) item = g_list_model_get_item (items, i);

    gtk_list_box_append (self->posts, studio_recent_row_new (item));
  }
  gtk_widget_set_visible (GTK_WIDGET (self->posts), g_list_model_get_n_items (items) > 0);
  gtk_widget_set_visible (self->posts_hint, g_list_model_get_n_items (items) == 0);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         StudioHomePage *self)
{
  g_autofree char *path = g_file_get_path (g_value_get_object (value));

  if (path == NULL || !g_str_has_suffix (path, ".pemda"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", _ ("Only posts (.pemda files) can be opened here. Choose a template first, then drop the photo on the picture."));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-path", "s", path);
  return TRUE;
}

/* --- work that a crash left behind --- */

static void
show_recovery (StudioHomePage *self)
{
  gboolean any = self->copies != NULL && self->copies->len > 0;
  g_autoptr (StudioRecentItem) item = NULL;
  g_autofree char *when = NULL, *sentence = NULL;
  GStatBuf info;

  gtk_widget_set_visible (self->recovery_card, any);
  if (!any)
    return;
  if (g_stat (g_ptr_array_index (self->copies, 0), &info) != 0)
    info.st_mtime = 0;
  item = studio_recent_item_new (g_ptr_array_index (self->copies, 0), NULL, info.st_mtime, NULL);
  when = studio_recent_item_make_detail (item);
  /* TRANSLATORS: when the work was done: "Today, 14.32" */
  sentence = g_strdup_printf (_ ("Your work is safe. The program ended before this post was saved (%s)."), when);
  gtk_label_set_label (self->recovery_sentence, sentence);
}

static void
copies_found_cb (GObject *source,
                 GAsyncResult *result,
                 gpointer user_data)
{
  g_autoptr (StudioHomePage) self = user_data;

  g_clear_pointer (&self->copies, g_ptr_array_unref);
  self->copies = studio_safety_copy_find_finish (result);
  show_recovery (self);
}

static void
continue_editing (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  StudioHomePage *self = STUDIO_HOME_PAGE (widget);
  g_autofree char *path = NULL;

  if (self->copies == NULL || self->copies->len == 0)
    return;
  path = g_ptr_array_steal_index (self->copies, 0);
  show_recovery (self);
  gtk_widget_activate_action (widget, "win.open-path", "s", path);
}

/* The copies stay: they are offered again next time. */
static void
dismiss (GtkWidget *widget,
         const char *name,
         GVariant *parameter)
{
  StudioHomePage *self = STUDIO_HOME_PAGE (widget);

  g_clear_pointer (&self->copies, g_ptr_array_unref);
  show_recovery (self);
}

/* --- */

static void
scale_factor_changed_cb (StudioHomePage *self)
{
  studio_gallery_set_scale_factor (self->gallery, gtk_widget_get_scale_factor (GTK_WIDGET (self)));
}

static gboolean
studio_home_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (STUDIO_HOME_PAGE (widget)->grid));
}

static void
studio_home_page_dispose (GObject *object)
{
  StudioHomePage *self = STUDIO_HOME_PAGE (object);

  gtk_search_entry_set_key_capture_widget (self->search, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDIO_TYPE_HOME_PAGE);
  g_clear_object (&self->found);
  g_clear_object (&self->gallery);
  g_clear_object (&self->recent);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->copies, g_ptr_array_unref);

  G_OBJECT_CLASS (studio_home_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-home-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioHomePage, box);
  gtk_widget_class_bind_template_child (widget_class, StudioHomePage, recovery_card);
  gtk_widget_class_bind_template_child (widget_class, StudioHomePage, recovery_sentence);
  gtk_widget_class_bind_template_child (widget_class, StudioHomePage, brands);
  gtk_widget_class_bind_template_child (widget_class, StudioHomePage, count);
  gtk_widget_class_bind_template_child (widget_class, StudioHomePage, search);
  gtk_widget_class_bind_template_child (widget_class, StudioHomePage, stack);
  gtk_widget_class_bind_template_child (widget_class, StudioHomePage, grid);
  gtk_widget_class_bind_template_child (widget_class, StudioHomePage, empty);
  gtk_widget_class_bind_template_child (widget_class, StudioHomePage, posts);
  gtk_widget_class_bind_template_child (widget_class, StudioHomePage, posts_hint);
  gtk_widget_class_bind_template_callback (widget_class, brand_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_tile_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_tile_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_tile_cb);
}

static void
studio_home_page_class_init (StudioHomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_home_page_dispose;
  widget_class->grab_focus = studio_home_page_grab_focus;

  g_type_ensure (STUDIO_TYPE_PANEL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "home.clear-search", NULL, clear_search);
  gtk_widget_class_install_action (widget_class, "home.search", NULL, focus_search);
  gtk_widget_class_install_action (widget_class, "home.continue-editing", NULL, continue_editing);
  gtk_widget_class_install_action (widget_class, "home.dismiss", NULL, dismiss);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "home.search", NULL);
}

static void
studio_home_page_init (StudioHomePage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self));
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

void
studio_home_page_set_services (StudioHomePage *self,
                               StudioGallery *gallery,
                               StudioRecent *recent,
                               GSettings *settings)
{
  GtkNoSelection *selection;

  g_return_if_fail (STUDIO_IS_HOME_PAGE (self));

  g_set_object (&self->gallery, gallery);
  g_set_object (&self->recent, recent);
  g_set_object (&self->settings, settings);
  self->filter = gtk_custom_filter_new (filter_cb, self, NULL);
  self->found = gtk_filter_list_model_new (g_object_ref (studio_gallery_get_templates (gallery)), GTK_FILTER (self->filter));
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->found)));
  gtk_grid_view_set_model (self->grid, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  gtk_flow_box_bind_model (self->brands, studio_gallery_get_brands (gallery), create_card, NULL, NULL);
  g_signal_connect_object (gallery, "notify::brand", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gallery, "problem", G_CALLBACK (problem_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (studio_recent_get_items (recent), "items-changed", G_CALLBACK (posts_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (scale_factor_changed_cb), NULL);
  posts_changed_cb (self);
  loaded_cb (self);
}

void
studio_home_page_offer_recovery (StudioHomePage *self)
{
  g_return_if_fail (STUDIO_IS_HOME_PAGE (self));

  studio_safety_copy_find_async (copies_found_cb, g_object_ref (self));
}
