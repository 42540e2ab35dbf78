#pragma once

#include "studio-cli.h"
#include "studio-library.h"
#include "studio-publish-keys.h"

G_BEGIN_DECLS

/** A password or token is never an argument, which every program of the computer can read: it comes from stdin, a variable or a file descriptor. */
#define STUDIO_CLI_SECRETS "PEMDA_STUDIO_SECRETS"
#define STUDIO_CLI_SECRETS_FD "PEMDA_STUDIO_SECRETS_FD"

/**
 * StudioCliSender: what the commands that talk to platforms share
 * @records: (element-type StudioRecord): accounts of the register
 * @accounts: (element-type StudioPublishAccount): those that posts can be sent to
 */
typedef struct
{
  StudioLibrary *library;
  GPtrArray *records;
  GPtrArray *accounts;
  StudioPublishKeys *keys;
  StudioHttpRules rules;
} StudioCliSender;

/** @library: open. @code: (out): what to exit with when this returns NULL; it has been said why. Returns: (transfer full) (nullable) */
StudioCliSender *studio_cli_sender_new (StudioLibrary *library, StudioCliExit *code);
void studio_cli_sender_free (StudioCliSender *sender);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioCliSender, studio_cli_sender_free)
/** @name: an account's id, the beginning of one, or its name. Returns: (nullable): NULL after saying that it is none, or more than one */
StudioPublishAccount *studio_cli_sender_find (StudioCliSender *sender, const char *name);
/** @id: of the account. Returns: (nullable) */
StudioPublishAccount *studio_cli_sender_get (StudioCliSender *sender, const char *id);
/** @account: with what was learnt or changed. Returns: FALSE if the register could not be written */
gboolean studio_cli_sender_save (StudioCliSender *sender, const StudioPublishAccount *account, JsonNode *root, GError **error);
/** Returns: (nullable): the account's record */
StudioRecord *studio_cli_sender_get_record (StudioCliSender *sender, const char *id);
/** Returns: (transfer full) (nullable): the first line of stdin, which is not shown while it is typed; NULL after saying that there is none */
char *studio_cli_read_secret (void);

G_END_DECLS
