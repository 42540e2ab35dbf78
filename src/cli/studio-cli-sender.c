#include "config.h"

#include "studio-cli-sender.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#ifdef G_OS_UNIX
#include <termios.h>
#include <unistd.h>
#endif

#include "studio-cli-report.h"
#include "studio-cli-shelf.h"
#include "studio-error.h"

/* a token is some thousand letters at most, and an office has some tens of accounts */
#define LONGEST (64 * 1024)
/* http to this computer itself, for tests and for those who make a receiver */
#define LOOPBACK "PEMDA_STUDIO_LOOPBACK"

/* --- secrets --- */

/* Returns: (transfer full): what can be read of @file, NUL-terminated */
static char *
read_some (FILE *file,
           gboolean one_line)
{
  GString *text = g_string_new (NULL);
  int c;

  while (text->len < LONGEST && (c = fgetc (file)) != EOF && !(one_line && c == '\n'))
    g_string_append_c (text, (char) c);
  return g_string_free (text, FALSE);
}

static char *
read_hidden (void)
{
#ifdef G_OS_UNIX
  struct termios before, hidden;
  gboolean is_terminal = isatty (STDIN_FILENO) && tcgetattr (STDIN_FILENO, &before) == 0;
  char *line;

  if (is_terminal) {
    fprintf (stderr, "%s ", _ ("Password or token, which is not shown:"));
    hidden = before;
    hidden.c_lflag &= ~(tcflag_t) ECHO;
    tcsetattr (STDIN_FILENO, TCSANOW, &hidden);
  }
  line = read_some (stdin, TRUE);
  if (is_terminal) {
    tcsetattr (STDIN_FILENO, TCSANOW, &before);
    fputc ('\n', stderr);
  }
  return line;
#else
  return read_some (stdin, TRUE);
#endif
}

char *
studio_cli_read_secret (void)
{
  g_autofree char *line = g_strstrip (read_hidden ());

  if (*line != '\0' && g_utf8_validate (line, -1, NULL))
    return g_steal_pointer (&line);
  studio_cli_fail (STUDIO_CLI_USAGE, "stdin", _ ("There is no password or token. Write it into stdin, in one line."));
  return NULL;
}

/* Lines NAME=SECRET. */
static void
take_lines (GHashTable *given,
            const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    char *mark = strchr (lines[i], '=');

    if (mark == NULL || !g_utf8_validate (lines[i], -1, NULL))
      continue;
    *mark = '\0';
    g_hash_table_replace (given, g_strdup (g_strstrip (lines[i])), g_strdup (g_strstrip (mark + 1)));
  }
}

static GHashTable *
read_given (void)
{
  GHashTable *given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const char *text = g_getenv (STUDIO_CLI_SECRETS), *number = g_getenv (STUDIO_CLI_SECRETS_FD);
  guint64 fd = 0;

  if (text != NULL)
    take_lines (given, text);
  if (number != NULL && g_ascii_string_to_unsigned (number, 10, 0, 1023, &fd, NULL)) {
    FILE *file = fdopen ((int) fd, "r");
    g_autofree char *read = file != NULL ? read_some (file, FALSE) : NULL;

    if (read != NULL)
      take_lines (given, read);
    else
      studio_cli_warn (STUDIO_CLI_SECRETS_FD, _ ("This file descriptor cannot be read."));
    if (file != NULL)
      fclose (file);
  }
  return given;
}

/* --- accounts --- */

static GPtrArray *
list_records (StudioLibrary *library,
              GError **error)
{
  GAsyncResult *waiting = NULL;
  g_autoptr (GAsyncResult) answer = NULL;

  studio_library_list_records_async (library, "account", NULL, studio_cli_answered_cb, &waiting);
  answer = studio_cli_wait_for (&waiting);
  return studio_library_list_records_finish (library, answer, error);
}

StudioCliSender *
studio_cli_sender_new (StudioLibrary *library,
                       StudioCliExit *code)
{
  GError *error = NULL;
  GPtrArray *records = list_records (library, &error);
  StudioCliSender *self;

  if (records == NULL) {
    *code = studio_cli_fail_error (STUDIO_CLI_INPUT, studio_library_get_folder (library), error);
    return NULL;
  }
  self = g_new0 (StudioCliSender, 1);
  self->library = g_object_ref (library);
  self->records = records;
  self->accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_publish_account_free);
  self->secrets = studio_secrets_new ();
  self->redaction = studio_redaction_new ();
  self->given = read_given ();
  self->credentials = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) studio_credentials_unref);
  self->rules.addresses = g_getenv (LOOPBACK) != NULL ? STUDIO_ADDRESS_LOOPBACK : STUDIO_ADDRESS_STRICT;
  for (guint i = 0; i < records->len; i++) {
    StudioPublishAccount *account = studio_publish_account_read (g_ptr_array_index (records, i));

    if (account != NULL)
      g_ptr_array_add (self->accounts, account);
  }
  return self;
}

