#include "model-fixture.h"

#include "studio-history-private.h"

static gint64 now;

static gint64
test_clock (gpointer data)
{
  return now;
}

static StudioHistory *
new_history (StudioPost *post)
{
  StudioHistory *history = studio_history_new (post);

  studio_history_set_clock (history, test_clock, NULL);
  return history;
}

static void
set_text (StudioHistory *history,
          const char *path,
          const char *text,
          const char *merge)
{
  g_autoptr (JsonNode) value = text != NULL ? studio_json_string (text) : NULL;

  studio_history_set (history, path, value, "Type", merge);
}

static char *
document (StudioHistory *history)
{
  return studio_json_write (studio_post_get_json (studio_history_get_post (history)));
}

/* What a random edit may do; several at once when @depth is above 0. */
typedef struct
{
  GRand *rand;
  StudioHistory *history;
  StudioBrand *brands[2];
  StudioTemplate *templates[2];
} Editor;

static const char *const paths[] = {
  "content/judul",
  "content/isi",
  "content/poin/0",
  "content/poin/1",
  "content/poin",
  "variants/feed/set/judul/size",
  "variants/feed/set/judul",
  "variants/square/set/kaki.kanan/x",
  "variants/feed",
  "baru/dalam/sekali",
  "content/angka/7/nilai",
};

static void
edit_once (Editor *editor,
           int depth)
{
  static const char *const merges[] = { NULL, NULL, "judul", "geser" };
  const char *path = paths[g_rand_int_range (editor->rand, 0, G_N_ELEMENTS (paths))];
  g_autoptr (JsonNode) number = studio_json_number (g_rand_int_range (editor->rand, -3, 3));
  g_autoptr (JsonNode) list = fixture_json ("['a','b']");
  JsonNode *values[] = { NULL, number, list };
  int index = g_rand_int_range (editor->rand, 0, 2);

  now += g_rand_int_range (editor->rand, 0, 1500000);
  switch (g_rand_int_range (editor->rand, 0, 10)) {
  case 0:
    studio_history_set_brand (editor->history, editor->brands[index], "Brand");
    break;
  case 1:
    studio_history_set_template (editor->history, editor->templates[index], "Template");
    break;
  case 2:
    if (depth > 2)
      break;
    studio_history_begin (editor->history, "Several");
    for (int i = g_rand_int_range (editor->rand, 0, 4); i > 0; i--)
      edit_once (editor, depth + 1);
    studio_history_end (editor->history);
    break;
  case 3:
    studio_history_end_merge (editor->history);
    break;
  default:
    studio_history_set (editor->history, path, values[g_rand_int_range (editor->rand, 0, G_N_ELEMENTS (values))], "Set", merges[g_rand_int_range (editor->rand, 0, G_N_ELEMENTS (merges))]);
  }
}

/* Does @n_edits, sometimes going back and forth on the way. */
static void
edit_much (Editor *editor,
           int n_edits)
{
  for (int i = 0; i < n_edits; i++) {
    edit_once (editor, 0);
    if (g_rand_int_range (editor->rand, 0, 8) == 0)
      studio_history_undo (editor->history);
    if (g_rand_int_range (editor->rand, 0, 16) == 0)
      studio_history_redo (editor->history);
  }
}

static void
assert_trio (StudioHistory *history)
{
  StudioPost *post = studio_history_get_post (history);

  g_assert_cmpstr (json_node_get_string (studio_json_lookup (studio_post_get_json (post), "brand")), ==, studio_brand_get_id (studio_post_get_brand (post)));
  g_assert_cmpstr (json_node_get_string (studio_json_lookup (studio_post_get_json (post), "template")), ==, studio_template_get_id (studio_post_get_template (post)));
}

