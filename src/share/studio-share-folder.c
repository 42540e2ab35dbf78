#include "config.h"

#include "studio-share-folder.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "studio-file.h"

#define KEPT_SECONDS (24 * 60 * 60)
#define PREFIX "kirim-"

static void
remove_folder (const char *folder)
{
  g_autoptr (GPtrArray) names = studio_file_list_folder (folder);

  for (guint i = 0; i < names->len; i++) {
    g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

    g_unlink (path);
  }
  g_rmdir (folder);
}

/* Only what was made here, and never through a link. */
static void
remove_old (const char *below)
{
  g_autoptr (GPtrArray) names = studio_file_list_folder (below);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  for (guint i = 0; i < names->len; i++) {
    g_autofree char *path = g_build_filename (below, g_ptr_array_index (names, i), NULL);
    GStatBuf facts;

    if (g_str_has_prefix (g_ptr_array_index (names, i), PREFIX) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK) &&
        g_stat (path, &facts) == 0 && now - (gint64) facts.st_mtime > KEPT_SECONDS)
      remove_folder (path);
  }
}

static gboolean
add_file (GPtrArray *paths,
          const char *folder,
          const char *name,
          GBytes *bytes,
          GCancellable *cancellable,
          GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !studio_file_write (path, bytes, error))
    return FALSE;
  g_ptr_array_add (paths, g_steal_pointer (&path));
  return TRUE;
}

static gboolean
add_text (GPtrArray *paths,
          const char *folder,
          const char *name,
          const char *text,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return *text == '\0' || add_file (paths, folder, name, bytes, cancellable, error);
}

/* Returns: (transfer full): "jalan_instagram_1.jpg: Jalan desa yang baru", a line each */
static char *
describe (GPtrArray *files)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < files->len; i++) {
    const StudioShareFile *file = g_ptr_array_index (files, i);

    if (*file->alt != '\0')
      g_string_append_printf (lines, "%s: %s\n", file->name, file->alt);
  }
  return g_string_free (lines, FALSE);
}

static gboolean
write_all (const StudioShareParcel *parcel,
           const char *folder,
           GPtrArray *paths,
           GCancellable *cancellable,
           GError **error)
{
  GPtrArray *files = studio_share_parcel_list_files (parcel), *captions = studio_share_parcel_list_captions (parcel);
  g_autofree char *descriptions = describe (files);

  for (guint i = 0; i < files->len; i++) {
    const StudioShareFile *file = g_ptr_array_index (files, i);

    if (!add_file (paths, folder, file->name, file->bytes, cancellable, error))
      return FALSE;
  }
  for (guint i = 0; i < captions->len; i++) {
    const StudioShareCaption *caption = g_ptr_array_index (captions, i);
    g_autofree char *name = g_strdup_printf ("takarir_%s.txt", caption->platform);

    if (!add_text (paths, folder, name, caption->text, cancellable, error))
      return FALSE;
  }
  return add_text (paths, folder, "teks-alternatif.txt", descriptions, cancellable, error);
}

/* Returns: (transfer full) (nullable) */
static char *
make_folder (const char *below,
             GError **error)
{
  g_autofree char *folder = g_build_filename (below, PREFIX "XXXXXX", NULL);

  if (g_mkdir_with_parents (below, 0700) == 0 && g_mkdtemp (folder) != NULL)
    return g_steal_pointer (&folder);
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), _ ("“%s” could not be saved: %s."), below, g_strerror (errno));
  return NULL;
}

char **
studio_share_folder_write (const StudioShareParcel *parcel,
                           const char *below,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autofree char *cache = below != NULL ? g_strdup (below) : g_build_filename (g_get_user_cache_dir (), "pemda-studio", "kirim", NULL);
  g_autofree char *folder = NULL;
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (parcel != NULL, NULL);

  remove_old (cache);
  folder = make_folder (cache, error);
  if (folder == NULL)
    return NULL;
  if (!write_all (parcel, folder, paths, cancellable, error)) {
    remove_folder (folder);
    return NULL;
  }
  g_ptr_array_add (paths, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&paths), FALSE);
}
