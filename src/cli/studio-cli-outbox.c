#include "config.h"

#include "studio-cli-outbox.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-cli-json.h"
#include "studio-cli-options.h"
#include "studio-cli-report.h"
#include "studio-cli-shelf.h"
#include "studio-moment.h"
#include "studio-outbox-bell.h"
#include "studio-outbox-lock.h"
#include "studio-publish-job.h"
#include "studio-publish-note.h"
#include "studio-publish-queue.h"

/** OutboxOptions: as they were written. @operands: NULL-terminated */
typedef struct
{
  char **operands;
  gboolean run;
  gboolean json;
  gboolean absent;
} OutboxOptions;

/* --- in words --- */

const char *
studio_cli_outbox_word (const StudioOutboxTarget *target)
{
  static const char *const words[] = {
    [STUDIO_OUTBOX_QUEUED] = N_ ("waits for its time"),
    [STUDIO_OUTBOX_UPLOADING] = N_ ("is being uploaded"),
    [STUDIO_OUTBOX_READY] = N_ ("uploaded, not visible yet"),
    [STUDIO_OUTBOX_COMMITTING] = N_ ("is being published"),
    [STUDIO_OUTBOX_PUBLISHED] = N_ ("published"),
    [STUDIO_OUTBOX_RETRY_WAIT] = N_ ("is tried again later"),
    [STUDIO_OUTBOX_NEEDS_LOGIN] = N_ ("the account has to be signed in"),
    [STUDIO_OUTBOX_REJECTED] = N_ ("refused"),
    [STUDIO_OUTBOX_UNCERTAIN] = N_ ("not certain, look there"),
    [STUDIO_OUTBOX_PAUSED] = N_ ("waits for your word"),
    [STUDIO_OUTBOX_SKIPPED] = N_ ("skipped"),
    [STUDIO_OUTBOX_HANDOFF] = N_ ("is uploaded by hand"),
    [STUDIO_OUTBOX_PUBLISHED_MANUAL] = N_ ("published, as somebody said"),
    [STUDIO_OUTBOX_CANCELLED] = N_ ("cancelled"),
  };

  if (studio_publish_is_handed_in (target))
    return _ ("handed in, an editor publishes it");
  return (gsize) target->state < G_N_ELEMENTS (words) ? _ (words[target->state]) : "";
}

static char *
format_time (gint64 at,
             int offset)
{
  g_autofree char *text = studio_moment_format (at, offset);
  const char *zone = studio_zone_get_name (offset);

  return g_strdup_printf ("%.10s %.5s %s", text, text + 11, *zone != '\0' ? zone : text + 19);
}

static gboolean
is_waiting (const StudioOutboxTarget *target)
{
  return target->state == STUDIO_OUTBOX_QUEUED || target->state == STUDIO_OUTBOX_READY || target->state == STUDIO_OUTBOX_RETRY_WAIT;
}

void
studio_cli_outbox_print (const StudioOutboxTarget *target)
{
  const char *account = studio_publish_get_account_name (target);
  g_autofree char *at = target->not_before > 0 && is_waiting (target) ? format_time (target->not_before, target->zone) : NULL;

  studio_cli_printf ("%.8s  %s %s · %s · %s", target->id, target->platform, account != NULL ? account : target->account, studio_publish_get_title (target), studio_cli_outbox_word (target));
  if (at != NULL)
    studio_cli_printf (" · %s", at);
  if (target->permalink != NULL && *target->permalink != '\0')
    studio_cli_printf (" · %s", target->permalink);
  if (target->message != NULL && target->state != STUDIO_OUTBOX_PUBLISHED)
    studio_cli_printf (" · %s", target->message);
  studio_cli_print ("\n");
}

static void
add_time (JsonBuilder *builder,
          const char *name,
          gint64 at,
          int offset)
{
  g_autofree char *text = at > 0 ? studio_moment_format (at, offset) : NULL;

  studio_cli_json_text (builder, name, text);
}

void
studio_cli_outbox_add_json (JsonBuilder *builder,
                            const StudioOutboxTarget *target)
{
  json_builder_begin_object (builder);
  studio_cli_json_text (builder, "id", target->id);
  studio_cli_json_text (builder, "post", target->post);
  studio_cli_json_text (builder, "title", studio_publish_get_title (target));
  studio_cli_json_text (builder, "account", target->account);
  studio_cli_json_text (builder, "name", studio_publish_get_account_name (target));
  studio_cli_json_text (builder, "platform", target->platform);
  studio_cli_json_text (builder, "state", studio_outbox_state_get_name (target->state));
  studio_cli_json_boolean (builder, "handed_in", studio_publish_is_handed_in (target));
  studio_cli_json_text (builder, "remote_id", target->remote_id);
  studio_cli_json_text (builder, "link", target->permalink);
  studio_cli_json_text (builder, "code", target->code);
  studio_cli_json_text (builder, "message", target->message);
  studio_cli_json_text (builder, "detail", target->detail);
  add_time (builder, "at", target->not_before, target->zone);
  add_time (builder, "next_try", is_waiting (target) ? target->next_try : 0, target->zone);
  studio_cli_json_number (builder, "tries", target->tries);
  json_builder_end_object (builder);
}

