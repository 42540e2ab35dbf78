#include "config.h"

#include "outbox-fixture.h"

/* What each outcome of each act leads to. */
static void
test_apply (void)
{
  static const struct
  {
    StudioOutboxAct act;
    StudioOutcome outcome;
    StudioOutboxState state;
    gboolean waits;
  } rows[] = {
    { STUDIO_OUTBOX_PREPARE, STUDIO_OUTCOME_DONE, STUDIO_OUTBOX_READY, FALSE },
    { STUDIO_OUTBOX_PREPARE, STUDIO_OUTCOME_NOT_SENT, STUDIO_OUTBOX_RETRY_WAIT, TRUE },
    { STUDIO_OUTBOX_PREPARE, STUDIO_OUTCOME_RETRY_LATER, STUDIO_OUTBOX_RETRY_WAIT, TRUE },
    { STUDIO_OUTBOX_PREPARE, STUDIO_OUTCOME_REJECTED, STUDIO_OUTBOX_REJECTED, FALSE },
    { STUDIO_OUTBOX_PREPARE, STUDIO_OUTCOME_CONFIG_ERROR, STUDIO_OUTBOX_REJECTED, FALSE },
    { STUDIO_OUTBOX_PREPARE, STUDIO_OUTCOME_NEEDS_LOGIN, STUDIO_OUTBOX_NEEDS_LOGIN, FALSE },
    { STUDIO_OUTBOX_PREPARE, STUDIO_OUTCOME_CANCELLED, STUDIO_OUTBOX_CANCELLED, FALSE },
    { STUDIO_OUTBOX_COMMIT, STUDIO_OUTCOME_DONE, STUDIO_OUTBOX_PUBLISHED, FALSE },
    { STUDIO_OUTBOX_COMMIT, STUDIO_OUTCOME_NOT_SENT, STUDIO_OUTBOX_RETRY_WAIT, TRUE },
    { STUDIO_OUTBOX_COMMIT, STUDIO_OUTCOME_RETRY_LATER, STUDIO_OUTBOX_RETRY_WAIT, TRUE },
    { STUDIO_OUTBOX_COMMIT, STUDIO_OUTCOME_REJECTED, STUDIO_OUTBOX_REJECTED, FALSE },
    { STUDIO_OUTBOX_COMMIT, STUDIO_OUTCOME_NEEDS_LOGIN, STUDIO_OUTBOX_NEEDS_LOGIN, FALSE },
    { STUDIO_OUTBOX_COMMIT, STUDIO_OUTCOME_UNCERTAIN, STUDIO_OUTBOX_UNCERTAIN, FALSE },
    { STUDIO_OUTBOX_RECONCILE, STUDIO_OUTCOME_DONE, STUDIO_OUTBOX_PUBLISHED, FALSE },
    { STUDIO_OUTBOX_RECONCILE, STUDIO_OUTCOME_ABSENT, STUDIO_OUTBOX_READY, TRUE },
    { STUDIO_OUTBOX_RECONCILE, STUDIO_OUTCOME_UNCERTAIN, STUDIO_OUTBOX_UNCERTAIN, TRUE },
    { STUDIO_OUTBOX_RECONCILE, STUDIO_OUTCOME_NOT_SENT, STUDIO_OUTBOX_UNCERTAIN, TRUE },
    { STUDIO_OUTBOX_RECONCILE, STUDIO_OUTCOME_NEEDS_LOGIN, STUDIO_OUTBOX_UNCERTAIN, TRUE },
    { STUDIO_OUTBOX_RECONCILE, STUDIO_OUTCOME_REJECTED, STUDIO_OUTBOX_UNCERTAIN, TRUE },
    { STUDIO_OUTBOX_RECONCILE, STUDIO_OUTCOME_CANCELLED, STUDIO_OUTBOX_UNCERTAIN, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (StudioOutboxTarget) target = make_target ("bluesky");
    const StudioOutboxEvidence evidence = { .outcome = rows[i].outcome, .remote_id = "12", .permalink = "https://a.test/12", .message = "m" };

    target->prepared = rows[i].act != STUDIO_OUTBOX_PREPARE;
    target->state = rows[i].act == STUDIO_OUTBOX_RECONCILE ? STUDIO_OUTBOX_UNCERTAIN : STUDIO_OUTBOX_QUEUED;
    g_assert_cmpint (studio_outbox_next (target, NOW), ==, rows[i].act);
    studio_outbox_begin (target, rows[i].act, "me", NOW);
    g_assert_cmpint (studio_outbox_next (target, NOW + 1), ==, STUDIO_OUTBOX_NOTHING);
    studio_outbox_apply (target, rows[i].act, &evidence, NOW, 0.5);
    g_test_message ("%zu: %s", i, studio_outbox_state_get_name (target->state));
    g_assert_cmpstr (studio_outbox_state_get_name (target->state), ==, studio_outbox_state_get_name (rows[i].state));
    g_assert_null (target->lease_owner);
    g_assert_true ((target->next_try > NOW) == rows[i].waits);
    g_assert_true ((target->remote_id != NULL) == (target->state == STUDIO_OUTBOX_PUBLISHED));
  }
}

static void
test_backoff (void)
{
  static const gint64 most[] = { 5, 10, 20, 40, 80, 160, 320, 640, 900, 900 };

  for (int tries = 1; tries <= 10; tries++) {
    g_assert_cmpint (studio_outbox_backoff (tries, 0), ==, 1);
    g_assert_cmpint (studio_outbox_backoff (tries, 1), ==, most[tries - 1]);
    g_assert_cmpint (studio_outbox_backoff (tries, 7), ==, most[tries - 1]);
  }
  g_assert_cmpint (studio_outbox_backoff (G_MAXINT, 1), ==, 900);
}

/* Waits what the server asks for, and stops by itself after so many tries or so long. */
static void
test_giving_up (void)
{
  g_autoptr (StudioOutboxTarget) target = make_target ("mastodon");
  g_autoptr (StudioOutboxTarget) slow = make_target ("mastodon");
  const StudioOutboxEvidence evidence = { .outcome = STUDIO_OUTCOME_RETRY_LATER, .retry_after = 100 };
  gint64 now = NOW;
  int tries = 0;

  while (studio_outbox_next (target, now) == STUDIO_OUTBOX_PREPARE) {
    studio_outbox_begin (target, STUDIO_OUTBOX_PREPARE, "me", now);
    studio_outbox_apply (target, STUDIO_OUTBOX_PREPARE, &evidence, now, 0);
    g_assert_true (target->state == STUDIO_OUTBOX_PAUSED || target->next_try == now + 100);
    now = MAX (now + 1, target->next_try);
    tries++;
  }
  g_assert_cmpint (tries, ==, STUDIO_OUTBOX_TRIES);
  g_assert_cmpstr (target->code, ==, "gave_up");
  g_assert_cmpint (studio_outbox_wakes (target), ==, 0);
  /* a person sends it on its way again */
  g_assert_true (studio_outbox_say (target, STUDIO_OUTBOX_SAY_GO, NULL, now));
  g_assert_cmpint (studio_outbox_next (target, now), ==, STUDIO_OUTBOX_PREPARE);

  studio_outbox_begin (slow, STUDIO_OUTBOX_PREPARE, "me", NOW);
  studio_outbox_apply (slow, STUDIO_OUTBOX_PREPARE, &evidence, NOW + STUDIO_OUTBOX_PATIENCE, 0);
  g_assert_cmpstr (slow->code, ==, "gave_up");
}

static void
test_schedule (void)
{
  static const struct
  {
    gint64 now;
    StudioOutboxAct act;
  } rows[] = {
    { NOW - 1, STUDIO_OUTBOX_NOTHING },
    { NOW, STUDIO_OUTBOX_PREPARE },
    { NOW + STUDIO_OUTBOX_GRACE, STUDIO_OUTBOX_PREPARE },
    { NOW + STUDIO_OUTBOX_GRACE + 1, STUDIO_OUTBOX_ASK_LATE },
    { NOW + 86400, STUDIO_OUTBOX_ASK_LATE },
  };
  g_autoptr (StudioOutboxTarget) target = make_target ("bluesky");

  target->not_before = NOW;
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (studio_outbox_next (target, rows[i].now), ==, rows[i].act);
  g_assert_cmpint (studio_outbox_wakes (target), ==, NOW);
  target->late_allowed = TRUE;
  g_assert_cmpint (studio_outbox_next (target, NOW + 86400), ==, STUDIO_OUTBOX_PREPARE);
  /* one that was begun in time is brought to its end */
  target->late_allowed = FALSE;
  target->first_try = NOW;
  g_assert_cmpint (studio_outbox_next (target, NOW + 86400), ==, STUDIO_OUTBOX_PREPARE);
}

/* Each word of a person in each state: x is allowed. In the order of the states. */
static void
test_words (void)
{
  static const struct
  {
    StudioOutboxWord word;
    const char *allowed;
  } rows[] = {
    /* queued uploading ready committing published retry login rejected uncertain paused skipped handoff manual cancelled */
    { STUDIO_OUTBOX_SAY_GO, "-----xxx-x----" },
    { STUDIO_OUTBOX_SAY_SIGNED, "------x-------" },
    { STUDIO_OUTBOX_SAY_PAUSE, "x-x--x--------" },
    { STUDIO_OUTBOX_SAY_CANCEL, "x-x--xxx-x----" },
    { STUDIO_OUTBOX_SAY_SKIP, "x-x--xxxxx-x--" },
    { STUDIO_OUTBOX_SAY_THERE, "------xxxx-x--" },
    { STUDIO_OUTBOX_SAY_AGAIN, "--------x-----" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    for (int state = 0; state <= STUDIO_OUTBOX_CANCELLED; state++) {
      g_autoptr (StudioOutboxTarget) target = make_target ("bluesky");
      gboolean done;

      target->state = (StudioOutboxState) state;
      done = studio_outbox_say (target, rows[i].word, NULL, NOW);
      g_test_message ("%d in %s: %d", rows[i].word, studio_outbox_state_get_name ((StudioOutboxState) state), done);
      g_assert_true (done == (rows[i].allowed[state] == 'x'));
      g_assert_true (done || target->state == (StudioOutboxState) state);
      /* nobody interrupts who is at work */
      target->state = (StudioOutboxState) state;
      studio_outbox_begin (target, STUDIO_OUTBOX_RECONCILE, "other", NOW);
      g_assert_false (studio_outbox_say (target, rows[i].word, NULL, NOW + 1));
    }
  }
  {
    g_autoptr (StudioOutboxTarget) target = make_target ("telegram");

    target->state = STUDIO_OUTBOX_UNCERTAIN;
    g_assert_false (studio_outbox_say (target, STUDIO_OUTBOX_SAY_THERE, "javascript:alert(1)", NOW));
    g_assert_true (studio_outbox_say (target, STUDIO_OUTBOX_SAY_THERE, "https://t.me/kanal/12", NOW));
    g_assert_cmpstr (studio_outbox_state_get_name (target->state), ==, "published_manual");
    g_assert_cmpstr (target->permalink, ==, "https://t.me/kanal/12");
  }
  {
    g_autoptr (StudioOutboxTarget) target = make_target ("mastodon");

    target->state = STUDIO_OUTBOX_UNCERTAIN;
    target->prepared = TRUE;
    target->marks = fixture_json ("{\"media\": [\"m1\"], \"began\": \"1000\"}");
    g_assert_true (studio_outbox_say (target, STUDIO_OUTBOX_SAY_AGAIN, NULL, NOW));
    g_assert_null (studio_json_lookup (target->marks, "began"));
    g_assert_nonnull (studio_json_lookup (target->marks, "media/0"));
    g_assert_cmpint (studio_outbox_next (target, NOW), ==, STUDIO_OUTBOX_COMMIT);
  }
}

static void
test_recover (void)
{
  for (int state = 0; state <= STUDIO_OUTBOX_CANCELLED; state++) {
    g_autoptr (StudioOutboxTarget) target = make_target ("bluesky");
    StudioOutboxState expected = state == STUDIO_OUTBOX_UPLOADING ? STUDIO_OUTBOX_QUEUED : state == STUDIO_OUTBOX_COMMITTING ? STUDIO_OUTBOX_UNCERTAIN
                                                                                                                             : (StudioOutboxState) state;

    target->state = (StudioOutboxState) state;
    g_assert_true (studio_outbox_recover (target) == (state == STUDIO_OUTBOX_UPLOADING || state == STUDIO_OUTBOX_COMMITTING));
    g_assert_cmpstr (studio_outbox_state_get_name (target->state), ==, studio_outbox_state_get_name (expected));
  }
  for (int state = 0; state <= STUDIO_OUTBOX_CANCELLED; state++) {
    StudioOutboxState back;

    g_assert_true (studio_outbox_state_from_name (studio_outbox_state_get_name ((StudioOutboxState) state), &back));
    g_assert_cmpint (back, ==, state);
  }
}

static void
crash_at (const Platform *platform,
          int writes,
          gboolean *ended)
{
  g_autofree char *record = fill_record ();
  DoubleRule rules[12];
  g_autoptr (Double) server = NULL;
  g_autoptr (StudioOutboxTarget) target = make_target (platform->platform);
  g_autoptr (StudioOutboxMemory) store = studio_outbox_memory_new ();
  g_autoptr (GBytes) picture = g_bytes_new_static ("\xff\xd8\xff\xd9", 4);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioOutboxTarget) after = NULL;
  Finding finding = { NULL, platform->secrets, platform->settings, platform->hosted };

  memcpy (rules, platform->rules, sizeof rules);
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++) {
    if (g_strcmp0 (rules[i].body, "$RECORD") == 0)
      rules[i].body = record;
  }
  server = double_start (rules);
  finding.url = double_get_url (server);
  clock_now = NOW;
  if (g_str_equal (platform->platform, "bluesky")) /* chosen before, so that the double knows it */
    target->marks = fixture_json ("{\"rkey\": \"KEYOFTARGET00\", \"created\": \"2026-11-22T00:00:00.000Z\"}");
  studio_outbox_memory_add (store, target);
  studio_outbox_memory_add_picture (store, "p1", picture);

  studio_outbox_memory_fail_after (store, writes);
  *ended = run_to_the_end (STUDIO_OUTBOX_STORE (store), &finding, &error);
  g_assert_true (*ended || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE));
  g_clear_error (&error);
  g_assert_cmpuint (double_count (server, platform->commit), <=, 1);

  /* the program starts again, with what had been written */
  studio_outbox_memory_fail_after (store, -1);
  g_assert_true (studio_outbox_recover_all (STUDIO_OUTBOX_STORE (store), &error));
  g_assert_no_error (error);
  g_assert_true (run_to_the_end (STUDIO_OUTBOX_STORE (store), &finding, &error));
  g_assert_no_error (error);
  after = studio_outbox_store_load (STUDIO_OUTBOX_STORE (store), KEY, &error);
  g_test_message ("%s, after %d writes: %s, %u commits; %s", platform->platform, writes, studio_outbox_state_get_name (after->state),
                  double_count (server, platform->commit), after->message);
  g_assert_true (after->state == STUDIO_OUTBOX_PUBLISHED || after->state == platform->worst);
  g_assert_cmpuint (double_count (server, platform->commit), <=, platform->most_commits);
  g_assert_true (after->state != STUDIO_OUTBOX_PUBLISHED || double_count (server, platform->commit) > 0);
  if (platform->made_once != NULL)
    g_assert_cmpuint (double_count (server, platform->made_once), ==, 1);
  if (*ended)
    g_assert_cmpint (after->state, ==, STUDIO_OUTBOX_PUBLISHED);
}

