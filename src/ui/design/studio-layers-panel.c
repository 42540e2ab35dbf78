#include "config.h"

#include "studio-layers-panel.h"

#include <glib/gi18n-lib.h>

#include "studio-composer.h"
#include "studio-design-menu.h"
#include "studio-layer-pictures.h"
#include "studio-layer-row.h"
#include "studio-layer-tree.h"

struct _StudioLayersPanel
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkListView *list;
  GtkLabel *empty;

  StudioComposer *composer; /* (nullable) */
  StudioLayerTree *tree;
  GtkMultiSelection *selection;
  StudioLayerPictures *pictures;
  GHashTable *rows;    /* (element-type StudioLayerRow): those that show something now */
  guint following : 1; /* the list is being made to agree with the canvas */
  guint telling : 1;   /* the canvas is being told what was selected in the list */
  guint stale : 1;     /* the scene changed while nobody looked */
};

G_DEFINE_FINAL_TYPE (StudioLayersPanel, studio_layers_panel, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_COMPOSER,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* --- list follows canvas --- */

/* Returns: the topmost selected row, G_MAXUINT for none */
static guint
follow_selection (StudioLayersPanel *self)
{
  GPtrArray *ids = studio_composer_get_selection (self->composer);
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty (), mask = NULL;
  guint first = G_MAXUINT;

  self->following = TRUE;
  for (guint i = 0; i < ids->len; i++)
    studio_layer_tree_reveal (self->tree, g_ptr_array_index (ids, i));
  for (guint i = 0; i < ids->len; i++) {
    guint position = studio_layer_tree_find (self->tree, g_ptr_array_index (ids, i));

    if (position == G_MAXUINT)
      continue;
    gtk_bitset_add (selected, position);
    first = MIN (first, position);
  }
  mask = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (self->tree)));
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), selected, mask);
  self->following = FALSE;
  return first;
}

static void
follow_scene (StudioLayersPanel *self)
{
  StudioScene *scene = self->composer != NULL ? studio_composer_get_scene (self->composer) : NULL;

  self->stale = FALSE;
  studio_layer_pictures_stop (self->pictures);
  self->following = TRUE;
  studio_layer_tree_set_scene (self->tree, scene);
  self->following = FALSE;
  if (self->composer != NULL)
    follow_selection (self);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), scene != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->tree)) == 0);
}

static void
scene_changed_cb (StudioComposer *composer,
                  StudioLayersPanel *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    follow_scene (self);
  else
    self->stale = TRUE;
}

static void
selection_changed_cb (StudioComposer *composer,
                      StudioLayersPanel *self)
{
  guint first;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self))) {
    self->stale = TRUE;
    return;
  }
  first = follow_selection (self);
  if (first != G_MAXUINT && !self->telling)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", first);
}

static void
want_picture (StudioLayersPanel *self,
              StudioLayerRow *row)
{
  studio_layer_pictures_want (self->pictures, studio_layer_row_get_item (row), gtk_widget_get_scale_factor (GTK_WIDGET (self)));
}

static void
drawn_cb (StudioLayerPictures *pictures,
          StudioLayerItem *item,
          StudioLayersPanel *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, NULL)) {
    if (studio_layer_row_get_item (row) == item)
      studio_layer_row_show_picture (row);
  }
}

static void
refreshed_cb (StudioLayerTree *tree,
              StudioLayersPanel *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, NULL)) {
    studio_layer_row_refresh (row);
    want_picture (self, row);
  }
}

static void
studio_layers_panel_map (GtkWidget *widget)
{
  StudioLayersPanel *self = STUDIO_LAYERS_PANEL (widget);

  GTK_WIDGET_CLASS (studio_layers_panel_parent_class)->map (widget);
  if (self->stale)
    follow_scene (self);
}

/* --- canvas follows list --- */

