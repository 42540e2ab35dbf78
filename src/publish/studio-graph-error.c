#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-graph.h"
#include "studio-retry-after.h"

/* an app's allowance counts the last hour, and who has used it up gets some back before that is over */
#define WAIT_FOR_ALLOWANCE (30 * 60)
/* a day's allowance of posts comes back one by one */
#define WAIT_FOR_QUOTA (60 * 60)
#define FULL 100
#define ANY 0

/*
 * Messages are translated and change; codes stay. A row with a subcode goes before those with a code only. UNCERTAIN is meant for commits: of anything else it is
 * tried again later.
 */
static const struct
{
  int first; /* codes from … */
  int last;  /* … to; both ANY: whatever the code */
  int subcode;
  StudioOutcome outcome;
  const char *sentence; /* NULL: what Meta says itself */
  const char *offer;
  int wait; /* seconds */
} meanings[] = {
  { ANY, ANY, 1366046, STUDIO_OUTCOME_REJECTED, N_ ("The picture is too large for the server; send a smaller one."), "too_large", 0 },
  { ANY, ANY, 2207004, STUDIO_OUTCOME_REJECTED, N_ ("The picture is too large for the server; send a smaller one."), "too_large", 0 },
  { ANY, ANY, 2207005, STUDIO_OUTCOME_REJECTED, N_ ("Instagram takes pictures as JPEG only."), NULL, 0 },
  { ANY, ANY, 2207009, STUDIO_OUTCOME_REJECTED, N_ ("Instagram takes pictures from 4:5 upright to 1.91:1 wide; choose a size in between."), "shape", 0 },
  { ANY, ANY, 2207010, STUDIO_OUTCOME_REJECTED, N_ ("The caption is too long for Instagram; shorten it to 2,200 characters, 30 hashtags and 20 mentions."), NULL, 0 },
  { ANY, ANY, 1390008, STUDIO_OUTCOME_RETRY_LATER, N_ ("The server asks for patience; it is tried again later."), NULL, WAIT_FOR_ALLOWANCE },
  { ANY, ANY, 1346003, STUDIO_OUTCOME_REJECTED, N_ ("Meta holds this post against its rules; open the page, and read what it says there."), "blocked", 0 },
  { ANY, ANY, 1404102, STUDIO_OUTCOME_REJECTED, N_ ("Meta holds this post against its rules; open the page, and read what it says there."), "blocked", 0 },
  { ANY, ANY, 1404078, STUDIO_OUTCOME_REJECTED, N_ ("Meta wants who runs the page to be authorised first (Page Publishing Authorization); open the page, and follow what it says there."), "blocked", 0 },
  { ANY, ANY, 4854002, STUDIO_OUTCOME_REJECTED, N_ ("Meta wants to know who you are first; open the page, and confirm your identity there."), "blocked", 0 },
  { ANY, ANY, 1404112, STUDIO_OUTCOME_REJECTED, N_ ("Meta has limited this account for now; open the page, and read what it says there."), "blocked", 0 },
  { ANY, ANY, 2207050, STUDIO_OUTCOME_REJECTED, N_ ("Meta has limited this account for now; open the page, and read what it says there."), "blocked", 0 },
  { ANY, ANY, 2207051, STUDIO_OUTCOME_REJECTED, N_ ("Meta takes this for unwanted repetition and has blocked it; open the account, and look there before you try again."), "blocked", 0 },
  { ANY, ANY, 1366051, STUDIO_OUTCOME_UNCERTAIN, N_ ("Facebook says that this was posted already; look whether it is there."), NULL, 0 },
  { ANY, ANY, 2207052, STUDIO_OUTCOME_RETRY_LATER, N_ ("Meta could not fetch the picture from the office's site; it is tried again later."), "host", 0 },
  { ANY, ANY, 2207003, STUDIO_OUTCOME_RETRY_LATER, N_ ("Meta could not fetch the picture from the office's site; it is tried again later."), "host", 0 },
  { ANY, ANY, 2207020, STUDIO_OUTCOME_RETRY_LATER, N_ ("What had been uploaded has expired; it is uploaded again."), NULL, 0 },
  { ANY, ANY, 2207008, STUDIO_OUTCOME_RETRY_LATER, N_ ("What had been uploaded has expired; it is uploaded again."), NULL, 30 },
  { ANY, ANY, 2207027, STUDIO_OUTCOME_RETRY_LATER, N_ ("The server is still working on the picture; it is tried again later."), NULL, 30 },
  { ANY, ANY, 2207042, STUDIO_OUTCOME_RETRY_LATER, N_ ("This account has posted as often as it may in a day; it is tried again when it may post again."), NULL, WAIT_FOR_QUOTA },
  { ANY, ANY, 2207032, STUDIO_OUTCOME_UNCERTAIN, N_ ("The server reports a fault of its own."), NULL, 0 },
  { ANY, ANY, 2207053, STUDIO_OUTCOME_UNCERTAIN, N_ ("The server reports a fault of its own."), NULL, 0 },
  { ANY, ANY, 4279071, STUDIO_OUTCOME_REJECTED, N_ ("Threads does not allow this topic; leave the topic out, or choose another."), "offer_without_tag", 0 },
  { 190, 190, ANY, STUDIO_OUTCOME_NEEDS_LOGIN, N_ ("Meta does not accept the token any more; make a new one, and paste it into the account."), NULL, 0 },
  { 102, 102, ANY, STUDIO_OUTCOME_NEEDS_LOGIN, N_ ("Meta does not accept the token any more; make a new one, and paste it into the account."), NULL, 0 },
  { 10, 10, ANY, STUDIO_OUTCOME_NEEDS_LOGIN, N_ ("The token lacks a permission for this; make a new one with the permissions to read and publish, and paste it into the account."), NULL, 0 },
  { 200, 299, ANY, STUDIO_OUTCOME_NEEDS_LOGIN, N_ ("The token lacks a permission for this; make a new one with the permissions to read and publish, and paste it into the account."), NULL, 0 },
  { 4, 4, ANY, STUDIO_OUTCOME_RETRY_LATER, N_ ("The server asks for patience; it is tried again later."), NULL, 0 },
  { 17, 17, ANY, STUDIO_OUTCOME_RETRY_LATER, N_ ("The server asks for patience; it is tried again later."), NULL, 0 },
  { 32, 32, ANY, STUDIO_OUTCOME_RETRY_LATER, N_ ("The server asks for patience; it is tried again later."), NULL, 0 },
  { 613, 613, ANY, STUDIO_OUTCOME_RETRY_LATER, N_ ("The server asks for patience; it is tried again later."), NULL, 0 },
  { 80001, 80014, ANY, STUDIO_OUTCOME_RETRY_LATER, N_ ("The server asks for patience; it is tried again later."), NULL, 0 },
  { 368, 368, ANY, STUDIO_OUTCOME_REJECTED, N_ ("Meta has blocked posting here for now; open the page, and read what it says there."), "blocked", 0 },
  { 506, 506, ANY, STUDIO_OUTCOME_UNCERTAIN, N_ ("Facebook says that this was posted already; look whether it is there."), NULL, 0 },
  { 9004, 9004, ANY, STUDIO_OUTCOME_RETRY_LATER, N_ ("Meta could not fetch the picture from the office's site; it is tried again later."), "host", 0 },
  { -1, -1, ANY, STUDIO_OUTCOME_UNCERTAIN, N_ ("The server reports a fault of its own."), NULL, 0 },
  { 1, 2, ANY, STUDIO_OUTCOME_UNCERTAIN, N_ ("The server reports a fault of its own."), NULL, 0 },
};

