#include "model-fixture.h"

#include "studio-history-private.h"
#include "studio-history-record.h"

/** Shelf: what a library keeps of one post: its document, its looks, its steps and their files. */
typedef struct
{
  GBytes *document;
  StudioBrand *brand;
  StudioTemplate *template;
  GPtrArray *steps; /* GBytes */
  guint position;
  GHashTable *files; /* hash → GBytes */
  guint n_written;
} Shelf;

static gint64 now;

static gint64
test_clock (gpointer data)
{
  return now;
}

static Shelf *
shelf_new (void)
{
  Shelf *shelf = g_new0 (Shelf, 1);

  shelf->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  shelf->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  return shelf;
}

static void
shelf_free (Shelf *shelf)
{
  g_clear_pointer (&shelf->document, g_bytes_unref);
  g_clear_object (&shelf->brand);
  g_clear_object (&shelf->template);
  g_ptr_array_unref (shelf->steps);
  g_hash_table_unref (shelf->files);
  g_free (shelf);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Shelf, shelf_free)

static void
add_files (Shelf *shelf,
           StudioHistoryRecord *record,
           guint index)
{
  g_autoptr (GHashTable) files = studio_history_record_load_files (record, index);
  GHashTableIter iter;
  gpointer hash, bytes;

  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &hash, &bytes))
    g_hash_table_insert (shelf->files, g_strdup (hash), g_bytes_ref (bytes));
}

/* What the library does with a record. */
static void
shelf_save (Shelf *shelf,
            StudioHistory *history)
{
  g_autoptr (StudioHistoryRecord) record = studio_history_take_record (history);
  StudioPost *post = studio_history_get_post (history);
  char *text = studio_json_write (studio_post_get_json (post));

  g_clear_pointer (&shelf->document, g_bytes_unref);
  shelf->document = g_bytes_new_take (text, strlen (text));
  g_set_object (&shelf->brand, studio_post_get_brand (post));
  g_set_object (&shelf->template, studio_post_get_template (post));
  if (record == NULL)
    return;

  g_assert_cmpuint (studio_history_record_get_kept (record), <=, shelf->steps->len);
  g_ptr_array_set_size (shelf->steps, (int) studio_history_record_get_kept (record));
  for (guint i = 0; i < studio_history_record_get_n_steps (record); i++) {
    g_ptr_array_add (shelf->steps, studio_history_record_get_step (record, i));
    add_files (shelf, record, i);
  }
  shelf->n_written = studio_history_record_get_n_steps (record);
  shelf->position = studio_history_record_get_position (record);
  g_assert_cmpuint (shelf->position, <=, shelf->steps->len);
}

/* As after a restart. @whole: whether all steps must come back */
static StudioHistory *
shelf_load (Shelf *shelf,
            gboolean whole)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = studio_json_parse ("post.json", shelf->document, &error);
  g_autoptr (StudioPost) post = studio_post_new_from_json ("post.json", root, shelf->template, shelf->brand, NULL, &error);
  g_autoptr (StudioHistoryRecord) record = studio_history_record_new (shelf->steps, shelf->position, shelf->files);
  StudioHistory *history;

  g_assert_no_error (error);
  history = studio_history_new (post);
  studio_history_set_clock (history, test_clock, NULL);
  g_assert_cmpint (studio_history_restore (history, record, &error), ==, whole);
  if (whole)
    g_assert_no_error (error);
  else
    fixture_assert_error (error, STUDIO_ERROR_INVALID, "Undo");
  g_assert_false (studio_history_get_modified (history));
  return history;
}

static char *
document (StudioHistory *history)
{
  return studio_json_write (studio_post_get_json (studio_history_get_post (history)));
}

/* All that can be reached, one state a line, with the labels; the present is where it was afterwards. */
static char *
all_states (StudioHistory *history)
{
  GString *text = g_string_new (NULL);
  guint n_undo = studio_history_get_n_undo (history);

  while (studio_history_undo (history))
    ;
  do {
    StudioPost *post = studio_history_get_post (history);
    g_autofree char *line = studio_json_write_line (studio_post_get_json (post));
    g_autofree char *brand = studio_json_write_line (studio_brand_get_json (studio_post_get_brand (post)));
    g_autofree char *template = studio_json_write_line (studio_template_get_json (studio_post_get_template (post)));

    g_string_append_printf (text, "%s %u %u\n%s\n", line, g_str_hash (brand), g_str_hash (template), studio_history_get_redo_label (history));
  } while (studio_history_redo (history));
  while (studio_history_get_n_undo (history) > n_undo)
    studio_history_undo (history);
  return g_string_free (text, FALSE);
}