StudioCliExit
studio_cli_outbox_judge (GPtrArray *targets)
{
  StudioCliExit code = STUDIO_CLI_DONE;

  for (guint i = 0; i < targets->len; i++) {
    const StudioOutboxTarget *target = g_ptr_array_index (targets, i);

    if (target->state == STUDIO_OUTBOX_UNCERTAIN || target->state == STUDIO_OUTBOX_COMMITTING || (target->state == STUDIO_OUTBOX_PAUSED && g_strcmp0 (target->code, "late") == 0))
      return STUDIO_CLI_UNCERTAIN;
    if (target->state == STUDIO_OUTBOX_RETRY_WAIT || target->state == STUDIO_OUTBOX_NEEDS_LOGIN || target->state == STUDIO_OUTBOX_REJECTED || target->state == STUDIO_OUTBOX_PAUSED)
      code = STUDIO_CLI_NETWORK;
  }
  return code;
}

/* --- sending --- */

/** Sending: what is sent now. @ids: (nullable): only these targets */
typedef struct
{
  StudioCliSender *sender;
  const char *const *ids;
} Sending;

static StudioOutboxAccount *
find_account (const StudioOutboxTarget *target,
              gpointer data,
              GError **error)
{
  Sending *sending = data;
  StudioPublishAccount *account = studio_cli_sender_get (sending->sender, target->account);

  if (account == NULL) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("The account is not there any more. Add it again, or skip this post."));
    return NULL;
  }
  return studio_publish_keys_open (sending->sender->keys, account, sending->sender->accounts, NULL, error);
}

static void
learnt (const StudioOutboxTarget *target,
        JsonNode *settings,
        gpointer data)
{
  StudioCliSender *sender = ((Sending *) data)->sender;
  StudioPublishAccount *account = studio_cli_sender_get (sender, target->account);
  StudioRecord *record = studio_cli_sender_get_record (sender, target->account);
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&account->settings, json_node_unref);
  account->settings = json_node_ref (settings);
  root = studio_publish_account_write (account, record->root);
  if (!studio_cli_sender_save (sender, account, root, &error))
    studio_cli_warn (account->name, error->message);
}

static gboolean
wants (const StudioOutboxTarget *target,
       gpointer data)
{
  Sending *sending = data;
  const StudioPublishAccount *account = studio_cli_sender_get (sending->sender, target->account);

  return (sending->ids == NULL || g_strv_contains (sending->ids, target->id)) && (account == NULL || !account->paused);
}

gboolean
studio_cli_outbox_note (StudioLibrary *library,
                        StudioOutboxFile *store)
{
  GAsyncResult *waiting = NULL;
  g_autoptr (GAsyncResult) answer = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  GError *error = NULL;
  gboolean noted;

  studio_publish_note_async (library, STUDIO_OUTBOX_STORE (store), NULL, NULL, studio_cli_answered_cb, &waiting);
  answer = studio_cli_wait_for (&waiting);
  noted = studio_publish_note_finish (library, answer, &problems, &error);
  for (guint i = 0; i < problems->len; i++)
    studio_cli_warn (NULL, g_ptr_array_index (problems, i));
  if (!noted)
    studio_cli_fail_error (STUDIO_CLI_OUTPUT, "outbox", error);
  return noted;
}

gboolean
studio_cli_outbox_send (StudioCliSender *sender,
                        StudioOutboxFile *store,
                        const char *const *ids)
{
  g_autofree char *owner = g_uuid_string_random ();
  Sending sending = { sender, ids };
  const StudioOutboxRun run = { .store = STUDIO_OUTBOX_STORE (store), .owner = owner, .rules = sender->rules, .find = find_account, .wants = wants, .learnt = learnt, .data = &sending };
  GError *error = NULL;

  if (!studio_outbox_recover_all (run.store, &error) || !studio_outbox_run_all (&run, NULL, NULL, &error)) {
    studio_cli_fail_error (STUDIO_CLI_OUTPUT, "outbox", error);
    return FALSE;
  }
  return studio_cli_outbox_note (sender->library, store);
}

/* --- list and run --- */

