#include "config.h"

#include "studio-connector.h"

static void
free_picture (gpointer data)
{
  StudioOutgoingPicture *picture = data;

  g_bytes_unref (picture->bytes);
  g_free (picture->mime);
  g_free (picture->alt);
  g_free (picture);
}

StudioOutgoing *
studio_outgoing_new (const char *key,
                     const char *title,
                     const char *caption)
{
  StudioOutgoing *self = g_new0 (StudioOutgoing, 1);

  self->key = g_strdup (key);
  self->title = g_strdup (title);
  self->caption = g_strdup (caption);
  self->pictures = g_ptr_array_new_with_free_func (free_picture);
  g_atomic_ref_count_init (&self->count);

  return self;
}

void
studio_outgoing_add (StudioOutgoing *self,
                     GBytes *bytes,
                     const char *mime,
                     const char *alt,
                     int width,
                     int height)
{
  StudioOutgoingPicture *picture = g_new0 (StudioOutgoingPicture, 1);

  g_return_if_fail (g_str_equal (mime, "image/jpeg") || g_str_equal (mime, "image/png"));

  picture->bytes = g_bytes_ref (bytes);
  picture->mime = g_strdup (mime);
  picture->alt = g_strdup (alt);
  picture->width = width;
  picture->height = height;
  g_ptr_array_add (self->pictures, picture);
}

StudioOutgoing *
studio_outgoing_ref (StudioOutgoing *self)
{
  g_atomic_ref_count_inc (&self->count);

  return self;
}

void
studio_outgoing_unref (StudioOutgoing *self)
{
  if (!g_atomic_ref_count_dec (&self->count))
    return;

  g_free (self->key);
  g_free (self->title);
  g_free (self->caption);
  g_ptr_array_unref (self->pictures);
  g_free (self);
}
