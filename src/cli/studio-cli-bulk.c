#include "config.h"

#include <glib/gi18n-lib.h>

#include "studio-bulk-run.h"
#include "studio-cli-checker.h"
#include "studio-cli-findings.h"
#include "studio-cli-gate.h"
#include "studio-cli-json.h"
#include "studio-cli-options.h"
#include "studio-cli-picture.h"
#include "studio-cli-post.h"
#include "studio-cli-report.h"
#include "studio-folder.h"
#include "studio-sheet.h"

/** BulkOptions: the command's options as they were written. */
typedef struct
{
  StudioCliPostOptions post;
  StudioCliPictureOptions picture;
  StudioCliGate gate;
  char *data;
  char *sheet;
  char *format;
  gboolean all_formats;
  char *jobs;
  gboolean dry_run;
  gboolean json;
  char *output;
} BulkOptions;

static void
bulk_options_clear (BulkOptions *options)
{
  studio_cli_post_options_clear (&options->post);
  studio_cli_picture_options_clear (&options->picture);
  studio_cli_gate_clear (&options->gate);
  g_free (options->data);
  g_free (options->sheet);
  g_free (options->format);
  g_free (options->jobs);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BulkOptions, bulk_options_clear)

/* --- the plan --- */

/* What the table and the post leave open is told before the work begins. FALSE if no column means anything. */
static gboolean
tell_columns (const BulkOptions *options,
              const StudioBulk *bulk)
{
  GPtrArray *fields = studio_template_get_fields (studio_snapshot_get_template (studio_bulk_get_post (bulk)));
  g_autoptr (GString) names = g_string_new (NULL);
  guint n_used = 0;

  for (guint i = 0; i < fields->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", ((const StudioField *) g_ptr_array_index (fields, i))->name);
  for (guint column = 0; column < studio_bulk_get_n_columns (bulk); column++)
    n_used += studio_bulk_get_field (bulk, column) != NULL;
  if (n_used == 0) {
    studio_cli_fail (STUDIO_CLI_INPUT, options->data, _ ("No column is named like a field. Put one of these into the first row: %s."), names->str);
    return FALSE;
  }
  for (guint column = 0; column < studio_bulk_get_n_columns (bulk); column++) {
    g_autofree char *message = NULL;

    if (studio_bulk_get_field (bulk, column) != NULL || *studio_bulk_get_heading (bulk, column) == '\0')
      continue;
    message = g_strdup_printf (_ ("The column “%s” is left out because no field is called so. There are: %s."), studio_bulk_get_heading (bulk, column), names->str);
    studio_cli_warn (options->data, message);
  }
  return TRUE;
}

static void
tell_missing (const BulkOptions *options,
              const StudioBulk *bulk)
{
  g_autoptr (GPtrArray) missing = studio_bulk_list_missing (bulk);

  for (guint i = 0; i < missing->len; i++) {
    const StudioField *field = g_ptr_array_index (missing, i);
    g_autofree char *message = g_strdup_printf (_ ("No column fills the required field “%s”, so all pictures show its sample. Add a column, or give --set."), field->label);

    studio_cli_warn (options->data, message);
  }
}

/* A sample that nobody asked for would be a false claim on every certificate. */
static void
tell_samples (const BulkOptions *options,
              const StudioBulk *bulk)
{
  g_autoptr (GPtrArray) samples = studio_bulk_list_samples (bulk);

  for (guint i = 0; i < samples->len; i++) {
    const StudioField *field = g_ptr_array_index (samples, i);
    g_autofree char *message = g_strdup_printf (_ ("No column fills “%s”, so all pictures show its sample. Add a column, or leave it out with --set %s=."), field->label, field->name);

    studio_cli_warn (options->data, message);
  }
}

static StudioBulk *
open_bulk (const char *name,
           const BulkOptions *options,
           StudioCliExit *code)
{
  g_autoptr (StudioPost) post = studio_cli_post_open (name, &options->post, code);
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autoptr (StudioTable) table = NULL;
  g_autoptr (StudioBulk) bulk = NULL;
  g_autofree char *folder = g_path_get_dirname (options->data);
  GError *error = NULL;

  if (post == NULL)
    return NULL;
  *code = STUDIO_CLI_INPUT;
  snapshot = studio_post_snapshot (post);
  table = studio_sheet_load (options->data, options->sheet, &error);
  if (table != NULL)
    bulk = studio_bulk_new (table, folder, snapshot, &error);
  if (bulk == NULL) {
    studio_cli_fail_error (*code, options->data, error);
    return NULL;
  }
  return tell_columns (options, bulk) ? g_steal_pointer (&bulk) : NULL;
}

/* --- the report --- */

static void
add_texts (JsonBuilder *builder,
           const char *name,
           GPtrArray *texts)
{
  studio_cli_json_array (builder, name);
  for (guint i = 0; i < texts->len; i++) {
    g_autofree char *text = g_filename_display_name (g_ptr_array_index (texts, i));

    json_builder_add_string_value (builder, text);
  }
  json_builder_end_array (builder);
}

static void
print_json (const StudioBulkReport *report)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < report->rows->len; i++) {
    const StudioBulkRow *row = g_ptr_array_index (report->rows, i);

    json_builder_begin_object (builder);
    studio_cli_json_number (builder, "row", row->number);
    studio_cli_json_text (builder, "name", row->name);
    studio_cli_json_text (builder, "status", row->done ? "done" : row->error != NULL ? "failed"
                                                                                     : "skipped");
    add_texts (builder, "files", row->files);
    studio_cli_json_text (builder, "error", row->error);
    add_texts (builder, "warnings", row->warnings);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  studio_cli_print_json (json_builder_get_root (builder));
}

