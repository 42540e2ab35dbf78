#pragma once

#include "studio-document.h"

G_BEGIN_DECLS

/** Takes over the member "plan" of @root, another state of the post's document (studio_plan_with()), as one step; no step if it is the same. */
void studio_document_set_plan (StudioDocument *self, JsonNode *root);

G_END_DECLS
