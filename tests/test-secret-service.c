#include "config.h"

#include "secret-service.h"

#include <string.h>

#include "studio-secrets.h"

#define CANARY "CANARY-s3cret-94f1-token"

/* A bus of the test's own, with or without a keyring on it; each case in a process of its own, as libsecret remembers what it found. */

static JsonNode *
make (const char *password)
{
  g_autoptr (JsonNode) value = studio_json_string (password);

  return studio_json_with_member (NULL, "password", value);
}

static void
run_with_bus (void)
{
  g_autoptr (GTestDBus) bus = g_test_dbus_new (G_TEST_DBUS_NONE);

  g_test_dbus_up (bus);
  g_test_trap_subprocess (NULL, 60 * G_USEC_PER_SEC, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
  g_test_dbus_down (bus);
}

static void
assert_password (StudioSecrets *secrets,
                 const char *password)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = studio_secrets_load (secrets, "a1", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (studio_json_peek_string (json_node_get_object (root), "password"), ==, password);
}

static void
test_normal (void)
{
  g_autoptr (SecretService) service = NULL;
  g_autoptr (StudioSecrets) secrets = NULL, later = NULL;
  g_autoptr (JsonNode) first = make (CANARY), second = make (CANARY "-2");
  g_autoptr (GError) error = NULL;
  StudioSecretsPlace place = STUDIO_SECRETS_SESSION;

  if (!g_test_subprocess ()) {
    run_with_bus ();
    return;
  }
  service = secret_service_start (FALSE);
  secrets = studio_secrets_new ();
  later = studio_secrets_new ();
  g_assert_true (studio_secrets_store (secrets, "a1", "mastodon", first, &place, &error));
  g_assert_no_error (error);
  g_assert_cmpint (place, ==, STUDIO_SECRETS_KEYRING);
  assert_password (later, CANARY);
  g_assert_true (studio_secrets_store (secrets, "a1", "mastodon", second, &place, &error));
  g_assert_cmpuint (secret_service_count_items (service), ==, 1);
  assert_password (later, CANARY "-2");
  g_assert_true (studio_secrets_find (later, "a1", &place));
  g_assert_cmpint (place, ==, STUDIO_SECRETS_KEYRING);
  g_assert_true (studio_secrets_remove (later, "a1", NULL, &error));
  g_assert_cmpuint (secret_service_count_items (service), ==, 0);
  g_assert_cmpuint (secret_service_count_prompts (service), ==, 0);
}

/* The person closes the question for the keyring's password: that is said, and nothing is kept elsewhere behind their back. */
static void
test_dismissed (void)
{
  g_autoptr (SecretService) service = NULL;
  g_autoptr (StudioSecrets) secrets = NULL;
  g_autoptr (JsonNode) root = make (CANARY);
  g_autoptr (GError) error = NULL;
  StudioSecretsPlace place;

  if (!g_test_subprocess ()) {
    run_with_bus ();
    return;
  }
  service = secret_service_start (TRUE);
  secrets = studio_secrets_new ();
  g_assert_false (studio_secrets_store (secrets, "a1", "mastodon", root, &place, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_nonnull (strstr (error->message, "unlock it, and try again"));
  g_assert_null (strstr (error->message, "CANARY"));
  g_assert_cmpuint (secret_service_count_prompts (service), ==, 1);
  g_assert_cmpuint (secret_service_count_items (service), ==, 0);
  g_assert_false (studio_secrets_find (secrets, "a1", &place));
}

/* What was kept is there behind a lock: it is not told as lost, and nobody has to sign in again. */
static void
test_locked (void)
{
  g_autoptr (SecretService) service = NULL;
  g_autoptr (StudioSecrets) secrets = NULL, later = NULL;
  g_autoptr (JsonNode) root = make (CANARY), loaded = NULL;
  g_autoptr (GError) error = NULL;
  StudioSecretsPlace place = STUDIO_SECRETS_SESSION;

  if (!g_test_subprocess ()) {
    run_with_bus ();
    return;
  }
  service = secret_service_start (FALSE);
  secrets = studio_secrets_new ();
  later = studio_secrets_new ();
  g_assert_true (studio_secrets_store (secrets, "a1", "mastodon", root, NULL, &error));
  secret_service_lock (service);
  g_assert_true (studio_secrets_find (later, "a1", &place));
  g_assert_cmpint (place, ==, STUDIO_SECRETS_KEYRING);
  g_assert_cmpuint (secret_service_count_prompts (service), ==, 0);
  loaded = studio_secrets_load (later, "a1", NULL, &error);
  g_assert_null (loaded);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (secret_service_count_prompts (service), ==, 1);
}

/* A bus without a keyring: in memory, until the program closes. */
static void
test_none (void)
{
  g_autoptr (StudioSecrets) secrets = NULL, later = NULL;
  g_autoptr (JsonNode) root = make (CANARY);
  g_autoptr (GError) error = NULL;
  StudioSecretsPlace place = STUDIO_SECRETS_KEYRING;

  if (!g_test_subprocess ()) {
    run_with_bus ();
    return;
  }
  secrets = studio_secrets_new ();
  later = studio_secrets_new ();
  g_assert_true (studio_secrets_store (secrets, "a1", "mastodon", root, &place, &error));
  g_assert_cmpint (place, ==, STUDIO_SECRETS_SESSION);
  assert_password (secrets, CANARY);
  g_assert_false (studio_secrets_find (later, "a1", &place));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/secret-service/normal", test_normal);
  g_test_add_func ("/secret-service/dismissed", test_dismissed);
  g_test_add_func ("/secret-service/locked", test_locked);
  g_test_add_func ("/secret-service/none", test_none);

  return g_test_run ();
}
