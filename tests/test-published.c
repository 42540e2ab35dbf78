#include "model-fixture.h"

#include "studio-moment.h"
#include "studio-published.h"

static void
assert_json (JsonNode *root,
             const char *expected)
{
  g_autoptr (JsonNode) node = fixture_json (expected);
  g_autofree char *found = studio_json_write (root);

  if (!studio_json_equal (root, node))
    g_error ("%s is not %s", found, expected);
  g_assert_true (json_node_is_immutable (root));
}

static void
test_links (void)
{
  static const struct
  {
    const char *link;
    gboolean good;
    const char *platform;
  } cases[] = {
    { "https://www.instagram.com/p/C1/", TRUE, "instagram" },
    { "http://instagram.com", TRUE, "instagram" },
    { "HTTPS://M.Facebook.com/story.php?id=1&a=b#c", TRUE, "facebook_page" },
    { "https://x.com/pemkabpaser/status/1", TRUE, "x" },
    { "https://twitter.com/pemkabpaser/status/1", TRUE, "x" },
    { "https://youtu.be/abc", TRUE, "youtube_post" },
    { "https://t.me/pemkabpaser/12", TRUE, "telegram" },
    { "https://whatsapp.com/channel/0029", TRUE, "whatsapp_channel" },
    { "https://paserkab.go.id/berita/1", TRUE, NULL },
    /* another's host that looks like a platform's */
    { "https://notx.com/a", TRUE, NULL },
    { "https://instagram.com.penipu.id/p/1", TRUE, NULL },
    { "https://instagram.com@penipu.id/p/1", TRUE, NULL },
    { "", FALSE, NULL },
    { "instagram.com/p/C1", FALSE, NULL },
    { "javascript:alert(1)", FALSE, NULL },
    { "file:///etc/passwd", FALSE, NULL },
    { "https://", FALSE, NULL },
    { "https:///p/1", FALSE, NULL },
    { "https://a b.id/", FALSE, NULL },
    { "https://a.id/\nb", FALSE, NULL },
    { "https://a.id/\xff", FALSE, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%u", (guint) i);
    g_assert_cmpint (studio_published_is_link (cases[i].link), ==, cases[i].good);
    g_assert_cmpstr (studio_published_platform_of (cases[i].link), ==, cases[i].platform);
  }
}

static void
test_suits (void)
{
  static const struct
  {
    const char *platform;
    const char *link;
    gboolean suits;
  } cases[] = {
    { "instagram", "https://www.instagram.com/p/C1/", TRUE },
    { "instagram", "https://www.instagram.com/", FALSE },
    { "instagram", "https://instagram.com", FALSE },
    { "instagram", "https://x.com/pemkabpaser/status/1", FALSE },
    { "instagram", "https://paserkab.go.id/berita/1", FALSE },
    { "instagram", "https://instagram.com.penipu.id/p/1", FALSE },
    { "instagram", "instagram.com/p/C1", FALSE },
    { "instagram", "", FALSE },
    { "wordpress", "https://paserkab.go.id/?p=12", TRUE },
    { "wordpress", "https://paserkab.go.id/", FALSE },
    { "wordpress", "https://www.instagram.com/p/C1/", FALSE },
    { "mastodon", "https://sosial.paserkab.go.id/@kominfo/1", TRUE },
    { "whatsapp_channel", "https://whatsapp.com/channel/0029/12", TRUE },
    { "whatsapp_channel", "javascript:alert(1)", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("%u", (guint) i);
    g_assert_cmpint (studio_published_suits (cases[i].platform, "Contoh", cases[i].link, &error), ==, cases[i].suits);
    if (!cases[i].suits)
      g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID);
  }
}

static void
test_long_link (void)
{
  g_autofree char *most = g_strnfill (STUDIO_PUBLISHED_MAX_LINK, 'a');
  g_autofree char *more = g_strconcat ("https://", most, NULL);

  more[STUDIO_PUBLISHED_MAX_LINK] = '\0';
  g_assert_true (studio_published_is_link (more));
  g_assert_cmpuint (strlen (more), ==, STUDIO_PUBLISHED_MAX_LINK);
  more[STUDIO_PUBLISHED_MAX_LINK] = 'a';
  g_assert_false (studio_published_is_link (more));
}

static void
test_read (void)
{
  g_autoptr (JsonNode) root = fixture_json ("{'published':[{'platform':'x','at':'2026-11-26T09:00:00+08:00','by':'Rina','id':'b'},7,{'platform':'x','at':'kapan'},"
                                            "{'platform':'instagram','at':'2026-11-25T09:00:00+08:00','link':'javascript:1','account':'@a','approved_by':'Kadis'}]}");
  g_autoptr (GArray) entries = studio_published_list (root);
  const StudioPublication *first, *second;
  gint64 at = 0;

  g_assert_cmpuint (entries->len, ==, 2);
  first = &g_array_index (entries, StudioPublication, 0);
  second = &g_array_index (entries, StudioPublication, 1);
  studio_moment_parse ("2026-11-25T01:00:00Z", &at, NULL);
  g_assert_cmpstr (first->platform, ==, "instagram");
  g_assert_cmpint (first->at, ==, at);
  g_assert_cmpint (first->offset, ==, 480);
  g_assert_cmpstr (first->link, ==, "");
  g_assert_cmpstr (first->account, ==, "@a");
  g_assert_cmpstr (first->approved_by, ==, "Kadis");
  g_assert_cmpstr (second->by, ==, "Rina");
  g_assert_cmpstr (second->id, ==, "b");
}

/* Adding, changing and removing; what is unknown stays, and nothing is left of what was taken away. */
static void
test_write (void)
{
  g_autoptr (JsonNode) root = fixture_json ("{'id':'a'}");
  const StudioPublication first = { "u1", "x", "@a", 1795568400, 480, "https://x.com/a/status/1", "Rina", NULL };
  const StudioPublication second = { "u1", "x", "@b", 1795568400, 480, NULL, "Rina", "Kadis" };
  g_autoptr (JsonNode) one = studio_published_with (root, &first);
  g_autoptr (JsonNode) other = studio_published_with (one, &second);
  g_autoptr (JsonNode) none = studio_published_without (other, "u1");
  g_autoptr (JsonNode) same = studio_published_without (other, "u2");

  assert_json (one, "{'id':'a','published':[{'id':'u1','platform':'x','account':'@a','at':'2026-11-25T09:00:00+08:00','link':'https://x.com/a/status/1','by':'Rina'}]}");
  assert_json (other, "{'id':'a','published':[{'id':'u1','platform':'x','account':'@b','at':'2026-11-25T09:00:00+08:00','by':'Rina','approved_by':'Kadis'}]}");
  assert_json (none, "{'id':'a'}");
  g_assert_true (same == other);
}

static void
test_full (void)
{
  g_autoptr (JsonNode) root = fixture_json ("{}");
  g_autoptr (JsonNode) more = NULL;
  const StudioPublication entry = { NULL, "x", NULL, 1795568400, 480, NULL, NULL, NULL };
  g_autoptr (GArray) entries = NULL;

  for (int i = 0; i < STUDIO_PUBLISHED_MAX; i++) {
    g_autoptr (JsonNode) before = root;

    root = studio_published_with (before, &entry);
  }
  more = studio_published_with (root, &entry);
  g_assert_true (more == root);
  entries = studio_published_list (root);
  g_assert_cmpuint (entries->len, ==, STUDIO_PUBLISHED_MAX);
  g_assert_cmpstr (g_array_index (entries, StudioPublication, 0).id, !=, g_array_index (entries, StudioPublication, 1).id);
}

static void
test_check (void)
{
  static const struct
  {
    const char *document;
    const char *place; /* (nullable) */
  } cases[] = {
    { "{}", NULL },
    { "{'published':[]}", NULL },
    { "{'published':[{'platform':'x','at':'2026-11-25T09:00:00Z'}]}", NULL },
    { "{'published':[{'platform':'x','at':'2026-11-25T09:00:00Z','link':'','masa':1}]}", NULL },
    { "{'published':{}}", "published" },
    { "{'published':['x']}", "published[0]" },
    { "{'published':[{'at':'2026-11-25T09:00:00Z'}]}", "published[0]" },
    { "{'published':[{'platform':'x'}]}", "published[0]" },
    { "{'published':[{'platform':'x','at':'besok'}]}", "published[0].at" },
    { "{'published':[{'platform':'x','at':'2026-11-25T09:00:00Z','link':'javascript:alert(1)'}]}", "published[0].link" },
    { "{'published':[{'platform':'x','at':'2026-11-25T09:00:00Z','link':7}]}", "published[0].link" },
    { "{'published':[{'platform':'x','at':'2026-11-25T09:00:00Z','by':['a']}]}", "published[0].by" },
    { "{'programme':'Rumah Layak'}", NULL },
    { "{'programme':7}", "programme" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (JsonNode) root = fixture_json (cases[i].document);
    StudioJsonAt at = studio_json_at_root ("post.json", root);
    g_autoptr (GError) error = NULL;
    gboolean good = studio_published_check (&at, &error) && studio_programme_check (&at, &error);

    g_test_message ("%s", cases[i].document);
    g_assert_cmpint (good, ==, cases[i].place == NULL);
    if (!good)
      g_assert_nonnull (strstr (error->message, cases[i].place));
  }
}

static void
test_programme (void)
{
  g_autofree char *long_name = g_strnfill (STUDIO_PROGRAMME_MAX + 5, 'a');
  g_autofree char *document = g_strdup_printf ("{'programme':'%s'}", long_name);
  g_autoptr (JsonNode) root = fixture_json ("{'id':'a'}"), too_long = fixture_json (document);
  g_autoptr (JsonNode) set = studio_programme_with (root, "Rumah Layak"), gone = studio_programme_with (set, ""), cut = studio_programme_with (root, long_name);
  StudioJsonAt at = studio_json_at_root ("post.json", too_long);

  g_assert_cmpstr (studio_programme_get (set), ==, "Rumah Layak");
  g_assert_cmpstr (studio_programme_get (gone), ==, "");
  assert_json (gone, "{'id':'a'}");
  g_assert_cmpuint (strlen (studio_programme_get (cut)), ==, STUDIO_PROGRAMME_MAX);
  g_assert_false (studio_programme_check (&at, NULL));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/published/links", test_links);
  g_test_add_func ("/published/suits", test_suits);
  g_test_add_func ("/published/long-link", test_long_link);
  g_test_add_func ("/published/read", test_read);
  g_test_add_func ("/published/write", test_write);
  g_test_add_func ("/published/full", test_full);
  g_test_add_func ("/published/check", test_check);
  g_test_add_func ("/published/programme", test_programme);
  return g_test_run ();
}
