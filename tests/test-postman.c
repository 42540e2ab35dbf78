#include "config.h"

#include "postman-fixture.h"

#include <stdio.h>

#include "studio-outbox-lock.h"

/* --- a network that goes and comes --- */

#define TEST_TYPE_NETWORK (test_network_get_type ())
G_DECLARE_FINAL_TYPE (TestNetwork, test_network, TEST, NETWORK, GObject)

struct _TestNetwork
{
  GObject parent_instance;
};

static gboolean network_is_there = TRUE;

static gboolean
network_init (GInitable *initable,
              GCancellable *cancellable,
              GError **error)
{
  return TRUE;
}

static void
initable_init (GInitableIface *iface)
{
  iface->init = network_init;
}

static gboolean
can_reach (GNetworkMonitor *monitor,
           GSocketConnectable *connectable,
           GCancellable *cancellable,
           GError **error)
{
  return network_is_there;
}

static void
monitor_init (GNetworkMonitorInterface *iface)
{
  iface->can_reach = can_reach;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestNetwork,
                               test_network,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE, initable_init)
                                   G_IMPLEMENT_INTERFACE (G_TYPE_NETWORK_MONITOR, monitor_init))

static void
test_network_get_property (GObject *object,
                           guint id,
                           GValue *value,
                           GParamSpec *pspec)
{
  if (id == 1)
    g_value_set_boolean (value, network_is_there);
  else if (id == 3)
    g_value_set_enum (value, network_is_there ? G_NETWORK_CONNECTIVITY_FULL : G_NETWORK_CONNECTIVITY_LOCAL);
}

static void
test_network_class_init (TestNetworkClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = test_network_get_property;
  g_object_class_override_property (G_OBJECT_CLASS (klass), 1, "network-available");
  g_object_class_override_property (G_OBJECT_CLASS (klass), 2, "network-metered");
  g_object_class_override_property (G_OBJECT_CLASS (klass), 3, "connectivity");
}

static void
test_network_init (TestNetwork *self)
{
}

static void
set_network (gboolean there)
{
  network_is_there = there;
  g_signal_emit_by_name (g_network_monitor_get_default (), "network-changed", there);
}

/* --- tests --- */

static void
test_two (void)
{
  g_autoptr (Double) server = double_start (good);
  g_autoptr (Office) office = office_new ();
  g_autofree char *mastodon = add_mastodon (office, server), *hook = add_hook (office, server);
  const char *const accounts[] = { mastodon, hook, NULL };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL, again = NULL;
  g_autoptr (StudioOutboxTarget) target = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) records = NULL;

  studio_postman_start (office->postman);
  ids = queue (office, accounts, 0, "Jalan", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (ids), ==, 2);
  WAIT_FOR (is_noted (office, ids[0]) && is_noted (office, ids[1]));
  WAIT_FOR (studio_postman_get_state (office->postman) == STUDIO_POSTMAN_IDLE);
  g_assert_cmpuint (double_count (server, STATUSES), ==, 1);
  g_assert_cmpuint (double_count (server, HOOK), ==, 1);
  g_assert_cmpuint (count_settled (office, "published"), ==, 2);
  g_assert_cmpuint (office->settled->len, ==, 2);
  g_assert_cmpuint (office->notes, ==, 2);
  g_assert_cmpuint (count_published (office), ==, 2);
  target = find (office, ids[0]);
  g_assert_cmpstr (target->permalink, ==, "https://m.test/@a/110");
  /* the register's accounts know the day */
  result = FIXTURE_ASK (studio_library_list_records_async, office->library, "account");
  records = studio_library_list_records_finish (office->library, result, &error);
  for (guint i = 0; i < records->len; i++)
    g_assert_cmpuint (strlen (studio_record_get_text (g_ptr_array_index (records, i), "updated")), ==, 10);
  /* nobody posts twice by asking twice */
  again = queue (office, accounts, 0, "Jalan", &error);
  g_assert_null (again);
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "@dinkes"));
  assert_no_secret (office->folder);
}

