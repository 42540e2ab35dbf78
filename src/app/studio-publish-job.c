#include "config.h"

#include "studio-publish-job.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"
#include "studio-export-job.h"
#include "studio-pages.h"
#include "studio-photo.h"
#include "studio-picture-info.h"
#include "studio-post-office.h"
#include "studio-post-words.h"
#include "studio-sha256.h"
#include "studio-x-cost.h"

/* --- who may --- */

/* Whether it is a post of an office: it says so, or its brand is a government's. */
static gboolean
is_of_office (StudioSnapshot *snapshot)
{
  JsonNode *level = studio_json_lookup (studio_brand_get_json (studio_snapshot_get_brand (snapshot)), "org/level");

  return *studio_post_office_get (studio_snapshot_get_json (snapshot)) != '\0' ||
         (level != NULL && JSON_NODE_HOLDS_VALUE (level) && json_node_get_value_type (level) == G_TYPE_STRING && *json_node_get_string (level) != '\0');
}

gboolean
studio_publish_may (StudioSnapshot *snapshot,
                    const StudioPublishAccount *account,
                    GError **error)
{
  g_return_val_if_fail (snapshot != NULL && account != NULL, FALSE);

  if (account->paused) {
    g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("The account is paused. Resume it first."));
    return FALSE;
  }
  if (account->personal && is_of_office (snapshot)) {
    g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("This is a person's own account, and the post is an office's. Choose an account of the office."));
    return FALSE;
  }
  return TRUE;
}

/* --- what is sent --- */

/* A picture that was just made is read as a stranger's: of its size, whole, without a place. */
static gboolean
check_picture (const StudioExportOutcome *outcome,
               GCancellable *cancellable,
               GError **error)
{
  StudioPictureInfo info;
  StudioPhotoRequest request = { .crop = { 0 } };
  cairo_surface_t *surface;

  if (!studio_picture_info_read (outcome->result.bytes, &info, error))
    return FALSE;
  if (info.width != outcome->result.width || info.height != outcome->result.height || info.orientation != 1 || info.located || !g_str_equal (info.mime, "image/jpeg")) {
    g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("A picture did not come out as it should; nothing was sent. Export it, look at it, and report this."));
    return FALSE;
  }
  request.width = info.width;
  request.height = info.height;
  surface = studio_photo_decode (outcome->result.bytes, &request, cancellable, error);
  if (surface == NULL)
    return FALSE;
  cairo_surface_destroy (surface);
  return TRUE;
}

/* Returns: (nullable): what stands beside the picture; a draft that nobody confirmed is not sent */
static const char *
get_alt (StudioSnapshot *snapshot,
         GArray *pages,
         guint index)
{
  StudioDescription description;

  if (index >= pages->len)
    return NULL;
  description = studio_description_get (studio_snapshot_get_json (snapshot), g_array_index (pages, StudioPage, index).id);
  return description.decorative || description.draft || *description.alt == '\0' ? NULL : description.alt;
}

/* What a platform refuses outright. Where it takes one hashtag only, the others are plain text there. */
static void
add_marks (StudioPublishContent *content,
           const StudioPlatform *platform)
{
  const StudioMarks *marks = &content->measure.marks;

  if (platform->hashtags_max > 1 && marks->hashtags > platform->hashtags_max)
    g_ptr_array_add (content->problems, g_strdup_printf (_ ("%s: the caption has %d hashtags, and at most %d are taken. Leave some out."), platform->name, marks->hashtags, platform->hashtags_max));
  if (platform->mentions_max > 0 && marks->mentions > platform->mentions_max)
    g_ptr_array_add (content->problems, g_strdup_printf (_ ("%s: the caption mentions %d accounts, and at most %d are taken. Leave some out."), platform->name, marks->mentions, platform->mentions_max));
  if (platform->links_max > 0 && marks->links > platform->links_max)
    g_ptr_array_add (content->problems, g_strdup_printf (_ ("%s: the caption has %d links, and at most %d are taken. Leave some out."), platform->name, marks->links, platform->links_max));
}

static void
add_problems (StudioPublishContent *content,
              const StudioPlatform *platform)
{
  guint most = studio_pack_get_most (platform->id);

  /* Mastodon's servers have limits of their own, which the server is asked for */
  if (content->measure.over > 0 && !g_str_equal (platform->id, "mastodon"))
    g_ptr_array_add (content->problems, g_strdup_printf (_ ("%s: the caption is too long by %d. Shorten it."), platform->name, content->measure.over));
  if (most > 0 && content->outgoing->pictures->len > most)
    g_ptr_array_add (content->problems, g_strdup_printf (_ ("%s: a post takes at most %u pictures, this one has %u. Divide it."), platform->name, most, content->outgoing->pictures->len));
}