/* G19, G20: writing fails after n writes, at every n, and the program is started again: never two posts, never a claim without one. */
static void
test_crash (gconstpointer data)
{
  gboolean ended = FALSE;
  int writes = 0;

  for (writes = 0; !ended && writes < 60; writes++)
    crash_at (data, writes, &ended);
  g_assert_true (ended);
  g_assert_cmpint (writes, >, 5);
}

/* A lost answer on a platform that cannot be asked: it stays uncertain, however often the outbox runs. */
static void
test_uncertain_stays (void)
{
  static const DoubleRule rules[] = {
    { .match = "POST /bot1:" CANARY "/getChatMember", .status = 200, .body = "{\"ok\":true,\"result\":{\"status\":\"creator\"}}" },
    { .match = PHOTO, .how = DOUBLE_RESET, .status = 1 },
    { .status = 0 },
  };
  g_autoptr (Double) server = double_start (rules);
  g_autoptr (StudioOutboxMemory) store = studio_outbox_memory_new ();
  g_autoptr (StudioOutboxTarget) target = make_target ("telegram");
  g_autoptr (StudioOutboxTarget) after = NULL;
  g_autoptr (GBytes) picture = g_bytes_new_static ("\xff\xd8\xff\xd9", 4);
  g_autoptr (GError) error = NULL;
  const Finding finding = { double_get_url (server), platforms[2].secrets, platforms[2].settings };
  guint open;

  clock_now = NOW;
  studio_outbox_memory_add (store, target);
  studio_outbox_memory_add_picture (store, "p1", picture);
  for (int i = 0; i < 5; i++) {
    g_assert_true (run_to_the_end (STUDIO_OUTBOX_STORE (store), &finding, &error));
    clock_now += 86400;
  }
  after = studio_outbox_store_load (STUDIO_OUTBOX_STORE (store), KEY, NULL);
  g_assert_cmpstr (studio_outbox_state_get_name (after->state), ==, "uncertain");
  g_assert_cmpuint (double_count (server, PHOTO), ==, 1);
  g_assert_null (strstr (after->detail, "CANARY"));
  studio_outbox_memory_count_attempts (store, &open);
  g_assert_cmpuint (open, ==, 0);
}

