#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "studio-cli-checker.h"
#include "studio-cli-findings.h"
#include "studio-cli-gate.h"
#include "studio-cli-json.h"
#include "studio-cli-options.h"
#include "studio-cli-outbox.h"
#include "studio-cli-post.h"
#include "studio-cli-report.h"
#include "studio-cli-shelf.h"
#include "studio-brand-edition.h"
#include "studio-date.h"
#include "studio-moment.h"
#include "studio-outbox-bell.h"
#include "studio-outbox-lock.h"
#include "studio-publish-queue.h"
#include "studio-x-cost.h"

/** PublishOptions: as they were written. @post: the file; @at: 0 at once; @zone: minutes ahead of UTC */
typedef struct
{
  const char *post;
  char *to;
  char *when;
  gint64 at;
  int zone;
  gboolean again;
  gboolean dry;
  gboolean json;
  StudioCliGate gate;
} PublishOptions;

static void
publish_options_clear (PublishOptions *options)
{
  g_free (options->to);
  g_free (options->when);
  studio_cli_gate_clear (&options->gate);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PublishOptions, publish_options_clear)

/** Work: what the command has together. @accounts: of the sender; @contents: as many; @targets: what the outbox is given */
typedef struct
{
  const PublishOptions *options;
  StudioSnapshot *snapshot;
  StudioCliSender *sender;
  GPtrArray *accounts;
  StudioChecker *checker;
  GPtrArray *contents;
  StudioGateAnswer *answer;
} Work;

