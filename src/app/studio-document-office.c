#include "config.h"

#include "studio-document-office.h"

#include "studio-post-office.h"

#define MEMBER "office"

static JsonNode *
root_of (StudioDocument *self)
{
  return studio_post_get_json (studio_document_get_post (self));
}

const char *
studio_document_get_office (StudioDocument *self)
{
  g_return_val_if_fail (STUDIO_IS_DOCUMENT (self), "");

  return studio_post_office_get (root_of (self));
}

void
studio_document_set_office (StudioDocument *self,
                            const char *office)
{
  g_autoptr (JsonNode) root = NULL;

  g_return_if_fail (STUDIO_IS_DOCUMENT (self));

  root = studio_post_office_with (root_of (self), office);
  if (root != root_of (self))
    studio_history_note (studio_document_get_history (self), MEMBER, studio_json_lookup (root, MEMBER));
}
