#include "config.h"

#include "studio-brand-bar.h"

#include <glib/gi18n-lib.h>

#include "studio-brand-card.h"

#define MAX_CARDS 4

struct _StudioBrandBar
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkFlowBox *cards;
  GtkMenuButton *more;

  StudioGallery *gallery;
  GSettings *settings;
  gboolean building;
};

G_DEFINE_FINAL_TYPE (StudioBrandBar, studio_brand_bar, GTK_TYPE_WIDGET)

/* --- which brands stand on cards --- */

static gboolean
is_chosen (StudioBrandBar *self,
           StudioBrand *brand)
{
  StudioBrand *chosen = studio_gallery_get_brand (self->gallery);

  return chosen != NULL && g_str_equal (studio_brand_get_id (chosen), studio_brand_get_id (brand));
}

/** Order: what brands are sorted by. */
typedef struct
{
  char **first;       /* ids */
  GPtrArray *catalog; /* StudioBrand: in the catalog's order */
} Order;

static guint
place_of (const Order *order,
          StudioBrand *brand)
{
  guint index = 0, place = 0;

  if (studio_catalog_is_own_brand (brand))
    return 0;
  while (order->first[place] != NULL && !g_str_equal (order->first[place], studio_brand_get_id (brand)))
    place++;
  g_ptr_array_find (order->catalog, brand, &index);
  return 1 + (order->first[place] != NULL ? place : g_strv_length (order->first) + index);
}

static int
compare_brands (gconstpointer a,
                gconstpointer b,
                gpointer data)
{
  guint first = place_of (data, *(StudioBrand *const *) a), second = place_of (data, *(StudioBrand *const *) b);

  return first == second ? 0 : (first < second ? -1 : 1);
}

/* Returns: (transfer full) (element-type StudioBrand): the office's own, those used, the others */
static GPtrArray *
list_brands (StudioBrandBar *self)
{
  GListModel *model = studio_gallery_get_brands (self->gallery);
  GPtrArray *brands = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) catalog = g_ptr_array_new ();
  g_auto (GStrv) first = g_settings_get_strv (self->settings, "first-brands");
  Order order = { first, catalog };

  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_ptr_array_add (brands, g_list_model_get_item (model, i));
    g_ptr_array_add (catalog, g_ptr_array_index (brands, i));
  }
  g_ptr_array_sort_with_data (brands, compare_brands, &order);
  return brands;
}

/* The chosen one takes the last card if it would have none, also the next time. */
static void
bring_forward (StudioBrandBar *self,
               GPtrArray *brands,
               guint n_cards)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = n_cards; i < brands->len; i++) {
    if (is_chosen (self, g_ptr_array_index (brands, i)))
      g_ptr_array_insert (brands, (int) n_cards - 1, g_ptr_array_steal_index (brands, i));
  }
  for (guint i = 0; i < MIN (brands->len, MAX_CARDS); i++)
    g_ptr_array_add (ids, (char *) studio_brand_get_id (g_ptr_array_index (brands, i)));
  g_ptr_array_add (ids, NULL);
  g_settings_set_strv (self->settings, "first-brands", (const char *const *) ids->pdata);
}

/* --- building --- */

static void
add_card (StudioBrandBar *self,
          StudioBrand *brand)
{
  GtkWidget *card = studio_brand_card_new (brand);

  gtk_flow_box_append (self->cards, card);
  if (is_chosen (self, brand))
    gtk_flow_box_select_child (self->cards, GTK_FLOW_BOX_CHILD (card));
}

