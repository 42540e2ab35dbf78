#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-graph.h"

/*
 * A page of Facebook, by the page's own token. One picture is the post itself; several are uploaded unseen first, and a post shows them then. There is no key: a lost
 * answer is looked for in the page's posts, and what is not found there may be there all the same.
 *
 * settings: "page" (id, learnt), "version". credentials: as studio-graph.h says.
 * marks: "photo-0", …: {"id", "at"}, "began" (seconds since 1970), "post".
 */

#define PICTURES_MAX 10
/* the documents say 10 MB here and 4 MB there */
#define PICTURE_BYTES 4000000
#define CAPTION_MAX 5000
/* unpublished photos are said to be kept for a day */
#define PHOTO_LIVES (20 * 60 * 60)
#define SCHEDULE_FROM (10 * 60)
#define SCHEDULE_UNTIL (30 * 24 * 60 * 60)

static const char *
get_page (StudioWork *work)
{
  const char *page = studio_work_get_setting (work, "page");

  return studio_graph_is_id (page) ? page : NULL;
}

static StudioHttpRequest *
new_call (StudioWork *work,
          StudioHttpKind kind,
          const char *method,
          const char *node,
          const char *edge)
{
  g_autofree char *path = g_strconcat (node, edge, NULL);

  return studio_graph_call (work, kind, method, STUDIO_GRAPH_VERSION, path);
}

static StudioHttpReply *
ask (StudioWork *work,
     const char *node,
     const char *edge)
{
  g_autoptr (StudioHttpRequest) request = new_call (work, STUDIO_HTTP_READ, "GET", node, edge);

  return studio_work_send (work, request);
}

static gboolean
need_page (StudioWork *work)
{
  return get_page (work) != NULL || studio_work_fail (work, STUDIO_OUTCOME_CONFIG_ERROR, _ ("It is not known which page this is; check the account."));
}

/* Only a page has a category: Meta refuses the question for a person's token. */
static void
verify (StudioWork *work)
{
  g_autoptr (StudioHttpReply) reply = ask (work, "me", "?fields=id,name,category");
  g_autofree char *id = NULL;

  if (!studio_graph_take (work, reply, STUDIO_HTTP_READ)) {
    if (studio_graph_get_code (reply) == 100)
      studio_work_fail (work, STUDIO_OUTCOME_NEEDS_LOGIN, _ ("This is a person's token, not a page's; copy the token of the page."));
    return;
  }
  id = studio_graph_get_id (studio_http_reply_object (reply), "id");
  if (id == NULL) {
    studio_work_unreadable (work, STUDIO_HTTP_READ);
    return;
  }
  g_free (work->result->name);
  work->result->name = studio_redaction_plain (studio_http_get_redaction (work->http), studio_json_peek_string (studio_http_reply_object (reply), "name"));
  if (get_page (work) != NULL && !g_str_equal (get_page (work), id)) {
    g_autofree char *sentence = g_strdup_printf (_ ("This token belongs to “%s”, not to the page that was named; copy the token of that page."), work->result->name);

    studio_work_fail (work, STUDIO_OUTCOME_NEEDS_LOGIN, sentence);
    return;
  }
  studio_work_learn (work, "page", studio_json_string (id));
  studio_work_done (work, id, NULL);
}

static void
limits (StudioWork *work)
{
  work->result->limits = (StudioLimits){ .caption = CAPTION_MAX, .pictures = PICTURES_MAX, .bytes = PICTURE_BYTES };
}

/* --- pictures that nobody sees yet --- */

static gboolean
check_schedule (StudioWork *work)
{
  gint64 ahead = work->job->outgoing->at - g_get_real_time () / G_USEC_PER_SEC;

  if (work->job->outgoing->at == 0)
    return TRUE;
  studio_work_code (work, "schedule_here");
  if (work->job->outgoing->pictures->len > 1)
    return studio_work_fail (work, STUDIO_OUTCOME_REJECTED, _ ("Facebook's own schedule fails for several pictures (since October 2025); let this program keep the time instead."));
  if (ahead < SCHEDULE_FROM || ahead > SCHEDULE_UNTIL)
    return studio_work_fail (work, STUDIO_OUTCOME_REJECTED, _ ("Facebook's own schedule begins in ten minutes and ends in thirty days; let this program keep the time instead."));
  studio_work_code (work, NULL);

  return TRUE;
}

static gboolean
check (StudioWork *work)
{
  GPtrArray *pictures = work->job->outgoing->pictures;

  if (pictures->len > PICTURES_MAX)
    return studio_work_fail (work, STUDIO_OUTCOME_REJECTED, _ ("A post on Facebook takes at most 10 pictures from programs."));
  for (guint i = 0; i < pictures->len; i++) {
    const StudioOutgoingPicture *picture = g_ptr_array_index (pictures, i);

    if (g_bytes_get_size (picture->bytes) <= PICTURE_BYTES)
      continue;
    studio_work_code (work, "too_large");
    return studio_work_fail (work, STUDIO_OUTCOME_REJECTED, _ ("The picture is too large for Facebook; send it with at most 4 MB."));
  }

  return check_schedule (work);
}

