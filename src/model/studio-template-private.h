#pragma once

#include "studio-template.h"

G_BEGIN_DECLS

/** StudioPageAt: where a page's layers stand; not to be copied, for @layers points to the places above it. */
typedef struct
{
  StudioJsonAt pages, page, layers;
} StudioPageAt;

void studio_template_at_page (StudioTemplate *self, const StudioJsonAt *root, guint page, StudioPageAt *place);
/**
 * What every template must fulfil to be used at all: unique layer ids, tokens, conditions and repeats that name a
 * field, "set" and "hide" that name a layer. @self has its fields, pages and formats already.
 */
gboolean studio_template_check_references (StudioTemplate *self, const char *source, GError **error);
/** Returns: (transfer none): name for errors. */
const char *studio_template_get_source (StudioTemplate *self);

G_END_DECLS
