#pragma once

#include "studio-expression.h"

G_BEGIN_DECLS

/**
 * Writes a value as text: @filter is what stood behind the bar, NULL for the type's own form.
 * @type: the field's type, or TEXT for parts of rows and brand values
 * Returns: (transfer full): "" for what has no text form
 */
char *studio_expression_format (const StudioScope *scope, JsonNode *value, StudioFieldType type, const char *filter);

G_END_DECLS
