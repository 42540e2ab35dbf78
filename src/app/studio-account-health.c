#include "config.h"

#include "studio-account-health.h"

#define DAY (24 * 3600)
#define ENDING (14 * DAY)
#define ASK_AFTER (7 * DAY)
/* Meta's tokens can be renewed until they end, so the last ten days are looked at daily. */
#define NEAR_END (10 * DAY)

static JsonNode *
get_setting (const StudioPublishAccount *account,
             const char *name)
{
  JsonNode *node = account->settings != NULL && JSON_NODE_HOLDS_OBJECT (account->settings) ? json_object_get_member (json_node_get_object (account->settings), name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? node : NULL;
}

static gint64
get_time (const StudioPublishAccount *account,
          const char *name)
{
  JsonNode *node = get_setting (account, name);
  GType type = node != NULL ? json_node_get_value_type (node) : G_TYPE_NONE;

  /* secrets are texts, so a connector may keep what it learnt as one */
  if (type == G_TYPE_STRING)
    return MAX (0, g_ascii_strtoll (json_node_get_string (node), NULL, 10));
  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE ? MAX (0, json_node_get_int (node)) : 0;
}

static gboolean
is_refused (const StudioPublishAccount *account)
{
  JsonNode *node = get_setting (account, "refused");

  return node != NULL && json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

gint64
studio_account_health_get_end (const StudioPublishAccount *account)
{
  return get_time (account, "expires");
}

StudioAccountHealth
studio_account_health_judge (const StudioPublishAccount *account,
                             gboolean has_secret,
                             gint64 now)
{
  gint64 end = studio_account_health_get_end (account);

  if (account->paused)
    return STUDIO_ACCOUNT_PAUSED;
  if (!has_secret || is_refused (account) || (end != 0 && end <= now))
    return STUDIO_ACCOUNT_SIGNED_OUT;
  return end != 0 && end - now <= ENDING ? STUDIO_ACCOUNT_ENDING : STUDIO_ACCOUNT_READY;
}

gboolean
studio_account_health_renews (const StudioPublishAccount *account)
{
  JsonNode *login = get_setting (account, "login");

  if (login != NULL && json_node_get_value_type (login) == G_TYPE_STRING && g_str_equal (json_node_get_string (login), "facebook"))
    return FALSE;
  return g_str_equal (account->platform, "instagram") || g_str_equal (account->platform, "threads");
}

gboolean
studio_account_health_is_due (const StudioPublishAccount *account,
                              gint64 now)
{
  gint64 checked = get_time (account, "checked"), end = studio_account_health_get_end (account);

  if (account->paused || is_refused (account) || checked == 0)
    return FALSE;
  /* a clock that was set back must not silence it for ever */
  return now - checked >= ASK_AFTER || checked - now > DAY || (end != 0 && end - now <= NEAR_END && now - checked >= DAY);
}

/* @value: (transfer full) (nullable) */
static void
set (StudioPublishAccount *account,
     const char *name,
     JsonNode *value)
{
  g_autoptr (JsonNode) before = account->settings, taken = value;

  account->settings = studio_json_with_member (before, name, taken);
}

gboolean
studio_account_health_note (StudioPublishAccount *account,
                            const StudioResult *result,
                            gint64 now)
{
  g_autoptr (JsonNode) before = account->settings != NULL ? json_node_ref (account->settings) : NULL;

  if (result->outcome == STUDIO_OUTCOME_DONE) {
    if (result->settings != NULL) {
      g_clear_pointer (&account->settings, json_node_unref);
      account->settings = json_node_ref (result->settings);
    }
    set (account, "checked", studio_json_number ((double) now));
    set (account, "refused", NULL);
  } else if (result->outcome == STUDIO_OUTCOME_NEEDS_LOGIN) {
    set (account, "refused", json_node_init_boolean (json_node_alloc (), TRUE));
  }
  return before == NULL ? account->settings != NULL : !studio_json_equal (before, account->settings);
}
