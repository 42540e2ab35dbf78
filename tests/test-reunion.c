#include "config.h"

#include "studio-document-published.h"
#include "studio-reunion.h"

#include "model-fixture.h"

#include "studio-approval.h"
#include "studio-error.h"
#include "studio-exchange.h"
#include "studio-post-past.h"
#include "studio-version-restore.h"

static StudioPost *
post_of (const char *members,
         const char *brand_id)
{
  g_autoptr (StudioTemplate) template = fixture_template ("contoh-pengumuman");
  g_autoptr (StudioBrand) brand = fixture_brand (brand_id);
  g_autoptr (JsonNode) root = fixture_json (members);
  g_autoptr (JsonNode) id = studio_json_string ("4ac31a0f42ca");
  g_autoptr (JsonNode) whole = studio_json_lookup (root, "id") != NULL ? json_node_ref (root) : studio_json_with_member (root, "id", id);
  g_autoptr (GError) error = NULL;
  StudioPost *post = studio_post_new_from_json ("post.json", whole, template, brand, NULL, &error);

  g_assert_no_error (error);
  return post;
}

static StudioReunion *
unite (StudioPost *base,
       StudioPost *mine,
       StudioPost *theirs,
       GError **error)
{
  g_autoptr (StudioSnapshot) base_state = base != NULL ? studio_post_snapshot (base) : NULL;
  g_autoptr (StudioSnapshot) my_state = studio_post_snapshot (mine);
  g_autoptr (StudioSnapshot) their_state = studio_post_snapshot (theirs);
  g_autoptr (GPtrArray) assets = studio_reunion_list_assets (mine, theirs);

  return studio_reunion_new (&(const StudioReunionOrder){ base_state, my_state, their_state, assets, NULL }, NULL, error);
}

static const char *
text_at (StudioPost *post,
         const char *path)
{
  JsonNode *node = studio_json_lookup (studio_post_get_json (post), path);

  return node != NULL ? json_node_get_string (node) : NULL;
}

/* What came, what is asked, and how it is told. */
static void
test_told (void)
{
  g_autoptr (StudioPost) base = post_of ("{'content':{'judul':'Satu','isi':'Dua'},'set':{'judul':{'frame':[1,2,3,4]}}}", "contoh");
  g_autoptr (StudioPost) mine = post_of ("{'content':{'judul':'Saya','isi':'Dua'},'set':{'judul':{'frame':[5,2,3,4]}}}", "contoh");
  g_autoptr (StudioPost) theirs = post_of ("{'content':{'judul':'Mereka','isi':'Lain'},'set':{'judul':{'frame':[9,2,3,4]}},'caption':{'text':'Takarir'},"
                                           "'comments':[{'id':'1','by':'Siti','at':'2026-11-22T09:00:00+08:00','text':'Ganti'}],"
                                           "'review':'returned','review_log':[{'kind':'returned','by':'Siti','role':'editor','at':'2026-11-22T09:01:00+08:00','note':'Sumbernya mana?'}]}",
                                           "contoh");
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioReunion) reunion = unite (base, mine, theirs, &error);
  g_autoptr (GHashTable) choices = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (StudioPost) merged = NULL;
  g_autoptr (StudioPost) chosen = NULL;
  const StudioReunionQuestion *first, *second;

  g_assert_no_error (error);
  g_assert_true (reunion->has_base);
  g_assert_false (studio_reunion_is_empty (reunion));
  g_assert_cmpuint (reunion->n_comments, ==, 1);
  g_assert_cmpstr (reunion->news, ==, "Returned by Siti: “Sumbernya mana?”");
  g_assert_cmpuint (reunion->changes->len, ==, 2);
  g_assert_cmpuint (reunion->questions->len, ==, 2);
  first = g_ptr_array_index (reunion->questions, 0);
  second = g_ptr_array_index (reunion->questions, 1);
  g_assert_cmpstr (first->path, ==, "content/judul");
  g_assert_cmpstr (first->mine, ==, "Saya");
  g_assert_cmpstr (first->theirs, ==, "Mereka");
  g_assert_false (first->look);
  g_assert_cmpstr (second->path, ==, "set/judul/frame");
  g_assert_true (second->look);
  g_assert_nonnull (strstr (second->label, "place and size"));
  merged = studio_reunion_make (reunion, NULL, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text_at (merged, "content/judul"), ==, "Saya");
  g_assert_cmpstr (text_at (merged, "content/isi"), ==, "Lain");
  g_assert_cmpstr (text_at (merged, "review"), ==, "returned");
  g_hash_table_add (choices, first->key);
  chosen = studio_reunion_make (reunion, choices, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text_at (chosen, "content/judul"), ==, "Mereka");
}

