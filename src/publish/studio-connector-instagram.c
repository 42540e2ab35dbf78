#include "config.h"

#include <glib/gi18n-lib.h>

#include "studio-graph-container.h"
#include "studio-graph-picture.h"

/*
 * Instagram, professional accounts only. It takes no pictures but fetches them, so they are put on the office's own WordPress first.
 *
 * Two ways in: Instagram Login (graph.instagram.com; its token is renewed here), and Facebook Login (graph.facebook.com, "login": "facebook"; its token cannot be renewed
 * without the app's secret).
 *
 * settings: "user" (id, learnt), "login", "host" (the account that pictures are put on), "version". credentials: as studio-graph.h says.
 */

#define CAPTION_MAX 2200
#define ALT_MAX 1000

/* programs may send half of what the app takes; anything narrower than 4:5 is refused (documents of 2026-09) */
static const StudioPictureRules rules = { .least = 1, .most = 10, .bytes = 8000000, .narrow = 0.8, .wide = 1.91, .width_least = 320, .width_most = 1440 };

static const StudioGraphContainers own = {
  .version = STUDIO_GRAPH_VERSION,
  .node = "media",
  .publish = "media_publish",
  .quota = "content_publishing_limit",
  .state = "status_code",
  .why = "status",
  .text = "caption",
  .grant = "ig_refresh_token",
};

static const StudioGraphContainers by_facebook = {
  .version = STUDIO_GRAPH_VERSION,
  .node = "media",
  .publish = "media_publish",
  .quota = "content_publishing_limit",
  .state = "status_code",
  .why = "status",
  .text = "caption",
};

static const StudioGraphContainers *
get_kind (StudioWork *work)
{
  return g_strcmp0 (studio_work_get_setting (work, "login"), "facebook") == 0 ? &by_facebook : &own;
}

/* {"user_id", "username"}, the same within "data", or within the page that the account belongs to */
static JsonObject *
find_account (JsonObject *answer)
{
  JsonArray *data = studio_work_get_array (answer, "data");
  JsonObject *of_page = studio_work_get_object (answer, "instagram_business_account");

  if (data != NULL && json_array_get_length (data) > 0 && JSON_NODE_HOLDS_OBJECT (json_array_get_element (data, 0)))
    return json_array_get_object_element (data, 0);

  return of_page != NULL ? of_page : answer;
}

static StudioHttpReply *
ask_who (StudioWork *work)
{
  const char *user = studio_graph_container_get_user (work);
  g_autofree char *path = NULL;

  if (get_kind (work) == &own)
    path = g_strdup ("me?fields=user_id,username");
  else if (user != NULL)
    path = g_strconcat (user, "?fields=id,username", NULL);
  else
    path = g_strdup ("me?fields=instagram_business_account%7Bid,username%7D");

  return studio_graph_ask (work, STUDIO_GRAPH_VERSION, path);
}

static void
verify (StudioWork *work)
{
  g_autoptr (StudioHttpReply) reply = NULL;
  JsonObject *account;

  if (get_kind (work)->grant != NULL)
    studio_graph_renew (work, get_kind (work)->grant);
  reply = ask_who (work);
  account = find_account (studio_http_reply_object (reply));
  if (!studio_graph_take (work, reply, STUDIO_HTTP_READ))
    return;
  studio_graph_container_take_account (work, account, account != NULL && json_object_has_member (account, "user_id") ? "user_id" : "id");
}

static void
limits (StudioWork *work)
{
  work->result->limits = (StudioLimits){ .caption = CAPTION_MAX, .pictures = (int) rules.most, .alt = ALT_MAX, .bytes = (gint64) rules.bytes };
  studio_graph_container_read_quota (work, get_kind (work));
}

static void
prepare (StudioWork *work)
{
  if (studio_graph_check_pictures (work, &rules, "Instagram"))
    studio_graph_container_prepare (work, get_kind (work));
}

static void
commit (StudioWork *work)
{
  studio_graph_container_commit (work, get_kind (work));
}

static void
reconcile (StudioWork *work)
{
  studio_graph_container_reconcile (work, get_kind (work));
}

const StudioConnector studio_connector_instagram = {
  .platform = "instagram",
  .steps = { verify, limits, prepare, commit, reconcile, reconcile },
};
