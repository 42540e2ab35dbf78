#include "config.h"

#include "studio-publish-queue.h"

#include <glib/gi18n-lib.h>

#include "studio-publish-note.h"
#include "studio-published.h"

static const char *
without_at (const char *name)
{
  return name + (*name == '@' ? 1 : 0);
}

gboolean
studio_publish_is_told (StudioSnapshot *snapshot,
                        const StudioPublishAccount *account)
{
  g_autoptr (GArray) entries = studio_published_list (studio_snapshot_get_json (snapshot));

  for (guint i = 0; i < entries->len; i++) {
    const StudioPublication *entry = &g_array_index (entries, StudioPublication, i);

    if (g_str_equal (entry->platform, account->platform) && g_ascii_strcasecmp (without_at (entry->account), without_at (account->name)) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_account (GPtrArray *accounts,
             const char *id)
{
  for (guint i = 0; i < accounts->len; i++) {
    if (g_str_equal (((const StudioPublishAccount *) g_ptr_array_index (accounts, i))->id, id))
      return TRUE;
  }
  return FALSE;
}

static gboolean
cancel_refused (StudioOutboxStore *store,
                const StudioOutboxTarget *refused,
                GError **error)
{
  g_autoptr (StudioOutboxTarget) target = studio_outbox_target_copy (refused);
  g_autoptr (GError) problem = NULL;

  if (studio_outbox_say (target, STUDIO_OUTBOX_SAY_CANCEL, NULL, g_get_real_time () / G_USEC_PER_SEC) && studio_outbox_store_claim (store, refused, target, &problem))
    return TRUE;
  if (problem == NULL)
    g_set_error_literal (&problem, G_IO_ERROR, G_IO_ERROR_BUSY, _ ("Another program has just changed it. Try again."));
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

gboolean
studio_publish_replace_refused (StudioOutboxStore *store,
                                GPtrArray *present,
                                const char *post,
                                GPtrArray *accounts,
                                GError **error)
{
  for (guint i = 0; i < present->len; i++) {
    const StudioOutboxTarget *target = g_ptr_array_index (present, i);

    if (target->state == STUDIO_OUTBOX_REJECTED && g_str_equal (target->post, post) && has_account (accounts, target->account) && !cancel_refused (store, target, error))
      return FALSE;
  }
  return TRUE;
}

GStrv
studio_publish_queue_add (const StudioPublishQueue *queue,
                          StudioOutboxFile *store,
                          GError **error)
{
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_outbox_target_free);
  g_autoptr (GPtrArray) pictures = g_ptr_array_new ();
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < queue->accounts->len; i++) {
    const StudioPublishContent *content = g_ptr_array_index (queue->contents, i);
    StudioOutboxTarget *target = studio_publish_content_to_target (content, g_ptr_array_index (queue->accounts, i), queue->post, queue->path);

    target->not_before = queue->at;
    target->zone = queue->zone;
    g_ptr_array_add (targets, target);
    g_strv_builder_add (ids, target->id);
    for (guint k = 0; k < content->outgoing->pictures->len; k++)
      g_ptr_array_add (pictures, ((const StudioOutgoingPicture *) g_ptr_array_index (content->outgoing->pictures, k))->bytes);
  }
  return studio_outbox_file_queue (store, targets, pictures, error) ? g_strv_builder_end (ids) : NULL;
}

static gboolean
go_on_one (StudioOutboxStore *store,
           StudioOutboxTarget *target,
           GError **error)
{
  g_autoptr (StudioOutboxTarget) before = studio_outbox_target_copy (target);
  g_autoptr (GError) problem = NULL;

  if (!studio_outbox_say (target, STUDIO_OUTBOX_SAY_SIGNED, NULL, g_get_real_time () / G_USEC_PER_SEC))
    return TRUE;
  if (studio_outbox_store_claim (store, before, target, &problem) || problem == NULL) /* somebody else has just changed it: that holds */
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

gboolean
studio_publish_go_on_signed (StudioOutboxStore *store,
                             const char *account,
                             GError **error)
{
  g_autoptr (GPtrArray) targets = studio_outbox_store_list (store, error);

  for (guint i = 0; targets != NULL && i < targets->len; i++) {
    StudioOutboxTarget *target = g_ptr_array_index (targets, i);

    if (g_str_equal (target->account, account) && !go_on_one (store, target, error))
      return FALSE;
  }
  return targets != NULL;
}

static gboolean
is_over (const StudioOutboxTarget *target)
{
  gboolean rests = target->state == STUDIO_OUTBOX_PUBLISHED || target->state == STUDIO_OUTBOX_PUBLISHED_MANUAL || target->state == STUDIO_OUTBOX_SKIPPED || target->state == STUDIO_OUTBOX_CANCELLED;

  return rests && !studio_publish_waits_for_note (target);
}

gboolean
studio_publish_put_away (StudioOutboxFile *store,
                         GError **error)
{
  g_autoptr (GPtrArray) targets = studio_outbox_store_list (STUDIO_OUTBOX_STORE (store), error);
  gint64 before = g_get_real_time () / G_USEC_PER_SEC - STUDIO_PUBLISH_KEPT * G_GINT64_CONSTANT (86400);

  for (guint i = 0; targets != NULL && i < targets->len; i++) {
    const StudioOutboxTarget *target = g_ptr_array_index (targets, i);

    if (is_over (target) && !studio_outbox_file_archive (store, target, before, error))
      return FALSE;
  }
  return targets != NULL;
}