static void
test_other_post (void)
{
  g_autoptr (StudioPost) mine = post_of ("{'content':{}}", "contoh");
  g_autoptr (StudioPost) theirs = post_of ("{'id':'000000000000','content':{}}", "contoh");
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioReunion) reunion = unite (NULL, mine, theirs, &error);

  g_assert_null (reunion);
  g_assert_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID);
}

static StudioPost *
approve (StudioPost *post)
{
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);
  g_autofree char *digest = studio_approval_digest (snapshot);
  StudioApproval approval = { .role = STUDIO_ROLE_HEAD, .by = "Siti", .post = "Kepala", .at = "2026-11-22T09:00:00+08:00", .digest = digest, .note = "", .profile = "biasa" };
  g_autoptr (JsonNode) with = studio_approval_with (studio_post_get_json (post), &approval);
  g_autoptr (JsonNode) root = studio_post_stage_with (with, STUDIO_POST_STAGE_APPROVED);
  g_autoptr (GError) error = NULL;
  StudioPost *approved = studio_post_new_from_json ("post.json", root, studio_post_get_template (post), studio_post_get_brand (post), NULL, &error);

  g_assert_no_error (error);
  return approved;
}

/* An approval comes only if what was approved is what there is. */
static void
test_approval (void)
{
  g_autoptr (StudioPost) base = post_of ("{'review':'review','content':{'judul':'Satu'}}", "contoh");
  g_autoptr (StudioPost) changed = post_of ("{'review':'review','content':{'judul':'Satu!'}}", "contoh");
  g_autoptr (StudioPost) theirs = approve (base);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioReunion) clean = unite (base, base, theirs, &error);
  g_autoptr (StudioReunion) late = unite (base, changed, theirs, &error);
  g_autoptr (StudioPost) holds = studio_reunion_make (clean, NULL, FALSE, &error);
  g_autoptr (StudioPost) void_now = studio_reunion_make (late, NULL, FALSE, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text_at (holds, "review"), ==, "approved");
  g_assert_cmpstr (text_at (holds, "approval/by"), ==, "Siti");
  g_assert_cmpstr (text_at (void_now, "review"), ==, "review");
  g_assert_null (text_at (void_now, "approval/by"));
  g_assert_cmpstr (text_at (void_now, "content/judul"), ==, "Satu!");
}

/* One step; comments and the review are no part of it. */
static void
test_step (void)
{
  g_autoptr (StudioPost) base = post_of ("{'content':{'judul':'Satu'}}", "contoh");
  g_autoptr (StudioPost) mine = post_of ("{'content':{'judul':'Satu'}}", "contoh");
  g_autoptr (StudioPost) theirs = post_of ("{'content':{'judul':'Dua'},'brand':'contoh','comments':[{'id':'1','by':'Siti','at':'2026-11-22T09:00:00+08:00','text':'Ganti'}],"
                                           "'review':'returned'}",
                                           "contoh");
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioReunion) reunion = unite (base, mine, theirs, &error);
  g_autoptr (StudioPost) merged = studio_reunion_make (reunion, NULL, FALSE, &error);
  g_autoptr (StudioDocument) document = studio_document_new_for_post (g_object_ref (mine), NULL);
  StudioHistory *history = studio_document_get_history (document);
  g_autoptr (JsonNode) seen = json_node_ref (studio_post_get_json (mine));

  g_assert_no_error (error);
  g_assert_true (studio_document_join (document, merged, seen, "Merge"));
  g_assert_cmpuint (studio_history_get_n_undo (history), ==, 1);
  g_assert_cmpstr (studio_history_get_undo_label (history), ==, "Merge");
  g_assert_cmpstr (text_at (mine, "content/judul"), ==, "Dua");
  g_assert_true (studio_history_undo (history));
  g_assert_cmpstr (text_at (mine, "content/judul"), ==, "Satu");
  g_assert_cmpstr (text_at (mine, "comments/0/text"), ==, "Ganti");
  g_assert_cmpstr (text_at (mine, "review"), ==, "returned");
  g_assert_true (studio_history_redo (history));
  g_assert_cmpstr (text_at (mine, "content/judul"), ==, "Dua");
  g_assert_false (studio_document_join (document, merged, studio_post_get_json (mine), "Merge"));
  g_assert_cmpuint (studio_history_get_n_undo (history), ==, 1);
}

