#include "library-fixture.h"

#include "studio-handoff-wait.h"
#include "studio-publishing.h"

static const char *const two_platforms[] = { "instagram", "x", NULL };

/* Returns: (transfer full): of the shipped data, which know what platforms there are */
static StudioPost *
new_post (void)
{
  g_autoptr (StudioTemplate) template = fixture_template ("pengumuman");
  g_autoptr (StudioBrand) brand = fixture_brand ("paser-mas");

  return studio_post_new (template, brand);
}

/* Returns: (transfer full) */
static StudioRecord *
account (const char *platform,
         const char *handle,
         const char *state)
{
  g_autofree char *text = g_strdup_printf ("{'platform':'%s','handle':'%s','state':'%s'}", platform, handle, state);
  g_autoptr (JsonNode) root = fixture_json (text);

  return studio_record_new (NULL, "account", root);
}

/* Returns: (transfer full): "platform account; …" of where a post with @root waits that is handed over for @ids */
static char *
say_places (GPtrArray *accounts,
            const char *const *ids,
            const char *root)
{
  g_autoptr (StudioPlatforms) platforms = studio_platforms_load ();
  g_autoptr (StudioPost) post = new_post ();
  g_autoptr (JsonNode) json = fixture_json (root);
  g_autoptr (GPtrArray) places = studio_handoff_list_places (platforms, studio_post_get_brand (post), accounts, ids, json);
  GString *said = g_string_new (NULL);

  for (guint i = 0; i < places->len; i++) {
    const StudioHandoffPlace *place = g_ptr_array_index (places, i);

    g_string_append_printf (said, "%s %s;", place->platform, place->account);
  }
  return g_string_free (said, FALSE);
}

/* Each account of a platform waits; a closed one and one the post is published under do not. */
static void
test_places (void)
{
  static const char *const webhook[] = { "webhook", NULL }, *const none[] = { NULL };
  static const struct
  {
    const char *const *ids;
    const char *root;
    const char *places;
  } cases[] = {
    { two_platforms, "{}", "instagram @satu;instagram @dua;x ;" },
    { two_platforms, "{'published':[{'id':'p','platform':'instagram','account':'Satu','at':'2026-11-23T08:00:00+08:00'}]}", "instagram @dua;x ;" },
    { two_platforms, "{'published':[{'id':'p','platform':'instagram','at':'2026-11-23T08:00:00+08:00'},{'id':'q','platform':'x','account':'@kab','at':'2026-11-23T08:00:00+08:00'}]}", "" },
    { webhook, "{}", "" },
    { none, "{}", "" },
  };
  g_autoptr (GPtrArray) accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_record_unref);

  g_ptr_array_add (accounts, account ("instagram", "@satu", "active"));
  g_ptr_array_add (accounts, account ("instagram", "@tutup", "closed"));
  g_ptr_array_add (accounts, account ("instagram", "@dua", "active"));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *said = say_places (accounts, cases[i].ids, cases[i].root);

    g_assert_cmpstr (said, ==, cases[i].places);
  }
  {
    g_autofree char *said = say_places (NULL, two_platforms, "{}");

    g_assert_cmpstr (said, ==, "instagram @pemkabpaser;x ;");
  }
}

/* --- in a library --- */

