#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "studio-brand-edition.h"
#include "studio-cli-checker.h"
#include "studio-cli-findings.h"
#include "studio-cli-json.h"
#include "studio-cli-options.h"
#include "studio-cli-report.h"
#include "studio-cli-review.h"
#include "studio-document.h"
#include "studio-file.h"
#include "studio-gate.h"
#include "studio-obscure-bake.h"
#include "studio-one-door.h"
#include "studio-package.h"
#include "studio-post-check.h"
#include "studio-review-pdf.h"
#include "studio-thumbnail.h"

/** ReviewOptions: as they were written. At most one of the deeds. */
typedef struct
{
  gboolean ask, approve, withdraw, json;
  char *send_back; /* the note */
  char *by, *role, *post, *note, *profile, *sheet;
} ReviewOptions;

static void
options_clear (ReviewOptions *options)
{
  g_free (options->send_back);
  g_free (options->by);
  g_free (options->role);
  g_free (options->post);
  g_free (options->note);
  g_free (options->profile);
  g_free (options->sheet);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReviewOptions, options_clear)

/* --- telling --- */

static void
add_approval (JsonBuilder *builder,
              StudioSnapshot *snapshot)
{
  g_autofree char *change = studio_approval_tell_change (snapshot);
  StudioApproval approval;

  if (!studio_approval_get (studio_snapshot_get_json (snapshot), &approval))
    return;
  json_builder_set_member_name (builder, "approval");
  json_builder_begin_object (builder);
  studio_cli_json_boolean (builder, "holds", change == NULL);
  studio_cli_json_text (builder, "by", approval.by);
  studio_cli_json_text (builder, "role", studio_role_get_id (approval.role));
  studio_cli_json_text (builder, "at", approval.at);
  studio_cli_json_text (builder, "digest", approval.digest);
  if (change != NULL)
    studio_cli_json_text (builder, "change", change);
  json_builder_end_object (builder);
}

