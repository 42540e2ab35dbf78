#include "config.h"

#include "studio-credentials.h"

struct _StudioCredentials
{
  GMutex lock;
  GMutex renewal;
  JsonNode *secrets;
  StudioRedaction *redaction;
  StudioCredentialsKeep keep;
  StudioCredentialsBegin begin;
  StudioCredentialsEnd end;
  gpointer data;
  gatomicrefcount count;
};

static void
learn (JsonObject *object,
       const char *name,
       JsonNode *value,
       gpointer redaction)
{
  /* a user's name, a server's address or a date is no secret, and hiding it would spoil every sentence */
  static const char *const open[] = { "user", "did", "pds", "identifier", "client", "renewed", "expires", NULL };

  if (!g_strv_contains (open, name) && JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_STRING)
    studio_redaction_add (redaction, json_node_get_string (value));
}

StudioCredentials *
studio_credentials_new (JsonNode *secrets,
                        StudioRedaction *redaction,
                        StudioCredentialsKeep keep,
                        gpointer data)
{
  StudioCredentials *self = g_new0 (StudioCredentials, 1);

  g_return_val_if_fail (JSON_NODE_HOLDS_OBJECT (secrets), NULL);

  g_mutex_init (&self->lock);
  g_mutex_init (&self->renewal);
  self->secrets = json_node_ref (secrets);
  self->redaction = studio_redaction_ref (redaction);
  self->keep = keep;
  self->data = data;
  g_atomic_ref_count_init (&self->count);
  json_object_foreach_member (json_node_get_object (secrets), learn, redaction);

  return self;
}

StudioCredentials *
studio_credentials_ref (StudioCredentials *self)
{
  g_atomic_ref_count_inc (&self->count);

  return self;
}

void
studio_credentials_unref (StudioCredentials *self)
{
  if (!g_atomic_ref_count_dec (&self->count))
    return;

  json_node_unref (self->secrets);
  studio_redaction_unref (self->redaction);
  g_mutex_clear (&self->lock);
  g_mutex_clear (&self->renewal);
  g_free (self);
}

char *
studio_credentials_get (StudioCredentials *self,
                        const char *name)
{
  char *value;

  g_mutex_lock (&self->lock);
  value = g_strdup (studio_json_peek_string (json_node_get_object (self->secrets), name));
  g_mutex_unlock (&self->lock);
  if (value != NULL && *value == '\0')
    g_clear_pointer (&value, g_free);

  return value;
}

gboolean
studio_credentials_are_kept (StudioCredentials *self)
{
  return self->keep != NULL;
}

StudioRedaction *
studio_credentials_get_redaction (StudioCredentials *self)
{
  return self->redaction;
}

gboolean
studio_credentials_set (StudioCredentials *self,
                        const char *const *names,
                        const char *const *values,
                        GError **error)
{
  JsonNode *changed;
  g_autoptr (JsonNode) kept = NULL;

  g_mutex_lock (&self->lock);
  changed = json_node_ref (self->secrets);
  for (gsize i = 0; names[i] != NULL; i++) {
    g_autoptr (JsonNode) value = values[i] != NULL ? studio_json_string (values[i]) : NULL;
    JsonNode *next = studio_json_with_member (changed, names[i], value);

    json_node_unref (changed);
    changed = next;
  }
  json_node_unref (self->secrets);
  self->secrets = changed;
  kept = json_node_ref (changed);
  g_mutex_unlock (&self->lock);
  json_object_foreach_member (json_node_get_object (kept), learn, self->redaction);

  return self->keep == NULL || self->keep (kept, self->data, error);
}

void
studio_credentials_share (StudioCredentials *self,
                          StudioCredentialsBegin begin,
                          StudioCredentialsEnd end)
{
  self->begin = begin;
  self->end = end;
}

void
studio_credentials_begin_renewal (StudioCredentials *self)
{
  JsonNode *kept, *before;

  g_mutex_lock (&self->renewal);
  kept = self->begin != NULL ? self->begin (self->data) : NULL;
  if (kept == NULL)
    return;
  json_object_foreach_member (json_node_get_object (kept), learn, self->redaction);
  g_mutex_lock (&self->lock);
  before = self->secrets;
  self->secrets = kept;
  g_mutex_unlock (&self->lock);
  json_node_unref (before);
}

void
studio_credentials_end_renewal (StudioCredentials *self)
{
  if (self->end != NULL)
    self->end (self->data);
  g_mutex_unlock (&self->renewal);
}
