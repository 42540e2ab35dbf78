#include "config.h"

#include "studio-document-plan.h"

#include <glib/gi18n-lib.h>

void
studio_document_set_plan (StudioDocument *self,
                          JsonNode *root)
{
  g_return_if_fail (STUDIO_IS_DOCUMENT (self) && root != NULL);

  studio_history_set (studio_document_get_history (self), "plan", studio_json_lookup (root, "plan"), _ ("Change Plan"), NULL);
}