static gboolean
add_pictures (StudioPublishContent *content,
              const StudioPublishOrder *order,
              const StudioPlatform *platform,
              GCancellable *cancellable,
              GError **error)
{
  const StudioPackOrder pack = { .snapshot = order->snapshot, .limits = order->limits };
  g_autoptr (GPtrArray) outcomes = studio_pack_draw (&pack, platform, order->drawn, cancellable, error);
  g_autoptr (GArray) pages = studio_snapshot_list_pages (order->snapshot);

  if (outcomes == NULL)
    return FALSE;
  for (guint i = 0; i < outcomes->len; i++) {
    const StudioExportOutcome *outcome = g_ptr_array_index (outcomes, i);
    const char *alt = get_alt (order->snapshot, pages, i);

    if (!check_picture (outcome, cancellable, error))
      return FALSE;
    content->format = outcome->item.format;
    if (platform->has_alt && alt != NULL && studio_limit_exceed (&platform->alt, alt) > 0)
      g_ptr_array_add (content->problems, g_strdup_printf (_ ("%s: the description of picture %u is too long. Shorten it."), platform->name, i + 1));
    studio_outgoing_add (content->outgoing, outcome->result.bytes, "image/jpeg", alt, outcome->result.width, outcome->result.height);
    g_ptr_array_add (content->names, studio_sha256 (outcome->result.bytes));
  }
  return TRUE;
}

/* Beside figures a title may begin small ("jalan desa mulus"); alone on a site it is a sentence. "e-KTP" stays as it is. */
static char *
begin_title (const char *title)
{
  const char *end = title + strcspn (title, " \t\n");
  char letter[7] = "";

  for (const char *p = title; p < end; p = g_utf8_next_char (p)) {
    if (!g_unichar_islower (g_utf8_get_char (p)))
      return g_strdup (title);
  }
  letter[g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (title)), letter)] = '\0';
  return g_strconcat (letter, *title != '\0' ? g_utf8_next_char (title) : "", NULL);
}

StudioPublishContent *
studio_publish_content_make (const StudioPublishOrder *order,
                             const StudioPublishAccount *account,
                             GCancellable *cancellable,
                             GError **error)
{
  const StudioPlatform *platform;
  g_autoptr (StudioPublishContent) content = NULL;
  g_autofree char *caption = NULL, *plain = NULL, *title = NULL, *key = NULL;

  g_return_val_if_fail (order != NULL && account != NULL, NULL);

  platform = studio_platforms_find (order->limits, account->platform);
  if (platform == NULL) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND, _ ("“%s” is no platform that is known."), account->platform);
    return NULL;
  }
  caption = studio_pack_caption (order->snapshot, platform->id);
  plain = studio_snapshot_get_title (order->snapshot);
  title = begin_title (plain);
  key = g_uuid_string_random ();
  content = g_new0 (StudioPublishContent, 1);
  content->outgoing = studio_outgoing_new (key, title, caption);
  content->names = g_ptr_array_new_with_free_func (g_free);
  content->problems = g_ptr_array_new_with_free_func (g_free);
  content->measure = studio_platform_measure (platform, caption);
  if (!add_pictures (content, order, platform, cancellable, error))
    return NULL;
  add_problems (content, platform);
  add_marks (content, platform);
  return g_steal_pointer (&content);
}

void
studio_publish_content_free (StudioPublishContent *self)
{
  studio_outgoing_unref (self->outgoing);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

gsize
studio_publish_content_get_bytes (const StudioPublishContent *self)
{
  gsize sum = 0;

  for (guint i = 0; i < self->outgoing->pictures->len; i++)
    sum += g_bytes_get_size (((const StudioOutgoingPicture *) g_ptr_array_index (self->outgoing->pictures, i))->bytes);
  return sum;
}

double
studio_publish_content_get_cost (const StudioPublishContent *self,
                                 const StudioPublishAccount *account)
{
  guint alts = 0;

  if (!g_str_equal (account->platform, "x"))
    return 0;
  for (guint i = 0; i < self->outgoing->pictures->len; i++) {
    const StudioOutgoingPicture *picture = g_ptr_array_index (self->outgoing->pictures, i);

    alts += picture->alt != NULL && *picture->alt != '\0';
  }
  return studio_x_cost (self->measure.marks.links > 0, alts);
}

/* --- in the outbox --- */

static JsonArray *
list_pictures (const StudioPublishContent *content)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < content->outgoing->pictures->len; i++) {
    const StudioOutgoingPicture *picture = g_ptr_array_index (content->outgoing->pictures, i);
    JsonObject *object = json_object_new ();

    json_object_set_string_member (object, "name", g_ptr_array_index (content->names, i));
    json_object_set_string_member (object, "mime", picture->mime);
    if (picture->alt != NULL)
      json_object_set_string_member (object, "alt", picture->alt);
    json_object_set_int_member (object, "width", picture->width);
    json_object_set_int_member (object, "height", picture->height);
    json_array_add_object_element (array, object);
  }
  return array;
}