static StudioHistory *
new_history (void)
{
  g_autoptr (StudioPost) post = fixture_post ();
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

/** Editor: what random edits are made with. */
typedef struct
{
  GRand *rand;
  StudioHistory *history;
  StudioBrand *brands[2];
  StudioTemplate *templates[2];
} Editor;

static void
set_random (Editor *editor)
{
  static const char *const paths[] = { "content/judul", "content/poin", "content/isi", "variants/feed/set/judul/size", "variants/feed", "baru/a", "baru/b/0", "layers/x1/x" };
  static const char *const values[] = { "1", "0.123456789", "'teks'", "['a','b','c']", "{'set':{'judul':{'size':40}}}", NULL };
  static const char *const merges[] = { NULL, NULL, "judul", "geser" };
  const char *path = paths[g_rand_int_range (editor->rand, 0, G_N_ELEMENTS (paths))];
  const char *value = values[g_rand_int_range (editor->rand, 0, G_N_ELEMENTS (values))];
  g_autoptr (JsonNode) node = NULL;

  /* what could not be opened again, a program does not write */
  if (g_str_equal (path, "content/judul"))
    value = "'Judul'";
  else if (g_str_equal (path, "content/isi"))
    value = g_rand_boolean (editor->rand) ? "'isi'" : "'isi lain'";
  else if (g_str_equal (path, "content/poin"))
    value = g_rand_boolean (editor->rand) ? "['x','y']" : "['w','x','z']";
  else if (g_str_equal (path, "variants/feed"))
    value = "{'set':{'judul':{'size':40}}}";
  else if (g_str_has_prefix (path, "layers") && value != NULL)
    value = "12.5";
  if (g_rand_int_range (editor->rand, 0, 4) == 0)
    value = NULL;
  node = value != NULL ? fixture_json (value) : NULL;
  studio_history_set (editor->history, path, node, path, merges[g_rand_int_range (editor->rand, 0, G_N_ELEMENTS (merges))]);
}

static void
edit_once (Editor *editor)
{
  now += g_rand_int_range (editor->rand, 0, 1500000);
  switch (g_rand_int_range (editor->rand, 0, 16)) {
  case 0:
    studio_history_set_brand (editor->history, editor->brands[g_rand_int_range (editor->rand, 0, 2)], "Brand");
    break;
  case 1:
    studio_history_begin (editor->history, "Several");
    for (int i = g_rand_int_range (editor->rand, 0, 4); i > 0; i--)
      set_random (editor);
    studio_history_end (editor->history);
    break;
  case 2:
  case 3:
    studio_history_undo (editor->history);
    break;
  case 4:
    studio_history_redo (editor->history);
    break;
  case 5:
    studio_history_end_merge (editor->history);
    break;
  default:
    set_random (editor);
  }
}

static void
assert_same (Shelf *shelf,
             StudioHistory *history)
{
  g_autoptr (StudioHistory) restored = shelf_load (shelf, TRUE);
  g_autofree char *expected = all_states (history);
  g_autofree char *found = all_states (restored);

  g_assert_cmpuint (studio_history_get_n_undo (restored), ==, studio_history_get_n_undo (history));
  g_assert_cmpstr (found, ==, expected);
}

/* Whatever was done between the takes, all states come back, and what is restored can be edited and stored on. */
static void
test_random (void)
{
  Editor editor = { g_rand_new_with_seed (20261122), NULL, { fixture_brand ("contoh"), fixture_brand ("lain") }, { NULL } };

  for (int round = 0; round < 40; round++) {
    g_autoptr (Shelf) shelf = shelf_new ();
    g_autoptr (StudioHistory) history = new_history ();

    editor.history = history;
    for (int i = 0; i < 60; i++) {
      edit_once (&editor);
      if (g_rand_int_range (editor.rand, 0, 3) > 0)
        shelf_save (shelf, history);
      if (g_rand_int_range (editor.rand, 0, 20) == 0) {
        shelf_save (shelf, history);
        assert_same (shelf, history);
        g_clear_object (&history);
        history = shelf_load (shelf, TRUE);
        editor.history = history;
      }
    }
    shelf_save (shelf, history);
    assert_same (shelf, history);
  }

  g_rand_free (editor.rand);
  for (int i = 0; i < 2; i++)
    g_object_unref (editor.brands[i]);
}

/* One edit gives one step; what did not change is not given; going back and forth gives no step. */
static void
test_little (void)
{
  g_autoptr (StudioHistory) history = new_history ();
  g_autoptr (Shelf) shelf = shelf_new ();
  StudioHistoryRecord *record;

  g_assert_null (studio_history_take_record (history));
  for (int i = 0; i < 5; i++) {
    set_text (history, "content/judul", i % 2 ? "a" : "b", NULL);
    shelf_save (shelf, history);
    g_assert_cmpuint (shelf->n_written, ==, 1);
    g_assert_cmpuint (shelf->steps->len, ==, i + 1);
    g_assert_null (studio_history_take_record (history));
  }

  studio_history_undo (history);
  record = studio_history_take_record (history);
  g_assert_cmpuint (studio_history_record_get_kept (record), ==, 5);
  g_assert_cmpuint (studio_history_record_get_n_steps (record), ==, 0);
  g_assert_cmpuint (studio_history_record_get_position (record), ==, 4);
  studio_history_record_unref (record);

  /* what was undone goes when something else is done */
  set_text (history, "content/isi", "baru", NULL);
  record = studio_history_take_record (history);
  g_assert_cmpuint (studio_history_record_get_kept (record), ==, 4);
  g_assert_cmpuint (studio_history_record_get_n_steps (record), ==, 1);
  studio_history_record_unref (record);

  studio_history_forget_records (history);
  record = studio_history_take_record (history);
  g_assert_cmpuint (studio_history_record_get_kept (record), ==, 0);
  g_assert_cmpuint (studio_history_record_get_n_steps (record), ==, 5);
  studio_history_record_unref (record);
}

/* Typing goes on after it was stored: the step that grew is given again, and the one that vanished is not kept. */
static void
test_merge (void)
{
  g_autoptr (StudioHistory) history = new_history ();
  g_autoptr (StudioHistory) restored = NULL;
  g_autoptr (Shelf) shelf = shelf_new ();
  g_autofree char *text = NULL;

  set_text (history, "content/isi", "isi", NULL);
  set_text (history, "content/judul", "J", "judul");
  shelf_save (shelf, history);
  g_assert_cmpuint (shelf->steps->len, ==, 2);
  set_text (history, "content/judul", "Ju", "judul");
  shelf_save (shelf, history);
  g_assert_cmpuint (shelf->n_written, ==, 1);
  g_assert_cmpuint (shelf->steps->len, ==, 2);
  restored = shelf_load (shelf, TRUE);
  studio_history_undo (restored);
  text = document (restored);
  g_assert_null (strstr (text, "judul"));
  g_assert_nonnull (strstr (text, "isi"));

  set_text (history, "content/judul", NULL, "judul");
  shelf_save (shelf, history);
  g_assert_cmpuint (shelf->steps->len, ==, 1);

  /* a restored step is closed */
  set_text (history, "content/judul", "J", "judul");
  shelf_save (shelf, history);
  assert_same (shelf, history);
  g_clear_object (&restored);
  restored = shelf_load (shelf, TRUE);
  set_text (restored, "content/judul", "Ju", "judul");
  g_assert_cmpuint (studio_history_get_n_undo (restored), ==, 3);
}

/* While a pointer drags, the step is stored as far as it is; what was undone before comes back if the drag comes to nothing. */
static void
test_gathering (void)
{
  g_autoptr (StudioHistory) history = new_history ();
  g_autoptr (Shelf) shelf = shelf_new ();

  set_text (history, "content/judul", "satu", NULL);
  set_text (history, "content/judul", "dua", NULL);
  studio_history_undo (history);
  shelf_save (shelf, history);
  g_assert_cmpuint (shelf->steps->len, ==, 2);

  studio_history_begin (history, "Drag");
  shelf_save (shelf, history);
  g_assert_cmpuint (shelf->steps->len, ==, 2);
  set_text (history, "variants/feed/set/judul/x", "9", NULL);
  shelf_save (shelf, history);
  {
    g_autoptr (StudioHistory) restored = shelf_load (shelf, TRUE);
    g_autofree char *text = NULL;

    g_assert_cmpuint (studio_history_get_n_undo (restored), ==, 2);
    g_assert_cmpstr (studio_history_get_undo_label (restored), ==, "Drag");
    studio_history_undo (restored);
    text = document (restored);
    g_assert_null (strstr (text, "variants"));
    g_assert_nonnull (strstr (text, "satu"));
  }

  set_text (history, "variants", NULL, NULL);
  studio_history_end (history);
  shelf_save (shelf, history);
  g_assert_cmpuint (studio_history_get_n_undo (history), ==, 1);
  assert_same (shelf, history);
  g_assert_cmpuint (shelf->steps->len, ==, 2);
}

/* A thousand steps stay; the stored ones are not written anew each time one drops out. */
static void
test_long (void)
{
  g_autoptr (StudioHistory) history = new_history ();
  g_autoptr (Shelf) shelf = shelf_new ();
  guint most = 0;
  guint n_written = 0;

  for (int i = 0; i < STUDIO_HISTORY_MAX_STEPS + 600; i++) {
    g_autofree char *text = g_strdup_printf ("%d", i);

    set_text (history, "content/judul", text, NULL);
    shelf_save (shelf, history);
    n_written += shelf->n_written;
    most = MAX (most, shelf->steps->len);
  }
  g_assert_cmpuint (n_written, <, 5 * STUDIO_HISTORY_MAX_STEPS);
  g_assert_cmpuint (most, <, 2 * STUDIO_HISTORY_MAX_STEPS);
  assert_same (shelf, history);
}

/* What is written into all states makes all stored ones wrong. */
static void
test_note (void)
{
  g_autoptr (StudioHistory) history = new_history ();
  g_autoptr (Shelf) shelf = shelf_new ();
  g_autoptr (JsonNode) value = studio_json_string ("x");

  set_text (history, "content/judul", "satu", NULL);
  set_text (history, "catatan", "y", NULL);
  studio_history_undo (history);
  shelf_save (shelf, history);
  studio_history_note (history, "catatan", value);
  shelf_save (shelf, history);
  assert_same (shelf, history);
}

/* Brand and template come back as they were, with the logos; A → B → A is one brand again. */
static void
test_looks (void)
{
  g_autoptr (StudioHistory) history = new_history ();
  g_autoptr (Shelf) shelf = shelf_new ();
  g_autoptr (StudioBrand) other = fixture_brand ("lain");
  g_autoptr (StudioTemplate) figures = fixture_template ("contoh-angka");
  g_autoptr (StudioBrand) first = g_object_ref (studio_post_get_brand (studio_history_get_post (history)));
  g_autoptr (StudioHistory) restored = NULL;
  g_autoptr (GBytes) expected = NULL;
  g_autoptr (GBytes) found = NULL;
  StudioPost *post;

  studio_history_set_brand (history, other, "Brand");
  studio_history_set_template (history, figures, "Template");
  studio_history_set_brand (history, first, "Brand back");
  shelf_save (shelf, history);
  assert_same (shelf, history);

  restored = shelf_load (shelf, TRUE);
  post = studio_history_get_post (restored);
  while (studio_history_undo (restored))
    ;
  g_assert_true (studio_post_get_brand (post) == first);
  g_assert_cmpstr (studio_template_get_id (studio_post_get_template (post)), ==, "contoh-pengumuman");
  studio_history_redo (restored);
  g_assert_cmpstr (studio_brand_get_id (studio_post_get_brand (post)), ==, "lain");
  expected = studio_brand_load_logo (other, "primary", NULL);
  found = studio_brand_load_logo (studio_post_get_brand (post), "primary", NULL);
  g_assert_cmpint (expected == NULL, ==, found == NULL);
  if (expected != NULL)
    g_assert_true (g_bytes_equal (expected, found));
}

/* A photo that the post no longer shows is there again after undo. */
static void
test_photo (void)
{
  g_autoptr (StudioHistory) history = new_history ();
  g_autoptr (Shelf) shelf = shelf_new ();
  g_autoptr (StudioAsset) asset = fixture_asset (1);
  g_autofree char *json = g_strdup_printf ("{'asset':'%s'}", studio_asset_get_hash (asset));
  g_autoptr (JsonNode) value = fixture_json (json);
  g_autoptr (StudioHistory) restored = NULL;
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autoptr (StudioAsset) found = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) hashes = NULL;

  studio_post_add_asset (studio_history_get_post (history), asset);
  studio_history_set (history, "content/gambar", value, "Photo", NULL);
  studio_history_set (history, "content/gambar", NULL, "No photo", NULL);
  shelf_save (shelf, history);
  g_assert_cmpuint (g_hash_table_size (shelf->files), ==, 1);
  hashes = studio_history_step_list_hashes (g_ptr_array_index (shelf->steps, 1));
  g_assert_cmpuint (g_strv_length (hashes), ==, 1);
  g_assert_cmpstr (hashes[0], ==, studio_asset_get_hash (asset));

  restored = shelf_load (shelf, TRUE);
  studio_history_undo (restored);
  snapshot = studio_post_snapshot (studio_history_get_post (restored));
  found = studio_snapshot_load_asset (snapshot, hashes[0], &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (studio_asset_get_bytes (found), studio_asset_get_bytes (asset)));
}

