#pragma once

#include "studio-field.h"

G_BEGIN_DECLS

/**
 * studio_content_from_text:
 * @field: not a photo
 * @text: what a person wrote in one piece, on the command line or in a table's cell
 *
 * Dates and times may be written any way studio_date_parse() and studio_time_parse() read. A list has an item a line, or, on one
 * line, between semicolons; items with a heading are "heading: text". Rows of figures are alike: "Kuaro: 12 rumah". Lists and rows
 * may be JSON as well.
 *
 * Returns: (transfer full): the field's value, which studio_field_check() has yet to see; an error is one sentence
 */
JsonNode *studio_content_from_text (const StudioField *field, const char *text, GError **error);
/** Returns: (transfer full): the value of a photo field that shows the asset named @hash. */
JsonNode *studio_content_photo (const char *hash);

G_END_DECLS