static void
list_selected_cb (GtkSelectionModel *model,
                  guint position,
                  guint n_items,
                  StudioLayersPanel *self)
{
  g_autoptr (GtkBitset) selected = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  GtkBitsetIter iter;
  gboolean more;
  guint at;

  if (self->following || self->composer == NULL)
    return;
  selected = gtk_selection_model_get_selection (model);
  ids = g_ptr_array_new_with_free_func (g_free);
  for (more = gtk_bitset_iter_init_first (&iter, selected, &at); more; more = gtk_bitset_iter_next (&iter, &at)) {
    g_autoptr (StudioLayerItem) item = g_list_model_get_item (G_LIST_MODEL (self->tree), at);

    g_ptr_array_add (ids, g_strdup (studio_layer_item_get_id (item)));
  }
  g_ptr_array_add (ids, NULL);
  self->telling = TRUE;
  studio_composer_select_all_of (self->composer, (const char *const *) ids->pdata);
  self->telling = FALSE;
}

/* --- rows --- */

static void
expander_cb (StudioLayerRow *row,
             StudioLayersPanel *self)
{
  StudioLayerItem *item = studio_layer_row_get_item (row);

  studio_layer_tree_set_collapsed (self->tree, studio_layer_item_get_id (item), !studio_layer_item_get_collapsed (item));
  follow_selection (self);
}

/* The menu is about what is selected: a row that is not becomes it first. */
static void
row_menu_cb (StudioLayerRow *row,
             double x,
             double y,
             StudioLayersPanel *self)
{
  const char *id = studio_layer_item_get_id (studio_layer_row_get_item (row));

  if (!studio_composer_is_selected (self->composer, id))
    studio_composer_select_all_of (self->composer, (const char *const[]){ id, NULL });
  /* not on the row: it may go while the menu is open */
  gtk_widget_translate_coordinates (GTK_WIDGET (row), GTK_WIDGET (self), x, y, &x, &y);
  studio_design_menu_popup (GTK_WIDGET (self), self->composer, x, y);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem *item,
          StudioLayersPanel *self)
{
  GtkWidget *row = studio_layer_row_new ();

  g_signal_connect (row, "expander", G_CALLBACK (expander_cb), self);
  g_signal_connect (row, "menu", G_CALLBACK (row_menu_cb), self);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem *item,
         StudioLayersPanel *self)
{
  StudioLayerRow *row = STUDIO_LAYER_ROW (gtk_list_item_get_child (item));

  studio_layer_row_bind (row, self->composer, gtk_list_item_get_item (item));
  g_hash_table_add (self->rows, row);
  want_picture (self, row);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem *item,
           StudioLayersPanel *self)
{
  StudioLayerRow *row = STUDIO_LAYER_ROW (gtk_list_item_get_child (item));

  g_hash_table_remove (self->rows, row);
  studio_layer_pictures_forget (self->pictures, studio_layer_row_get_item (row));
  studio_layer_row_bind (row, NULL, NULL);
}

/* --- keys --- */

/* Returns: (nullable): the row that has the focus, itself or something in it */
static StudioLayerRow *
focused_row (StudioLayersPanel *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (focus != NULL && g_hash_table_iter_next (&iter, &row, NULL)) {
    if (gtk_widget_get_parent (row) == focus || gtk_widget_is_ancestor (focus, row))
      return row;
  }
  return NULL;
}

static gboolean
open_menu (StudioLayersPanel *self)
{
  StudioLayerRow *row = focused_row (self);

  if (row == NULL)
    return GDK_EVENT_PROPAGATE;
  row_menu_cb (row, gtk_widget_get_width (GTK_WIDGET (row)) / 2.0, gtk_widget_get_height (GTK_WIDGET (row)), self);
  return GDK_EVENT_STOP;
}

