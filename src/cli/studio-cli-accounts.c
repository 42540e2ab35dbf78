#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-account-health.h"
#include "studio-cli-json.h"
#include "studio-cli-options.h"
#include "studio-cli-report.h"
#include "studio-cli-sender.h"
#include "studio-cli-shelf.h"
#include "studio-outbox-bell.h"
#include "studio-publish-queue.h"

/** AccountsOptions: as they were written. @what: what to do; @operands: what with, NULL-terminated */
typedef struct
{
  const char *what;
  char **operands;
  char *name;
  char *server;
  char *user;
  char *type;
  char **set;
  gboolean json;
} AccountsOptions;

static void
accounts_options_clear (AccountsOptions *options)
{
  g_free (options->name);
  g_free (options->server);
  g_free (options->user);
  g_free (options->type);
  g_strfreev (options->set);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccountsOptions, accounts_options_clear)

/* --- list --- */

static void
print_json (StudioCliSender *sender)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < sender->accounts->len; i++) {
    const StudioPublishAccount *account = g_ptr_array_index (sender->accounts, i);

    json_builder_begin_object (builder);
    studio_cli_json_text (builder, "id", account->id);
    studio_cli_json_text (builder, "platform", account->platform);
    studio_cli_json_text (builder, "name", account->name);
    studio_cli_json_text (builder, "address", account->address);
    studio_cli_json_text (builder, "type", account->personal ? "personal" : "opd");
    studio_cli_json_text (builder, "state", account->paused ? "paused" : "active");
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  studio_cli_print_json (json_builder_get_root (builder));
}

static void
print_account (const StudioPublishAccount *account)
{
  studio_cli_printf ("%.8s  %-10s %s · %s · %s\n", account->id, account->platform, account->name, account->personal ? _ ("Personal") : _ ("The office's"),
                     account->paused ? _ ("Paused") : _ ("Active"));
}

static StudioCliExit
list_accounts (StudioCliSender *sender,
               const AccountsOptions *options)
{
  if (options->json) {
    print_json (sender);
    return STUDIO_CLI_DONE;
  }
  for (guint i = 0; i < sender->accounts->len; i++)
    print_account (g_ptr_array_index (sender->accounts, i));
  return STUDIO_CLI_DONE;
}

/* --- asking a platform who the account is --- */

/* Returns: (transfer full): done, or told why not; the account knows then what was learnt */
static StudioResult *
verify (StudioCliSender *sender,
        StudioPublishAccount *account,
        StudioCredentials *credentials,
        StudioCliExit *code)
{
  g_autoptr (StudioJob) job = studio_publish_account_to_job (account, credentials, &sender->rules);
  StudioResult *result = studio_connector_run (job, STUDIO_STEP_VERIFY, NULL);

  *code = STUDIO_CLI_DONE;
  if (result->outcome != STUDIO_OUTCOME_DONE) {
    *code = studio_cli_fail (STUDIO_CLI_NETWORK, account->name, "%s", result->message != NULL ? result->message : studio_outcome_get_name (result->outcome));
    return result;
  }
  if (result->message != NULL)
    studio_cli_warn (account->name, result->message);
  studio_account_health_note (account, result, g_get_real_time () / G_USEC_PER_SEC);
  return result;
}

/* --- add --- */

/* The register's entry of the same platform and name, of which this is the way in. */
static StudioRecord *
find_entry (StudioCliSender *sender,
            const StudioPublishAccount *account)
{
  for (guint i = 0; i < sender->records->len; i++) {
    StudioRecord *record = g_ptr_array_index (sender->records, i);

    if (studio_publish_account_is_entry (account, record))
      return record;
  }
  return NULL;
}

static gboolean
remember_secrets (JsonNode *secrets,
                  gpointer data,
                  GError **error)
{
  JsonNode **place = data, *before = *place;

  *place = json_node_ref (secrets);
  g_clear_pointer (&before, json_node_unref);
  return TRUE;
}

/* What waited for this sign-in is sent by the next run, or by the open window. */
static StudioCliExit
go_on (StudioCliSender *sender,
       const StudioPublishAccount *account)
{
  GError *error = NULL;
  g_autoptr (StudioOutboxFile) store = studio_outbox_file_new (studio_library_get_folder (sender->library), &error);

  if (store == NULL || !studio_publish_go_on_signed (STUDIO_OUTBOX_STORE (store), account->id, &error))
    return studio_cli_fail_error (STUDIO_CLI_OUTPUT, "outbox", error);
  return STUDIO_CLI_DONE;
}

