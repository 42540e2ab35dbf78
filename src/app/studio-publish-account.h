#pragma once

#include "studio-connector.h"
#include "studio-library-records.h"

G_BEGIN_DECLS

/**
 * StudioPublishAccount: an account of the office's register that posts can be sent to (docs/publishing.md, "Accounts")
 * @id: of its record
 * @platform: a connector's: "wordpress", "mastodon", …
 * @name: as the register has it, "@dinkespaser"
 * @address: where the connector sends to
 * @settings: an object, nothing of it secret
 * @personal: it belongs to a person, and no post of an office goes out there
 * @paused: nothing is sent until it is resumed
 */
typedef struct
{
  char *id;
  char *platform;
  char *name;
  char *address;
  JsonNode *settings;
  gboolean personal;
  gboolean paused;
} StudioPublishAccount;

/** Returns: (nullable): NULL for an account that posts are not sent to, or that no program can send to */
StudioPublishAccount *studio_publish_account_read (const StudioRecord *record);
void studio_publish_account_free (StudioPublishAccount *account);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioPublishAccount, studio_publish_account_free)
StudioPublishAccount *studio_publish_account_copy (const StudioPublishAccount *account);
/** @accounts: (element-type StudioPublishAccount). Returns: (nullable): the one of that id */
StudioPublishAccount *studio_publish_account_find (GPtrArray *accounts, const char *id);
/** Returns: (nullable): who the account is to its platform, as the connector has learnt or was told: an id, a user's name, a channel; NULL if that is not known */
const char *studio_publish_account_get_identity (const StudioPublishAccount *account);
/** @accounts: (element-type StudioPublishAccount). Returns: (nullable): another one of them that is the same account at its platform: what is sent to both is seen twice */
const StudioPublishAccount *studio_publish_account_find_twin (const StudioPublishAccount *account, GPtrArray *accounts);
/** Returns: whether @record, of the register, is the same account: of that platform and name, however they are written. */
gboolean studio_publish_account_is_entry (const StudioPublishAccount *account, const StudioRecord *record);
/**
 * studio_publish_account_write:
 * @root: (nullable): the record's, of which all else is kept
 *
 * Returns: (transfer full): the root of the account's record
 */
JsonNode *studio_publish_account_write (const StudioPublishAccount *account, JsonNode *root);
/** Returns: (transfer full): @root as an entry of the register only: nothing can be sent there any more. */
JsonNode *studio_publish_account_without (JsonNode *root);
/** Returns: what the register calls the connector's @platform: "website" for "wordpress". */
const char *studio_publish_account_get_register (const char *platform);
/** @name: as the register calls it, or a connector's platform. Returns: the connector's: "wordpress" for "website"; @name itself if it is neither */
const char *studio_publish_account_find_platform (const char *name);
/** Returns: whether @platform takes no pictures but fetches them from a site. */
gboolean studio_publish_account_fetches (const char *platform);
/** @accounts: (element-type StudioPublishAccount). Returns: (nullable): the account that its pictures are put on: the one that was chosen, else the only site there is */
const StudioPublishAccount *studio_publish_account_find_host (const StudioPublishAccount *account, GPtrArray *accounts);
/** @accounts: (element-type StudioPublishAccount). Returns: (transfer container): the sites among them, which pictures can be put on */
GPtrArray *studio_publish_account_list_hosts (GPtrArray *accounts);
/** Returns: (nullable): what to offer when a site is chosen: studio_publish_account_find_host()'s, else the first of the office's that is not paused, else any */
const StudioPublishAccount *studio_publish_account_suggest_host (const StudioPublishAccount *account, GPtrArray *accounts);
void studio_publish_account_set_host (StudioPublishAccount *account, const StudioPublishAccount *host);
/**
 * studio_publish_account_fill:
 * @server: (nullable): as a person types it; not needed where the platform has only one
 * @user: (nullable): who signs in; the channel for Telegram; the id of a page or account of Meta's, which its token tells too; the page's number for LinkedIn
 *
 * Sets address and settings from what a person says.
 *
 * Returns: FALSE with %STUDIO_ERROR_INVALID and a sentence if something is missing or wrong
 */
gboolean studio_publish_account_fill (StudioPublishAccount *account, const char *server, const char *user, StudioAddressRules rules, GError **error);
/** @secret: the password or token alone; for X also an object of "token", "refresh" and "client". Returns: (transfer full): what the connector's credentials hold */
JsonNode *studio_publish_account_wrap (const StudioPublishAccount *account, const char *secret);
/** Returns: (transfer full): for the steps that need no post: verify and limits. */
StudioJob *studio_publish_account_to_job (const StudioPublishAccount *account, StudioCredentials *credentials, const StudioHttpRules *rules);

G_END_DECLS