static void
print_all (GPtrArray *targets,
           gboolean json)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!json) {
    for (guint i = 0; i < targets->len; i++)
      studio_cli_outbox_print (g_ptr_array_index (targets, i));
    return;
  }
  builder = json_builder_new ();
  json_builder_begin_array (builder);
  for (guint i = 0; i < targets->len; i++)
    studio_cli_outbox_add_json (builder, g_ptr_array_index (targets, i));
  json_builder_end_array (builder);
  studio_cli_print_json (json_builder_get_root (builder));
}

static gboolean
send_due (StudioLibrary *library,
          StudioOutboxFile *store,
          StudioCliExit *code)
{
  GError *error = NULL;
  g_autoptr (StudioOutboxLock) lock = studio_outbox_lock_take (studio_library_get_folder (library), &error);
  g_autoptr (StudioCliSender) sender = NULL;

  if (lock == NULL) {
    *code = studio_cli_fail_error (STUDIO_CLI_OUTPUT, "outbox", error);
    return FALSE;
  }
  sender = studio_cli_sender_new (library, code);
  if (sender == NULL)
    return FALSE;
  *code = STUDIO_CLI_OUTPUT;
  if (!studio_publish_put_away (store, &error)) {
    studio_cli_fail_error (STUDIO_CLI_OUTPUT, "outbox", error);
    return FALSE;
  }
  return studio_cli_outbox_send (sender, store, NULL);
}

/* --- a person's word --- */

/* Returns: (transfer full) (nullable): NULL after saying that there is none, or more than one */
static StudioOutboxTarget *
find_target (StudioOutboxFile *store,
             const char *id)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) targets = studio_outbox_store_list (STUDIO_OUTBOX_STORE (store), &error);
  const StudioOutboxTarget *found = NULL;
  guint n = 0;

  if (targets == NULL) {
    studio_cli_fail_error (STUDIO_CLI_INPUT, "outbox", error);
    return NULL;
  }
  for (guint i = 0; i < targets->len; i++) {
    const StudioOutboxTarget *target = g_ptr_array_index (targets, i);

    if (g_str_equal (target->id, id) || (strlen (id) >= 4 && g_str_has_prefix (target->id, id))) {
      found = target;
      n++;
    }
  }
  if (n == 1)
    return studio_outbox_target_copy (found);
  studio_cli_fail (STUDIO_CLI_USAGE, id, _ ("This is not in the outbox. Read “pemda outbox” for the ids."));
  return NULL;
}

/* Returns: FALSE for a word that is none */
static gboolean
read_word (const char *what,
           const StudioOutboxTarget *target,
           StudioOutboxWord *word)
{
  if (g_str_equal (what, "retry"))
    *word = target->state == STUDIO_OUTBOX_UNCERTAIN ? STUDIO_OUTBOX_SAY_AGAIN : STUDIO_OUTBOX_SAY_GO;
  else if (g_str_equal (what, "skip"))
    *word = STUDIO_OUTBOX_SAY_SKIP;
  else if (g_str_equal (what, "published"))
    *word = STUDIO_OUTBOX_SAY_THERE;
  else if (g_str_equal (what, "cancel"))
    *word = STUDIO_OUTBOX_SAY_CANCEL;
  else
    return FALSE;
  return TRUE;
}

static StudioCliExit
say (StudioLibrary *library,
     StudioOutboxFile *store,
     const OutboxOptions *options,
     StudioOutboxTarget *target)
{
  g_autoptr (StudioOutboxTarget) before = studio_outbox_target_copy (target);
  const char *what = options->operands[0], *link = options->operands[2];
  StudioOutboxWord word;
  GError *error = NULL;

  read_word (what, target, &word);
  if (word == STUDIO_OUTBOX_SAY_AGAIN && !options->absent)
    return studio_cli_fail (STUDIO_CLI_UNCERTAIN, options->operands[1], _ ("It may be visible already. Look there, and if it is not, say so with --absent."));
  if (link != NULL && !studio_address_may_open (link))
    return studio_cli_fail (STUDIO_CLI_USAGE, link, _ ("This is no web address. Paste the whole link; it begins with “https://”."));
  if (!studio_outbox_say (target, word, link, g_get_real_time () / G_USEC_PER_SEC))
    return studio_cli_fail (STUDIO_CLI_USAGE, options->operands[1], _ ("Its state does not allow this: %s."), studio_cli_outbox_word (target));
  if (!studio_outbox_store_claim (STUDIO_OUTBOX_STORE (store), before, target, &error)) {
    if (error != NULL)
      return studio_cli_fail_error (STUDIO_CLI_OUTPUT, "outbox", error);
    return studio_cli_fail (STUDIO_CLI_OUTPUT, options->operands[1], _ ("Another program has just changed it. Try again."));
  }
  studio_outbox_bell_ring (studio_library_get_folder (library));
  if (!options->json)
    studio_cli_outbox_print (target);
  return word != STUDIO_OUTBOX_SAY_THERE || studio_cli_outbox_note (library, store) ? STUDIO_CLI_DONE : STUDIO_CLI_OUTPUT;
}