/* The secret first: an account without one is told to sign in again, a secret without an account is found by nobody. */
static StudioCliExit
keep (StudioCliSender *sender,
      StudioPublishAccount *account,
      JsonNode *secrets)
{
  StudioRecord *entry = find_entry (sender, account);
  g_autoptr (JsonNode) root = NULL;
  StudioSecretsPlace place = STUDIO_SECRETS_KEYRING;
  GError *error = NULL;

  g_free (account->id);
  account->id = entry != NULL ? g_strdup (entry->id) : g_uuid_string_random ();
  root = studio_publish_account_write (account, entry != NULL ? entry->root : NULL);
  if (!studio_publish_keys_put (sender->keys, account, secrets, &place, &error))
    return studio_cli_fail_error (STUDIO_CLI_OUTPUT, account->name, error);
  if (!studio_cli_sender_save (sender, account, root, &error)) {
    studio_publish_keys_remove (sender->keys, account->id, NULL);
    return studio_cli_fail_error (STUDIO_CLI_OUTPUT, studio_library_get_folder (sender->library), error);
  }
  if (place == STUDIO_SECRETS_SESSION) {
    studio_cli_warn (account->name, studio_secrets_get_sentence ());
    studio_cli_warn (account->name, _ ("This command ends now, so give the password with each run, in PEMDA_STUDIO_SECRETS or PEMDA_STUDIO_SECRETS_FD."));
  }
  print_account (account);
  return go_on (sender, account);
}

static StudioCliExit
verify_and_keep (StudioCliSender *sender,
                 StudioPublishAccount *account,
                 gboolean named)
{
  g_autofree char *secret = studio_cli_read_secret ();
  g_autoptr (JsonNode) secrets = secret != NULL ? studio_publish_account_wrap (account, secret) : NULL;
  g_autoptr (StudioCredentials) credentials = NULL;
  g_autoptr (StudioResult) result = NULL;
  StudioCliExit code;

  if (secrets == NULL)
    return STUDIO_CLI_USAGE;
  credentials = studio_credentials_new (secrets, studio_publish_keys_get_redaction (sender->keys), remember_secrets, &secrets);
  result = verify (sender, account, credentials, &code);
  if (code != STUDIO_CLI_DONE)
    return code;
  if (!named && result->name != NULL && *result->name != '\0') {
    g_free (account->name);
    account->name = g_strdup (result->name);
  }
  return keep (sender, account, secrets);
}

/* "NAME=VALUE" of those settings that a person may choose; "true" is a switch. */
static gboolean
set_one (StudioPublishAccount *account,
         const char *text)
{
  static const char *const known[] = { "status", "visibility", "language", "large", "keyed", "local", "host", "login", "topic", "version", NULL };
  g_auto (GStrv) pair = g_strsplit (text, "=", 2);
  g_autoptr (JsonNode) value = NULL, before = account->settings;

  if (g_strv_length (pair) != 2 || !g_strv_contains (known, pair[0]) || !g_utf8_validate (pair[1], -1, NULL)) {
    before = NULL;
    studio_cli_fail (STUDIO_CLI_USAGE, "--set", _ ("“%s” is no setting. There are status, visibility, language, large, keyed, local, host, login, topic and version, each with = and a value."), text);
    return FALSE;
  }
  value = g_str_equal (pair[1], "true") ? json_node_init_boolean (json_node_alloc (), TRUE) : studio_json_string (pair[1]);
  account->settings = studio_json_with_member (before, pair[0], value);
  return TRUE;
}

/* The site that pictures are put on, for platforms that fetch them; named as all accounts are, kept by its id. */
static gboolean
choose_host (StudioCliSender *sender,
             StudioPublishAccount *account)
{
  JsonNode *node = account->settings != NULL ? studio_json_lookup (account->settings, "host") : NULL;
  const StudioPublishAccount *host;

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    host = studio_cli_sender_find (sender, json_node_get_string (node));
  else
    host = studio_publish_account_find_host (account, sender->accounts);
  if (host != NULL && !g_str_equal (host->platform, "wordpress")) {
    studio_cli_fail (STUDIO_CLI_USAGE, "--set", _ ("Pictures can be put on a WordPress account only. Name one with host= and its id or name."));
    return FALSE;
  }
  if (host != NULL)
    studio_publish_account_set_host (account, host);
  else if (node == NULL && studio_publish_account_fetches (account->platform))
    studio_cli_warn (account->platform, _ ("It fetches pictures from a website. Add the office's WordPress account, or choose one with --set host=NAME; without it no picture can be sent."));
  return host != NULL || node == NULL;
}

