#include "model-fixture.h"

#include "studio-history.h"
#include "studio-post-private.h"

#define HASH "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

/* Returns: (transfer full): a post with this content, brand and template being the fixtures. */
static StudioPost *
post_with (const char *content,
           GError **error)
{
  g_autoptr (StudioTemplate) template = fixture_template ("contoh-pengumuman");
  g_autoptr (StudioBrand) brand = fixture_brand ("contoh");
  g_autofree char *text = g_strdup_printf ("{'content':%s}", content);
  g_autoptr (JsonNode) root = fixture_json (text);

  return studio_post_new_from_json ("post.json", root, template, brand, NULL, error);
}

static const char *
string_at (StudioPost *post,
           const char *path)
{
  JsonNode *node = studio_json_lookup (studio_post_get_json (post), path);

  g_assert_nonnull (node);
  return json_node_get_string (node);
}

static void
test_new (void)
{
  g_autoptr (StudioPost) post = fixture_post ();
  g_autoptr (StudioPost) other = fixture_post ();
  const char *id = string_at (post, "id");

  g_assert_cmpstr (string_at (post, "format"), ==, "pemda-studio-post");
  g_assert_cmpstr (string_at (post, "brand"), ==, "contoh");
  g_assert_cmpstr (string_at (post, "template"), ==, "contoh-pengumuman");
  g_assert_cmpuint (strlen (id), ==, 12);
  g_assert_cmpuint (strspn (id, "0123456789abcdef"), ==, 12);
  g_assert_cmpstr (id, !=, string_at (other, "id"));
  g_assert_true (json_node_is_immutable (studio_post_get_json (post)));
  g_assert_finalize_object (g_steal_pointer (&other));
}

typedef struct
{
  const char *json;
  StudioError code;
  const char *message;
} BadCase;

static const BadCase bad_cases[] = {
  { "[]", STUDIO_ERROR_INVALID, "post.json" },
  { "{'format':'pemda-studio-brand'}", STUDIO_ERROR_INVALID, "pemda-studio-post" },
  { "{'format':7}", STUDIO_ERROR_INVALID, "format" },
  { "{'version':2}", STUDIO_ERROR_NEWER, "newer" },
  { "{'version':'1'}", STUDIO_ERROR_INVALID, "version" },
  { "{'id':7}", STUDIO_ERROR_INVALID, "id" },
  { "{'brand':'lain'}", STUDIO_ERROR_INVALID, "lain" },
  { "{'template':'contoh-angka'}", STUDIO_ERROR_INVALID, "contoh-angka" },
  { "{'content':[]}", STUDIO_ERROR_INVALID, "content" },
  { "{'content':{'tanggal':'31 Juni'}}", STUDIO_ERROR_INVALID, "content.tanggal" },
  { "{'content':{'foto':{'asset':'x'}}}", STUDIO_ERROR_INVALID, "content.foto" },
  { "{'variants':[]}", STUDIO_ERROR_INVALID, "variants" },
  { "{'variants':{'feed':7}}", STUDIO_ERROR_INVALID, "variants.feed" },
  { "{'variants':{'feed':{'set':[]}}}", STUDIO_ERROR_INVALID, "variants.feed.set" },
  { "{'variants':{'feed':{'set':{'judul':7}}}}", STUDIO_ERROR_INVALID, "variants.feed.set.judul" },
};

static void
test_bad (void)
{
  g_autoptr (StudioTemplate) template = fixture_template ("contoh-pengumuman");
  g_autoptr (StudioBrand) brand = fixture_brand ("contoh");

  for (gsize i = 0; i < G_N_ELEMENTS (bad_cases); i++) {
    g_autoptr (JsonNode) root = fixture_json (bad_cases[i].json);
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", bad_cases[i].json);
    g_assert_null (studio_post_new_from_json ("post.json", root, template, brand, NULL, &error));
    fixture_assert_error (error, bad_cases[i].code, bad_cases[i].message);
  }
}

