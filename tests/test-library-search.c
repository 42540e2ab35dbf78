#include "library-fixture.h"

#include "studio-library-snippet.h"

/* Sample: a post of the library that is searched. All times are of its plan. */
typedef struct
{
  const char *title;
  const char *json; /* (nullable): members laid over the document */
  const char *folder;
} Sample;

static const Sample samples[] = {
  { "Rapat koordinasi banjir", "{'content':{'isi':'Bersama BPBD','tempat':'Aula Kecamatan'},'review':'returned','tags':['Bencana','Rapat'],"
                               "'plan':[{'at':'2026-11-25T09:00:00+08:00','platform':'instagram'},{'at':'2026-12-02T09:00:00+08:00'}]}",
    "Bencana" },
  { "Café & résumé", "{'caption':{'text':'Takarir panjang tentang jalan desa','variants':{'x':{'text':'Versi singkat'}}},'tags':['Rapat']}", NULL },
  { "Jalan rusak", "{'descriptions':{'1':{'alt':'Alat berat meratakan aspal'}},'comments':[{'id':'k','by':'Zulaikha','text':'Fotonya buram','replies':[{'text':'Sudah dicerahkan'}]}],'plan':[{'at':'2026-11-30T23:30:00+08:00'}]}", "Bencana" },
  { "Pengumuman", "{'layers':{'l-1':{'type':'text','text':'Ditulis tangan'}},'review':'published'}", NULL },
};

static StudioLibrary *library;
static char *ids[G_N_ELEMENTS (samples)];

static void
set_folder (const char *id,
            const char *folder)
{
  const char *const list[] = { id, NULL };
  g_autoptr (GError) error = NULL;
  LIBRARY_ASK (library, set_folder, list, folder);

  studio_library_set_folder_finish (library, result, &error);
  g_assert_no_error (error);
}

static void
fill (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++) {
    g_autoptr (StudioPost) post = library_post (samples[i].title);
    g_autoptr (StudioHistory) history = studio_history_new (post);
    g_autoptr (JsonNode) more = fixture_json (samples[i].json);
    g_autoptr (JsonNode) root = studio_json_merge (studio_post_get_json (post), more);

    studio_history_set_root (history, root, "Fill", NULL);
    fixture_save (library, post);
    ids[i] = g_strdup (fixture_id (post));
    if (samples[i].folder != NULL)
      set_folder (ids[i], samples[i].folder);
  }
}

/* Returns: (transfer full): the indices of the samples found, in order, as "0 2" */
static char *
find (const StudioLibraryQuery *query)
{
  g_autoptr (GPtrArray) items = library_query (library, query);
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++) {
    const char *id = studio_library_item_get_id (g_ptr_array_index (items, i));

    for (gsize j = 0; j < G_N_ELEMENTS (samples); j++) {
      if (g_str_equal (id, ids[j]))
        g_string_append_printf (found, "%s%" G_GSIZE_FORMAT, found->len > 0 ? " " : "", j);
    }
  }
  return g_string_free (found, FALSE);
}

static gint64
moment (const char *iso)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (iso, NULL);

  return g_date_time_to_unix (time);
}