static JsonObject *
get_error (const StudioHttpReply *reply)
{
  return studio_work_get_object (studio_http_reply_object (reply), "error");
}

int
studio_graph_get_code (const StudioHttpReply *reply)
{
  return (int) CLAMP (studio_work_get_number (get_error (reply), "code", 0), -1, G_MAXINT);
}

int
studio_graph_get_subcode (const StudioHttpReply *reply)
{
  return (int) CLAMP (studio_work_get_number (get_error (reply), "error_subcode", 0), 0, G_MAXINT);
}

/* Returns: an index into meanings, their number for none */
static gsize
find_meaning (int code,
              int subcode)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (meanings); i++) {
    if (meanings[i].subcode != ANY ? subcode == meanings[i].subcode : code >= meanings[i].first && code <= meanings[i].last)
      break;
  }

  return i;
}

static void
apply (StudioWork *work,
       gsize i,
       StudioHttpKind kind)
{
  StudioOutcome outcome = meanings[i].outcome;

  if (outcome == STUDIO_OUTCOME_UNCERTAIN && kind != STUDIO_HTTP_COMMIT)
    outcome = STUDIO_OUTCOME_RETRY_LATER;
  studio_work_code (work, meanings[i].offer);
  studio_work_fail (work, outcome, _ (meanings[i].sentence));
  if (meanings[i].wait > 0 && work->result->retry_after == 0)
    work->result->retry_after = meanings[i].wait;
}

gboolean
studio_graph_take_subcode (StudioWork *work,
                           int subcode)
{
  gsize i = subcode > 0 ? find_meaning (0, subcode) : G_N_ELEMENTS (meanings);

  if (i == G_N_ELEMENTS (meanings))
    return FALSE;
  apply (work, i, STUDIO_HTTP_UPLOAD);

  return TRUE;
}

