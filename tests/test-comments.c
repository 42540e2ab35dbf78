#include "model-fixture.h"

#include "studio-comments.h"
#include "studio-history.h"

#include "growth.h"

#define ONE "{'comments':[{'id':'k1','by':'Budi','role':'editor','at':'2026-11-22T10:15:00+08:00','text':'Sebut tanggalnya.'," \
            "'on':{'caption':'x','from':3,'to':9,'quote':'pekan '},'replies':[{'by':'Rina','at':'a','text':'Sudah'},7],'masa':1}]}"

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
test_read (void)
{
  g_autoptr (JsonNode) root = fixture_json (ONE);
  StudioComment comment;
  StudioReply reply;
  guint open, done;

  g_assert_false (studio_comments_find (root, "k2", NULL));
  g_assert_true (studio_comments_find (root, "k1", &comment));
  g_assert_cmpstr (comment.by, ==, "Budi");
  g_assert_cmpstr (comment.role, ==, "editor");
  g_assert_cmpstr (comment.text, ==, "Sebut tanggalnya.");
  g_assert_null (comment.edited);
  g_assert_cmpint (comment.place.on, ==, STUDIO_COMMENT_CAPTION);
  g_assert_cmpstr (comment.place.name, ==, "x");
  g_assert_cmpint (comment.place.from, ==, 3);
  g_assert_cmpint (comment.place.to, ==, 9);
  g_assert_cmpstr (comment.place.quote, ==, "pekan ");
  g_assert_false (studio_comment_is_done (&comment));
  g_assert_cmpuint (comment.n_replies, ==, 2);
  studio_comments_get_reply (root, "k1", 0, &reply);
  g_assert_cmpstr (reply.text, ==, "Sudah");
  g_assert_cmpstr (reply.by, ==, "Rina");
  studio_comments_get_reply (root, "k1", 1, &reply);
  g_assert_cmpstr (reply.text, ==, "");
  studio_comments_get_reply (root, "k1", 99, &reply);
  g_assert_cmpstr (reply.by, ==, "");
  studio_comments_count (root, &open, &done);
  g_assert_cmpuint (open, ==, 1);
  g_assert_cmpuint (done, ==, 0);
}