static void
test_failing (void)
{
  static const DoubleRule bad[] = { OK_INSTANCE, { .match = MEDIA, .status = 401, .body = "{\"error\":\"" CANARY "\"}" }, OK_HOOK, { .status = 0 } };
  g_autoptr (Double) server = double_start (bad);
  g_autoptr (Office) office = office_new ();
  g_autofree char *mastodon = add_mastodon (office, server), *hook = add_hook (office, server);
  const char *const accounts[] = { mastodon, hook, NULL };
  g_auto (GStrv) ids = NULL;

  office->open = TRUE;
  studio_postman_start (office->postman);
  ids = queue (office, accounts, 0, "Jalan", NULL);
  WAIT_FOR (is_in (office, ids[0], STUDIO_OUTBOX_NEEDS_LOGIN) && is_noted (office, ids[1]));
  WAIT_FOR (office->settled->len == 2);
  g_assert_cmpuint (count_settled (office, "needs_login"), ==, 1);
  g_assert_cmpuint (double_count (server, STATUSES), ==, 0);
  /* the open document says that it has written it: the library's post is left to it */
  g_assert_cmpuint (office->notes, ==, 1);
  g_assert_cmpuint (count_published (office), ==, 0);
  assert_no_secret (office->folder);
}

static void
make_older (Office *office,
            const char *id,
            gint64 seconds)
{
  g_autoptr (StudioOutboxFile) store = studio_outbox_file_new (office->folder, NULL);
  g_autoptr (StudioOutboxTarget) before = studio_outbox_store_load (STUDIO_OUTBOX_STORE (store), id, NULL), target = studio_outbox_target_copy (before);

  target->first_try -= seconds;
  g_assert_true (studio_outbox_store_claim (STUDIO_OUTBOX_STORE (store), before, target, NULL));
}

/* Signed in again, what waited for it goes on by itself; but not what was to be out hours ago. */
static void
test_signed_again (void)
{
  static const DoubleRule twice[] = { OK_INSTANCE, { .match = MEDIA, .times = 2, .status = 401, .body = "{\"error\":\"The access token is invalid\"}" }, OK_MEDIA, OK_STATUS, { .status = 0 } };
  g_autoptr (Double) server = double_start (twice);
  g_autoptr (Office) office = office_new ();
  g_autofree char *mastodon = add_mastodon (office, server), *id = NULL, *old = NULL, *same = NULL;

  studio_postman_start (office->postman);
  old = queue_one (office, mastodon);
  WAIT_FOR (is_in (office, old, STUDIO_OUTBOX_NEEDS_LOGIN));
  make_older (office, old, STUDIO_OUTBOX_PATIENCE + 60);
  g_free (office->post);
  office->post = g_strdup ("another");
  id = queue_one (office, mastodon);
  WAIT_FOR (is_in (office, id, STUDIO_OUTBOX_NEEDS_LOGIN));
  same = add_mastodon (office, server);
  g_assert_cmpstr (mastodon, ==, same);
  WAIT_FOR (is_noted (office, id));
  g_free (office->post);
  office->post = g_strdup (fixture_id (post));
  WAIT_FOR (is_in (office, old, STUDIO_OUTBOX_PAUSED));
  g_assert_cmpuint (double_count (server, STATUSES), ==, 1);
}

static void
test_uncertain (void)
{
  static const DoubleRule lost[] = { OK_INSTANCE, OK_MEDIA, { .match = STATUSES, .how = DOUBLE_CLOSE, .status = 1 }, { .match = LIST, .status = 503, .body = "" }, { .status = 0 } };
  g_autoptr (Double) server = double_start (lost);
  g_autoptr (Office) office = office_new ();
  g_autofree char *mastodon = add_mastodon (office, server), *id = NULL;
  g_autoptr (StudioOutboxTarget) target = NULL;

  studio_postman_start (office->postman);
  id = queue_one (office, mastodon);
  WAIT_FOR (office->settled->len == 1);
  g_assert_true (is_in (office, id, STUDIO_OUTBOX_UNCERTAIN));
  g_assert_cmpuint (count_settled (office, "uncertain"), ==, 1);
  g_assert_cmpuint (office->notes, ==, 0);
  say (office, id, STUDIO_OUTBOX_SAY_THERE, "https://m.test/@a/7");
  WAIT_FOR (is_noted (office, id));
  target = find (office, id);
  g_assert_cmpint (target->state, ==, STUDIO_OUTBOX_PUBLISHED_MANUAL);
  g_assert_cmpstr (target->permalink, ==, "https://m.test/@a/7");
  g_assert_cmpuint (count_published (office), ==, 1);
  g_assert_cmpuint (double_count (server, STATUSES), ==, 1);
  g_assert_cmpuint (office->settled->len, ==, 1);
}

