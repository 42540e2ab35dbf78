#include "config.h"

#include "studio-own-folder.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "studio-error.h"
#include "studio-file.h"
#include "studio-paths.h"

#include "studio-catalog.h"
#include "studio-entry-name.h"

#define MAX_DEPTH 4

/* Removes @path and, if it is a folder, what is in it; links are removed, not followed. */
static void
remove_all (const char *path,
            int depth)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (g_file_test (path, G_FILE_TEST_IS_SYMLINK) || !g_file_test (path, G_FILE_TEST_IS_DIR)) {
    g_remove (path);
    return;
  }
  dir = depth < MAX_DEPTH ? g_dir_open (path, 0, NULL) : NULL;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    remove_all (child, depth + 1);
  }
  g_rmdir (path);
}

static gboolean
make_folder (const char *path,
             GError **error)
{
  int saved_errno;

  if (g_mkdir_with_parents (path, 0777) == 0)
    return TRUE;
  saved_errno = errno;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved_errno),
               _ ("The folder “%s” could not be made (%s). Ask whoever looks after this computer."), path, g_strerror (saved_errno));
  return FALSE;
}

static gboolean
move (const char *from,
      const char *to,
      GError **error)
{
  int saved_errno;

  if (g_rename (from, to) == 0)
    return TRUE;
  saved_errno = errno;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved_errno),
               _ ("It could not be put into “%s” (%s). Close programs that use that folder and try again."), to, g_strerror (saved_errno));
  return FALSE;
}

static gboolean
write_files (GHashTable *files,
             const char *folder,
             GError **error)
{
  GHashTableIter iter;
  gpointer name, bytes;

  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &name, &bytes)) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autofree char *parent = g_path_get_dirname (path);

    if (!make_folder (parent, error) || !studio_file_write (path, bytes, error))
      return FALSE;
  }
  return TRUE;
}

/* Puts what is there already into the folder @beside; what an earlier one left there goes. */
static gboolean
put_aside (const char *home,
           const char *beside,
           const char *id,
           const char *target,
           GError **error)
{
  g_autofree char *folder = g_build_filename (home, beside, NULL);
  g_autofree char *aside = g_build_filename (folder, id, NULL);

  if (!g_file_test (target, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!make_folder (folder, error))
    return FALSE;
  remove_all (aside, 0);
  return move (target, aside, error);
}

/* The new folder is made beside the one that is watched, and moved into it whole. */
static char *
make_beside (const char *home,
             GError **error)
{
  g_autofree char *pattern = g_build_filename (home, "new-XXXXXX", NULL);
  int saved_errno;

  if (!make_folder (home, error))
    return NULL;
  if (g_mkdtemp_full (pattern, 0755) != NULL)
    return g_steal_pointer (&pattern);
  saved_errno = errno;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved_errno),
               _ ("The folder “%s” could not be made (%s). Ask whoever looks after this computer."), pattern, g_strerror (saved_errno));
  return NULL;
}

static gboolean
check_id (const char *id,
          GError **error)
{
  if (studio_entry_name_is_plain (id))
    return TRUE;
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("“%s” can't be an id. Use small letters, digits and “-”."), id);
  return FALSE;
}

char *
studio_own_folder_put (const char *kind,
                       const char *id,
                       GHashTable *files,
                       gboolean replace,
                       GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *home = NULL;
  g_autofree char *target = NULL;
  g_autofree char *made = NULL;
  g_autofree char *replaced = NULL;

  g_return_val_if_fail (kind != NULL && id != NULL && files != NULL, NULL);

  if (!check_id (id, error))
    return NULL;
  folder = studio_catalog_get_own_folder (kind);
  home = g_path_get_dirname (folder);
  target = g_build_filename (folder, id, NULL);
  if (!replace && g_file_test (target, G_FILE_TEST_EXISTS)) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, _ ("There is one called “%s” already. Choose whether to replace it or to keep both."), id);
    return NULL;
  }
  made = make_beside (home, error);
  if (made == NULL)
    return NULL;
  replaced = g_strconcat (kind, "-replaced", NULL);
  if (write_files (files, made, error) && make_folder (folder, error) && put_aside (home, replaced, id, target, error) && move (made, target, error))
    return g_steal_pointer (&target);
  remove_all (made, 0);
  return NULL;
}

/* --- what is there --- */

StudioOwnPlace
studio_own_folder_look (const char *kind,
                        const char *id)
{
  g_autofree char *found = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *own = NULL;

  g_return_val_if_fail (kind != NULL && id != NULL, STUDIO_OWN_PLACE_FREE);

  found = studio_paths_find (kind, id);
  folder = studio_catalog_get_own_folder (kind);
  own = g_build_filename (folder, id, NULL);
  if (found == NULL)
    return STUDIO_OWN_PLACE_FREE;
  return g_file_test (own, G_FILE_TEST_EXISTS) ? STUDIO_OWN_PLACE_OWN : STUDIO_OWN_PLACE_SHIPPED;
}

char *
studio_own_folder_find_free (const char *kind,
                             const char *id,
                             int *number)
{
  g_return_val_if_fail (kind != NULL && id != NULL && number != NULL, NULL);

  for (*number = 2;; (*number)++) {
    g_autofree char *fresh = g_strdup_printf ("%s-%d", id, *number);

    if (studio_own_folder_look (kind, fresh) == STUDIO_OWN_PLACE_FREE)
      return g_steal_pointer (&fresh);
  }
}

/* --- taking away --- */

gboolean
studio_own_folder_remove (const char *kind,
                          const char *id,
                          GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *home = NULL;
  g_autofree char *target = NULL;
  g_autofree char *removed = NULL;

  g_return_val_if_fail (kind != NULL && id != NULL, FALSE);

  if (!check_id (id, error))
    return FALSE;
  folder = studio_catalog_get_own_folder (kind);
  home = g_path_get_dirname (folder);
  target = g_build_filename (folder, id, NULL);
  removed = g_strconcat (kind, "-removed", NULL);
  if (g_file_test (target, G_FILE_TEST_EXISTS))
    return put_aside (home, removed, id, target, error);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("“%s” does not lie in your own folder, so it can't be deleted here."), id);
  return FALSE;
}

gboolean
studio_own_folder_restore (const char *kind,
                           const char *id,
                           GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *home = NULL;
  g_autofree char *target = NULL;
  g_autofree char *removed = NULL;
  g_autofree char *aside = NULL;

  g_return_val_if_fail (kind != NULL && id != NULL, FALSE);

  if (!check_id (id, error))
    return FALSE;
  folder = studio_catalog_get_own_folder (kind);
  home = g_path_get_dirname (folder);
  target = g_build_filename (folder, id, NULL);
  removed = g_strconcat (kind, "-removed", NULL);
  aside = g_build_filename (home, removed, id, NULL);
  if (!g_file_test (target, G_FILE_TEST_EXISTS))
    return move (aside, target, error);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, _ ("There is one called “%s” already. Choose whether to replace it or to keep both."), id);
  return FALSE;
}
