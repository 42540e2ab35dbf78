#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "studio-cli-gate.h"
#include "studio-cli-options.h"
#include "studio-cli-picture.h"
#include "studio-cli-post.h"
#include "studio-cli-report.h"
#include "studio-error.h"
#include "studio-export-job.h"
#include "studio-folder.h"
#include "studio-pages.h"

/** ExportOptions: the command's options as they were written. */
typedef struct
{
  StudioCliPostOptions post;
  char *format;
  gboolean all_formats;
  char *page;
  StudioCliPictureOptions picture;
  StudioCliGate gate;
  char *output;
} ExportOptions;

static void
export_options_clear (ExportOptions *options)
{
  studio_cli_post_options_clear (&options->post);
  g_free (options->format);
  g_free (options->page);
  studio_cli_picture_options_clear (&options->picture);
  studio_cli_gate_clear (&options->gate);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExportOptions, export_options_clear)

static gboolean
is_stdout (const ExportOptions *options)
{
  return g_str_equal (options->output, "-");
}

static gboolean
is_folder (const ExportOptions *options)
{
  return g_str_has_suffix (options->output, "/") || g_str_has_suffix (options->output, G_DIR_SEPARATOR_S) ||
         g_file_test (options->output, G_FILE_TEST_IS_DIR);
}

/* --- what kind of file --- */

/* "-o poster.pdf" says it as well as "--type pdf". */
static gboolean
read_options (const ExportOptions *options,
              StudioExportOptions *how)
{
  const char *point = strrchr (options->output, '.');
  StudioExportKind kind = STUDIO_EXPORT_PNG;

  if (options->picture.type != NULL || is_stdout (options) || is_folder (options) || (point != NULL && studio_export_kind_from_name (point + 1, &kind)))
    return studio_cli_picture_read (&options->picture, kind, how);
  studio_cli_fail (STUDIO_CLI_USAGE, options->output, _ ("The name does not tell the type of file. Give --type, or a name that ends in .png, .jpg, .webp, .pdf or .svg."));
  return FALSE;
}

/* --- which pages --- */

static void
add_pages (GArray *items,
           StudioPost *post,
           const StudioFormat *format,
           guint page)
{
  guint n_pages = studio_post_get_n_pages (post);

  for (guint i = page > 0 ? page - 1 : 0; i < (page > 0 ? page : n_pages); i++) {
    StudioExportItem item = { format, i };

    g_array_append_val (items, item);
  }
}

/* Returns: (transfer full) (nullable): what is to be drawn */
static GArray *
choose_items (const ExportOptions *options,
              StudioPost *post)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (StudioExportItem));
  g_autoptr (GPtrArray) formats = NULL;
  double page = 0;

  if (!studio_cli_option_number ("--page", options->page, 1, studio_post_get_n_pages (post), &page))
    return NULL;
  formats = studio_cli_picture_formats (studio_post_get_template (post), options->format, options->all_formats);
  if (formats == NULL)
    return NULL;
  for (guint i = 0; i < formats->len; i++)
    add_pages (items, post, g_ptr_array_index (formats, i), (guint) page);
  if (items->len == 1 || is_folder (options))
    return g_steal_pointer (&items);

  studio_cli_fail (STUDIO_CLI_USAGE, options->output, _ ("%u pictures do not go into one file. Give a folder that ends in “/”, or one --format and --page."), items->len);
  return NULL;
}

/* --- where to --- */

/* Whether it all arrived is seen at the end, by studio_cli_finish(). */
static StudioCliExit
print_bytes (GBytes *bytes)
{
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  fwrite (data, 1, size, stdout);
  return STUDIO_CLI_DONE;
}

/* --- what to tell --- */

/* A sample in place of content is meant when a template is drawn as it is. */
static void
tell_issues (GPtrArray *outcomes,
             gboolean samples_meant)
{
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < outcomes->len; i++) {
    const StudioExportOutcome *outcome = g_ptr_array_index (outcomes, i);

    for (guint j = 0; j < outcome->scene->issues->len; j++) {
      const StudioIssue *issue = g_ptr_array_index (outcome->scene->issues, j);

      if ((issue->kind == STUDIO_ISSUE_SAMPLE && samples_meant) || !g_hash_table_add (told, issue->message))
        continue;
      studio_cli_warn (issue->kind == STUDIO_ISSUE_SAMPLE && issue->field != NULL ? issue->field : outcome->item.format->id, issue->message);
    }
    if (outcome->result.ssim > 0 && outcome->result.ssim < 0.95) {
      g_autofree char *message = g_strdup_printf (_ ("To fit the size, quality went down to %d and the picture looks coarse. Allow more bytes."), outcome->result.quality);

      studio_cli_warn (outcome->item.format->id, message);
    }
  }
}