static void
work_clear (Work *work)
{
  g_clear_pointer (&work->contents, g_ptr_array_unref);
  g_clear_pointer (&work->accounts, g_ptr_array_unref);
  g_clear_pointer (&work->sender, studio_cli_sender_free);
  g_clear_pointer (&work->answer, studio_gate_answer_free);
  g_clear_pointer (&work->checker, studio_checker_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

/* --- when --- */

/* "2026-11-25 09.00 WITA" */
static gboolean
parse_local (const char *text,
             gint64 *at,
             int *offset)
{
  static const char *const zones[] = { "WIB", "WITA", "WIT", NULL };
  g_auto (GStrv) words = g_strsplit (text, " ", 3);
  guint hour, minute;
  char end;
  GDate day;

  if (g_strv_length (words) != 3 || !g_strv_contains (zones, words[2]) || !studio_date_from_iso (words[0], &day))
    return FALSE;
  if (strlen (words[1]) != 5 || strspn (words[1], "0123456789.:") != 5 || (sscanf (words[1], "%2u.%2u%c", &hour, &minute, &end) != 2 && sscanf (words[1], "%2u:%2u%c", &hour, &minute, &end) != 2) ||
      hour > 23 || minute > 59)
    return FALSE;
  *offset = studio_zone_get_offset (words[2], 0);
  *at = studio_moment_from_day (&day, (int) (hour * 60 + minute), *offset);
  return TRUE;
}

static gboolean
read_when (PublishOptions *options)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  options->zone = studio_zone_get_offset (NULL, now);
  if (options->when == NULL)
    return TRUE;
  if (!studio_moment_parse (options->when, &options->at, &options->zone) && !parse_local (options->when, &options->at, &options->zone)) {
    studio_cli_fail (STUDIO_CLI_USAGE, "--at", _ ("This has to be a day, a time and a zone, such as “2026-11-25 09.00 WITA” or “2026-11-25T09:00:00+08:00”."));
    return FALSE;
  }
  if (options->at > now)
    return TRUE;
  studio_cli_fail (STUDIO_CLI_USAGE, "--at", _ ("This time has passed. Choose a later one, or leave --at out."));
  return FALSE;
}

/* --- who --- */

static StudioCliExit
find_accounts (Work *work)
{
  g_auto (GStrv) names = g_strsplit (work->options->to, ",", -1);
  GError *error = NULL;

  work->accounts = g_ptr_array_new ();
  for (guint i = 0; names[i] != NULL; i++) {
    StudioPublishAccount *account = studio_cli_sender_find (work->sender, g_strstrip (names[i]));

    if (account == NULL)
      return STUDIO_CLI_USAGE;
    if (!studio_publish_may (work->snapshot, account, &error))
      return studio_cli_fail_error (STUDIO_CLI_USAGE, account->name, error);
    if (!g_ptr_array_find (work->accounts, account, NULL))
      g_ptr_array_add (work->accounts, account);
  }
  return STUDIO_CLI_DONE;
}

/* --- the gate --- */

static StudioCliExit
pass_gate (Work *work)
{
  StudioCliExit code = STUDIO_CLI_USAGE;
  g_autoptr (StudioProfile) profile = studio_cli_find_profile (work->options->gate.profile, &code);
  g_autoptr (GPtrArray) findings = NULL, platforms = g_ptr_array_new ();
  StudioPostCheck order = { .snapshot = work->snapshot, .profile = profile, .settled_too = TRUE };
  GError *error = NULL;

  if (profile == NULL)
    return code;
  for (guint i = 0; i < work->accounts->len; i++) {
    const char *platform = ((const StudioPublishAccount *) g_ptr_array_index (work->accounts, i))->platform;

    if (!g_ptr_array_find_with_equal_func (platforms, platform, g_str_equal, NULL))
      g_ptr_array_add (platforms, (gpointer) platform);
  }
  g_ptr_array_add (platforms, NULL);
  order.platforms = (const char *const *) platforms->pdata;
  order.checker = work->checker = studio_cli_checker_new ();
  studio_brand_get_today (&order.today);
  findings = studio_post_check_run (&order, NULL, &error);
  if (findings == NULL)
    return studio_cli_fail_error (STUDIO_CLI_INPUT, work->options->post, error);
  studio_cli_tell_notices (work->checker);
  code = studio_cli_gate_judge (&work->options->gate, work->options->post, work->snapshot, findings, profile, &work->answer);
  if (code != STUDIO_CLI_DONE)
    return code;
  /* what only practises is shown to nobody */
  if (!studio_gate_lets_publish (work->answer))
    return studio_cli_fail (STUDIO_CLI_FOUND, work->options->post, "%s", work->answer->sentence);
  return STUDIO_CLI_DONE;
}

/* --- what is sent --- */

static StudioCliExit
make_contents (Work *work)
{
  g_autoptr (GHashTable) drawn = studio_pack_new_drawn ();
  const StudioPublishOrder order = { work->snapshot, work->checker->platforms, drawn };
  StudioCliExit code = STUDIO_CLI_DONE;

  work->contents = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_publish_content_free);
  for (guint i = 0; i < work->accounts->len; i++) {
    GError *error = NULL;
    StudioPublishContent *content = studio_publish_content_make (&order, g_ptr_array_index (work->accounts, i), NULL, &error);

    if (content == NULL)
      return studio_cli_fail_error (STUDIO_CLI_INPUT, work->options->post, error);
    g_ptr_array_add (work->contents, content);
    for (guint k = 0; k < content->problems->len; k++) {
      studio_cli_warn (work->options->post, g_ptr_array_index (content->problems, k));
      code = STUDIO_CLI_FOUND;
    }
  }
  return code;
}