static void
add_log (JsonBuilder *builder,
         JsonNode *root)
{
  studio_cli_json_array (builder, "log");
  for (guint i = 0; i < studio_review_log_count (root); i++) {
    StudioReviewEntry entry;

    studio_review_log_get (root, i, &entry);
    json_builder_begin_object (builder);
    studio_cli_json_text (builder, "kind", entry.known ? studio_deed_get_id (entry.deed) : "unknown");
    studio_cli_json_text (builder, "by", entry.by);
    studio_cli_json_text (builder, "role", studio_role_get_id (entry.role));
    studio_cli_json_text (builder, "at", entry.at);
    studio_cli_json_text (builder, "note", entry.note);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

void
studio_cli_review_add_json (JsonBuilder *builder,
                            StudioSnapshot *snapshot)
{
  g_autofree char *digest = studio_approval_digest (snapshot);

  json_builder_begin_object (builder);
  studio_cli_json_text (builder, "state", studio_post_stage_get_id (studio_post_stage_get (snapshot)));
  studio_cli_json_text (builder, "digest", digest);
  add_approval (builder, snapshot);
  add_log (builder, studio_snapshot_get_json (snapshot));
  json_builder_end_object (builder);
}

static void
print_json (StudioSnapshot *snapshot)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  studio_cli_review_add_json (builder, snapshot);
  studio_cli_print_json (json_builder_get_root (builder));
}

static void
print_lines (StudioSnapshot *snapshot)
{
  g_autofree char *story = studio_door_tell (snapshot), *note = studio_door_tell_note (snapshot), *change = studio_approval_tell_change (snapshot);
  g_autofree char *digest = studio_approval_digest (snapshot);

  studio_cli_printf ("%s\n", studio_post_stage_get_name (studio_post_stage_get (snapshot)));
  if (change != NULL)
    studio_cli_printf (_ ("The approval no longer holds. %s\n"), change);
  if (*story != '\0')
    studio_cli_printf ("%s\n", story);
  if (note != NULL)
    studio_cli_printf ("“%s”\n", note);
  studio_cli_printf ("%s %s\n", _ ("Fingerprint:"), digest);
}

/* --- doing --- */

/** Review: a post, and what is found in it if somebody wants to know. */
typedef struct
{
  const char *path;
  StudioPost *post;
  StudioSnapshot *snapshot;
  StudioChecker *checker; /* (nullable) */
  StudioProfile *profile; /* (nullable) */
  GPtrArray *findings;    /* (nullable) */
} Review;

static void
review_clear (Review *review)
{
  g_clear_object (&review->post);
  g_clear_pointer (&review->snapshot, studio_snapshot_unref);
  g_clear_pointer (&review->checker, studio_checker_unref);
  g_clear_pointer (&review->profile, studio_profile_unref);
  g_clear_pointer (&review->findings, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Review, review_clear)

static StudioCliExit
check (Review *review,
       const ReviewOptions *options)
{
  StudioCliExit code = STUDIO_CLI_USAGE;
  StudioPostCheck order = { .snapshot = review->snapshot, .settled_too = TRUE };
  GError *error = NULL;

  order.profile = review->profile = studio_cli_find_profile (options->profile, &code);
  if (review->profile == NULL)
    return code;
  order.checker = review->checker = studio_cli_checker_new ();
  studio_brand_get_today (&order.today);
  review->findings = studio_post_check_run (&order, NULL, &error);
  if (review->findings == NULL)
    return studio_cli_fail_error (STUDIO_CLI_INPUT, review->path, error);
  studio_cli_tell_notices (review->checker);
  return STUDIO_CLI_DONE;
}

/* Puts @root into the file. */
static gboolean
write_post (Review *review,
            JsonNode *root,
            GError **error)
{
  g_autoptr (StudioHistory) history = studio_history_new (review->post);
  g_autoptr (GBytes) thumbnail = NULL;
  g_autoptr (StudioSnapshot) safe = NULL;

  studio_door_note (history, root);
  g_clear_pointer (&review->snapshot, studio_snapshot_unref);
  review->snapshot = studio_post_snapshot (review->post);
  thumbnail = studio_thumbnail_new (review->snapshot, STUDIO_DOCUMENT_THUMBNAIL, NULL);
  safe = studio_obscure_bake (review->snapshot, NULL, error);
  if (safe == NULL || !studio_package_write (safe, thumbnail, review->path, error))
    return FALSE;
  /* what is told from here on is what stands in the file */
  studio_snapshot_unref (review->snapshot);
  review->snapshot = g_steal_pointer (&safe);
  return TRUE;
}

static StudioCliExit
act (Review *review,
     const ReviewOptions *options,
     StudioDeed deed)
{
  g_autoptr (StudioSelf) self = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (JsonNode) root = NULL;
  StudioRole role = STUDIO_ROLE_OPD;
  StudioDoorOrder order = { .deed = deed, .note = options->send_back != NULL ? options->send_back : options->note, .editor_approves = TRUE, .now = now };
  GError *error = NULL;

  if (options->role != NULL && !studio_role_from_id (options->role, &role))
    return studio_cli_fail (STUDIO_CLI_USAGE, options->role, _ ("There is no such role. Take opd, editor or head."));
  order.self = self = studio_self_new (options->by, options->post, NULL, role);
  order.findings = review->findings;
  order.profile = review->profile;
  root = studio_door_pass (review->snapshot, &order, &error);
  if (root == NULL)
    return studio_cli_fail_error (STUDIO_CLI_FOUND, review->path, error);
  return write_post (review, root, &error) ? STUDIO_CLI_DONE : studio_cli_fail_error (STUDIO_CLI_OUTPUT, review->path, error);
}

static StudioCliExit
write_sheet (const Review *review,
             const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  const StudioReviewOrder order = { review->snapshot, review->findings, review->checker->platforms, review->profile, NULL, now, TRUE };
  g_autoptr (StudioReview) sheet = studio_review_new (&order);
  g_autoptr (GBytes) pdf = NULL;
  GError *error = NULL;

  pdf = studio_review_to_pdf (sheet, review->snapshot, NULL, &error);
  if (pdf == NULL || !studio_file_write (path, pdf, &error))
    return studio_cli_fail_error (STUDIO_CLI_OUTPUT, path, error);
  return STUDIO_CLI_DONE;
}

/* --- the command --- */

/* Returns: FALSE if more than one was asked for. @any: (out): whether one was */
static gboolean
read_deed (const ReviewOptions *options,
           StudioDeed *deed,
           gboolean *any)
{
  const gboolean asked[] = {
    [STUDIO_DEED_ASK] = options->ask,
    [STUDIO_DEED_APPROVE] = options->approve,
    [STUDIO_DEED_RETURN] = options->send_back != NULL,
    [STUDIO_DEED_WITHDRAW] = options->withdraw,
  };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++) {
    if (asked[i])
      *deed = (StudioDeed) i;
    n += asked[i];
  }
  *any = n > 0;
  return n <= 1;
}

static StudioCliExit
review_post (const char *path,
             const ReviewOptions *options)
{
  g_auto (Review) review = { .path = path };
  g_autofree char *notice = NULL;
  StudioCliExit code = STUDIO_CLI_DONE;
  StudioDeed deed = STUDIO_DEED_ASK;
  GError *error = NULL;
  gboolean any;

  if (!read_deed (options, &deed, &any))
    return studio_cli_fail (STUDIO_CLI_USAGE, "review", _ ("Only one of --ask, --approve, --return and --withdraw can be done at a time."));
  review.post = studio_package_read (path, &notice, &error);
  if (review.post == NULL)
    return studio_cli_fail_error (STUDIO_CLI_INPUT, path, error);
  if (notice != NULL)
    studio_cli_warn (path, notice);
  review.snapshot = studio_post_snapshot (review.post);
  if (options->sheet != NULL || (any && deed == STUDIO_DEED_APPROVE))
    code = check (&review, options);
  if (code == STUDIO_CLI_DONE && any)
    code = act (&review, options, deed);
  if (code == STUDIO_CLI_DONE && options->sheet != NULL)
    code = write_sheet (&review, options->sheet);
  if (code != STUDIO_CLI_DONE)
    return code;
  if (options->json)
    print_json (review.snapshot);
  else
    print_lines (review.snapshot);
  return STUDIO_CLI_DONE;
}

static StudioCliExit
run_review (const char *const *argv)
{
  g_auto (ReviewOptions) options = { 0 };
  const GOptionEntry entries[] = {
    { "ask", 0, 0, G_OPTION_ARG_NONE, &options.ask, N_ ("Ask for approval"), NULL },
    { "approve", 0, 0, G_OPTION_ARG_NONE, &options.approve, N_ ("Approve; needs --role head or editor"), NULL },
    { "return", 0, 0, G_OPTION_ARG_FILENAME, &options.send_back, N_ ("Return it and say what is to be changed; needs --role head or editor"), N_ ("NOTE") },
    { "withdraw", 0, 0, G_OPTION_ARG_NONE, &options.withdraw, N_ ("Take the request or the approval back"), NULL },
    { "by", 0, 0, G_OPTION_ARG_FILENAME, &options.by, N_ ("Who does it"), N_ ("NAME") },
    { "role", 0, 0, G_OPTION_ARG_FILENAME, &options.role, N_ ("As what: opd, editor or head"), N_ ("ROLE") },
    { "post", 0, 0, G_OPTION_ARG_FILENAME, &options.post, N_ ("The person's post in the office"), N_ ("TEXT") },
    { "note", 0, 0, G_OPTION_ARG_FILENAME, &options.note, N_ ("What to write to it; why, if required findings are open"), N_ ("TEXT") },
    { "profile", 0, 0, G_OPTION_ARG_FILENAME, &options.profile, N_ ("How strict: ketat, biasa, latihan, your own or a file"), N_ ("ID|FILE") },
    { "sheet", 0, 0, G_OPTION_ARG_FILENAME, &options.sheet, N_ ("Write the approval sheet, to print and sign"), N_ ("FILE.pdf") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("Print one JSON document"), NULL },
    { NULL }
  };
  g_auto (GStrv) operands = NULL;
  StudioCliExit code;

  if (!studio_cli_options_parse (&studio_cli_review, entries, argv, 1, &operands, &code))
    return code;
  return review_post (operands[0], &options);
}

const StudioCliCommand studio_cli_review = {
  "review", N_ ("POST.pemda [--ask|--approve|--return NOTE|--withdraw] [--by NAME] [--role ROLE] [--sheet FILE.pdf] [--json]"), N_ ("Tells how far a post has come on its way out, or takes it one step further."), TRUE, run_review
};