static char *
get_photo_name (guint index)
{
  return g_strdup_printf ("photo-%u", index);
}

/* Returns: (nullable): the id of a photo that Facebook still has */
static const char *
get_photo (StudioWork *work,
           guint index)
{
  g_autofree char *name = get_photo_name (index);
  JsonNode *node = studio_work_lookup_mark (work, name);
  JsonObject *photo = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  return photo != NULL && g_get_real_time () / G_USEC_PER_SEC - studio_work_get_number (photo, "at", 0) < PHOTO_LIVES ? studio_json_peek_string (photo, "id") : NULL;
}

static gboolean
keep_photo (StudioWork *work,
            guint index,
            const char *id)
{
  g_autofree char *name = get_photo_name (index);
  g_autoptr (JsonNode) id_node = studio_json_string (id);
  g_autoptr (JsonNode) at = studio_json_number ((double) (g_get_real_time () / G_USEC_PER_SEC));
  g_autoptr (JsonNode) with_id = studio_json_with_member (NULL, "id", id_node);

  return studio_work_mark (work, name, studio_json_with_member (with_id, "at", at));
}

static void
add_time (StudioWork *work,
          StudioForm *form)
{
  g_autofree char *at = g_strdup_printf ("%" G_GINT64_FORMAT, work->job->outgoing->at);

  studio_form_text (form, "scheduled_publish_time", at);
}

/* @visible: it is the post itself */
static StudioHttpReply *
send_photo (StudioWork *work,
            guint index,
            gboolean visible)
{
  const StudioOutgoing *outgoing = work->job->outgoing;
  const StudioOutgoingPicture *picture = g_ptr_array_index (outgoing->pictures, index);
  g_autoptr (StudioHttpRequest) request = new_call (work, visible ? STUDIO_HTTP_COMMIT : STUDIO_HTTP_UPLOAD, "POST", get_page (work), "/photos");
  g_autoptr (StudioForm) form = studio_form_new ();

  studio_form_text (form, "published", visible && outgoing->at == 0 ? "true" : "false");
  if (visible)
    studio_form_text (form, "caption", outgoing->caption);
  if (visible && outgoing->at > 0)
    add_time (work, form);
  if (picture->alt != NULL)
    studio_form_text (form, "alt_text_custom", picture->alt);
  studio_form_picture (form, "source", picture, index);
  studio_form_put (form, request);

  return studio_work_send (work, request);
}

static gboolean
upload (StudioWork *work,
        guint index)
{
  g_autoptr (StudioHttpReply) reply = send_photo (work, index, FALSE);
  g_autofree char *id = NULL;

  if (!studio_graph_take (work, reply, STUDIO_HTTP_UPLOAD))
    return FALSE;
  id = studio_graph_get_id (studio_http_reply_object (reply), "id");

  return id != NULL ? keep_photo (work, index, id) : studio_work_unreadable (work, STUDIO_HTTP_UPLOAD);
}

static gboolean
upload_all (StudioWork *work)
{
  for (guint i = 0; work->job->outgoing->pictures->len > 1 && i < work->job->outgoing->pictures->len; i++) {
    if (get_photo (work, i) == NULL && !upload (work, i))
      return FALSE;
  }

  return TRUE;
}

static void
prepare (StudioWork *work)
{
  if (need_page (work) && check (work))
    upload_all (work);
}

/* --- the post --- */

static StudioHttpReply *
send_post (StudioWork *work)
{
  const StudioOutgoing *outgoing = work->job->outgoing;
  g_autoptr (StudioHttpRequest) request = new_call (work, STUDIO_HTTP_COMMIT, "POST", get_page (work), "/feed");
  StudioGraphForm *form = studio_graph_form_new ();

  studio_graph_form_add (form, "message", outgoing->caption);
  for (guint i = 0; i < outgoing->pictures->len; i++) {
    g_autofree char *name = g_strdup_printf ("attached_media[%u]", i);
    g_autofree char *value = g_strdup_printf ("{\"media_fbid\":\"%s\"}", get_photo (work, i));

    studio_graph_form_add (form, name, value);
  }
  if (outgoing->at > 0) {
    g_autofree char *at = g_strdup_printf ("%" G_GINT64_FORMAT, outgoing->at);

    studio_graph_form_add (form, "published", "false");
    studio_graph_form_add (form, "scheduled_publish_time", at);
  }
  studio_graph_form_put (form, request);

  return studio_work_send (work, request);
}

static void
take_done (StudioWork *work,
           const char *id)
{
  g_autofree char *link = g_strconcat ("https://www.facebook.com/", id, NULL);

  studio_work_done (work, id, link);
  if (work->job->outgoing->at > 0)
    work->result->state = g_strdup ("future");
}

