#include "config.h"

#include "studio-published.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-entries.h"
#include "studio-error.h"
#include "studio-moment.h"
#include "studio-plan.h"

#define MEMBER "published"
#define PROGRAMME "programme"

static const char *const names[] = { "id", "platform", "account", "by", "approved_by" };

/* --- addresses --- */

static gboolean
has_blanks (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
      return TRUE;
  }
  return FALSE;
}

/* Returns: (transfer full) (nullable): the host of a web address, in small letters */
static char *
host_of (const char *link)
{
  g_autofree char *scheme = NULL, *host = NULL;

  if (strlen (link) > STUDIO_PUBLISHED_MAX_LINK || !g_utf8_validate (link, -1, NULL) || has_blanks (link))
    return NULL;
  if (!g_uri_split (link, G_URI_FLAGS_PARSE_RELAXED, &scheme, NULL, &host, NULL, NULL, NULL, NULL, NULL))
    return NULL;
  if (scheme == NULL || host == NULL || *host == '\0' || (g_ascii_strcasecmp (scheme, "https") != 0 && g_ascii_strcasecmp (scheme, "http") != 0))
    return NULL;
  return g_ascii_strdown (host, -1);
}

gboolean
studio_published_is_link (const char *link)
{
  g_autofree char *host = NULL;

  g_return_val_if_fail (link != NULL, FALSE);

  host = host_of (link);
  return host != NULL;
}

/* The hosts that platforms give to posts; m., web. and www. stand before many of them. */
static const struct
{
  const char *host;
  const char *platform;
} hosts[] = {
  { "instagram.com", "instagram" },
  { "instagr.am", "instagram" },
  { "facebook.com", "facebook_page" },
  { "fb.watch", "facebook_page" },
  { "fb.com", "facebook_page" },
  { "x.com", "x" },
  { "twitter.com", "x" },
  { "whatsapp.com", "whatsapp_channel" },
  { "threads.net", "threads" },
  { "threads.com", "threads" },
  { "tiktok.com", "tiktok_photo" },
  { "youtube.com", "youtube_post" },
  { "youtu.be", "youtube_post" },
  { "t.me", "telegram" },
  { "linkedin.com", "linkedin" },
  { "lnkd.in", "linkedin" },
  { "bsky.app", "bluesky" },
};

static gboolean
is_host (const char *host,
         const char *of)
{
  gsize length = strlen (host), tail = strlen (of);

  return g_str_equal (host, of) || (length > tail && host[length - tail - 1] == '.' && g_str_has_suffix (host, of));
}

const char *
studio_published_platform_of (const char *link)
{
  g_autofree char *host = NULL;

  g_return_val_if_fail (link != NULL, NULL);

  host = host_of (link);
  for (gsize i = 0; host != NULL && i < G_N_ELEMENTS (hosts); i++) {
    if (is_host (host, hosts[i].host))
      return hosts[i].platform;
  }
  return NULL;
}

/* Whether posts of @platform can be nowhere but on hosts of its own. */
static gboolean
has_own_host (const char *platform)
{
  for (gsize i = 0; i < G_N_ELEMENTS (hosts); i++) {
    if (g_str_equal (hosts[i].platform, platform))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_front_page (const char *link)
{
  g_autofree char *path = NULL, *query = NULL;

  g_uri_split (link, G_URI_FLAGS_PARSE_RELAXED, NULL, NULL, NULL, NULL, &path, &query, NULL, NULL);
  return (path == NULL || *path == '\0' || g_str_equal (path, "/")) && (query == NULL || *query == '\0');
}

gboolean
studio_published_suits (const char *platform,
                        const char *name,
                        const char *link,
                        GError **error)
{
  const char *of;

  g_return_val_if_fail (platform != NULL && name != NULL && link != NULL, FALSE);

  of = studio_published_platform_of (link);
  if (!studio_published_is_link (link))
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("This is no web address. Paste the whole link; it begins with “https://”."));
  else if (of != NULL ? !g_str_equal (of, platform) : has_own_host (platform))
    /* TRANSLATORS: a platform's name, twice */
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("This link does not lead to %s. Paste the link of the post on %s."), name, name);
  else if (is_front_page (link))
    /* TRANSLATORS: a platform's name */
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("This is the front page of %s. Open the post there and copy its own link."), name);
  else
    return TRUE;
  return FALSE;
}

