#pragma once

#include "studio-json.h"

G_BEGIN_DECLS

/**
 * studio_json_load:
 * @source: what to call the file in errors: its path, or a shorter name
 * @path: of the file
 * @max_bytes: a larger file is refused
 *
 * Returns: (transfer full) (nullable): as studio_json_parse(); the errors are its own and those of studio_file_read()
 */
JsonNode *studio_json_load (const char *source, const char *path, gsize max_bytes, GError **error);

G_END_DECLS