static void
add_alts (JsonBuilder *builder,
          const StudioOutgoing *outgoing)
{
  studio_cli_json_array (builder, "pictures");
  for (guint i = 0; i < outgoing->pictures->len; i++) {
    const StudioOutgoingPicture *picture = g_ptr_array_index (outgoing->pictures, i);

    json_builder_begin_object (builder);
    studio_cli_json_number (builder, "width", picture->width);
    studio_cli_json_number (builder, "height", picture->height);
    studio_cli_json_number (builder, "bytes", (double) g_bytes_get_size (picture->bytes));
    studio_cli_json_text (builder, "alt", picture->alt);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
tell_content_json (Work *work)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  studio_cli_json_boolean (builder, "dry_run", TRUE);
  studio_cli_json_array (builder, "targets");
  for (guint i = 0; i < work->accounts->len; i++) {
    const StudioPublishAccount *account = g_ptr_array_index (work->accounts, i);
    const StudioPublishContent *content = g_ptr_array_index (work->contents, i);

    json_builder_begin_object (builder);
    studio_cli_json_text (builder, "account", account->id);
    studio_cli_json_text (builder, "name", account->name);
    studio_cli_json_text (builder, "platform", account->platform);
    studio_cli_json_text (builder, "format", content->format->id);
    studio_cli_json_text (builder, "title", content->outgoing->title);
    studio_cli_json_text (builder, "caption", content->outgoing->caption);
    studio_cli_json_number (builder, "caption_length", content->measure.count);
    studio_cli_json_number (builder, "caption_max", content->measure.max);
    studio_cli_json_number (builder, "cost_usd", studio_publish_content_get_cost (content, account) / 100);
    add_alts (builder, content->outgoing);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  studio_cli_print_json (json_builder_get_root (builder));
}

static void
tell_content (const StudioPublishAccount *account,
              const StudioPublishContent *content)
{
  const StudioOutgoing *outgoing = content->outgoing;

  studio_cli_printf ("%s (%s): %s, ", account->name, account->platform, content->format->id);
  studio_cli_printf (g_dngettext (GETTEXT_PACKAGE, "%u picture, %u kB", "%u pictures, %u kB", outgoing->pictures->len), outgoing->pictures->len,
                     (guint) ((studio_publish_content_get_bytes (content) + 999) / 1000));
  studio_cli_print (" · ");
  if (content->measure.max > 0)
    studio_cli_printf (_ ("caption of %d characters, at most %d"), content->measure.count, content->measure.max);
  else
    studio_cli_printf (_ ("caption of %d characters"), content->measure.count);
  studio_cli_print ("\n");
  for (guint i = 0; i < outgoing->pictures->len; i++) {
    const StudioOutgoingPicture *picture = g_ptr_array_index (outgoing->pictures, i);

    studio_cli_printf ("  %u: %d × %d px · %s\n", i + 1, picture->width, picture->height, picture->alt != NULL ? picture->alt : _ ("without a description"));
  }
}

/* Said before anything is sent, too. */
static void
tell_cost (Work *work)
{
  for (guint i = 0; i < work->accounts->len; i++) {
    const StudioPublishAccount *account = g_ptr_array_index (work->accounts, i);
    const StudioPublishContent *content = g_ptr_array_index (work->contents, i);
    double cents = studio_publish_content_get_cost (content, account);

    if (cents <= 0)
      continue;
    studio_cli_printf (_ ("%s: sending it costs US$%.3f of the application's credit"), account->name, cents / 100);
    if (content->measure.marks.links > 0)
      studio_cli_printf (_ (" (without a web address in the caption US$%.3f)"), (cents - studio_x_cost (TRUE, 0) + studio_x_cost (FALSE, 0)) / 100);
    studio_cli_print ("\n");
  }
}

static StudioCliExit
tell_contents (Work *work)
{
  if (work->options->json) {
    tell_content_json (work);
    return STUDIO_CLI_DONE;
  }
  for (guint i = 0; i < work->accounts->len; i++)
    tell_content (g_ptr_array_index (work->accounts, i), g_ptr_array_index (work->contents, i));
  tell_cost (work);
  studio_cli_printf ("%s\n", _ ("Nothing was sent."));
  return STUDIO_CLI_DONE;
}

/* --- sending --- */

static const char *
get_post_id (Work *work)
{
  const char *id = studio_json_peek_string (json_node_get_object (studio_snapshot_get_json (work->snapshot)), "id");

  return id != NULL ? id : "";
}

/* Nobody posts twice by asking twice. */
static StudioCliExit
refuse_same (Work *work,
             StudioOutboxFile *store)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) present = studio_outbox_store_list_all (STUDIO_OUTBOX_STORE (store), &error);

  if (present == NULL)
    return studio_cli_fail_error (STUDIO_CLI_INPUT, "outbox", error);
  for (guint i = 0; !work->options->again && i < work->accounts->len; i++) {
    const StudioPublishAccount *account = g_ptr_array_index (work->accounts, i);
    const StudioOutboxTarget *same = studio_publish_find_same (present, get_post_id (work), account->id);

    if (same != NULL)
      return studio_cli_fail (STUDIO_CLI_USAGE, account->name, _ ("This post is in the outbox for this account already (%.8s: %s). Nothing was sent; say --again to send it once more."), same->id, studio_cli_outbox_word (same));
    if (studio_publish_is_told (work->snapshot, account))
      return studio_cli_fail (STUDIO_CLI_USAGE, account->name, _ ("The post was published there already, as is written in it. Nothing was sent; say --again to send it once more."));
  }
  if (!studio_publish_replace_refused (STUDIO_OUTBOX_STORE (store), present, get_post_id (work), work->accounts, &error))
    return studio_cli_fail_error (STUDIO_CLI_OUTPUT, "outbox", error);
  return STUDIO_CLI_DONE;
}

