#include "config.h"

#include "studio-collate.h"
#include "studio-elements-private.h"

#include <glib/gstdio.h>

#include "studio-element-place.h"

/* They are read when the panel opens; more or larger ones would be waited for. */
#define MAX_FILES 24
#define MAX_BYTES (1024 * 1024)

static gboolean
is_picture (const char *name)
{
  static const char *const endings[] = { ".svg", ".png", ".webp", ".jpg", ".jpeg" };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++) {
    if (g_str_has_suffix (lower, endings[i]))
      return TRUE;
  }
  return FALSE;
}

/* Returns: (transfer full) (element-type utf8): names of files, sorted */
static GPtrArray *
list_files (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    if (name[0] != '.' && is_picture (name) && g_utf8_validate (name, -1, NULL))
      g_ptr_array_add (names, g_strdup (name));
  }
  g_ptr_array_sort (names, studio_collate_pointers);
  return names;
}

/* "garis-ombak.svg" becomes "garis ombak". */
static char *
name_of (const char *file)
{
  char *name = g_strndup (file, strrchr (file, '.') - file);

  return g_strdelimit (name, "-_", ' ');
}

static void
take_file (GPtrArray *list,
           const char *folder,
           const char *file)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autofree char *name = name_of (file);
  g_autoptr (StudioAsset) asset = NULL;
  g_autoptr (GError) error = NULL;
  StudioElement *element;
  GStatBuf about;

  if (g_stat (path, &about) != 0 || about.st_size > MAX_BYTES)
    return;
  asset = studio_asset_new_for_path (path, &error);
  if (asset == NULL) {
    g_message ("%s is left out: %s", path, error->message);
    return;
  }
  element = studio_element_new_photo (asset, name);
  g_free (element->id);
  element->id = g_strconcat ("stiker:", file, NULL);
  g_free (element->group);
  element->group = g_strdup (STUDIO_ELEMENTS_STICKERS);
  element->asset = g_steal_pointer (&asset);
  g_ptr_array_add (list, element);
}

void
studio_elements_add_files (GPtrArray *list,
                           StudioBrand *brand)
{
  const char *home = studio_brand_get_folder (brand);
  g_autofree char *folder = home != NULL ? g_build_filename (home, "stickers", NULL) : NULL;
  g_autoptr (GPtrArray) names = folder != NULL ? list_files (folder) : NULL;

  for (guint i = 0; names != NULL && i < MIN (names->len, MAX_FILES); i++)
    take_file (list, folder, g_ptr_array_index (names, i));
}
