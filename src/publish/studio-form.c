#include "config.h"

#include "studio-connector-private.h"

#include <string.h>

struct _StudioForm
{
  GByteArray *body;
  char *boundary;
};

static void
append (StudioForm *self,
        const char *text)
{
  g_byte_array_append (self->body, (const guint8 *) text, (guint) strlen (text));
}

StudioForm *
studio_form_new (void)
{
  StudioForm *self = g_new0 (StudioForm, 1);
  g_autofree char *random = g_uuid_string_random ();

  self->body = g_byte_array_new ();
  self->boundary = g_strconcat ("pemda-", random, NULL);

  return self;
}

void
studio_form_free (StudioForm *self)
{
  g_clear_pointer (&self->body, g_byte_array_unref);
  g_free (self->boundary);
  g_free (self);
}

void
studio_form_text (StudioForm *self,
                  const char *name,
                  const char *value)
{
  g_autofree char *head = g_strdup_printf ("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n", self->boundary, name);

  append (self, head);
  append (self, value);
  append (self, "\r\n");
}

void
studio_form_picture (StudioForm *self,
                     const char *name,
                     const StudioOutgoingPicture *picture,
                     guint index)
{
  g_autofree char *head = g_strdup_printf ("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"image-%u.%s\"\r\nContent-Type: %s\r\n\r\n",
                                           self->boundary, name, index + 1, g_str_equal (picture->mime, "image/png") ? "png" : "jpg", picture->mime);
  gsize size;
  const guint8 *bytes = g_bytes_get_data (picture->bytes, &size);

  append (self, head);
  g_byte_array_append (self->body, bytes, (guint) size);
  append (self, "\r\n");
}

void
studio_form_put (StudioForm *self,
                 StudioHttpRequest *request)
{
  g_autofree char *end = g_strdup_printf ("--%s--\r\n", self->boundary);
  g_autofree char *type = g_strconcat ("multipart/form-data; boundary=", self->boundary, NULL);
  g_autoptr (GBytes) body = NULL;

  append (self, end);
  body = g_byte_array_free_to_bytes (g_steal_pointer (&self->body));
  studio_http_request_body (request, type, body);
}
