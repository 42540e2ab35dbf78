#include "config.h"

#include "studio-http-private.h"

#include <string.h>

StudioHttpRequest *
studio_http_request_new (StudioHttpKind kind,
                         const char *method,
                         const char *url)
{
  StudioHttpRequest *self = g_new0 (StudioHttpRequest, 1);

  self->kind = kind;
  self->method = g_strdup (method);
  self->url = g_strdup (url);
  self->headers = g_ptr_array_new_with_free_func (g_free);
  self->most = STUDIO_HTTP_MAX_BODY;

  return self;
}

void
studio_http_request_free (StudioHttpRequest *self)
{
  g_free (self->method);
  g_free (self->url);
  g_ptr_array_unref (self->headers);
  g_free (self->content_type);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self);
}

void
studio_http_request_header (StudioHttpRequest *self,
                            const char *name,
                            const char *value)
{
  g_return_if_fail (value != NULL);

  for (const char *at = value; *at != '\0'; at++) {
    if (*at < ' ' || *at > '~')
      self->spoilt = TRUE;
  }
  g_ptr_array_add (self->headers, g_strdup (name));
  g_ptr_array_add (self->headers, g_strdup (value));
}

void
studio_http_request_bearer (StudioHttpRequest *self,
                            const char *token)
{
  g_autofree char *value = g_strconcat ("Bearer ", token, NULL);

  studio_http_request_header (self, "Authorization", value);
}

void
studio_http_request_body (StudioHttpRequest *self,
                          const char *content_type,
                          GBytes *body)
{
  g_return_if_fail (self->body == NULL);

  self->content_type = g_strdup (content_type);
  self->body = g_bytes_ref (body);
}

void
studio_http_request_json (StudioHttpRequest *self,
                          JsonNode *root)
{
  char *text = studio_json_write_line (root);
  g_autoptr (GBytes) body = g_bytes_new_take (text, strlen (text));

  studio_http_request_body (self, "application/json", body);
}

void
studio_http_request_read_up_to (StudioHttpRequest *self,
                                gsize most)
{
  self->most = most;
}

void
studio_http_request_takes_anything (StudioHttpRequest *self)
{
  self->anything = TRUE;
}
