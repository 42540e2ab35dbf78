#include "config.h"

#include "studio-pack.h"

#include <glib/gstdio.h>

#include "studio-file.h"
#include "studio-folder.h"
#include "studio-zip.h"

static gboolean
write_zip (const char *path,
           GPtrArray *files,
           GError **error)
{
  g_autoptr (StudioZipWriter) writer = studio_zip_writer_new ();
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < files->len; i++) {
    const StudioPackFile *file = g_ptr_array_index (files, i);

    studio_zip_writer_add (writer, file->name, file->bytes, !g_str_has_suffix (file->name, ".jpg"));
  }
  bytes = studio_zip_writer_finish (writer, error);
  return bytes != NULL && studio_file_write (path, bytes, error);
}

/* Writes one file below @folder. @undo: (element-type filename): what to take away again, files and folders, the innermost last */
static gboolean
write_file (const char *folder,
            const StudioPackFile *file,
            GPtrArray *undo,
            GError **error)
{
  g_autofree char *path = g_build_filename (folder, file->name, NULL), *parent = g_path_get_dirname (path);
  gboolean is_new = !g_file_test (path, G_FILE_TEST_EXISTS);

  if (!g_file_test (parent, G_FILE_TEST_IS_DIR)) {
    g_autoptr (GPtrArray) made = studio_folder_make (parent, error);

    if (made == NULL)
      return FALSE;
    for (guint i = made->len; i-- > 0;)
      g_ptr_array_add (undo, g_strdup (g_ptr_array_index (made, i)));
  }
  if (!studio_file_write (path, file->bytes, error))
    return FALSE;
  if (is_new)
    g_ptr_array_add (undo, g_steal_pointer (&path));
  return TRUE;
}

static gboolean
write_folder (const char *folder,
              GPtrArray *files,
              GError **error)
{
  g_autoptr (GPtrArray) undo = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < files->len; i++) {
    if (write_file (folder, g_ptr_array_index (files, i), undo, error))
      continue;
    for (guint k = undo->len; k-- > 0;)
      g_remove (g_ptr_array_index (undo, k));
    return FALSE;
  }
  return TRUE;
}

gboolean
studio_pack_write (const char *path,
                   GPtrArray *files,
                   GError **error)
{
  g_return_val_if_fail (path != NULL && files != NULL, FALSE);

  return g_str_has_suffix (path, ".zip") ? write_zip (path, files, error) : write_folder (path, files, error);
}
