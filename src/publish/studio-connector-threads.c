#include "config.h"

#include <glib/gi18n-lib.h>

#include "studio-graph-container.h"
#include "studio-graph-picture.h"

/*
 * Threads. Like Instagram it fetches pictures from an address, so they are put on the office's own WordPress first; a text needs none.
 *
 * settings: "user" (id, learnt), "host" (the account that pictures are put on), "topic" (one, without "." and "&"), "version". credentials: as studio-graph.h says.
 */

#define TEXT_MAX 500
#define ALT_MAX 1000

static const StudioPictureRules rules = { .most = 20, .bytes = 8000000, .narrow = 0.1, .wide = 10, .width_least = 320, .width_most = 1440 };

static const StudioGraphContainers kind = {
  .version = "v1.0",
  .node = "threads",
  .publish = "threads_publish",
  .quota = "threads_publishing_limit",
  .state = "status",
  .why = "error_message",
  .text = "text",
  .typed = TRUE,
  .grant = "th_refresh_token",
};

static void
verify (StudioWork *work)
{
  g_autoptr (StudioHttpReply) reply = NULL;

  studio_graph_renew (work, kind.grant);
  reply = studio_graph_ask (work, kind.version, "me?fields=id,username");
  if (studio_graph_take (work, reply, STUDIO_HTTP_READ))
    studio_graph_container_take_account (work, studio_http_reply_object (reply), "id");
}

static void
limits (StudioWork *work)
{
  work->result->limits = (StudioLimits){ .caption = TEXT_MAX, .pictures = (int) rules.most, .alt = ALT_MAX, .bytes = (gint64) rules.bytes };
  studio_graph_container_read_quota (work, &kind);
}

/* An emoji counts more than one where captions are measured (data/platforms); this many code points are too much in any case. */
static gboolean
check_text (StudioWork *work)
{
  return g_utf8_strlen (work->job->outgoing->caption, -1) <= TEXT_MAX || studio_work_fail (work, STUDIO_OUTCOME_REJECTED, _ ("The caption has more than the 500 characters that Threads takes; shorten it."));
}

static void
prepare (StudioWork *work)
{
  if (check_text (work) && studio_graph_check_pictures (work, &rules, "Threads"))
    studio_graph_container_prepare (work, &kind);
}

static void
commit (StudioWork *work)
{
  studio_graph_container_commit (work, &kind);
}

static void
reconcile (StudioWork *work)
{
  studio_graph_container_reconcile (work, &kind);
}

const StudioConnector studio_connector_threads = {
  .platform = "threads",
  .steps = { verify, limits, prepare, commit, reconcile, reconcile },
};
