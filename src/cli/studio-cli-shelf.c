#include "config.h"

#include "studio-cli-shelf.h"

#include <glib/gi18n-lib.h>

#include "studio-cli-report.h"

void
studio_cli_answered_cb (GObject *source,
                        GAsyncResult *result,
                        gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

GAsyncResult *
studio_cli_wait_for (GAsyncResult **place)
{
  while (*place == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (place);
}

static gboolean
open_library (StudioLibrary *library,
              GError **error)
{
  GAsyncResult *waiting = NULL;
  g_autoptr (GAsyncResult) answer = NULL;

  studio_library_open_async (library, NULL, studio_cli_answered_cb, &waiting);
  answer = studio_cli_wait_for (&waiting);
  return studio_library_open_finish (library, answer, error);
}

/* @folder: (out) (optional): where it is looked for */
static gboolean
find_library (char **folder)
{
  g_autoptr (StudioLibrary) library = studio_library_new (NULL);
  g_autofree char *path = g_build_filename (studio_library_get_folder (library), "library.db", NULL);

  if (folder != NULL)
    *folder = g_strdup (studio_library_get_folder (library));
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

gboolean
studio_cli_has_library (void)
{
  return find_library (NULL);
}

StudioCliExit
studio_cli_with_library (StudioCliLibraryWork work,
                         gpointer data)
{
  g_autofree char *folder = NULL;

  if (!find_library (&folder))
    return studio_cli_fail (STUDIO_CLI_INPUT, folder, _ ("There is no library yet."));
  return studio_cli_with_any_library (work, data);
}

StudioCliExit
studio_cli_with_any_library (StudioCliLibraryWork work,
                             gpointer data)
{
  g_autoptr (StudioLibrary) library = studio_library_new (NULL);
  StudioCliExit code;
  GError *error = NULL;

  if (!open_library (library, &error))
    return studio_cli_fail_error (STUDIO_CLI_INPUT, studio_library_get_folder (library), error);
  code = work (library, data);
  studio_library_close (library);
  return code;
}