/* What happened while a person read the questions stays: the post was published, and a word was written. */
static void
test_meanwhile (void)
{
  const StudioPublication publication = { NULL, "instagram", "@dinkes", 1795568400, 480, "https://www.instagram.com/p/1", "Rina", NULL };
  g_autoptr (StudioPost) base = post_of ("{'content':{'judul':'Satu','isi':'Lama'}}", "contoh");
  g_autoptr (StudioPost) mine = post_of ("{'content':{'judul':'Satu','isi':'Lama'}}", "contoh");
  g_autoptr (StudioPost) theirs = post_of ("{'content':{'judul':'Dua','isi':'Lama'},'review':'returned'}", "contoh");
  g_autoptr (JsonNode) seen = json_node_ref (studio_post_get_json (mine));
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioReunion) reunion = unite (base, mine, theirs, &error);
  g_autoptr (StudioPost) merged = studio_reunion_make (reunion, NULL, FALSE, &error);
  g_autoptr (StudioDocument) document = studio_document_new_for_post (g_object_ref (mine), NULL);
  g_autoptr (JsonNode) word = studio_json_string ("Baru");

  g_assert_no_error (error);
  g_assert_true (studio_document_mark_published (document, &publication, 1, NULL, NULL, &error));
  studio_history_set (studio_document_get_history (document), "content/isi", word, "ketik", NULL);
  g_assert_true (studio_document_join (document, merged, seen, "Merge"));
  g_assert_cmpstr (text_at (mine, "content/judul"), ==, "Dua");
  g_assert_cmpstr (text_at (mine, "content/isi"), ==, "Baru");
  g_assert_cmpstr (text_at (mine, "review"), ==, "published");
  g_assert_cmpstr (text_at (mine, "published/0/account"), ==, "@dinkes");
}

/* --- what was settled --- */

/* How many questions a copy asks. */
static guint
ask (StudioPost *base,
     StudioPost *mine,
     StudioPost *theirs,
     guint *n_settled)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioReunion) reunion = unite (base, mine, theirs, &error);

  g_assert_no_error (error);
  *n_settled = reunion->settled->len;
  return reunion->questions->len;
}

/* Merges as the window does after everything was chosen. @all: theirs everywhere */
static void
settle (StudioDocument *document,
        StudioPost *base,
        StudioPost *theirs,
        gboolean all)
{
  StudioPost *mine = studio_document_get_post (document);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioReunion) reunion = unite (base, mine, theirs, &error);
  g_autoptr (GHashTable) choices = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (StudioPost) merged = NULL;

  for (guint i = 0; all && i < reunion->questions->len; i++)
    g_hash_table_add (choices, ((StudioReunionQuestion *) g_ptr_array_index (reunion->questions, i))->key);
  merged = studio_reunion_make (reunion, choices, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (studio_document_join (document, merged, studio_post_get_json (mine), "Merge"));
}