static gboolean
expand (StudioLayersPanel *self,
        gboolean open)
{
  StudioLayerRow *row = focused_row (self);

  if (row == NULL || !studio_layer_item_has_children (studio_layer_row_get_item (row)))
    return GDK_EVENT_PROPAGATE;
  studio_layer_tree_set_collapsed (self->tree, studio_layer_item_get_id (studio_layer_row_get_item (row)), !open);
  follow_selection (self);
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                StudioLayersPanel *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();
  StudioLayerRow *row;

  if (GTK_IS_TEXT (focus) || self->composer == NULL)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && held == GDK_SHIFT_MASK))
    return open_menu (self);
  if (held == GDK_ALT_MASK && (keyval == GDK_KEY_Up || keyval == GDK_KEY_Down)) {
    studio_composer_reorder (self->composer, keyval == GDK_KEY_Up ? STUDIO_ORDER_UP : STUDIO_ORDER_DOWN);
    return GDK_EVENT_STOP;
  }
  if (held != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete) {
    gtk_widget_activate_action (GTK_WIDGET (self), "composer.delete", NULL);
    return GDK_EVENT_STOP;
  }
  if (keyval == GDK_KEY_Left || keyval == GDK_KEY_Right)
    return expand (self, keyval == GDK_KEY_Right);
  row = keyval == GDK_KEY_F2 ? focused_row (self) : NULL;
  if (row == NULL)
    return GDK_EVENT_PROPAGATE;
  studio_layer_row_rename (row);
  return GDK_EVENT_STOP;
}

/* --- */

static void
set_composer (StudioLayersPanel *self,
              StudioComposer *composer)
{
  if (self->composer == composer)
    return;
  if (self->composer != NULL)
    g_signal_handlers_disconnect_by_data (self->composer, self);
  studio_layer_tree_set_scene (self->tree, NULL);
  g_set_object (&self->composer, composer);
  if (composer == NULL)
    return;
  g_signal_connect (composer, "scene-changed", G_CALLBACK (scene_changed_cb), self);
  g_signal_connect (composer, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  scene_changed_cb (composer, self);
}

static void
studio_layers_panel_get_property (GObject *object,
                                  guint id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  if (id == PROP_COMPOSER)
    g_value_set_object (value, STUDIO_LAYERS_PANEL (object)->composer);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_layers_panel_set_property (GObject *object,
                                  guint id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  if (id == PROP_COMPOSER)
    set_composer (STUDIO_LAYERS_PANEL (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
studio_layers_panel_dispose (GObject *object)
{
  StudioLayersPanel *self = STUDIO_LAYERS_PANEL (object);

  set_composer (self, NULL);
  studio_layer_pictures_set_previewer (self->pictures, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), STUDIO_TYPE_LAYERS_PANEL);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (studio_layers_panel_parent_class)->dispose (object);
}

static void
studio_layers_panel_finalize (GObject *object)
{
  StudioLayersPanel *self = STUDIO_LAYERS_PANEL (object);

  g_hash_table_unref (self->rows);
  g_object_unref (self->tree);
  g_object_unref (self->pictures);

  G_OBJECT_CLASS (studio_layers_panel_parent_class)->finalize (object);
}

static void
studio_layers_panel_class_init (StudioLayersPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = studio_layers_panel_dispose;
  object_class->finalize = studio_layers_panel_finalize;
  object_class->get_property = studio_layers_panel_get_property;
  object_class->set_property = studio_layers_panel_set_property;
  widget_class->map = studio_layers_panel_map;

  properties[PROP_COMPOSER] = g_param_spec_object ("composer", NULL, NULL, STUDIO_TYPE_COMPOSER, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (STUDIO_TYPE_LAYER_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/pemda/Studio/ui/studio-layers-panel.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, StudioLayersPanel, box);
  gtk_widget_class_bind_template_child (widget_class, StudioLayersPanel, list);
  gtk_widget_class_bind_template_child (widget_class, StudioLayersPanel, empty);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
}

static void
studio_layers_panel_init (StudioLayersPanel *self)
{
  self->rows = g_hash_table_new (NULL, NULL);
  self->tree = studio_layer_tree_new ();
  self->pictures = studio_layer_pictures_new ();
  g_signal_connect (self->pictures, "drawn", G_CALLBACK (drawn_cb), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->tree)));
  g_signal_connect (self->selection, "selection-changed", G_CALLBACK (list_selected_cb), self);
  g_signal_connect (self->tree, "refreshed", G_CALLBACK (refreshed_cb), self);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}

void
studio_layers_panel_set_previewer (StudioLayersPanel *self,
                                   StudioPreviewer *previewer)
{
  g_return_if_fail (STUDIO_IS_LAYERS_PANEL (self));

  studio_layer_pictures_set_previewer (self->pictures, previewer);
}
