#include "config.h"

#include "studio-oauth.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"
#include "studio-loopback.h"
#include "studio-random.h"

#define OUT_OF_BAND "urn:ietf:wg:oauth:2.0:oob"
/* X's codes live half a minute */
#define EXCHANGE_DEADLINE 20000
#define TEN_YEARS (10 * 366 * 24 * 3600)

/* X compares the whole address with those that the office wrote down there, so neither port nor path can be chosen each time. */
static const guint16 fixed_ports[] = { 47831, 47832, 47833, 0 };

/* @pages: where the page is, if not at the server's own address */
typedef struct
{
  const char *platform;
  const char *home;
  const char *pages;
  const char *authorize;
  const char *token;
  const char *scope;
  const char *path;
  const guint16 *ports;
  gboolean registers;
} Flow;

static const Flow flows[] = {
  { "mastodon", NULL, NULL, "/oauth/authorize", "/oauth/token", "read:statuses write:statuses write:media", NULL, NULL, TRUE },
  { "x", "https://api.x.com", "https://x.com", "/i/oauth2/authorize", "/2/oauth2/token", "tweet.read tweet.write users.read media.write offline.access", "/callback", fixed_ports, FALSE },
};

struct _StudioOauth
{
  GObject parent_instance;
  const Flow *flow;
  char *address;
  char *client;
  char *client_secret; /* (nullable) */
  char *scope;
  char *verifier;
  char *redirect;
  char *page; /* (nullable): until begun */
  StudioLoopback *loopback;
  StudioHttpRules rules;
  StudioRedaction *redaction;
};

G_DEFINE_FINAL_TYPE (StudioOauth, studio_oauth, G_TYPE_OBJECT)

static const Flow *
find_flow (const char *platform)
{
  for (gsize i = 0; i < G_N_ELEMENTS (flows); i++) {
    if (g_strcmp0 (flows[i].platform, platform) == 0)
      return &flows[i];
  }
  return NULL;
}

gboolean
studio_oauth_exists (const char *platform)
{
  return find_flow (platform) != NULL;
}

/* --- requests --- */

static void
add (GString *form,
     const char *name,
     const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf (form, "%s%s=", form->len > 0 ? "&" : "", name);
  g_string_append_uri_escaped (form, value, NULL, FALSE);
}

static StudioHttpReply *
post (StudioOauth *self,
      const char *path,
      GString *form,
      GCancellable *cancellable)
{
  StudioHttpRules rules = self->rules;
  g_autofree char *url = g_strconcat (self->address, path, NULL);
  g_autoptr (GBytes) body = g_bytes_new (form->str, form->len);
  g_autoptr (StudioHttpRequest) request = studio_http_request_new (STUDIO_HTTP_READ, "POST", url);
  g_autoptr (StudioHttp) http = NULL;

  rules.deadline = rules.deadline != 0 ? MIN (rules.deadline, EXCHANGE_DEADLINE) : EXCHANGE_DEADLINE;
  http = studio_http_new (&rules, self->redaction, NULL, NULL);
  studio_http_request_header (request, "Accept", "application/json");
  studio_http_request_body (request, "application/x-www-form-urlencoded", body);
  return studio_http_send (http, request, cancellable);
}

/* Always FALSE, for return. */
static gboolean
fail (const StudioHttpReply *reply,
      const char *sentence,
      GError **error)
{
  if (reply->outcome == STUDIO_OUTCOME_CANCELLED)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("You stopped signing in, and nothing has changed."));
  else
    g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, sentence != NULL ? sentence : reply->message);
  return FALSE;
}

/* Returns: (transfer full) (nullable): a text that can be a token or an id */
static char *
get_word (const StudioHttpReply *reply,
          const char *name)
{
  JsonObject *object = studio_http_reply_object (reply);
  const char *text = object != NULL ? studio_json_peek_string (object, name) : NULL;

  if (text == NULL || *text == '\0' || strlen (text) > 8192)
    return NULL;
  for (const char *at = text; *at != '\0'; at++) {
    if (*at <= ' ' || *at > '~')
      return NULL;
  }
  return g_strdup (text);
}

