#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "studio-file.h"

#include "studio-library-backup-private.h"

#define DATABASE "library.db"

/* Returns: (transfer full) (nullable): the last by name, which has the time in it, of what lies beside @path and is called as it is with @mark behind */
static char *
find_beside (const char *path,
             const char *mark)
{
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *prefix = g_strconcat (base, mark, NULL);
  g_autoptr (GPtrArray) names = studio_file_list_folder (parent);

  for (guint i = names->len; i > 0; i--) {
    const char *name = g_ptr_array_index (names, i - 1);

    if (g_str_has_prefix (name, prefix))
      return g_build_filename (parent, name, NULL);
  }
  return NULL;
}

static void
take_back_folder (const char *folder)
{
  g_autofree char *fresh = find_beside (folder, "-baru-");
  g_autofree char *kept = find_beside (folder, "-lama-");

  /* only a restore that was cut short leaves both and no library */
  if (fresh != NULL && kept != NULL && !g_file_test (folder, G_FILE_TEST_EXISTS))
    g_rename (kept, folder);
}

static void
take_back_database (const char *folder)
{
  static const char *const names[] = { DATABASE "-wal", DATABASE "-shm", DATABASE };
  g_autofree char *path = g_build_filename (folder, DATABASE, NULL);
  g_autofree char *fresh = find_beside (path, "-baru-");
  g_autofree char *kept = find_beside (path, "-rusak-");

  if (fresh == NULL || kept == NULL || g_file_test (path, G_FILE_TEST_EXISTS))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *from = g_build_filename (kept, names[i], NULL);
    g_autofree char *to = g_build_filename (folder, names[i], NULL);

    g_rename (from, to);
  }
}

void
_studio_library_take_back (const char *folder)
{
  take_back_folder (folder);
  take_back_database (folder);
}