static const Platform *
find_platform (const char *name)
{
  gsize i = 0;

  while (!g_str_equal (platforms[i].platform, name))
    i++;

  return &platforms[i];
}

static void
on_learnt (const StudioOutboxTarget *target,
           JsonNode *settings,
           gpointer data)
{
  g_assert_cmpstr (target->platform, ==, "threads");
  g_assert_cmpfloat (json_object_get_double_member (json_node_get_object (settings), "expires"), ==, 4102444800.0);
  clock_now++;
}

/* Until when a token is good is known after it was renewed on the way: the account is told. */
static void
test_learnt (void)
{
  const Platform *platform = find_platform ("threads");
  g_autofree char *secrets = g_strdup_printf ("{\"token\": \"" CANARY "\", \"renewed\": \"%" G_GINT64_FORMAT "\", \"expires\": \"4102444800\"}", g_get_real_time () / G_USEC_PER_SEC);
  g_autoptr (Double) server = double_start (platform->rules);
  g_autoptr (StudioOutboxMemory) store = studio_outbox_memory_new ();
  g_autoptr (StudioOutboxTarget) target = make_target (platform->platform);
  g_autoptr (GBytes) picture = g_bytes_new_static ("\xff\xd8\xff\xd9", 4);
  g_autoptr (GError) error = NULL;
  const Finding finding = { double_get_url (server), secrets, platform->settings, TRUE };
  const StudioOutboxRun run = { .store = STUDIO_OUTBOX_STORE (store), .owner = "run", .rules = { .addresses = STUDIO_ADDRESS_LOOPBACK, .deadline = 60000 }, .find = find_account, .learnt = on_learnt, .data = (gpointer) &finding, .clock = get_clock };

  clock_now = NOW;
  studio_outbox_memory_add (store, target);
  studio_outbox_memory_add_picture (store, "p1", picture);
  g_assert_true (studio_outbox_run_all (&run, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (double_count (server, THREAD), ==, 1);
  /* told once: by the step that asked */
  g_assert_cmpint (clock_now, ==, NOW + 1);
}

/* Two runs at once: one of them takes it. */
static gpointer
run_in_thread (gpointer data)
{
  const StudioOutboxRun *run = data;

  studio_outbox_run_target (run, KEY, NULL, NULL);

  return NULL;
}

static void
test_two_runs (void)
{
  g_autoptr (Double) server = double_start (platforms[2].rules);
  const Finding finding = { double_get_url (server), platforms[2].secrets, platforms[2].settings };

  for (int round = 0; round < 10; round++) {
    g_autoptr (StudioOutboxMemory) store = studio_outbox_memory_new ();
    g_autoptr (StudioOutboxTarget) target = make_target ("telegram");
    g_autoptr (GBytes) picture = g_bytes_new_static ("\xff\xd8\xff\xd9", 4);
    StudioOutboxRun runs[2];
    GThread *threads[2];

    clock_now = NOW;
    studio_outbox_memory_add (store, target);
    studio_outbox_memory_add_picture (store, "p1", picture);
    for (int i = 0; i < 2; i++) {
      runs[i] = (StudioOutboxRun){ .store = STUDIO_OUTBOX_STORE (store), .owner = i == 0 ? "one" : "two", .rules = { .addresses = STUDIO_ADDRESS_LOOPBACK, .deadline = 60000 }, .find = find_account, .data = (gpointer) &finding, .clock = get_clock };
      threads[i] = g_thread_new ("run", run_in_thread, &runs[i]);
    }
    for (int i = 0; i < 2; i++)
      g_thread_join (threads[i]);
    g_assert_cmpuint (double_count (server, PHOTO), ==, (guint) round + 1);
  }
}

/* One that fails stops no other, a login that is missing is said, a late one is asked about. */
static void
test_several (void)
{
  g_autoptr (Double) server = double_start (platforms[2].rules);
  const Finding finding = { double_get_url (server), platforms[2].secrets, platforms[2].settings };
  static const Finding nobody = { "", NULL, NULL };
  g_autoptr (StudioOutboxMemory) store = studio_outbox_memory_new ();
  g_autoptr (GBytes) picture = g_bytes_new_static ("\xff\xd8\xff\xd9", 4);
  static const char *const ids[] = { "a", "b", "c", "d" };
  static const char *const states[] = { "rejected", "paused", "published", "rejected" };
  g_autoptr (GError) error = NULL;

  clock_now = NOW;
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autoptr (StudioOutboxTarget) target = make_target (i == 3 ? "tiktok" : "telegram");

    g_free (target->id);
    target->id = g_strdup (ids[i]);
    if (i == 0) {
      json_node_unref (target->content);
      target->content = fixture_json ("{\"caption\": \"x\", \"pictures\": [{\"name\": \"gone\", \"mime\": \"image/jpeg\"}]}");
    }
    if (i == 1)
      target->not_before = NOW - 86400;
    studio_outbox_memory_add (store, target);
  }
  studio_outbox_memory_add_picture (store, "p1", picture);
  g_assert_true (run_to_the_end (STUDIO_OUTBOX_STORE (store), &finding, &error));
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autoptr (StudioOutboxTarget) after = studio_outbox_store_load (STUDIO_OUTBOX_STORE (store), ids[i], NULL);

    g_test_message ("%s: %s", ids[i], after->message);
    g_assert_cmpstr (studio_outbox_state_get_name (after->state), ==, states[i]);
  }
  {
    g_autoptr (StudioOutboxMemory) other = studio_outbox_memory_new ();
    g_autoptr (StudioOutboxTarget) target = make_target ("telegram");
    g_autoptr (StudioOutboxTarget) after = NULL;

    studio_outbox_memory_add (other, target);
    g_assert_true (run_to_the_end (STUDIO_OUTBOX_STORE (other), &nobody, &error));
    after = studio_outbox_store_load (STUDIO_OUTBOX_STORE (other), KEY, NULL);
    g_assert_cmpstr (studio_outbox_state_get_name (after->state), ==, "needs_login");
    g_assert_cmpstr (after->message, ==, "Sign in again.");
  }
}

