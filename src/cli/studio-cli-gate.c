#include "config.h"

#include "studio-cli-gate.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "studio-brand-edition.h"
#include "studio-cli-checker.h"
#include "studio-cli-findings.h"
#include "studio-cli-report.h"
#include "studio-document.h"
#include "studio-history.h"
#include "studio-obscure-bake.h"
#include "studio-package.h"
#include "studio-thumbnail.h"

void
studio_cli_gate_clear (StudioCliGate *gate)
{
  g_clear_pointer (&gate->reason, g_free);
  g_clear_pointer (&gate->profile, g_free);
}

/* What is in the way, one line a finding. */
static void
tell_open (const StudioGateAnswer *answer)
{
  for (guint i = 0; i < answer->open->len; i++) {
    const StudioFinding *finding = g_ptr_array_index (answer->open, i);

    studio_cli_warn (finding->rule, finding->message);
  }
}

static gboolean
asks (const StudioCliGate *gate)
{
  return gate->on || gate->only_approved || gate->reason != NULL;
}

static StudioCliExit
fail_unapproved (const char *where,
                 StudioSnapshot *snapshot)
{
  g_autofree char *change = studio_approval_tell_change (snapshot);

  if (change != NULL)
    return studio_cli_fail (STUDIO_CLI_FOUND, where, _ ("The approval no longer holds. %s"), change);
  return studio_cli_fail (STUDIO_CLI_FOUND, where, _ ("The post is not approved."));
}

StudioCliExit
studio_cli_gate_judge (const StudioCliGate *gate,
                       const char *where,
                       StudioSnapshot *snapshot,
                       GPtrArray *findings,
                       const StudioProfile *profile,
                       StudioGateAnswer **answer)
{
  g_autofree char *approved = studio_gate_approved_reason (snapshot);

  *answer = NULL;
  if (!asks (gate))
    return STUDIO_CLI_DONE;
  /* whoever approved it with a reason need not be asked again */
  *answer = studio_gate_ask (findings, snapshot, profile, gate->reason != NULL ? gate->reason : approved, gate->only_approved);
  if (studio_gate_lets_publish (*answer) || ((*answer)->pass == STUDIO_PASS_PRACTICE && !(*answer)->unapproved))
    return STUDIO_CLI_DONE;
  if ((*answer)->unapproved)
    return fail_unapproved (where, snapshot);
  tell_open (*answer);
  if ((*answer)->pass == STUDIO_PASS_REFUSED)
    return studio_cli_fail (STUDIO_CLI_FOUND, where, "%s", (*answer)->sentence);
  return studio_cli_fail (STUDIO_CLI_FOUND, where, _ ("Required findings are open. Mend them, or say why it goes out all the same with --reason, in at least three words."));
}

StudioCliExit
studio_cli_gate_pass (const StudioCliGate *gate,
                      const char *where,
                      StudioSnapshot *snapshot,
                      StudioGateAnswer **answer)
{
  g_autoptr (StudioChecker) checker = NULL;
  g_autoptr (StudioProfile) profile = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  StudioPostCheck order = { .snapshot = snapshot, .settled_too = TRUE };
  StudioCliExit code = STUDIO_CLI_USAGE;
  GError *error = NULL;

  *answer = NULL;
  if (!asks (gate))
    return STUDIO_CLI_DONE;
  order.profile = profile = studio_cli_find_profile (gate->profile, &code);
  if (profile == NULL)
    return code;
  order.checker = checker = studio_cli_checker_new ();
  studio_brand_get_today (&order.today);
  findings = studio_post_check_run (&order, NULL, &error);
  if (findings == NULL)
    return studio_cli_fail_error (STUDIO_CLI_INPUT, where, error);
  studio_cli_tell_notices (checker);
  return studio_cli_gate_judge (gate, where, snapshot, findings, profile, answer);
}

/* @post with one release more, without the step that only an open document needs. */
static gboolean
write_release (StudioPost *post,
               const char *path,
               const StudioRelease *release,
               GError **error)
{
  g_autoptr (StudioHistory) history = studio_history_new (post);
  g_autoptr (JsonNode) root = studio_releases_with (studio_post_get_json (post), release);
  g_autoptr (StudioSnapshot) snapshot = NULL, safe = NULL;
  g_autoptr (GBytes) thumbnail = NULL;

  studio_history_note (history, "releases", studio_json_lookup (root, "releases"));
  snapshot = studio_post_snapshot (post);
  thumbnail = studio_thumbnail_new (snapshot, STUDIO_DOCUMENT_THUMBNAIL, NULL);
  safe = studio_obscure_bake (snapshot, NULL, error);
  return safe != NULL && studio_package_write (safe, thumbnail, path, error);
}

StudioCliExit
studio_cli_gate_record (const StudioCliGate *gate,
                        const char *path,
                        StudioReleaseKind kind,
                        const StudioGateAnswer *answer)
{
  g_autoptr (StudioPost) post = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S%:z");
  g_autofree const char **keys = NULL;
  g_autofree char *approved = NULL;
  g_autoptr (StudioSnapshot) snapshot = NULL;
  StudioRelease release = { .kind = kind, .reason = gate->reason, .by = studio_gate_get_person (), .at = at };
  GError *error = NULL;

  if (answer == NULL || answer->pass != STUDIO_PASS_REASONED)
    return STUDIO_CLI_DONE;
  keys = studio_gate_list_keys (answer);
  release.findings = keys;
  release.profile = gate->profile != NULL ? gate->profile : "biasa";
  post = studio_package_read (path, NULL, &error);
  if (post == NULL)
    return studio_cli_fail_error (STUDIO_CLI_INPUT, path, error);
  snapshot = studio_post_snapshot (post);
  approved = studio_gate_approved_reason (snapshot);
  if (release.reason == NULL)
    release.reason = approved;
  return write_release (post, path, &release, &error) ? STUDIO_CLI_DONE : studio_cli_fail_error (STUDIO_CLI_OUTPUT, path, error);
}
