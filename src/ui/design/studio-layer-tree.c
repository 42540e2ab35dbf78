#include "config.h"

#include "studio-layer-tree.h"

/* A list of all that the stacks of a template hold would be no overview. */
#define EXPANDED_DEPTH 1

struct _StudioLayerItem
{
  GObject parent_instance;
  char *id;
  StudioScene *scene;
  guint index; /* of its box */
  guint depth;
  guint position;        /* in the list, while it is listed */
  GdkPaintable *picture; /* (nullable) */
  guint pale : 1;        /* @picture */
  guint drawn : 1;       /* @picture shows the layer as it is */
  guint has_children : 1;
  guint collapsed : 1;
  guint listed : 1;
};

G_DEFINE_FINAL_TYPE (StudioLayerItem, studio_layer_item, G_TYPE_OBJECT)

struct _StudioLayerTree
{
  GObject parent_instance;
  StudioScene *scene; /* (nullable) */
  GPtrArray *rows;    /* (element-type StudioLayerItem): listed */
  GHashTable *items;  /* id to StudioLayerItem */
};

static void studio_layer_tree_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioLayerTree, studio_layer_tree, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, studio_layer_tree_list_model_init))

enum {
  SIGNAL_REFRESHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- items --- */

static void
studio_layer_item_finalize (GObject *object)
{
  StudioLayerItem *self = STUDIO_LAYER_ITEM (object);

  g_free (self->id);
  studio_scene_unref (self->scene);
  g_clear_object (&self->picture);

  G_OBJECT_CLASS (studio_layer_item_parent_class)->finalize (object);
}

static void
studio_layer_item_class_init (StudioLayerItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_layer_item_finalize;
}

static void
studio_layer_item_init (StudioLayerItem *self)
{
}

const char *
studio_layer_item_get_id (StudioLayerItem *self)
{
  g_return_val_if_fail (STUDIO_IS_LAYER_ITEM (self), NULL);

  return self->id;
}

const StudioBox *
studio_layer_item_get_box (StudioLayerItem *self)
{
  g_return_val_if_fail (STUDIO_IS_LAYER_ITEM (self), NULL);

  return &g_array_index (self->scene->boxes, StudioBox, self->index);
}

guint
studio_layer_item_get_depth (StudioLayerItem *self)
{
  g_return_val_if_fail (STUDIO_IS_LAYER_ITEM (self), 0);

  return self->depth;
}

gboolean
studio_layer_item_has_children (StudioLayerItem *self)
{
  g_return_val_if_fail (STUDIO_IS_LAYER_ITEM (self), FALSE);

  return self->has_children;
}

gboolean
studio_layer_item_get_collapsed (StudioLayerItem *self)
{
  g_return_val_if_fail (STUDIO_IS_LAYER_ITEM (self), FALSE);

  return self->collapsed;
}

StudioScene *
studio_layer_item_get_scene (StudioLayerItem *self)
{
  g_return_val_if_fail (STUDIO_IS_LAYER_ITEM (self), NULL);

  return self->scene;
}

guint
studio_layer_item_get_index (StudioLayerItem *self)
{
  g_return_val_if_fail (STUDIO_IS_LAYER_ITEM (self), 0);

  return self->index;
}

void
studio_layer_item_set_picture (StudioLayerItem *self,
                               GdkPaintable *picture,
                               gboolean pale)
{
  g_return_if_fail (STUDIO_IS_LAYER_ITEM (self));

  g_set_object (&self->picture, picture);
  self->pale = !!pale;
  self->drawn = TRUE;
}

GdkPaintable *
studio_layer_item_get_picture (StudioLayerItem *self,
                               gboolean *pale)
{
  g_return_val_if_fail (STUDIO_IS_LAYER_ITEM (self), NULL);

  *pale = self->pale;
  return self->picture;
}

gboolean
studio_layer_item_is_drawn (StudioLayerItem *self)
{
  g_return_val_if_fail (STUDIO_IS_LAYER_ITEM (self), FALSE);

  return self->drawn;
}

/* --- the list --- */

static const StudioBox *
box_at (StudioLayerTree *self,
        guint index)
{
  return &g_array_index (self->scene->boxes, StudioBox, index);
}

/* The item of a box, made if the page did not have it. */
static StudioLayerItem *
take_item (StudioLayerTree *self,
           guint index,
           guint depth)
{
  const StudioBox *box = box_at (self, index);
  StudioLayerItem *item = g_hash_table_lookup (self->items, box->layer->id);

  if (item == NULL) {
    item = g_object_new (STUDIO_TYPE_LAYER_ITEM, NULL);
    item->id = g_strdup (box->layer->id);
    item->collapsed = depth >= EXPANDED_DEPTH;
    g_hash_table_insert (self->items, item->id, item);
  } else if (item->scene != NULL) {
    item->drawn = item->drawn && studio_scene_looks_same (item->scene, item->index, self->scene, index);
    studio_scene_unref (item->scene);
  }
  item->scene = studio_scene_ref (self->scene);
  item->index = index;
  item->depth = depth;
  item->has_children = box->end > index + 1;
  item->listed = TRUE;
  return item;
}

static void
list_children (StudioLayerTree *self,
               guint parent,
               guint depth,
               GPtrArray *rows)
{
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = parent + 1; i < box_at (self, parent)->end; i = box_at (self, i)->end)
    g_array_append_val (children, i);
  for (guint i = children->len; i > 0; i--) {
    guint index = g_array_index (children, guint, i - 1);
    StudioLayerItem *item;

    /* a box without a name cannot be spoken of */
    if (box_at (self, index)->layer->id == NULL)
      continue;
    item = take_item (self, index, depth);
    g_ptr_array_add (rows, g_object_ref (item));
    if (item->has_children && !item->collapsed)
      list_children (self, index, depth + 1, rows);
  }
}