/* --- reading --- */

static gboolean
read_entry (JsonNode *node,
            StudioPublication *entry)
{
  if (!studio_moment_parse (studio_entry_get_text (node, "at"), &entry->at, &entry->offset))
    return FALSE;
  entry->id = studio_entry_get_text (node, "id");
  entry->platform = studio_entry_get_text (node, "platform");
  entry->account = studio_entry_get_text (node, "account");
  entry->link = studio_entry_get_text (node, "link");
  entry->by = studio_entry_get_text (node, "by");
  entry->approved_by = studio_entry_get_text (node, "approved_by");
  if (!studio_published_is_link (entry->link))
    entry->link = "";
  return TRUE;
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const StudioPublication *left = a, *right = b;

  if (left->at != right->at)
    return left->at < right->at ? -1 : 1;
  return strcmp (left->platform, right->platform);
}

GArray *
studio_published_list (JsonNode *root)
{
  GArray *entries;
  JsonArray *array;
  StudioPublication entry;

  g_return_val_if_fail (root != NULL && JSON_NODE_HOLDS_OBJECT (root), NULL);

  entries = g_array_new (FALSE, FALSE, sizeof (StudioPublication));
  array = studio_entries_peek (root, MEMBER);
  for (guint i = 0; array != NULL && i < MIN (json_array_get_length (array), STUDIO_PUBLISHED_MAX); i++) {
    if (read_entry (json_array_get_element (array, i), &entry))
      g_array_append_val (entries, entry);
  }
  g_array_sort (entries, compare_entries);
  return entries;
}

/* --- writing --- */

static gboolean
has_id (JsonNode *node,
        const char *id)
{
  return id != NULL && *id != '\0' && g_str_equal (studio_entry_get_text (node, "id"), id);
}

/* Replaces @entry, which is consumed, by itself with the text. Returns: (transfer full) */
static JsonNode *
set_text (JsonNode *entry,
          const char *name,
          const char *text)
{
  g_autoptr (JsonNode) before = entry;
  g_autoptr (JsonNode) value = text != NULL && *text != '\0' ? studio_json_string (text) : NULL;

  if (value == NULL && studio_json_lookup (before, name) == NULL)
    return json_node_ref (before);
  return studio_json_with_member (before, name, value);
}

/* @old: (nullable): what stood there. Returns: (transfer full) */
static JsonNode *
write_entry (JsonNode *old,
             const StudioPublication *entry)
{
  g_autofree char *at = studio_moment_format (CLAMP (entry->at, STUDIO_MOMENT_MIN, STUDIO_MOMENT_MAX), entry->offset);
  g_autofree char *fresh = entry->id == NULL || *entry->id == '\0' ? g_uuid_string_random () : NULL;
  g_autoptr (JsonNode) moment = studio_json_string (at);
  JsonNode *node = studio_json_with_member (old, "at", moment);

  node = set_text (node, "id", fresh != NULL ? fresh : entry->id);
  node = set_text (node, "platform", entry->platform);
  node = set_text (node, "account", entry->account);
  node = set_text (node, "link", entry->link);
  node = set_text (node, "by", entry->by);
  return set_text (node, "approved_by", entry->approved_by);
}

/* Consumes @array. Returns: (transfer full) */
static JsonNode *
with_array (JsonNode *root,
            JsonArray *array)
{
  g_autoptr (JsonNode) node = json_node_init_array (json_node_alloc (), array);
  gboolean any = json_array_get_length (array) > 0;

  json_array_unref (array);
  return studio_json_with_member (root, MEMBER, any ? node : NULL);
}

JsonNode *
studio_published_with (JsonNode *root,
                       const StudioPublication *publication)
{
  JsonArray *old, *array;
  gboolean replaced = FALSE;
  guint n_old;

  g_return_val_if_fail (root != NULL && JSON_NODE_HOLDS_OBJECT (root), NULL);
  g_return_val_if_fail (publication != NULL && publication->platform != NULL, NULL);

  old = studio_entries_peek (root, MEMBER);
  n_old = old != NULL ? json_array_get_length (old) : 0;
  array = json_array_new ();
  for (guint i = 0; i < n_old; i++) {
    JsonNode *node = json_array_get_element (old, i);
    gboolean same = has_id (node, publication->id);

    json_array_add_element (array, same ? write_entry (node, publication) : json_node_ref (node));
    replaced = replaced || same;
  }
  if (!replaced && n_old >= STUDIO_PUBLISHED_MAX) {
    json_array_unref (array);
    return json_node_ref (root);
  }
  if (!replaced)
    json_array_add_element (array, write_entry (NULL, publication));
  return with_array (root, array);
}

