#include "config.h"

#include "studio-composer-private.h"

#include <glib/gi18n-lib.h>

#include "studio-pages.h"

static GArray *
list_pages (StudioComposer *self)
{
  StudioPost *post = studio_document_get_post (self->document);

  return studio_pages_list (studio_post_get_json (post), studio_post_get_template (post));
}

guint
studio_composer_get_n_pages (StudioComposer *self)
{
  g_autoptr (GArray) pages = NULL;

  g_return_val_if_fail (STUDIO_IS_COMPOSER (self), 1);

  pages = list_pages (self);
  return pages->len;
}

static JsonNode *
page_to_json (const StudioPage *page)
{
  JsonObject *members = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (members, "id", page->id);
  if (page->from >= 0)
    json_object_set_int_member (members, "from", page->from);
  json_node_take_object (node, members);
  return node;
}

static void
write_pages (StudioEdit *edit,
             GArray *pages)
{
  JsonArray *array = json_array_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < pages->len; i++)
    json_array_add_element (array, page_to_json (&g_array_index (pages, StudioPage, i)));
  json_node_take_array (node, array);
  studio_edit_write (edit, "pages", node);
}

static gboolean
has_page (GArray *pages,
          const char *id)
{
  for (guint i = 0; i < pages->len; i++) {
    if (g_str_equal (g_array_index (pages, StudioPage, i).id, id))
      return TRUE;
  }
  return FALSE;
}

static char *
new_page_id (GArray *pages)
{
  char *id = g_strdup_printf ("p-%08x", g_random_int ());

  while (has_page (pages, id)) {
    g_free (id);
    id = g_strdup_printf ("p-%08x", g_random_int ());
  }
  return id;
}

/* --- what is said of a page's layers --- */

/* Whether the overrides of @id are of a layer that @page brings from the template. @base: (out): its id without the page's ending */
static gboolean
is_of_page (StudioComposer *self,
            const StudioPage *page,
            const char *id,
            char **base)
{
  g_auto (StudioWritten) written = { 0 };
  const char *at = strrchr (id, '@');

  *base = NULL;
  if (page->from < 0 || !studio_composer_find (self, id, &written) || written.place == NULL || written.place->page != (guint) page->from)
    return FALSE;
  if (studio_page_is_copy (page) ? at == NULL || !g_str_equal (at + 1, page->id) : at != NULL)
    return FALSE;
  *base = at != NULL ? g_strndup (id, at - id) : g_strdup (id);
  return TRUE;
}

/** PageEdit: goes through everything that is said of a page's layers. @to: (nullable): where it is said again; NULL: it is removed */
typedef struct
{
  StudioEdit *edit;
  const StudioPage *page;
  const StudioPage *to;
  GHashTable *renamed; /* ids of added layers and their copies */
} PageEdit;

static void
edit_override (const PageEdit *work,
               const char *set_path,
               const char *id,
               JsonNode *value)
{
  g_autofree char *base = NULL;
  const char *copy = g_hash_table_lookup (work->renamed, id);
  g_autofree char *fresh = g_strdup (copy);
  g_autofree char *path = NULL;

  if (copy == NULL && !is_of_page (work->edit->self, work->page, id, &base))
    return;
  if (fresh == NULL && work->to != NULL)
    fresh = g_strconcat (base, "@", work->to->id, NULL);
  path = g_strjoin ("/", set_path, work->to != NULL ? fresh : id, NULL);
  studio_edit_write (work->edit, path, work->to != NULL ? value : NULL);
}

static void
edit_set (const PageEdit *work,
          const char *path)
{
  JsonNode *set = studio_json_lookup (studio_composer_get_root (work->edit->self), path);
  JsonObjectIter iter;
  const char *id;
  JsonNode *value;

  if (!studio_json_is_object (set))
    return;
  json_object_iter_init_ordered (&iter, json_node_get_object (set));
  while (json_object_iter_next_ordered (&iter, &id, &value)) {
    if (strchr (id, '/') == NULL)
      edit_override (work, path, id, value);
  }
}

static void
edit_all_sets (const PageEdit *work)
{
  JsonNode *variants = studio_json_lookup (studio_composer_get_root (work->edit->self), "variants");
  JsonObjectIter iter;
  const char *format;

  edit_set (work, "set");
  if (!studio_json_is_object (variants))
    return;
  json_object_iter_init_ordered (&iter, json_node_get_object (variants));
  while (json_object_iter_next_ordered (&iter, &format, NULL)) {
    g_autofree char *path = g_strdup_printf ("variants/%s/set", format);

    if (strchr (format, '/') == NULL)
      edit_set (work, path);
  }
}

/* --- added layers of a page --- */

static gboolean
stands_on (JsonNode *layer,
           const StudioPage *page)
{
  const char *on = studio_json_is_object (layer) ? studio_json_peek_string (json_node_get_object (layer), "page") : NULL;

  return studio_json_is_object (layer) && g_strcmp0 (on != NULL ? on : "1", page->id) == 0;
}