/* --- making this program known (in a thread) --- */

static gboolean
offers (JsonObject *object,
        const char *scope)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, "scopes_supported") : NULL;
  JsonArray *scopes = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; scopes != NULL && i < json_array_get_length (scopes); i++) {
    JsonNode *one = json_array_get_element (scopes, i);

    if (JSON_NODE_HOLDS_VALUE (one) && json_node_get_value_type (one) == G_TYPE_STRING && g_str_equal (json_node_get_string (one), scope))
      return TRUE;
  }
  return FALSE;
}

/* Who somebody is can be asked for without all that "read:accounts" gives. What a server does not know would make it refuse all. */
static char *
narrow (JsonObject *server,
        const char *scope)
{
  g_auto (GStrv) wanted = g_strsplit (scope, " ", -1);
  GString *known = g_string_new ("profile");

  for (char **one = wanted; *one != NULL; one++) {
    if (offers (server, *one))
      g_string_append_printf (known, " %s", *one);
  }
  return g_string_free (known, FALSE);
}

/* Since 4.3 a server tells what it offers; before it says 404. */
static void
choose_scope (StudioOauth *self,
              GCancellable *cancellable)
{
  g_autofree char *url = g_strconcat (self->address, "/.well-known/oauth-authorization-server", NULL);
  g_autoptr (StudioHttp) http = studio_http_new (&self->rules, self->redaction, NULL, NULL);
  g_autoptr (StudioHttpRequest) request = studio_http_request_new (STUDIO_HTTP_READ, "GET", url);
  g_autoptr (StudioHttpReply) reply = studio_http_send (http, request, cancellable);
  JsonObject *server = reply->outcome == STUDIO_OUTCOME_DONE ? studio_http_reply_object (reply) : NULL;

  g_free (self->scope);
  self->scope = offers (server, "profile") ? narrow (server, self->flow->scope) : g_strconcat ("read:accounts ", self->flow->scope, NULL);
}

/* Returns: the HTTP status, 200 when it is done */
static guint
register_once (StudioOauth *self,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GString) form = g_string_new (NULL);
  g_autoptr (StudioHttpReply) reply = NULL;

  add (form, "client_name", "Pemda Studio");
  add (form, "redirect_uris", self->redirect);
  add (form, "scopes", self->scope);
  reply = post (self, "/api/v1/apps", form, cancellable);
  if (reply->status == 404) {
    fail (reply, _ ("There is no Mastodon at this address. Check the name of the server."), error);
  } else if (reply->outcome != STUDIO_OUTCOME_DONE) {
    fail (reply, NULL, error);
  } else {
    g_free (self->client);
    self->client = get_word (reply, "client_id");
    self->client_secret = get_word (reply, "client_secret");
    if (self->client != NULL && self->client_secret != NULL)
      return 200;
    fail (reply, _ ("There is no Mastodon at this address. Check the name of the server."), error);
  }
  return reply->status != 200 ? reply->status : 0;
}

/* A server that takes no way back to this computer shows a code instead. */
static gboolean
register_program (StudioOauth *self,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GError) problem = NULL;
  guint status;

  choose_scope (self, cancellable);
  status = register_once (self, cancellable, &problem);
  if (status == 400 || status == 422) {
    g_clear_error (&problem);
    g_free (self->redirect);
    self->redirect = g_strdup (OUT_OF_BAND);
    status = register_once (self, cancellable, &problem);
  }
  if (status == 200) {
    studio_redaction_add (self->redaction, self->client_secret);
    return TRUE;
  }
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* PKCE, S256: who catches the code on its way back can do nothing with it. */
static char *
write_challenge (const char *verifier)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize n = sizeof digest;

  g_checksum_update (checksum, (const guchar *) verifier, (gssize) strlen (verifier));
  g_checksum_get_digest (checksum, digest, &n);
  return studio_random_write (digest, n);
}

