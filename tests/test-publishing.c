#include "library-fixture.h"

#include "studio-approval.h"
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

/* Returns: (transfer full): a post with @members, approved as it is or (@holds FALSE) as it was */
static StudioPost *
post_of (const char *members,
         gboolean holds,
         gboolean approved)
{
  g_autoptr (StudioPost) empty = fixture_post ();
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (empty);
  g_autofree char *digest = studio_approval_digest (snapshot);
  const StudioApproval approval = { .role = STUDIO_ROLE_HEAD, .by = "Kadis", .at = "2026-11-22T10:00:00+08:00", .digest = holds ? digest : "0", .profile = "biasa" };
  g_autoptr (JsonNode) patch = fixture_json (members);
  g_autoptr (JsonNode) with = studio_json_merge (studio_post_get_json (empty), patch);
  g_autoptr (JsonNode) root = approved ? studio_approval_with (with, &approval) : json_node_ref (with);
  g_autoptr (GError) error = NULL;
  StudioPost *post = studio_post_new_from_json ("post.json", root, studio_post_get_template (empty), studio_post_get_brand (empty), NULL, &error);

  g_assert_no_error (error);
  return post;
}

/* The state before comes back, whatever it was; the log tells of both. */
static void
test_states (void)
{
  static const struct
  {
    const char *before;
    const char *state;
    gboolean holds; /* the approval */
  } cases[] = {
    { "{}", "draft", FALSE },
    { "{'review':'approved'}", "approved", TRUE },
    /* the words were changed since */
    { "{'review':'approved'}", "approved", FALSE },
    { "{'review':'review','review_log':[{'kind':'asked'}]}", "review", FALSE },
    { "{'review':'returned','review_log':[{'kind':'asked'},{'kind':'returned'}]}", "returned", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (StudioPost) post = post_of (cases[i].before, cases[i].holds, g_str_equal (cases[i].state, "approved"));
    g_auto (GStrv) ids = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (JsonNode) marked = studio_published_mark (post, two, 2, NULL, &ids, &error), one = NULL, none = NULL;
    const char *first[] = { NULL, NULL };
    guint n_log = count (studio_post_get_json (post), "review_log");

    g_assert_no_error (error);
    g_assert_cmpstr (text_at (marked, "review"), ==, "published");
    g_assert_cmpstr (text_at (marked, "published/0/approved_by"), ==, cases[i].holds ? "Kadis" : NULL);
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
  g_autoptr (StudioPost) post = fixture_post ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (studio_published_mark (post, &cases[i], 1, NULL, NULL, &error));
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
