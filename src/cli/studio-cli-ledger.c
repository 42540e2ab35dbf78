#include "config.h"

#include <glib/gi18n-lib.h>

#include "studio-brand-office.h"
#include "studio-cli-json.h"
#include "studio-cli-options.h"
#include "studio-cli-report.h"
#include "studio-cli-shelf.h"
#include "studio-date.h"
#include "studio-file.h"
#include "studio-moment.h"
#include "studio-report-make.h"
#include "studio-report-pdf.h"

/** LedgerOptions: as they were written. @csv: to stdout */
typedef struct
{
  char *from;
  char *to;
  char *xlsx;
  gboolean csv;
  gboolean json;
} LedgerOptions;

static void
ledger_options_clear (LedgerOptions *options)
{
  g_free (options->from);
  g_free (options->to);
  g_free (options->xlsx);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LedgerOptions, ledger_options_clear)

/** ReportOptions: as they were written. */
typedef struct
{
  char *month;
  char *output;
  char *brand;
  char *office;
} ReportOptions;

static void
report_options_clear (ReportOptions *options)
{
  g_free (options->month);
  g_free (options->output);
  g_free (options->brand);
  g_free (options->office);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReportOptions, report_options_clear)

/* --- days --- */

static int
offset_now (void)
{
  return studio_zone_get_offset (NULL, g_get_real_time () / G_USEC_PER_SEC);
}

/* @day: (nullable): as written; NULL leaves @moment as it is. @after: the moment after that day */
static gboolean
read_day (const char *option,
          const char *text,
          gboolean after,
          gint64 *moment)
{
  GDate day;

  if (text == NULL)
    return TRUE;
  if (!studio_date_from_iso (text, &day)) {
    studio_cli_fail (STUDIO_CLI_USAGE, option, _ ("“%s” is no day. Write it as 2026-11-25."), text);
    return FALSE;
  }
  if (after)
    g_date_add_days (&day, 1);
  *moment = studio_moment_from_day (&day, 0, offset_now ());
  return TRUE;
}

/* --- the ledger --- */

static void
print_json (GPtrArray *rows,
            const StudioLedgerNames *names)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < rows->len; i++) {
    const StudioLibraryPublished *row = g_ptr_array_index (rows, i);
    g_autofree char *at = studio_moment_format (row->at, offset_now ());

    json_builder_begin_object (builder);
    studio_cli_json_text (builder, "post", row->post);
    studio_cli_json_text (builder, "title", row->title);
    studio_cli_json_text (builder, "office", studio_ledger_names_office (names, row));
    studio_cli_json_text (builder, "brand", row->brand);
    studio_cli_json_text (builder, "template", row->template);
    studio_cli_json_text (builder, "at", at);
    studio_cli_json_text (builder, "platform", row->platform);
    studio_cli_json_text (builder, "account", row->account);
    studio_cli_json_text (builder, "link", row->link);
    studio_cli_json_text (builder, "by", row->by);
    studio_cli_json_text (builder, "approved_by", row->approved_by);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  studio_cli_print_json (json_builder_get_root (builder));
}

static void
print_bytes (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = g_strndup (data, size);

  studio_cli_print (text);
}

static void
print_lines (GPtrArray *rows,
             const StudioLedgerNames *names)
{
  for (guint i = 0; i < rows->len; i++) {
    const StudioLibraryPublished *row = g_ptr_array_index (rows, i);
    g_autofree char *at = studio_moment_format (row->at, offset_now ());

    studio_cli_printf ("%.16s  %-12s %s · %s%s%s\n", at, studio_ledger_names_platform (names, row->platform), row->title, studio_ledger_names_office (names, row),
                       *row->link != '\0' ? " · " : "", row->link);
  }
}

static StudioCliExit
print_ledger (GPtrArray *rows,
              const LedgerOptions *options)
{
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (StudioLedgerNames) names = studio_ledger_names_load (catalog);
  g_autoptr (StudioCells) cells = studio_ledger_to_cells (rows, names, offset_now ());
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  if (options->xlsx != NULL) {
    bytes = studio_cells_to_xlsx (cells, &error);
    if (bytes == NULL || !studio_file_write (options->xlsx, bytes, &error))
      return studio_cli_fail_error (STUDIO_CLI_OUTPUT, options->xlsx, error);
    return STUDIO_CLI_DONE;
  }
  if (options->csv) {
    bytes = studio_cells_to_csv (cells);
    print_bytes (bytes);
  } else if (options->json) {
    print_json (rows, names);
  } else {
    print_lines (rows, names);
  }
  return STUDIO_CLI_DONE;
}

static StudioCliExit
list_ledger (StudioLibrary *library,
             gpointer data)
{
  const LedgerOptions *options = data;
  gint64 from = 0, to = 0;
  GAsyncResult *waiting = NULL;
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  GError *error = NULL;

  if (!read_day ("--from", options->from, FALSE, &from) || !read_day ("--to", options->to, TRUE, &to))
    return STUDIO_CLI_USAGE;
  studio_library_list_published_async (library, from, to, FALSE, NULL, studio_cli_answered_cb, &waiting);
  answer = studio_cli_wait_for (&waiting);
  rows = studio_library_list_published_finish (library, answer, &error);
  if (rows == NULL)
    return studio_cli_fail_error (STUDIO_CLI_INPUT, studio_library_get_folder (library), error);
  return print_ledger (rows, options);
}