static void
test_unknown_members_stay (void)
{
  g_autoptr (StudioTemplate) template = fixture_template ("contoh-pengumuman");
  g_autoptr (StudioBrand) brand = fixture_brand ("contoh");
  g_autoptr (JsonNode) root = fixture_json ("{'format':'pemda-studio-post','version':1,'id':'a','brand':'contoh','template':'contoh-pengumuman',"
                                            "'content':{'judul':'x','bidang_baru':[1,{'a':null}]},'variants':{'hologram':{'set':{},'putar':9}},'masa_depan':{'x':1}}");
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPost) post = studio_post_new_from_json ("post.json", root, template, brand, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (studio_post_get_json (post) == root);
}

/* What is shown for a content: the value itself, the sample, or nothing. */
typedef struct
{
  const char *content;
  const char *field;
  const char *shown; /* NULL: nothing */
  gboolean sample;
} ShownCase;

static const ShownCase shown_cases[] = {
  { "{}", "judul", "'Kantor tutup sementara'", TRUE },
  { "{'judul':'Baru'}", "judul", "'Baru'", FALSE },
  { "{'judul':''}", "judul", "'Kantor tutup sementara'", TRUE }, /* required: a blank is not left out */
  { "{'judul':null}", "judul", "'Kantor tutup sementara'", TRUE },
  { "{}", "isi", "'Pelayanan pindah ke aula.'", TRUE },
  { "{'isi':''}", "isi", "''", FALSE },
  { "{'isi':' '}", "isi", "' '", FALSE },
  { "{}", "poin", NULL, FALSE },
  { "{'poin':[]}", "poin", "[]", FALSE },
  { "{}", "tidak_ada", NULL, FALSE },
  { "{'tidak_ada':'x'}", "tidak_ada", "'x'", FALSE },
  { "{'foto':{}}", "foto", "{'sample':'foto.png','focal':[0.5,0.4]}", TRUE },
  { "{'foto':''}", "foto", "{'sample':'foto.png','focal':[0.5,0.4]}", TRUE },
  { "{'foto':{'asset':'" HASH "'}}", "foto", "{'asset':'" HASH "'}", FALSE },
};

static void
test_shown (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shown_cases); i++) {
    const ShownCase *c = &shown_cases[i];
    g_autoptr (GError) error = NULL;
    g_autoptr (StudioPost) post = post_with (c->content, &error);
    g_autoptr (StudioSnapshot) snapshot = NULL;
    g_autoptr (JsonNode) expected = c->shown != NULL ? fixture_json (c->shown) : NULL;
    gboolean sample = !c->sample;
    JsonNode *shown;

    g_test_message ("%s %s", c->content, c->field);
    g_assert_no_error (error);
    snapshot = studio_post_snapshot (post);
    shown = studio_snapshot_get_shown (snapshot, c->field, &sample);
    g_assert_cmpint (sample, ==, c->sample);
    g_assert_true ((shown == NULL) == (expected == NULL));
    if (shown != NULL)
      g_assert_true (studio_json_equal (shown, expected));
  }
}

typedef struct
{
  const char *content;
  const char *title;
} TitleCase;

static const TitleCase title_cases[] = {
  { "{}", "Kantor tutup sementara" },
  { "{'judul':'Kantor **tutup**\\nsementara'}", "Kantor tutup sementara" },
  { "{'judul':'  Rapat  '}", "Rapat" },
};

static void
test_title (void)
{

  for (gsize i = 0; i < G_N_ELEMENTS (title_cases); i++) {
    g_autoptr (StudioPost) post = post_with (title_cases[i].content, NULL);
    g_autofree char *title = studio_post_get_title (post);

    g_assert_cmpstr (title, ==, title_cases[i].title);
  }
}