/* Undoing all gives the first document byte for byte, redoing all the last. */
static void
test_random (void)
{
  Editor editor = { g_rand_new_with_seed (20261121), NULL, { fixture_brand ("contoh"), fixture_brand ("lain") }, { fixture_template ("contoh-pengumuman"), fixture_template ("contoh-angka") } };

  for (int round = 0; round < 100; round++) {
    g_autoptr (StudioPost) post = studio_post_new (editor.templates[0], editor.brands[0]);
    g_autoptr (StudioHistory) history = new_history (post);
    g_autofree char *first = document (history);
    g_autofree char *last = NULL;
    g_autofree char *back = NULL;
    g_autofree char *forth = NULL;

    editor.history = history;
    edit_much (&editor, 100);
    assert_trio (history);
    while (studio_history_redo (history))
      ;
    last = document (history);

    while (studio_history_undo (history))
      assert_trio (history);
    back = document (history);
    g_assert_cmpstr (back, ==, first);
    g_assert_false (studio_history_get_modified (history));
    g_assert_true (studio_post_get_brand (post) == editor.brands[0]);

    while (studio_history_redo (history))
      assert_trio (history);
    forth = document (history);
    g_assert_cmpstr (forth, ==, last);
  }

  for (int i = 0; i < 2; i++) {
    g_assert_finalize_object (editor.brands[i]);
    g_assert_finalize_object (editor.templates[i]);
  }
  g_rand_free (editor.rand);
}

static void
test_200_steps (void)
{
  g_autoptr (StudioPost) post = fixture_post ();
  g_autoptr (StudioHistory) history = new_history (post);
  g_autofree char *first = document (history);
  g_autofree char *back = NULL;

  for (int i = 0; i < 200; i++) {
    g_autofree char *text = g_strdup_printf ("Judul %d", i);

    set_text (history, "content/judul", text, NULL);
  }
  g_assert_cmpuint (studio_history_get_n_undo (history), ==, 200);
  for (int i = 0; i < 200; i++)
    g_assert_true (studio_history_undo (history));
  g_assert_false (studio_history_undo (history));
  back = document (history);
  g_assert_cmpstr (back, ==, first);
  for (int i = 0; i < 200; i++)
    g_assert_true (studio_history_redo (history));
  g_assert_false (studio_history_redo (history));
}

static void
test_limit (void)
{
  g_autoptr (StudioPost) post = fixture_post ();
  g_autoptr (StudioHistory) history = new_history (post);
  guint n_undone = 0;

  for (int i = 0; i < STUDIO_HISTORY_MAX_STEPS + 50; i++) {
    g_autofree char *text = g_strdup_printf ("%d", i);

    set_text (history, "content/judul", text, NULL);
  }
  g_assert_cmpuint (studio_history_get_n_undo (history), ==, STUDIO_HISTORY_MAX_STEPS);
  while (studio_history_undo (history))
    n_undone++;
  g_assert_cmpuint (n_undone, ==, STUDIO_HISTORY_MAX_STEPS);
  g_assert_cmpstr (json_node_get_string (studio_json_lookup (studio_post_get_json (post), "content/judul")), ==, "49");
  g_assert_true (studio_history_get_modified (history));
}

/* One edit of a merging row: after @pause µs, at @path with @key; @steps is how many steps there are then. */
typedef struct
{
  int pause;
  const char *path;
  const char *text;
  const char *key;
  guint steps;
} MergeCase;

static const MergeCase merge_cases[] = {
  { 0, "content/judul", "a", "judul", 1 },
  { 1000000, "content/judul", "ab", "judul", 1 },  /* a pause of one second still merges */
  { 1000001, "content/judul", "abc", "judul", 2 }, /* a longer one does not */
  { 10, "content/isi", "x", "isi", 3 },            /* another key */
  { 10, "content/isi", "xy", NULL, 4 },            /* no key */
  { 10, "content/isi", "xyz", "isi", 5 },
  { 10, "content/judul", "q", "isi", 5 }, /* the key decides, not the path */
  { 10, "content/judul", "q", "isi", 5 }, /* nothing changes */
};

