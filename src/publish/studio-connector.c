#include "config.h"

#include "studio-connector.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-connector-private.h"

#define LONGEST_ID 256

/* A new platform is a file with such a table and a line here. */
static const StudioConnector *const connectors[] = {
  &studio_connector_wordpress,
  &studio_connector_mastodon,
  &studio_connector_bluesky,
  &studio_connector_facebook,
  &studio_connector_instagram,
  &studio_connector_telegram,
  &studio_connector_threads,
  &studio_connector_webhook,
  &studio_connector_x,
  &studio_connector_linkedin,
};

static const StudioConnector *
find (const char *platform)
{
  for (gsize i = 0; i < G_N_ELEMENTS (connectors); i++) {
    if (g_strcmp0 (connectors[i]->platform, platform) == 0)
      return connectors[i];
  }

  return NULL;
}

gboolean
studio_connector_exists (const char *platform)
{
  return find (platform) != NULL;
}

StudioJob *
studio_job_new (const char *platform,
                const char *address,
                StudioCredentials *credentials)
{
  StudioJob *self = g_new0 (StudioJob, 1);

  self->platform = g_strdup (platform);
  self->address = g_strdup (address);
  self->credentials = studio_credentials_ref (credentials);

  return self;
}

void
studio_job_free (StudioJob *self)
{
  g_free (self->platform);
  g_free (self->address);
  g_clear_pointer (&self->settings, json_node_unref);
  g_clear_pointer (&self->marks, json_node_unref);
  g_clear_pointer (&self->outgoing, studio_outgoing_unref);
  g_clear_pointer (&self->host, studio_job_free);
  studio_credentials_unref (self->credentials);
  g_free (self);
}

void
studio_result_free (StudioResult *self)
{
  g_free (self->message);
  g_free (self->detail);
  g_free (self->code);
  g_free (self->remote_id);
  g_free (self->permalink);
  g_free (self->state);
  g_free (self->name);
  g_clear_pointer (&self->settings, json_node_unref);
  g_clear_pointer (&self->marks, json_node_unref);
  g_free (self);
}

StudioResult *
studio_connector_run (const StudioJob *job,
                      StudioStep step,
                      GCancellable *cancellable)
{
  const StudioConnector *connector = find (job->platform);
  StudioWork work = { .job = job, .cancellable = cancellable };

  work.result = g_new0 (StudioResult, 1);
  if (job->marks != NULL)
    work.result->marks = json_node_ref (job->marks);
  if (job->settings != NULL)
    work.result->settings = json_node_ref (job->settings);
  if (connector == NULL) {
    studio_work_fail (&work, STUDIO_OUTCOME_CONFIG_ERROR, _ ("This platform takes no posts from programs; upload the pictures by hand."));
  } else if (step >= STUDIO_STEP_PREPARE && step != STUDIO_STEP_REVOKE && job->outgoing == NULL) {
    studio_work_fail (&work, STUDIO_OUTCOME_REJECTED, _ ("There is nothing to send."));
  } else if (step == STUDIO_STEP_REVOKE && connector->steps[step] == NULL) {
    studio_work_by_hand (&work, _ ("This platform lets no program take back its permission. Take it back there yourself, in the settings of the account."));
  } else if (connector->steps[step] != NULL) {
    StudioHttpRules rules = job->rules;

    /* any address may be typed for a receiver: one inside the office's network has to be meant */
    if (connector->public_only && !studio_work_has_setting (&work, "local"))
      rules.addresses |= STUDIO_ADDRESS_PUBLIC_ONLY;
    work.http = studio_http_new (&rules, studio_credentials_get_redaction (job->credentials), job->progress, job->data);
    connector->steps[step](&work);
    studio_work_take_secrets_out (&work, step);
    studio_http_free (work.http);
  }

  return work.result;
}

typedef struct
{
  StudioJob *job;
  StudioStep step;
} Errand;