/* --- how long to wait --- */

static JsonNode *
read_header (const StudioHttpReply *reply,
             const char *name)
{
  const char *text = studio_http_reply_header (reply, name);
  g_autoptr (GBytes) bytes = text != NULL ? g_bytes_new (text, strlen (text)) : NULL;

  return bytes != NULL ? studio_json_parse (name, bytes, NULL) : NULL;
}

/* {"<id>": [{"type": "pages", "call_count": 100, "estimated_time_to_regain_access": 19}]}, in minutes */
static gint64
get_minutes (JsonNode *usage)
{
  g_autoptr (GList) businesses = usage != NULL && JSON_NODE_HOLDS_OBJECT (usage) ? json_object_get_values (json_node_get_object (usage)) : NULL;
  gint64 most = 0;

  for (GList *at = businesses; at != NULL; at = at->next) {
    JsonArray *list = JSON_NODE_HOLDS_ARRAY ((JsonNode *) at->data) ? json_node_get_array (at->data) : NULL;

    for (guint i = 0; list != NULL && i < json_array_get_length (list); i++) {
      JsonNode *entry = json_array_get_element (list, i);

      if (JSON_NODE_HOLDS_OBJECT (entry))
        most = MAX (most, studio_work_get_number (json_node_get_object (entry), "estimated_time_to_regain_access", 0));
    }
  }

  return CLAMP (most, 0, STUDIO_RETRY_MAX / 60);
}

static gboolean
is_full (JsonNode *usage)
{
  static const char *const members[] = { "call_count", "total_time", "total_cputime" };

  for (gsize i = 0; usage != NULL && JSON_NODE_HOLDS_OBJECT (usage) && i < G_N_ELEMENTS (members); i++) {
    if (studio_work_get_number (json_node_get_object (usage), members[i], 0) >= FULL)
      return TRUE;
  }

  return FALSE;
}

static int
get_wait (const StudioHttpReply *reply)
{
  g_autoptr (JsonNode) business = read_header (reply, "x-business-use-case-usage");
  g_autoptr (JsonNode) app = read_header (reply, "x-app-usage");
  gint64 minutes = get_minutes (business);

  if (minutes > 0)
    return (int) minutes * 60;

  return is_full (app) ? WAIT_FOR_ALLOWANCE : 0;
}

/* --- an error --- */

/* What no row of the table names: Meta's own words, which it writes for people as error_user_msg. */
static void
take_unknown (StudioWork *work,
              const StudioHttpReply *reply,
              StudioHttpKind kind)
{
  JsonObject *error = get_error (reply);
  const char *said = studio_json_peek_string (error, "error_user_msg");
  g_autofree char *plain = studio_redaction_plain (studio_http_get_redaction (work->http), said != NULL && *said != '\0' ? said : studio_json_peek_string (error, "message"));
  g_autofree char *sentence = g_strdup_printf (_ ("The server refuses this post: %s"), plain);

  if (studio_work_get_flag (error, "is_transient") || reply->status < 400)
    studio_work_fail (work, kind == STUDIO_HTTP_COMMIT ? STUDIO_OUTCOME_UNCERTAIN : STUDIO_OUTCOME_RETRY_LATER, _ ("The server reports a fault of its own."));
  else if (work->result->outcome == STUDIO_OUTCOME_REJECTED)
    studio_work_fail (work, STUDIO_OUTCOME_REJECTED, sentence);
}

static void
take_error (StudioWork *work,
            const StudioHttpReply *reply,
            StudioHttpKind kind)
{
  gsize i = find_meaning (studio_graph_get_code (reply), studio_graph_get_subcode (reply));

  work->result->retry_after = MAX (work->result->retry_after, get_wait (reply));
  if (i == G_N_ELEMENTS (meanings))
    take_unknown (work, reply, kind);
  else if (reply->status >= 500 && kind == STUDIO_HTTP_COMMIT && meanings[i].outcome != STUDIO_OUTCOME_UNCERTAIN) /* a server at fault is not believed about what it did */
    studio_work_fail (work, STUDIO_OUTCOME_UNCERTAIN, _ ("The server reports a fault of its own."));
  else
    apply (work, i, kind);
}

gboolean
studio_graph_take (StudioWork *work,
                   const StudioHttpReply *reply,
                   StudioHttpKind kind)
{
  gboolean done = studio_work_take (work, reply);

  if (get_error (reply) == NULL)
    return done;
  take_error (work, reply, kind);

  return FALSE;
}