/* Returns: (transfer full) (nullable): the ids of what was queued */
static GStrv
queue (Work *work,
       StudioOutboxFile *store,
       GError **error)
{
  g_autofree char *path = g_canonicalize_filename (work->options->post, NULL);
  const StudioPublishQueue queue = { work->accounts, work->contents, get_post_id (work), path, work->options->at, work->options->zone };

  return studio_publish_queue_add (&queue, store, error);
}

static void
tell_results_json (GPtrArray *targets,
                   guint n_published)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  studio_cli_json_number (builder, "published", n_published);
  studio_cli_json_array (builder, "targets");
  for (guint i = 0; i < targets->len; i++)
    studio_cli_outbox_add_json (builder, g_ptr_array_index (targets, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  studio_cli_print_json (json_builder_get_root (builder));
}

static StudioCliExit
tell_results (Work *work,
              StudioOutboxFile *store,
              const char *const *ids)
{
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_outbox_target_free);
  guint n_published = 0, n_scheduled = 0;

  for (guint i = 0; ids[i] != NULL; i++) {
    GError *error = NULL;
    StudioOutboxTarget *target = studio_outbox_store_load (STUDIO_OUTBOX_STORE (store), ids[i], &error);

    if (target == NULL)
      return studio_cli_fail_error (STUDIO_CLI_OUTPUT, "outbox", error);
    g_ptr_array_add (targets, target);
    n_published += target->state == STUDIO_OUTBOX_PUBLISHED && !studio_publish_is_handed_in (target);
    n_scheduled += target->state == STUDIO_OUTBOX_QUEUED && target->not_before > 0;
  }
  if (work->options->json) {
    tell_results_json (targets, n_published);
    return studio_cli_outbox_judge (targets);
  }
  for (guint i = 0; i < targets->len; i++)
    studio_cli_outbox_print (g_ptr_array_index (targets, i));
  if (n_scheduled > 0)
    studio_cli_printf ("%s\n", _ ("It goes out at that time if Pemda Studio is open or waits in the background, or when “pemda outbox --run” runs then."));
  else
    studio_cli_printf (_ ("%u of %u published\n"), n_published, targets->len);
  return studio_cli_outbox_judge (targets);
}

