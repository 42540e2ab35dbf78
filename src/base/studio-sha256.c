#include "config.h"

#include "studio-sha256.h"

#include <nettle/base16.h>
#include <nettle/sha2.h>

char *
studio_sha256 (GBytes *bytes)
{
  struct sha256_ctx context;
  guint8 digest[SHA256_DIGEST_SIZE];
  gsize size;
  const guint8 *data;
  char *text;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  sha256_init (&context);
  if (size > 0)
    sha256_update (&context, size, data);
  sha256_digest (&context, sizeof digest, digest);
  text = g_malloc0 (BASE16_ENCODE_LENGTH (sizeof digest) + 1);
  base16_encode_update (text, sizeof digest, digest);
  return text;
}
