#include "config.h"

#include <glib/gi18n-lib.h>

#include "studio-brand-edition.h"
#include "studio-cli-checker.h"
#include "studio-cli-findings.h"
#include "studio-cli-gate.h"
#include "studio-cli-options.h"
#include "studio-cli-post.h"
#include "studio-cli-report.h"
#include "studio-cli-shelf.h"
#include "studio-handoff-wait.h"
#include "studio-pack.h"

/** PackOptions: as they were written. */
typedef struct
{
  char *platforms;
  char *output;
  StudioCliGate gate;
} PackOptions;

static void
pack_options_clear (PackOptions *options)
{
  g_free (options->platforms);
  g_free (options->output);
  studio_cli_gate_clear (&options->gate);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PackOptions, pack_options_clear)

/* --- what waits from now on --- */

/* Returns: whether the post lies in @library, so that somebody will see that it waits */
static gboolean
is_there (StudioLibrary *library,
          const char *id)
{
  GAsyncResult *waiting = NULL;
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (JsonNode) root = NULL;

  studio_library_load_document_async (library, id, NULL, studio_cli_answered_cb, &waiting);
  answer = studio_cli_wait_for (&waiting);
  root = studio_library_load_document_finish (library, answer, NULL);
  return root != NULL;
}

/* Returns: (transfer full) (element-type StudioHandoffPlace) */
static GPtrArray *
list_places (StudioLibrary *library,
             const StudioPackOrder *order)
{
  GAsyncResult *waiting = NULL;
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (StudioPlatforms) platforms = studio_platforms_load ();

  studio_library_list_records_async (library, "account", NULL, studio_cli_answered_cb, &waiting);
  answer = studio_cli_wait_for (&waiting);
  accounts = studio_library_list_records_finish (library, answer, NULL);
  return studio_handoff_list_places (platforms, studio_snapshot_get_brand (order->snapshot), accounts, order->platforms, studio_snapshot_get_json (order->snapshot));
}

/* The pack is there already: what can't be remembered is told and no failure. */
static StudioCliExit
hand_over (StudioLibrary *library,
           gpointer data)
{
  const StudioPackOrder *order = data;
  const char *id = studio_json_peek_string (json_node_get_object (studio_snapshot_get_json (order->snapshot)), "id");
  g_autoptr (GPtrArray) places = NULL;
  GAsyncResult *waiting = NULL;
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (GError) error = NULL;

  if (id == NULL || !is_there (library, id))
    return STUDIO_CLI_DONE;
  places = list_places (library, order);
  studio_handoff_begin_async (library, id, places, studio_cli_answered_cb, &waiting);
  answer = studio_cli_wait_for (&waiting);
  if (!studio_handoff_wait_finish (library, answer, &error))
    studio_cli_warn (id, error->message);
  return STUDIO_CLI_DONE;
}

/* --- the command --- */

static StudioCliExit
make_pack (const char *name,
           const PackOptions *options,
           const StudioPackOrder *order)
{
  g_autoptr (GPtrArray) notes = NULL, files = NULL;
  GError *error = NULL;

  files = studio_pack_make (order, &notes, NULL, &error);
  if (files == NULL)
    return studio_cli_fail_error (STUDIO_CLI_INPUT, name, error);
  if (!studio_pack_write (options->output, files, &error))
    return studio_cli_fail_error (STUDIO_CLI_OUTPUT, options->output, error);
  for (guint i = 0; i < notes->len; i++)
    studio_cli_warn (name, g_ptr_array_index (notes, i));
  return STUDIO_CLI_DONE;
}

static StudioCliExit
check_and_pack (const char *name,
                const PackOptions *options,
                StudioPackOrder *order,
                StudioGateAnswer **answer)
{
  StudioCliExit code = STUDIO_CLI_USAGE;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (StudioProfile) profile = studio_cli_find_profile (options->gate.profile, &code);
  g_autoptr (StudioChecker) checker = NULL;
  g_autoptr (StudioReview) review = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  StudioPostCheck check = { .snapshot = order->snapshot, .profile = profile, .platforms = order->platforms, .settled_too = TRUE };
  StudioReviewOrder sheet = { .snapshot = order->snapshot, .profile = profile, .now = now };
  GError *error = NULL;

  if (profile == NULL)
    return code;
  check.checker = checker = studio_cli_checker_new ();
  studio_brand_get_today (&check.today);
  findings = studio_post_check_run (&check, NULL, &error);
  if (findings == NULL)
    return studio_cli_fail_error (STUDIO_CLI_INPUT, name, error);
  code = studio_cli_gate_judge (&options->gate, name, order->snapshot, findings, profile, answer);
  if (code != STUDIO_CLI_DONE)
    return code;
  sheet.findings = findings;
  sheet.platforms = checker->platforms;
  review = studio_review_new (&sheet);
  order->review = review;
  order->limits = checker->platforms;
  order->stamp = *answer != NULL ? (*answer)->stamp : NULL;
  return make_pack (name, options, order);
}

static StudioCliExit
pack (const char *name,
      const PackOptions *options)
{
  const StudioCliPostOptions content = { .use = STUDIO_CLI_CONTENT_TO_DRAW };
  StudioCliExit code;
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (StudioPost) post = NULL;
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autoptr (StudioGateAnswer) answer = NULL;
  StudioPackOrder order = { 0 };

  if (options->platforms == NULL)
    return studio_cli_fail (STUDIO_CLI_USAGE, "--platform", _ ("It is not said for which platforms. Add --platform instagram,facebook or the like."));
  if (options->output == NULL)
    return studio_cli_fail (STUDIO_CLI_USAGE, "pack", _ ("It is not said where to write. Add -o FOLDER or -o FILE.zip."));
  ids = studio_cli_read_platforms (options->platforms);
  if (ids == NULL)
    return STUDIO_CLI_USAGE;
  post = studio_cli_post_open (name, &content, &code);
  if (post == NULL)
    return code;
  snapshot = studio_post_snapshot (post);
  order.snapshot = snapshot;
  order.platforms = (const char *const *) ids->pdata;
  code = check_and_pack (name, options, &order, &answer);
  if (code != STUDIO_CLI_DONE || !studio_cli_post_is_file (name))
    return code;
  if (studio_cli_has_library ())
    studio_cli_with_library (hand_over, &order);
  return studio_cli_gate_record (&options->gate, name, STUDIO_RELEASE_PACK, answer);
}

static StudioCliExit
run_pack (const char *const *argv)
{
  g_auto (PackOptions) options = { 0 };
  const GOptionEntry entries[] = {
    { "platform", 0, 0, G_OPTION_ARG_FILENAME, &options.platforms, N_ ("For these platforms"), N_ ("ID,…") },
    STUDIO_CLI_GATE_ENTRIES (options.gate),
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("Write into this folder, or this ZIP file"), N_ ("FOLDER|FILE.zip") },
    { NULL }
  };
  g_auto (GStrv) operands = NULL;
  StudioCliExit code;

  if (!studio_cli_options_parse (&studio_cli_pack, entries, argv, 1, &operands, &code))
    return code;
  return pack (operands[0], &options);
}

const StudioCliCommand studio_cli_pack = {
  "pack", N_ ("POST --platform ID,… [OPTION…] -o FOLDER|FILE.zip"), N_ ("Makes the pack for uploading by hand: pictures, captions, descriptions, checklist sheet."), TRUE, run_pack
};