/* The same package asks once; another value there, or undo, asks again. With a base and without one. */
static void
test_settled (gconstpointer data)
{
  g_autoptr (StudioPost) known = post_of ("{'content':{'judul':'Satu','isi':'Dua'}}", "contoh");
  StudioPost *base = GPOINTER_TO_INT (data) ? known : NULL;
  g_autoptr (StudioPost) mine = post_of ("{'content':{'judul':'Saya','isi':'Isi saya'}}", "contoh");
  g_autoptr (StudioPost) theirs = post_of ("{'content':{'judul':'Mereka'}}", "contoh");
  g_autoptr (StudioPost) later = post_of ("{'content':{'judul':'Lagi'}}", "contoh");
  g_autoptr (StudioDocument) document = studio_document_new_for_post (g_object_ref (mine), NULL);
  StudioHistory *history = studio_document_get_history (document);
  g_autoptr (JsonNode) own = studio_json_string ("Saya lagi");
  guint n_settled;

  g_assert_cmpuint (ask (base, mine, theirs, &n_settled), ==, 2);
  g_assert_cmpuint (n_settled, ==, 0);
  settle (document, base, theirs, FALSE);
  g_assert_cmpuint (ask (base, mine, theirs, &n_settled), ==, 0);
  g_assert_cmpuint (n_settled, ==, 2);
  g_assert_cmpstr (text_at (mine, "content/judul"), ==, "Saya");
  g_assert_cmpuint (ask (base, mine, later, &n_settled), ==, 1);
  g_assert_cmpuint (n_settled, ==, 1);
  settle (document, base, later, TRUE);
  g_assert_cmpstr (text_at (mine, "content/judul"), ==, "Lagi");
  g_assert_cmpstr (text_at (mine, "content/isi"), ==, "Isi saya");
  studio_history_set (history, "content/judul", own, "Edit", NULL);
  g_assert_cmpuint (ask (base, mine, later, &n_settled), ==, 0);
  for (guint i = 0; i < 3; i++)
    g_assert_true (studio_history_undo (history));
  g_assert_cmpuint (ask (base, mine, theirs, &n_settled), ==, 2);
}

/* A record of the office beside the post: an approval holds, no other copy brings it, and a copy of the post has none. */
static void
test_settled_aside (void)
{
  g_autoptr (StudioPost) base = post_of ("{'content':{'judul':'Satu'}}", "contoh");
  g_autoptr (StudioPost) draft = post_of ("{'content':{'judul':'Saya'}}", "contoh");
  g_autoptr (StudioPost) theirs = post_of ("{'content':{'judul':'Mereka'},'settled':{'content':'x'}}", "contoh");
  g_autoptr (StudioDocument) document = studio_document_new_for_post (approve (draft), NULL);
  StudioPost *mine = studio_document_get_post (document);
  g_autoptr (StudioSnapshot) after = NULL;
  g_autoptr (JsonNode) fresh = NULL;
  JsonNode *settled;

  settle (document, base, theirs, FALSE);
  after = studio_post_snapshot (mine);
  g_assert_true (studio_approval_is_valid (after));
  settled = studio_json_lookup (studio_post_get_json (mine), "settled");
  g_assert_nonnull (settled);
  g_assert_cmpuint (json_object_get_size (json_node_get_object (settled)), ==, 1);
  g_assert_false (json_object_has_member (json_node_get_object (settled), "content"));
  fresh = studio_post_without_past (studio_post_get_json (mine));
  g_assert_null (studio_json_lookup (fresh, "settled"));
}

/* The version from before a merge asks again. */
static void
test_settled_version (void)
{
  g_autoptr (StudioPost) base = post_of ("{'content':{'judul':'Satu'}}", "contoh");
  g_autoptr (StudioPost) before = post_of ("{'content':{'judul':'Saya'}}", "contoh");
  g_autoptr (StudioPost) mine = post_of ("{'content':{'judul':'Saya'}}", "contoh");
  g_autoptr (StudioPost) theirs = post_of ("{'content':{'judul':'Mereka'}}", "contoh");
  g_autoptr (StudioDocument) document = studio_document_new_for_post (g_object_ref (mine), NULL);
  guint n_settled;

  settle (document, base, theirs, FALSE);
  g_assert_cmpuint (ask (base, mine, theirs, &n_settled), ==, 0);
  g_assert_true (studio_document_restore (document, before, "Restore"));
  g_assert_cmpuint (ask (base, mine, theirs, &n_settled), ==, 1);
}

