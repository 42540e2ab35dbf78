#include "config.h"

#include "studio-post-past.h"

static const char *const past[] = { "review", "review_log", "comments", "approval", "plan", "published", "releases", "sent", "settled" };

JsonNode *
studio_post_without_past (JsonNode *root)
{
  JsonNode *fresh;

  g_return_val_if_fail (root != NULL, NULL);

  fresh = json_node_ref (root);
  for (gsize i = 0; i < G_N_ELEMENTS (past); i++) {
    JsonNode *less;

    if (!json_object_has_member (json_node_get_object (fresh), past[i]))
      continue;
    less = studio_json_with_member (fresh, past[i], NULL);
    json_node_unref (fresh);
    fresh = less;
  }
  return fresh;
}