static void
free_errand (gpointer data)
{
  Errand *errand = data;

  studio_job_free (errand->job);
  g_free (errand);
}

static void
free_result (gpointer result)
{
  studio_result_free (result);
}

static void
run_in_thread (GTask *task,
               gpointer source,
               gpointer data,
               GCancellable *cancellable)
{
  Errand *errand = data;

  g_task_return_pointer (task, studio_connector_run (errand->job, errand->step, cancellable), free_result);
}

void
studio_connector_run_async (StudioJob *job,
                            StudioStep step,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Errand *errand = g_new0 (Errand, 1);

  errand->job = job;
  errand->step = step;
  g_task_set_source_tag (task, studio_connector_run_async);
  g_task_set_task_data (task, errand, free_errand);
  /* a cancelled step still tells what it knows: after a commit that is "uncertain" */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, run_in_thread);
}

StudioResult *
studio_connector_run_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

StudioHttpRequest *
studio_work_call (StudioWork *work,
                  StudioHttpKind kind,
                  const char *method,
                  const char *path)
{
  g_autofree char *url = g_strconcat (work->job->address, path, NULL);
  g_autofree char *token = studio_credentials_get (work->job->credentials, "token");
  StudioHttpRequest *request = studio_http_request_new (kind, method, url);

  if (token != NULL)
    studio_http_request_bearer (request, token);
  studio_http_request_header (request, "Accept", "application/json");

  return request;
}

StudioHttpReply *
studio_work_ask (StudioWork *work,
                 const char *path)
{
  g_autoptr (StudioHttpRequest) request = studio_work_call (work, STUDIO_HTTP_READ, "GET", path);

  return studio_work_send (work, request);
}

void
studio_work_put (StudioHttpRequest *request,
                 JsonObject *object)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (root, object);
  studio_http_request_json (request, root);
}

const char *
studio_work_get_refusal (const StudioHttpReply *reply,
                         const char *name)
{
  JsonObject *object = studio_http_reply_object (reply);
  const char *said = object != NULL && reply->status >= 400 ? studio_json_peek_string (object, name) : NULL;

  return said != NULL ? said : "";
}

StudioHttpReply *
studio_work_send (StudioWork *work,
                  StudioHttpRequest *request)
{
  return studio_http_send (work->http, request, work->cancellable);
}

gboolean
studio_work_take (StudioWork *work,
                  const StudioHttpReply *reply)
{
  StudioResult *result = work->result;

  result->outcome = reply->outcome;
  result->status = reply->status;
  result->sent = reply->sent;
  result->total = reply->total;
  result->retry_after = reply->retry_after;
  if (reply->skew != 0)
    result->skew = reply->skew;
  g_free (result->message);
  result->message = g_strdup (reply->message);
  g_free (result->detail);
  result->detail = g_strdup (reply->detail);
  if (reply->html && studio_http_reply_header (reply, "cf-mitigated") != NULL)
    studio_work_code (work, "guard");

  return result->outcome == STUDIO_OUTCOME_DONE;
}

gboolean
studio_work_fail (StudioWork *work,
                  StudioOutcome outcome,
                  const char *sentence)
{
  work->result->outcome = outcome;
  if (sentence != NULL) {
    g_free (work->result->message);
    work->result->message = g_strdup (sentence);
  }

  return FALSE;
}

void
studio_work_by_hand (StudioWork *work,
                     const char *sentence)
{
  studio_work_code (work, "by_hand");
  studio_work_fail (work, STUDIO_OUTCOME_REJECTED, sentence);
}

void
studio_work_code (StudioWork *work,
                  const char *code)
{
  g_free (work->result->code);
  work->result->code = g_strdup (code);
}

void
studio_work_warn (StudioWork *work,
                  const char *sentence)
{
  g_free (work->result->message);
  work->result->message = g_strdup (sentence);
}

