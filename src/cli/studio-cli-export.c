#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "studio-cli-options.h"
#include "studio-cli-post.h"
#include "studio-cli-report.h"
#include "studio-error.h"
#include "studio-export-job.h"
#include "studio-pages.h"

/** ExportOptions: the command's options as they were written. */
typedef struct
{
  StudioCliPostOptions post;
  char *format;
  gboolean all_formats;
  char *page;
  char *type;
  char *quality;
  char *max_bytes;
  char *scale;
  char *output;
} ExportOptions;

static void
export_options_clear (ExportOptions *options)
{
  studio_cli_post_options_clear (&options->post);
  g_free (options->format);
  g_free (options->page);
  g_free (options->type);
  g_free (options->quality);
  g_free (options->max_bytes);
  g_free (options->scale);
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
kind_of (const ExportOptions *options,
         StudioExportKind *kind)
{
  const char *point = strrchr (options->output, '.');

  *kind = STUDIO_EXPORT_PNG;
  if (options->type != NULL) {
    if (studio_export_kind_from_name (options->type, kind))
      return TRUE;
    studio_cli_fail (STUDIO_CLI_USAGE, "--type", _ ("“%s” is no type of file. Choose png, jpeg, webp, pdf or svg."), options->type);
    return FALSE;
  }
  if (is_stdout (options) || is_folder (options) || (point != NULL && studio_export_kind_from_name (point + 1, kind)))
    return TRUE;
  studio_cli_fail (STUDIO_CLI_USAGE, options->output, _ ("The name does not tell the type of file. Give --type, or a name that ends in .png, .jpg, .webp, .pdf or .svg."));
  return FALSE;
}

static gboolean
read_numbers (const ExportOptions *options,
              StudioExportOptions *how)
{
  double quality = 90;

  *how = (StudioExportOptions){ .scale = 1 };
  if (!kind_of (options, &how->kind) ||
      !studio_cli_option_number ("--quality", options->quality, 1, 100, &quality) ||
      !studio_cli_option_number ("--scale", options->scale, 0.01, 20, &how->scale) ||
      !studio_cli_option_bytes ("--max-bytes", options->max_bytes, &how->max_bytes))
    return FALSE;
  how->quality = (int) quality;
  if (how->max_bytes == 0 || how->kind == STUDIO_EXPORT_JPEG || how->kind == STUDIO_EXPORT_WEBP)
    return TRUE;
  studio_cli_fail (STUDIO_CLI_USAGE, "--max-bytes", _ ("Only JPEG and WebP can be made to fit a size. Add --type jpeg."));
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

static gboolean
offers (StudioTemplate *template,
        const char *id)
{
  GPtrArray *formats = studio_template_get_formats (template);
  g_autoptr (GString) ids = g_string_new (NULL);

  if (studio_template_has_format (template, id))
    return TRUE;
  for (guint i = 0; i < formats->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", ((const StudioFormat *) g_ptr_array_index (formats, i))->id);
  studio_cli_fail (STUDIO_CLI_USAGE, "--format", _ ("“%s” is no format of the template “%s”. Choose from these: %s."), id, studio_template_get_id (template), ids->str);
  return FALSE;
}

static gboolean
add_named (GArray *items,
           StudioPost *post,
           const char *list,
           guint page)
{
  g_auto (GStrv) ids = g_strsplit (list, ",", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; ids[i] != NULL; i++) {
    const char *id = g_strstrip (ids[i]);

    if (!offers (studio_post_get_template (post), id))
      return FALSE;
    if (g_hash_table_add (seen, (gpointer) id))
      add_pages (items, post, studio_format_find (id), page);
  }
  return TRUE;
}

/* Returns: (transfer full) (nullable): what is to be drawn */
static GArray *
choose_items (const ExportOptions *options,
              StudioPost *post)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (StudioExportItem));
  GPtrArray *formats = studio_template_get_formats (studio_post_get_template (post));
  double page = 0;

  if (!studio_cli_option_number ("--page", options->page, 1, studio_post_get_n_pages (post), &page))
    return NULL;
  if (options->format != NULL && !add_named (items, post, options->format, (guint) page))
    return NULL;
  for (guint i = 0; options->format == NULL && i < (options->all_formats ? formats->len : 1); i++)
    add_pages (items, post, g_ptr_array_index (formats, i), (guint) page);
  if (items->len == 1 || is_folder (options))
    return g_steal_pointer (&items);

  studio_cli_fail (STUDIO_CLI_USAGE, options->output, _ ("%u pictures do not go into one file. Give a folder that ends in “/”, or one --format and --page."), items->len);
  return NULL;
}

/* --- where to --- */

static void
set_folder_error (GError **error,
                  int failure)
{
  int code = (int) g_io_error_from_errno (failure);

  if (failure == ENOTDIR || failure == EEXIST)
    g_set_error (error, G_IO_ERROR, code, _ ("The folder cannot be made because a file of that name is in the way. Choose another name."));
  else if (failure == ENOSPC)
    g_set_error (error, G_IO_ERROR, code, _ ("The folder cannot be made because the disk is full. Free some space."));
  else
    g_set_error (error, G_IO_ERROR, code, _ ("The folder cannot be made there. Choose a place where you may write."));
}

/* Folders on the way that this run made, innermost first, to be taken away when nothing was put in. */
static GPtrArray *
make_folder (const char *folder,
             GError **error)
{
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = g_canonicalize_filename (folder, NULL);

  while (!g_file_test (path, G_FILE_TEST_EXISTS)) {
    char *up = g_path_get_dirname (path);

    g_ptr_array_add (made, path);
    path = up;
  }
  if (g_mkdir_with_parents (folder, 0777) == 0)
    return g_steal_pointer (&made);
  set_folder_error (error, errno);
  return NULL;
}

static void
remove_folders (GPtrArray *made)
{
  for (guint i = 0; i < made->len; i++)
    g_rmdir (g_ptr_array_index (made, i));
}

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
      studio_cli_warn (issue->kind == STUDIO_ISSUE_SAMPLE ? issue->field : outcome->item.format->id, issue->message);
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
  if ((options->scale != NULL || options->max_bytes != NULL) && g_error_matches (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT))
    return studio_cli_fail_error (STUDIO_CLI_USAGE, options->max_bytes != NULL ? "--max-bytes" : "--scale", error);
  return studio_cli_fail_error (STUDIO_CLI_INPUT, post, error);
}