static void
add_target (StudioOutboxMemory *store,
            const char *id,
            const char *platform,
            gint64 not_before)
{
  g_autoptr (StudioOutboxTarget) target = make_target (platform);

  g_free (target->id);
  target->id = g_strdup (id);
  target->not_before = not_before;
  studio_outbox_memory_add (store, target);
}

/* X5: when its credit is used up, everything for X waits, and nothing else. */
static void
test_no_credits (void)
{
  static const DoubleRule rules[] = {
    { .match = "POST /2/media/upload", .status = 402, .body = "{\"title\":\"CreditsDepleted\"}" },
    { .match = "POST /api/v2/media", .status = 200, .body = "{\"id\":\"m1\"}" },
    { .match = STATUSES, .status = 200, .body = "{\"id\":\"110\",\"url\":\"https://m.test/110\"}" },
    { .status = 0 },
  };
  static const char *const states[][2] = { { "a", "paused" }, { "b", "paused" }, { "later", "paused" }, { "other", "published" } };
  g_autoptr (Double) server = double_start (rules);
  g_autoptr (StudioOutboxMemory) store = studio_outbox_memory_new ();
  g_autoptr (GBytes) picture = g_bytes_new_static ("\xff\xd8\xff\xd9", 4);
  g_autoptr (GError) error = NULL;
  const Finding finding = { double_get_url (server), "{\"token\": \"" CANARY "\"}", "{\"account\": \"9\"}" };

  clock_now = NOW;
  add_target (store, "a", "x", 0);
  add_target (store, "b", "x", 0);
  add_target (store, "later", "x", NOW + 86400);
  add_target (store, "other", "mastodon", 0);
  studio_outbox_memory_add_picture (store, "p1", picture);
  g_assert_true (run_to_the_end (STUDIO_OUTBOX_STORE (store), &finding, &error));
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++) {
    g_autoptr (StudioOutboxTarget) after = studio_outbox_store_load (STUDIO_OUTBOX_STORE (store), states[i][0], NULL);

    g_assert_cmpstr (studio_outbox_state_get_name (after->state), ==, states[i][1]);
    g_assert_cmpstr (after->code, ==, i < 3 ? "no_credits" : NULL);
    g_assert_true (i == 3 || after->message != NULL);
    /* a person lets it go on, at its own time */
    g_assert_true (studio_outbox_say (after, STUDIO_OUTBOX_SAY_GO, NULL, NOW) == (i < 3));
    g_assert_cmpint (studio_outbox_next (after, NOW), ==, i < 2 ? STUDIO_OUTBOX_PREPARE : STUDIO_OUTBOX_NOTHING);
  }
  g_assert_cmpuint (double_count (server, "POST /2/"), ==, 1);
}

