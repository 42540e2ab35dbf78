#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "studio-brand-edition.h"
#include "studio-check.h"
#include "studio-cli-checker.h"
#include "studio-cli-findings.h"
#include "studio-cli-options.h"
#include "studio-cli-report.h"
#include "studio-file.h"

/* What is more than the rules look at is read too, so that it can be told. */
#define MAX_BYTES (STUDIO_TEXT_MAX_BYTES * 4)

static GBytes *
read_stdin (void)
{
  GByteArray *bytes = g_byte_array_new ();
  guint8 block[16384];
  gsize size;

  while (bytes->len < MAX_BYTES && (size = fread (block, 1, sizeof block, stdin)) > 0)
    g_byte_array_append (bytes, block, (guint) size);
  return g_byte_array_free_to_bytes (bytes);
}

static StudioText *
read_text (const char *path,
           GError **error)
{
  g_autoptr (GBytes) bytes = g_str_equal (path, "-") ? read_stdin () : studio_file_read (path, MAX_BYTES, error);

  return bytes != NULL ? studio_text_new (g_bytes_get_size (bytes) > 0 ? g_bytes_get_data (bytes, NULL) : "", (gssize) g_bytes_get_size (bytes)) : NULL;
}

static StudioCliExit
check (const char *path,
       const char *platform,
       const char *profile_id,
       gboolean json)
{
  StudioCliExit code = STUDIO_CLI_USAGE;
  GError *error = NULL;
  g_autoptr (StudioText) text = read_text (path, &error);
  g_autoptr (StudioChecker) checker = NULL;
  g_autoptr (StudioProfile) profile = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  StudioCheckInput in = { .place = { STUDIO_PLACE_CAPTION, platform, NULL, -1 }, .text = text, .platform = platform };

  if (text == NULL)
    return studio_cli_fail_error (STUDIO_CLI_INPUT, path, error);
  if (text->truncated)
    studio_cli_warn (path, _ ("The text is longer than 1 MB; only its beginning is checked."));
  profile = studio_cli_find_profile (profile_id, &code);
  if (profile == NULL)
    return code;
  checker = studio_cli_checker_new ();
  studio_brand_get_today (&in.today);
  findings = studio_check_text (checker, profile, &in);
  studio_cli_tell_notices (checker);
  if (json)
    studio_cli_print_findings_json (checker, findings);
  else
    studio_cli_print_findings (path, findings);
  return studio_check_count_required (findings) > 0 ? STUDIO_CLI_FOUND : STUDIO_CLI_DONE;
}

static StudioCliExit
run_check_text (const char *const *argv)
{
  g_autofree char *platform = NULL, *profile = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "platform", 0, 0, G_OPTION_ARG_FILENAME, &platform, N_ ("Check it as a caption for this platform"), N_ ("ID") },
    { "profile", 0, 0, G_OPTION_ARG_FILENAME, &profile, N_ ("How strict: ketat, biasa, latihan, your own or a file"), N_ ("ID|FILE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print one JSON document"), NULL },
    { NULL }
  };
  g_auto (GStrv) operands = NULL;
  StudioCliExit code;

  if (!studio_cli_options_parse (&studio_cli_check_text, entries, argv, 1, &operands, &code))
    return code;
  return check (operands[0], platform, profile, json);
}

const StudioCliCommand studio_cli_check_text = {
  "check-text", N_ ("[--platform ID] [--profile ID|FILE] [--json] FILE|-"), N_ ("Checks a caption with the rules for texts."), FALSE, run_check_text
};
