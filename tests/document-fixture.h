#pragma once

#include "model-fixture.h"
#include "studio-document.h"

/* A post that is being edited. */

static inline StudioDocument *
fixture_document (void)
{
  g_autoptr (StudioTemplate) template = fixture_template ("contoh-pengumuman");
  g_autoptr (StudioBrand) brand = fixture_brand ("contoh");

  return studio_document_new (template, brand);
}

/* Returns: (transfer none): the post as it is now */
static inline JsonNode *
fixture_root (StudioDocument *document)
{
  return studio_post_get_json (studio_document_get_post (document));
}