/* Returns: (transfer full) (element-type utf8 uint): in how many rows each warning comes */
static GHashTable *
count_warnings (const StudioBulkReport *report)
{
  GHashTable *counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < report->rows->len; i++) {
    const StudioBulkRow *row = g_ptr_array_index (report->rows, i);

    for (guint n = 0; n < row->warnings->len; n++) {
      char *warning = g_ptr_array_index (row->warnings, n);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, warning));

      g_hash_table_insert (counts, warning, GUINT_TO_POINTER (count + 1));
    }
  }
  return counts;
}

/* Each warning once, at the first row it comes in: what is wrong with the template is so in all rows. */
static void
tell_warnings (const BulkOptions *options,
               const StudioBulkRow *row,
               GHashTable *counts)
{
  for (guint n = 0; n < row->warnings->len; n++) {
    const char *warning = g_ptr_array_index (row->warnings, n);
    guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, warning));
    g_autofree char *where = NULL;

    if (count == 0)
      continue;
    if (count == 1)
      where = g_strdup_printf (_ ("%s, row %u"), options->data, row->number);
    else
      where = g_strdup_printf (_ ("%s, row %u and %u more"), options->data, row->number, count - 1);
    studio_cli_warn (where, warning);
    g_hash_table_remove (counts, warning);
  }
}

static void
tell_rows (const BulkOptions *options,
           const StudioBulkReport *report)
{
  g_autoptr (GHashTable) counts = count_warnings (report);

  for (guint i = 0; i < report->rows->len; i++) {
    const StudioBulkRow *row = g_ptr_array_index (report->rows, i);
    g_autofree char *where = g_strdup_printf (_ ("%s, row %u"), options->data, row->number);

    if (row->error != NULL)
      studio_cli_warn (where, row->error);
    tell_warnings (options, row, counts);
  }
}

static void
print_summary (const BulkOptions *options,
               const StudioBulkReport *report)
{
  g_autofree char *folder = g_filename_display_name (options->output != NULL ? options->output : ".");

  if (options->dry_run)
    studio_cli_printf (_ ("%u rows can be made, %u cannot; nothing was written.\n"), report->n_done, report->n_failed);
  else
    studio_cli_printf (_ ("%u rows made, %u failed; %u files in “%s”.\n"), report->n_done, report->n_failed, studio_bulk_report_count_files (report), folder);
}

static StudioCliExit
tell_report (const BulkOptions *options,
             const StudioBulkReport *report)
{
  tell_rows (options, report);
  if (options->json)
    print_json (report);
  else
    print_summary (options, report);
  if (report->problem != NULL)
    return studio_cli_fail_error (STUDIO_CLI_OUTPUT, options->output, g_error_copy (report->problem));
  return report->n_failed > 0 ? STUDIO_CLI_FOUND : STUDIO_CLI_DONE;
}

/* --- the command --- */

static StudioCliExit
run_order (const BulkOptions *options,
           const StudioBulkOrder *order)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) made = order->dry_run ? g_ptr_array_new () : studio_folder_make (order->folder, &error);
  g_autoptr (StudioBulkReport) report = NULL;

  if (made == NULL)
    return studio_cli_fail_error (STUDIO_CLI_OUTPUT, options->output, error);
  tell_missing (options, order->bulk);
  tell_samples (options, order->bulk);
  report = studio_bulk_run (order, NULL);
  if (studio_bulk_report_count_files (report) == 0)
    studio_folder_unmake (made);
  return tell_report (options, report);
}