/* G15: a server that gives two posts the same number: both rows stay, the second says so, the first keeps its link. */
static void
test_same_id (void)
{
  static const DoubleRule rules[] = {
    { .match = "POST /api/v2/media", .status = 200, .body = "{\"id\":\"m1\"}" },
    { .match = STATUSES, .times = 1, .status = 200, .body = "{\"id\":\"110\",\"url\":\"https://m.test/110\"}" },
    { .match = STATUSES, .times = 1, .status = 200, .body = "{\"id\":\"110\",\"url\":\"https://m.test/other\"}" },
    { .match = STATUSES, .how = DOUBLE_CLOSE, .status = 1 },
    { .match = "GET /api/v1/accounts/9/statuses", .status = 200, .body = "[{\"id\":\"110\",\"url\":\"https://m.test/110\",\"content\":\"\",\"media_attachments\":[{\"id\":\"m1\"}]}]" },
    { .status = 0 },
  };
  static const char *const after_all[][3] = { { "a", "published", "https://m.test/110" }, { "b", "published", "https://m.test/other" }, { "c", "uncertain", NULL } };
  g_autoptr (Double) server = double_start (rules);
  g_autoptr (StudioOutboxMemory) store = studio_outbox_memory_new ();
  g_autoptr (GBytes) picture = g_bytes_new_static ("\xff\xd8\xff\xd9", 4);
  g_autoptr (GError) error = NULL;
  const Finding finding = { double_get_url (server), "{\"token\": \"" CANARY "\"}", "{\"account\": \"9\", \"keyed\": false}" };

  clock_now = NOW;
  for (gsize i = 0; i < G_N_ELEMENTS (after_all); i++)
    add_target (store, after_all[i][0], "mastodon", 0);
  studio_outbox_memory_add_picture (store, "p1", picture);
  g_assert_true (run_to_the_end (STUDIO_OUTBOX_STORE (store), &finding, &error));
  for (gsize i = 0; i < G_N_ELEMENTS (after_all); i++) {
    g_autoptr (StudioOutboxTarget) after = studio_outbox_store_load (STUDIO_OUTBOX_STORE (store), after_all[i][0], NULL);

    g_assert_cmpstr (studio_outbox_state_get_name (after->state), ==, after_all[i][1]);
    g_assert_cmpstr (after->permalink, ==, after_all[i][2]);
    g_assert_true ((after->message != NULL) == (i > 0));
  }
  g_assert_cmpuint (double_count (server, STATUSES), ==, 3);
}

