#include "config.h"

#include "studio-brand-package.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "studio-error.h"
#include "studio-file.h"

#include "studio-catalog.h"
#include "studio-entry-name.h"

#define KIND "brands"
/* Where replaced brands are put aside, and where new ones are made before they are moved into place: beside the folder that is watched. */
#define REPLACED "brands-replaced"
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
               _ ("The brand could not be put into “%s” (%s). Close programs that use that folder and try again."), to, g_strerror (saved_errno));
  return FALSE;
}

static gboolean
write_document (StudioBrand *brand,
                const char *id,
                const char *name,
                const char *folder,
                GError **error)
{
  g_autoptr (JsonNode) id_node = studio_json_string (id);
  g_autoptr (JsonNode) name_node = studio_json_string (name);
  g_autoptr (JsonNode) with_id = studio_json_with (studio_brand_get_json (brand), "id", id_node);
  g_autoptr (JsonNode) whole = studio_json_with (with_id, "name", name_node);
  g_autofree char *path = g_build_filename (folder, "brand.json", NULL);
  char *text = studio_json_write (whole);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  return studio_file_write (path, bytes, error);
}

static gboolean
write_files (StudioBrandPackage *package,
             const char *folder,
             GError **error)
{
  g_autoptr (GPtrArray) names = studio_brand_package_list_files (package);

  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index (names, i);
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autofree char *parent = g_path_get_dirname (path);

    if (!make_folder (parent, error) || !studio_file_write (path, studio_brand_package_get_file (package, name), error))
      return FALSE;
  }
  return TRUE;
}

/* Puts a brand that is there already aside; what an earlier one left there goes. */
static gboolean
put_aside (const char *home,
           const char *id,
           const char *target,
           GError **error)
{
  g_autofree char *folder = g_build_filename (home, REPLACED, NULL);
  g_autofree char *aside = g_build_filename (folder, id, NULL);

  if (!g_file_test (target, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!make_folder (folder, error))
    return FALSE;
  remove_all (aside, 0);
  return move (target, aside, error);
}

/* Moves the finished folder @made into place. */
static gboolean
put_in_place (const char *home,
              const char *id,
              const char *made,
              const char *target,
              GError **error)
{
  g_autofree char *parent = g_path_get_dirname (target);

  return make_folder (parent, error) && put_aside (home, id, target, error) && move (made, target, error);
}

static gboolean
check_free (const char *target,
            const char *id,
            gboolean replace,
            GError **error)
{
  if (replace || !g_file_test (target, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, _ ("There is a brand “%s” already. Choose whether to replace it or to keep both."), id);
  return FALSE;
}

static gboolean
install (StudioBrandPackage *package,
         const char *id,
         const char *name,
         const char *target,
         GError **error)
{
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *home = g_path_get_dirname (folder);
  g_autofree char *pattern = g_build_filename (home, "brand-XXXXXX", NULL);
  gboolean ok;

  if (!make_folder (home, error))
    return FALSE;
  if (g_mkdtemp_full (pattern, 0755) == NULL) {
    int saved_errno = errno;

    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved_errno),
                 _ ("The folder “%s” could not be made (%s). Ask whoever looks after this computer."), pattern, g_strerror (saved_errno));
    return FALSE;
  }
  ok = write_document (studio_brand_package_get_brand (package), id, name, pattern, error) &&
       write_files (package, pattern, error) &&
       put_in_place (home, id, pattern, target, error);
  if (!ok)
    remove_all (pattern, 0);
  return ok;
}

char *
studio_brand_package_install (StudioBrandPackage *package,
                              const char *id,
                              const char *name,
                              gboolean replace,
                              GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *target = NULL;
  StudioBrand *brand;

  g_return_val_if_fail (package != NULL, NULL);

  brand = studio_brand_package_get_brand (package);
  if (id == NULL)
    id = studio_brand_get_id (brand);
  if (name == NULL)
    name = studio_brand_get_name (brand);
  if (!studio_entry_name_is_plain (id)) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("“%s” can't be an id. Use small letters, digits and “-”."), id);
    return NULL;
  }

  folder = studio_catalog_get_own_folder (KIND);
  target = g_build_filename (folder, id, NULL);
  if (!check_free (target, id, replace, error) || !install (package, id, name, target, error))
    return NULL;
  return g_steal_pointer (&target);
}
