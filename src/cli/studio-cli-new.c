#include "config.h"

#include <glib/gi18n-lib.h>

#include "studio-cli-options.h"
#include "studio-cli-post.h"
#include "studio-cli-report.h"
#include "studio-document.h"
#include "studio-obscure-bake.h"
#include "studio-package.h"
#include "studio-thumbnail.h"

static StudioCliExit
write_post (const char *template,
            const char *output,
            const StudioCliPostOptions *options)
{
  StudioCliExit code;
  g_autoptr (StudioPost) post = NULL;
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autoptr (StudioSnapshot) safe = NULL;
  g_autoptr (GBytes) thumbnail = NULL;
  GError *error = NULL;

  if (output == NULL || !g_str_has_suffix (output, ".pemda"))
    return studio_cli_fail (STUDIO_CLI_USAGE, output != NULL ? output : "new", _ ("A post needs a file name that ends in .pemda. Add -o NAME.pemda."));
  post = studio_cli_post_open (template, options, &code);
  if (post == NULL)
    return code;

  snapshot = studio_post_snapshot (post);
  thumbnail = studio_thumbnail_new (snapshot, STUDIO_DOCUMENT_THUMBNAIL, NULL);
  safe = studio_obscure_bake (snapshot, NULL, &error);
  if (safe == NULL || !studio_package_write (safe, thumbnail, output, &error))
    return studio_cli_fail_error (STUDIO_CLI_OUTPUT, output, error);
  return STUDIO_CLI_DONE;
}

static StudioCliExit
run_new (const char *const *argv)
{
  g_auto (StudioCliPostOptions) post = { 0 };
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    STUDIO_CLI_POST_ENTRIES (post),
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Write this file"), N_ ("POST.pemda") },
    { NULL }
  };
  g_auto (GStrv) operands = NULL;
  StudioCliExit code;

  if (!studio_cli_options_parse (&studio_cli_new, entries, argv, 1, &operands, &code))
    return code;
  return write_post (operands[0], output, &post);
}

const StudioCliCommand studio_cli_new = {
  "new", N_ ("TEMPLATE [OPTION…] -o POST.pemda"), N_ ("Makes a post from a template."), TRUE, run_new
};
