#include "config.h"

#include "studio-connector-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * A Telegram channel by a bot. The token is a part of every address, so no address is ever shown. Nothing can be read back: what is uncertain
 * stays so until a person has looked.
 *
 * settings: "chat" ("@channel" or "-100…"), "username" of the channel (learnt). credentials: "token".
 * address: https://api.telegram.org
 */

#define CAPTION_MAX 1024 /* UTF-16 units, to be safe: tdlib counts code points */
#define ALBUM_MAX 10

static StudioHttpRequest *
new_call (StudioWork *work,
          StudioHttpKind kind,
          const char *method)
{
  g_autofree char *token = studio_credentials_get (work->job->credentials, "token");
  g_autofree char *url = g_strconcat (work->job->address, "/bot", token != NULL ? token : "", "/", method, NULL);

  return studio_http_request_new (kind, "POST", url);
}

static const char *
get_chat (StudioWork *work)
{
  const char *chat = studio_work_get_setting (work, "chat");

  return chat != NULL ? chat : "";
}

static gboolean
refuse (StudioWork *work,
        const StudioHttpReply *reply,
        JsonObject *root)
{
  JsonObject *parameters = studio_work_get_object (root, "parameters");
  gint64 code = studio_work_get_number (root, "error_code", reply->status);
  gint64 wait = studio_work_get_number (parameters, "retry_after", 0);
  g_autofree char *said = studio_redaction_plain (studio_http_get_redaction (work->http), studio_json_peek_string (root, "description"));
  g_autofree char *sentence = g_strdup_printf (_ ("Telegram refuses this post: %s"), said);

  if (wait > 0)
    work->result->retry_after = MAX (work->result->retry_after, (int) MIN (wait, 6 * 60 * 60));
  if (studio_work_get_number (parameters, "migrate_to_chat_id", 0) != 0) {
    studio_work_code (work, "chat_moved");
    return studio_work_fail (work, STUDIO_OUTCOME_REJECTED, _ ("The group has become a supergroup with another number; set that in the account and send again."));
  }
  if (code == 429)
    return studio_work_fail (work, STUDIO_OUTCOME_RETRY_LATER, _ ("The server asks for patience; it is tried again later."));
  if (code == 401 || code == 404)
    return studio_work_fail (work, STUDIO_OUTCOME_NEEDS_LOGIN, _ ("Telegram does not know this bot's token; copy it from @BotFather again."));
  if (code == 403)
    return studio_work_fail (work, STUDIO_OUTCOME_REJECTED, _ ("The bot is not in the channel; make it an administrator there."));
  if (code >= 500)
    return studio_work_fail (work, work->result->outcome, NULL);

  return studio_work_fail (work, STUDIO_OUTCOME_REJECTED, sentence);
}

/* What counts is "ok" in the answer. Returns: (nullable): "result" */
static JsonNode *
take (StudioWork *work,
      const StudioHttpReply *reply,
      StudioHttpKind kind)
{
  JsonObject *root = studio_http_reply_object (reply);

  studio_work_take (work, reply);
  if (root != NULL && json_object_has_member (root, "ok")) {
    if (studio_work_get_flag (root, "ok") && reply->outcome == STUDIO_OUTCOME_DONE && json_object_has_member (root, "result"))
      return json_object_get_member (root, "result");
    if (!studio_work_get_flag (root, "ok") && json_object_has_member (root, "error_code"))
      refuse (work, reply, root);
    else if (work->result->outcome == STUDIO_OUTCOME_DONE && !studio_work_get_flag (root, "ok"))
      studio_work_fail (work, STUDIO_OUTCOME_REJECTED, _ ("The server refuses this post."));
  } else if (reply->status == 404) {
    studio_work_fail (work, STUDIO_OUTCOME_NEEDS_LOGIN, _ ("Telegram does not know this bot's token; copy it from @BotFather again."));
  }
  if (work->result->outcome == STUDIO_OUTCOME_DONE)
    studio_work_unreadable (work, kind);

  return NULL;
}

