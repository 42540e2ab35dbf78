#include "config.h"

#include "studio-publish-account.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"

#define PUBLISHING "publishing"
#define FACEBOOK "https://graph.facebook.com"

/*
 * What each platform needs to be told. @server: where it is if nobody says; @user: the setting that keeps who signs in; @identity: the one that keeps who that is, if it is another;
 * @learns: which it learns from the secret; @fetches: it takes no pictures but fetches them from a host
 */
static const struct
{
  const char *platform;
  const char *reg;
  const char *server;
  const char *user;
  const char *identity;
  const char *secret;
  gboolean learns;
  gboolean fetches;
} kinds[] = {
  { "wordpress", "website", NULL, "user", NULL, "password", FALSE, FALSE },
  { "mastodon", "mastodon", NULL, NULL, "account", "token", FALSE, FALSE },
  { "bluesky", "bluesky", "https://bsky.social", "user", NULL, "password", FALSE, FALSE },
  { "telegram", "telegram", "https://api.telegram.org", "chat", NULL, "token", FALSE, FALSE },
  { "webhook", "webhook", NULL, NULL, NULL, "secret", FALSE, FALSE },
  { "facebook_page", "facebook", FACEBOOK, "page", NULL, "token", TRUE, FALSE },
  { "instagram", "instagram", "https://graph.instagram.com", "user", NULL, "token", TRUE, TRUE },
  { "threads", "threads", "https://graph.threads.net", "user", NULL, "token", TRUE, TRUE },
  { "x", "x", "https://api.x.com", NULL, "user", "token", FALSE, FALSE },
  { "linkedin", "linkedin", "https://api.linkedin.com", "author", NULL, "token", TRUE, FALSE },
};

static gsize
find_kind (const char *platform)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    if (g_str_equal (kinds[i].platform, platform))
      return i;
  }
  return G_N_ELEMENTS (kinds);
}

StudioPublishAccount *
studio_publish_account_read (const StudioRecord *record)
{
  StudioJsonAt at = studio_json_at_root ("account", record->root), publishing, settings;
  const char *platform = NULL, *address = NULL;
  StudioPublishAccount *self;

  if (!studio_json_get_object (&at, PUBLISHING, FALSE, &publishing, NULL) || publishing.node == NULL ||
      !studio_json_get_string (&publishing, "platform", TRUE, &platform, NULL) || !studio_json_get_string (&publishing, "address", TRUE, &address, NULL) ||
      find_kind (platform) == G_N_ELEMENTS (kinds))
    return NULL;
  self = g_new0 (StudioPublishAccount, 1);
  self->id = g_strdup (record->id);
  self->platform = g_strdup (platform);
  self->name = g_strdup (studio_record_get_text (record, "handle"));
  self->address = g_strdup (address);
  self->personal = g_str_equal (studio_record_get_text (record, "type"), "personal");
  /* one that is closed takes nothing either */
  self->paused = g_str_equal (studio_record_get_text (record, "state"), "paused") || g_str_equal (studio_record_get_text (record, "state"), "closed");
  if (studio_json_get_object (&publishing, "settings", FALSE, &settings, NULL) && settings.node != NULL)
    self->settings = json_node_ref (settings.node);
  return self;
}

void
studio_publish_account_free (StudioPublishAccount *self)
{
  g_free (self->id);
  g_free (self->platform);
  g_free (self->name);
  g_free (self->address);
  g_clear_pointer (&self->settings, json_node_unref);
  g_free (self);
}

StudioPublishAccount *
studio_publish_account_copy (const StudioPublishAccount *account)
{
  StudioPublishAccount *self = g_new0 (StudioPublishAccount, 1);

  *self = *account;
  self->id = g_strdup (account->id);
  self->platform = g_strdup (account->platform);
  self->name = g_strdup (account->name);
  self->address = g_strdup (account->address);
  self->settings = account->settings != NULL ? json_node_ref (account->settings) : NULL;
  return self;
}

StudioPublishAccount *
studio_publish_account_find (GPtrArray *accounts,
                             const char *id)
{
  for (guint i = 0; i < accounts->len; i++) {
    StudioPublishAccount *account = g_ptr_array_index (accounts, i);

    if (g_str_equal (account->id, id))
      return account;
  }
  return NULL;
}

gboolean
studio_publish_account_is_entry (const StudioPublishAccount *self,
                                 const StudioRecord *record)
{
  const char *name = self->name + (*self->name == '@' ? 1 : 0);
  const char *handle = studio_record_get_text (record, "handle"), *platform = studio_record_get_text (record, "platform");

  return g_ascii_strcasecmp (handle + (*handle == '@' ? 1 : 0), name) == 0 &&
         (g_str_equal (platform, self->platform) || g_str_equal (platform, studio_publish_account_get_register (self->platform)));
}