static void
test_cancel (void)
{
  static const DoubleRule slow[] = { OK_INSTANCE, { .match = MEDIA, .how = DOUBLE_SILENCE, .status = 1 }, OK_STATUS, OK_HOOK, { .status = 0 } };
  g_autoptr (Double) server = double_start (slow);
  g_autoptr (Office) office = office_new ();
  g_autofree char *mastodon = add_mastodon (office, server), *hook = add_hook (office, server);
  const char *const accounts[] = { mastodon, hook, NULL };
  g_auto (GStrv) ids = NULL;
  StudioPostmanProgress progress;

  studio_postman_start (office->postman);
  ids = queue (office, accounts, 0, "Jalan", NULL);
  WAIT_FOR (studio_postman_get_progress (office->postman, ids[0], &progress) && progress.phase == STUDIO_HTTP_WAITING);
  g_assert_cmpint (progress.sent, >, 100000);
  g_assert_cmpint (progress.sent, ==, progress.total);
  WAIT_FOR (is_in (office, ids[0], STUDIO_OUTBOX_UPLOADING) && studio_postman_get_state (office->postman) == STUDIO_POSTMAN_SENDING);
  studio_postman_cancel (office->postman, ids[0]);
  WAIT_FOR (is_in (office, ids[0], STUDIO_OUTBOX_CANCELLED) && is_noted (office, ids[1]));
  g_assert_cmpuint (double_count (server, STATUSES), ==, 0);
  g_assert_false (studio_postman_get_progress (office->postman, ids[0], &progress));
}