static void
write_page (StudioOauth *self)
{
  gboolean elsewhere = self->flow->pages != NULL && g_str_equal (self->address, self->flow->home);
  g_autofree char *challenge = write_challenge (self->verifier);
  g_autoptr (GString) query = g_string_new (NULL);

  add (query, "response_type", "code");
  add (query, "client_id", self->client);
  add (query, "redirect_uri", self->redirect);
  add (query, "scope", self->scope);
  add (query, "state", studio_loopback_get_state (self->loopback));
  add (query, "code_challenge", challenge);
  add (query, "code_challenge_method", "S256");
  g_free (self->page);
  self->page = g_strconcat (elsewhere ? self->flow->pages : self->address, self->flow->authorize, "?", query->str, NULL);
}

static void
begin_thread (GTask *task,
              gpointer source,
              gpointer data,
              GCancellable *cancellable)
{
  StudioOauth *self = source;
  GError *error = NULL;

  if (self->flow->registers && !register_program (self, cancellable, &error)) {
    g_task_return_error (task, error);
    return;
  }
  write_page (self);
  g_task_return_boolean (task, TRUE);
}

void
studio_oauth_begin_async (StudioOauth *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  GError *error = NULL;

  g_return_if_fail (STUDIO_IS_OAUTH (self) && self->loopback == NULL);

  g_task_set_source_tag (task, studio_oauth_begin_async);
  g_task_set_check_cancellable (task, FALSE);
  self->loopback = studio_loopback_new (self->flow->ports, self->flow->path, &error);
  if (self->loopback == NULL) {
    g_task_return_error (task, error);
    return;
  }
  self->redirect = g_strdup (studio_loopback_get_url (self->loopback));
  g_task_run_in_thread (task, begin_thread);
}

gboolean
studio_oauth_begin_finish (StudioOauth *self,
                           GAsyncResult *result,
                           GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

const char *
studio_oauth_get_page (StudioOauth *self)
{
  g_return_val_if_fail (STUDIO_IS_OAUTH (self), NULL);

  return self->page;
}

gboolean
studio_oauth_shows_code (StudioOauth *self)
{
  g_return_val_if_fail (STUDIO_IS_OAUTH (self), FALSE);

  return g_strcmp0 (self->redirect, OUT_OF_BAND) == 0;
}

/* --- a code becomes secrets (in a thread) --- */

static char *
get_end (const StudioHttpReply *reply)
{
  JsonObject *object = studio_http_reply_object (reply);
  JsonNode *node = object != NULL ? json_object_get_member (object, "expires_in") : NULL;
  gint64 seconds = node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : 0;

  return seconds > 0 && seconds < TEN_YEARS ? g_strdup_printf ("%" G_GINT64_FORMAT, g_get_real_time () / G_USEC_PER_SEC + seconds) : NULL;
}

static JsonNode *
write_secrets (StudioOauth *self,
               const StudioHttpReply *reply,
               const char *token)
{
  g_autofree char *refresh = get_word (reply, "refresh_token"), *end = get_end (reply);
  const char *const names[] = { "token", "refresh", "expires", "client", "client_secret" };
  const char *const values[] = { token, refresh, end, self->client, self->client_secret };
  JsonNode *root = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (JsonNode) before = root, value = values[i] != NULL ? studio_json_string (values[i]) : NULL;

    root = studio_json_with_member (before, names[i], value);
  }
  studio_redaction_add (self->redaction, token);
  studio_redaction_add (self->redaction, refresh);
  return root;
}