static void
test_texts (void)
{
  static const struct
  {
    const char *text;
    const char *found;
  } cases[] = {
    { "banjir", "0" },
    { "BAN", "0" },
    { "koordinasi rapat", "0" },
    { "rapat xyz", "" },
    { "cafe resume", "1" },
    { "café", "1" },
    { "jalan", "1 2" },
    { "aula", "0" },
    { "bpbd", "0" },
    { "versi singkat", "1" },
    { "aspal", "2" },
    { "ditulis", "3" },
    { "buram", "2" },
    { "dicerahkan", "2" },
    { "zulaikha", "" },
    { "bencana", "0" },
    { "anjir", "" },
    /* whatever is typed is words, never an operator */
    { "banjir OR jalan", "" },
    { "\"banjir", "0" },
    { "banjir*", "0" },
    { "title:banjir", "" },
    { "banjir)", "0" },
    { "NEAR(banjir)", "" },
    { "-banjir", "0" },
    { "'; DROP TABLE post", "" },
    /* no word in it: no filter */
    { "", "0 1 2 3" },
    { "  ?! ", "0 1 2 3" },
    { "\xff\xfe", "0 1 2 3" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    StudioLibraryQuery query = { .text = cases[i].text, .sort = STUDIO_LIBRARY_SORT_CREATED };
    g_autofree char *found = find (&query);
    g_auto (GStrv) sorted = g_strsplit (found, " ", -1);
    guint n = g_strv_length (sorted);

    /* all were made within a second: what counts is which */
    g_assert_cmpuint (n, ==, *cases[i].found != '\0' ? (strlen (cases[i].found) + 1) / 2 : 0);
    for (guint j = 0; j < n; j++) {
      if (strstr (cases[i].found, sorted[j]) == NULL)
        g_error ("“%s” finds %s, not %s", cases[i].text, found, cases[i].found);
    }
  }
}

static void
test_match_order (void)
{
  StudioLibraryQuery query = { .text = "jalan", .sort = STUDIO_LIBRARY_SORT_MATCH };
  g_autofree char *found = find (&query);

  /* in the title before in the caption */
  g_assert_cmpstr (found, ==, "2 1");
}

static void
test_snippet (void)
{
  StudioLibraryQuery query = { .text = "desa" };
  g_autoptr (GPtrArray) items = library_query (library, &query);
  g_autofree char *wanted = g_strconcat (STUDIO_LIBRARY_HIT_START, "desa", STUDIO_LIBRARY_HIT_END, NULL);

  g_assert_cmpuint (items->len, ==, 1);
  g_assert_nonnull (strstr (studio_library_item_get_snippet (g_ptr_array_index (items, 0)), wanted));
}

/* What reviewers wrote is found, and shown with its word marked. */
static void
test_comment_snippet (void)
{
  StudioLibraryQuery query = { .text = "buram" };
  g_autoptr (GPtrArray) items = library_query (library, &query);

  g_assert_cmpuint (items->len, ==, 1);
  g_assert_cmpstr (studio_library_item_get_snippet (g_ptr_array_index (items, 0)), ==, "Fotonya " STUDIO_LIBRARY_HIT_START "buram" STUDIO_LIBRARY_HIT_END " Sudah dicerahkan");
}

/* < and > stand for the marks around a hit. */
static void
test_cuts (void)
{
  static const struct
  {
    const char *text;
    const char *search;
    const char *cut; /* (nullable) */
  } cases[] = {
    { "Jalan desa rusak", "desa", "Jalan <desa> rusak" },
    { "Jalan desa rusak", "DES", "Jalan <desa> rusak" },
    { "Jalan desa rusak", "esa", NULL },
    { "Jalan desa rusak", "", NULL },
    { "Café résumé", "cafe RESUME", "<Café> <résumé>" },
    { "Cafe\xcc\x81 baru", "cafe", "<Cafe\xcc\x81> baru" },
    { "cafe", "café", "<cafe>" },
    { "rapat, rapat-rapat!", "rapat", "<rapat>, <rapat>-<rapat>!" },
    { "satu\n\n  dua\ttiga", "dua", "satu <dua> tiga" },
    { "palsu\002tanda\003 hit", "hit", "palsu tanda <hit>" },
    { "a b c d e f hit g h i j k l m n o p q r s t", "hit", "…c d e f <hit> g h i j k l m n o…" },
    { "hit b c d e f g h i j k l m n o p", "hit", "<hit> b c d e f g h i j k l m n…" },
    { "a b c d hit", "hit", "a b c d <hit>" },
    { "a b c d e hit", "hit", "…b c d e <hit>" },
    { "(2026) 17 Agustus", "17", "(2026) <17> Agustus" },
    { "Ελλάδα και Ωμέγα", "ωμεγα", "Ελλάδα και <Ωμέγα>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (StudioLibraryTerms) terms = studio_library_terms_new (cases[i].search);
    g_autofree char *cut = terms != NULL ? studio_library_terms_cut (terms, cases[i].text) : NULL;
    g_autofree char *shown = cut != NULL ? g_strdelimit (g_strdelimit (g_strdup (cut), STUDIO_LIBRARY_HIT_START, '<'), STUDIO_LIBRARY_HIT_END, '>') : NULL;

    g_assert_cmpstr (shown, ==, cases[i].cut);
  }
}

static void
test_filters (void)
{
  const gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const struct
  {
    StudioLibraryQuery query;
    const char *found;
  } cases[] = {
    { { .state = "returned" }, "0" },
    { { .state = "draft", .sort = STUDIO_LIBRARY_SORT_TITLE }, "1 2" },
    { { .state = "nonsense" }, "" },
    { { .brand = "contoh", .sort = STUDIO_LIBRARY_SORT_TITLE }, "1 2 3 0" },
    { { .brand = "lain" }, "" },
    { { .template = "contoh-pengumuman", .limit = 1, .sort = STUDIO_LIBRARY_SORT_TITLE }, "1" },
    { { .template = "contoh-angka" }, "" },
    { { .folder = "Bencana", .sort = STUDIO_LIBRARY_SORT_TITLE }, "2 0" },
    { { .folder = "", .sort = STUDIO_LIBRARY_SORT_TITLE }, "1 3" },
    { { .folder = "Bencana", .text = "jalan" }, "2" },
    { { .tag = "Rapat", .sort = STUDIO_LIBRARY_SORT_TITLE }, "1 0" },
    { { .tag = "Rapa" }, "" },
    { { .tag = "Rapat", .state = "returned" }, "0" },
    { { .modified_from = now - 3600, .sort = STUDIO_LIBRARY_SORT_TITLE, .limit = 2 }, "1 2" },
    { { .modified_to = now - 3600 }, "" },
    { { .trash = TRUE }, "" },
    { { .planned_from = moment ("2026-11-01T00:00:00+08:00"), .planned_to = moment ("2026-12-01T00:00:00+08:00"), .sort = STUDIO_LIBRARY_SORT_PLANNED }, "0 2" },
    { { .planned_from = moment ("2026-12-01T00:00:00+08:00"), .planned_to = moment ("2027-01-01T00:00:00+08:00") }, "0" },
    { { .planned_from = moment ("2026-11-25T09:00:01+08:00"), .planned_to = moment ("2026-11-30T23:30:00+08:00") }, "" },
    { { .planned_from = moment ("2026-11-30T00:00:00+08:00"), .text = "rapat" }, "0" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *found = find (&cases[i].query);

    if (!g_str_equal (found, cases[i].found))
      g_error ("filter %" G_GSIZE_FORMAT " finds “%s”, not “%s”", i, found, cases[i].found);
  }
}

static void
test_planned_in_span (void)
{
  StudioLibraryQuery december = { .planned_from = moment ("2026-12-01T00:00:00+08:00") };
  StudioLibraryQuery all = { .text = "banjir" };
  g_autoptr (GPtrArray) spanned = library_query (library, &december);
  g_autoptr (GPtrArray) any = library_query (library, &all);

  g_assert_cmpint (studio_library_item_get_planned (g_ptr_array_index (spanned, 0)), ==, moment ("2026-12-02T09:00:00+08:00"));
  g_assert_cmpint (studio_library_item_get_planned (g_ptr_array_index (any, 0)), ==, moment ("2026-11-25T09:00:00+08:00"));
}

static guint
count (GHashTable *counts,
       const char *name)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, name));
}