/* What waits for its time is cancelled at once, and is given another time. */
static void
test_waiting (void)
{
  g_autoptr (Double) server = double_start (good);
  g_autoptr (Office) office = office_new ();
  g_autofree char *mastodon = add_mastodon (office, server), *hook = add_hook (office, server);
  const char *const accounts[] = { mastodon, hook, NULL };
  gint64 at = g_get_real_time () / G_USEC_PER_SEC + 3600;
  g_auto (GStrv) ids = NULL;
  GAsyncResult *waiting = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  studio_postman_start (office->postman);
  ids = queue (office, accounts, at, "Jalan", NULL);
  WAIT_FOR (studio_postman_get_wakes (office->postman) == at);
  studio_postman_cancel (office->postman, ids[0]);
  WAIT_FOR (is_in (office, ids[0], STUDIO_OUTBOX_CANCELLED));
  studio_postman_reschedule_async (office->postman, ids[1], 0, 480, fixture_answered_cb, &waiting);
  result = fixture_wait (&waiting);
  g_assert_true (studio_postman_reschedule_finish (office->postman, result, &error));
  WAIT_FOR (is_noted (office, ids[1]));
  g_clear_object (&result);
  studio_postman_reschedule_async (office->postman, ids[1], at, 480, fixture_answered_cb, &waiting);
  result = fixture_wait (&waiting);
  g_assert_false (studio_postman_reschedule_finish (office->postman, result, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID);
  g_assert_cmpuint (double_count (server, STATUSES), ==, 0);
  g_assert_cmpuint (double_count (server, HOOK), ==, 1);
}

static void
test_offline (void)
{
  g_autoptr (Double) server = double_start (good);
  g_autoptr (Office) office = office_new ();
  g_autofree char *far = add_account (office, "mastodon", "@jauh", "https://postman.invalid", NULL), *hook = add_hook (office, server);
  const char *const accounts[] = { far, hook, NULL };
  g_auto (GStrv) ids = NULL;
  g_autoptr (StudioOutboxTarget) target = NULL;

  set_network (FALSE);
  studio_postman_start (office->postman);
  ids = queue (office, accounts, 0, "Jalan", NULL);
  WAIT_FOR (is_noted (office, ids[1]));
  WAIT_FOR (studio_postman_get_state (office->postman) == STUDIO_POSTMAN_OFFLINE);
  target = find (office, ids[0]);
  g_assert_cmpint (target->state, ==, STUDIO_OUTBOX_QUEUED);
  g_assert_cmpint (target->tries, ==, 0);
  g_assert_cmpint (target->first_try, ==, 0);
  set_network (TRUE);
  WAIT_FOR (is_in (office, ids[0], STUDIO_OUTBOX_RETRY_WAIT));
  WAIT_FOR (studio_postman_get_state (office->postman) == STUDIO_POSTMAN_IDLE);
  g_assert_cmpint (studio_postman_get_wakes (office->postman), >, 0);
}

static void
put_left (Office *office,
          const char *id,
          StudioOutboxAct act,
          gint64 not_before)
{
  g_autoptr (StudioOutboxFile) store = studio_outbox_file_new (office->folder, NULL);
  g_autoptr (StudioOutboxTarget) before = studio_outbox_store_load (STUDIO_OUTBOX_STORE (store), id, NULL), target = studio_outbox_target_copy (before);

  if (act == STUDIO_OUTBOX_COMMIT) {
    target->prepared = TRUE;
    target->marks = fixture_json ("{'media': ['m1'], 'began': '4000000000'}");
  }
  target->not_before = not_before;
  if (act != STUDIO_OUTBOX_NOTHING)
    studio_outbox_begin (target, act, "gone", g_get_real_time () / G_USEC_PER_SEC);
  g_assert_true (studio_outbox_store_claim (STUDIO_OUTBOX_STORE (store), before, target, NULL));
}

/* A run before was killed while one was being sent and another uploaded. */
static void
test_restart (void)
{
  static const DoubleRule there[] = { OK_INSTANCE, OK_MEDIA, OK_STATUS, OK_HOOK, { .match = LIST, .status = 200, .body = "[" STATUS "]" }, { .status = 0 } };
  g_autoptr (Double) server = double_start (there);
  g_autoptr (Office) office = office_new ();
  g_autofree char *mastodon = add_mastodon (office, server), *hook = add_hook (office, server);
  g_autofree char *sent = queue_one (office, mastodon), *uploading = queue_one (office, hook);

  put_left (office, sent, STUDIO_OUTBOX_COMMIT, 0);
  put_left (office, uploading, STUDIO_OUTBOX_PREPARE, 0);
  studio_postman_start (office->postman);
  WAIT_FOR (is_noted (office, sent) && is_noted (office, uploading));
  WAIT_FOR (office->settled->len == 2);
  g_assert_cmpuint (count_settled (office, "published"), ==, 2);
  g_assert_cmpuint (double_count (server, STATUSES), ==, 0); /* found in the list */
  g_assert_cmpuint (double_count (server, HOOK), ==, 1);
  g_assert_cmpuint (count_published (office), ==, 2);
}

/* The program ends in the middle of an upload; the next one goes on, and nothing is cancelled. */
static void
test_stop (void)
{
  static const DoubleRule slow[] = { OK_INSTANCE, { .match = MEDIA, .times = 1, .how = DOUBLE_SILENCE, .status = 1 }, OK_MEDIA, OK_STATUS, { .status = 0 } };
  g_autoptr (Double) server = double_start (slow);
  g_autoptr (Office) office = office_new ();
  g_autofree char *mastodon = add_mastodon (office, server), *id = NULL;
  StudioPostmanProgress progress;
  gint64 began;

  studio_postman_start (office->postman);
  id = queue_one (office, mastodon);
  WAIT_FOR (studio_postman_get_progress (office->postman, id, &progress) && progress.phase == STUDIO_HTTP_WAITING);
  began = g_get_monotonic_time ();
  end_postman (office);
  g_assert_cmpint (g_get_monotonic_time () - began, <, 3 * G_USEC_PER_SEC);
  make_postman (office);
  g_free (add_mastodon (office, server)); /* without a keyring the password went with the program */
  studio_postman_start (office->postman);
  WAIT_FOR (is_noted (office, id));
  g_assert_cmpuint (double_count (server, MEDIA), ==, 2);
  g_assert_cmpuint (double_count (server, STATUSES), ==, 1);
}

/* A commit that a server never answers does not hold the end of the program for ever. */
static void
test_stop_commit (void)
{
  static const DoubleRule mute[] = { OK_INSTANCE, OK_MEDIA, { .match = STATUSES, .how = DOUBLE_SILENCE, .status = 1 }, { .status = 0 } };
  g_autoptr (Double) server = double_start (mute);
  g_autoptr (Office) office = office_new ();
  g_autofree char *mastodon = add_mastodon (office, server), *id = NULL;
  g_autoptr (StudioOutboxFile) store = NULL;
  g_autoptr (StudioOutboxTarget) target = NULL;
  gint64 began;

  studio_postman_start (office->postman);
  id = queue_one (office, mastodon);
  WAIT_FOR (double_count (server, STATUSES) == 1 && is_in (office, id, STUDIO_OUTBOX_COMMITTING));
  studio_postman_cancel (office->postman, id); /* too late: it goes on */
  began = g_get_monotonic_time ();
  end_postman (office);
  g_assert_cmpint (g_get_monotonic_time () - began, <, 7 * G_USEC_PER_SEC);
  store = studio_outbox_file_new (office->folder, NULL);
  target = studio_outbox_store_load (STUDIO_OUTBOX_STORE (store), id, NULL);
  g_assert_cmpint (target->state, ==, STUDIO_OUTBOX_UNCERTAIN);
  make_postman (office);
}

static void
test_elsewhere (void)
{
  g_autoptr (Double) server = double_start (good);
  g_autoptr (Office) office = office_new ();
  g_autofree char *mastodon = add_mastodon (office, server), *id = NULL;
  StudioOutboxLock *lock = studio_outbox_lock_take (office->folder, NULL);

  studio_postman_start (office->postman);
  id = queue_one (office, mastodon);
  WAIT_FOR (studio_postman_get_state (office->postman) == STUDIO_POSTMAN_ELSEWHERE);
  g_assert_true (is_in (office, id, STUDIO_OUTBOX_QUEUED));
  g_assert_cmpuint (double_count_connections (server), ==, 0);
  studio_outbox_lock_release (lock);
  WAIT_FOR (is_noted (office, id));
  g_assert_cmpuint (double_count (server, STATUSES), ==, 1);
}

/* Two programs on one folder: one sends, the other sees it. */
static void
test_both (void)
{
  static const DoubleRule slow[] = { OK_INSTANCE, { .match = MEDIA, .times = 1, .how = DOUBLE_SILENCE, .status = 1 }, OK_MEDIA, OK_STATUS, { .status = 0 } };
  g_autoptr (Double) server = double_start (slow);
  g_autoptr (Office) office = office_new ();
  g_autofree char *mastodon = add_mastodon (office, server), *id = NULL;
  g_autoptr (StudioPostman) other = studio_postman_new (office->library);
  g_autoptr (GPtrArray) seen = NULL;
  StudioPostmanProgress progress;

  studio_postman_start (office->postman);
  id = queue_one (office, mastodon);
  WAIT_FOR (studio_postman_get_progress (office->postman, id, &progress));
  studio_postman_start (other);
  WAIT_FOR (studio_postman_get_state (other) == STUDIO_POSTMAN_ELSEWHERE);
  seen = studio_postman_list (other, NULL);
  g_assert_cmpuint (seen->len, ==, 1);
  studio_postman_cancel (office->postman, id);
  WAIT_FOR (is_in (office, id, STUDIO_OUTBOX_CANCELLED));
  WAIT_FOR (studio_postman_get_state (other) == STUDIO_POSTMAN_IDLE);
  studio_postman_stop (other);
}

static void
test_limits (void)
{
  static const DoubleRule strict[] = { { .match = "GET /api/v2/instance", .status = 200, .body = "{\"version\":\"4.3.1\",\"configuration\":{\"statuses\":{\"max_characters\":20}}}" }, OK_MEDIA, OK_STATUS, { .status = 0 } };
  g_autoptr (Double) server = double_start (strict);
  g_autoptr (Office) office = office_new ();
  g_autofree char *mastodon = add_mastodon (office, server), *short_one = NULL;
  const char *const accounts[] = { mastodon, NULL };
  g_auto (GStrv) ids = NULL;
  g_autoptr (StudioOutboxTarget) target = NULL;
  StudioLimits limits;

  studio_postman_start (office->postman);
  g_assert_false (studio_postman_get_limits (office->postman, mastodon, &limits));
  ids = queue (office, accounts, 0, "Jalan sepanjang 2 km selesai", NULL);
  WAIT_FOR (is_in (office, ids[0], STUDIO_OUTBOX_REJECTED) && office->settled->len == 1);
  target = find (office, ids[0]);
  g_assert_nonnull (strstr (target->message, "8 characters"));
  g_assert_cmpuint (double_count (server, "POST"), ==, 0);
  g_assert_true (studio_postman_get_limits (office->postman, mastodon, &limits));
  g_assert_cmpint (limits.caption, ==, 20);
  /* what was refused gives way to the shorter one, without asking for the limits again */
  short_one = queue_one (office, mastodon);
  WAIT_FOR (is_noted (office, short_one));
  g_assert_true (is_in (office, ids[0], STUDIO_OUTBOX_CANCELLED));
  g_assert_cmpuint (double_count (server, "GET /api/v2/instance"), ==, 1);
}

/* The computer was off at its time. */
static void
test_late (void)
{
  g_autoptr (Double) server = double_start (good);
  g_autoptr (Office) office = office_new ();
  g_autofree char *hook = add_hook (office, server), *id = queue_one (office, hook);
  g_autoptr (StudioOutboxTarget) target = NULL;

  put_left (office, id, STUDIO_OUTBOX_NOTHING, g_get_real_time () / G_USEC_PER_SEC - 3600);
  studio_postman_start (office->postman);
  WAIT_FOR (office->settled->len == 1);
  target = find (office, id);
  g_assert_cmpint (target->state, ==, STUDIO_OUTBOX_PAUSED);
  g_assert_cmpstr (target->code, ==, "late");
  g_assert_cmpuint (double_count (server, HOOK), ==, 0);
  say (office, id, STUDIO_OUTBOX_SAY_GO, NULL);
  WAIT_FOR (is_noted (office, id));
  g_assert_cmpuint (double_count (server, HOOK), ==, 1);
}

static void
test_accounts (void)
{
  static const DoubleRule known[] = { OK_INSTANCE, { .match = "GET /api/v1/accounts/verify_credentials", .status = 200, .body = "{\"id\":\"9\",\"acct\":\"alice\"}" }, OK_MEDIA, OK_STATUS, { .status = 0 } };
  g_autoptr (Double) server = double_start (known);
  g_autoptr (Office) office = office_new ();
  g_autofree char *mastodon = add_mastodon (office, server), *same = add_mastodon (office, server), *id = NULL;
  g_autoptr (StudioPublishAccount) account = studio_publish_account_copy (studio_postman_find_account (office->postman, mastodon));
  g_autoptr (GAsyncResult) result = FIXTURE_ASK (studio_postman_run_step_async, office->postman, account, NULL, STUDIO_STEP_VERIFY);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioResult) verified = studio_postman_run_step_finish (office->postman, result, &error);
  GAsyncResult *waiting = NULL;

  g_assert_cmpstr (mastodon, ==, same);
  g_assert_no_error (error);
  g_assert_cmpint (verified->outcome, ==, STUDIO_OUTCOME_DONE);
  /* what is paused takes nothing and waits */
  account->paused = TRUE;
  g_clear_object (&result);
  studio_postman_save_account_async (office->postman, account, NULL, fixture_answered_cb, &waiting);
  result = fixture_wait (&waiting);
  g_assert_true (studio_postman_save_account_finish (office->postman, result, NULL, &error));
  g_assert_true (studio_postman_find_account (office->postman, mastodon)->paused);
  {
    const char *const accounts[] = { mastodon, NULL };

    g_assert_null (queue (office, accounts, 0, "Jalan", &error));
    g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID);
    g_clear_error (&error);
  }
  g_clear_object (&result);
  studio_postman_remove_account_async (office->postman, mastodon, fixture_answered_cb, &waiting);
  result = fixture_wait (&waiting);
  g_assert_true (studio_postman_remove_account_finish (office->postman, result, &error));
  g_assert_null (studio_postman_find_account (office->postman, mastodon));
  g_clear_object (&result);
  result = FIXTURE_ASK (studio_postman_run_step_async, office->postman, account, NULL, STUDIO_STEP_VERIFY);
  g_assert_null (studio_postman_run_step_finish (office->postman, result, &error));
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND);
}