/* @root: (nullable): is consumed. Returns: (transfer full) */
static JsonNode *
with_text (JsonNode *root,
           const char *name,
           const char *text)
{
  g_autoptr (JsonNode) before = root, value = studio_json_string (text);

  return studio_json_with_member (before, name, value);
}

static const char *
text_of (JsonNode *root,
         const char *name)
{
  return root != NULL ? studio_json_peek_string (json_node_get_object (root), name) : NULL;
}

const char *
studio_publish_account_get_identity (const StudioPublishAccount *self)
{
  gsize kind = find_kind (self->platform);
  const char *member;

  if (kind == G_N_ELEMENTS (kinds))
    return NULL;
  member = kinds[kind].identity != NULL ? kinds[kind].identity : kinds[kind].user;
  return member != NULL ? text_of (self->settings, member) : NULL;
}

const StudioPublishAccount *
studio_publish_account_find_twin (const StudioPublishAccount *self,
                                  GPtrArray *accounts)
{
  const char *identity = studio_publish_account_get_identity (self);

  for (guint i = 0; identity != NULL && i < accounts->len; i++) {
    const StudioPublishAccount *other = g_ptr_array_index (accounts, i);
    const char *its = studio_publish_account_get_identity (other);

    if (its != NULL && g_str_equal (other->platform, self->platform) && g_strcmp0 (other->id, self->id) != 0 && g_strcmp0 (other->address, self->address) == 0 &&
        g_ascii_strcasecmp (its, identity) == 0)
      return other;
  }
  return NULL;
}

JsonNode *
studio_publish_account_write (const StudioPublishAccount *self,
                              JsonNode *root)
{
  g_autoptr (JsonNode) publishing = NULL;
  JsonNode *written = root != NULL ? json_node_ref (root) : NULL;
  const char *state = text_of (root, "state");

  publishing = with_text (with_text (NULL, "platform", self->platform), "address", self->address);
  if (self->settings != NULL) {
    g_autoptr (JsonNode) before = g_steal_pointer (&publishing);

    publishing = studio_json_with_member (before, "settings", self->settings);
  }
  written = with_text (written, "handle", self->name);
  /* the register may call it otherwise */
  if (text_of (root, "platform") == NULL)
    written = with_text (written, "platform", studio_publish_account_get_register (self->platform));
  written = with_text (written, "type", self->personal ? "personal" : "opd");
  if (!self->paused || g_strcmp0 (state, "closed") != 0)
    written = with_text (written, "state", self->paused ? "paused" : "active");
  {
    g_autoptr (JsonNode) before = written;

    return studio_json_with_member (before, PUBLISHING, publishing);
  }
}

JsonNode *
studio_publish_account_without (JsonNode *root)
{
  return studio_json_with_member (root, PUBLISHING, NULL);
}

const char *
studio_publish_account_get_register (const char *platform)
{
  gsize kind = find_kind (platform);

  return kind < G_N_ELEMENTS (kinds) ? kinds[kind].reg : platform;
}

const char *
studio_publish_account_find_platform (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    if (g_str_equal (kinds[i].reg, name))
      return kinds[i].platform;
  }
  return name;
}

gboolean
studio_publish_account_fetches (const char *platform)
{
  gsize kind = find_kind (platform);

  return kind < G_N_ELEMENTS (kinds) && kinds[kind].fetches;
}

GPtrArray *
studio_publish_account_list_hosts (GPtrArray *accounts)
{
  GPtrArray *hosts = g_ptr_array_new ();

  for (guint i = 0; i < accounts->len; i++) {
    StudioPublishAccount *account = g_ptr_array_index (accounts, i);

    if (g_str_equal (account->platform, "wordpress"))
      g_ptr_array_add (hosts, account);
  }
  return hosts;
}

const StudioPublishAccount *
studio_publish_account_find_host (const StudioPublishAccount *self,
                                  GPtrArray *accounts)
{
  const char *id = text_of (self->settings, "host");
  g_autoptr (GPtrArray) hosts = NULL;

  if (!studio_publish_account_fetches (self->platform))
    return NULL;
  if (id != NULL)
    return studio_publish_account_find (accounts, id);
  hosts = studio_publish_account_list_hosts (accounts);
  return hosts->len == 1 ? g_ptr_array_index (hosts, 0) : NULL;
}

