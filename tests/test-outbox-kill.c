#include "config.h"

#include <glib/gstdio.h>

#include "outbox-fixture.h"
#include "studio-outbox-file.h"
#include "studio-sha256.h"

/* G19: a program that is killed at any moment while it publishes, and started again. */

#define ROUNDS 50

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *inner = g_build_filename (path, name, NULL);

    g_unlink (inner);
  }
  g_rmdir (path);
}

/* @delay: µs until it is killed, -1 never. Returns: µs it lived */
static gint64
run_child (const char *folder,
           const char *url,
           const char *platform,
           gint64 delay)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "outbox-runner", NULL);
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GSubprocess) child = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, folder, url, platform, NULL);

  g_assert_no_error (error);
  if (delay >= 0) {
    g_usleep ((gulong) delay);
    g_subprocess_force_exit (child);
  }
  g_assert_true (g_subprocess_wait (child, NULL, &error));
  g_assert_no_error (error);
  if (delay < 0) {
    g_assert_true (g_subprocess_get_if_exited (child));
    g_assert_cmpint (g_subprocess_get_exit_status (child), ==, 0);
  }

  return g_get_monotonic_time () - start;
}

static void
queue (const char *folder,
       const char *platform)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioOutboxFile) store = studio_outbox_file_new (folder, &error);
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_outbox_target_free);
  g_autoptr (GPtrArray) pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  GBytes *picture = g_bytes_new_static ("\xff\xd8\xff\xd9", 4);
  g_autofree char *name = studio_sha256 (picture);
  g_autofree char *content = g_strdup_printf ("{\"title\": \"Jalan\", \"caption\": \"Jalan 2 km.\", \"pictures\": [{\"name\": \"%s\", \"mime\": \"image/jpeg\"}]}", name);
  StudioOutboxTarget *target = make_target (platform);

  g_assert_no_error (error);
  json_node_unref (target->content);
  target->content = fixture_json (content);
  if (g_str_equal (platform, "bluesky"))
    target->marks = fixture_json ("{\"rkey\": \"KEYOFTARGET00\", \"created\": \"2026-11-22T00:00:00.000Z\"}");
  g_ptr_array_add (targets, target);
  g_ptr_array_add (pictures, picture);
  g_assert_true (studio_outbox_file_queue (store, targets, pictures, &error));
  /* the same post is not queued twice */
  g_assert_false (studio_outbox_file_queue (store, targets, pictures, &error));
  g_assert_nonnull (error);
}

/* No file of the outbox holds a secret. */
static void
assert_no_canary (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autofree char *text = NULL;
    gsize size = 0;

    if (g_file_get_contents (path, &text, &size, NULL))
      g_assert_null (g_strstr_len (text, (gssize) size, "CANARY"));
  }
}

/* @most: kill after 0 .. so many µs. Returns: whether it was killed before it had ended */
static gboolean
run_round (const Platform *platform,
           const DoubleRule *rules,
           gint64 most)
{
  g_autofree char *folder = g_dir_make_tmp ("outbox-XXXXXX", NULL);
  g_autoptr (Double) server = double_start (rules);
  g_autoptr (StudioOutboxFile) store = NULL;
  g_autoptr (StudioOutboxTarget) after = NULL;
  g_autoptr (GError) error = NULL;
  gboolean replay_is_proven = platform->most_commits > 1 || g_str_equal (platform->platform, "bluesky");
  guint before;

  queue (folder, platform->platform);
  run_child (folder, double_get_url (server), platform->platform, g_random_int_range (0, (int) most));
  before = double_count (server, platform->commit);
  run_child (folder, double_get_url (server), platform->platform, -1);

  store = studio_outbox_file_new (folder, &error);
  g_assert_no_error (error);
  after = studio_outbox_store_load (STUDIO_OUTBOX_STORE (store), KEY, &error);
  g_assert_no_error (error);
  g_test_message ("%s: %u commits before the kill, %u in all: %s", platform->platform, before, double_count (server, platform->commit), studio_outbox_state_get_name (after->state));
  g_assert_true (after->state == STUDIO_OUTBOX_PUBLISHED || after->state == STUDIO_OUTBOX_UNCERTAIN);
  g_assert_true (after->state == STUDIO_OUTBOX_PUBLISHED || !replay_is_proven);
  g_assert_true (after->state != STUDIO_OUTBOX_PUBLISHED || double_count (server, platform->commit) > 0);
  g_assert_cmpuint (double_count (server, platform->commit), <=, replay_is_proven ? 2 : 1);
  if (platform->made_once != NULL)
    g_assert_cmpuint (double_count (server, platform->made_once), ==, 1);
  g_clear_object (&store);
  assert_no_canary (folder);
  remove_folder (folder);

  return before == 0;
}

static void
test_kill (gconstpointer data)
{
  const Platform *platform = data;
  g_autofree char *record = fill_record ();
  DoubleRule rules[12];
  gint64 most = 0;
  guint early = 0;

  memcpy (rules, platform->rules, sizeof rules);
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++) {
    if (g_strcmp0 (rules[i].body, "$RECORD") == 0)
      rules[i].body = record;
  }
  { /* how long one takes that nobody disturbs */
    g_autofree char *folder = g_dir_make_tmp ("outbox-XXXXXX", NULL);
    g_autoptr (Double) server = double_start (rules);

    queue (folder, platform->platform);
    most = run_child (folder, double_get_url (server), platform->platform, -1);
    g_assert_cmpuint (double_count (server, platform->commit), ==, 1);
    remove_folder (folder);
  }
  for (int i = 0; i < ROUNDS; i++)
    early += run_round (platform, rules, most + 1);
  g_test_message ("%s: %" G_GINT64_FORMAT " µs, %u of %d killed before the commit", platform->platform, most, early, ROUNDS);
}

int
main (int argc,
      char **argv)
{
  fixture_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (platforms); i++) {
    g_autofree char *path = g_strconcat ("/outbox-kill/", platforms[i].platform, NULL);

    g_test_add_data_func (path, &platforms[i], test_kill);
  }

  return g_test_run ();
}