/* Everything inside @layer gets an id of its own, noted in @renamed. Returns: (transfer full) */
static JsonNode *
rename_children (const PageEdit *work,
                 JsonNode *layer)
{
  JsonNode *children = json_object_get_member (json_node_get_object (layer), "children");
  JsonArray *array;
  JsonNode *node;

  if (children == NULL || !JSON_NODE_HOLDS_ARRAY (children))
    return json_node_ref (layer);
  array = json_array_new ();
  node = json_node_new (JSON_NODE_ARRAY);
  for (guint i = 0; i < json_array_get_length (json_node_get_array (children)); i++) {
    JsonNode *child = json_array_get_element (json_node_get_array (children), i);
    const char *old = studio_json_is_object (child) ? studio_json_peek_string (json_node_get_object (child), "id") : NULL;
    char *id;

    if (old == NULL)
      continue;
    id = studio_composer_new_id (work->edit->self, "l-");
    json_array_add_element (array, studio_json_take (rename_children (work, child), "id", studio_json_string (id)));
    g_hash_table_insert (work->renamed, g_strdup (old), id);
  }
  json_node_take_array (node, array);
  json_node_seal (node);
  return studio_json_take (json_node_ref (layer), "children", node);
}

static void
copy_added (const PageEdit *work,
            const char *id,
            JsonNode *layer)
{
  char *fresh_id = studio_composer_new_id (work->edit->self, "l-");
  g_autofree char *path = g_strconcat ("layers/", fresh_id, NULL);
  g_autoptr (JsonNode) fresh = studio_json_take (rename_children (work, layer), "page", studio_json_string (work->to->id));

  studio_edit_write (work->edit, path, fresh);
  g_hash_table_insert (work->renamed, g_strdup (id), fresh_id);
}

static void
edit_added (const PageEdit *work)
{
  JsonNode *layers = studio_json_lookup (studio_composer_get_root (work->edit->self), "layers");
  JsonObjectIter iter;
  const char *id;
  JsonNode *layer;

  if (!studio_json_is_object (layers))
    return;
  json_object_iter_init_ordered (&iter, json_node_get_object (layers));
  while (json_object_iter_next_ordered (&iter, &id, &layer)) {
    if (strchr (id, '/') != NULL || !stands_on (layer, work->page))
      continue;
    if (work->to != NULL)
      copy_added (work, id, layer);
    else
      studio_edit_remove (work->edit, id);
  }
}

static void
edit_page (StudioEdit *edit,
           const StudioPage *page,
           const StudioPage *to)
{
  g_autoptr (GHashTable) renamed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  PageEdit work = { edit, page, to, renamed };

  edit_added (&work);
  edit_all_sets (&work);
}

/* --- commands --- */

guint
studio_composer_add_page (StudioComposer *self,
                          guint index,
                          gboolean duplicate)
{
  g_autoptr (GArray) pages = NULL;
  StudioPage fresh;
  StudioEdit edit;

  g_return_val_if_fail (STUDIO_IS_COMPOSER (self), 0);

  pages = list_pages (self);
  g_return_val_if_fail (index < pages->len, 0);
  if (pages->len >= STUDIO_MAX_PAGES) {
    studio_composer_refuse (self, _ ("There can't be more pages, because no platform takes more in one post. Delete one, or begin another post."));
    return index;
  }
  fresh = (StudioPage){ new_page_id (pages), duplicate ? g_array_index (pages, StudioPage, index).from : -1 };
  edit = studio_edit_begin (self);
  if (duplicate)
    edit_page (&edit, &g_array_index (pages, StudioPage, index), &fresh);
  g_array_insert_val (pages, index + 1, fresh);
  write_pages (&edit, pages);
  studio_edit_commit (&edit, duplicate ? _ ("Duplicate Page") : _ ("Add Page"), NULL);
  return index + 1;
}

void
studio_composer_move_page (StudioComposer *self,
                           guint index,
                           guint to)
{
  g_autoptr (GArray) pages = NULL;
  StudioPage page;
  StudioEdit edit;

  g_return_if_fail (STUDIO_IS_COMPOSER (self));

  pages = list_pages (self);
  g_return_if_fail (index < pages->len && to < pages->len);
  if (index == to)
    return;
  page = g_array_index (pages, StudioPage, index);
  page.id = g_strdup (page.id);
  g_array_remove_index (pages, index);
  g_array_insert_val (pages, to, page);
  edit = studio_edit_begin (self);
  write_pages (&edit, pages);
  studio_edit_commit (&edit, _ ("Move Page"), NULL);
}

void
studio_composer_remove_page (StudioComposer *self,
                             guint index)
{
  g_autoptr (GArray) pages = NULL;
  StudioEdit edit;

  g_return_if_fail (STUDIO_IS_COMPOSER (self));

  pages = list_pages (self);
  g_return_if_fail (index < pages->len);
  if (pages->len == 1) {
    studio_composer_refuse (self, _ ("The last page can't be deleted, because a post has at least one. Add another page first."));
    return;
  }
  edit = studio_edit_begin (self);
  edit_page (&edit, &g_array_index (pages, StudioPage, index), NULL);
  g_array_remove_index (pages, index);
  write_pages (&edit, pages);
  studio_edit_commit (&edit, _ ("Delete Page"), NULL);
  if (self->page >= pages->len)
    studio_composer_set_view (self, self->format, pages->len - 1);
}
