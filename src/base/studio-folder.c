#include "config.h"

#include "studio-folder.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static void
set_folder_error (GError **error,
                  int failure)
{
  int code = (int) g_io_error_from_errno (failure);

  if (failure == ENOTDIR || failure == EEXIST)
    g_set_error (error, G_IO_ERROR, code, _ ("The folder cannot be made because a file of that name is in the way. Choose another name."));
  else if (failure == ENOSPC)
    g_set_error (error, G_IO_ERROR, code, _ ("The folder cannot be made because the disk is full. Free some space."));
  else
    g_set_error (error, G_IO_ERROR, code, _ ("The folder cannot be made there. Choose a place where you may write."));
}

GPtrArray *
studio_folder_make (const char *folder,
                    GError **error)
{
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = NULL;

  g_return_val_if_fail (folder != NULL, NULL);

  path = g_canonicalize_filename (folder, NULL);
  while (!g_file_test (path, G_FILE_TEST_EXISTS)) {
    char *up = g_path_get_dirname (path);

    g_ptr_array_add (made, path);
    path = up;
  }
  if (g_mkdir_with_parents (folder, 0777) == 0)
    return g_steal_pointer (&made);
  set_folder_error (error, errno);
  return NULL;
}

void
studio_folder_unmake (GPtrArray *made)
{
  g_return_if_fail (made != NULL);

  for (guint i = 0; i < made->len; i++)
    g_rmdir (g_ptr_array_index (made, i));
}
