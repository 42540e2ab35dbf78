#include "config.h"

#include "postman-fixture.h"

#include <sqlite3.h>

#include "studio-outbox-others.h"
#include "studio-publish-queue.h"

#define LONG_AGO "UPDATE target SET changed = changed - 31 * 86400"

static sqlite3 *
open_file (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "outbox.db", NULL);
  sqlite3 *handle = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  sqlite3_busy_timeout (handle, 10000);
  return handle;
}

static void
run_sql (const char *folder,
         const char *sql)
{
  sqlite3 *handle = open_file (folder);

  if (sqlite3_exec (handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (handle));
  sqlite3_close (handle);
}

static int
read_int (const char *folder,
          const char *sql)
{
  sqlite3 *handle = open_file (folder);
  sqlite3_stmt *statement = NULL;
  int found;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  found = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (handle);
  return found;
}

static guint
count (StudioOutboxFile *store,
       gboolean all)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = all ? studio_outbox_store_list_all (STUDIO_OUTBOX_STORE (store), &error) : studio_outbox_store_list (STUDIO_OUTBOX_STORE (store), &error);

  g_assert_no_error (error);
  return list->len;
}

/* An outbox of the first version opens; what came to rest before there were times is kept for the days that everything is kept. */
static void
test_migration (void)
{
  g_autofree char *folder = fixture_library_folder (), *path = g_test_build_filename (G_TEST_DIST, "data", "outbox", "v1.sql", NULL), *sql = NULL;
  g_autoptr (StudioOutboxFile) store = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (path, &sql, NULL, &error));
  run_sql (folder, sql);
  store = studio_outbox_file_new (folder, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read_int (folder, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (read_int (folder, "SELECT count(*) FROM target WHERE changed > 1700000000 AND archived = 0 AND typeof (changed) = 'integer'"), ==, 2);
  g_assert_true (studio_publish_put_away (store, &error));
  g_assert_cmpuint (count (store, FALSE), ==, 2);

  run_sql (folder, LONG_AGO);
  g_assert_true (studio_publish_put_away (store, &error));
  /* what waits for a person is never put away */
  g_assert_cmpuint (count (store, FALSE), ==, 1);
  g_assert_cmpuint (count (store, TRUE), ==, 2);
  g_assert_cmpint (read_int (folder, "SELECT count(*) FROM picture"), ==, 0);
}

static void
restart (Office *office)
{
  end_postman (office);
  run_sql (office->folder, LONG_AGO);
  make_postman (office);
  studio_postman_start (office->postman);
  WAIT_FOR (studio_postman_get_accounts (office->postman)->len == 2);
}

/* Nothing goes out a second time because it was put away. */
static void
test_put_away (void)
{
  g_autoptr (Double) server = double_start (good);
  g_autoptr (Office) office = office_new ();
  g_autofree char *mastodon = add_mastodon (office, server), *hook = add_hook (office, server), *id = NULL, *waiting = NULL;
  const char *const again[] = { mastodon, NULL };
  g_autoptr (GError) error = NULL;
  const char *const later[] = { hook, NULL };
  g_auto (GStrv) ids = NULL;

  studio_postman_start (office->postman);
  id = queue_one (office, mastodon);
  WAIT_FOR (is_noted (office, id));
  /* the same picture for another account, tomorrow */
  ids = queue (office, later, g_get_real_time () / G_USEC_PER_SEC + 86400, "Jalan", &error);
  g_assert_no_error (error);

  restart (office);
  WAIT_FOR (is_in (office, ids[0], STUDIO_OUTBOX_QUEUED));
  g_assert_null (find (office, id));
  g_assert_cmpint (read_int (office->folder, "SELECT count(*) FROM target WHERE archived"), ==, 1);
  g_assert_cmpint (read_int (office->folder, "SELECT count(*) FROM picture"), ==, 1);
  /* not even where the post itself does not tell of it */
  g_assert_null (queue (office, again, 0, "Jalan", &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID);
  g_assert_cmpuint (double_count (server, STATUSES), ==, 1);
}

/* A server that gives the id of a post that was put away is believed no more than before. */
static void
test_compared (void)
{
  g_autofree char *folder = fixture_library_folder (), *path = g_test_build_filename (G_TEST_DIST, "data", "outbox", "v1.sql", NULL), *sql = NULL;
  g_autoptr (StudioOutboxFile) store = NULL;
  g_autoptr (StudioOutboxTarget) target = NULL;
  g_autoptr (JsonNode) content = fixture_json ("{'title': 'Pasar'}");
  g_autoptr (StudioResult) result = g_new0 (StudioResult, 1);

  g_assert_true (g_file_get_contents (path, &sql, NULL, NULL));
  run_sql (folder, sql);
  store = studio_outbox_file_new (folder, NULL);
  run_sql (folder, LONG_AGO);
  g_assert_true (studio_publish_put_away (store, NULL));
  target = studio_outbox_target_new ("another", "post-3", "account-1", "mastodon", content);
  result->outcome = STUDIO_OUTCOME_DONE;
  result->remote_id = g_strdup ("110");
  studio_outbox_compare_ids (STUDIO_OUTBOX_STORE (store), target, STUDIO_OUTBOX_RECONCILE, result);
  g_assert_cmpint (result->outcome, ==, STUDIO_OUTCOME_UNCERTAIN);
}

/* Another program on the same library. */
static void
run_pemda (const char *pemda,
           const char *a,
           const char *b,
           const char *c)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", g_get_user_data_dir (), TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, pemda, a, b, c, NULL);
  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

static void
open_from_window (Office *office)
{
  studio_postman_start (office->postman);
  WAIT_FOR (studio_postman_get_accounts (office->postman)->len == 1 && studio_postman_get_state (office->postman) == STUDIO_POSTMAN_IDLE);
}

/* What the command line changes while the window is open is seen there at once, and not at the next start or the next post. */
static void
test_bell (gconstpointer pemda)
{
  g_autoptr (Double) server = double_start (good);
  g_autoptr (Office) office = office_new_at (g_build_filename (g_get_user_data_dir (), "pemda-studio", "pustaka", NULL));
  g_autofree char *mastodon = add_mastodon (office, server);
  const char *const accounts[] = { mastodon, NULL };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;

  open_from_window (office);
  ids = queue (office, accounts, g_get_real_time () / G_USEC_PER_SEC + 86400, "Jalan", &error);
  g_assert_no_error (error);
  run_pemda (pemda, "outbox", "cancel", ids[0]);
  WAIT_FOR (is_in (office, ids[0], STUDIO_OUTBOX_CANCELLED));
  run_pemda (pemda, "accounts", "pause", "@dinkes");
  WAIT_FOR (studio_postman_find_account (office->postman, mastodon)->paused);
}

int
main (int argc,
      char **argv)
{
  int code;

  postman_prepare ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  postman_load_post ();

  g_test_add_func ("/outbox-file/migration", test_migration);
  g_test_add_func ("/outbox-file/put-away", test_put_away);
  g_test_add_func ("/outbox-file/compared", test_compared);

  if (argc > 1)
    g_test_add_data_func ("/outbox-file/bell", argv[1], test_bell);

  code = g_test_run ();
  g_object_unref (post);
  return code;
}
