#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "studio-brand-edition.h"
#include "studio-cli-checker.h"
#include "studio-cli-findings.h"
#include "studio-cli-options.h"
#include "studio-cli-post.h"
#include "studio-cli-report.h"
#include "studio-file.h"
#include "studio-platforms.h"
#include "studio-post-check.h"
#include "studio-review-pdf.h"

/** CheckOptions: as they were written. @sheet: (nullable): where the checklist sheet goes */
typedef struct
{
  const char *sheet;
  gboolean json;
} CheckOptions;

static void
drop_settled (GPtrArray *findings,
              JsonNode *root)
{
  for (guint i = findings->len; i-- > 0;) {
    if (studio_post_check_is_settled (root, g_ptr_array_index (findings, i)))
      g_ptr_array_remove_index (findings, i);
  }
}

static StudioCliExit
write_sheet (const char *path,
             const StudioPostCheck *order,
             GPtrArray *findings)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  const StudioReviewOrder about = { order->snapshot, findings, order->checker->platforms, order->profile, NULL, now };
  g_autoptr (StudioReview) review = studio_review_new (&about);
  g_autoptr (GBytes) pdf = NULL;
  GError *error = NULL;

  pdf = studio_review_to_pdf (review, order->snapshot, NULL, &error);
  if (pdf == NULL || !studio_file_write (path, pdf, &error))
    return studio_cli_fail_error (STUDIO_CLI_OUTPUT, path, error);
  return STUDIO_CLI_DONE;
}

static StudioCliExit
check_post (const char *name,
            StudioPost *post,
            StudioPostCheck *order,
            const CheckOptions *options)
{
  GError *error = NULL;
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);
  g_autoptr (StudioChecker) checker = studio_cli_checker_new ();
  g_autoptr (GPtrArray) findings = NULL;
  StudioCliExit code = STUDIO_CLI_DONE;

  order->snapshot = snapshot;
  order->checker = checker;
  order->settled_too = TRUE;
  studio_brand_get_today (&order->today);
  findings = studio_post_check_run (order, NULL, &error);
  if (findings == NULL)
    return studio_cli_fail_error (STUDIO_CLI_INPUT, name, error);
  studio_cli_tell_notices (checker);
  if (options->sheet != NULL)
    code = write_sheet (options->sheet, order, findings);
  if (code != STUDIO_CLI_DONE)
    return code;
  drop_settled (findings, studio_snapshot_get_json (snapshot));
  if (options->json)
    studio_cli_print_findings_json (checker, findings);
  else
    studio_cli_print_findings (name, findings);
  return studio_check_count_required (findings) > 0 ? STUDIO_CLI_FOUND : STUDIO_CLI_DONE;
}

static StudioCliExit
check (const char *name,
       const char *platforms,
       const char *profile_id,
       const CheckOptions *about)
{
  const StudioCliPostOptions options = { .use = STUDIO_CLI_CONTENT_TO_DRAW };
  StudioCliExit code = STUDIO_CLI_USAGE;
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (StudioProfile) profile = NULL;
  g_autoptr (StudioPost) post = NULL;
  StudioPostCheck order = { 0 };

  if (platforms != NULL && (ids = studio_cli_read_platforms (platforms)) == NULL)
    return STUDIO_CLI_USAGE;
  profile = studio_cli_find_profile (profile_id, &code);
  if (profile == NULL)
    return code;
  post = studio_cli_post_open (name, &options, &code);
  if (post == NULL)
    return code;
  order.profile = profile;
  order.platforms = ids != NULL ? (const char *const *) ids->pdata : NULL;
  return check_post (name, post, &order, about);
}

static StudioCliExit
run_check (const char *const *argv)
{
  g_autofree char *platforms = NULL, *profile = NULL, *sheet = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "platform", 0, 0, G_OPTION_ARG_FILENAME, &platforms, N_ ("Check the captions for these platforms too"), N_ ("ID,…") },
    { "profile", 0, 0, G_OPTION_ARG_FILENAME, &profile, N_ ("How strict: ketat, biasa, latihan, your own or a file"), N_ ("ID|FILE") },
    { "sheet", 0, 0, G_OPTION_ARG_FILENAME, &sheet, N_ ("Write the checklist sheet, to print and sign"), N_ ("FILE.pdf") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print one JSON document"), NULL },
    { NULL }
  };
  g_auto (GStrv) operands = NULL;
  StudioCliExit code;

  if (!studio_cli_options_parse (&studio_cli_check, entries, argv, 1, &operands, &code))
    return code;
  return check (operands[0], platforms, profile, &(const CheckOptions){ sheet, json });
}

const StudioCliCommand studio_cli_check = {
  "check", N_ ("POST [--platform ID,…] [--profile ID|FILE] [--sheet FILE.pdf] [--json]"), N_ ("Checks a post: captions, texts, descriptions and pictures."), TRUE, run_check
};