/* --- the command --- */

static StudioCliExit
run_order (const char *name,
           const ExportOptions *options,
           const StudioExportOrder *order)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) made = order->target != NULL && is_folder (options) ? make_folder (order->target, &error) : g_ptr_array_new ();
  g_autoptr (GPtrArray) outcomes = made != NULL ? studio_export_job_run (order, NULL, &error) : NULL;

  if (outcomes == NULL) {
    if (made != NULL)
      remove_folders (made);
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
  StudioExportOrder order = { 0 };

  if (options->output == NULL)
    return studio_cli_fail (STUDIO_CLI_USAGE, "export", _ ("It is not said where to write. Add -o FILE, -o FOLDER/ or -o -."));
  if (options->format != NULL && options->all_formats)
    return studio_cli_fail (STUDIO_CLI_USAGE, "--all-formats", _ ("It contradicts --format. Give one of the two."));
  if (!read_numbers (options, &how))
    return STUDIO_CLI_USAGE;
  post = studio_cli_post_open (name, &options->post, &code);
  if (post == NULL)
    return code;
  items = choose_items (options, post);
  if (items == NULL)
    return STUDIO_CLI_USAGE;

  snapshot = studio_post_snapshot (post);
  order = (StudioExportOrder){ snapshot, items, &how, is_stdout (options) ? NULL : options->output, NULL, NULL };
  return run_order (name, options, &order);
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
    { "type", 0, 0, G_OPTION_ARG_FILENAME, &options.type, N_ ("png, jpeg, webp, pdf or svg (default: by the file's name, else png)"), N_ ("TYPE") },
    { "quality", 0, 0, G_OPTION_ARG_FILENAME, &options.quality, N_ ("Quality of JPEG and WebP, 1 to 100 (default: 90)"), N_ ("N") },
    { "max-bytes", 0, 0, G_OPTION_ARG_FILENAME, &options.max_bytes, N_ ("Largest JPEG or WebP file, such as 500k or 2M"), N_ ("N") },
    { "scale", 0, 0, G_OPTION_ARG_FILENAME, &options.scale, N_ ("Pixels for each pixel of the format (default: 1)"), N_ ("F") },
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