static void
test_merge (void)
{
  g_autoptr (StudioPost) post = fixture_post ();
  g_autoptr (StudioHistory) history = new_history (post);

  for (gsize i = 0; i < G_N_ELEMENTS (merge_cases); i++) {
    const MergeCase *c = &merge_cases[i];

    now += c->pause;
    set_text (history, c->path, c->text, c->key);
    g_assert_cmpuint (studio_history_get_n_undo (history), ==, c->steps);
  }

  studio_history_undo (history);
  g_assert_cmpstr (json_node_get_string (studio_json_lookup (studio_post_get_json (post), "content/isi")), ==, "xy");
  g_assert_cmpstr (json_node_get_string (studio_json_lookup (studio_post_get_json (post), "content/judul")), ==, "abc");
}

static void
test_merge_ends (void)
{
  g_autoptr (StudioPost) post = fixture_post ();
  g_autoptr (StudioHistory) history = new_history (post);

  set_text (history, "content/judul", "a", "k");
  studio_history_end_merge (history);
  set_text (history, "content/judul", "ab", "k");
  g_assert_cmpuint (studio_history_get_n_undo (history), ==, 2);

  /* what was undone is not continued, neither before nor after the undo */
  studio_history_undo (history);
  set_text (history, "content/judul", "ac", "k");
  g_assert_cmpuint (studio_history_get_n_undo (history), ==, 2);
  studio_history_undo (history);
  studio_history_redo (history);
  set_text (history, "content/judul", "ad", "k");
  g_assert_cmpuint (studio_history_get_n_undo (history), ==, 3);
}

/* Typing a letter and deleting it leaves nothing to undo. */
static void
test_merge_to_nothing (void)
{
  g_autoptr (StudioPost) post = fixture_post ();
  g_autoptr (StudioHistory) history = new_history (post);

  set_text (history, "content/judul", "a", "k");
  set_text (history, "content/judul", NULL, "k");
  g_assert_cmpuint (studio_history_get_n_undo (history), ==, 0);
  g_assert_false (studio_history_get_modified (history));
  set_text (history, "content/judul", "b", "k");
  g_assert_cmpuint (studio_history_get_n_undo (history), ==, 1);
}

static void
test_nested (void)
{
  g_autoptr (StudioPost) post = fixture_post ();
  g_autoptr (StudioHistory) history = new_history (post);

  studio_history_begin (history, "Outer");
  set_text (history, "content/judul", "a", NULL);
  studio_history_begin (history, "Inner");
  set_text (history, "content/isi", "b", "k");
  g_assert_false (studio_history_undo (history));
  studio_history_end (history);
  g_assert_cmpuint (studio_history_get_n_undo (history), ==, 0);
  studio_history_end (history);

  g_assert_cmpuint (studio_history_get_n_undo (history), ==, 1);
  g_assert_cmpstr (studio_history_get_undo_label (history), ==, "Outer");
  g_assert_true (studio_history_undo (history));
  g_assert_null (studio_json_lookup (studio_post_get_json (post), "content/judul"));
  g_assert_cmpstr (studio_history_get_redo_label (history), ==, "Outer");
}

static void
test_nested_without_change (void)
{
  g_autoptr (StudioPost) post = fixture_post ();
  g_autoptr (StudioHistory) history = new_history (post);

  set_text (history, "content/judul", "a", NULL);
  studio_history_undo (history);
  studio_history_begin (history, "Nothing");
  studio_history_end (history);
  studio_history_begin (history, "There and back");
  set_text (history, "content/isi", "x", NULL);
  set_text (history, "content/isi", NULL, NULL);
  studio_history_end (history);
  g_assert_cmpuint (studio_history_get_n_undo (history), ==, 0);
  g_assert_cmpstr (studio_history_get_redo_label (history), ==, "Type"); /* and what could be redone still can */
}

