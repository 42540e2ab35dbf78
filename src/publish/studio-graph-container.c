#include "config.h"

#include "studio-graph-container.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-hosted-picture.h"

/* Meta throws away what is not published within a day; it says so of the container, but not of the pictures in it */
#define ITEM_LIVES (20 * 60 * 60)
#define POLL_MS 5000
#define POLL_LIMIT_MS (120 * 1000)
#define NOT_READY_TRIES 3
#define NOT_READY 2207027
#define CANNOT_FETCH 2207052
#define GONE_CODE 24
#define GONE_SUBCODE 33
#define WAIT_FOR_QUOTA (60 * 60)

typedef enum {
  STATE_UNKNOWN, /* told in the result */
  STATE_BUSY,
  STATE_READY,
  STATE_PUBLISHED,
  STATE_EXPIRED, /* it was never published */
  STATE_GONE,    /* the server does not know it */
  STATE_FAILED,  /* nor was this one, and it never can be */
} State;

const char *
studio_graph_container_get_user (StudioWork *work)
{
  const char *user = studio_work_get_setting (work, "user");

  return studio_graph_is_id (user) ? user : NULL;
}

static gboolean
need_user (StudioWork *work)
{
  return studio_graph_container_get_user (work) != NULL || studio_work_fail (work, STUDIO_OUTCOME_CONFIG_ERROR, _ ("It is not known which account this is; check the account."));
}

void
studio_graph_container_take_account (StudioWork *work,
                                     JsonObject *account,
                                     const char *id)
{
  const char *expected = studio_graph_container_get_user (work);
  g_autofree char *user = studio_graph_get_id (account, id);
  const char *name = user != NULL ? studio_json_peek_string (account, "username") : NULL;
  g_autofree char *handle = name != NULL ? g_strconcat ("@", name, NULL) : NULL;

  if (user == NULL) {
    studio_work_unreadable (work, STUDIO_HTTP_READ);
    return;
  }
  g_free (work->result->name);
  work->result->name = handle != NULL ? studio_redaction_plain (studio_http_get_redaction (work->http), handle) : NULL;
  if (expected != NULL && !g_str_equal (expected, user)) {
    studio_work_fail (work, STUDIO_OUTCOME_NEEDS_LOGIN, _ ("This token belongs to another account than the one that was named; make one for that account."));
    return;
  }
  studio_work_learn (work, "user", studio_json_string (user));
  studio_graph_note_token (work);
  studio_work_done (work, user, NULL);
}

static StudioHttpReply *
ask (StudioWork *work,
     const StudioGraphContainers *kind,
     const char *node,
     const char *rest)
{
  g_autofree char *path = g_strconcat (node, rest, NULL);

  return studio_graph_ask (work, kind->version, path);
}

/* --- how often the account may post --- */

/* {"data": [{"quota_usage": 2, "config": {"quota_total": 100}}]}: documents name 25, 50 and 100, so the server is asked */
static gboolean
has_quota (const StudioHttpReply *reply,
           gint64 *used,
           gint64 *total)
{
  JsonArray *data = studio_work_get_array (studio_http_reply_object (reply), "data");
  JsonNode *first = data != NULL && json_array_get_length (data) > 0 ? json_array_get_element (data, 0) : NULL;
  JsonObject *entry = first != NULL && JSON_NODE_HOLDS_OBJECT (first) ? json_node_get_object (first) : NULL;

  *used = studio_work_get_number (entry, "quota_usage", 0);
  *total = studio_work_get_number (studio_work_get_object (entry, "config"), "quota_total", 0);

  return *total <= 0 || *used < *total;
}

/* @left: (out): whether there is a post left */
static gboolean
ask_quota (StudioWork *work,
           const StudioGraphContainers *kind,
           gboolean *left)
{
  g_autofree char *edge = g_strconcat ("/", kind->quota, "?fields=quota_usage,config", NULL);
  g_autoptr (StudioHttpReply) reply = need_user (work) ? ask (work, kind, studio_graph_container_get_user (work), edge) : NULL;
  g_autofree char *sentence = NULL;
  gint64 used;
  gint64 total;

  if (reply == NULL || !studio_graph_take (work, reply, STUDIO_HTTP_READ))
    return FALSE;
  *left = has_quota (reply, &used, &total);
  if (*left)
    return TRUE;
  sentence = g_strdup_printf (_ ("This account has made its %d posts of a day; it may post again when the oldest of them is a day old."), (int) CLAMP (total, 0, G_MAXINT));
  studio_work_warn (work, sentence);

  return TRUE;
}