void
studio_cli_sender_free (StudioCliSender *self)
{
  g_hash_table_unref (self->credentials);
  g_hash_table_unref (self->given);
  studio_redaction_unref (self->redaction);
  studio_secrets_free (self->secrets);
  g_ptr_array_unref (self->accounts);
  g_ptr_array_unref (self->records);
  g_object_unref (self->library);
  g_free (self);
}

/* "@DinKes" and "dinkes" are the same name. */
static gboolean
is_called (const StudioPublishAccount *account,
           const char *name)
{
  g_autofree char *mine = g_utf8_casefold (account->name + (*account->name == '@' ? 1 : 0), -1), *theirs = g_utf8_casefold (name + (*name == '@' ? 1 : 0), -1);

  return g_str_equal (mine, theirs);
}

StudioPublishAccount *
studio_cli_sender_find (StudioCliSender *self,
                        const char *name)
{
  StudioPublishAccount *found = NULL;
  guint n = 0;

  for (guint i = 0; g_utf8_validate (name, -1, NULL) && i < self->accounts->len; i++) {
    StudioPublishAccount *account = g_ptr_array_index (self->accounts, i);

    if (g_str_equal (account->id, name))
      return account;
    if (is_called (account, name) || (strlen (name) >= 4 && g_str_has_prefix (account->id, name))) {
      found = account;
      n++;
    }
  }
  if (n == 0)
    studio_cli_fail (STUDIO_CLI_USAGE, name, _ ("There is no account of this name that posts can be sent to. Read “pemda accounts list”."));
  else if (n > 1)
    studio_cli_fail (STUDIO_CLI_USAGE, name, _ ("Several accounts are called so. Name it by its id, which “pemda accounts list” tells."));
  return n == 1 ? found : NULL;
}

StudioPublishAccount *
studio_cli_sender_get (StudioCliSender *self,
                       const char *id)
{
  for (guint i = 0; i < self->accounts->len; i++) {
    StudioPublishAccount *account = g_ptr_array_index (self->accounts, i);

    if (g_str_equal (account->id, id))
      return account;
  }
  return NULL;
}

StudioRecord *
studio_cli_sender_get_record (StudioCliSender *self,
                              const char *id)
{
  for (guint i = 0; i < self->records->len; i++) {
    StudioRecord *record = g_ptr_array_index (self->records, i);

    if (g_str_equal (record->id, id))
      return record;
  }
  return NULL;
}

/* --- credentials --- */

/* What a token's renewal has to know. */
typedef struct
{
  StudioCliSender *sender;
  char *id;
  char *platform;
} Keeping;

static gboolean
keep_secrets (JsonNode *secrets,
              gpointer data,
              GError **error)
{
  Keeping *keeping = data;

  return studio_secrets_store (keeping->sender->secrets, keeping->id, keeping->platform, secrets, NULL, error);
}

static void
keeping_free (gpointer data,
              GObject *sender)
{
  Keeping *keeping = data;

  g_free (keeping->id);
  g_free (keeping->platform);
  g_free (keeping);
}

/* Secrets of a keyring whose tokens the server renews go back there; those given for one run are kept nowhere. */
static StudioCredentials *
load_kept (StudioCliSender *self,
           const StudioPublishAccount *account,
           GError **error)
{
  g_autoptr (JsonNode) root = studio_secrets_load (self->secrets, account->id, NULL, error);
  Keeping *keeping;

  if (root == NULL)
    return NULL;
  keeping = g_new0 (Keeping, 1);
  keeping->sender = self;
  keeping->id = g_strdup (account->id);
  keeping->platform = g_strdup (account->platform);
  g_object_weak_ref (G_OBJECT (self->library), keeping_free, keeping);
  return studio_credentials_new (root, self->redaction, keep_secrets, keeping);
}

StudioCredentials *
studio_cli_sender_get_credentials (StudioCliSender *self,
                                   const StudioPublishAccount *account,
                                   GError **error)
{
  StudioCredentials *credentials = g_hash_table_lookup (self->credentials, account->id);
  const char *secret = g_hash_table_lookup (self->given, account->id);

  if (credentials != NULL)
    return credentials;
  if (secret == NULL)
    secret = g_hash_table_lookup (self->given, account->name);
  if (secret != NULL) {
    g_autoptr (JsonNode) root = studio_publish_account_wrap (account, secret);

    credentials = studio_credentials_new (root, self->redaction, NULL, NULL);
  } else {
    credentials = load_kept (self, account, error);
  }
  if (credentials != NULL)
    g_hash_table_insert (self->credentials, g_strdup (account->id), credentials);
  return credentials;
}

gboolean
studio_cli_sender_save (StudioCliSender *self,
                        const StudioPublishAccount *account,
                        JsonNode *root,
                        GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_record_unref);
  GAsyncResult *waiting = NULL;
  g_autoptr (GAsyncResult) answer = NULL;

  g_ptr_array_add (records, studio_record_new (account->id, "account", root));
  studio_library_put_records_async (self->library, records, NULL, studio_cli_answered_cb, &waiting);
  answer = studio_cli_wait_for (&waiting);
  return studio_library_put_records_finish (self->library, answer, error);
}