static void
test_settled_hostile (void)
{
  static const struct
  {
    const char *members;
    gboolean fits;
  } rows[] = {
    { "{'settled':{}}", TRUE },
    { "{'settled':{'content':'a','':'b'}}", TRUE },
    { "{'settled':[]}", FALSE },
    { "{'settled':{'content':1}}", FALSE },
    { "{'settled':{'content':{'judul':'a'}}}", FALSE },
  };
  g_autoptr (StudioTemplate) template = fixture_template ("contoh-pengumuman");
  g_autoptr (StudioBrand) brand = fixture_brand ("contoh");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (JsonNode) root = fixture_json (rows[i].members);
    g_autoptr (GError) error = NULL;
    g_autoptr (StudioPost) post = studio_post_new_from_json ("post.json", root, template, brand, NULL, &error);

    g_assert_true ((post != NULL) == rows[i].fits);
    if (!rows[i].fits)
      g_assert_nonnull (strstr (error->message, "settled"));
  }
}

/* --- what both come from, found in a library --- */

static void
keep_result_cb (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
save (StudioLibrary *library,
      StudioPost *post)
{
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GError) error = NULL;

  studio_library_save_async (library, snapshot, NULL, NULL, keep_result_cb, &saved);
  g_assert_true (studio_library_save_finish (library, wait_for (&saved), &error));
  g_assert_no_error (error);
}

static char *
prepare (StudioPost *post)
{
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);
  g_autoptr (GAsyncResult) prepared = NULL;
  g_autoptr (GError) error = NULL;
  gint64 size = 0;
  char *digest;

  studio_exchange_prepare_async (snapshot, NULL, keep_result_cb, &prepared);
  digest = studio_exchange_prepare_finish (wait_for (&prepared), &size, &error);
  g_assert_no_error (error);
  g_assert_cmpint (size, >, 1000);
  return digest;
}

static StudioPost *
find_base (StudioLibrary *library,
           JsonNode *theirs)
{
  g_autoptr (GAsyncResult) found = NULL;
  g_autoptr (GError) error = NULL;
  StudioPost *base;

  studio_exchange_find_base_async (library, "4ac31a0f42ca", theirs, NULL, keep_result_cb, &found);
  base = studio_exchange_find_base_finish (wait_for (&found), &error);
  g_assert_no_error (error);
  return base;
}

static void
test_base (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "base", NULL);
  g_autoptr (StudioLibrary) library = studio_library_new (folder);
  g_autoptr (StudioPost) sent = post_of ("{'content':{'judul':'Dikirim'}}", "contoh");
  g_autoptr (StudioPost) later = post_of ("{'content':{'judul':'Sesudahnya'}}", "contoh");
  g_autofree char *digest = prepare (sent);
  StudioSent mark = { .by = "Rina", .at = "2026-11-22T09:00:00+08:00", .base = digest };
  g_autoptr (JsonNode) theirs = studio_sent_with (studio_post_get_json (later), &mark);
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) kept = NULL;
  g_autoptr (StudioPost) base = NULL;
  g_autoptr (GError) error = NULL;

  studio_library_open_async (library, NULL, keep_result_cb, &opened);
  g_assert_true (studio_library_open_finish (library, wait_for (&opened), &error));
  save (library, sent);
  studio_library_add_version_async (library, "4ac31a0f42ca", STUDIO_VERSION_SENT, NULL, NULL, keep_result_cb, &kept);
  g_assert_true (studio_library_add_version_finish (library, wait_for (&kept), NULL, &error));
  save (library, later);
  base = find_base (library, theirs);
  g_assert_nonnull (base);
  g_assert_cmpstr (text_at (base, "content/judul"), ==, "Dikirim");
  /* a copy that says nothing of the kind comes from nobody knows where */
  g_assert_null (find_base (library, studio_post_get_json (later)));
  studio_library_close (library);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_use_data ();
  g_test_add_func ("/reunion/told", test_told);
  g_test_add_func ("/reunion/other-post", test_other_post);
  g_test_add_func ("/reunion/approval", test_approval);
  g_test_add_func ("/reunion/step", test_step);
  g_test_add_func ("/reunion/meanwhile", test_meanwhile);
  g_test_add_data_func ("/reunion/settled/with base", GINT_TO_POINTER (TRUE), test_settled);
  g_test_add_data_func ("/reunion/settled/without base", GINT_TO_POINTER (FALSE), test_settled);
  g_test_add_func ("/reunion/settled/aside", test_settled_aside);
  g_test_add_func ("/reunion/settled/version", test_settled_version);
  g_test_add_func ("/reunion/settled/hostile", test_settled_hostile);
  g_test_add_func ("/reunion/base", test_base);
  return g_test_run ();
}