static StudioCliExit
send_all (Work *work)
{
  const char *folder = studio_library_get_folder (work->sender->library);
  GError *error = NULL;
  g_autoptr (StudioOutboxLock) lock = studio_outbox_lock_take (folder, &error);
  g_autoptr (StudioOutboxFile) store = lock != NULL ? studio_outbox_file_new (folder, &error) : NULL;
  g_auto (GStrv) ids = NULL;
  StudioCliExit code;

  if (store == NULL)
    return studio_cli_fail_error (STUDIO_CLI_OUTPUT, "outbox", error);
  code = refuse_same (work, store);
  /* the reason is in the file before anybody can see the post */
  if (code == STUDIO_CLI_DONE)
    code = studio_cli_gate_record (&work->options->gate, work->options->post, STUDIO_RELEASE_PUBLISH, work->answer);
  if (code != STUDIO_CLI_DONE)
    return code;
  if (!work->options->json)
    tell_cost (work);
  ids = queue (work, store, &error);
  if (ids == NULL)
    return studio_cli_fail_error (STUDIO_CLI_OUTPUT, "outbox", error);
  studio_outbox_bell_ring (folder);
  if (work->options->at == 0 && !studio_cli_outbox_send (work->sender, store, (const char *const *) ids))
    return STUDIO_CLI_OUTPUT;
  return tell_results (work, store, (const char *const *) ids);
}

/* --- the command --- */

static StudioCliExit
run_with_library (StudioLibrary *library,
                  gpointer data)
{
  const PublishOptions *options = data;
  const StudioCliPostOptions content = { .use = STUDIO_CLI_CONTENT_TO_DRAW };
  StudioCliExit code = STUDIO_CLI_INPUT;
  g_autoptr (StudioPost) post = studio_cli_post_open (options->post, &content, &code);
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_auto (Work) work = { .options = options };

  if (post == NULL)
    return code;
  work.snapshot = snapshot = studio_post_snapshot (post);
  work.sender = studio_cli_sender_new (library, &code);
  if (work.sender == NULL)
    return code;
  code = find_accounts (&work);
  if (code == STUDIO_CLI_DONE)
    code = pass_gate (&work);
  if (code == STUDIO_CLI_DONE)
    code = make_contents (&work);
  if (code != STUDIO_CLI_DONE)
    return code;
  return options->dry ? tell_contents (&work) : send_all (&work);
}

static StudioCliExit
run_publish (const char *const *argv)
{
  g_auto (PublishOptions) options = { 0 };
  const GOptionEntry entries[] = {
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &options.to, N_ ("To these accounts, by id or name"), N_ ("ACCOUNT,…") },
    { "at", 0, 0, G_OPTION_ARG_FILENAME, &options.when, N_ ("Not before this time, such as “2026-11-25 09.00 WITA”"), N_ ("TIME") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry, N_ ("Send nothing; tell what would be sent"), NULL },
    { "again", 0, 0, G_OPTION_ARG_NONE, &options.again, N_ ("Send it although it was sent there already"), NULL },
    { "only-approved", 0, 0, G_OPTION_ARG_NONE, &options.gate.only_approved, N_ ("Send nothing that is not approved"), NULL },
    { "reason", 0, 0, G_OPTION_ARG_FILENAME, &options.gate.reason, N_ ("Why it goes out all the same; kept in the post"), N_ ("TEXT") },
    { "profile", 0, 0, G_OPTION_ARG_FILENAME, &options.gate.profile, N_ ("How strict: ketat, biasa, latihan, your own or a file"), N_ ("ID|FILE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("Write JSON to stdout"), NULL },
    { NULL }
  };
  g_auto (GStrv) operands = NULL;
  StudioCliExit code;

  if (!studio_cli_options_parse (&studio_cli_publish, entries, argv, 1, &operands, &code))
    return code;
  options.post = operands[0];
  options.gate.on = TRUE;
  if (options.to == NULL)
    return studio_cli_fail (STUDIO_CLI_USAGE, "--to", _ ("It is not said to which accounts. Add --to and their names; “pemda accounts list” tells them."));
  if (!studio_cli_post_is_file (options.post))
    return studio_cli_fail (STUDIO_CLI_USAGE, options.post, _ ("Only a finished post, a .pemda file, can be published."));
  if (!read_when (&options))
    return STUDIO_CLI_USAGE;
  return studio_cli_with_library (run_with_library, &options);
}

const StudioCliCommand studio_cli_publish = {
  "publish", N_ ("POST --to ACCOUNT,… [--at TIME] [--dry-run] [OPTION…]"), N_ ("Publishes a post on the office's accounts, once each."), TRUE, run_publish
};