static StudioCliExit
add_account (StudioCliSender *sender,
             const AccountsOptions *options)
{
  g_autoptr (StudioPublishAccount) account = g_new0 (StudioPublishAccount, 1);
  GError *error = NULL;

  if (options->operands[0] == NULL || options->operands[1] != NULL)
    return studio_cli_fail (STUDIO_CLI_USAGE, "add", _ ("Name one platform: wordpress, mastodon, bluesky, telegram, webhook, facebook, instagram, threads, x or linkedin."));
  if (!studio_connector_exists (studio_publish_account_find_platform (options->operands[0])))
    return studio_cli_fail (STUDIO_CLI_USAGE, options->operands[0], _ ("This platform takes no posts from programs. Make a pack for uploading by hand with “pemda pack”."));
  if (options->type != NULL && !g_str_equal (options->type, "opd") && !g_str_equal (options->type, "personal"))
    return studio_cli_fail (STUDIO_CLI_USAGE, "--type", _ ("An account is opd, the office's, or personal."));
  account->platform = g_strdup (studio_publish_account_find_platform (options->operands[0]));
  account->personal = g_strcmp0 (options->type, "personal") == 0;
  for (guint i = 0; options->set != NULL && options->set[i] != NULL; i++) {
    if (!set_one (account, options->set[i]))
      return STUDIO_CLI_USAGE;
  }
  if (!choose_host (sender, account))
    return STUDIO_CLI_USAGE;
  if (!studio_publish_account_fill (account, options->server, options->user, sender->rules.addresses, &error))
    return studio_cli_fail_error (STUDIO_CLI_USAGE, account->platform, error);
  account->name = options->name != NULL ? g_strdup (options->name) : options->user != NULL ? g_strdup (options->user)
                                                                                           : studio_address_get_host (account->address);
  if (!g_utf8_validate (account->name, -1, NULL) || *account->name == '\0')
    return studio_cli_fail (STUDIO_CLI_USAGE, "--name", _ ("This is no name for an account."));
  return verify_and_keep (sender, account, options->name != NULL);
}

/* --- with accounts that are there --- */

static StudioCliExit
save (StudioCliSender *sender,
      const StudioPublishAccount *account)
{
  StudioRecord *record = studio_cli_sender_get_record (sender, account->id);
  g_autoptr (JsonNode) root = studio_publish_account_write (account, record->root);
  GError *error = NULL;

  if (studio_json_equal (root, record->root) || studio_cli_sender_save (sender, account, root, &error))
    return STUDIO_CLI_DONE;
  return studio_cli_fail_error (STUDIO_CLI_OUTPUT, studio_library_get_folder (sender->library), error);
}

static StudioCliExit
check_account (StudioCliSender *sender,
               StudioPublishAccount *account)
{
  GError *error = NULL;
  g_autoptr (StudioCredentials) credentials = studio_publish_keys_get (sender->keys, account, NULL, &error);
  g_autoptr (StudioResult) result = NULL;
  StudioCliExit code;

  if (credentials == NULL)
    return studio_cli_fail_error (STUDIO_CLI_NETWORK, account->name, error);
  result = verify (sender, account, credentials, &code);
  if (code != STUDIO_CLI_DONE)
    return code;
  studio_cli_printf (_ ("%s: in order\n"), account->name);
  return save (sender, account);
}

static StudioCliExit
set_paused (StudioCliSender *sender,
            StudioPublishAccount *account,
            gboolean paused)
{
  StudioCliExit code;

  account->paused = paused;
  code = save (sender, account);
  if (code == STUDIO_CLI_DONE)
    print_account (account);
  return code;
}