gboolean
studio_work_unreadable (StudioWork *work,
                        StudioHttpKind kind)
{
  return studio_work_fail (work, kind == STUDIO_HTTP_COMMIT ? STUDIO_OUTCOME_UNCERTAIN : STUDIO_OUTCOME_RETRY_LATER,
                           _ ("The server's answer cannot be read."));
}

void
studio_work_done (StudioWork *work,
                  const char *remote_id,
                  const char *permalink)
{
  work->result->outcome = STUDIO_OUTCOME_DONE;
  g_clear_pointer (&work->result->message, g_free);
  g_free (work->result->remote_id);
  work->result->remote_id = g_strdup (remote_id);
  g_free (work->result->permalink);
  work->result->permalink = studio_address_may_open (permalink) ? g_strdup (permalink) : NULL;
}

gboolean
studio_work_mark (StudioWork *work,
                  const char *path,
                  JsonNode *value)
{
  g_autoptr (JsonNode) taken = value;
  g_autoptr (JsonNode) empty = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (GError) error = NULL;
  JsonNode *before = work->result->marks;

  if (!studio_work_keeps (work, taken))
    return studio_work_unreadable (work, STUDIO_HTTP_UPLOAD);
  json_node_take_object (empty, json_object_new ());
  json_node_seal (empty);
  work->result->marks = studio_json_with (before != NULL ? before : empty, path, taken);
  g_clear_pointer (&before, json_node_unref);
  if (work->job->keep == NULL || work->job->keep (work->result->marks, work->job->data, &error))
    return TRUE;

  g_free (work->result->detail);
  work->result->detail = studio_redaction_plain (studio_credentials_get_redaction (work->job->credentials), error != NULL ? error->message : NULL);

  return studio_work_fail (work, STUDIO_OUTCOME_NOT_SENT, _ ("This computer could not note what had been sent, so nothing more was; make room on the disk."));
}

gint64
studio_work_get_began (StudioWork *work)
{
  const char *began = studio_work_get_mark (work, "began");

  return began != NULL ? g_ascii_strtoll (began, NULL, 10) : 0;
}

gboolean
studio_work_mark_began (StudioWork *work)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_real_time () / G_USEC_PER_SEC);

  return studio_work_get_began (work) != 0 || studio_work_mark (work, "began", studio_json_string (text));
}

void
studio_work_unmark_began (StudioWork *work)
{
  StudioOutcome outcome = work->result->outcome;
  g_autofree char *message = g_strdup (work->result->message);

  if (studio_work_get_began (work) != 0 && studio_work_mark (work, "began", NULL))
    studio_work_fail (work, outcome, message);
}

JsonNode *
studio_work_lookup_mark (StudioWork *work,
                         const char *path)
{
  return work->result->marks != NULL ? studio_json_lookup (work->result->marks, path) : NULL;
}

gboolean
studio_work_mark_item (StudioWork *work,
                       const char *list,
                       guint index,
                       JsonNode *value)
{
  g_autofree char *path = g_strdup_printf ("%s/%u", list, index);
  g_autoptr (JsonNode) taken = value;

  if (studio_work_lookup_mark (work, list) == NULL) {
    JsonNode *empty = json_node_new (JSON_NODE_ARRAY);

    json_node_take_array (empty, json_array_new ());
    if (!studio_work_mark (work, list, empty))
      return FALSE;
  }

  return studio_work_mark (work, path, g_steal_pointer (&taken));
}