static void
count (GString *log,
       GParamSpec *pspec,
       GObject *object)
{
  g_string_append_printf (log, "%s ", pspec->name);
}

static void
test_properties (void)
{
  g_autoptr (StudioPost) post = fixture_post ();
  g_autoptr (StudioHistory) history = new_history (post);
  g_autoptr (GString) log = g_string_new (NULL);
  g_autofree char *label = NULL;
  gboolean can_undo = FALSE;
  gboolean modified = FALSE;

  g_signal_connect_swapped (history, "notify", G_CALLBACK (count), log);
  set_text (history, "content/judul", "a", NULL);
  g_assert_cmpstr (log->str, ==, "can-undo undo-label modified ");
  g_object_get (history, "can-undo", &can_undo, "undo-label", &label, "modified", &modified, NULL);
  g_assert_true (can_undo && modified);
  g_assert_cmpstr (label, ==, "Type");

  g_string_truncate (log, 0);
  set_text (history, "content/judul", "b", NULL);
  g_assert_cmpstr (log->str, ==, "");

  studio_history_mark_saved (history);
  g_assert_cmpstr (log->str, ==, "modified ");
  g_assert_false (studio_history_get_modified (history));

  g_string_truncate (log, 0);
  studio_history_undo (history);
  g_assert_cmpstr (log->str, ==, "can-redo redo-label modified ");
  studio_history_redo (history);
  g_assert_false (studio_history_get_modified (history));

  /* reached by another way, it is still what stands in the file */
  set_text (history, "content/judul", "c", NULL);
  g_assert_true (studio_history_get_modified (history));
  set_text (history, "content/judul", "b", NULL);
  g_assert_false (studio_history_get_modified (history));
}

static void
note_change (GString *log,
             const char *path,
             StudioPost *post)
{
  g_string_append_printf (log, "[%s]", path);
}

static void
test_changed (void)
{
  g_autoptr (StudioPost) post = fixture_post ();
  g_autoptr (StudioHistory) history = new_history (post);
  g_autoptr (StudioBrand) lain = fixture_brand ("lain");
  g_autoptr (StudioTemplate) template = fixture_template ("contoh-angka");
  g_autoptr (GString) log = g_string_new (NULL);

  g_signal_connect_swapped (post, "changed", G_CALLBACK (note_change), log);
  set_text (history, "content/judul", "a", NULL);
  set_text (history, "content/judul", "a", NULL); /* the same: silent */
  set_text (history, "content/tidak_ada", NULL, NULL);
  studio_history_set_brand (history, lain, "Brand");
  studio_history_set_brand (history, lain, "Brand");
  studio_history_set_template (history, template, "Template");
  g_assert_cmpstr (log->str, ==, "[content/judul][brand][template]");

  g_string_truncate (log, 0);
  studio_history_begin (history, "Both");
  set_text (history, "content/judul", "b", NULL);
  set_text (history, "content/isi", "c", NULL);
  studio_history_end (history);
  studio_history_undo (history);
  studio_history_undo (history);
  g_assert_cmpstr (log->str, ==, "[content/judul][content/isi][][template]");
}

static void
test_finalize (void)
{
  StudioPost *post = fixture_post ();
  StudioHistory *history = new_history (post);
  StudioBrand *brand = fixture_brand ("lain");

  set_text (history, "content/judul", "a", NULL);
  studio_history_set_brand (history, brand, "Brand");
  studio_history_undo (history);
  studio_history_begin (history, "Left open");
  set_text (history, "content/isi", "b", NULL);
  g_assert_finalize_object (history);
  g_assert_finalize_object (post);
  g_assert_finalize_object (brand);
}