static void
test_places (void)
{
  static const struct
  {
    const char *on;
    StudioCommentOn kind;
    const char *name, *format, *page;
    int from, to;
  } cases[] = {
    { "{'layer':'judul','format':'feed','page':'1'}", STUDIO_COMMENT_LAYER, "judul", "feed", "1", 0, 0 },
    { "{'layer':'judul','from':4,'quote':'x'}", STUDIO_COMMENT_LAYER, "judul", NULL, NULL, 0, 0 },
    { "{'field':'angka/0/label','from':1,'to':5,'format':'feed'}", STUDIO_COMMENT_FIELD, "angka/0/label", NULL, NULL, 1, 5 },
    { "{'caption':'main','from':9,'to':2}", STUDIO_COMMENT_CAPTION, "main", NULL, NULL, 9, 9 },
    { "{'caption':'main','from':-4,'to':99999999999}", STUDIO_COMMENT_CAPTION, "main", NULL, NULL, 0, STUDIO_COMMENT_MAX_POINT },
    { "{'caption':'main','from':'dua','to':[3]}", STUDIO_COMMENT_CAPTION, "main", NULL, NULL, 0, 0 },
    { "{'caption':''}", STUDIO_COMMENT_POST, NULL, NULL, NULL, 0, 0 },
    { "{'layer':7}", STUDIO_COMMENT_POST, NULL, NULL, NULL, 0, 0 },
    { "{'bintang':'sirius'}", STUDIO_COMMENT_POST, NULL, NULL, NULL, 0, 0 },
    { "'judul'", STUDIO_COMMENT_POST, NULL, NULL, NULL, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = g_strdup_printf ("{'comments':[{'id':'k','text':'a','on':%s}]}", cases[i].on);
    g_autoptr (JsonNode) root = fixture_json (text);
    StudioComment comment;

    g_test_message ("%s", cases[i].on);
    g_assert_true (studio_comments_find (root, "k", &comment));
    g_assert_cmpint (comment.place.on, ==, cases[i].kind);
    g_assert_cmpstr (comment.place.name, ==, cases[i].name);
    g_assert_cmpstr (comment.place.format, ==, cases[i].format);
    g_assert_cmpstr (comment.place.page, ==, cases[i].page);
    g_assert_cmpint (comment.place.from, ==, cases[i].from);
    g_assert_cmpint (comment.place.to, ==, cases[i].to);
  }
}

static void
test_nothing (void)
{
  static const char *const roots[] = { "{}", "{'comments':null}", "{'comments':{}}", "{'comments':'k1'}", "{'comments':[]}",
                                       "{'comments':[7,[],{},{'id':''},{'id':3},null]}" };

  for (gsize i = 0; i < G_N_ELEMENTS (roots); i++) {
    g_autoptr (JsonNode) root = fixture_json (roots[i]);
    g_autoptr (GArray) comments = studio_comments_list (root);
    g_autoptr (JsonNode) same = studio_comments_without (root, "k1");
    g_autoptr (JsonNode) done = studio_comments_with_done (root, "k1", "Budi", "a");
    const StudioReply words = { "Ya", "Budi", "a", NULL };
    g_autoptr (JsonNode) reply = studio_comments_with_reply (root, "k1", &words);

    g_test_message ("%s", roots[i]);
    g_assert_cmpuint (comments->len, ==, 0);
    g_assert_true (same == root);
    g_assert_true (done == root);
    g_assert_true (reply == root);
  }
}

static void
test_add (void)
{
  static const struct
  {
    StudioCommentPlace place;
    const char *expected;
  } cases[] = {
    { { STUDIO_COMMENT_POST, NULL, NULL, NULL, 0, 0, NULL }, "{'id':'a','comments':[{'id':'k','by':'Budi','role':'opd','at':'w','text':'T'}]}" },
    { { STUDIO_COMMENT_LAYER, "judul", "feed", "1", 3, 4, "x" },
      "{'id':'a','comments':[{'id':'k','by':'Budi','role':'opd','at':'w','text':'T','on':{'layer':'judul','format':'feed','page':'1'}}]}" },
    { { STUDIO_COMMENT_FIELD, "judul", NULL, NULL, 0, 0, NULL },
      "{'id':'a','comments':[{'id':'k','by':'Budi','role':'opd','at':'w','text':'T','on':{'field':'judul'}}]}" },
    { { STUDIO_COMMENT_CAPTION, "x", NULL, NULL, -2, G_MAXINT, "api" },
      "{'id':'a','comments':[{'id':'k','by':'Budi','role':'opd','at':'w','text':'T','on':{'caption':'x','from':0,'to':16777216,'quote':'api'}}]}" },
    { { STUDIO_COMMENT_CAPTION, NULL, NULL, NULL, 2, 5, "api" },
      "{'id':'a','comments':[{'id':'k','by':'Budi','role':'opd','at':'w','text':'T','on':{'caption':'main','from':2,'to':5,'quote':'api'}}]}" },
  };
  g_autoptr (JsonNode) root = fixture_json ("{'id':'a'}");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    StudioComment comment = { .id = "k", .by = "Budi", .role = "opd", .at = "w", .text = "T", .place = cases[i].place };
    g_autoptr (JsonNode) more = studio_comments_with (root, &comment);
    g_autoptr (JsonNode) less = studio_comments_without (more, "k");

    assert_json (more, cases[i].expected);
    assert_json (less, "{'id':'a'}");
  }
}

/* Each gets an id of its own; what is full takes no more. */
static void
test_full (void)
{
  g_autoptr (JsonNode) root = fixture_json ("{}"), more = NULL;
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) comments = NULL;
  StudioComment comment = { .text = "T" };

  for (int i = 0; i < STUDIO_COMMENTS_MAX; i++) {
    JsonNode *next = studio_comments_with (root, &comment);

    g_assert_true (next != root);
    json_node_unref (root);
    root = next;
  }
  more = studio_comments_with (root, &comment);
  g_assert_true (more == root);
  comments = studio_comments_list (root);
  g_assert_cmpuint (comments->len, ==, STUDIO_COMMENTS_MAX);
  for (guint i = 0; i < comments->len; i++) {
    const char *id = g_array_index (comments, StudioComment, i).id;

    g_assert_true (g_uuid_string_is_valid (id));
    g_assert_true (g_hash_table_add (ids, (gpointer) id));
  }
}