JsonNode *
studio_published_without (JsonNode *root,
                          const char *id)
{
  JsonArray *old, *array;

  g_return_val_if_fail (root != NULL && JSON_NODE_HOLDS_OBJECT (root) && id != NULL, NULL);

  old = studio_entries_peek (root, MEMBER);
  if (old == NULL)
    return json_node_ref (root);
  array = json_array_new ();
  for (guint i = 0; i < json_array_get_length (old); i++) {
    if (!has_id (json_array_get_element (old, i), id))
      json_array_add_element (array, json_node_ref (json_array_get_element (old, i)));
  }
  if (json_array_get_length (array) < json_array_get_length (old))
    return with_array (root, array);
  json_array_unref (array);
  return json_node_ref (root);
}

/* --- what comes from outside --- */

static gboolean
check_link (const StudioJsonAt *at,
            GError **error)
{
  const char *link = "";
  StudioJsonAt child;

  if (!studio_json_get_string (at, "link", FALSE, &link, error))
    return FALSE;
  if (*link == '\0' || studio_published_is_link (link))
    return TRUE;
  studio_json_at_member (at, "link", &child);
  studio_json_at_error (error, &child, _ ("This has to be a web address that begins with “https://” or “http://”."));
  return FALSE;
}

static gboolean
check_entry (const StudioJsonAt *at,
             GError **error)
{
  const char *moment = NULL, *platform = NULL;
  StudioJsonAt child;
  gint64 seconds;

  if (!JSON_NODE_HOLDS_OBJECT (at->node)) {
    studio_json_at_error (error, at, _ ("This has to be an object with a platform and a time, such as {\"platform\": \"instagram\", \"at\": \"2026-11-25T09:00:00+08:00\"}."));
    return FALSE;
  }
  if (!studio_json_get_string (at, "at", TRUE, &moment, error) || !studio_json_get_string (at, "platform", TRUE, &platform, error))
    return FALSE;
  if (!studio_moment_parse (moment, &seconds, NULL)) {
    studio_json_at_member (at, "at", &child);
    studio_json_at_error (error, &child, _ ("This has to be a day and a time such as “2026-11-25T09:00:00+08:00”."));
    return FALSE;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    if (!studio_entry_check_text (at, names[i], g_str_equal (names[i], "platform") ? STUDIO_PLAN_MAX_PLATFORM : STUDIO_PUBLISHED_MAX_NAME, error))
      return FALSE;
  }
  return check_link (at, error);
}

gboolean
studio_published_check (const StudioJsonAt *root,
                        GError **error)
{
  return studio_entries_check (root, MEMBER, STUDIO_PUBLISHED_MAX, check_entry, error);
}

/* --- the programme --- */

const char *
studio_programme_get (JsonNode *root)
{
  g_return_val_if_fail (root != NULL && JSON_NODE_HOLDS_OBJECT (root), "");

  return studio_entry_get_text (root, PROGRAMME);
}

JsonNode *
studio_programme_with (JsonNode *root,
                       const char *programme)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (root != NULL && JSON_NODE_HOLDS_OBJECT (root), NULL);

  text = programme != NULL ? g_utf8_substring (programme, 0, MIN (g_utf8_strlen (programme, -1), STUDIO_PROGRAMME_MAX)) : NULL;
  return set_text (json_node_ref (root), PROGRAMME, text);
}

gboolean
studio_programme_check (const StudioJsonAt *root,
                        GError **error)
{
  const char *text = "";
  StudioJsonAt child;

  g_return_val_if_fail (root != NULL, FALSE);

  if (!studio_json_get_string (root, PROGRAMME, FALSE, &text, error))
    return FALSE;
  if (g_utf8_strlen (text, -1) <= STUDIO_PROGRAMME_MAX)
    return TRUE;
  studio_json_at_member (root, PROGRAMME, &child);
  studio_json_at_error (error, &child, _ ("This text is too long. Shorten it to %d characters."), STUDIO_PROGRAMME_MAX);
  return FALSE;
}
