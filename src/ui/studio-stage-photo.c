#include "config.h"

#include "studio-stage-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK (256 * 1024)
#define MAX_BYTES (200 * 1024 * 1024)

static const char *const picture_types[] = { "image/png", "image/jpeg", "image/webp", "image/tiff", "image/bmp", NULL };

/** Paste: a picture on its way from the clipboard. */
typedef struct
{
  StudioStage *stage;
  StudioDocument *document;
  char *field;
  GInputStream *stream;
  GByteArray *bytes;
} Paste;

static void
paste_free (Paste *paste)
{
  g_object_unref (paste->stage);
  g_object_unref (paste->document);
  g_free (paste->field);
  g_clear_object (&paste->stream);
  g_byte_array_unref (paste->bytes);
  g_free (paste);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paste, paste_free)

static void
say (StudioStage *self,
     const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
}

/* Returns: (nullable): the photo field meant */
static const char *
photo_field (StudioStage *self,
             const char *wanted)
{
  StudioTemplate *template = studio_post_get_template (studio_document_get_post (self->document));
  const StudioField *field = wanted != NULL ? studio_template_find_field (template, wanted) : NULL;
  GPtrArray *fields = studio_template_get_fields (template);

  if (field != NULL && field->type == STUDIO_FIELD_PHOTO)
    return field->name;
  for (guint i = 0; i < fields->len; i++) {
    field = g_ptr_array_index (fields, i);
    if (field->type == STUDIO_FIELD_PHOTO)
      return field->name;
  }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", _ ("This template has no place for a photo. Choose one with a photo."));
  return NULL;
}

static void
photo_set_cb (GObject *source,
              GAsyncResult *result,
              gpointer user_data)
{
  g_autoptr (StudioStage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!studio_document_set_photo_finish (STUDIO_DOCUMENT (source), result, &error))
    say (self, error);
}

void
_studio_stage_set_photo (StudioStage *self,
                         GFile *file,
                         const char *field)
{
  const char *wanted = self->document != NULL ? photo_field (self, *field != '\0' ? field : self->field) : NULL;

  if (wanted != NULL)
    studio_document_set_photo_async (self->document, wanted, file, self->photo_cancellable, photo_set_cb, g_object_ref (self));
}

/* --- the clipboard --- */

static void read_more (Paste *paste);

static void
finish_paste (Paste *paste)
{
  GBytes *bytes = g_byte_array_free_to_bytes (g_steal_pointer (&paste->bytes));

  paste->bytes = g_byte_array_new ();
  studio_document_set_photo_bytes_async (paste->document, paste->field, bytes, paste->stage->photo_cancellable, photo_set_cb,
                                         g_object_ref (paste->stage));
  g_bytes_unref (bytes);
}

static void
chunk_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr (Paste) paste = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) chunk = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);

  if (chunk == NULL) {
    say (paste->stage, error);
  } else if (g_bytes_get_size (chunk) == 0) {
    finish_paste (paste);
  } else if (paste->bytes->len + g_bytes_get_size (chunk) > MAX_BYTES) {
    gtk_widget_activate_action (GTK_WIDGET (paste->stage), "win.toast", "s", _ ("The copied picture is too large. Save it as a file and make it smaller first."));
  } else {
    g_byte_array_append (paste->bytes, g_bytes_get_data (chunk, NULL), (guint) g_bytes_get_size (chunk));
    read_more (g_steal_pointer (&paste));
  }
}

static void
read_more (Paste *paste)
{
  g_input_stream_read_bytes_async (paste->stream, CHUNK, G_PRIORITY_DEFAULT, paste->stage->photo_cancellable, chunk_cb, paste);
}

static void
stream_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (Paste) paste = user_data;
  g_autoptr (GError) error = NULL;

  paste->stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);
  if (paste->stream != NULL)
    read_more (g_steal_pointer (&paste));
  else
    say (paste->stage, error);
}

static void
file_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (Paste) paste = user_data;
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, &error);

  if (value != NULL)
    _studio_stage_set_photo (paste->stage, g_value_get_object (value), paste->field);
  else
    say (paste->stage, error);
}

static gboolean
holds_picture (GdkContentFormats *formats)
{
  for (guint i = 0; picture_types[i] != NULL; i++) {
    if (gdk_content_formats_contain_mime_type (formats, picture_types[i]))
      return TRUE;
  }
  return FALSE;
}

static gboolean
holds_file (GdkContentFormats *formats)
{
  return gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) || gdk_content_formats_contain_mime_type (formats, "text/uri-list");
}

gboolean
studio_stage_can_paste (StudioStage *self)
{
  GdkContentFormats *formats;

  g_return_val_if_fail (STUDIO_IS_STAGE (self), FALSE);

  formats = gdk_clipboard_get_formats (gtk_widget_get_clipboard (GTK_WIDGET (self)));
  return self->document != NULL && (holds_picture (formats) || holds_file (formats));
}

void
studio_stage_paste (StudioStage *self)
{
  GdkClipboard *clipboard;
  const char *field;
  Paste *paste;

  g_return_if_fail (STUDIO_IS_STAGE (self));

  clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  field = studio_stage_can_paste (self) ? photo_field (self, self->field) : NULL;
  if (field == NULL)
    return;
  paste = g_new0 (Paste, 1);
  *paste = (Paste){ g_object_ref (self), g_object_ref (self->document), g_strdup (field), NULL, g_byte_array_new () };
  if (holds_picture (gdk_clipboard_get_formats (clipboard)))
    gdk_clipboard_read_async (clipboard, (const char **) picture_types, G_PRIORITY_DEFAULT, self->photo_cancellable, stream_cb, paste);
  else
    gdk_clipboard_read_value_async (clipboard, G_TYPE_FILE, G_PRIORITY_DEFAULT, self->photo_cancellable, file_cb, paste);
}