const StudioPublishAccount *
studio_publish_account_suggest_host (const StudioPublishAccount *self,
                                     GPtrArray *accounts)
{
  const StudioPublishAccount *chosen = studio_publish_account_find_host (self, accounts);
  g_autoptr (GPtrArray) hosts = studio_publish_account_list_hosts (accounts);

  for (guint i = 0; chosen == NULL && i < hosts->len; i++) {
    const StudioPublishAccount *host = g_ptr_array_index (hosts, i);

    if (!host->paused && !host->personal)
      chosen = host;
  }
  return chosen != NULL || hosts->len == 0 ? chosen : g_ptr_array_index (hosts, 0);
}

void
studio_publish_account_set_host (StudioPublishAccount *self,
                                 const StudioPublishAccount *host)
{
  self->settings = with_text (self->settings, "host", host->id);
}

/* Where it is if nobody says: Instagram has two ways in. */
static const char *
get_server (const StudioPublishAccount *self,
            gsize kind)
{
  gboolean by_facebook = g_str_equal (self->platform, "instagram") && g_strcmp0 (text_of (self->settings, "login"), "facebook") == 0;

  return by_facebook ? FACEBOOK : kinds[kind].server;
}

static gboolean
refuse (GError **error,
        const char *sentence)
{
  g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, sentence);
  return FALSE;
}

/* A page is known by its number. Returns: (transfer full) (nullable): as LinkedIn writes it */
static char *
make_author (const char *user)
{
  if (*user != '\0' && strspn (user, "0123456789") == strlen (user))
    return g_strconcat ("urn:li:organization:", user, NULL);

  return g_regex_match_simple ("^urn:li:(?:organization|person):[\\w-]{1,64}$", user, 0, 0) ? g_strdup (user) : NULL;
}

gboolean
studio_publish_account_fill (StudioPublishAccount *self,
                             const char *server,
                             const char *user,
                             StudioAddressRules rules,
                             GError **error)
{
  gsize kind = find_kind (self->platform);

  if (kind == G_N_ELEMENTS (kinds))
    return refuse (error, _ ("This platform takes no posts from programs; upload the pictures by hand."));
  if (server == NULL && kinds[kind].server == NULL)
    return refuse (error, _ ("It is not said where the server is. Add --server https://example.go.id or the like."));
  if (user == NULL && kinds[kind].user != NULL && !kinds[kind].learns)
    return refuse (error, g_str_equal (self->platform, "telegram") ? _ ("It is not said to which channel. Add --user @channel.") : _ ("It is not said who signs in. Add --user NAME."));
  g_free (self->address);
  self->address = studio_address_normalise (server != NULL ? server : get_server (self, kind), rules, error);
  if (self->address == NULL)
    return FALSE;
  if (user != NULL && kinds[kind].user != NULL) {
    g_autofree char *name = g_str_equal (self->platform, "linkedin") ? make_author (user) : g_strdup (user);

    if (name == NULL)
      return refuse (error, _ ("This is no page of LinkedIn. Give the page's number, such as 1234567, or urn:li:person:… for a person."));
    self->settings = with_text (self->settings, kinds[kind].user, name);
  }
  return TRUE;
}

/* The parts of what a sign-in brought, as it was kept elsewhere. Returns: (transfer full) (nullable) */
static JsonNode *
read_parts (const char *secret)
{
  g_autoptr (GBytes) bytes = g_bytes_new (secret, strlen (secret));
  g_autoptr (JsonNode) root = *secret == '{' ? studio_json_parse ("secret", bytes, NULL) : NULL;

  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) && text_of (root, "token") != NULL ? g_steal_pointer (&root) : NULL;
}

JsonNode *
studio_publish_account_wrap (const StudioPublishAccount *self,
                             const char *secret)
{
  gsize kind = find_kind (self->platform);
  JsonNode *secrets;
  const char *user = text_of (self->settings, "user");

  g_return_val_if_fail (kind < G_N_ELEMENTS (kinds), NULL);

  secrets = g_str_equal (self->platform, "x") ? read_parts (secret) : NULL;
  if (secrets != NULL)
    return secrets;
  secrets = with_text (NULL, kinds[kind].secret, secret);
  if (g_str_equal (self->platform, "bluesky") && user != NULL)
    secrets = with_text (secrets, "identifier", user);
  if (g_str_equal (self->platform, "webhook"))
    secrets = with_text (secrets, "url", self->address);
  return secrets;
}

StudioJob *
studio_publish_account_to_job (const StudioPublishAccount *self,
                               StudioCredentials *credentials,
                               const StudioHttpRules *rules)
{
  StudioJob *job = studio_job_new (self->platform, self->address, credentials);

  job->settings = self->settings != NULL ? json_node_ref (self->settings) : NULL;
  job->rules = *rules;
  return job;
}
