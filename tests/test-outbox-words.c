#include "config.h"

#include <glib/gi18n-lib.h>

#include "studio-outbox-words.h"

/* What people read about the outbox: where a post stands in it, when, and what notifications say. */

#define WITA (8 * 60)
/* 2026-11-22T09:00:00+08:00 */
#define NOW G_GINT64_CONSTANT (1795309200)
#define DAY (24 * 60 * 60)

static StudioOutboxTarget *
make_target (StudioOutboxState state,
             const char *title,
             const char *account)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) content = NULL;
  StudioOutboxTarget *target;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "title");
  json_builder_add_string_value (builder, title);
  json_builder_set_member_name (builder, "caption");
  json_builder_add_string_value (builder, "TAKARIR");
  json_builder_set_member_name (builder, "account");
  json_builder_add_string_value (builder, account);
  json_builder_end_object (builder);
  content = json_builder_get_root (builder);
  target = studio_outbox_target_new ("t-1", "p-1", "a-1", "mastodon", content);
  target->state = state;
  target->zone = WITA;
  target->first_try = NOW - 60;
  return target;
}

static void
test_group (void)
{
  static const struct
  {
    StudioOutboxState state;
    gint64 not_before;
    gint64 first_try;
    StudioOutboxGroup group;
  } cases[] = {
    { STUDIO_OUTBOX_QUEUED, 0, 0, STUDIO_OUTBOX_GROUP_SENDING },
    { STUDIO_OUTBOX_QUEUED, NOW + 1, 0, STUDIO_OUTBOX_GROUP_SCHEDULED },
    { STUDIO_OUTBOX_QUEUED, NOW, 0, STUDIO_OUTBOX_GROUP_SENDING },
    { STUDIO_OUTBOX_READY, 0, NOW, STUDIO_OUTBOX_GROUP_SENDING },
    { STUDIO_OUTBOX_UPLOADING, NOW, NOW, STUDIO_OUTBOX_GROUP_SENDING },
    { STUDIO_OUTBOX_COMMITTING, 0, NOW, STUDIO_OUTBOX_GROUP_SENDING },
    { STUDIO_OUTBOX_RETRY_WAIT, 0, NOW, STUDIO_OUTBOX_GROUP_SENDING },
    { STUDIO_OUTBOX_UNCERTAIN, 0, NOW, STUDIO_OUTBOX_GROUP_PERSON },
    { STUDIO_OUTBOX_PAUSED, NOW - DAY, 0, STUDIO_OUTBOX_GROUP_PERSON },
    { STUDIO_OUTBOX_NEEDS_LOGIN, 0, NOW, STUDIO_OUTBOX_GROUP_PERSON },
    { STUDIO_OUTBOX_REJECTED, 0, NOW - 400 * DAY, STUDIO_OUTBOX_GROUP_PERSON },
    { STUDIO_OUTBOX_HANDOFF, 0, 0, STUDIO_OUTBOX_GROUP_PERSON },
    { STUDIO_OUTBOX_PUBLISHED, 0, NOW - 30 * DAY, STUDIO_OUTBOX_GROUP_DONE },
    { STUDIO_OUTBOX_PUBLISHED, NOW - 31 * DAY, NOW - 31 * DAY, STUDIO_OUTBOX_GROUP_OLD },
    { STUDIO_OUTBOX_PUBLISHED_MANUAL, 0, NOW, STUDIO_OUTBOX_GROUP_DONE },
    { STUDIO_OUTBOX_SKIPPED, NOW, 0, STUDIO_OUTBOX_GROUP_DONE },
    { STUDIO_OUTBOX_CANCELLED, NOW + DAY, 0, STUDIO_OUTBOX_GROUP_DONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (StudioOutboxTarget) target = make_target (cases[i].state, "", "@dinkes");

    target->not_before = cases[i].not_before;
    target->first_try = cases[i].first_try;
    g_assert_cmpint (studio_outbox_words_group (target, NOW), ==, cases[i].group);
  }
}

static void
test_time (void)
{
  static const struct
  {
    gint64 at;
    int zone;
    const char *text;
  } cases[] = {
    { NOW + 3 * DAY, WITA, "Rab 25 Nov 09.00 WITA" },
    { NOW + 3 * DAY, 7 * 60, "Rab 25 Nov 08.00 WIB" },
    { NOW + 3 * DAY, 9 * 60, "Rab 25 Nov 10.00 WIT" },
    { NOW, WITA, "Min 22 Nov 09.00 WITA" },
    { NOW + 40 * DAY, WITA, "Jum 1 Jan 2027 09.00 WITA" },
    { NOW - 60, 0, "Min 22 Nov 00.59" }, /* nobody's here: the computer's own */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = studio_outbox_words_time (cases[i].at, cases[i].zone, NOW);

    g_assert_cmpstr (text, ==, cases[i].text);
  }
}

static void
test_waiting (void)
{
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_outbox_target_free);
  g_autofree char *none = studio_outbox_words_waiting (targets, NOW), *one = NULL, *two = NULL, *sending = NULL;
  StudioOutboxTarget *target = make_target (STUDIO_OUTBOX_QUEUED, "", "@dinkes");

  g_assert_cmpstr (none, ==, "");
  target->not_before = NOW + 4 * DAY;
  g_ptr_array_add (targets, target);
  one = studio_outbox_words_waiting (targets, NOW);
  g_assert_cmpstr (one, ==, "1 scheduled post is sent Kam 26 Nov 09.00 WITA. Pemda Studio goes on without a window.");
  target = make_target (STUDIO_OUTBOX_QUEUED, "", "@dinkes");
  target->not_before = NOW + 3 * DAY;
  g_ptr_array_add (targets, target);
  two = studio_outbox_words_waiting (targets, NOW);
  g_assert_cmpstr (two, ==, "2 scheduled posts are sent, the first Rab 25 Nov 09.00 WITA. Pemda Studio goes on without a window.");
  g_ptr_array_add (targets, make_target (STUDIO_OUTBOX_UPLOADING, "", "@dinkes"));
  sending = studio_outbox_words_waiting (targets, NOW);
  g_assert_cmpstr (sending, ==, "3 posts are still being sent. Pemda Studio goes on without a window.");
}

