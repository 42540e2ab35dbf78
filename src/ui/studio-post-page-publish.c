#include "config.h"

#include "studio-post-page-private.h"

#include "studio-document-published.h"
#include "studio-publish-job.h"
#include "studio-self-settings.h"

void
_studio_post_page_show_sent (StudioPostPage *self)
{
  g_autoptr (GPtrArray) pictures = NULL;
  g_autofree char *sentence = NULL;

  if (g_strcmp0 (self->last_step, "publish") == 0)
    pictures = studio_publish_panel_get_shown (self->publish_panel, &sentence);
  studio_stage_set_sent (self->stage, pictures, sentence);
}

/* --- what has become visible --- */

static gboolean
is_noted (JsonNode *root,
          const char *id)
{
  g_autoptr (GArray) entries = studio_published_list (root);

  for (guint i = 0; i < entries->len; i++) {
    if (g_str_equal (g_array_index (entries, StudioPublication, i).id, id))
      return TRUE;
  }
  return FALSE;
}

/* The post that is open is written by its own document: what the postman wrote into the library would be overwritten by the next letter that is typed. */
static gboolean
note_cb (StudioPostman *postman,
         const StudioOutboxTarget *target,
         StudioPostPage *self)
{
  g_autofree char *id = self->document != NULL ? studio_document_make_id (self->document) : NULL;
  g_autoptr (StudioSelf) person = NULL;
  const StudioPublication publication = { .id = target->id, .platform = target->platform, .account = studio_publish_get_account_name (target), .link = target->permalink };

  if (g_strcmp0 (id, target->post) != 0 || studio_publish_is_handed_in (target))
    return FALSE;
  if (is_noted (studio_post_get_json (studio_document_get_post (self->document)), target->id))
    return TRUE;
  person = studio_self_load ();
  return studio_document_mark_published (self->document, &publication, 1, person, NULL, NULL);
}

void
studio_post_page_set_postman (StudioPostPage *self,
                              StudioPostman *postman)
{
  g_return_if_fail (STUDIO_IS_POST_PAGE (self));

  if (self->postman != NULL)
    g_signal_handlers_disconnect_by_data (self->postman, self);
  g_set_object (&self->postman, postman);
  if (postman != NULL)
    g_signal_connect (postman, "note", G_CALLBACK (note_cb), self);
  if (self->publish_panel != NULL)
    studio_publish_panel_set_postman (self->publish_panel, postman);
}

void
_studio_post_page_init_publish (StudioPostPage *self)
{
  g_signal_connect_swapped (self->publish_panel, "shown-changed", G_CALLBACK (_studio_post_page_show_sent), self);
}

void
_studio_post_page_drop_publish (StudioPostPage *self)
{
  if (self->publish_panel != NULL)
    g_signal_handlers_disconnect_by_data (self->publish_panel, self);
  studio_post_page_set_postman (self, NULL);
}
