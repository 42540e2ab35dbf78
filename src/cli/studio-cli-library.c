#include "config.h"

#include <glib/gi18n-lib.h>

#include "studio-cli-options.h"
#include "studio-cli-report.h"
#include "studio-error.h"
#include "studio-library-backup.h"

/* A job is asked for, and its answer waited for. */
static void
answered_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **answer)
{
  while (*answer == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *answer;
}

static StudioCliExit
back_up (StudioLibrary *library,
         const char *path)
{
  g_autoptr (GAsyncResult) answer = NULL;
  GError *error = NULL;
  guint n_posts = 0, n_missing = 0;

  studio_library_back_up_async (library, path, NULL, NULL, answered_cb, &answer);
  if (!studio_library_back_up_finish (library, wait_for (&answer), &n_posts, &n_missing, &error))
    return studio_cli_fail_error (error->domain == STUDIO_ERROR ? STUDIO_CLI_INPUT : STUDIO_CLI_OUTPUT, path, error);
  studio_cli_printf (_ ("%s: %u posts\n"), path, n_posts);
  if (n_missing == 0)
    return STUDIO_CLI_DONE;
  studio_cli_printf (_ ("%u photos were missing in the library already.\n"), n_missing);
  return STUDIO_CLI_FOUND;
}

/* Consumes @error. */
static StudioCliExit
tell_rescue (const char *subject,
             StudioLibraryRescue *rescue,
             GError *error,
             gboolean photos)
{
  if (rescue == NULL)
    return studio_cli_fail_error (STUDIO_CLI_INPUT, subject, error);
  studio_cli_printf (_ ("%u posts are in the library.\n"), rescue->n_posts);
  if (rescue->kept != NULL)
    studio_cli_printf (_ ("What was there before is in %s\n"), rescue->kept);
  if (rescue->n_lost == 0)
    return STUDIO_CLI_DONE;
  if (photos)
    studio_cli_printf (_ ("%u photos in the backup were damaged.\n"), rescue->n_lost);
  else
    studio_cli_printf (_ ("%u posts could not be read.\n"), rescue->n_lost);
  return STUDIO_CLI_FOUND;
}

static StudioCliExit
restore (StudioLibrary *library,
         const char *path)
{
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (StudioLibraryRescue) rescue = NULL;
  GError *error = NULL;

  studio_library_restore_backup_async (library, path, NULL, NULL, answered_cb, &answer);
  rescue = studio_library_restore_backup_finish (library, wait_for (&answer), &error);
  return tell_rescue (path, rescue, error, TRUE);
}

static StudioCliExit
repair (StudioLibrary *library)
{
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (StudioLibraryRescue) rescue = NULL;
  GError *error = NULL;

  studio_library_repair_async (library, NULL, answered_cb, &answer);
  rescue = studio_library_repair_finish (library, wait_for (&answer), &error);
  return tell_rescue (studio_library_get_folder (library), rescue, error, FALSE);
}

static StudioCliExit
check (StudioLibrary *library)
{
  g_autoptr (GAsyncResult) answer = NULL;
  StudioLibraryHealth health = { 0 };
  GError *error = NULL;

  studio_library_check_async (library, NULL, answered_cb, &answer);
  if (!studio_library_check_finish (library, wait_for (&answer), &health, &error))
    return studio_cli_fail_error (STUDIO_CLI_INPUT, studio_library_get_folder (library), error);
  studio_cli_printf (_ ("%s: %u posts\n"), studio_library_get_folder (library), health.n_posts);
  if (!health.sound)
    studio_cli_print (_ ("The library is damaged. Close the program, then run “pemda library repair”.\n"));
  if (health.n_missing > 0)
    studio_cli_printf (_ ("%u photos are missing. They may be in a backup.\n"), health.n_missing);
  return health.sound && health.n_missing == 0 ? STUDIO_CLI_DONE : STUDIO_CLI_FOUND;
}

/* Whether the library can be opened. Only one that is there: looking at none must not make one. */
static gboolean
open_library (StudioLibrary *library,
              GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;

  studio_library_open_async (library, NULL, answered_cb, &answer);
  return studio_library_open_finish (library, wait_for (&answer), error);
}

static gboolean
is_there (StudioLibrary *library)
{
  g_autofree char *path = g_build_filename (studio_library_get_folder (library), "library.db", NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static StudioCliExit
run_job (StudioLibrary *library,
         char **operands)
{
  g_autoptr (GError) error = NULL;

  if (g_str_equal (operands[0], "restore")) {
    /* a broken one gives way, too; if it can be opened, whoever else has it is noticed */
    if (is_there (library))
      open_library (library, NULL);
    return restore (library, operands[1]);
  }
  if (!is_there (library))
    return studio_cli_fail (STUDIO_CLI_INPUT, studio_library_get_folder (library), _ ("There is no library yet."));
  if (g_str_equal (operands[0], "check"))
    return check (library);
  if (g_str_equal (operands[0], "backup"))
    return back_up (library, operands[1]);
  open_library (library, NULL);
  return repair (library);
}

static StudioCliExit
run_library (const char *const *argv)
{
  const GOptionEntry entries[] = { { NULL } };
  g_auto (GStrv) operands = NULL;
  g_autoptr (StudioLibrary) library = NULL;
  StudioCliExit code;
  gboolean with_file, alone;

  if (!studio_cli_options_parse (&studio_cli_library, entries, argv, -1, &operands, &code))
    return code;
  with_file = g_str_equal (operands[0], "backup") || g_str_equal (operands[0], "restore");
  alone = g_str_equal (operands[0], "check") || g_str_equal (operands[0], "repair");
  if (!(with_file && g_strv_length (operands) == 2) && !(alone && g_strv_length (operands) == 1))
    return studio_cli_fail (STUDIO_CLI_USAGE, operands[0], _ ("There is no such thing to do with the library. Say backup or restore and a file, check, or repair."));
  library = studio_library_new (NULL);
  code = run_job (library, operands);
  studio_library_close (library);
  return code;
}

const StudioCliCommand studio_cli_library = {
  "library", N_ ("backup FILE | restore FILE | check | repair"), N_ ("Writes the library of posts into one file or takes it from there, looks it over, or repairs it."), FALSE, run_library
};
