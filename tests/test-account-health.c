#include "config.h"

#include "studio-account-health.h"

#include <string.h>

#define NOW G_GINT64_CONSTANT (1795300000)
#define DAY (24 * 3600)

static StudioPublishAccount *
make (const char *settings)
{
  StudioPublishAccount *account = g_new0 (StudioPublishAccount, 1);

  if (settings != NULL) {
    g_autoptr (GBytes) bytes = g_bytes_new (settings, strlen (settings));

    account->settings = studio_json_parse ("settings", bytes, NULL);
    g_assert_nonnull (account->settings);
  }
  return account;
}

static const struct
{
  const char *settings; /* times are days from now, filled in for %d */
  int checked;
  int end;
  gboolean paused;
  gboolean has_secret;
  StudioAccountHealth health;
  gboolean due;
} rows[] = {
  { NULL, 0, 0, FALSE, TRUE, STUDIO_ACCOUNT_READY, FALSE },
  { NULL, 0, 0, FALSE, FALSE, STUDIO_ACCOUNT_SIGNED_OUT, FALSE },
  { "{}", 0, 0, TRUE, FALSE, STUDIO_ACCOUNT_PAUSED, FALSE },
  { "{\"refused\": true}", 0, 0, FALSE, TRUE, STUDIO_ACCOUNT_SIGNED_OUT, FALSE },
  { "{\"refused\": \"x\"}", 0, 0, FALSE, TRUE, STUDIO_ACCOUNT_READY, FALSE },
  { "checked", -1, 0, FALSE, TRUE, STUDIO_ACCOUNT_READY, FALSE },
  { "checked", -7, 0, FALSE, TRUE, STUDIO_ACCOUNT_READY, TRUE },
  { "checked", -7, 0, TRUE, TRUE, STUDIO_ACCOUNT_PAUSED, FALSE },
  { "checked", 30, 0, FALSE, TRUE, STUDIO_ACCOUNT_READY, TRUE },
  { "checked", -1, 40, FALSE, TRUE, STUDIO_ACCOUNT_READY, FALSE },
  { "checked", -1, 9, FALSE, TRUE, STUDIO_ACCOUNT_ENDING, TRUE },
  { "checked", 0, 9, FALSE, TRUE, STUDIO_ACCOUNT_ENDING, FALSE },
  { "checked", -1, 13, FALSE, TRUE, STUDIO_ACCOUNT_ENDING, FALSE },
  { "checked", -1, -1, FALSE, TRUE, STUDIO_ACCOUNT_SIGNED_OUT, TRUE },
};

/* Meta's own logins are extended by being asked; that of Facebook, and all others, are not. */
static void
test_renews (void)
{
  static const struct
  {
    const char *platform;
    const char *settings;
    gboolean renews;
  } cases[] = {
    { "instagram", NULL, TRUE },
    { "instagram", "{\"login\": \"facebook\"}", FALSE },
    { "instagram", "{\"login\": 1}", TRUE },
    { "threads", "{\"login\": \"threads\"}", TRUE },
    { "facebook_page", NULL, FALSE },
    { "mastodon", NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (StudioPublishAccount) account = make (cases[i].settings);

    g_free (account->platform);
    account->platform = g_strdup (cases[i].platform);
    g_assert_cmpint (studio_account_health_renews (account), ==, cases[i].renews);
  }
}

static void
test_rows (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *times = g_strdup_printf ("{\"checked\": %" G_GINT64_FORMAT ", \"expires\": \"%" G_GINT64_FORMAT "\"}", NOW + rows[i].checked * DAY, rows[i].end != 0 ? NOW + rows[i].end * DAY : 0);
    g_autoptr (StudioPublishAccount) account = make (g_strcmp0 (rows[i].settings, "checked") == 0 ? times : rows[i].settings);

    g_test_message ("row %" G_GSIZE_FORMAT, i);
    account->paused = rows[i].paused;
    g_assert_cmpint (studio_account_health_judge (account, rows[i].has_secret, NOW), ==, rows[i].health);
    g_assert_cmpint (studio_account_health_is_due (account, NOW), ==, rows[i].due);
  }
}

/* What was learnt stays, a refusal goes with the next good answer, a fault of the network says nothing. */
static void
test_note (void)
{
  g_autoptr (StudioPublishAccount) account = make ("{\"user\": \"ani\"}"), learnt = make ("{\"user\": \"ani\", \"api\": \"https://a.go.id/wp-json/\"}");
  StudioResult result = { .outcome = STUDIO_OUTCOME_NEEDS_LOGIN, .settings = learnt->settings };

  g_assert_true (studio_account_health_note (account, &result, NOW));
  g_assert_false (json_object_has_member (json_node_get_object (account->settings), "api"));
  g_assert_cmpint (studio_account_health_judge (account, TRUE, NOW), ==, STUDIO_ACCOUNT_SIGNED_OUT);
  result.outcome = STUDIO_OUTCOME_NOT_SENT;
  g_assert_false (studio_account_health_note (account, &result, NOW));
  result.outcome = STUDIO_OUTCOME_DONE;
  g_assert_true (studio_account_health_note (account, &result, NOW));
  g_assert_cmpstr (studio_json_peek_string (json_node_get_object (account->settings), "api"), ==, "https://a.go.id/wp-json/");
  g_assert_cmpint (studio_account_health_judge (account, TRUE, NOW), ==, STUDIO_ACCOUNT_READY);
  g_assert_false (studio_account_health_is_due (account, NOW + DAY));
  g_assert_true (studio_account_health_is_due (account, NOW + 8 * DAY));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/account-health/renews", test_renews);
  g_test_add_func ("/account-health/rows", test_rows);
  g_test_add_func ("/account-health/note", test_note);
  return g_test_run ();
}
