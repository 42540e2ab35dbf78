#include "config.h"

#include "studio-collate.h"

char *
studio_collate_key (const char *text)
{
  g_autofree char *valid = NULL, *folded = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  folded = g_utf8_casefold (valid, -1);
  return g_utf8_collate_key_for_filename (folded, -1);
}

int
studio_collate (const char *a,
                const char *b)
{
  g_autofree char *key_a = studio_collate_key (a), *key_b = studio_collate_key (b);

  return g_strcmp0 (key_a, key_b);
}

int
studio_collate_pointers (gconstpointer a,
                         gconstpointer b)
{
  return studio_collate (*(const char *const *) a, *(const char *const *) b);
}