static StudioCliExit
run_ledger (const char *const *argv)
{
  g_auto (LedgerOptions) options = { 0 };
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &options.from, N_ ("From this day on, 2026-11-01"), N_ ("DAY") },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &options.to, N_ ("Up to and with this day"), N_ ("DAY") },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &options.csv, N_ ("As a table for spreadsheets"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("As JSON"), NULL },
    { "xlsx", 0, 0, G_OPTION_ARG_FILENAME, &options.xlsx, N_ ("Write a workbook"), N_ ("FILE") },
    { NULL }
  };
  g_auto (GStrv) operands = NULL;
  StudioCliExit code;

  if (!studio_cli_options_parse (&studio_cli_ledger, entries, argv, 0, &operands, &code))
    return code;
  return studio_cli_with_library (list_ledger, &options);
}

const StudioCliCommand studio_cli_ledger = {
  "ledger", N_ ("[--from DAY] [--to DAY] [--json | --csv | --xlsx FILE]"), N_ ("Lists what was published where and when, with links."), FALSE, run_ledger
};

/* --- the report --- */

/* Returns: (transfer full) (nullable): the file */
static GBytes *
write_report (const StudioReport *report,
              StudioBrand *brand,
              const char *path,
              GError **error)
{
  g_autoptr (StudioCells) cells = NULL;

  if (g_str_has_suffix (path, ".pdf"))
    return studio_report_to_pdf (report, brand, NULL, error);
  cells = studio_report_to_cells (report);
  return g_str_has_suffix (path, ".csv") ? studio_cells_to_csv (cells) : studio_cells_to_xlsx (cells, error);
}

static gboolean
read_month (const char *text,
            GDate *month)
{
  g_autofree char *day = g_strconcat (text, "-01", NULL);

  return studio_date_from_iso (day, month);
}

static StudioCliExit
make_report (StudioLibrary *library,
             gpointer data)
{
  const ReportOptions *options = data;
  g_autoptr (StudioCatalog) catalog = studio_catalog_new ();
  g_autoptr (StudioBrand) brand = NULL;
  g_autoptr (StudioLedgerNames) names = NULL;
  g_autofree char *office = NULL;
  GAsyncResult *waiting = NULL;
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (StudioReport) report = NULL;
  g_autoptr (GBytes) bytes = NULL;
  StudioReportWish wish = { 0 };
  GError *error = NULL;

  if (options->brand != NULL && (brand = studio_catalog_load_brand (catalog, options->brand, &error)) == NULL)
    return studio_cli_fail_error (STUDIO_CLI_USAGE, "--brand", error);
  read_month (options->month, &wish.month);
  wish.names = names = studio_ledger_names_load (catalog);
  wish.offset = brand != NULL ? studio_zone_get_offset (studio_brand_get_zone (brand), g_get_real_time () / G_USEC_PER_SEC) : offset_now ();
  wish.office = office = brand != NULL ? studio_ledger_name_office (brand) : NULL;
  wish.only = options->office;
  studio_report_make_async (library, &wish, NULL, studio_cli_answered_cb, &waiting);
  answer = studio_cli_wait_for (&waiting);
  report = studio_report_make_finish (library, answer, &error);
  if (report == NULL)
    return studio_cli_fail_error (STUDIO_CLI_INPUT, studio_library_get_folder (library), error);
  bytes = write_report (report, brand, options->output, &error);
  if (bytes == NULL || !studio_file_write (options->output, bytes, &error))
    return studio_cli_fail_error (STUDIO_CLI_OUTPUT, options->output, error);
  return STUDIO_CLI_DONE;
}

static gboolean
is_file_kind (const char *path)
{
  return g_str_has_suffix (path, ".pdf") || g_str_has_suffix (path, ".csv") || g_str_has_suffix (path, ".xlsx");
}

static StudioCliExit
run_report (const char *const *argv)
{
  g_auto (ReportOptions) options = { 0 };
  const GOptionEntry entries[] = {
    { "month", 0, 0, G_OPTION_ARG_FILENAME, &options.month, N_ ("The month, 2026-11"), N_ ("MONTH") },
    { "office", 0, 0, G_OPTION_ARG_FILENAME, &options.office, N_ ("Of this office only"), N_ ("NAME") },
    { "brand", 0, 0, G_OPTION_ARG_FILENAME, &options.brand, N_ ("In the name and colours of this brand"), N_ ("ID") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("Write this file"), N_ ("FILE.pdf|.csv|.xlsx") },
    { NULL }
  };
  g_auto (GStrv) operands = NULL;
  StudioCliExit code;
  GDate month;

  if (!studio_cli_options_parse (&studio_cli_monthly, entries, argv, 0, &operands, &code))
    return code;
  if (options.month == NULL || !read_month (options.month, &month))
    return studio_cli_fail (STUDIO_CLI_USAGE, "--month", _ ("It is not said for which month. Add --month 2026-11 or the like."));
  if (options.output == NULL || !is_file_kind (options.output))
    return studio_cli_fail (STUDIO_CLI_USAGE, "-o", _ ("It is not said what to write. Add -o FILE.pdf, FILE.csv or FILE.xlsx."));
  return studio_cli_with_library (make_report, &options);
}

const StudioCliCommand studio_cli_monthly = {
  "report", N_ ("--month MONTH -o FILE.pdf|.csv|.xlsx [OPTION…]"), N_ ("Makes the monthly report of what was published."), TRUE, run_report
};
