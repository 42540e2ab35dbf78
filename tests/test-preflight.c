#include "config.h"

#include "model-fixture.h"
#include "studio-document-words.h"
#include "studio-preflight.h"

/* What each account would be sent, while the post is worked on: when it is made, what stands in the way, and that pictures are shared. */

#define PATIENCE 60 /* s */

typedef struct
{
  StudioDocument *document;
  StudioPreflight *preflight;
  GPtrArray *accounts;
  int caption; /* what the server of "m" says that it takes, 0 nothing */
  int n;
} Fixture;

static void
changed_cb (Fixture *fixture)
{
  fixture->n++;
}

static gboolean
tell_limits (const char *account,
             StudioLimits *limits,
             gpointer data)
{
  const Fixture *fixture = data;

  if (!g_str_equal (account, "m") || fixture->caption == 0)
    return FALSE;
  *limits = (StudioLimits){ .caption = fixture->caption };
  return TRUE;
}

static StudioPublishAccount *
add (Fixture *fixture,
     const char *id,
     const char *platform)
{
  StudioPublishAccount *account = g_new0 (StudioPublishAccount, 1);

  account->id = g_strdup (id);
  account->platform = g_strdup (platform);
  account->name = g_strdup ("@dinkes");
  account->address = g_strdup ("https://contoh.go.id");
  g_ptr_array_add (fixture->accounts, account);
  return account;
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  g_autoptr (StudioTemplate) template = fixture_template ("agenda");
  g_autoptr (StudioBrand) brand = fixture_brand ("paser-mas");

  fixture->document = studio_document_new (template, brand);
  fixture->accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_publish_account_free);
  fixture->preflight = studio_preflight_new ();
  studio_preflight_set_limits (fixture->preflight, tell_limits, fixture);
  studio_preflight_set_document (fixture->preflight, fixture->document);
  g_signal_connect_swapped (fixture->preflight, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
wait_until_current (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + PATIENCE * G_USEC_PER_SEC;

  while (!studio_preflight_is_current (fixture->preflight)) {
    g_assert_cmpint (g_get_monotonic_time (), <, end);
    g_main_context_iteration (NULL, FALSE);
    g_usleep (2000);
  }
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  studio_preflight_set_active (fixture->preflight, FALSE);
  studio_preflight_set_document (fixture->preflight, NULL);
  while (studio_preflight_get_busy (fixture->preflight))
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (studio_preflight_find (fixture->preflight, "m"));
  g_assert_finalize_object (fixture->preflight);
  g_assert_finalize_object (fixture->document);
  g_ptr_array_unref (fixture->accounts);
}

static void
write_caption (Fixture *fixture,
               const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (studio_document_set_caption (fixture->document, NULL, text, &error));
  g_assert_no_error (error);
}

static void
begin (Fixture *fixture)
{
  studio_preflight_set_accounts (fixture->preflight, fixture->accounts);
  studio_preflight_set_active (fixture->preflight, TRUE);
  wait_until_current (fixture);
}

static const StudioPreflightItem *
find (Fixture *fixture,
      const char *id)
{
  const StudioPreflightItem *item = studio_preflight_find (fixture->preflight, id);

  g_assert_nonnull (item);
  return item;
}

static const StudioOutgoingPicture *
first_of (const StudioPublishContent *content)
{
  g_assert_cmpuint (content->outgoing->pictures->len, >, 0);
  return g_ptr_array_index (content->outgoing->pictures, 0);
}

/* A picture is drawn and encoded once for all that take the same; each content for the outbox has a key of its own. */
static void
test_shared (Fixture *fixture,
             gconstpointer data)
{
  const StudioPreflightItem *one, *two;
  StudioPublishContent *content;

  add (fixture, "m", "mastodon");
  add (fixture, "n", "mastodon");
  write_caption (fixture, "Rapat di balai desa.");
  begin (fixture);
  one = find (fixture, "m");
  two = find (fixture, "n");
  g_assert_true (studio_preflight_item_may_send (one));
  g_assert_cmpint (one->cost, ==, 0);
  g_assert_true (first_of (one->content)->bytes == first_of (two->content)->bytes);
  content = studio_preflight_item_make_content (one);
  g_assert_cmpstr (content->outgoing->key, !=, one->content->outgoing->key);
  g_assert_cmpstr (content->outgoing->caption, ==, "Rapat di balai desa.");
  g_assert_true (first_of (content)->bytes == first_of (one->content)->bytes);
  studio_publish_content_free (content);
}

/* A caption, a picture or a description that is another one makes it another post; only a new key does not. */
static void
test_new_version (Fixture *fixture,
                  gconstpointer data)
{
  g_autoptr (StudioOutboxTarget) sent = NULL;
  g_autoptr (JsonNode) title = studio_json_string ("rapat ditunda");
  StudioPublishContent *content;

  add (fixture, "m", "mastodon");
  write_caption (fixture, "Rapat di balai desa.");
  begin (fixture);
  content = studio_preflight_item_make_content (find (fixture, "m"));
  sent = studio_publish_content_to_target (content, g_ptr_array_index (fixture->accounts, 0), "p", NULL);
  studio_publish_content_free (content);
  g_assert_true (studio_publish_content_is_in (find (fixture, "m")->content, sent));
  write_caption (fixture, "Rapat ditunda.");
  wait_until_current (fixture);
  g_assert_false (studio_publish_content_is_in (find (fixture, "m")->content, sent));
  write_caption (fixture, "Rapat di balai desa.");
  wait_until_current (fixture);
  g_assert_true (studio_publish_content_is_in (find (fixture, "m")->content, sent));
  studio_document_set_field (fixture->document, "judul", title, NULL);
  wait_until_current (fixture);
  g_assert_false (studio_publish_content_is_in (find (fixture, "m")->content, sent));
  /* alone on a site a title is a sentence */
  g_assert_cmpstr (find (fixture, "m")->content->outgoing->title, ==, "Rapat ditunda");
}

/* Those that must not be sent to have nothing made for them. */
static void
test_refused (Fixture *fixture,
              gconstpointer data)
{
  StudioPublishAccount *late;

  add (fixture, "pribadi", "mastodon")->personal = TRUE;
  add (fixture, "jeda", "mastodon")->paused = TRUE;
  late = add (fixture, "habis", "mastodon");
  late->settings = json_from_string ("{\"expires\": 1000}", NULL);
  late = add (fixture, "masih", "mastodon");
  late->settings = json_from_string ("{\"expires\": 32503600000}", NULL);
  begin (fixture);
  g_assert_cmpint (find (fixture, "pribadi")->state, ==, STUDIO_PREFLIGHT_PERSONAL);
  g_assert_cmpint (find (fixture, "jeda")->state, ==, STUDIO_PREFLIGHT_PAUSED);
  g_assert_cmpint (find (fixture, "habis")->state, ==, STUDIO_PREFLIGHT_EXPIRED);
  g_assert_null (find (fixture, "habis")->content);
  g_assert_false (studio_preflight_item_may_send (find (fixture, "habis")));
  g_assert_true (studio_preflight_item_may_send (find (fixture, "masih")));
  g_assert_cmpint (find (fixture, "masih")->expires, ==, G_GINT64_CONSTANT (32503600000));
}

/* By the server's own limit where that is known. */
static void
test_long (Fixture *fixture,
           gconstpointer data)
{
  add (fixture, "m", "mastodon");
  add (fixture, "t", "telegram");
  fixture->caption = 10;
  write_caption (fixture, "123456789012");
  begin (fixture);
  g_assert_cmpint (find (fixture, "m")->state, ==, STUDIO_PREFLIGHT_LONG);
  g_assert_nonnull (strstr (find (fixture, "m")->status, "2"));
  g_assert_false (studio_preflight_item_may_send (find (fixture, "m")));
  g_assert_true (studio_preflight_item_may_send (find (fixture, "t")));
  fixture->caption = 12;
  studio_preflight_refresh (fixture->preflight);
  wait_until_current (fixture);
  g_assert_true (studio_preflight_item_may_send (find (fixture, "m")));
}

/* An edit makes it stale, what was there stays until there is something new, and nothing runs while nobody looks. */
static void
test_edits (Fixture *fixture,
            gconstpointer data)
{
  add (fixture, "m", "mastodon");
  write_caption (fixture, "Satu.");
  begin (fixture);
  write_caption (fixture, "Dua.");
  g_assert_false (studio_preflight_is_current (fixture->preflight));
  g_assert_cmpstr (find (fixture, "m")->content->outgoing->caption, ==, "Satu.");
  wait_until_current (fixture);
  g_assert_cmpstr (find (fixture, "m")->content->outgoing->caption, ==, "Dua.");
  studio_preflight_set_active (fixture->preflight, FALSE);
  write_caption (fixture, "Tiga.");
  fixture->n = 0;
  for (int i = 0; i < 300; i++) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (2000);
  }
  g_assert_cmpint (fixture->n, ==, 0);
  g_assert_false (studio_preflight_get_busy (fixture->preflight));
  /* the same accounts once more draw nothing anew */
  studio_preflight_set_active (fixture->preflight, TRUE);
  wait_until_current (fixture);
  studio_preflight_set_accounts (fixture->preflight, fixture->accounts);
  g_assert_true (studio_preflight_is_current (fixture->preflight));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/preflight/shared", Fixture, NULL, set_up, test_shared, tear_down);
  g_test_add ("/preflight/new-version", Fixture, NULL, set_up, test_new_version, tear_down);
  g_test_add ("/preflight/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/preflight/long", Fixture, NULL, set_up, test_long, tear_down);
  g_test_add ("/preflight/edits", Fixture, NULL, set_up, test_edits, tear_down);

  return g_test_run ();
}
