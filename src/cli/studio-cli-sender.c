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
take_lines (StudioPublishKeys *keys,
            const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    char *mark = strchr (lines[i], '=');

    if (mark == NULL || !g_utf8_validate (lines[i], -1, NULL))
      continue;
    *mark = '\0';
    studio_publish_keys_give (keys, g_strstrip (lines[i]), g_strstrip (mark + 1));
  }
}

static void
read_given (StudioPublishKeys *keys)
{
  const char *text = g_getenv (STUDIO_CLI_SECRETS), *number = g_getenv (STUDIO_CLI_SECRETS_FD);
  guint64 fd = 0;

  if (text != NULL)
    take_lines (keys, text);
  if (number != NULL && g_ascii_string_to_unsigned (number, 10, 0, 1023, &fd, NULL)) {
    FILE *file = fdopen ((int) fd, "r");
    g_autofree char *read = file != NULL ? read_some (file, FALSE) : NULL;

    if (read != NULL)
      take_lines (keys, read);
    else
      studio_cli_warn (STUDIO_CLI_SECRETS_FD, _ ("This file descriptor cannot be read."));
    if (file != NULL)
      fclose (file);
  }
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
  self->keys = studio_publish_keys_new ();
  read_given (self->keys);
  self->rules = studio_publish_get_rules ();
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
  studio_publish_keys_unref (self->keys);
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
  return studio_publish_account_find (self->accounts, id);
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