static void
redeem_thread (GTask *task,
               gpointer source,
               gpointer code,
               GCancellable *cancellable)
{
  StudioOauth *self = source;
  g_autoptr (GString) form = g_string_new (NULL);
  g_autoptr (StudioHttpReply) reply = NULL;
  g_autofree char *token = NULL;
  GError *error = NULL;

  studio_redaction_add (self->redaction, code);
  add (form, "grant_type", "authorization_code");
  add (form, "code", code);
  add (form, "client_id", self->client);
  add (form, "client_secret", self->client_secret);
  add (form, "redirect_uri", self->redirect);
  add (form, "code_verifier", self->verifier);
  if (self->flow->registers)
    add (form, "scope", self->scope);
  reply = post (self, self->flow->token, form, cancellable);
  token = reply->outcome == STUDIO_OUTCOME_DONE ? get_word (reply, "access_token") : NULL;
  if (token != NULL) {
    g_task_return_pointer (task, write_secrets (self, reply, token), (GDestroyNotify) json_node_unref);
    return;
  }
  if (reply->outcome == STUDIO_OUTCOME_DONE || reply->status == 400 || reply->status == 401)
    fail (reply, _ ("The platform did not take the permission: it is too old or was used already. Begin again, and give the permission soon after the page opens."), &error);
  else
    fail (reply, NULL, &error);
  g_task_return_error (task, error);
}

static void
redeem (GTask *task,
        const char *code)
{
  g_task_set_task_data (task, g_strdup (code), g_free);
  g_task_run_in_thread (task, redeem_thread);
}

static void
came_cb (GObject *loopback,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (GHashTable) said = studio_loopback_wait_finish (STUDIO_LOOPBACK (loopback), result, &error);
  const char *code = said != NULL ? g_hash_table_lookup (said, "code") : NULL;

  if (said == NULL)
    g_task_return_error (task, error);
  else if (code == NULL || *code == '\0')
    g_task_return_new_error (task, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("The browser came back without the permission. Begin again."));
  else
    redeem (task, code);
}

static GTask *
new_task (StudioOauth *self,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, studio_oauth_finish);
  g_task_set_check_cancellable (task, FALSE);
  return task;
}

void
studio_oauth_wait_async (StudioOauth *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  g_return_if_fail (STUDIO_IS_OAUTH (self) && self->page != NULL);

  studio_loopback_wait_async (self->loopback, 0, cancellable, came_cb, new_task (self, cancellable, callback, data));
}

void
studio_oauth_redeem_async (StudioOauth *self,
                           const char *code,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (STUDIO_IS_OAUTH (self) && self->page != NULL);

  task = new_task (self, cancellable, callback, data);
  redeem (task, code);
}

JsonNode *
studio_oauth_finish (StudioOauth *self,
                     GAsyncResult *result,
                     GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- */

StudioOauth *
studio_oauth_new (const char *platform,
                  const char *address,
                  const char *client,
                  const StudioHttpRules *rules,
                  StudioRedaction *redaction)
{
  const Flow *flow = find_flow (platform);
  StudioOauth *self;

  g_return_val_if_fail (flow != NULL && (flow->registers || client != NULL), NULL);

  self = g_object_new (STUDIO_TYPE_OAUTH, NULL);
  self->flow = flow;
  self->address = g_strdup (address);
  self->client = g_strdup (client);
  self->scope = g_strdup (flow->scope);
  self->verifier = studio_random_word (48);
  self->rules = *rules;
  self->redaction = studio_redaction_ref (redaction);
  studio_redaction_add (redaction, self->verifier);
  return self;
}

static void
studio_oauth_finalize (GObject *object)
{
  StudioOauth *self = STUDIO_OAUTH (object);

  g_clear_object (&self->loopback);
  g_free (self->address);
  g_free (self->client);
  g_free (self->client_secret);
  g_free (self->scope);
  g_free (self->verifier);
  g_free (self->redirect);
  g_free (self->page);
  studio_redaction_unref (self->redaction);
  G_OBJECT_CLASS (studio_oauth_parent_class)->finalize (object);
}

static void
studio_oauth_class_init (StudioOauthClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = studio_oauth_finalize;
}

static void
studio_oauth_init (StudioOauth *self)
{
}