/* What the register tells of the account stays: the office has it still. */
static StudioCliExit
remove_account (StudioCliSender *sender,
                StudioPublishAccount *account)
{
  StudioRecord *record = studio_cli_sender_get_record (sender, account->id);
  g_autoptr (JsonNode) root = studio_publish_account_without (record->root);
  GError *error = NULL;

  if (!studio_publish_keys_remove (sender->keys, account->id, &error))
    return studio_cli_fail_error (STUDIO_CLI_OUTPUT, account->name, error);
  if (!studio_cli_sender_save (sender, account, root, &error))
    return studio_cli_fail_error (STUDIO_CLI_OUTPUT, studio_library_get_folder (sender->library), error);
  studio_cli_printf (_ ("%s: nothing is sent there any more; take back its password on the platform too\n"), account->name);
  return STUDIO_CLI_DONE;
}

static StudioCliExit
do_with (StudioCliSender *sender,
         const char *what,
         StudioPublishAccount *account)
{
  if (g_str_equal (what, "check"))
    return check_account (sender, account);
  if (g_str_equal (what, "remove"))
    return remove_account (sender, account);
  return set_paused (sender, account, g_str_equal (what, "pause"));
}

/* All named ones first, so that a slip in the last name does nothing to the first. */
static StudioCliExit
do_with_all (StudioCliSender *sender,
             const AccountsOptions *options)
{
  StudioCliExit worst = STUDIO_CLI_DONE;

  if (options->operands[0] == NULL)
    return studio_cli_fail (STUDIO_CLI_USAGE, options->what, _ ("It is not said which account. Name it by its id or name."));
  for (guint i = 0; options->operands[i] != NULL; i++) {
    if (studio_cli_sender_find (sender, options->operands[i]) == NULL)
      return STUDIO_CLI_USAGE;
  }
  for (guint i = 0; options->operands[i] != NULL; i++) {
    StudioCliExit code = do_with (sender, options->what, studio_cli_sender_find (sender, options->operands[i]));

    worst = MAX (worst, code);
  }
  return worst;
}

static StudioCliExit
run_with_library (StudioLibrary *library,
                  gpointer data)
{
  const AccountsOptions *options = data;
  StudioCliExit code = STUDIO_CLI_INPUT;
  g_autoptr (StudioCliSender) sender = studio_cli_sender_new (library, &code);

  if (sender == NULL)
    return code;
  if (g_str_equal (options->what, "list"))
    return list_accounts (sender, options);
  code = g_str_equal (options->what, "add") ? add_account (sender, options) : do_with_all (sender, options);
  studio_outbox_bell_ring (studio_library_get_folder (library));
  return code;
}

static StudioCliExit
run_accounts (const char *const *argv)
{
  static const char *const whats[] = { "list", "add", "check", "pause", "resume", "remove", NULL };
  g_auto (AccountsOptions) options = { 0 };
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_FILENAME, &options.name, N_ ("What the register calls the account, such as @dinkes"), N_ ("NAME") },
    { "server", 0, 0, G_OPTION_ARG_FILENAME, &options.server, N_ ("Where it is: the site, the server, the receiver"), N_ ("URL") },
    { "user", 0, 0, G_OPTION_ARG_FILENAME, &options.user, N_ ("Who signs in; for Telegram the channel, for LinkedIn the page's number"), N_ ("NAME") },
    { "type", 0, 0, G_OPTION_ARG_FILENAME, &options.type, N_ ("Whose it is: opd or personal"), N_ ("TYPE") },
    { "set", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.set, N_ ("A setting of the platform, such as visibility=unlisted"), N_ ("NAME=VALUE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("Write JSON to stdout"), NULL },
    { NULL }
  };
  g_auto (GStrv) operands = NULL;
  StudioCliExit code;

  if (!studio_cli_options_parse (&studio_cli_accounts, entries, argv, -1, &operands, &code))
    return code;
  options.what = operands[0];
  options.operands = operands + 1;
  if (!g_strv_contains (whats, options.what))
    return studio_cli_fail (STUDIO_CLI_USAGE, options.what, _ ("There is no such thing to do with accounts. Say list, add, check, pause, resume or remove."));
  return studio_cli_with_any_library (run_with_library, &options);
}

const StudioCliCommand studio_cli_accounts = {
  "accounts", N_ ("list [--json] | add PLATFORM [OPTION…] < SECRET | check|pause|resume|remove ACCOUNT…"), N_ ("Keeps the accounts that posts are sent to; a password comes from stdin, never from an option."), FALSE, run_accounts
};