/* Layers that are gone, and those within collapsed ones, are not kept: a scene is large. */
static gboolean
is_unlisted (gpointer key,
             gpointer value,
             gpointer data)
{
  return !STUDIO_LAYER_ITEM (value)->listed;
}

static void
unlist (gpointer key,
        gpointer value,
        gpointer data)
{
  STUDIO_LAYER_ITEM (value)->listed = FALSE;
}

static void
tell_changes (StudioLayerTree *self,
              GPtrArray *before)
{
  GPtrArray *now = self->rows;
  guint start = 0, end = 0, most = MIN (before->len, now->len);

  while (start < most && before->pdata[start] == now->pdata[start])
    start++;
  while (end < most - start && before->pdata[before->len - 1 - end] == now->pdata[now->len - 1 - end])
    end++;
  if (before->len != now->len || start < most)
    g_list_model_items_changed (G_LIST_MODEL (self), start, before->len - start - end, now->len - start - end);
}

static void
update (StudioLayerTree *self)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->rows);

  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_hash_table_foreach (self->items, unlist, NULL);
  if (self->scene != NULL && self->scene->boxes->len > 0)
    list_children (self, 0, 0, self->rows);
  for (guint i = 0; i < self->rows->len; i++)
    STUDIO_LAYER_ITEM (self->rows->pdata[i])->position = i;
  g_hash_table_foreach_remove (self->items, is_unlisted, NULL);
  tell_changes (self, before);
  g_signal_emit (self, signals[SIGNAL_REFRESHED], 0);
}

static GType
get_item_type (GListModel *model)
{
  return STUDIO_TYPE_LAYER_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return STUDIO_LAYER_TREE (model)->rows->len;
}

static gpointer
get_item (GListModel *model,
          guint position)
{
  StudioLayerTree *self = STUDIO_LAYER_TREE (model);

  return position < self->rows->len ? g_object_ref (self->rows->pdata[position]) : NULL;
}

static void
studio_layer_tree_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
studio_layer_tree_finalize (GObject *object)
{
  StudioLayerTree *self = STUDIO_LAYER_TREE (object);

  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->items);
  g_clear_pointer (&self->scene, studio_scene_unref);

  G_OBJECT_CLASS (studio_layer_tree_parent_class)->finalize (object);
}

static void
studio_layer_tree_class_init (StudioLayerTreeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_layer_tree_finalize;

  signals[SIGNAL_REFRESHED] = g_signal_new ("refreshed", STUDIO_TYPE_LAYER_TREE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
studio_layer_tree_init (StudioLayerTree *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
}

StudioLayerTree *
studio_layer_tree_new (void)
{
  return g_object_new (STUDIO_TYPE_LAYER_TREE, NULL);
}

void
studio_layer_tree_set_scene (StudioLayerTree *self,
                             StudioScene *scene)
{
  g_return_if_fail (STUDIO_IS_LAYER_TREE (self));

  if (self->scene == scene)
    return;
  g_clear_pointer (&self->scene, studio_scene_unref);
  self->scene = scene != NULL ? studio_scene_ref (scene) : NULL;
  update (self);
}

void
studio_layer_tree_set_collapsed (StudioLayerTree *self,
                                 const char *id,
                                 gboolean collapsed)
{
  StudioLayerItem *item;

  g_return_if_fail (STUDIO_IS_LAYER_TREE (self) && id != NULL);

  item = g_hash_table_lookup (self->items, id);
  if (item == NULL || item->collapsed == !!collapsed)
    return;
  item->collapsed = !!collapsed;
  update (self);
}

/* Returns: whether there was one: the outermost collapsed layer that box @index stands in */
static gboolean
expand_one_above (StudioLayerTree *self,
                  guint index)
{
  for (guint i = 1; i < index; i++) {
    const StudioBox *box = box_at (self, i);
    StudioLayerItem *item = box->end > index && box->layer->id != NULL ? g_hash_table_lookup (self->items, box->layer->id) : NULL;

    if (item != NULL && item->collapsed) {
      item->collapsed = FALSE;
      update (self);
      return TRUE;
    }
  }
  return FALSE;
}

void
studio_layer_tree_reveal (StudioLayerTree *self,
                          const char *id)
{
  guint index = 0;

  g_return_if_fail (STUDIO_IS_LAYER_TREE (self) && id != NULL);

  if (g_hash_table_contains (self->items, id))
    return;
  while (self->scene != NULL && index < self->scene->boxes->len && g_strcmp0 (box_at (self, index)->layer->id, id) != 0)
    index++;
  if (self->scene == NULL || index == self->scene->boxes->len)
    return;
  while (!g_hash_table_contains (self->items, id) && expand_one_above (self, index))
    ;
}

guint
studio_layer_tree_find (StudioLayerTree *self,
                        const char *id)
{
  StudioLayerItem *item;

  g_return_val_if_fail (STUDIO_IS_LAYER_TREE (self) && id != NULL, G_MAXUINT);

  item = g_hash_table_lookup (self->items, id);
  return item != NULL ? item->position : G_MAXUINT;
}