static void
append (GMenu *menu,
        const char *label,
        const char *action,
        const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

/* Brands that have no card. Returns: (transfer full) */
static GMenu *
make_menu (GPtrArray *brands,
           guint n_cards,
           GPtrArray *broken,
           guint n_broken_cards)
{
  GMenu *menu = g_menu_new ();

  for (guint i = n_cards; i < brands->len; i++) {
    StudioBrand *brand = g_ptr_array_index (brands, i);

    append (menu, studio_brand_get_name (brand), "brands.choose", studio_brand_get_id (brand));
  }
  for (guint i = n_broken_cards; broken != NULL && i < broken->len; i++) {
    const StudioProblem *problem = g_ptr_array_index (broken, i);
    /* TRANSLATORS: a brand's folder */
    g_autofree char *label = g_strdup_printf (_ ("%s (cannot be read)"), problem->id);

    append (menu, label, "brands.tell", problem->message);
  }
  return menu;
}

static void
rebuild (StudioBrandBar *self)
{
  g_autoptr (GPtrArray) brands = list_brands (self);
  GPtrArray *broken = studio_gallery_get_broken_brands (self->gallery);
  g_autoptr (GMenu) menu = NULL;
  guint n_all_broken = broken != NULL ? broken->len : 0, n_broken = 0, n_cards;
  GtkWidget *card;

  if (studio_gallery_get_brand (self->gallery) == NULL)
    return;
  self->building = TRUE;
  while ((card = GTK_WIDGET (gtk_flow_box_get_child_at_index (self->cards, 0))) != NULL)
    gtk_flow_box_remove (self->cards, card);
  /* a brand that broke is looked for where it was: one of them has a card in any case */
  n_cards = MIN (brands->len, MAX_CARDS - MIN (n_all_broken, 1));
  if (brands->len > n_cards)
    bring_forward (self, brands, n_cards);
  for (guint i = 0; i < n_cards; i++)
    add_card (self, g_ptr_array_index (brands, i));
  for (; n_broken < n_all_broken && n_cards + n_broken < MAX_CARDS; n_broken++)
    gtk_flow_box_append (self->cards, studio_brand_card_new_broken (g_ptr_array_index (broken, n_broken)));
  self->building = FALSE;
  menu = make_menu (brands, n_cards, broken, n_broken);
  gtk_menu_button_set_menu_model (self->more, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->more), g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);
}

/* Nothing is built anew while the choice only moves from card to card: the focus stays. */
static void
brand_changed_cb (StudioBrandBar *self)
{
  GtkFlowBoxChild *card;

  for (int i = 0; (card = gtk_flow_box_get_child_at_index (self->cards, i)) != NULL; i++) {
    StudioBrand *brand = studio_brand_card_get_brand (STUDIO_BRAND_CARD (card));

    if (brand != NULL && is_chosen (self, brand)) {
      gtk_flow_box_select_child (self->cards, card);
      return;
    }
  }
  rebuild (self);
}

/* --- choosing --- */

static void
choose (StudioBrandBar *self,
        const char *id)
{
  g_settings_set_string (self->settings, "last-brand", id);
  studio_gallery_load (self->gallery, id);
}

static void
selected_cb (GtkFlowBox *cards,
             StudioBrandBar *self)
{
  g_autoptr (GList) selected = gtk_flow_box_get_selected_children (cards);
  StudioBrandCard *card = selected != NULL ? selected->data : NULL;

  if (self->building || card == NULL || studio_gallery_get_brand (self->gallery) == NULL)
    return;
  if (studio_brand_card_get_brand (card) == NULL) {
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", studio_brand_card_get_problem (card));
    brand_changed_cb (self);
  } else if (!is_chosen (self, studio_brand_card_get_brand (card))) {
    choose (self, studio_brand_get_id (studio_brand_card_get_brand (card)));
  }
}

static void
choose_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  choose (STUDIO_BRAND_BAR (widget), g_variant_get_string (parameter, NULL));
}

static void
tell_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.toast", "s", g_variant_get_string (parameter, NULL));
}

/* --- */

static void
studio_brand_bar_dispose (GObject *object)
{
  StudioBrandBar *self = STUDIO_BRAND_BAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), STUDIO_TYPE_BRAND_BAR);
  g_clear_object (&self->gallery);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (studio_brand_bar_parent_class)->dispose (object);
}

static void
studio_brand_bar_class_init (StudioBrandBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = studio_brand_bar_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-brand-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, StudioBrandBar, box);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandBar, cards);
  gtk_widget_class_bind_template_child (widget_class, StudioBrandBar, more);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_install_action (widget_class, "brands.choose", "s", choose_action);
  gtk_widget_class_install_action (widget_class, "brands.tell", "s", tell_action);
}

static void
studio_brand_bar_init (StudioBrandBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
studio_brand_bar_set_services (StudioBrandBar *self,
                               StudioGallery *gallery,
                               GSettings *settings)
{
  g_return_if_fail (STUDIO_IS_BRAND_BAR (self));

  g_set_object (&self->gallery, gallery);
  g_set_object (&self->settings, settings);
  g_signal_connect_object (studio_gallery_get_brands (gallery), "items-changed", G_CALLBACK (rebuild), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gallery, "notify::brand", G_CALLBACK (brand_changed_cb), self, G_CONNECT_SWAPPED);
  rebuild (self);
}
