#include "config.h"

#include "studio-version-restore.h"

/* Returns: (transfer full): the old document with what is no matter of versions as it is now */
static JsonNode *
make_root (JsonNode *old,
           JsonNode *present)
{
  static const char *const kept[] = { "approval", "comments", "office", "plan", "programme", "published", "releases", "review", "review_log", "sent" };
  JsonNode *root = json_node_ref (old);

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++) {
    JsonNode *value = studio_json_lookup (present, kept[i]);
    JsonNode *next;

    if (value == NULL && studio_json_lookup (root, kept[i]) == NULL)
      continue;
    next = studio_json_with_member (root, kept[i], value);
    json_node_unref (root);
    root = next;
  }
  return root;
}

static void
restore_parts (StudioDocument *self,
               StudioPost *old,
               const char *label)
{
  StudioHistory *history = studio_document_get_history (self);
  StudioPost *post = studio_document_get_post (self);
  StudioTemplate *template = studio_post_get_template (old);
  StudioBrand *brand = studio_post_get_brand (old);

  if (!studio_json_equal (studio_template_get_json (template), studio_template_get_json (studio_post_get_template (post))))
    studio_history_set_template (history, template, label);
  if (!g_str_equal (studio_brand_get_id (brand), studio_brand_get_id (studio_post_get_brand (post))))
    studio_history_set_brand (history, brand, label);
}

gboolean
studio_document_restore (StudioDocument *self,
                         StudioPost *old,
                         const char *label)
{
  g_autoptr (GPtrArray) assets = NULL;
  g_autoptr (JsonNode) root = NULL;
  StudioHistory *history;
  StudioPost *post;
  guint before;

  g_return_val_if_fail (STUDIO_IS_DOCUMENT (self) && STUDIO_IS_POST (old) && label != NULL, FALSE);

  history = studio_document_get_history (self);
  post = studio_document_get_post (self);
  before = studio_history_get_n_undo (history);
  assets = studio_post_list_assets (old);
  for (guint i = 0; i < assets->len; i++)
    studio_post_add_asset (post, g_ptr_array_index (assets, i));
  root = make_root (studio_post_get_json (old), studio_post_get_json (post));
  studio_history_end_merge (history);
  studio_history_begin (history, label);
  restore_parts (self, old, label);
  if (!studio_json_equal (root, studio_post_get_json (post)))
    studio_history_set_root (history, root, label, NULL);
  studio_history_end (history);
  return studio_history_get_n_undo (history) != before;
}