/* --- the command --- */

/* What waited for a person before waits still and is no news: only what the program itself was to go on with is judged. Returns: (transfer full) */
static GPtrArray *
take_news (GPtrArray *before,
           GPtrArray *targets)
{
  g_autoptr (GHashTable) open = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *news = g_ptr_array_new ();

  for (guint i = 0; i < before->len; i++) {
    StudioOutboxTarget *target = g_ptr_array_index (before, i);

    if (is_waiting (target) || target->state == STUDIO_OUTBOX_UPLOADING || target->state == STUDIO_OUTBOX_COMMITTING || target->state == STUDIO_OUTBOX_UNCERTAIN)
      g_hash_table_add (open, target->id);
  }
  for (guint i = 0; i < targets->len; i++) {
    if (g_hash_table_contains (open, ((StudioOutboxTarget *) g_ptr_array_index (targets, i))->id))
      g_ptr_array_add (news, g_ptr_array_index (targets, i));
  }
  return news;
}

static StudioCliExit
list_or_run (StudioLibrary *library,
             StudioOutboxFile *store,
             const OutboxOptions *options)
{
  StudioCliExit code = STUDIO_CLI_OUTPUT;
  GError *error = NULL;
  g_autoptr (GPtrArray) before = studio_outbox_store_list (STUDIO_OUTBOX_STORE (store), &error), targets = NULL, news = NULL;

  if (before != NULL && options->run && !send_due (library, store, &code))
    return code;
  if (before != NULL && options->run)
    studio_outbox_bell_ring (studio_library_get_folder (library));
  targets = before != NULL ? studio_outbox_store_list (STUDIO_OUTBOX_STORE (store), &error) : NULL;
  if (targets == NULL)
    return studio_cli_fail_error (STUDIO_CLI_INPUT, "outbox", error);
  print_all (targets, options->json);
  news = take_news (before, targets);
  return options->run ? studio_cli_outbox_judge (news) : STUDIO_CLI_DONE;
}

static StudioCliExit
run_with_library (StudioLibrary *library,
                  gpointer data)
{
  const OutboxOptions *options = data;
  GError *error = NULL;
  g_autoptr (StudioOutboxFile) store = studio_outbox_file_new (studio_library_get_folder (library), &error);
  g_autoptr (StudioOutboxTarget) target = NULL;
  StudioCliExit code;

  if (store == NULL)
    return studio_cli_fail_error (STUDIO_CLI_INPUT, "outbox", error);
  if (options->operands[0] == NULL)
    return list_or_run (library, store, options);
  target = find_target (store, options->operands[1]);
  if (target == NULL)
    return STUDIO_CLI_USAGE;
  code = say (library, store, options, target);
  return code == STUDIO_CLI_DONE && (options->run || options->json) ? list_or_run (library, store, options) : code;
}

static gboolean
is_right (char **operands)
{
  static const char *const words[] = { "retry", "skip", "cancel", NULL };
  guint n = g_strv_length (operands);

  return n == 0 || (n == 2 && g_strv_contains (words, operands[0])) || ((n == 2 || n == 3) && g_str_equal (operands[0], "published"));
}

static StudioCliExit
run_outbox (const char *const *argv)
{
  OutboxOptions options = { 0 };
  const GOptionEntry entries[] = {
    { "run", 0, 0, G_OPTION_ARG_NONE, &options.run, N_ ("Send what is due, and take up again what was interrupted"), NULL },
    { "absent", 0, 0, G_OPTION_ARG_NONE, &options.absent, N_ ("With retry: you have looked, and the post is not there"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("Write JSON to stdout"), NULL },
    { NULL }
  };
  g_auto (GStrv) operands = NULL;
  StudioCliExit code;

  if (!studio_cli_options_parse (&studio_cli_outbox, entries, argv, STUDIO_CLI_ANY, &operands, &code))
    return code;
  if (!is_right (operands))
    return studio_cli_fail (STUDIO_CLI_USAGE, operands[0], _ ("There is no such thing to do with the outbox. Say retry, skip or cancel with an id, or published with an id and a link."));
  options.operands = operands;
  return studio_cli_with_any_library (run_with_library, &options);
}

const StudioCliCommand studio_cli_outbox = {
  "outbox", N_ ("[--run] [--json] | retry|skip|cancel ID | published ID [LINK]"), N_ ("Lists what waits to be published or was, sends what is due, and takes your word for it."), TRUE, run_outbox
};