static void
test_clock (void)
{
  g_autofree char *behind = studio_outbox_words_clock (301), *ahead = studio_outbox_words_clock (-3600), *far = studio_outbox_words_clock (G_MAXINT64 / 2);

  g_assert_null (studio_outbox_words_clock (300));
  g_assert_null (studio_outbox_words_clock (-300));
  g_assert_nonnull (strstr (behind, "5 minutes behind"));
  g_assert_nonnull (strstr (ahead, "60 minutes ahead"));
  g_assert_nonnull (far);
}

/* --- notifications --- */

typedef struct
{
  const char *what;
  StudioOutboxState states[6];
  guint n;
  const char *code;
  const char *body; /* (nullable): NULL: nothing is told */
  gboolean person;
} Notice;

static const Notice notices[] = {
  { "waits", { STUDIO_OUTBOX_QUEUED }, 1, NULL, NULL, FALSE },
  { "published", { STUDIO_OUTBOX_PUBLISHED }, 1, NULL, "Published at @dinkes (Mastodon).", FALSE },
  { "refused", { STUDIO_OUTBOX_REJECTED }, 1, NULL, "@dinkes (Mastodon) refused it.", TRUE },
  { "login", { STUDIO_OUTBOX_NEEDS_LOGIN }, 1, NULL, "@dinkes (Mastodon) asks you to sign in again.", TRUE },
  { "late", { STUDIO_OUTBOX_PAUSED }, 1, "late", "The time for @dinkes (Mastodon) has passed. Send it now, or choose another time.", TRUE },
  { "gave up", { STUDIO_OUTBOX_PAUSED }, 1, "gave_up", "Sending to @dinkes (Mastodon) waits for you.", TRUE },
  { "uncertain", { STUDIO_OUTBOX_UNCERTAIN }, 1, NULL, "It is not certain whether it is visible at @dinkes (Mastodon). Look there before you send it again.", TRUE },
  { "given up", { STUDIO_OUTBOX_SKIPPED, STUDIO_OUTBOX_CANCELLED }, 2, NULL, NULL, FALSE },
  { "3 of 5", { STUDIO_OUTBOX_PUBLISHED, STUDIO_OUTBOX_PUBLISHED, STUDIO_OUTBOX_PUBLISHED_MANUAL, STUDIO_OUTBOX_UPLOADING, STUDIO_OUTBOX_QUEUED }, 5, NULL, "3 of 5 published.", FALSE },
  { "one refused", { STUDIO_OUTBOX_PUBLISHED, STUDIO_OUTBOX_REJECTED, STUDIO_OUTBOX_CANCELLED }, 3, NULL, "1 of 2 published. @dinkes (Mastodon) refused it.", TRUE },
  { "two wait", { STUDIO_OUTBOX_PUBLISHED, STUDIO_OUTBOX_REJECTED, STUDIO_OUTBOX_NEEDS_LOGIN }, 3, NULL, "1 of 3 published. 2 wait for you.", TRUE },
};

static void
test_notice (void)
{
  g_autoptr (StudioPlatforms) platforms = studio_platforms_load ();

  for (gsize i = 0; i < G_N_ELEMENTS (notices); i++) {
    g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_outbox_target_free);
    g_autoptr (StudioOutboxNotice) notice = NULL;

    for (guint k = 0; k < notices[i].n; k++) {
      StudioOutboxTarget *target = make_target (notices[i].states[k], "Imunisasi di Pasir Belengkong", "@dinkes");

      target->code = g_strdup (notices[i].code);
      target->message = g_strdup ("PESAN");
      target->permalink = g_strdup ("https://sosial.paserkab.go.id/@dinkes/1");
      g_ptr_array_add (targets, target);
    }
    notice = studio_outbox_notice_new (targets, platforms, NOW);
    g_test_message ("%s", notices[i].what);
    g_assert_cmpstr (notice != NULL ? notice->body : NULL, ==, notices[i].body);
    if (notice == NULL)
      continue;
    g_assert_cmpstr (notice->title, ==, "Imunisasi di Pasir Belengkong");
    g_assert_true (notice->person == notices[i].person);
    g_assert_true ((notice->link != NULL) == (notices[i].n == 1 && !notices[i].person));
  }
}

/* What a server gave as an address is opened only if it is one. */
static void
test_link (void)
{
  g_autoptr (StudioPlatforms) platforms = studio_platforms_load ();
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_outbox_target_free);
  g_autoptr (StudioOutboxNotice) notice = NULL;
  StudioOutboxTarget *target = make_target (STUDIO_OUTBOX_PUBLISHED, "", "@dinkes");

  target->permalink = g_strdup ("file:///etc/passwd");
  g_ptr_array_add (targets, target);
  notice = studio_outbox_notice_new (targets, platforms, NOW);
  g_assert_null (notice->link);
  g_assert_cmpstr (notice->title, !=, "");
}

int
main (int argc,
      char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outbox-words/group", test_group);
  g_test_add_func ("/outbox-words/time", test_time);
  g_test_add_func ("/outbox-words/waiting", test_waiting);
  g_test_add_func ("/outbox-words/clock", test_clock);
  g_test_add_func ("/outbox-words/notice", test_notice);
  g_test_add_func ("/outbox-words/link", test_link);
  return g_test_run ();
}
