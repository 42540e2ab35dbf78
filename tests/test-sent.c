#include "model-fixture.h"

#include <string.h>

#include "studio-sent.h"

static JsonNode *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  JsonNode *node = studio_json_parse ("sent", bytes, &error);

  g_assert_no_error (error);
  return node;
}

/* What it was sent as does not depend on how often it was. */
static void
test_digest (void)
{
  g_autoptr (JsonNode) root = read_text ("{\"id\": \"a\", \"b\": 1, \"a\": [1.00004]}");
  g_autoptr (JsonNode) other = read_text ("{\"a\": [1], \"b\": 1.0, \"id\": \"a\"}");
  g_autofree char *digest = studio_sent_digest (root);
  g_autofree char *same = studio_sent_digest (other);
  StudioSent sent = { "Rina", "Dinas Kesehatan", "2026-11-22T09:00:00+08:00", "Mohon diperiksa", digest };
  g_autoptr (JsonNode) with = studio_sent_with (root, &sent);
  g_autofree char *after = studio_sent_digest (with);
  StudioSent read;

  g_assert_cmpuint (strlen (digest), ==, 64);
  g_assert_cmpstr (digest, ==, same);
  g_assert_cmpstr (digest, ==, after);
  g_assert_true (studio_sent_has (with, digest));
  g_assert_false (studio_sent_has (root, digest));
  g_assert_cmpuint (studio_sent_count (with), ==, 1);
  studio_sent_get (with, 0, &read);
  g_assert_cmpstr (read.by, ==, "Rina");
  g_assert_cmpstr (read.office, ==, "Dinas Kesehatan");
  g_assert_cmpstr (read.note, ==, "Mohon diperiksa");
}

static void
test_many (void)
{
  g_autoptr (JsonNode) root = read_text ("{}");
  StudioSent first;

  for (guint i = 0; i < 30; i++) {
    g_autofree char *base = g_strdup_printf ("%u", i);
    StudioSent sent = { .base = base };
    JsonNode *next = studio_sent_with (root, &sent);

    json_node_unref (root);
    root = next;
  }
  g_assert_cmpuint (studio_sent_count (root), ==, STUDIO_SENT_MAX);
  studio_sent_get (root, 0, &first);
  g_assert_cmpstr (first.base, ==, "10");
  g_assert_cmpstr (first.by, ==, "");
}

static void
test_bad (void)
{
  static const struct
  {
    const char *text;
    gboolean good;
  } cases[] = {
    { "{}", TRUE },
    { "{\"sent\": []}", TRUE },
    { "{\"sent\": [{\"base\": \"a\", \"more\": 1}]}", TRUE },
    { "{\"sent\": {}}", FALSE },
    { "{\"sent\": \"a\"}", FALSE },
    { "{\"sent\": [\"a\"]}", FALSE },
    { "{\"sent\": [{\"base\": 1}]}", FALSE },
    { "{\"sent\": [{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}]}", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (JsonNode) root = read_text (cases[i].text);
    StudioJsonAt at = studio_json_at_root ("post.json", root);
    g_autoptr (GError) error = NULL;

    g_assert_true (studio_sent_check (&at, &error) == cases[i].good);
    g_assert_true ((error == NULL) == cases[i].good);
    /* what was refused is no reason to crash either */
    g_assert_false (studio_sent_has (root, "x"));
  }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/sent/digest", test_digest);
  g_test_add_func ("/sent/many", test_many);
  g_test_add_func ("/sent/bad", test_bad);
  return g_test_run ();
}
