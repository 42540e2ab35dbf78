#include "config.h"

#include "studio-plan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-entries.h"
#include "studio-moment.h"

#define MEMBER "plan"

/* Returns: (nullable): the platform, NULL too for one that is blank */
static const char *
platform_of (JsonObject *object)
{
  const char *platform = studio_json_peek_string (object, "platform");

  return platform != NULL && *platform != '\0' ? platform : NULL;
}

static gboolean
read_entry (JsonNode *node,
            StudioPlanEntry *entry)
{
  JsonObject *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *at = object != NULL ? studio_json_peek_string (object, "at") : NULL;

  if (at == NULL || !studio_moment_parse (at, &entry->at, &entry->offset))
    return FALSE;
  entry->platform = platform_of (object);
  return TRUE;
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const StudioPlanEntry *left = a, *right = b;

  if (left->at != right->at)
    return left->at < right->at ? -1 : 1;
  return g_strcmp0 (left->platform, right->platform);
}

GArray *
studio_plan_list (JsonNode *root)
{
  GArray *entries;
  JsonArray *array;
  StudioPlanEntry entry;

  g_return_val_if_fail (root != NULL && JSON_NODE_HOLDS_OBJECT (root), NULL);

  entries = g_array_new (FALSE, FALSE, sizeof (StudioPlanEntry));
  array = studio_entries_peek (root, MEMBER);
  for (guint i = 0; array != NULL && i < MIN (json_array_get_length (array), STUDIO_PLAN_MAX); i++) {
    if (read_entry (json_array_get_element (array, i), &entry))
      g_array_append_val (entries, entry);
  }
  g_array_sort (entries, compare_entries);
  return entries;
}

gint64
studio_plan_first (JsonNode *root)
{
  g_autoptr (GArray) entries = studio_plan_list (root);

  return entries != NULL && entries->len > 0 ? g_array_index (entries, StudioPlanEntry, 0).at : 0;
}

/* Returns: (nullable): what stands for the platform now */
static JsonNode *
find_old (JsonArray *array,
          const char *platform)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);

    if (JSON_NODE_HOLDS_OBJECT (node) && g_strcmp0 (platform_of (json_node_get_object (node)), platform) == 0)
      return node;
  }
  return NULL;
}

/* Returns: (transfer full): @node, which may be NULL, at another time */
static JsonNode *
write_time (JsonNode *node,
            gint64 moment,
            int offset)
{
  g_autofree char *at = studio_moment_format (CLAMP (moment, STUDIO_MOMENT_MIN, STUDIO_MOMENT_MAX), offset);
  g_autoptr (JsonNode) value = studio_json_string (at);

  return studio_json_with_member (node, "at", value);
}

/* Returns: (transfer full) */
static JsonNode *
write_entry (JsonArray *old,
             const StudioPlanEntry *entry)
{
  g_autoptr (JsonNode) timed = write_time (find_old (old, entry->platform), entry->at, entry->offset);
  g_autoptr (JsonNode) platform = entry->platform != NULL ? studio_json_string (entry->platform) : NULL;

  return studio_json_with_member (timed, "platform", platform);
}

/* Consumes @array. Returns: (transfer full) */
static JsonNode *
with_array (JsonNode *root,
            JsonArray *array)
{
  g_autoptr (JsonNode) node = json_node_init_array (json_node_alloc (), array);
  JsonNode *before = json_object_get_member (json_node_get_object (root), MEMBER);
  gboolean any = json_array_get_length (array) > 0;

  json_array_unref (array);
  if (before != NULL ? any && studio_json_equal (before, node) : !any)
    return json_node_ref (root);
  return studio_json_with_member (root, MEMBER, any ? node : NULL);
}

JsonNode *
studio_plan_with (JsonNode *root,
                  const StudioPlanEntry *entries,
                  guint n_entries)
{
  JsonArray *array;

  g_return_val_if_fail (root != NULL && JSON_NODE_HOLDS_OBJECT (root) && n_entries <= STUDIO_PLAN_MAX && (entries != NULL || n_entries == 0), NULL);

  array = json_array_new ();
  for (guint i = 0; i < n_entries; i++)
    json_array_add_element (array, write_entry (studio_entries_peek (root, MEMBER), &entries[i]));
  return with_array (root, array);
}

/* Returns: (transfer full): @node itself if it does not stand on @from */
static JsonNode *
move_entry (JsonNode *node,
            const GDate *from,
            const GDate *to,
            int offset)
{
  StudioPlanEntry entry;
  GDate day;
  int minutes;

  if (!read_entry (node, &entry))
    return json_node_ref (node);
  studio_moment_to_day (entry.at, offset, &day, &minutes);
  if (g_date_compare (&day, from) != 0)
    return json_node_ref (node);
  return write_time (node, entry.at + (gint64) g_date_days_between (from, to) * 86400, entry.offset);
}

JsonNode *
studio_plan_with_move (JsonNode *root,
                       const GDate *from,
                       const GDate *to,
                       int offset)
{
  JsonArray *old, *array;

  g_return_val_if_fail (root != NULL && JSON_NODE_HOLDS_OBJECT (root) && g_date_valid (from) && g_date_valid (to), NULL);

  old = studio_entries_peek (root, MEMBER);
  if (old == NULL)
    return json_node_ref (root);
  array = json_array_new ();
  for (guint i = 0; i < json_array_get_length (old); i++)
    json_array_add_element (array, move_entry (json_array_get_element (old, i), from, to, offset));
  return with_array (root, array);
}

/* --- what comes from outside --- */

static gboolean
check_entry (const StudioJsonAt *at,
             GError **error)
{
  const char *moment = NULL;
  StudioJsonAt child;
  gint64 seconds;

  if (!JSON_NODE_HOLDS_OBJECT (at->node)) {
    studio_json_at_error (error, at, _ ("This has to be an object with a time, such as {\"at\": \"2026-11-25T09:00:00+08:00\"}."));
    return FALSE;
  }
  if (!studio_json_get_string (at, "at", TRUE, &moment, error))
    return FALSE;
  if (!studio_moment_parse (moment, &seconds, NULL)) {
    studio_json_at_member (at, "at", &child);
    studio_json_at_error (error, &child, _ ("This has to be a day and a time such as “2026-11-25T09:00:00+08:00”."));
    return FALSE;
  }
  return studio_entry_check_text (at, "platform", STUDIO_PLAN_MAX_PLATFORM, error);
}

gboolean
studio_plan_check (const StudioJsonAt *root,
                   GError **error)
{
  return studio_entries_check (root, MEMBER, STUDIO_PLAN_MAX, check_entry, error);
}
