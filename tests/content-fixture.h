#pragma once

#include "model-fixture.h"

/* A post with this content: {'judul':'…'}. Returns: (transfer full) */
static inline StudioSnapshot *
fixture_snapshot (const char *template_id,
                  const char *brand_id,
                  const char *content)
{
  g_autoptr (StudioTemplate) template = fixture_template (template_id);
  g_autoptr (StudioBrand) brand = fixture_brand (brand_id);
  g_autofree char *text = g_strdup_printf ("{'content':%s}", content);
  g_autoptr (JsonNode) root = fixture_json (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPost) post = studio_post_new_from_json ("post.json", root, template, brand, NULL, &error);

  g_assert_no_error (error);
  return studio_post_snapshot (post);
}
