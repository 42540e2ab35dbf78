#include "config.h"

#include "studio-json-file.h"

#include "studio-file.h"

JsonNode *
studio_json_load (const char *source,
                  const char *path,
                  gsize max_bytes,
                  GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (source != NULL && path != NULL, NULL);

  bytes = studio_file_read (path, max_bytes, error);
  return bytes != NULL ? studio_json_parse (source, bytes, error) : NULL;
}