/* Returns: (transfer full): @brand with another primary colour */
static StudioBrand *
recolored (StudioBrand *brand,
           const char *color)
{
  g_autoptr (JsonNode) value = studio_json_string (color);
  g_autoptr (JsonNode) root = studio_json_with (studio_brand_get_json (brand), "colors/primary", value);
  g_autoptr (GError) error = NULL;
  StudioBrand *fresh = studio_brand_new ("brand.json", root, NULL, &error);

  g_assert_no_error (error);
  return fresh;
}

/* The brand itself was edited: all of the post's past is in it, without a step, and other brands stay. */
static void
test_replace_brand (void)
{
  g_autoptr (StudioPost) post = fixture_post ();
  g_autoptr (StudioBrand) old = g_object_ref (studio_post_get_brand (post));
  g_autoptr (StudioBrand) other = fixture_brand ("lain");
  g_autoptr (StudioBrand) fresh = recolored (old, "#123456");
  g_autoptr (StudioHistory) history = new_history (post);
  g_autofree char *empty = document (history);
  g_autofree char *typed = NULL, *again = NULL, *back = NULL;

  set_text (history, "content/judul", "Satu", NULL);
  typed = document (history);
  studio_history_set_brand (history, other, "Brand");
  studio_history_replace_brand (history, old, fresh, FALSE);
  g_assert_true (studio_post_get_brand (post) == other);
  g_assert_cmpuint (studio_history_get_n_undo (history), ==, 2);
  studio_history_undo (history);
  g_assert_true (studio_post_get_brand (post) == fresh);
  again = document (history);
  g_assert_cmpstr (again, ==, typed);
  studio_history_undo (history);
  g_assert_true (studio_post_get_brand (post) == fresh);
  back = document (history);
  g_assert_cmpstr (back, ==, empty);
  /* the file has the old one */
  g_assert_true (studio_history_get_modified (history));
  studio_history_redo (history);
  studio_history_redo (history);
  g_assert_true (studio_post_get_brand (post) == other);
}

static void
test_replace_brand_unsaved (void)
{
  g_autoptr (StudioPost) post = fixture_post ();
  g_autoptr (StudioBrand) old = g_object_ref (studio_post_get_brand (post));
  g_autoptr (StudioBrand) fresh = recolored (old, "#123456"), third = recolored (old, "#654321");
  g_autoptr (StudioHistory) history = new_history (post);

  studio_history_replace_brand (history, old, fresh, TRUE);
  g_assert_true (studio_post_get_brand (post) == fresh);
  g_assert_false (studio_history_get_modified (history));
  g_assert_cmpuint (studio_history_get_n_undo (history), ==, 0);
  /* a post that wears another state of the brand keeps it */
  studio_history_replace_brand (history, old, third, TRUE);
  g_assert_true (studio_post_get_brand (post) == fresh);
  /* in the middle of a step that is being gathered */
  studio_history_begin (history, "Several");
  set_text (history, "content/judul", "Satu", NULL);
  studio_history_replace_brand (history, fresh, third, TRUE);
  studio_history_end (history);
  studio_history_undo (history);
  g_assert_true (studio_post_get_brand (post) == third);
  g_assert_false (studio_history_get_modified (history));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_use_data ();

  g_test_add_func ("/history/random", test_random);
  g_test_add_func ("/history/200-steps", test_200_steps);
  g_test_add_func ("/history/limit", test_limit);
  g_test_add_func ("/history/merge", test_merge);
  g_test_add_func ("/history/merge-ends", test_merge_ends);
  g_test_add_func ("/history/merge-to-nothing", test_merge_to_nothing);
  g_test_add_func ("/history/nested", test_nested);
  g_test_add_func ("/history/nested-without-change", test_nested_without_change);
  g_test_add_func ("/history/properties", test_properties);
  g_test_add_func ("/history/changed", test_changed);
  g_test_add_func ("/history/replace-brand", test_replace_brand);
  g_test_add_func ("/history/replace-brand-unsaved", test_replace_brand_unsaved);
  g_test_add_func ("/history/finalize", test_finalize);
  return g_test_run ();
}