/* As run_order(), with the rows checked that are made. */
static StudioCliExit
run_gated (const BulkOptions *options,
           StudioBulkOrder *order)
{
  StudioCliExit code = STUDIO_CLI_USAGE;
  g_autoptr (StudioProfile) profile = NULL;
  g_autoptr (StudioChecker) checker = NULL;
  StudioBulkGate gate = { .reason = options->gate.reason, .no_drafts = TRUE, .only_approved = options->gate.only_approved };

  if (!options->gate.on && !options->gate.only_approved && options->gate.reason == NULL)
    return run_order (options, order);
  gate.profile = profile = studio_cli_find_profile (options->gate.profile, &code);
  if (profile == NULL)
    return code;
  gate.checker = checker = studio_cli_checker_new ();
  studio_cli_tell_notices (checker);
  order->gate = &gate;
  return run_order (options, order);
}

static StudioCliExit
make_many (const char *name,
           const BulkOptions *options)
{
  StudioExportOptions how;
  StudioCliExit code;
  double jobs = 0;
  g_autoptr (StudioBulk) bulk = NULL;
  g_autoptr (GPtrArray) formats = NULL;
  StudioBulkOrder order = { 0 };

  if (options->data == NULL)
    return studio_cli_fail (STUDIO_CLI_USAGE, "bulk", _ ("It is not said where the rows are. Add --data ROWS.csv."));
  if (options->output == NULL && !options->dry_run)
    return studio_cli_fail (STUDIO_CLI_USAGE, "bulk", _ ("It is not said where to write. Add -o FOLDER."));
  if (!studio_cli_picture_read (&options->picture, STUDIO_EXPORT_PNG, &how) || !studio_cli_option_number ("--jobs", options->jobs, 1, STUDIO_BULK_MAX_JOBS, &jobs))
    return STUDIO_CLI_USAGE;
  bulk = open_bulk (name, options, &code);
  if (bulk == NULL)
    return code;
  formats = studio_cli_picture_formats (studio_snapshot_get_template (studio_bulk_get_post (bulk)), options->format, options->all_formats);
  if (formats == NULL)
    return STUDIO_CLI_USAGE;

  order = (StudioBulkOrder){ .bulk = bulk, .formats = formats, .options = &how, .folder = options->output != NULL ? options->output : ".", .jobs = (int) jobs, .dry_run = options->dry_run };
  return run_gated (options, &order);
}

static StudioCliExit
run_bulk (const char *const *argv)
{
  g_auto (BulkOptions) options = { .post.use = STUDIO_CLI_CONTENT_TO_DRAW };
  const GOptionEntry entries[] = {
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &options.data, N_ ("The table: CSV or XLSX, with fields' names or labels in its first row"), N_ ("ROWS.csv") },
    { "sheet", 0, 0, G_OPTION_ARG_FILENAME, &options.sheet, N_ ("The sheet of an XLSX file (default: the first)"), N_ ("NAME") },
    STUDIO_CLI_POST_ENTRIES (options.post),
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &options.format, N_ ("Draw these formats (default: the template's first)"), N_ ("ID,…") },
    { "all-formats", 0, 0, G_OPTION_ARG_NONE, &options.all_formats, N_ ("Draw all formats of the template"), NULL },
    STUDIO_CLI_PICTURE_ENTRIES (options.picture, N_ ("png, jpeg, webp, pdf or svg (default: png)")),
    STUDIO_CLI_GATE_ENTRIES (options.gate),
    { "jobs", 0, 0, G_OPTION_ARG_FILENAME, &options.jobs, N_ ("How many rows to draw at once (default: as suits the computer)"), N_ ("N") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, N_ ("Check all rows and write nothing"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("Print a report of each row as JSON"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("Write into this folder"), N_ ("FOLDER") },
    { NULL }
  };
  g_auto (GStrv) operands = NULL;
  StudioCliExit code;

  if (!studio_cli_options_parse (&studio_cli_bulk, entries, argv, 1, &operands, &code))
    return code;
  return make_many (operands[0], &options);
}

const StudioCliCommand studio_cli_bulk = {
  "bulk", N_ ("POST|TEMPLATE --data ROWS.csv [OPTION…] -o FOLDER"), N_ ("Draws a post for each row of a table."), TRUE, run_bulk
};
