#include "config.h"

#include "studio-geo.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"

#define MEGABYTE (1024.0 * 1024.0)

StudioGeo *
studio_geo_ref (StudioGeo *geo)
{
  g_return_val_if_fail (geo != NULL, NULL);

  g_atomic_ref_count_inc (&geo->refs);
  return geo;
}

static void
free_words (char **words)
{
  for (int i = 0; words != NULL && i < STUDIO_GEO_MAX_KEYS; i++)
    g_free (words[i]);
  g_free (words);
}

void
studio_geo_unref (StudioGeo *geo)
{
  g_return_if_fail (geo != NULL);

  if (!g_atomic_ref_count_dec (&geo->refs))
    return;

  for (guint i = 0; i < geo->areas->len; i++) {
    StudioGeoArea *area = &g_array_index (geo->areas, StudioGeoArea, i);

    free_words (area->words);
    free_words (area->folds);
  }
  g_array_unref (geo->points);
  g_array_unref (geo->rings);
  g_array_unref (geo->areas);
  g_ptr_array_unref (geo->keys);
  g_free (geo);
}

/* Words that say what kind of area it is; "Kota" is kept, which may be all that tells a city from the regency around it. */
static gboolean
is_kind (const char *word)
{
  static const char *const kinds[] = { "kec", "kecamatan", "kab", "kabupaten", "distrik", "desa", "kel", "kelurahan", "provinsi", "prov" };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    if (g_str_equal (word, kinds[i]))
      return TRUE;
  }
  return FALSE;
}

char *
studio_geo_fold_name (const char *name)
{
  g_autofree char *valid = NULL, *folded = NULL;
  g_autoptr (GString) all = NULL, first = NULL;
  gboolean in_first = TRUE;

  g_return_val_if_fail (name != NULL, NULL);

  valid = g_utf8_make_valid (name, -1);
  folded = g_utf8_casefold (valid, -1);
  all = g_string_new (NULL);
  first = g_string_new (NULL);
  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar letter = g_utf8_get_char (at);

    if (!g_unichar_isalnum (letter)) {
      in_first = in_first && first->len == 0;
      continue;
    }
    g_string_append_unichar (in_first ? first : all, letter);
  }
  /* "Kecamatan" alone is a name after all */
  if (all->len == 0 || !is_kind (first->str))
    g_string_prepend (all, first->str);
  return g_string_free (g_steal_pointer (&all), FALSE);
}

void
studio_geo_set_too_large (GError **error,
                          guint64 n_bytes)
{
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("A map of %.0f MB is too large. Simplify it first, to %d MB at most."),
               MAX ((double) n_bytes / MEGABYTE, STUDIO_GEO_MAX_BYTES / MEGABYTE + 1), (int) (STUDIO_GEO_MAX_BYTES / MEGABYTE));
}

gboolean
studio_geo_looks_like (GBytes *bytes)
{
  gsize n_bytes;
  const char *data;

  g_return_val_if_fail (bytes != NULL, FALSE);

  data = g_bytes_get_data (bytes, &n_bytes);
  if (n_bytes >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0) {
    data += 3;
    n_bytes -= 3;
  }
  while (n_bytes > 0 && g_ascii_isspace (*data)) {
    data++;
    n_bytes--;
  }
  return n_bytes > 0 && *data == '{';
}