static void
replace_step (Shelf *shelf,
              guint index,
              const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');

  g_bytes_unref (g_ptr_array_index (shelf->steps, index));
  g_ptr_array_index (shelf->steps, index) = g_bytes_new (json, strlen (json));
}

/* Bad rows cost the steps beyond them on their side, and nothing else. */
static void
test_hostile (void)
{
  static const char *const rows[] = {
    "",
    "{",
    "null",
    "[]",
    "{}",
    "{'label':1,'path':''}",
    "{'label':'x'}",
    "{'label':'x','path':'','time':-1}",
    "{'label':'x','path':'','back':1,'forth':1}",
    "{'label':'x','path':'','back':{'to':1},'forth':{'in':{}}}",
    "{'label':'x','path':'','back':{'to':{}},'forth':{'in':{}}}",
    "{'label':'x','path':'','back':{'in':{'id':{'to':'other'}}},'forth':{'in':{'content':{'in':{}}}}}",
    "{'label':'x','path':'','back':{'in':{'brand':{'to':'lain'}}},'forth':{'in':{}}}",
    "{'label':'x','path':'','back':{'in':{'content':{'to':7}}},'forth':{'in':{}}}",
    "{'label':'x','path':'','back':{'in':{'content':{'in':{'judul':{'to':[1]}}}}},'forth':{'in':{}}}",
    "{'label':'x','path':'','back':{'not':['format','content']},'forth':{'in':{'nothing':{'to':1}}}}",
    "{'label':'x','path':'','brand':1}",
    "{'label':'x','path':'','brand':{'back':{},'forth':{}}}",
    "{'label':'x','path':'','brand':{'back':{'files':{}},'forth':{'json':{'to':1},'files':{}}}}",
    "{'label':'x','path':'','brand':{'back':{'json':{'to':1},'files':{}},'forth':{'files':{}}}}",
    "{'label':'x','path':'','template':{'back':{'to':{}},'forth':{'in':{}}}}",
    "{'label':'x','path':'','template':1,'back':{'to':2}}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (StudioHistory) history = new_history ();
    g_autoptr (StudioHistory) restored = NULL;
    g_autoptr (Shelf) shelf = shelf_new ();
    g_autofree char *text = NULL;
    g_autofree char *after = NULL;

    for (int n = 0; n < 6; n++)
      set_text (history, "content/judul", n % 2 ? "satu" : "dua", NULL);
    studio_history_undo (history);
    studio_history_undo (history);
    shelf_save (shelf, history);
    replace_step (shelf, 1, rows[i]);
    restored = shelf_load (shelf, FALSE);
    g_test_message ("%s", rows[i]);
    g_assert_cmpuint (studio_history_get_n_undo (restored), ==, 2);
    text = document (history);
    after = document (restored);
    g_assert_cmpstr (after, ==, text);

    /* the next save sets it right */
    shelf_save (shelf, restored);
    assert_same (shelf, restored);
    g_assert_cmpuint (shelf->steps->len, ==, 4);
  }
}