const char *
studio_work_get_item (StudioWork *work,
                      const char *list,
                      guint index)
{
  g_autofree char *path = g_strdup_printf ("%s/%u", list, index);
  JsonNode *node = studio_work_lookup_mark (work, path);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

const char *
studio_work_get_mark (StudioWork *work,
                      const char *name)
{
  return work->result->marks != NULL ? studio_json_peek_string (json_node_get_object (work->result->marks), name) : NULL;
}

const char *
studio_work_get_setting (StudioWork *work,
                         const char *name)
{
  JsonNode *settings = work->result->settings;

  return settings != NULL && JSON_NODE_HOLDS_OBJECT (settings) ? studio_json_peek_string (json_node_get_object (settings), name) : NULL;
}

gboolean
studio_work_has_setting (StudioWork *work,
                         const char *name)
{
  JsonNode *settings = work->result->settings;

  return settings != NULL && JSON_NODE_HOLDS_OBJECT (settings) && studio_work_get_flag (json_node_get_object (settings), name);
}

void
studio_work_learn (StudioWork *work,
                   const char *name,
                   JsonNode *value)
{
  g_autoptr (JsonNode) taken = value;
  JsonNode *before = work->result->settings;

  if (!studio_work_keeps (work, taken))
    return;
  work->result->settings = studio_json_with_member (before, name, taken);
  g_clear_pointer (&before, json_node_unref);
}

static gboolean
is_id (const char *text)
{
  if (*text == '\0' || strlen (text) > LONGEST_ID)
    return FALSE;
  for (const char *at = text; *at != '\0'; at++) {
    if (*at <= ' ' || *at > '~')
      return FALSE;
  }

  return TRUE;
}

char *
studio_work_get_id (JsonObject *object,
                    const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return is_id (json_node_get_string (node)) ? g_strdup (json_node_get_string (node)) : NULL;
  if (json_node_get_value_type (node) == G_TYPE_INT64 && json_node_get_int (node) >= 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));

  return NULL;
}

JsonObject *
studio_work_get_object (JsonObject *object,
                        const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonArray *
studio_work_get_array (JsonObject *object,
                       const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

gboolean
studio_work_get_flag (JsonObject *object,
                      const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

gint64
studio_work_get_number (JsonObject *object,
                        const char *name,
                        gint64 otherwise)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  GType type = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_NONE;

  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE ? json_node_get_int (node) : otherwise;
}

gboolean
studio_work_wait (StudioWork *work,
                  guint every)
{
  studio_http_tell (work->http, STUDIO_HTTP_PROCESSING);
  if (studio_http_wait (work->job->poll_every != 0 ? work->job->poll_every : every, work->cancellable))
    return TRUE;

  return studio_work_fail (work, STUDIO_OUTCOME_CANCELLED, _ ("You stopped it before it was sent."));
}

/* What the host says is said about the host. */
static void
take_from_host (StudioWork *work,
                const StudioResult *result)
{
  g_autofree char *sentence = g_strdup_printf (_ ("On the site that the pictures are put on: %s"), result->message != NULL ? result->message : "");

  studio_work_fail (work, result->outcome, sentence);
  studio_work_code (work, "host");
  g_free (work->result->detail);
  work->result->detail = studio_redaction_plain (studio_http_get_redaction (work->http), result->detail);
  work->result->retry_after = result->retry_after;
}

char *
studio_work_host (StudioWork *work,
                  guint index)
{
  const StudioJob *job = work->job->host;
  const StudioConnector *connector = job != NULL ? find (job->platform) : NULL;
  StudioWork other = { .job = job, .cancellable = work->cancellable };
  g_autoptr (StudioResult) result = NULL;
  char *url;

  if (connector == NULL || connector->host == NULL) {
    studio_work_code (work, "host");
    studio_work_fail (work, STUDIO_OUTCOME_CONFIG_ERROR, _ ("This platform fetches pictures from a website, and no site is chosen for them; choose an account of the office's WordPress in this account."));
    return NULL;
  }
  other.result = result = g_new0 (StudioResult, 1);
  if (job->settings != NULL)
    result->settings = json_node_ref (job->settings);
  other.http = studio_http_new (&job->rules, studio_credentials_get_redaction (job->credentials), work->job->progress, work->job->data);
  url = connector->host (&other, index);
  studio_http_free (other.http);
  if (url == NULL)
    take_from_host (work, result);

  return url;
}