/* A photo may come back without the post that shows it: the photo knows it. That it is there is certain already. */
static void
take_photo (StudioWork *work,
            const char *photo)
{
  g_autoptr (StudioHttpReply) reply = ask (work, photo, "?fields=page_story_id");
  g_autofree char *post = studio_graph_get_id (studio_http_reply_object (reply), "page_story_id");

  if (post != NULL) {
    take_done (work, post);
    return;
  }
  studio_work_done (work, photo, NULL);
  studio_work_warn (work, _ ("It is published; Facebook did not say at which address."));
}

/* The id is kept before anything else is asked. */
static gboolean
take_post (StudioWork *work,
           JsonObject *answer,
           gboolean is_photo)
{
  g_autofree char *post = studio_graph_get_id (answer, is_photo ? "post_id" : "id");
  g_autofree char *photo = is_photo ? studio_graph_get_id (answer, "id") : NULL;

  if (post == NULL && photo == NULL)
    return studio_work_unreadable (work, STUDIO_HTTP_COMMIT);
  if (post != NULL) {
    take_done (work, post);
    return TRUE;
  }
  /* it is there whether that can be kept or not */
  studio_work_mark (work, "post", studio_json_string (photo));
  take_photo (work, photo);

  return TRUE;
}

/* What was uploaded and is shown by nothing yet: it is used again for twenty hours, then Facebook throws it away. */
static void
tell_photos (StudioWork *work)
{
  GString *text = g_string_new (work->result->detail);

  if (work->job->outgoing->pictures->len < 2) {
    g_string_free (text, TRUE);
    return;
  }
  g_string_append (text, " photos:");
  for (guint i = 0; i < work->job->outgoing->pictures->len; i++)
    g_string_append_printf (text, " %s", get_photo (work, i));
  g_free (work->result->detail);
  work->result->detail = g_string_free (text, FALSE);
}

static void
commit (StudioWork *work)
{
  gboolean is_photo = work->job->outgoing->pictures->len == 1;
  gboolean first = studio_work_get_began (work) == 0;
  g_autoptr (StudioHttpReply) reply = NULL;

  if (!need_page (work) || !check (work) || !upload_all (work) || !studio_work_mark_began (work))
    return;
  reply = is_photo ? send_photo (work, 0, TRUE) : send_post (work);
  if (studio_graph_take (work, reply, STUDIO_HTTP_COMMIT))
    take_post (work, studio_http_reply_object (reply), is_photo);
  if (work->result->outcome == STUDIO_OUTCOME_UNCERTAIN)
    tell_photos (work);
  else if (first && work->result->outcome != STUDIO_OUTCOME_DONE)
    studio_work_unmark_began (work);
}

static JsonObject *
find_ours (StudioWork *work,
           JsonArray *posts,
           guint *count)
{
  JsonObject *found = NULL;

  *count = 0;
  for (guint i = 0; posts != NULL && i < json_array_get_length (posts); i++) {
    JsonNode *node = json_array_get_element (posts, i);

    if (!JSON_NODE_HOLDS_OBJECT (node) || !studio_graph_is_ours (work, json_node_get_object (node), "message", "created_time", studio_work_get_began (work)))
      continue;
    found = json_node_get_object (node);
    (*count)++;
  }

  return found;
}

static void
judge_list (StudioWork *work,
            JsonObject *found,
            guint count)
{
  g_autofree char *id = count == 1 ? studio_graph_get_id (found, "id") : NULL;
  const char *link = id != NULL ? studio_json_peek_string (found, "permalink_url") : NULL;

  if (count > 1) {
    studio_work_code (work, "many");
    studio_work_fail (work, STUDIO_OUTCOME_UNCERTAIN, _ ("The post is there more than once; look there, and delete what is too much."));
  } else if (id == NULL) {
    studio_work_fail (work, STUDIO_OUTCOME_UNCERTAIN, _ ("The post is not in the account's list, which proves nothing; look whether it is there."));
  } else {
    take_done (work, id);
    if (studio_address_may_open (link))
      studio_work_done (work, id, link);
  }
}

static void
reconcile (StudioWork *work)
{
  const char *photo = studio_work_get_mark (work, "post");
  g_autofree char *edge = NULL;
  g_autoptr (StudioHttpReply) reply = NULL;
  JsonObject *found;
  guint count;

  if (studio_work_get_began (work) == 0) { /* nothing was sent that anybody could see */
    work->result->outcome = STUDIO_OUTCOME_ABSENT;
    return;
  }
  if (photo != NULL) {
    take_photo (work, photo);
    return;
  }
  edge = g_strdup_printf ("/posts?fields=id,message,created_time,permalink_url&limit=25&since=%" G_GINT64_FORMAT, studio_work_get_began (work) - 300);
  if (!need_page (work))
    return;
  reply = ask (work, get_page (work), edge);
  if (!studio_graph_take (work, reply, STUDIO_HTTP_READ))
    return;
  found = find_ours (work, studio_work_get_array (studio_http_reply_object (reply), "data"), &count);
  judge_list (work, found, count);
}

static void
permalink (StudioWork *work)
{
  reconcile (work);
}

const StudioConnector studio_connector_facebook = {
  .platform = "facebook_page",
  .steps = { verify, limits, prepare, commit, reconcile, permalink },
};