/* What is unknown in an entry, and all other entries, stay through every change of it. */
static void
test_change (void)
{
  g_autoptr (JsonNode) root = fixture_json ("{'comments':[7,{'id':'k','text':'T','masa':[1]},{'id':'l','text':'U','on':{'bintang':1}}]}");
  const StudioReply words = { "Sudah", "Rina", "w", NULL };
  g_autoptr (JsonNode) reply = studio_comments_with_reply (root, "k", &words);
  g_autoptr (JsonNode) text = studio_comments_with_text (reply, "k", "Baru", "z");
  g_autoptr (JsonNode) same = studio_comments_with_text (text, "k", "Baru", "zz");
  g_autoptr (JsonNode) done = studio_comments_with_done (text, "k", "Budi", "w");
  g_autoptr (JsonNode) twice = studio_comments_with_done (done, "k", "Rina", "x");
  g_autoptr (JsonNode) open = studio_comments_with_done (done, "k", NULL, NULL);
  g_autoptr (JsonNode) still = studio_comments_with_done (open, "k", NULL, NULL);

  assert_json (reply, "{'comments':[7,{'id':'k','text':'T','masa':[1],'replies':[{'by':'Rina','at':'w','text':'Sudah'}]},{'id':'l','text':'U','on':{'bintang':1}}]}");
  assert_json (done, "{'comments':[7,{'id':'k','text':'Baru','edited':'z','masa':[1],'replies':[{'by':'Rina','at':'w','text':'Sudah'}],"
                     "'done':{'by':'Budi','at':'w'}},{'id':'l','text':'U','on':{'bintang':1}}]}");
  g_assert_true (same == text);
  g_assert_true (twice == done);
  g_assert_true (studio_json_equal (open, text));
  g_assert_true (still == open);
}

static void
test_many_replies (void)
{
  g_autoptr (JsonNode) root = fixture_json ("{'comments':[{'id':'k','text':'T'}]}"), more = NULL;
  const StudioReply words = { "Sudah", NULL, NULL, NULL };
  StudioComment comment;

  for (int i = 0; i < STUDIO_COMMENT_MAX_REPLIES; i++) {
    JsonNode *next = studio_comments_with_reply (root, "k", &words);

    json_node_unref (root);
    root = next;
  }
  more = studio_comments_with_reply (root, "k", &words);
  g_assert_true (more == root);
  g_assert_true (studio_comments_find (root, "k", &comment));
  g_assert_cmpuint (comment.n_replies, ==, STUDIO_COMMENT_MAX_REPLIES);
}

/* Comments are no steps: undo and redo leave them. */
static void
test_history (void)
{
  g_autoptr (StudioPost) post = fixture_post ();
  g_autoptr (StudioHistory) history = studio_history_new (post);
  g_autoptr (JsonNode) value = studio_json_string ("Judul lain"), root = NULL;
  StudioComment comment = { .id = "k", .text = "T" };

  studio_history_set (history, "content/judul", value, "Type", NULL);
  root = studio_comments_with (studio_post_get_json (post), &comment);
  studio_history_note (history, "comments", studio_json_lookup (root, "comments"));
  g_assert_cmpuint (studio_history_get_n_undo (history), ==, 1);
  g_assert_true (studio_history_undo (history));
  g_assert_true (studio_comments_find (studio_post_get_json (post), "k", NULL));
  g_assert_true (studio_history_redo (history));
  g_assert_true (studio_comments_find (studio_post_get_json (post), "k", NULL));
}