/* A user of WordPress who may not publish hands in for an editor. */
static gboolean
is_handed_in (const StudioPublishAccount *account)
{
  JsonNode *status = account->settings != NULL ? studio_json_lookup (account->settings, "status") : NULL;

  return g_str_equal (account->platform, "wordpress") && status != NULL && JSON_NODE_HOLDS_VALUE (status) && json_node_get_value_type (status) == G_TYPE_STRING &&
         g_str_equal (json_node_get_string (status), "pending");
}

StudioOutboxTarget *
studio_publish_content_to_target (const StudioPublishContent *self,
                                  const StudioPublishAccount *account,
                                  const char *post,
                                  const char *path)
{
  JsonObject *object = json_object_new ();
  g_autoptr (JsonNode) content = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (object, "title", self->outgoing->title);
  json_object_set_string_member (object, "caption", self->outgoing->caption);
  json_object_set_array_member (object, "pictures", list_pictures (self));
  json_object_set_string_member (object, "account", account->name);
  if (path != NULL && g_utf8_validate (path, -1, NULL))
    json_object_set_string_member (object, "file", path);
  if (is_handed_in (account))
    json_object_set_boolean_member (object, "pending", TRUE);
  json_node_take_object (content, object);
  json_node_seal (content);
  return studio_outbox_target_new (self->outgoing->key, post, account->id, account->platform, content);
}

static const char *
text_of (const StudioOutboxTarget *target,
         const char *name)
{
  return studio_json_peek_string (json_node_get_object (target->content), name);
}

static gboolean
is_picture (const StudioPublishContent *self,
            guint index,
            JsonNode *node)
{
  const StudioOutgoingPicture *picture = g_ptr_array_index (self->outgoing->pictures, index);

  return JSON_NODE_HOLDS_OBJECT (node) && g_strcmp0 (studio_json_peek_string (json_node_get_object (node), "name"), g_ptr_array_index (self->names, index)) == 0 &&
         g_strcmp0 (studio_json_peek_string (json_node_get_object (node), "alt"), picture->alt) == 0;
}

gboolean
studio_publish_content_is_in (const StudioPublishContent *self,
                              const StudioOutboxTarget *target)
{
  JsonNode *list = json_object_get_member (json_node_get_object (target->content), "pictures");
  JsonArray *pictures = list != NULL && JSON_NODE_HOLDS_ARRAY (list) ? json_node_get_array (list) : NULL;

  if (g_strcmp0 (text_of (target, "caption"), self->outgoing->caption) != 0 || pictures == NULL || json_array_get_length (pictures) != self->names->len)
    return FALSE;
  for (guint i = 0; i < self->names->len; i++) {
    if (!is_picture (self, i, json_array_get_element (pictures, i)))
      return FALSE;
  }
  return TRUE;
}

const StudioOutboxTarget *
studio_publish_find_same (GPtrArray *targets,
                          const char *post,
                          const char *account)
{
  for (guint i = 0; i < targets->len; i++) {
    const StudioOutboxTarget *target = g_ptr_array_index (targets, i);

    if (g_str_equal (target->post, post) && g_str_equal (target->account, account) && target->state != STUDIO_OUTBOX_CANCELLED && target->state != STUDIO_OUTBOX_SKIPPED && target->state != STUDIO_OUTBOX_REJECTED)
      return target;
  }
  return NULL;
}

const char *
studio_publish_get_account_name (const StudioOutboxTarget *target)
{
  return text_of (target, "account");
}

const char *
studio_publish_get_file (const StudioOutboxTarget *target)
{
  return text_of (target, "file");
}

const char *
studio_publish_get_title (const StudioOutboxTarget *target)
{
  const char *title = text_of (target, "title");

  return title != NULL ? title : "";
}

gboolean
studio_publish_is_handed_in (const StudioOutboxTarget *target)
{
  JsonNode *pending = studio_json_lookup (target->content, "pending");

  return target->state == STUDIO_OUTBOX_PUBLISHED && pending != NULL && JSON_NODE_HOLDS_VALUE (pending) && json_node_get_boolean (pending);
}
