#include "config.h"

#include "studio-publish-account.h"

#include "studio-json.h"

#define INSTAGRAM "instagram"
#define SITE "wordpress"

/* "-": paused, "~": a person's, before its name */
static void
add (GPtrArray *accounts,
     const char *platform,
     const char *name)
{
  StudioPublishAccount *account = g_new0 (StudioPublishAccount, 1);

  account->paused = *name == '-';
  account->personal = *name == '~';
  account->id = g_strdup (name);
  account->name = g_strdup (name);
  account->platform = g_strdup (platform);
  g_ptr_array_add (accounts, account);
}

static const struct
{
  const char *platform;
  const char *sites[4];
  const char *chosen;
  const char *found;
  const char *offered;
} rows[] = {
  { INSTAGRAM, { NULL }, NULL, NULL, NULL },
  { INSTAGRAM, { "a" }, NULL, "a", "a" },
  { INSTAGRAM, { "-a" }, NULL, "-a", "-a" },
  /* which of two is for a person to say */
  { INSTAGRAM, { "a", "b" }, NULL, NULL, "a" },
  { "threads", { "a", "b" }, "b", "b", "b" },
  { INSTAGRAM, { "-a", "~b", "c" }, NULL, NULL, "c" },
  { INSTAGRAM, { "-a", "~b" }, NULL, NULL, "-a" },
  { INSTAGRAM, { "-a", "b" }, "-a", "-a", "-a" },
  /* the chosen one has gone */
  { INSTAGRAM, { "a", "b" }, "c", NULL, "a" },
  { INSTAGRAM, { NULL }, "c", NULL, NULL },
  { "facebook_page", { "a" }, NULL, NULL, "a" },
};

static const char *
name_of (const StudioPublishAccount *account)
{
  return account != NULL ? account->name : NULL;
}

static void
test_hosts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GPtrArray) accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_publish_account_free);
    g_autoptr (GPtrArray) hosts = NULL;
    g_autoptr (StudioPublishAccount) account = g_new0 (StudioPublishAccount, 1);
    const StudioPublishAccount chosen = { .id = (char *) rows[i].chosen };
    gsize n = 0;

    account->platform = g_strdup (rows[i].platform);
    add (accounts, "mastodon", "@dinkes");
    for (; rows[i].sites[n] != NULL; n++)
      add (accounts, SITE, rows[i].sites[n]);
    if (rows[i].chosen != NULL)
      studio_publish_account_set_host (account, &chosen);
    hosts = studio_publish_account_list_hosts (accounts);
    g_assert_cmpuint (hosts->len, ==, n);
    g_assert_cmpstr (name_of (studio_publish_account_find_host (account, accounts)), ==, rows[i].found);
    g_assert_cmpstr (name_of (studio_publish_account_suggest_host (account, accounts)), ==, rows[i].offered);
  }
}

/* As the command line's --set host=NAME keeps it, beside what the account has already. */
static void
test_choice (void)
{
  g_autoptr (StudioPublishAccount) account = g_new0 (StudioPublishAccount, 1);
  const StudioPublishAccount first = { .id = (char *) "a" }, second = { .id = (char *) "b" };
  g_autoptr (JsonNode) user = studio_json_string ("17");

  account->platform = g_strdup (INSTAGRAM);
  account->settings = studio_json_with_member (NULL, "user", user);
  studio_publish_account_set_host (account, &first);
  studio_publish_account_set_host (account, &second);
  g_assert_cmpstr (studio_json_peek_string (json_node_get_object (account->settings), "host"), ==, "b");
  g_assert_cmpstr (studio_json_peek_string (json_node_get_object (account->settings), "user"), ==, "17");
}

static const struct
{
  const char *platform;
  const char *address;
  const char *member;
  const char *identity;
  gboolean is_twin;
} twins[] = {
  { "mastodon", "https://sosial.example", "account", "9", TRUE },
  { "mastodon", "https://sosial.example", "account", "12", FALSE },
  { "mastodon", "https://lain.example", "account", "9", FALSE },
  /* the server has not said yet who it is */
  { "mastodon", "https://sosial.example", "language", "9", FALSE },
  { "bluesky", "https://sosial.example", "user", "9", FALSE },
  { "webhook", "https://sosial.example", "account", "9", FALSE },
};

static StudioPublishAccount *
make_account (const char *platform,
              const char *id,
              const char *address,
              const char *member,
              const char *identity)
{
  StudioPublishAccount *account = g_new0 (StudioPublishAccount, 1);
  g_autoptr (JsonNode) value = studio_json_string (identity);

  account->platform = g_strdup (platform);
  account->id = g_strdup (id);
  account->address = g_strdup (address);
  account->settings = studio_json_with_member (NULL, member, value);
  return account;
}

static void
test_twins (void)
{
  g_autoptr (GPtrArray) accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_publish_account_free);
  const StudioPublishAccount *kept = make_account ("mastodon", "a", "https://sosial.example", "account", "9");

  g_ptr_array_add (accounts, (gpointer) kept);
  g_assert_null (studio_publish_account_find_twin (kept, accounts));
  for (gsize i = 0; i < G_N_ELEMENTS (twins); i++) {
    g_autoptr (StudioPublishAccount) account = make_account (twins[i].platform, NULL, twins[i].address, twins[i].member, twins[i].identity);

    g_test_message ("row %zu", i);
    g_assert_true (studio_publish_account_find_twin (account, accounts) == (twins[i].is_twin ? kept : NULL));
  }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/publish-account/hosts", test_hosts);
  g_test_add_func ("/publish-account/choice", test_choice);
  g_test_add_func ("/publish-account/twins", test_twins);
  return g_test_run ();
}