static void
test_find_quote (void)
{
  static const struct
  {
    const char *text, *quote;
    int from, found; /* -1: gone */
  } cases[] = {
    { "satu dua tiga", "dua", 5, 5 },
    { "Nah, satu dua tiga", "dua", 5, 10 },
    { "dua", "dua", 5, 0 },
    { "dua satu dua satu dua", "dua", 10, 9 },
    { "dua satu dua satu dua", "dua", 4, 0 },
    { "dua satu dua satu dua", "dua", 99, 18 },
    { "dua dua", "dua", 4, 4 },
    { "satu tiga", "dua", 5, -1 },
    { "", "dua", 5, -1 },
    { "satu dua", "", 0, -1 },
    { "satu dua", NULL, 0, -1 },
    { "é🙂 dua é🙂 dua", "dua", 3, 3 },
    { "é🙂 nah é🙂 dua", "dua", 3, 10 },
    { "é🙂é🙂", "🙂", 2, 3 },
    { "aaaaaaa", "aa", 6, 4 },
    { "duadua", "dua", STUDIO_COMMENT_MAX_POINT, 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    StudioCommentPlace place = { STUDIO_COMMENT_CAPTION, "main", NULL, NULL, cases[i].from, cases[i].from + 3, cases[i].quote };
    int from = -1, to = -1;

    g_test_message ("“%s” at %d in “%s”", cases[i].quote, cases[i].from, cases[i].text);
    g_assert_cmpint (studio_comment_find_quote (&place, cases[i].text, &from, &to), ==, cases[i].found >= 0);
    g_assert_cmpint (from, ==, cases[i].found);
    if (from >= 0)
      g_assert_cmpint (to - from, ==, g_utf8_strlen (cases[i].quote, -1));
  }
}

static void
find_everywhere (gsize length,
                 gconstpointer data)
{
  g_autofree char *text = g_strnfill (length, 'a'), *quote = g_strnfill (STUDIO_COMMENT_MAX_QUOTE, 'a');
  StudioCommentPlace place = { STUDIO_COMMENT_CAPTION, "main", NULL, NULL, STUDIO_COMMENT_MAX_POINT, 0, quote };
  int from = -1, to = -1;

  for (int i = 0; i < STUDIO_COMMENTS_MAX / 10; i++)
    g_assert_true (studio_comment_find_quote (&place, text, &from, &to));
}

/* A text that is nothing but the quote over and over must not take long. */
static void
test_find_in_much (void)
{
  growth_assert_linear (find_everywhere, STUDIO_WORDS_MAX_TEXT, NULL);
}

static void
test_cut_quote (void)
{
  g_autofree char *some = studio_comment_cut_quote ("é🙂 dua", 1, 4), *none = studio_comment_cut_quote ("dua", 2, 2);
  g_autofree char *beyond = studio_comment_cut_quote ("dua", 9, 99), *back = studio_comment_cut_quote ("dua", 2, -3);
  g_autoptr (GString) much = g_string_new ("x");
  g_autofree char *cut = NULL;

  for (int i = 0; i < STUDIO_COMMENT_MAX_QUOTE; i++)
    g_string_append (much, "é");
  cut = studio_comment_cut_quote (much->str, 0, G_MAXINT);
  g_assert_cmpstr (some, ==, "🙂 d");
  g_assert_null (none);
  g_assert_null (beyond);
  g_assert_null (back);
  g_assert_cmpuint (strlen (cut), <=, STUDIO_COMMENT_MAX_QUOTE);
  g_assert_cmpuint (strlen (cut), >, STUDIO_COMMENT_MAX_QUOTE - 4);
  g_assert_true (g_utf8_validate (cut, -1, NULL));
}

static void
test_check (void)
{
  static const struct
  {
    const char *entry;
    const char *problem; /* (nullable): NULL: good */
  } cases[] = {
    { "{'id':'k','text':'T'}", NULL },
    { "{'id':'k','text':'T','by':'B','role':'masa-depan','at':'kapan saja','masa':1}", NULL },
    { "{'id':'k','text':'T','on':{'bintang':'sirius'}}", NULL },
    { "{'id':'k','text':'T','on':{'layer':'judul','format':'feed','page':'1'},'replies':[],'done':{}}", NULL },
    { "{'id':'k','text':'T','replies':[{'text':'Ya'}],'done':{'by':'B','at':'w'}}", NULL },
    { "7", "comments[0]" },
    { "{'text':'T'}", "comments[0].id" },
    { "{'id':'','text':'T'}", "comments[0].id" },
    { "{'id':7,'text':'T'}", "comments[0].id" },
    { "{'id':'k'}", "comments[0].text" },
    { "{'id':'k','text':''}", "comments[0].text" },
    { "{'id':'k','text':'T','by':[]}", "comments[0].by" },
    { "{'id':'k','text':'T','at':5}", "comments[0].at" },
    { "{'id':'k','text':'T','role':{}}", "comments[0].role" },
    { "{'id':'k','text':'T','edited':true}", "comments[0].edited" },
    { "{'id':'k','text':'T','on':'judul'}", "comments[0].on" },
    { "{'id':'k','text':'T','on':{'layer':4}}", "comments[0].on.layer" },
    { "{'id':'k','text':'T','on':{'layer':'a','page':1}}", "comments[0].on.page" },
    { "{'id':'k','text':'T','on':{'caption':'main','from':-1}}", "comments[0].on.from" },
    { "{'id':'k','text':'T','on':{'caption':'main','to':1e300}}", "comments[0].on.to" },
    { "{'id':'k','text':'T','on':{'caption':'main','quote':[]}}", "comments[0].on.quote" },
    { "{'id':'k','text':'T','replies':{}}", "comments[0].replies" },
    { "{'id':'k','text':'T','replies':['Ya']}", "comments[0].replies[0]" },
    { "{'id':'k','text':'T','replies':[{'by':'B'}]}", "comments[0].replies[0].text" },
    { "{'id':'k','text':'T','done':true}", "comments[0].done" },
    { "{'id':'k','text':'T','done':{'by':1}}", "comments[0].done.by" },
    { "{'id':'k','text':'T'},{'id':'k','text':'U'}", "comments[1].id" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = g_strdup_printf ("{'comments':[%s]}", cases[i].entry);
    g_autoptr (JsonNode) root = fixture_json (text);
    StudioJsonAt at = studio_json_at_root ("post.json", root);
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", cases[i].entry);
    g_assert_cmpint (studio_comments_check (&at, &error), ==, cases[i].problem == NULL);
    if (cases[i].problem != NULL)
      fixture_assert_error (error, STUDIO_ERROR_INVALID, cases[i].problem);
  }
}

static gboolean
check (const char *text,
       GError **error)
{
  g_autoptr (JsonNode) root = fixture_json (text);
  StudioJsonAt at = studio_json_at_root ("post.json", root);

  return studio_comments_check (&at, error);
}

static void
test_check_limits (void)
{
  static const struct
  {
    const char *format;
    int most;
  } cases[] = {
    { "{'comments':[{'id':'%s','text':'T'}]}", STUDIO_WORDS_MAX_KEY },
    { "{'comments':[{'id':'k','text':'%s'}]}", STUDIO_COMMENT_MAX_TEXT },
    { "{'comments':[{'id':'k','text':'T','by':'%s'}]}", STUDIO_WORDS_MAX_KEY },
    { "{'comments':[{'id':'k','text':'T','on':{'field':'%s'}}]}", STUDIO_WORDS_MAX_KEY },
    { "{'comments':[{'id':'k','text':'T','on':{'field':'a','quote':'%s'}}]}", STUDIO_COMMENT_MAX_QUOTE },
    { "{'comments':[{'id':'k','text':'T','replies':[{'text':'%s'}]}]}", STUDIO_COMMENT_MAX_TEXT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_auto (GStrv) parts = g_strsplit (cases[i].format, "%s", 2);
    g_autofree char *full = g_strnfill ((gsize) cases[i].most, 'x');
    g_autofree char *good = g_strconcat (parts[0], full, parts[1], NULL), *bad = g_strconcat (parts[0], full, "x", parts[1], NULL);

    g_test_message ("%s", cases[i].format);
    g_assert_true (check (good, NULL));
    g_assert_false (check (bad, NULL));
  }
}

static void
test_check_too_many (void)
{
  g_autoptr (GString) text = g_string_new ("{'comments':["), replies = g_string_new ("{'comments':[{'id':'k','text':'T','replies':[");
  g_autoptr (GError) error = NULL, other = NULL;

  for (int i = 0; i <= STUDIO_COMMENTS_MAX; i++)
    g_string_append_printf (text, "%s{'id':'k%d','text':'T'}", i > 0 ? "," : "", i);
  g_string_append (text, "]}");
  g_assert_false (check (text->str, &error));
  fixture_assert_error (error, STUDIO_ERROR_INVALID, "500");
  for (int i = 0; i <= STUDIO_COMMENT_MAX_REPLIES; i++)
    g_string_append_printf (replies, "%s{'text':'T'}", i > 0 ? "," : "");
  g_string_append (replies, "]}]}");
  g_assert_false (check (replies->str, &other));
  fixture_assert_error (other, STUDIO_ERROR_INVALID, "replies");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_use_data ();
  g_test_add_func ("/comments/read", test_read);
  g_test_add_func ("/comments/places", test_places);
  g_test_add_func ("/comments/nothing", test_nothing);
  g_test_add_func ("/comments/add", test_add);
  g_test_add_func ("/comments/full", test_full);
  g_test_add_func ("/comments/change", test_change);
  g_test_add_func ("/comments/many-replies", test_many_replies);
  g_test_add_func ("/comments/history", test_history);
  g_test_add_func ("/comments/find-quote", test_find_quote);
  g_test_add_func ("/comments/find-in-much", test_find_in_much);
  g_test_add_func ("/comments/cut-quote", test_cut_quote);
  g_test_add_func ("/comments/check", test_check);
  g_test_add_func ("/comments/check-limits", test_check_limits);
  g_test_add_func ("/comments/check-too-many", test_check_too_many);
  return g_test_run ();
}
