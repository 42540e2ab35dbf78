#include "library-fixture.h"

#include "studio-document-published.h"
#include "studio-moment.h"
#include "studio-publishing.h"

static const char *
text_at (JsonNode *root,
         const char *path)
{
  JsonNode *node = studio_json_lookup (root, path);

  return node != NULL ? json_node_get_string (node) : NULL;
}

static guint
count (JsonNode *root,
       const char *member)
{
  JsonNode *node = studio_json_lookup (root, member);

  return node != NULL ? json_array_get_length (json_node_get_array (node)) : 0;
}

static const StudioPublication two[] = {
  { NULL, "instagram", "@dinkes", 1795568400, 480, "https://www.instagram.com/p/1", "Rina", NULL },
  { NULL, "x", NULL, 1795568400, 480, NULL, "Rina", NULL },
};

/* The state before comes back, whatever it was; the log tells of both. */
static void
test_states (void)
{
  static const struct
  {
    const char *before;
    const char *state;
    const char *approved_by; /* (nullable) */
  } cases[] = {
    { "{}", "draft", NULL },
    { "{'review':'approved','approval':{'by':'Kadis'}}", "approved", "Kadis" },
    { "{'review':'review','review_log':[{'kind':'asked'}]}", "review", NULL },
    { "{'review':'returned','review_log':[{'kind':'asked'},{'kind':'returned'}]}", "returned", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (JsonNode) root = fixture_json (cases[i].before);
    g_auto (GStrv) ids = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (JsonNode) marked = studio_published_mark (root, two, 2, NULL, &ids, &error), one = NULL, none = NULL;
    const char *first[] = { NULL, NULL };
    guint n_log = count (root, "review_log");

    g_assert_no_error (error);
    g_assert_cmpstr (text_at (marked, "review"), ==, "published");
    g_assert_cmpstr (text_at (marked, "published/0/approved_by"), ==, cases[i].approved_by);
    g_assert_cmpuint (count (marked, "published"), ==, 2);
    g_assert_cmpuint (count (marked, "review_log"), ==, n_log + 1);
    g_assert_cmpuint (g_strv_length (ids), ==, 2);
    first[0] = ids[0];
    one = studio_published_take_back (marked, first, NULL);
    g_assert_cmpstr (text_at (one, "review"), ==, "published");
    none = studio_published_take_back (marked, (const char *const *) ids, NULL);
    g_assert_cmpstr (text_at (none, "review"), ==, cases[i].state);
    g_assert_cmpuint (count (none, "published"), ==, 0);
    g_assert_cmpuint (count (none, "review_log"), ==, n_log + 2);
  }
}

static void
test_refused (void)
{
  static const StudioPublication cases[] = {
    { NULL, NULL, NULL, 1, 0, NULL, NULL, NULL },
    { NULL, "", NULL, 1, 0, NULL, NULL, NULL },
    { NULL, "x", NULL, 1, 0, "javascript:alert(1)", NULL, NULL },
    { NULL, "x", NULL, 1, 0, "x.com/a", NULL, NULL },
    { NULL, "x", "\xff", 1, 0, NULL, NULL, NULL },
    { NULL, "a platform whose name is far longer than any platform's name ever was", NULL, 1, 0, NULL, NULL, NULL },
  };
  g_autoptr (JsonNode) root = fixture_json ("{}");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (studio_published_mark (root, &cases[i], 1, NULL, NULL, &error));
    g_assert_nonnull (error);
  }
}

/* What happened is no step: undo leaves it, and there is nothing more to undo than before. */
static void
test_undo (void)
{
  g_autoptr (StudioPost) post = fixture_post ();
  g_autoptr (StudioDocument) document = studio_document_new_for_post (post, NULL);
  StudioHistory *history = studio_document_get_history (document);
  g_autoptr (JsonNode) value = studio_json_string ("Judul");
  g_auto (GStrv) ids = NULL;

  studio_history_set (history, "content/judul", value, "ubah", NULL);
  g_assert_true (studio_document_mark_published (document, two, 2, NULL, &ids, NULL));
  studio_document_set_programme (document, "Rumah Layak");
  studio_history_undo (history);
  g_assert_cmpuint (studio_history_get_n_undo (history), ==, 0);
  g_assert_cmpuint (count (studio_post_get_json (post), "published"), ==, 2);
  g_assert_cmpstr (text_at (studio_post_get_json (post), "review"), ==, "published");
  g_assert_cmpstr (studio_programme_get (studio_post_get_json (post)), ==, "Rumah Layak");
  studio_document_take_published_back (document, (const char *const *) ids, NULL);
  studio_history_redo (history);
  g_assert_cmpuint (count (studio_post_get_json (post), "published"), ==, 0);
  g_assert_cmpstr (text_at (studio_post_get_json (post), "review"), ==, "draft");
}

/* Returns: (transfer full): the document as it lies in the library */
static JsonNode *
stored (StudioLibrary *library,
        const char *id)
{
  JsonNode *root;
  g_autoptr (GError) error = NULL;

  LIBRARY_ASK (library, load_document, id);
  root = studio_library_load_document_finish (library, result, &error);
  g_assert_no_error (error);
  return root;
}

static void
test_library (void)
{
  g_autofree char *folder = fixture_library_folder ();
  g_autoptr (StudioLibrary) library = fixture_library (folder);
  g_autoptr (StudioPost) post = fixture_post ();
  const char *id = studio_json_peek_string (json_node_get_object (studio_post_get_json (post)), "id");
  GAsyncResult *waiting = NULL;
  g_autoptr (GAsyncResult) marked = NULL, refused = NULL, back = NULL;
  g_autoptr (JsonNode) with = NULL, without = NULL;
  g_auto (GStrv) ids = NULL;
  g_autoptr (GError) error = NULL;
  const StudioPublication bad = { NULL, "x", NULL, 1, 0, "bukan tautan", NULL, NULL };

  fixture_save (library, post);
  studio_publishing_mark_async (library, id, two, 2, NULL, fixture_answered_cb, &waiting);
  marked = fixture_wait (&waiting);
  g_assert_true (studio_publishing_finish (library, marked, &ids, &error));
  g_assert_no_error (error);
  with = stored (library, id);
  g_assert_cmpuint (count (with, "published"), ==, 2);
  g_assert_cmpstr (text_at (with, "published/0/link"), ==, "https://www.instagram.com/p/1");
  studio_publishing_mark_async (library, id, &bad, 1, NULL, fixture_answered_cb, &waiting);
  refused = fixture_wait (&waiting);
  g_assert_false (studio_publishing_finish (library, refused, NULL, &error));
  g_assert_nonnull (error);
  studio_publishing_take_back_async (library, id, (const char *const *) ids, NULL, fixture_answered_cb, &waiting);
  back = fixture_wait (&waiting);
  g_assert_true (studio_publishing_finish (library, back, NULL, NULL));
  without = stored (library, id);
  g_assert_cmpuint (count (without, "published"), ==, 0);
  g_assert_cmpstr (text_at (without, "review"), ==, "draft");
  studio_library_close (library);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_use_data ();

  g_test_add_func ("/publishing/states", test_states);
  g_test_add_func ("/publishing/refused", test_refused);
  g_test_add_func ("/publishing/undo", test_undo);
  g_test_add_func ("/publishing/library", test_library);
  return g_test_run ();
}