static int
by_name (gconstpointer a,
         gconstpointer b)
{
  return g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

/* Returns: (transfer full): "account steps folder; …" of what waits */
static char *
say_waiting (StudioLibrary *library)
{
  g_autoptr (GString) said = g_string_new (NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  LIBRARY_ASK (library, list_records, STUDIO_HANDOFF_KIND);
  g_autoptr (GPtrArray) records = studio_library_list_records_finish (library, result, NULL);
  for (guint i = 0; i < records->len; i++) {
    const StudioRecord *record = g_ptr_array_index (records, i);

    g_ptr_array_add (lines, g_strdup_printf ("%s %s %s;", studio_record_get_text (record, "account"), studio_record_get_text (record, "steps"), studio_record_get_text (record, "folder")));
  }
  g_ptr_array_sort (lines, by_name);
  for (guint i = 0; i < lines->len; i++)
    g_string_append (said, g_ptr_array_index (lines, i));
  return g_strdup (said->str);
}

static void
assert_waiting (StudioLibrary *library,
                const char *expected)
{
  g_autofree char *said = say_waiting (library);

  g_assert_cmpstr (said, ==, expected);
}

/* Returns: (transfer full) */
static GPtrArray *
places_of_two (void)
{
  g_autoptr (StudioPlatforms) platforms = studio_platforms_load ();
  g_autoptr (StudioPost) post = new_post ();
  g_autoptr (GPtrArray) accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_record_unref);
  g_autoptr (JsonNode) root = fixture_json ("{}");
  static const char *const instagram[] = { "instagram", NULL };

  g_ptr_array_add (accounts, account ("instagram", "@satu", "active"));
  g_ptr_array_add (accounts, account ("instagram", "@dua", "active"));
  return studio_handoff_list_places (platforms, studio_post_get_brand (post), accounts, instagram, root);
}

static void
wait_finish (StudioLibrary *library,
             GAsyncResult **place)
{
  g_autoptr (GAsyncResult) answer = fixture_wait (place);
  g_autoptr (GError) error = NULL;

  g_assert_true (studio_handoff_wait_finish (library, answer, &error));
  g_assert_no_error (error);
}

/* What was begun in the window stays as it was; a second handing over adds nothing. */
static void
test_begin (void)
{
  g_autofree char *folder = fixture_library_folder ();
  g_autoptr (StudioLibrary) library = fixture_library (folder);
  g_autoptr (GPtrArray) places = places_of_two (), records = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_record_unref);
  GAsyncResult *waiting = NULL;
  g_autofree char *kept = NULL;

  g_ptr_array_add (records, studio_handoff_record (NULL, "a", "instagram", "@dua", "/tmp/dua", "13"));
  {
    LIBRARY_ASK (library, put_records, records);
    g_assert_true (studio_library_put_records_finish (library, result, NULL));
  }
  for (int n = 0; n < 2; n++) {
    studio_handoff_begin_async (library, "a", places, fixture_answered_cb, &waiting);
    wait_finish (library, &waiting);
    assert_waiting (library, "@dua 13h /tmp/dua;@satu h ;");
  }
  {
    g_autoptr (StudioRecord) record = studio_handoff_record (NULL, "a", "instagram", "@dua", "", "1h3u");

    kept = studio_handoff_keep_steps (record);
    g_assert_cmpstr (kept, ==, "hu");
    g_assert_true (studio_handoff_has_step (record, STUDIO_HANDOFF_UPLOADED));
  }
  studio_library_close (library);
}

/* A phone tells before the handing over is through, takes back, tells of another post; then the link is there. */
static void
test_tell_and_end (void)
{
  g_autofree char *folder = fixture_library_folder ();
  g_autoptr (StudioLibrary) library = fixture_library (folder);
  g_autoptr (GPtrArray) places = places_of_two ();
  const StudioPublication one = { .platform = "instagram", .account = "Dua" }, elsewhere = { .platform = "x" }, all = { .platform = "instagram" };
  GAsyncResult *begun = NULL, *waiting = NULL;

  studio_handoff_begin_async (library, "a", places, fixture_answered_cb, &begun);
  studio_handoff_tell_async (library, "a", "instagram", TRUE, fixture_answered_cb, &waiting);
  wait_finish (library, &begun);
  wait_finish (library, &waiting);
  assert_waiting (library, "@dua hu ;@satu hu ;");
  studio_handoff_tell_async (library, "a", "instagram", FALSE, fixture_answered_cb, &waiting);
  wait_finish (library, &waiting);
  assert_waiting (library, "@dua h ;@satu h ;");
  studio_handoff_tell_async (library, "b", "instagram", TRUE, fixture_answered_cb, &waiting);
  wait_finish (library, &waiting);
  studio_handoff_end_async (library, "a", &elsewhere, 1, fixture_answered_cb, &waiting);
  wait_finish (library, &waiting);
  assert_waiting (library, "@dua h ;@satu h ;");
  studio_handoff_end_async (library, "a", &one, 1, fixture_answered_cb, &waiting);
  wait_finish (library, &waiting);
  assert_waiting (library, "@satu h ;");
  studio_handoff_end_async (library, "a", &all, 1, fixture_answered_cb, &waiting);
  wait_finish (library, &waiting);
  assert_waiting (library, "");
  studio_library_close (library);
}

/* Who marks a post of the library as published need not upload it any more. */
static void
test_marked (void)
{
  g_autofree char *folder = fixture_library_folder ();
  g_autoptr (StudioLibrary) library = fixture_library (folder);
  g_autoptr (StudioPost) post = new_post ();
  g_autoptr (GPtrArray) places = places_of_two ();
  const StudioPublication one = { .platform = "instagram", .account = "@satu", .link = "https://www.instagram.com/p/1" };
  GAsyncResult *waiting = NULL;
  g_autoptr (GAsyncResult) marked = NULL;

  fixture_save (library, post);
  studio_handoff_begin_async (library, fixture_id (post), places, fixture_answered_cb, &waiting);
  wait_finish (library, &waiting);
  studio_publishing_mark_async (library, fixture_id (post), &one, 1, NULL, fixture_answered_cb, &waiting);
  marked = fixture_wait (&waiting);
  g_assert_true (studio_publishing_finish (library, marked, NULL, NULL));
  assert_waiting (library, "@dua h ;");
  studio_library_close (library);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/handoff-wait/places", test_places);
  g_test_add_func ("/handoff-wait/begin", test_begin);
  g_test_add_func ("/handoff-wait/tell-and-end", test_tell_and_end);
  g_test_add_func ("/handoff-wait/marked", test_marked);
  return g_test_run ();
}
