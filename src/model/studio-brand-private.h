#pragma once

#include "studio-brand.h"

G_BEGIN_DECLS

/**
 * As studio_brand_new(), for a brand inside a package.
 * @files: (nullable) (element-type utf8 GBytes): its logo files by name; not changed any more afterwards
 */
StudioBrand *studio_brand_new_with_files (const char *source, JsonNode *root, GHashTable *files, GError **error);
/** Returns: (transfer container) (element-type utf8): names of the logo files, sorted, each once. */
GPtrArray *studio_brand_list_files (StudioBrand *self);
/** Returns: (transfer full) (nullable): a logo file's bytes; NULL without error if a package left it out. */
GBytes *studio_brand_load_file (StudioBrand *self, const char *name, GError **error);

G_END_DECLS
