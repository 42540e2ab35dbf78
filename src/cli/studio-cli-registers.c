#include "config.h"

#include <glib/gi18n-lib.h>

#include "studio-cli-json.h"
#include "studio-cli-options.h"
#include "studio-cli-report.h"
#include "studio-register-table.h"
#include "studio-sheet.h"

/** Job: what is asked. */
typedef struct
{
  StudioLibrary *library;
  StudioRegister reg;
  const char *file; /* (nullable) */
  gboolean json;
  gboolean dry;
} Job;

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

/* Returns: (transfer full) (nullable) */
static GPtrArray *
list_records (Job *job,
              GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;

  studio_library_list_records_async (job->library, studio_register_get_kind (job->reg), NULL, answered_cb, &answer);
  return studio_library_list_records_finish (job->library, wait_for (&answer), error);
}

/* --- list and export --- */

static void
print_json (GPtrArray *records)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < records->len; i++) {
    StudioRecord *record = g_ptr_array_index (records, i);
    g_autoptr (JsonNode) id = studio_json_string (record->id);

    json_builder_add_value (builder, studio_json_with_member (record->root, "id", id));
  }
  json_builder_end_array (builder);
  studio_cli_print_json (json_builder_get_root (builder));
}

static StudioCliExit
list (Job *job,
      GPtrArray *records)
{
  if (job->json) {
    print_json (records);
    return STUDIO_CLI_DONE;
  }
  for (guint i = 0; i < records->len; i++) {
    StudioRecord *record = g_ptr_array_index (records, i);
    g_autofree char *name = studio_register_make_name (job->reg, record->root);

    studio_cli_printf ("%s\t%s\n", record->id, name);
  }
  return STUDIO_CLI_DONE;
}

static StudioCliExit export(Job *job,
                            GPtrArray *records)
{
  g_autoptr (GBytes) csv = studio_register_write_csv (job->reg, records);
  GError *error = NULL;

  if (!g_file_set_contents (job->file, g_bytes_get_data (csv, NULL), (gssize) g_bytes_get_size (csv), &error))
    return studio_cli_fail_error (STUDIO_CLI_OUTPUT, job->file, error);
  studio_cli_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %u entry\n", "%s: %u entries\n", records->len), job->file, records->len);
  return STUDIO_CLI_DONE;
}

/* --- import --- */

static void
print_reading (Job *job,
               StudioRegisterReading *reading)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!job->json) {
    for (guint i = 0; i < reading->problems->len; i++)
      studio_cli_warn (job->file, g_ptr_array_index (reading->problems, i));
    studio_cli_printf (_ ("New: %u, changed: %u, the same: %u, not understood: %u\n"), reading->n_new, reading->n_changed, reading->n_same, reading->problems->len);
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  studio_cli_json_number (builder, "new", reading->n_new);
  studio_cli_json_number (builder, "changed", reading->n_changed);
  studio_cli_json_number (builder, "same", reading->n_same);
  studio_cli_json_array (builder, "problems");
  for (guint i = 0; i < reading->problems->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (reading->problems, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  studio_cli_print_json (json_builder_get_root (builder));
}

static GDate
get_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, (GDateDay) g_date_time_get_day_of_month (now), (GDateMonth) g_date_time_get_month (now), (GDateYear) g_date_time_get_year (now));
  return today;
}

static gboolean
put (Job *job,
     GPtrArray *records,
     GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;

  studio_library_put_records_async (job->library, records, NULL, answered_cb, &answer);
  return studio_library_put_records_finish (job->library, wait_for (&answer), error);
}

static StudioCliExit
import (Job *job,
        GPtrArray *present)
{
  GError *error = NULL;
  g_autoptr (StudioTable) table = studio_sheet_load (job->file, NULL, &error);
  g_autoptr (StudioRegisterReading) reading = NULL;
  GDate today = get_today ();

  if (table != NULL)
    reading = studio_register_read_table (job->reg, table, present, &today, &error);
  if (reading == NULL)
    return studio_cli_fail_error (STUDIO_CLI_INPUT, job->file, error);
  if (!job->dry && !put (job, reading->records, &error))
    return studio_cli_fail_error (STUDIO_CLI_OUTPUT, studio_library_get_folder (job->library), error);
  print_reading (job, reading);
  return reading->problems->len > 0 ? STUDIO_CLI_FOUND : STUDIO_CLI_DONE;
}

/* --- */

static StudioCliExit
run_job (Job *job,
         const char *what)
{
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (GPtrArray) records = NULL;
  GError *error = NULL;

  studio_library_open_async (job->library, NULL, answered_cb, &answer);
  if (!studio_library_open_finish (job->library, wait_for (&answer), &error))
    return studio_cli_fail_error (STUDIO_CLI_INPUT, studio_library_get_folder (job->library), error);
  records = list_records (job, &error);
  if (records == NULL)
    return studio_cli_fail_error (STUDIO_CLI_INPUT, studio_library_get_folder (job->library), error);
  if (g_str_equal (what, "list"))
    return list (job, records);
  return g_str_equal (what, "export") ? export(job, records) : import (job, records);
}

static StudioCliExit
run_registers (const char *const *argv)
{
  Job job = { 0 };
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &job.json, N_ ("Write JSON to stdout"), NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &job.dry, N_ ("Only tell what an import would do"), NULL },
    { NULL },
  };
  g_auto (GStrv) operands = NULL;
  StudioCliExit code;
  guint n;
  gboolean with_file;

  if (!studio_cli_options_parse (&studio_cli_registers, entries, argv, -2, &operands, &code))
    return code;
  n = g_strv_length (operands);
  with_file = g_str_equal (operands[0], "import") || g_str_equal (operands[0], "export");
  if (!(with_file && n == 3) && !(g_str_equal (operands[0], "list") && n == 2))
    return studio_cli_fail (STUDIO_CLI_USAGE, operands[0], _ ("There is no such thing to do with registers. Say list, or import or export with a file."));
  if (!studio_register_from_kind (operands[1], &job.reg))
    return studio_cli_fail (STUDIO_CLI_USAGE, operands[1], _ ("There is no such register. There are person, place, office and account."));
  job.file = with_file ? operands[2] : NULL;
  job.library = studio_library_new (NULL);
  code = run_job (&job, operands[0]);
  studio_library_close (job.library);
  g_object_unref (job.library);
  return code;
}

const StudioCliCommand studio_cli_registers = {
  "registers", N_ ("list KIND [--json] | import KIND FILE [--dry-run] | export KIND FILE"), N_ ("Lists people, places, offices or accounts, or takes them from a table and writes them into one."), FALSE, run_registers
};
