#include "config.h"

#include "studio-stage-private.h"

/* Looking at what a platform is sent: the very bytes, decoded as anybody decodes them, not the page they were made from. */

static void
decode_thread (GTask *task,
               gpointer source,
               gpointer data,
               GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  GdkTexture *texture = gdk_texture_new_from_bytes (data, &error);

  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
decoded_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  StudioStage *self = STUDIO_STAGE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), &error);

  /* another one is wanted by now, or none */
  if (g_task_get_cancellable (G_TASK (result)) != self->decoding)
    return;
  g_clear_object (&self->decoding);
  gtk_picture_set_paintable (self->sent_picture, GDK_PAINTABLE (texture));
}

void
_studio_stage_drop_sent (StudioStage *self)
{
  if (self->decoding != NULL)
    g_cancellable_cancel (self->decoding);
  g_clear_object (&self->decoding);
  g_clear_pointer (&self->sent, g_ptr_array_unref);
  g_clear_pointer (&self->sent_words, g_free);
}

void
_studio_stage_show_sent (StudioStage *self)
{
  g_autoptr (GTask) task = NULL;

  gtk_widget_set_visible (self->sent_view, self->sent != NULL);
  gtk_widget_set_visible (self->view_box, self->sent == NULL);
  if (self->sent == NULL) {
    gtk_picture_set_paintable (self->sent_picture, NULL);
    return;
  }
  if (self->decoding != NULL)
    g_cancellable_cancel (self->decoding);
  g_clear_object (&self->decoding);
  self->decoding = g_cancellable_new ();
  task = g_task_new (self, self->decoding, decoded_cb, NULL);
  g_task_set_source_tag (task, _studio_stage_show_sent);
  g_task_set_task_data (task, g_bytes_ref (g_ptr_array_index (self->sent, MIN (self->page, self->sent->len - 1))), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, decode_thread);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sent_picture), GTK_ACCESSIBLE_PROPERTY_LABEL, self->sent_words != NULL ? self->sent_words : "", -1);
}

void
studio_stage_set_sent (StudioStage *self,
                       GPtrArray *pictures,
                       const char *sentence)
{
  g_return_if_fail (STUDIO_IS_STAGE (self));

  if (pictures == NULL && self->sent == NULL)
    return;
  _studio_stage_drop_sent (self);
  self->sent = pictures != NULL && pictures->len > 0 ? g_ptr_array_ref (pictures) : NULL;
  self->sent_words = self->sent != NULL ? g_strdup (sentence) : NULL;
  _studio_stage_show_sent (self);
  _studio_stage_show_look (self);
  _studio_stage_update_words (self);
}