static void
test_counts (void)
{
  g_autoptr (StudioLibraryCounts) counts = NULL;
  g_autoptr (GError) error = NULL;

  library_trash (library, ids[3], TRUE);
  {
    LIBRARY_ASK (library, count);

    counts = studio_library_count_finish (library, result, &error);
    g_assert_no_error (error);
  }
  library_trash (library, ids[3], FALSE);
  g_assert_cmpuint (counts->total, ==, 3);
  g_assert_cmpuint (counts->trash, ==, 1);
  g_assert_cmpuint (count (counts->states, "draft"), ==, 2);
  g_assert_cmpuint (count (counts->states, "published"), ==, 0);
  g_assert_cmpuint (count (counts->brands, "contoh"), ==, 3);
  g_assert_cmpuint (count (counts->folders, "Bencana"), ==, 2);
  g_assert_cmpuint (g_hash_table_size (counts->folders), ==, 1);
  g_assert_cmpuint (count (counts->tags, "Rapat"), ==, 2);
}

/* What was found once is not found any more when it is written differently. */
static void
test_text_changes (void)
{
  g_autoptr (StudioPost) post = library_load (library, ids[3], NULL, NULL);
  StudioLibraryQuery old = { .text = "pengumuman" };
  StudioLibraryQuery new = { .text = "pemberitahuan" };
  g_autofree char *before = find (&old);
  g_autofree char *gone = NULL;
  g_autofree char *after = NULL;

  g_assert_cmpstr (before, ==, "3");
  library_set (post, "content/judul", "'Pemberitahuan'");
  fixture_save (library, post);
  gone = find (&old);
  after = find (&new);
  g_assert_cmpstr (gone, ==, "");
  g_assert_cmpstr (after, ==, "3");
  library_set (post, "content/judul", "'Pengumuman'");
  fixture_save (library, post);
}

