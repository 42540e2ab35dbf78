#pragma once

#include <gio/gio.h>

#include "studio-color.h"
#include "studio-json.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_BRAND (studio_brand_get_type ())
G_DECLARE_FINAL_TYPE (StudioBrand, studio_brand, STUDIO, BRAND, GObject)

/** Contrast that text needs (WCAG 2.2, 1.4.3). */
#define STUDIO_BRAND_TEXT_CONTRAST 4.5

/** StudioTypeStyle: a brand's type style; strings belong to the brand. @scale multiplies every size set in it, @line_min is the tightest line height. */
typedef struct
{
  const char *family;
  const char *features; /* (nullable) */
  int weight;
  double tracking;
  double scale;
  double line_min;
} StudioTypeStyle;

/**
 * studio_brand_new:
 * @source: name for errors
 * @root: the document (docs/brand-format.md)
 * @folder: (nullable): where its logo files lie
 *
 * Returns: (transfer full): an immutable brand
 */
StudioBrand *studio_brand_new (const char *source, JsonNode *root, const char *folder, GError **error);
const char *studio_brand_get_id (StudioBrand *self);
const char *studio_brand_get_name (StudioBrand *self);
/** Returns: the id of the brand this one was made from, whose samples suit it as well; its own if it was made from none. */
const char *studio_brand_get_base (StudioBrand *self);
/** Returns: (nullable): the folder it was read from; NULL inside a package. */
const char *studio_brand_get_folder (StudioBrand *self);
/** Returns: (transfer none): the whole document, for tokens such as {brand.org.name}. */
JsonNode *studio_brand_get_json (StudioBrand *self);
/**
 * studio_brand_lookup_color:
 * @name: a token ("primary", "on-accent"), "white", "black", "transparent", "#RRGGBB[AA]", each
 *   with an optional opacity in percent behind a slash: "deep/72"
 */
gboolean studio_brand_lookup_color (StudioBrand *self, const char *name, StudioColor *color);
/**
 * Returns: (transfer full) (element-type utf8): one sentence each for what can be used and still should be changed: colours of
 *   text that can't be read on their ground. They begin with the member's path
 */
GPtrArray *studio_brand_list_warnings (StudioBrand *self);
/** Returns: FALSE if the brand has no type style called @role ("headline", "body", "figure", "solemn"). */
gboolean studio_brand_lookup_type (StudioBrand *self, const char *role, StudioTypeStyle *style);
/** Returns: (transfer full) (nullable): the bytes of the office's logo in @role, NULL while there is only the placeholder. */
GBytes *studio_brand_load_logo (StudioBrand *self, const char *role, GError **error);
/** Returns: the shape class of the placeholder emblem: "drop", "shield", "pentagon", "gate", "octagon", "circle". */
const char *studio_brand_get_emblem (StudioBrand *self);

G_END_DECLS
