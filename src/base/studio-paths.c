#include "config.h"

#include "studio-paths.h"

#include <string.h>

/* Adds @root/@kind if it is a folder not yet listed; system folders often name the installed one twice. */
static void
add_folder (GPtrArray *folders,
            const char *root,
            const char *kind)
{
  g_autofree char *folder = g_build_filename (root, kind, NULL);

  if (g_ptr_array_find_with_equal_func (folders, folder, g_str_equal, NULL) ||
      !g_file_test (folder, G_FILE_TEST_IS_DIR))
    return;

  g_ptr_array_add (folders, g_steal_pointer (&folder));
}

static void
add_below (GPtrArray *folders,
           const char *parent,
           const char *kind)
{
  g_autofree char *root = g_build_filename (parent, "pemda-studio", NULL);

  add_folder (folders, root, kind);
}

static void
add_installed (GPtrArray *folders,
               const char *kind)
{
  const char *const *system_dirs = g_get_system_data_dirs ();

  for (gsize i = 0; system_dirs[i] != NULL; i++)
    add_below (folders, system_dirs[i], kind);
  add_folder (folders, PKGDATADIR, kind);

  /* without an installed data folder this is a build tree; an installed program
   * must not read a folder that merely has the name of the builder's checkout */
  if (!g_file_test (PKGDATADIR, G_FILE_TEST_IS_DIR))
    add_folder (folders, SOURCE_DATADIR, kind);
}

char **
studio_paths_data_dirs (const char *kind)
{
  g_autoptr (GPtrArray) folders = NULL;
  const char *instead;

  g_return_val_if_fail (kind != NULL && *kind != '\0', NULL);

  folders = g_ptr_array_new_with_free_func (g_free);
  add_below (folders, g_get_user_data_dir (), kind);

  instead = g_getenv ("PEMDA_STUDIO_DATA");
  if (instead != NULL && *instead != '\0')
    add_folder (folders, instead, kind);
  else
    add_installed (folders, kind);

  g_ptr_array_add (folders, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&folders), FALSE);
}

/* Names come from documents and packages: one that climbs out of its folder finds nothing. */
static gboolean
name_stays_inside (const char *name)
{
  g_auto (GStrv) parts = NULL;

  if (*name == '\0' || g_path_is_absolute (name) || strpbrk (name, "\\:") != NULL)
    return FALSE;

  parts = g_strsplit (name, "/", -1);

  return !g_strv_contains ((const char *const *) parts, "..");
}

char *
studio_paths_find (const char *kind,
                   const char *name)
{
  g_auto (GStrv) folders = NULL;

  g_return_val_if_fail (kind != NULL && name != NULL, NULL);

  if (!name_stays_inside (name))
    return NULL;

  folders = studio_paths_data_dirs (kind);
  for (gsize i = 0; folders[i] != NULL; i++) {
    g_autofree char *path = g_build_filename (folders[i], name, NULL);

    if (g_file_test (path, G_FILE_TEST_EXISTS))
      return g_steal_pointer (&path);
  }

  return NULL;
}