/* Steps of another document, too few or too many of them. */
static void
test_strange (void)
{
  g_autoptr (StudioHistory) history = new_history ();
  g_autoptr (Shelf) shelf = shelf_new ();
  g_autoptr (StudioHistory) restored = NULL;
  g_autofree char *text = NULL;

  set_text (history, "content/judul", "satu", NULL);
  set_text (history, "content/judul", "dua", NULL);
  shelf_save (shelf, history);

  shelf->position = 3;
  restored = shelf_load (shelf, FALSE);
  g_assert_cmpuint (studio_history_get_n_undo (restored), ==, 0);
  g_clear_object (&restored);

  /* as if the last step had not been done: what it says is not what stands there */
  shelf->position = 1;
  restored = shelf_load (shelf, FALSE);
  g_assert_cmpuint (studio_history_get_n_undo (restored), ==, 0);
  g_assert_false (studio_history_redo (restored));
  text = document (restored);
  g_assert_nonnull (strstr (text, "dua"));
}

/* A thousand layers: a take after one edit, its text, and what a restart costs. */
static void
test_fast (void)
{
  g_autoptr (StudioHistory) history = new_history ();
  g_autoptr (Shelf) shelf = shelf_new ();
  g_autoptr (StudioHistory) restored = NULL;
  g_autoptr (GString) layers = g_string_new ("{");
  g_autoptr (JsonNode) value = NULL;
  gint64 start;
  gint64 took = 0;
  gint64 made = 0;

  for (int i = 0; i < 1000; i++)
    g_string_append_printf (layers, "%s'x%d':{'type':'rect','x':%d,'y':1,'w':10,'h':10,'fill':'primary','name':'Kotak'}", i > 0 ? "," : "", i, i);
  g_string_append_c (layers, '}');
  value = fixture_json (layers->str);
  studio_history_set (history, "layers", value, "Layers", NULL);
  shelf_save (shelf, history);
  for (int i = 0; i < 200; i++) {
    g_autoptr (JsonNode) x = studio_json_number (i + 2000);
    g_autofree char *path = g_strdup_printf ("layers/x%d/x", i);
    g_autoptr (StudioHistoryRecord) record = NULL;
    g_autoptr (GBytes) text = NULL;

    studio_history_set (history, path, x, "Move", NULL);
    start = g_get_monotonic_time ();
    record = studio_history_take_record (history);
    took += g_get_monotonic_time () - start;
    start = g_get_monotonic_time ();
    text = studio_history_record_get_step (record, 0);
    made += g_get_monotonic_time () - start;
    g_assert_cmpuint (g_bytes_get_size (text), <, 400);
    g_ptr_array_add (shelf->steps, g_steal_pointer (&text));
    shelf->position++;
  }
  shelf_save (shelf, history);
  start = g_get_monotonic_time ();
  restored = shelf_load (shelf, TRUE);
  g_test_message ("take %.3f ms, text of the step %.3f ms, restore of %u steps %.1f ms", took / 200e3, made / 200e3, shelf->steps->len, (g_get_monotonic_time () - start) / 1e3);
  g_assert_cmpuint (studio_history_get_n_undo (restored), ==, 201);
  g_assert_cmpint (took, <, 200 * 2000);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_use_data ();
  g_test_add_func ("/history-record/random", test_random);
  g_test_add_func ("/history-record/little", test_little);
  g_test_add_func ("/history-record/merge", test_merge);
  g_test_add_func ("/history-record/gathering", test_gathering);
  g_test_add_func ("/history-record/long", test_long);
  g_test_add_func ("/history-record/note", test_note);
  g_test_add_func ("/history-record/looks", test_looks);
  g_test_add_func ("/history-record/photo", test_photo);
  g_test_add_func ("/history-record/hostile", test_hostile);
  g_test_add_func ("/history-record/strange", test_strange);
  g_test_add_func ("/history-record/fast", test_fast);
  return g_test_run ();
}