static JsonObject *
as_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* The bot has to be able to post: told before anything is uploaded. */
static gboolean
check_rights (StudioWork *work,
              const char *bot)
{
  g_autoptr (StudioHttpRequest) request = new_call (work, STUDIO_HTTP_READ, "getChatMember");
  g_autoptr (StudioForm) form = studio_form_new ();
  g_autoptr (StudioHttpReply) reply = NULL;
  JsonNode *result;
  const char *status;

  studio_form_text (form, "chat_id", get_chat (work));
  studio_form_text (form, "user_id", bot);
  studio_form_put (form, request);
  reply = studio_work_send (work, request);
  result = take (work, reply, STUDIO_HTTP_READ);
  if (result == NULL)
    return FALSE;
  status = as_object (result) != NULL ? studio_json_peek_string (as_object (result), "status") : NULL;
  if (g_strcmp0 (status, "creator") == 0 || (g_strcmp0 (status, "administrator") == 0 && studio_work_get_flag (as_object (result), "can_post_messages")))
    return TRUE;

  return studio_work_fail (work, STUDIO_OUTCOME_REJECTED, _ ("The bot may not post in the channel; make it an administrator with the right to post messages."));
}

static char *
get_bot (StudioWork *work)
{
  g_autoptr (StudioHttpRequest) request = new_call (work, STUDIO_HTTP_READ, "getMe");
  g_autoptr (StudioHttpReply) reply = studio_work_send (work, request);
  JsonNode *result = take (work, reply, STUDIO_HTTP_READ);
  char *id = studio_work_get_id (as_object (result), "id");

  if (result != NULL && id == NULL)
    studio_work_unreadable (work, STUDIO_HTTP_READ);

  return id;
}

static void
verify (StudioWork *work)
{
  g_autofree char *bot = get_bot (work);
  g_autoptr (StudioHttpRequest) request = new_call (work, STUDIO_HTTP_READ, "getChat");
  g_autoptr (StudioForm) form = studio_form_new ();
  g_autoptr (StudioHttpReply) reply = NULL;
  JsonNode *chat;
  const char *username;

  if (bot == NULL)
    return;
  studio_form_text (form, "chat_id", get_chat (work));
  studio_form_put (form, request);
  reply = studio_work_send (work, request);
  chat = take (work, reply, STUDIO_HTTP_READ);
  if (chat == NULL || !check_rights (work, bot))
    return;
  username = as_object (chat) != NULL ? studio_json_peek_string (as_object (chat), "username") : NULL;
  if (username != NULL)
    studio_work_learn (work, "username", studio_json_string (username));
  studio_work_learn (work, "bot", studio_json_string (bot));
  work->result->name = studio_redaction_plain (NULL, as_object (chat) != NULL ? studio_json_peek_string (as_object (chat), "title") : NULL);
  studio_work_done (work, bot, NULL);
}

static void
limits (StudioWork *work)
{
  work->result->limits = (StudioLimits){ .caption = CAPTION_MAX, .pictures = ALBUM_MAX, .bytes = 10 * 1024 * 1024 };
}

static void
prepare (StudioWork *work)
{
  const StudioOutgoing *outgoing = work->job->outgoing;
  glong units = 0;
  g_autofree gunichar2 *utf16 = g_utf8_to_utf16 (outgoing->caption, -1, NULL, &units, NULL);
  g_autofree char *bot = NULL;

  if (outgoing->pictures->len == 0 || outgoing->pictures->len > ALBUM_MAX) {
    studio_work_fail (work, STUDIO_OUTCOME_REJECTED, _ ("Telegram takes 1 to 10 pictures in one post."));
    return;
  }
  if (utf16 == NULL || units > CAPTION_MAX) {
    studio_work_fail (work, STUDIO_OUTCOME_REJECTED, _ ("The caption is longer than the 1,024 characters that Telegram takes under a picture; shorten it."));
    return;
  }
  bot = g_strdup (studio_work_get_setting (work, "bot"));
  if (bot == NULL)
    bot = get_bot (work);
  if (bot != NULL)
    check_rights (work, bot);
}