/* Whether the world, the wish or the data is to blame decides the exit code. */
static StudioCliExit
fail_run (const char *post,
          const ExportOptions *options,
          GError *error)
{
  if (error->domain == G_IO_ERROR)
    return studio_cli_fail_error (STUDIO_CLI_OUTPUT, options->output, error);
  if ((options->picture.scale != NULL || options->picture.max_bytes != NULL) && g_error_matches (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT))
    return studio_cli_fail_error (STUDIO_CLI_USAGE, options->picture.max_bytes != NULL ? "--max-bytes" : "--scale", error);
  return studio_cli_fail_error (STUDIO_CLI_INPUT, post, error);
}

/* --- the command --- */

static StudioCliExit
run_order (const char *name,
           const ExportOptions *options,
           const StudioExportOrder *order)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) made = order->target != NULL && is_folder (options) ? studio_folder_make (order->target, &error) : g_ptr_array_new ();
  g_autoptr (GPtrArray) outcomes = made != NULL ? studio_export_job_run (order, NULL, &error) : NULL;

  if (outcomes == NULL) {
    if (made != NULL)
      studio_folder_unmake (made);
    return fail_run (name, options, error);
  }
  tell_issues (outcomes, !studio_cli_post_is_file (name) && options->post.content == NULL && options->post.set == NULL);
  if (order->target == NULL)
    return print_bytes (((StudioExportOutcome *) g_ptr_array_index (outcomes, 0))->result.bytes);
  return STUDIO_CLI_DONE;
}

static StudioCliExit
export_post (const char *name,
             const ExportOptions *options)
{
  StudioExportOptions how;
  StudioCliExit code;
  g_autoptr (StudioPost) post = NULL;
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autoptr (GArray) items = NULL;
  g_autoptr (StudioGateAnswer) answer = NULL;
  StudioExportOrder order = { 0 };

  if (options->output == NULL)
    return studio_cli_fail (STUDIO_CLI_USAGE, "export", _ ("It is not said where to write. Add -o FILE, -o FOLDER/ or -o -."));
  if (!read_options (options, &how))
    return STUDIO_CLI_USAGE;
  post = studio_cli_post_open (name, &options->post, &code);
  if (post == NULL)
    return code;
  items = choose_items (options, post);
  if (items == NULL)
    return STUDIO_CLI_USAGE;

  snapshot = studio_post_snapshot (post);
  code = studio_cli_gate_pass (&options->gate, name, snapshot, &answer);
  if (code != STUDIO_CLI_DONE)
    return code;
  how.stamp = answer != NULL ? answer->stamp : NULL;
  order = (StudioExportOrder){ snapshot, items, &how, is_stdout (options) ? NULL : options->output, NULL, NULL };
  code = run_order (name, options, &order);
  return code == STUDIO_CLI_DONE && studio_cli_post_is_file (name) ? studio_cli_gate_record (&options->gate, name, STUDIO_RELEASE_EXPORT, answer) : code;
}

static StudioCliExit
run_export (const char *const *argv)
{
  g_auto (ExportOptions) options = { .post.use = STUDIO_CLI_CONTENT_TO_DRAW };
  const GOptionEntry entries[] = {
    STUDIO_CLI_POST_ENTRIES (options.post),
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &options.format, N_ ("Draw these formats (default: the template's first)"), N_ ("ID,…") },
    { "all-formats", 0, 0, G_OPTION_ARG_NONE, &options.all_formats, N_ ("Draw all formats of the template"), NULL },
    { "page", 0, 0, G_OPTION_ARG_FILENAME, &options.page, N_ ("Draw only this page, counted from 1"), N_ ("N") },
    STUDIO_CLI_PICTURE_ENTRIES (options.picture, N_ ("png, jpeg, webp, pdf or svg (default: by the file's name, else png)")),
    STUDIO_CLI_GATE_ENTRIES (options.gate),
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("Write this file, into this folder, or to standard output (-)"), N_ ("FILE|FOLDER/|-") },
    { NULL }
  };
  g_auto (GStrv) operands = NULL;
  StudioCliExit code;

  if (!studio_cli_options_parse (&studio_cli_export, entries, argv, 1, &operands, &code))
    return code;
  return export_post (operands[0], &options);
}

const StudioCliCommand studio_cli_export = {
  "export", N_ ("POST|TEMPLATE [OPTION…] -o FILE|FOLDER/|-"), N_ ("Draws a post, or a template with its sample content, as picture files."), TRUE, run_export
};
