#include "config.h"

#include "studio-pages.h"

/* Ids stand in the ids of layers, which are parts of paths. */
#define MAX_ID 64

static void
page_clear (gpointer data)
{
  g_free (((StudioPage *) data)->id);
}

static void
add_page (GArray *pages,
          const char *id,
          int from)
{
  StudioPage page = { g_strdup (id), from };

  g_array_append_val (pages, page);
}

static gboolean
is_listed (GArray *pages,
           const char *id)
{
  for (guint i = 0; i < pages->len; i++) {
    if (g_str_equal (g_array_index (pages, StudioPage, i).id, id))
      return TRUE;
  }
  return FALSE;
}

static void
read_page (GArray *pages,
           JsonNode *node,
           guint n_template)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *id = object != NULL ? studio_json_peek_string (object, "id") : NULL;
  JsonNode *from = object != NULL ? json_object_get_member (object, "from") : NULL;
  gint64 index = from != NULL && JSON_NODE_HOLDS_VALUE (from) ? json_node_get_int (from) : -1;

  if (id == NULL || *id == '\0' || strlen (id) > MAX_ID || strpbrk (id, "/@") != NULL || is_listed (pages, id))
    return;
  add_page (pages, id, index >= 0 && index < n_template ? (int) index : -1);
}

GArray *
studio_pages_list (JsonNode *root,
                   StudioTemplate *template)
{
  JsonNode *node = studio_json_lookup (root, "pages");
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n_template = studio_template_get_n_pages (template);
  GArray *pages = g_array_new (FALSE, FALSE, sizeof (StudioPage));

  g_array_set_clear_func (pages, page_clear);
  for (guint i = 0; array != NULL && i < json_array_get_length (array) && pages->len < STUDIO_MAX_PAGES; i++)
    read_page (pages, json_array_get_element (array, i), n_template);
  for (guint i = 0; array == NULL && i < n_template; i++) {
    g_autofree char *id = g_strdup_printf ("%u", i + 1);

    add_page (pages, id, (int) i);
  }
  if (pages->len == 0)
    add_page (pages, "1", 0);
  return pages;
}

GArray *
studio_snapshot_list_pages (StudioSnapshot *snapshot)
{
  g_return_val_if_fail (snapshot != NULL, NULL);

  return studio_pages_list (studio_snapshot_get_json (snapshot), studio_snapshot_get_template (snapshot));
}

guint
studio_snapshot_get_n_pages (StudioSnapshot *snapshot)
{
  g_autoptr (GArray) pages = studio_snapshot_list_pages (snapshot);

  return pages->len;
}

guint
studio_post_get_n_pages (StudioPost *post)
{
  g_autoptr (GArray) pages = NULL;

  g_return_val_if_fail (STUDIO_IS_POST (post), 1);

  pages = studio_pages_list (studio_post_get_json (post), studio_post_get_template (post));
  return pages->len;
}

gboolean
studio_page_is_copy (const StudioPage *page)
{
  guint64 number;

  return page->from < 0 || !g_ascii_string_to_unsigned (page->id, 10, 1, STUDIO_MAX_PAGES, &number, NULL) || number != (guint64) page->from + 1;
}
