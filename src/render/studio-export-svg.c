#include "config.h"

#include "studio-export-svg.h"

#include <string.h>

static const char *const counted[] = { "image", "surface" };

/* @at: behind a quotation mark. Returns: (nullable): behind the name, when a counted one and nothing else stands there */
static const char *
read_name (const char *at,
           const char *end,
           const char **name)
{
  if (at < end && *at == '#')
    at++;
  *name = at;
  for (gsize i = 0; i < G_N_ELEMENTS (counted); i++) {
    gsize length = strlen (counted[i]);
    const char *digits = at + length;

    if ((gsize) (end - at) <= length || memcmp (at, counted[i], length) != 0 || !g_ascii_isdigit (*digits))
      continue;
    while (digits < end && g_ascii_isdigit (*digits))
      digits++;
    return digits < end && *digits == '"' ? digits : NULL;
  }
  return NULL;
}

/* Appends the name that stands for the one from @name to @end. */
static void
append_name (GByteArray *out,
             GHashTable *names,
             const char *name,
             const char *end)
{
  g_autofree char *old = g_strndup (name, (gsize) (end - name));
  const char *new_name = g_hash_table_lookup (names, old);

  if (new_name == NULL) {
    g_autofree char *kind = g_strndup (old, strcspn (old, "0123456789"));

    new_name = g_strdup_printf ("%s%u", kind, g_hash_table_size (names));
    g_hash_table_insert (names, g_strdup (old), (char *) new_name);
  }
  g_byte_array_append (out, (const guint8 *) new_name, (guint) strlen (new_name));
}

GBytes *
studio_export_svg_number (const GByteArray *bytes)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GByteArray *out = g_byte_array_sized_new (bytes->len);
  const char *at = (const char *) bytes->data, *end = at + bytes->len, *quote;

  while (at < end && (quote = memchr (at, '"', (gsize) (end - at))) != NULL) {
    const char *name;
    const char *behind = read_name (quote + 1, end, &name);

    if (behind == NULL) {
      g_byte_array_append (out, (const guint8 *) at, (guint) (quote + 1 - at));
      at = quote + 1;
      continue;
    }
    g_byte_array_append (out, (const guint8 *) at, (guint) (name - at));
    append_name (out, names, name, behind);
    at = behind;
  }
  if (at < end)
    g_byte_array_append (out, (const guint8 *) at, (guint) (end - at));
  return g_byte_array_free_to_bytes (out);
}
