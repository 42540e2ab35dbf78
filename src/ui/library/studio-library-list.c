#include "config.h"

#include "studio-library-list.h"

/* More than so many single changes cost more than one that is large. */
#define MAX_CHANGES 32

struct _StudioLibraryList
{
  GObject parent_instance;
  GPtrArray *entries; /* StudioLibraryEntry */
  GHashTable *by_id;  /* id of an entry -> the entry, both borrowed from entries */
};

static void studio_library_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StudioLibraryList, studio_library_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, studio_library_list_model_init))

static GType
get_item_type (GListModel *model)
{
  return STUDIO_TYPE_LIBRARY_ENTRY;
}

static guint
get_n_items (GListModel *model)
{
  return STUDIO_LIBRARY_LIST (model)->entries->len;
}

static gpointer
get_item (GListModel *model,
          guint position)
{
  StudioLibraryList *self = STUDIO_LIBRARY_LIST (model);

  return position < self->entries->len ? g_object_ref (g_ptr_array_index (self->entries, position)) : NULL;
}

static void
studio_library_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
studio_library_list_finalize (GObject *object)
{
  StudioLibraryList *self = STUDIO_LIBRARY_LIST (object);

  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->entries);

  G_OBJECT_CLASS (studio_library_list_parent_class)->finalize (object);
}

static void
studio_library_list_class_init (StudioLibraryListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_library_list_finalize;
}

static void
studio_library_list_init (StudioLibraryList *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

StudioLibraryList *
studio_library_list_new (void)
{
  return g_object_new (STUDIO_TYPE_LIBRARY_LIST, NULL);
}

StudioLibraryEntry *
studio_library_list_find (StudioLibraryList *self,
                          const char *id)
{
  g_return_val_if_fail (STUDIO_IS_LIBRARY_LIST (self), NULL);

  return id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
}

GPtrArray *
studio_library_list_get_selected (GtkSelectionModel *selection)
{
  g_autoptr (GtkBitset) positions = NULL;
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (GTK_IS_SELECTION_MODEL (selection), entries);

  positions = gtk_selection_model_get_selection (selection);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, positions, &position); more; more = gtk_bitset_iter_next (&iter, &position))
    g_ptr_array_add (entries, g_list_model_get_item (G_LIST_MODEL (selection), position));
  return entries;
}

/* --- taking an answer over --- */

/* Returns: (transfer full): the entries of the answer, those that were there before among them; by_id is of the answer afterwards. */
static GPtrArray *
make_entries (StudioLibraryList *self,
              GPtrArray *items)
{
  GPtrArray *entries = g_ptr_array_new_full (items->len, g_object_unref);
  GHashTable *by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < items->len; i++) {
    StudioLibraryItem *item = g_ptr_array_index (items, i);
    const char *id = studio_library_item_get_id (item);
    StudioLibraryEntry *entry = g_hash_table_lookup (self->by_id, id);

    entry = entry != NULL ? g_object_ref (entry) : studio_library_entry_new (item);
    g_ptr_array_add (entries, entry);
    g_hash_table_insert (by_id, g_strdup (id), entry);
  }
  g_hash_table_unref (self->by_id);
  self->by_id = by_id;
  return entries;
}

/* Puts @n_added entries of @from in the place of @n_removed of the list. */
static void
splice (StudioLibraryList *self,
        guint position,
        guint n_removed,
        GPtrArray *from,
        guint n_added)
{
  if (n_removed > 0)
    g_ptr_array_remove_range (self->entries, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (self->entries, (int) (position + i), g_object_ref (g_ptr_array_index (from, position + i)));
  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
}

/* The same, of everything at once; inserting one by one into long lists would take long. */
static void
replace_all (StudioLibraryList *self,
             GPtrArray *fresh)
{
  guint n_removed = self->entries->len;

  g_ptr_array_set_size (self->entries, 0);
  for (guint i = 0; i < fresh->len; i++)
    g_ptr_array_add (self->entries, g_object_ref (g_ptr_array_index (fresh, i)));
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_removed, fresh->len);
}

static gboolean
is_kept (StudioLibraryList *self,
         guint position)
{
  StudioLibraryEntry *entry = g_ptr_array_index (self->entries, position);

  return g_hash_table_lookup (self->by_id, studio_library_entry_get_id (entry)) == entry;
}

/* Returns: FALSE if there is too much for single changes */
static gboolean
remove_gone (StudioLibraryList *self)
{
  guint n_gone = 0;

  for (guint i = 0; i < self->entries->len; i++)
    n_gone += !is_kept (self, i);
  if (n_gone > MAX_CHANGES)
    return FALSE;
  for (guint i = self->entries->len; i > 0 && n_gone > 0; i--) {
    if (is_kept (self, i - 1))
      continue;
    splice (self, i - 1, 1, NULL, 0);
    n_gone--;
  }
  return TRUE;
}

/* Makes the list like @fresh, which has all that is in it: what stands too far behind, an edited post that is the newest now, comes forward. */
static gboolean
move_and_add (StudioLibraryList *self,
              GPtrArray *fresh)
{
  g_autoptr (GHashTable) present = g_hash_table_new (NULL, NULL);
  guint n_changes = 0;

  for (guint i = 0; i < self->entries->len; i++)
    g_hash_table_add (present, g_ptr_array_index (self->entries, i));
  for (guint i = 0; i < fresh->len; i++) {
    StudioLibraryEntry *wanted = g_ptr_array_index (fresh, i);
    guint at;

    if (i < self->entries->len && g_ptr_array_index (self->entries, i) == wanted)
      continue;
    if (++n_changes > MAX_CHANGES)
      return FALSE;
    if (g_hash_table_contains (present, wanted) && g_ptr_array_find (self->entries, wanted, &at))
      splice (self, at, 1, NULL, 0);
    splice (self, i, 0, fresh, 1);
  }
  return TRUE;
}

/* The views are told of what is selected only if it has become another. */
static void
select_again (StudioLibraryList *self,
              GtkSelectionModel *selection,
              GPtrArray *selected)
{
  g_autoptr (GHashTable) set = g_hash_table_new (NULL, NULL);
  g_autoptr (GtkBitset) before = gtk_selection_model_get_selection (selection), after = gtk_bitset_new_empty (),
                        mask = gtk_bitset_new_range (0, self->entries->len);

  for (guint i = 0; i < selected->len; i++)
    g_hash_table_add (set, g_ptr_array_index (selected, i));
  for (guint i = 0; i < self->entries->len; i++) {
    if (g_hash_table_contains (set, g_ptr_array_index (self->entries, i)))
      gtk_bitset_add (after, i);
  }
  if (!gtk_bitset_equals (before, after))
    gtk_selection_model_set_selection (selection, after, mask);
}

void
studio_library_list_take (StudioLibraryList *self,
                          GPtrArray *items,
                          const char *query,
                          GtkSelectionModel *selection)
{
  g_autoptr (GPtrArray) selected = NULL, fresh = NULL;

  g_return_if_fail (STUDIO_IS_LIBRARY_LIST (self) && items != NULL);

  if (selection != NULL)
    selected = studio_library_list_get_selected (selection);
  fresh = make_entries (self, items);
  for (guint i = 0; i < items->len; i++)
    studio_library_entry_set_item (g_ptr_array_index (fresh, i), g_ptr_array_index (items, i), query);
  if (!remove_gone (self) || !move_and_add (self, fresh))
    replace_all (self, fresh);
  if (selected != NULL)
    select_again (self, selection, selected);
}