/* M10: the studio's own clock sends, and no server is ever told a time: Mastodon would publish at once what came too late. */
static void
test_own_clock (void)
{
  static const char *const posts[] = { "mastodon", "x", "linkedin", "bluesky", "telegram" };

  for (gsize i = 0; i < G_N_ELEMENTS (posts); i++) {
    const Platform *platform = NULL;
    g_autoptr (Double) server = NULL;
    g_autoptr (StudioOutboxMemory) store = studio_outbox_memory_new ();
    g_autoptr (StudioOutboxTarget) target = make_target (posts[i]);
    g_autoptr (GBytes) picture = g_bytes_new_static ("\xff\xd8\xff\xd9", 4);
    g_autoptr (GError) error = NULL;
    Finding finding;
    GString *sent;

    for (gsize k = 0; k < G_N_ELEMENTS (platforms); k++) {
      if (g_str_equal (platforms[k].platform, posts[i]))
        platform = &platforms[k];
    }
    server = double_start (platform->rules);
    finding = (Finding){ double_get_url (server), platform->secrets, platform->settings };
    target->not_before = NOW + 3600;
    studio_outbox_memory_add (store, target);
    studio_outbox_memory_add_picture (store, "p1", picture);
    for (clock_now = NOW; clock_now < NOW + 3600; clock_now += 599) {
      const StudioOutboxRun run = { .store = STUDIO_OUTBOX_STORE (store), .owner = "run", .rules = { .addresses = STUDIO_ADDRESS_LOOPBACK, .deadline = 60000 }, .find = find_account, .data = &finding, .clock = get_clock };
      gint64 wakes = 0;

      g_assert_true (studio_outbox_run_all (&run, &wakes, NULL, &error));
      g_assert_cmpint (wakes, ==, NOW + 3600);
    }
    g_assert_cmpuint (double_count_connections (server), ==, 0);
    g_assert_true (run_to_the_end (STUDIO_OUTBOX_STORE (store), &finding, &error));
    g_assert_cmpuint (double_count (server, platform->commit), ==, 1);
    sent = double_get_request (server, platform->commit, 0);
    g_assert_null (strstr (sent->str, "schedule"));
    g_string_free (sent, TRUE);
  }
}

int
main (int argc,
      char **argv)
{
  fixture_init (&argc, &argv);
  g_test_add_func ("/outbox/apply", test_apply);
  g_test_add_func ("/outbox/backoff", test_backoff);
  g_test_add_func ("/outbox/giving-up", test_giving_up);
  g_test_add_func ("/outbox/schedule", test_schedule);
  g_test_add_func ("/outbox/words", test_words);
  g_test_add_func ("/outbox/recover", test_recover);
  for (gsize i = 0; i < G_N_ELEMENTS (platforms); i++) {
    g_autofree char *path = g_strconcat ("/outbox/crash/", platforms[i].platform, NULL);

    g_test_add_data_func (path, &platforms[i], test_crash);
  }
  g_test_add_func ("/outbox/uncertain-stays", test_uncertain_stays);
  g_test_add_func ("/outbox/learnt", test_learnt);
  g_test_add_func ("/outbox/two-runs", test_two_runs);
  g_test_add_func ("/outbox/several", test_several);
  g_test_add_func ("/outbox/X5-no-credits", test_no_credits);
  g_test_add_func ("/outbox/G15-same-id", test_same_id);
  g_test_add_func ("/outbox/M10-own-clock", test_own_clock);

  return g_test_run ();
}
