#pragma once

#include <gio/gio.h>

#include "studio-field.h"
#include "studio-format.h"
#include "studio-json.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_TEMPLATE (studio_template_get_type ())
G_DECLARE_FINAL_TYPE (StudioTemplate, studio_template, STUDIO, TEMPLATE, GObject)

/**
 * studio_template_new:
 * @source: name for errors
 * @root: the document (docs/template-format.md), with its parts already put in (studio_parts_expand())
 *
 * Checks everything that can be checked without a brand and content: known members and types of fields and
 * formats, unique layer ids, tokens that name a field, "set" and "hide" that name a layer.
 *
 * Returns: (transfer full): an immutable template
 */
StudioTemplate *studio_template_new (const char *source, JsonNode *root, GError **error);
const char *studio_template_get_id (StudioTemplate *self);
const char *studio_template_get_name (StudioTemplate *self);
/** Returns: the content type's id; several templates may share one. */
const char *studio_template_get_content_type (StudioTemplate *self);
/** Returns: (transfer none): NULL-terminated words it is found by. */
const char *const *studio_template_get_words (StudioTemplate *self);
/** Returns: (transfer none) (element-type StudioField): what a post is asked for, in the order of the form. */
GPtrArray *studio_template_get_fields (StudioTemplate *self);
/** Returns: (transfer none) (element-type StudioField): those whose sample every post shows ("fixed"). */
GPtrArray *studio_template_get_fixed_fields (StudioTemplate *self);
/** Returns: (transfer none) (nullable): a field of either sort. */
const StudioField *studio_template_find_field (StudioTemplate *self, const char *name);
/** Returns: (transfer none) (element-type StudioFormat): formats it is made for, in the order of studio_format_list(). */
GPtrArray *studio_template_get_formats (StudioTemplate *self);
/**
 * Returns: (transfer none) (nullable): why nobody may fill @field in, because all layers that show it keep what they say ("can"); NULL
 *   if it is open
 */
const char *studio_template_get_field_limit (StudioTemplate *self, const StudioField *field);
gboolean studio_template_has_format (StudioTemplate *self, const char *format_id);
guint studio_template_get_n_pages (StudioTemplate *self);
/** Returns: (transfer none): the array of layers of a page. */
JsonNode *studio_template_get_layers (StudioTemplate *self, guint page);
/** Returns: (transfer none) (nullable): {"set": {ID: {…}}, "hide": [ID…]} of a format. */
JsonNode *studio_template_get_format_rules (StudioTemplate *self, const char *format_id);
/** Returns: (transfer none) (nullable): the sample value of a field, the brand's own first. */
JsonNode *studio_template_get_sample (StudioTemplate *self, const char *brand_id, const char *field);
/** Returns: (transfer none): the whole document. */
JsonNode *studio_template_get_json (StudioTemplate *self);
/**
 * studio_template_check_strict:
 *
 * What `pemda validate` asks beyond studio_template_new(): no member, layer type or format that this program does not
 * know. Opening a post ignores those (a newer program may have written them); for an author they are typing mistakes.
 *
 * Returns: FALSE with an error that names the member's path and the nearest known name
 */
gboolean studio_template_check_strict (StudioTemplate *self, GError **error);

G_END_DECLS