gboolean
studio_graph_container_read_quota (StudioWork *work,
                                   const StudioGraphContainers *kind)
{
  gboolean left;

  return ask_quota (work, kind, &left);
}

static gboolean
need_quota (StudioWork *work,
            const StudioGraphContainers *kind)
{
  gboolean left;

  if (!ask_quota (work, kind, &left))
    return FALSE;
  if (left)
    return TRUE;
  work->result->retry_after = WAIT_FOR_QUOTA;

  return studio_work_fail (work, STUDIO_OUTCOME_RETRY_LATER, NULL);
}

/* --- marks --- */

static char *
get_item_name (guint index)
{
  return g_strdup_printf ("item-%u", index);
}

static JsonObject *
get_object (StudioWork *work,
            const char *name)
{
  JsonNode *node = studio_work_lookup_mark (work, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static const char *
get_container (StudioWork *work)
{
  JsonObject *container = get_object (work, "container");

  return container != NULL ? studio_json_peek_string (container, "id") : NULL;
}

static const char *
get_item (StudioWork *work,
          guint index)
{
  g_autofree char *name = get_item_name (index);
  JsonObject *item = get_object (work, name);

  return item != NULL && g_get_real_time () / G_USEC_PER_SEC - studio_work_get_number (item, "at", 0) < ITEM_LIVES ? studio_json_peek_string (item, "id") : NULL;
}

static gboolean
keep_container (StudioWork *work,
                const char *name,
                const StudioHttpReply *reply)
{
  g_autofree char *id = studio_graph_get_id (studio_http_reply_object (reply), "id");
  g_autoptr (JsonNode) id_node = studio_json_string (id != NULL ? id : "");
  g_autoptr (JsonNode) at = studio_json_number ((double) (g_get_real_time () / G_USEC_PER_SEC));
  g_autoptr (JsonNode) with_id = studio_json_with_member (NULL, "id", id_node);

  if (id == NULL)
    return studio_work_unreadable (work, STUDIO_HTTP_UPLOAD);

  return studio_work_mark (work, name, studio_json_with_member (with_id, "at", at));
}

/* New ones are made the next time; what has been said stays said. */
static gboolean
forget_containers (StudioWork *work)
{
  StudioOutcome outcome = work->result->outcome;
  g_autofree char *message = g_strdup (work->result->message);

  for (guint i = 0; i < work->job->outgoing->pictures->len; i++) {
    g_autofree char *name = get_item_name (i);

    if (studio_work_lookup_mark (work, name) != NULL && !studio_work_mark (work, name, NULL))
      return FALSE;
  }
  if (!studio_work_mark (work, "container", NULL))
    return FALSE;
  studio_work_fail (work, outcome, message);

  return TRUE;
}

/* --- making containers --- */

static StudioGraphForm *
new_form (StudioWork *work,
          const StudioGraphContainers *kind,
          gboolean is_item)
{
  StudioGraphForm *form = studio_graph_form_new ();

  if (is_item) {
    studio_graph_form_add (form, "is_carousel_item", "true");
  } else {
    studio_graph_form_add (form, kind->text, work->job->outgoing->caption);
    if (kind->typed)
      studio_graph_form_add (form, "topic_tag", studio_work_get_setting (work, "topic"));
  }

  return form;
}

/* @form: (transfer full) */
static gboolean
make (StudioWork *work,
      const StudioGraphContainers *kind,
      const char *name,
      StudioGraphForm *form)
{
  g_autofree char *path = g_strconcat (studio_graph_container_get_user (work), "/", kind->node, NULL);
  g_autoptr (StudioHttpRequest) request = studio_graph_call (work, STUDIO_HTTP_UPLOAD, "POST", kind->version, path);
  g_autoptr (StudioHttpReply) reply = NULL;

  studio_graph_form_put (form, request);
  reply = studio_work_send (work, request);

  return studio_graph_take (work, reply, STUDIO_HTTP_UPLOAD) && keep_container (work, name, reply);
}

static gboolean
make_picture (StudioWork *work,
              const StudioGraphContainers *kind,
              const char *name,
              guint index,
              gboolean is_item)
{
  const StudioOutgoingPicture *picture = g_ptr_array_index (work->job->outgoing->pictures, index);
  const char *url = studio_hosted_picture_get (work, index);
  StudioGraphForm *form;

  if (url == NULL)
    return FALSE;
  form = new_form (work, kind, is_item);
  if (kind->typed)
    studio_graph_form_add (form, "media_type", "IMAGE");
  studio_graph_form_add (form, "image_url", url);
  studio_graph_form_add (form, "alt_text", picture->alt);
  if (make (work, kind, name, form))
    return TRUE;
  if (g_strcmp0 (work->result->code, "host") == 0) /* what stands in the way is told, if it can be seen from here */
    studio_hosted_picture_check (work, index);

  return FALSE;
}

static gboolean
make_items (StudioWork *work,
            const StudioGraphContainers *kind)
{
  for (guint i = 0; i < work->job->outgoing->pictures->len; i++) {
    g_autofree char *name = get_item_name (i);

    if (get_item (work, i) == NULL && !make_picture (work, kind, name, i, TRUE))
      return FALSE;
  }

  return TRUE;
}

static gboolean
make_carousel (StudioWork *work,
               const StudioGraphContainers *kind)
{
  GString *children = g_string_new (NULL);
  StudioGraphForm *form;

  if (!make_items (work, kind)) {
    g_string_free (children, TRUE);
    return FALSE;
  }
  for (guint i = 0; i < work->job->outgoing->pictures->len; i++)
    g_string_append_printf (children, "%s%s", i > 0 ? "," : "", get_item (work, i));
  form = new_form (work, kind, FALSE);
  studio_graph_form_add (form, "media_type", "CAROUSEL");
  studio_graph_form_add (form, "children", children->str);
  g_string_free (children, TRUE);

  return make (work, kind, "container", form);
}

static gboolean
make_container (StudioWork *work,
                const StudioGraphContainers *kind)
{
  guint n = work->job->outgoing->pictures->len;
  StudioGraphForm *form;

  if (n > 1)
    return make_carousel (work, kind);
  if (n == 1)
    return make_picture (work, kind, "container", 0, FALSE);
  form = new_form (work, kind, FALSE);
  studio_graph_form_add (form, "media_type", "TEXT");

  return make (work, kind, "container", form);
}

/* --- waiting for one --- */

/* "…requirements (2207052)": the reason has its subcode in words. */
static int
read_subcode (const char *why)
{
  const char *at = why != NULL ? strstr (why, "22070") : NULL;

  return at != NULL ? (int) g_ascii_strtoll (at, NULL, 10) : 0;
}

/* What Meta could not do with a container: it is made anew the next time. @why: (nullable) */
static void
take_failure (StudioWork *work,
              const char *why)
{
  int subcode = read_subcode (why);
  g_autofree char *plain = studio_redaction_plain (studio_http_get_redaction (work->http), why);

  g_free (work->result->detail);
  work->result->detail = g_steal_pointer (&plain);
  if (!studio_graph_take_subcode (work, subcode))
    studio_work_fail (work, STUDIO_OUTCOME_REJECTED, _ ("The server could not process the picture; send it in another size or form."));
  if (!forget_containers (work))
    return;
  for (guint i = 0; subcode == CANNOT_FETCH && i < work->job->outgoing->pictures->len; i++) {
    if (!studio_hosted_picture_check (work, i))
      return;
  }
}

static State
read_state (StudioWork *work,
            const char *word)
{
  static const struct
  {
    const char *word;
    State state;
  } states[] = {
    { "IN_PROGRESS", STATE_BUSY },
    { "FINISHED", STATE_READY },
    { "PUBLISHED", STATE_PUBLISHED },
    { "EXPIRED", STATE_EXPIRED },
    { "ERROR", STATE_FAILED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++) {
    if (g_strcmp0 (word, states[i].word) == 0)
      return states[i].state;
  }
  studio_work_unreadable (work, STUDIO_HTTP_READ);

  return STATE_UNKNOWN;
}

/* @why: (out) (transfer full) (nullable): the reason of a failure */
static State
look (StudioWork *work,
      const StudioGraphContainers *kind,
      char **why)
{
  g_autofree char *fields = g_strdup_printf ("?fields=%s,%s", kind->state, kind->why);
  g_autoptr (StudioHttpReply) reply = ask (work, kind, get_container (work), fields);
  JsonObject *container = studio_http_reply_object (reply);
  State state = STATE_UNKNOWN;

  *why = container != NULL ? g_strdup (studio_json_peek_string (container, kind->why)) : NULL;
  if (studio_graph_take (work, reply, STUDIO_HTTP_READ))
    state = read_state (work, container != NULL ? studio_json_peek_string (container, kind->state) : NULL);
  else if (studio_graph_get_code (reply) == GONE_CODE || (studio_graph_get_code (reply) == 100 && studio_graph_get_subcode (reply) == GONE_SUBCODE))
    state = STATE_GONE;

  return state;
}

static State
wait_for_container (StudioWork *work,
                    const StudioGraphContainers *kind)
{
  guint limit = work->job->poll_limit != 0 ? work->job->poll_limit : POLL_LIMIT_MS;
  gint64 end = g_get_monotonic_time () + (gint64) limit * 1000;

  do {
    g_autofree char *why = NULL;
    State state = look (work, kind, &why);

    if (state == STATE_FAILED)
      take_failure (work, why);
    if (state != STATE_BUSY)
      return state;
    if (!studio_work_wait (work, POLL_MS))
      return STATE_UNKNOWN;
  } while (g_get_monotonic_time () < end);
  studio_work_fail (work, STUDIO_OUTCOME_RETRY_LATER, _ ("The server is still working on the picture; it is tried again later."));

  return STATE_UNKNOWN;
}

/*
 * Makes a container unless there is one, and waits for it. One that expired was never published; of one that the server does not know that is
 * certain only before anything was committed.
 */
static State
need_container (StudioWork *work,
                const StudioGraphContainers *kind)
{
  for (int i = 0; i < 2; i++) {
    State state;

    if (get_container (work) == NULL && !make_container (work, kind))
      return STATE_UNKNOWN;
    state = wait_for_container (work, kind);
    if (state != STATE_EXPIRED && state != STATE_GONE)
      return state;
    if (state == STATE_GONE && studio_work_get_began (work) != 0) {
      studio_work_fail (work, STUDIO_OUTCOME_UNCERTAIN, _ ("The server knows nothing of this post any more; look whether it is there."));
      return STATE_UNKNOWN;
    }
    studio_work_fail (work, STUDIO_OUTCOME_RETRY_LATER, _ ("What had been uploaded has expired; it is uploaded again."));
    if (!forget_containers (work))
      return STATE_UNKNOWN;
  }

  return STATE_UNKNOWN;
}

void
studio_graph_container_prepare (StudioWork *work,
                                const StudioGraphContainers *kind)
{
  if (!need_user (work))
    return;
  if (kind->grant != NULL)
    studio_graph_renew (work, kind->grant);
  if (!need_quota (work, kind))
    return;
  switch (need_container (work, kind)) {
  case STATE_READY:
  case STATE_PUBLISHED: /* the commit finds that out, too */
    work->result->outcome = STUDIO_OUTCOME_DONE;
    g_clear_pointer (&work->result->message, g_free);
    break;
  case STATE_UNKNOWN:
  case STATE_BUSY:
  case STATE_EXPIRED:
  case STATE_GONE:
  case STATE_FAILED:
  default: /* told */
    break;
  }
}

/* --- publishing --- */

/* Nothing changes what is known already: that it is there. */
static void
read_permalink (StudioWork *work,
                const StudioGraphContainers *kind,
                const char *id)
{
  g_autoptr (StudioHttpReply) reply = ask (work, kind, id, "?fields=permalink");
  JsonObject *answer = reply->outcome == STUDIO_OUTCOME_DONE ? studio_http_reply_object (reply) : NULL;

  studio_work_done (work, id, answer != NULL ? studio_json_peek_string (answer, "permalink") : NULL);
}

static JsonObject *
find_ours (StudioWork *work,
           const StudioGraphContainers *kind,
           const StudioHttpReply *reply,
           guint *count)
{
  JsonArray *posts = studio_work_get_array (studio_http_reply_object (reply), "data");
  JsonObject *container = get_object (work, "container");
  JsonObject *found = NULL;

  *count = 0;
  for (guint i = 0; posts != NULL && i < json_array_get_length (posts); i++) {
    JsonNode *node = json_array_get_element (posts, i);

    if (!JSON_NODE_HOLDS_OBJECT (node) || !studio_graph_is_ours (work, json_node_get_object (node), kind->text, "timestamp", studio_work_get_number (container, "at", 0)))
      continue;
    found = json_node_get_object (node);
    (*count)++;
  }

  return found;
}

/* The container says that it was published, but not as what: the list is looked through for the link. */
static void
find_published (StudioWork *work,
                const StudioGraphContainers *kind)
{
  g_autofree char *edge = g_strdup_printf ("/%s?fields=id,%s,permalink,timestamp&limit=10", kind->node, kind->text);
  g_autoptr (StudioHttpReply) reply = ask (work, kind, studio_graph_container_get_user (work), edge);
  guint count;
  JsonObject *found = find_ours (work, kind, reply, &count);
  g_autofree char *id = count == 1 ? studio_graph_get_id (found, "id") : NULL;

  studio_work_done (work, id, id != NULL ? studio_json_peek_string (found, "permalink") : NULL);
  if (id == NULL)
    studio_work_warn (work, _ ("It is published; the server did not say at which address."));
}

/* Returns: FALSE if it has to be asked once more, as the container was not ready: nothing was done then */
static gboolean
publish_once (StudioWork *work,
              const StudioGraphContainers *kind)
{
  g_autofree char *path = g_strconcat (studio_graph_container_get_user (work), "/", kind->publish, NULL);
  g_autoptr (StudioHttpRequest) request = studio_graph_call (work, STUDIO_HTTP_COMMIT, "POST", kind->version, path);
  g_autoptr (StudioHttpReply) reply = NULL;
  g_autofree char *id = NULL;
  StudioGraphForm *form = studio_graph_form_new ();

  studio_graph_form_add (form, "creation_id", get_container (work));
  studio_graph_form_put (form, request);
  reply = studio_work_send (work, request);
  if (!studio_graph_take (work, reply, STUDIO_HTTP_COMMIT))
    return work->result->outcome != STUDIO_OUTCOME_RETRY_LATER || studio_graph_get_subcode (reply) != NOT_READY;
  id = studio_graph_get_id (studio_http_reply_object (reply), "id");
  if (id == NULL) {
    studio_work_unreadable (work, STUDIO_HTTP_COMMIT);
  } else {
    /* it is there whether that can be kept or not */
    studio_work_mark (work, "post", studio_json_string (id));
    read_permalink (work, kind, id);
  }

  return TRUE;
}

static void
publish (StudioWork *work,
         const StudioGraphContainers *kind)
{
  gboolean first = studio_work_get_began (work) == 0;

  if (!studio_work_mark_began (work))
    return;
  for (int i = 0; i < NOT_READY_TRIES; i++) {
    if (publish_once (work, kind) || (i + 1 < NOT_READY_TRIES && !studio_work_wait (work, POLL_MS)))
      break;
  }
  if (first && work->result->outcome != STUDIO_OUTCOME_DONE && work->result->outcome != STUDIO_OUTCOME_UNCERTAIN)
    studio_work_unmark_began (work);
}

void
studio_graph_container_commit (StudioWork *work,
                               const StudioGraphContainers *kind)
{
  if (!need_user (work))
    return;
  switch (need_container (work, kind)) {
  case STATE_READY:
    publish (work, kind);
    break;
  case STATE_PUBLISHED:
    find_published (work, kind);
    break;
  case STATE_UNKNOWN:
  case STATE_BUSY:
  case STATE_EXPIRED:
  case STATE_GONE:
  case STATE_FAILED:
  default: /* told */
    break;
  }
}

static void
judge_state (StudioWork *work,
             const StudioGraphContainers *kind,
             State state)
{
  switch (state) {
  case STATE_PUBLISHED:
    find_published (work, kind);
    break;
  case STATE_READY:
  case STATE_BUSY:
  case STATE_EXPIRED:
  case STATE_FAILED: /* the same container once more makes no second post, and what ended otherwise was never published */
    work->result->outcome = STUDIO_OUTCOME_ABSENT;
    break;
  case STATE_GONE:
    studio_work_fail (work, STUDIO_OUTCOME_UNCERTAIN, _ ("The server knows nothing of this post any more; look whether it is there."));
    break;
  case STATE_UNKNOWN:
  default: /* told */
    break;
  }
}

void
studio_graph_container_reconcile (StudioWork *work,
                                  const StudioGraphContainers *kind)
{
  const char *post = studio_work_get_mark (work, "post");
  g_autofree char *why = NULL;

  if (!need_user (work))
    return;
  if (post != NULL) {
    read_permalink (work, kind, post);
  } else if (get_container (work) == NULL) { /* nothing was sent that anybody could see */
    work->result->outcome = STUDIO_OUTCOME_ABSENT;
  } else {
    judge_state (work, kind, look (work, kind, &why));
  }
}
