#include "config.h"

#include "studio-bundle.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"
#include "studio-file.h"

#include "studio-entry-name.h"
#include "studio-zip.h"

#define MIMETYPE "mimetype"
#define MAX_BYTES (256 * 1024 * 1024)
#define MAX_DOCUMENT_BYTES (8 * 1024 * 1024)

GHashTable *
studio_bundle_new_files (void)
{
  return g_hash_table_new_full (studio_entry_name_hash, studio_entry_name_equal, g_free, (GDestroyNotify) g_bytes_unref);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
studio_bundle_list_files (GHashTable *files)
{
  GPtrArray *names;
  GHashTableIter iter;
  gpointer name;

  g_return_val_if_fail (files != NULL, NULL);

  names = g_ptr_array_new ();
  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, name);
  g_ptr_array_sort (names, compare_names);
  return names;
}

/* --- reading --- */

/* Returns: (transfer full): where in the ZIP the document lies: "", or "FOLDER/" if all of it was packed with its folder; NULL if nowhere. */
static char *
find_base (const StudioBundleKind *kind,
           GHashTable *entries)
{
  GHashTableIter iter;
  gpointer name;
  g_autofree char *base = NULL;

  if (g_hash_table_contains (entries, kind->document))
    return g_strdup ("");

  g_hash_table_iter_init (&iter, entries);
  while (g_hash_table_iter_next (&iter, &name, NULL)) {
    const char *slash = strchr (name, '/');

    if (slash == NULL || !g_str_equal (slash + 1, kind->document))
      continue;
    if (base != NULL)
      return NULL;
    base = g_strndup (name, (gsize) (slash + 1 - (const char *) name));
  }
  return g_steal_pointer (&base);
}

/* A post holds brand and template as well, which is another thing: a .pemda file says that it is one. */
static gboolean
has_mimetype (const StudioBundleKind *kind,
              GHashTable *entries)
{
  GBytes *found = g_hash_table_lookup (entries, MIMETYPE);
  g_autofree char *text = found != NULL ? g_strndup (g_bytes_get_data (found, NULL), g_bytes_get_size (found)) : NULL;

  return text == NULL || g_str_equal (g_strstrip (text), kind->mime);
}

/* Returns: (transfer full): the entries below @base, under their names there */
static GHashTable *
entries_below (GHashTable *entries,
               const char *base)
{
  GHashTable *below = studio_bundle_new_files ();
  GHashTableIter iter;
  gpointer name, bytes;

  g_hash_table_iter_init (&iter, entries);
  while (g_hash_table_iter_next (&iter, &name, &bytes)) {
    const char *rest = g_str_has_prefix (name, base) ? (const char *) name + strlen (base) : "";

    if (*rest != '\0' && !g_str_equal (rest, MIMETYPE))
      g_hash_table_insert (below, g_strdup (rest), g_bytes_ref (bytes));
  }
  return below;
}

GHashTable *
studio_bundle_read (const StudioBundleKind *kind,
                    const char *source,
                    GBytes *bytes,
                    GError **error)
{
  g_autoptr (GHashTable) entries = NULL;
  g_autofree char *base = NULL;

  g_return_val_if_fail (kind != NULL && source != NULL && bytes != NULL, NULL);

  entries = studio_zip_read (source, bytes, NULL, error);
  if (entries == NULL)
    return NULL;
  base = find_base (kind, entries);
  if (base != NULL && has_mimetype (kind, entries))
    return entries_below (entries, base);
  kind->refuse (source, error);
  return NULL;
}

GHashTable *
studio_bundle_read_path (const StudioBundleKind *kind,
                         const char *path,
                         char **source,
                         GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (kind != NULL && path != NULL && source != NULL, NULL);

  *source = g_path_get_basename (path);
  bytes = studio_file_read (path, MAX_BYTES, error);
  return bytes != NULL ? studio_bundle_read (kind, *source, bytes, error) : NULL;
}

JsonNode *
studio_bundle_parse (const StudioBundleKind *kind,
                     const char *source,
                     GHashTable *entries,
                     GError **error)
{
  g_autofree char *place = NULL;
  GBytes *bytes;

  g_return_val_if_fail (kind != NULL && source != NULL && entries != NULL, NULL);

  bytes = g_hash_table_lookup (entries, kind->document);
  if (g_bytes_get_size (bytes) > MAX_DOCUMENT_BYTES) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("“%s” was not opened because it holds too much. Ask its sender for a smaller one."), source);
    return NULL;
  }
  place = g_strconcat (source, "/", kind->document, NULL);
  return studio_json_parse (place, bytes, error);
}

/* --- writing --- */

GBytes *
studio_bundle_write (const StudioBundleKind *kind,
                     JsonNode *document,
                     GHashTable *files,
                     GError **error)
{
  g_autoptr (StudioZipWriter) writer = studio_zip_writer_new ();
  g_autoptr (GBytes) mimetype = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GPtrArray) names = NULL;
  char *written;

  g_return_val_if_fail (kind != NULL && document != NULL && files != NULL, NULL);

  mimetype = g_bytes_new_static (kind->mime, strlen (kind->mime));
  written = studio_json_write (document);
  text = g_bytes_new_take (written, strlen (written));
  studio_zip_writer_add (writer, MIMETYPE, mimetype, FALSE);
  studio_zip_writer_add (writer, kind->document, text, TRUE);
  names = studio_bundle_list_files (files);
  for (guint i = 0; i < names->len; i++)
    studio_zip_writer_add (writer, g_ptr_array_index (names, i), g_hash_table_lookup (files, g_ptr_array_index (names, i)), TRUE);
  return studio_zip_writer_finish (writer, error);
}
