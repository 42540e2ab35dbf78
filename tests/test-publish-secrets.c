#include "config.h"

#include "studio-secrets.h"

#include <glib/gstdio.h>
#include <string.h>

#include "studio-credentials.h"
#include "studio-error.h"

#define CANARY "CANARY-s3cret-94f1-token"

static JsonNode *
make (const char *password)
{
  g_autoptr (JsonNode) value = studio_json_string (password);

  return studio_json_with_member (NULL, "password", value);
}

static void
assert_kept (StudioSecrets *secrets,
             const char *account,
             const char *password)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = studio_secrets_load (secrets, account, NULL, &error);

  if (password == NULL) {
    g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND);
    return;
  }
  g_assert_no_error (error);
  g_assert_cmpstr (studio_json_peek_string (json_node_get_object (root), "password"), ==, password);
}

static void
walk_through (StudioSecretsPlace expected)
{
  g_autoptr (StudioSecrets) secrets = studio_secrets_new ();
  g_autoptr (JsonNode) first = make (CANARY);
  g_autoptr (JsonNode) second = make (CANARY "-second");
  g_autoptr (GError) error = NULL;
  StudioSecretsPlace place = STUDIO_SECRETS_KEYRING, found;

  assert_kept (secrets, "a1", NULL);
  g_assert_false (studio_secrets_find (secrets, "a1", &place));
  g_assert_true (studio_secrets_store (secrets, "a1", "wordpress", first, &place, &error));
  g_assert_no_error (error);
  g_assert_cmpint (place, ==, expected);
  assert_kept (secrets, "a1", CANARY);
  g_assert_true (studio_secrets_find (secrets, "a1", &found));
  g_assert_cmpint (found, ==, expected);
  assert_kept (secrets, "a2", NULL);
  /* the new takes the old one's place */
  g_assert_true (studio_secrets_store (secrets, "a1", "wordpress", second, NULL, &error));
  assert_kept (secrets, "a1", CANARY "-second");
  {
    g_autoptr (StudioSecrets) later = studio_secrets_new ();

    assert_kept (later, "a1", expected == STUDIO_SECRETS_KEYRING ? CANARY "-second" : NULL);
  }
  g_assert_true (studio_secrets_remove (secrets, "a1", NULL, &error));
  g_assert_true (studio_secrets_remove (secrets, "a1", NULL, &error));
  assert_kept (secrets, "a1", NULL);
}

/* No file below @path holds the secret. */
static void
assert_in_no_file (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *inner = g_build_filename (path, name, NULL);
    g_autofree char *text = NULL;
    gsize size = 0;

    if (g_file_test (inner, G_FILE_TEST_IS_DIR))
      assert_in_no_file (inner);
    else if (g_file_get_contents (inner, &text, &size, NULL))
      g_assert_null (g_strstr_len (text, (gssize) size, "CANARY"));
  }
}

/* libsecret's own store in a file stands for a desktop's keyring: it needs no desktop. */
static void
test_keyring (void)
{
  if (g_test_subprocess ()) {
    walk_through (STUDIO_SECRETS_KEYRING);
    assert_in_no_file (g_get_user_data_dir ());
    return;
  }
  {
    g_autofree char *folder = g_dir_make_tmp ("keyring-XXXXXX", NULL);
    g_autofree char *path = g_build_filename (folder, "test.keyring", NULL);

    g_setenv ("SECRET_BACKEND", "file", TRUE);
    g_setenv ("SECRET_FILE_TEST_PATH", path, TRUE);
    g_setenv ("SECRET_FILE_TEST_PASSWORD", "tests", TRUE);
    g_test_trap_subprocess (NULL, 60 * G_USEC_PER_SEC, 0);
    g_test_trap_assert_passed ();
    assert_in_no_file (folder);
    g_remove (path);
    g_rmdir (folder);
    g_unsetenv ("SECRET_BACKEND");
    g_unsetenv ("SECRET_FILE_TEST_PATH");
    g_unsetenv ("SECRET_FILE_TEST_PASSWORD");
  }
}

/* Nobody answers on the bus: memory, and nothing on the disk */
static void
test_session (void)
{
  if (g_test_subprocess ()) {
    walk_through (STUDIO_SECRETS_SESSION);
    assert_in_no_file (g_get_user_data_dir ());
    assert_in_no_file (g_get_user_config_dir ());
    assert_in_no_file (g_get_user_cache_dir ());
    g_assert_nonnull (strstr (studio_secrets_get_sentence (), "until the program closes"));
    return;
  }
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);
  g_test_trap_subprocess (NULL, 60 * G_USEC_PER_SEC, 0);
  g_test_trap_assert_passed ();
}

static gboolean
keep (JsonNode *root,
      gpointer data,
      GError **error)
{
  json_node_unref (*(JsonNode **) data);
  *(JsonNode **) data = json_node_ref (root);

  return TRUE;
}

/* Renewed tokens are kept and hidden before they are used, what is no secret is not hidden */
static void
test_credentials (void)
{
  static const char *const names[] = { "accessJwt", "password", NULL };
  static const char *const values[] = { "new-" CANARY, NULL };
  g_autoptr (StudioRedaction) redaction = studio_redaction_new ();
  g_autoptr (JsonNode) kept = make (CANARY);
  g_autoptr (StudioCredentials) credentials = studio_credentials_new (kept, redaction, keep, &kept);
  g_autofree char *before = studio_credentials_get (credentials, "password");
  g_autofree char *after = NULL;
  g_autofree char *shown = NULL;

  g_assert_cmpstr (before, ==, CANARY);
  g_assert_true (studio_credentials_set (credentials, names, values, NULL));
  after = studio_credentials_get (credentials, "password");
  g_assert_null (after);
  g_assert_cmpstr (studio_json_peek_string (json_node_get_object (kept), "accessJwt"), ==, "new-" CANARY);
  shown = studio_redaction_apply (redaction, "new-" CANARY " " CANARY);
  g_assert_cmpstr (shown, ==, STUDIO_REDACTED " " STUDIO_REDACTED);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/secrets/keyring", test_keyring);
  g_test_add_func ("/secrets/session", test_session);
  g_test_add_func ("/secrets/credentials", test_credentials);

  return g_test_run ();
}