static void
test_assets (void)
{
  g_autoptr (StudioAsset) one = fixture_asset (1);
  g_autoptr (StudioAsset) two = fixture_asset (2);
  g_autoptr (StudioAsset) unused = fixture_asset (3);
  g_autofree char *content = g_strdup_printf ("{'foto':{'asset':'%s'},'baru':[{'asset':'%s'},{'asset':'%s'},{'asset':'" HASH "'}]}",
                                              studio_asset_get_hash (one), studio_asset_get_hash (two), studio_asset_get_hash (one));
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPost) post = post_with (content, &error);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) assets = NULL;

  g_assert_no_error (error);
  before = studio_post_list_assets (post);
  g_assert_cmpuint (before->len, ==, 0);
  studio_post_add_asset (post, one);
  studio_post_add_asset (post, two);
  studio_post_add_asset (post, unused);
  assets = studio_post_list_assets (post);
  g_assert_cmpuint (assets->len, ==, 2);
  g_assert_cmpstr (studio_asset_get_hash (g_ptr_array_index (assets, 0)), <, studio_asset_get_hash (g_ptr_array_index (assets, 1)));
}

static void
test_samples (void)
{
  g_autoptr (StudioPost) post = fixture_post ();
  g_autoptr (StudioPost) filled = post_with ("{'foto':{'asset':'" HASH "'}}", NULL);
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);
  g_autoptr (StudioSnapshot) filled_snapshot = studio_post_snapshot (filled);
  g_auto (GStrv) names = studio_snapshot_list_samples (snapshot);
  g_auto (GStrv) none = studio_snapshot_list_samples (filled_snapshot);

  g_assert_cmpuint (g_strv_length (names), ==, 1);
  g_assert_cmpstr (names[0], ==, "foto.png");
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

/* A snapshot shows the post as it was, whatever happens to the post. */
static void
test_frozen (void)
{
  StudioPost *post = fixture_post ();
  StudioHistory *history = studio_history_new (post);
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);
  g_autoptr (StudioBrand) lain = fixture_brand ("lain");
  g_autoptr (JsonNode) value = studio_json_string ("Baru");
  g_autoptr (StudioAsset) sample = NULL;
  JsonNode *before = studio_snapshot_get_json (snapshot);
  g_autoptr (GError) error = NULL;

  studio_history_set (history, "content/judul", value, "Type", NULL);
  studio_history_set_brand (history, lain, "Brand");
  g_assert_true (studio_snapshot_get_json (snapshot) == before);
  g_assert_null (studio_snapshot_get_value (snapshot, "judul"));
  g_assert_cmpstr (studio_brand_get_id (studio_snapshot_get_brand (snapshot)), ==, "contoh");
  g_assert_cmpstr (studio_brand_get_id (studio_post_get_brand (post)), ==, "lain");

  g_assert_finalize_object (history);
  g_assert_finalize_object (post);
  sample = studio_snapshot_load_asset (snapshot, "sample:foto.png", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (studio_template_get_id (studio_snapshot_get_template (snapshot)), ==, "contoh-pengumuman");
}

/* Threads read snapshots while the person types; run under TSan or ASan this shows a lost reference. */
static gpointer
read_snapshot (gpointer data)
{
  StudioSnapshot *snapshot = data;

  for (int i = 0; i < 500; i++) {
    g_autofree char *text = studio_json_write (studio_snapshot_get_json (snapshot));

    g_assert_nonnull (studio_snapshot_get_shown (snapshot, "judul", NULL));
    g_assert_nonnull (strstr (text, "pemda-studio-post"));
  }
  studio_snapshot_unref (snapshot);
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (StudioPost) post = fixture_post ();
  g_autoptr (StudioHistory) history = studio_history_new (post);
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("read", read_snapshot, studio_post_snapshot (post));
  for (int i = 0; i < 1500; i++) {
    g_autofree char *text = g_strdup_printf ("Judul %d", i);
    g_autoptr (JsonNode) value = studio_json_string (text);

    studio_history_set (history, "content/judul", value, "Type", NULL);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_use_data ();

  g_test_add_func ("/post/new", test_new);
  g_test_add_func ("/post/bad", test_bad);
  g_test_add_func ("/post/unknown-members", test_unknown_members_stay);
  g_test_add_func ("/post/shown", test_shown);
  g_test_add_func ("/post/title", test_title);
  g_test_add_func ("/post/assets", test_assets);
  g_test_add_func ("/post/samples", test_samples);
  g_test_add_func ("/post/frozen", test_frozen);
  g_test_add_func ("/post/threads", test_threads);
  return g_test_run ();
}