/* Returns: (transfer full): titles of what is found, sorted by when it changed, joined by "|" */
static char *
join_titles (GPtrArray *items)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (titles, (char *) studio_library_item_get_title (g_ptr_array_index (items, i)));
  g_ptr_array_add (titles, NULL);
  return g_strjoinv ("|", (char **) titles->pdata);
}

static char *
similar_to (const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = NULL;
  LIBRARY_ASK (library, find_similar, id);

  items = studio_library_find_similar_finish (library, result, &error);
  g_assert_no_error (error);
  return join_titles (items);
}

static void
test_photos_and_doubles (void)
{
  g_autoptr (StudioAsset) asset = fixture_asset (9);
  g_autoptr (StudioPost) one = library_post ("Foto satu");
  g_autoptr (StudioPost) two = library_post ("Foto dua");
  g_autoptr (StudioPost) twin = library_post ("“FOTO” satu!");
  g_autoptr (StudioHistory) history_one = studio_history_new (one);
  g_autoptr (StudioHistory) history_two = studio_history_new (two);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *to_one = NULL;
  g_autofree char *to_two = NULL;
  g_autofree char *to_other = NULL;

  library_show (history_one, asset);
  library_show (history_two, asset);
  library_set (one, "caption", "{'text':'Sama persis'}");
  library_set (twin, "caption", "{'text':'sama  PERSIS'}");
  fixture_save (library, one);
  fixture_save (library, two);
  fixture_save (library, twin);
  {
    LIBRARY_ASK (library, find_photo, studio_asset_get_hash (asset));

    items = studio_library_find_photo_finish (library, result, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (items->len, ==, 2);
  }

  to_one = similar_to (fixture_id (one));
  g_assert_nonnull (strstr (to_one, "Foto dua"));
  g_assert_nonnull (strstr (to_one, "“FOTO” satu!"));
  to_two = similar_to (fixture_id (two));
  g_assert_cmpstr (to_two, ==, "Foto satu");
  to_other = similar_to (ids[0]);
  g_assert_cmpstr (to_other, ==, "");
}

int
main (int argc,
      char **argv)
{
  g_autofree char *folder = NULL;
  g_autofree char *file = NULL;
  int code;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_use_data ();
  /* one library for all tests, and each test has folders of its own that go with it */
  folder = g_dir_make_tmp ("library-XXXXXX", NULL);
  library = fixture_library (folder);
  fill ();

  g_test_add_func ("/library-search/texts", test_texts);
  g_test_add_func ("/library-search/match-order", test_match_order);
  g_test_add_func ("/library-search/snippet", test_snippet);
  g_test_add_func ("/library-search/comment-snippet", test_comment_snippet);
  g_test_add_func ("/library-search/cuts", test_cuts);
  g_test_add_func ("/library-search/filters", test_filters);
  g_test_add_func ("/library-search/planned-in-span", test_planned_in_span);
  g_test_add_func ("/library-search/counts", test_counts);
  g_test_add_func ("/library-search/text-changes", test_text_changes);
  g_test_add_func ("/library-search/photos-and-doubles", test_photos_and_doubles);

  code = g_test_run ();
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    g_free (ids[i]);
  studio_library_close (library);
  g_object_unref (library);
  file = g_build_filename (folder, "library.db", NULL);
  g_unlink (file);
  g_rmdir (folder);
  return code;
}
