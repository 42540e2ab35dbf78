#include "config.h"

#include "studio-cli-checker.h"

#include "studio-cli-report.h"
#include "studio-cli-shelf.h"
#include "studio-library-records.h"
#include "studio-register-names.h"

/* Returns: (transfer full): none if they cannot be read */
static GPtrArray *
list_records (StudioLibrary *library,
              const char *kind)
{
  g_autoptr (GError) error = NULL;
  GAsyncResult *waiting = NULL;
  g_autoptr (GAsyncResult) answer = NULL;
  GPtrArray *records;

  studio_library_list_records_async (library, kind, NULL, studio_cli_answered_cb, &waiting);
  answer = studio_cli_wait_for (&waiting);
  records = studio_library_list_records_finish (library, answer, &error);
  if (records != NULL)
    return records;
  studio_cli_warn (studio_library_get_folder (library), error->message);
  return g_ptr_array_new ();
}

static StudioCliExit
install_registers (StudioLibrary *library,
                   gpointer data)
{
  g_autoptr (GPtrArray) people = list_records (library, "person");
  g_autoptr (GPtrArray) places = list_records (library, "place");
  g_autoptr (GPtrArray) offices = list_records (library, "office");
  g_autoptr (GPtrArray) accounts = list_records (library, "account");

  studio_register_names_install (people, places, offices, accounts);
  return STUDIO_CLI_DONE;
}

StudioChecker *
studio_cli_checker_new (void)
{
  static gsize installed = 0;

  if (g_once_init_enter (&installed)) {
    if (studio_cli_has_library ())
      studio_cli_with_library (install_registers, NULL);
    g_once_init_leave (&installed, 1);
  }
  return studio_checker_new ();
}