static gpointer
open_often (gpointer folder)
{
  for (guint i = 0; i < 5; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (StudioOutboxFile) store = studio_outbox_file_new (folder, &error);
    g_autoptr (GPtrArray) list = NULL;

    g_assert_no_error (error);
    list = studio_outbox_store_list (STUDIO_OUTBOX_STORE (store), &error);
    g_assert_no_error (error);
  }
  return NULL;
}

/* Windows, commands and the sending thread come to a new outbox at once. */
static void
test_opened_at_once (void)
{
  for (guint round = 0; round < 60; round++) {
    g_autofree char *folder = fixture_library_folder ();
    GThread *threads[6];

    for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
      threads[i] = g_thread_new ("open", open_often, folder);
    for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
      g_thread_join (threads[i]);
  }
}

static guint
count_files (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static glong
get_memory (void)
{
  g_autofree char *text = NULL;
  glong pages = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    sscanf (text, "%*d %ld", &pages);
  return pages * 4096 / 1024;
}

/* Sixty sent posts leave neither files open nor their pictures in memory. */
static void
test_flat (void)
{
  g_autoptr (Double) server = double_start (good);
  g_autoptr (Office) office = office_new ();
  g_autofree char *hook = add_hook (office, server);
  guint files = 0;
  glong memory = 0;

  studio_postman_start (office->postman);
  for (guint i = 0; i < 60; i++) {
    g_autofree char *id = NULL;

    g_free (office->post);
    office->post = g_uuid_string_random ();
    id = queue_one (office, hook);
    WAIT_FOR (is_noted (office, id));
    if (i == 9) {
      WAIT_FOR (studio_postman_get_state (office->postman) == STUDIO_POSTMAN_IDLE);
      files = count_files ();
      memory = get_memory ();
    }
  }
  WAIT_FOR (studio_postman_get_state (office->postman) == STUDIO_POSTMAN_IDLE);
  g_test_message ("%u files, %u at first; %ld kB, %ld at first", count_files (), files, get_memory (), memory);
  /* threads that are about to end have a few files of their own */
  g_assert_cmpuint (count_files (), <=, files + 10);
#ifndef __SANITIZE_ADDRESS__ /* it keeps what was freed for a while */
  g_assert_cmpint (get_memory () - memory, <, 60 * 1024);
#endif
}

int
main (int argc,
      char **argv)
{
  int code;

  g_setenv ("GIO_USE_NETWORK_MONITOR", "test", TRUE);
  postman_prepare ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_io_extension_point_register (G_NETWORK_MONITOR_EXTENSION_POINT_NAME);
  g_io_extension_point_implement (G_NETWORK_MONITOR_EXTENSION_POINT_NAME, TEST_TYPE_NETWORK, "test", 1000);

  postman_load_post ();

  g_test_add_func ("/postman/two", test_two);
  g_test_add_func ("/postman/failing-stops-no-other", test_failing);
  g_test_add_func ("/postman/signed-again", test_signed_again);
  g_test_add_func ("/postman/uncertain", test_uncertain);
  g_test_add_func ("/postman/cancel-upload", test_cancel);
  g_test_add_func ("/postman/waiting", test_waiting);
  g_test_add_func ("/postman/offline", test_offline);
  g_test_add_func ("/postman/restart", test_restart);
  g_test_add_func ("/postman/stop-upload", test_stop);
  g_test_add_func ("/postman/stop-commit", test_stop_commit);
  g_test_add_func ("/postman/elsewhere", test_elsewhere);
  g_test_add_func ("/postman/both", test_both);
  g_test_add_func ("/postman/limits", test_limits);
  g_test_add_func ("/postman/late", test_late);
  g_test_add_func ("/postman/accounts", test_accounts);
  g_test_add_func ("/postman/opened-at-once", test_opened_at_once);
  g_test_add_func ("/postman/flat", test_flat);

  code = g_test_run ();
  g_object_unref (post);
  return code;
}