static StudioHttpRequest *
new_photo (StudioWork *work)
{
  const StudioOutgoing *outgoing = work->job->outgoing;
  StudioHttpRequest *request = new_call (work, STUDIO_HTTP_COMMIT, "sendPhoto");
  g_autoptr (StudioForm) form = studio_form_new ();

  studio_form_text (form, "chat_id", get_chat (work));
  studio_form_text (form, "caption", outgoing->caption);
  studio_form_picture (form, "photo", g_ptr_array_index (outgoing->pictures, 0), 0);
  studio_form_put (form, request);

  return request;
}

static StudioHttpRequest *
new_album (StudioWork *work)
{
  const StudioOutgoing *outgoing = work->job->outgoing;
  StudioHttpRequest *request = new_call (work, STUDIO_HTTP_COMMIT, "sendMediaGroup");
  g_autoptr (StudioForm) form = studio_form_new ();
  g_autoptr (JsonNode) list = json_node_new (JSON_NODE_ARRAY);
  JsonArray *media = json_array_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < outgoing->pictures->len; i++) {
    JsonObject *item = json_object_new ();
    g_autofree char *name = g_strdup_printf ("attach://p%u", i + 1);

    json_object_set_string_member (item, "type", "photo");
    json_object_set_string_member (item, "media", name);
    if (i == 0) /* the first one's caption is the album's */
      json_object_set_string_member (item, "caption", outgoing->caption);
    json_array_add_object_element (media, item);
  }
  json_node_take_array (list, media);
  text = studio_json_write_line (list);
  studio_form_text (form, "chat_id", get_chat (work));
  studio_form_text (form, "media", text);
  for (guint i = 0; i < outgoing->pictures->len; i++) {
    g_autofree char *name = g_strdup_printf ("p%u", i + 1);

    studio_form_picture (form, name, g_ptr_array_index (outgoing->pictures, i), i);
  }
  studio_form_put (form, request);

  return request;
}

static char *
make_permalink (JsonObject *message,
                const char *id)
{
  JsonObject *chat = studio_work_get_object (message, "chat");
  const char *username = chat != NULL ? studio_json_peek_string (chat, "username") : NULL;
  g_autofree char *number = NULL;

  if (username != NULL && g_regex_match_simple ("^\\w{3,64}$", username, 0, 0))
    return g_strdup_printf ("https://t.me/%s/%s", username, id);
  number = g_strdup_printf ("%" G_GINT64_FORMAT, studio_work_get_number (chat, "id", 0));

  return g_str_has_prefix (number, "-100") ? g_strdup_printf ("https://t.me/c/%s/%s", number + 4, id) : NULL;
}

static void
commit (StudioWork *work)
{
  guint sent = work->job->outgoing->pictures->len;
  g_autoptr (StudioHttpRequest) request = sent == 1 ? new_photo (work) : new_album (work);
  g_autoptr (StudioHttpReply) reply = studio_work_send (work, request);
  JsonNode *result = take (work, reply, STUDIO_HTTP_COMMIT);
  JsonArray *messages = result != NULL && JSON_NODE_HOLDS_ARRAY (result) ? json_node_get_array (result) : NULL;
  JsonObject *first;
  g_autofree char *id = NULL;
  g_autofree char *link = NULL;

  if (result == NULL)
    return;
  first = messages == NULL ? as_object (result) : json_array_get_length (messages) > 0 ? as_object (json_array_get_element (messages, 0))
                                                                                       : NULL;
  id = studio_work_get_id (first, "message_id");
  if (id == NULL) {
    studio_work_unreadable (work, STUDIO_HTTP_COMMIT);
    return;
  }
  link = make_permalink (first, id);
  studio_work_done (work, id, link);
  if (messages != NULL && json_array_get_length (messages) < sent)
    studio_work_warn (work, _ ("Telegram shows fewer pictures than were sent; look at the channel."));
}

static void
reconcile (StudioWork *work)
{
  studio_work_fail (work, STUDIO_OUTCOME_UNCERTAIN, _ ("Telegram does not tell programs what is in a channel; look there whether the post is visible."));
}

static void
give_back (StudioWork *work)
{
  studio_work_by_hand (work, _ ("Telegram lets no program take back the bot's token. Write /revoke to @BotFather in Telegram, and remove the bot from the channel."));
}

const StudioConnector studio_connector_telegram = {
  .platform = "telegram",
  .steps = { verify, limits, prepare, commit, reconcile, NULL, give_back },
};
