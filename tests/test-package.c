#include "model-fixture.h"
#include "zip-fixture.h"

#include "studio-history.h"
#include "studio-package-private.h"
#include "studio-post-private.h"
#include "studio-zip.h"

static const char thumbnail_text[] = "\x89PNG not really";

/* Returns: (transfer full): a post with a photo of its own, an override, and samples where nothing is filled in. */
static StudioPost *
make_post (void)
{
  g_autoptr (StudioAsset) asset = fixture_asset (1);
  StudioPost *post = fixture_post ();
  g_autoptr (StudioHistory) history = studio_history_new (post);
  g_autofree char *rows = g_strdup_printf ("{'lampiran':{'asset':'%s'},'judul':'Rapat – “koordinasi”','poin':['satu','']}", studio_asset_get_hash (asset));
  g_autoptr (JsonNode) content = fixture_json (rows);
  g_autoptr (JsonNode) size = studio_json_number (61.5);

  studio_post_add_asset (post, asset);
  studio_history_set (history, "content", content, "Fill", NULL);
  studio_history_set (history, "variants/square/set/judul/size", size, "Size", NULL);
  return post;
}

static GBytes *
to_bytes (StudioPost *post)
{
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);
  g_autoptr (GBytes) thumbnail = g_bytes_new_static (thumbnail_text, sizeof thumbnail_text);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = studio_package_to_bytes (snapshot, thumbnail, &error);

  g_assert_no_error (error);
  return bytes;
}

static StudioPost *
read_ok (GBytes *bytes,
         char **notice)
{
  g_autoptr (GError) error = NULL;
  StudioPost *post = studio_package_read_bytes ("coba.pemda", bytes, notice, &error);

  g_assert_no_error (error);
  return post;
}

static void
assert_same_bytes (GBytes *a,
                   GBytes *b)
{
  g_assert_cmpmem (g_bytes_get_data (a, NULL), g_bytes_get_size (a), g_bytes_get_data (b, NULL), g_bytes_get_size (b));
}

static void
test_deterministic (void)
{
  g_autoptr (StudioPost) post = make_post ();
  g_autoptr (GBytes) first = to_bytes (post);
  g_autoptr (GBytes) again = to_bytes (post);
  g_autofree char *notice = NULL;
  g_autoptr (StudioPost) opened = read_ok (first, &notice);
  g_autoptr (GBytes) saved = to_bytes (opened);

  g_assert_null (notice);
  assert_same_bytes (first, again);
  assert_same_bytes (first, saved);
  g_assert_true (studio_json_equal (studio_post_get_json (post), studio_post_get_json (opened)));
}

static void
test_mimetype_first (void)
{
  g_autoptr (StudioPost) post = make_post ();
  g_autoptr (GBytes) bytes = to_bytes (post);
  const guint8 *data = g_bytes_get_data (bytes, NULL);

  /* the local header: stored, no extra field, no data descriptor, 1980-01-01 00:00 */
  g_assert_cmpmem (data, 4, "PK\3\4", 4);
  g_assert_cmpuint (data[6] | data[7] << 8, ==, 0);
  g_assert_cmpuint (data[8] | data[9] << 8, ==, 0);
  g_assert_cmpuint (data[10] | data[11] << 8, ==, 0);
  g_assert_cmpuint (data[12] | data[13] << 8, ==, 0x21);
  g_assert_cmpuint (data[28] | data[29] << 8, ==, 0);
  g_assert_cmpmem (data + 30, 8, "mimetype", 8);
  g_assert_cmpmem (data + 38, strlen (STUDIO_PACKAGE_MIME), STUDIO_PACKAGE_MIME, strlen (STUDIO_PACKAGE_MIME));
}

static void
test_entries (void)
{
  g_autoptr (StudioPost) post = make_post ();
  g_autoptr (GBytes) bytes = to_bytes (post);
  g_autoptr (GPtrArray) items = zip_read (bytes);
  g_autoptr (StudioAsset) asset = fixture_asset (1);
  g_autofree char *asset_name = g_strdup_printf ("assets/%s.svg", studio_asset_get_hash (asset));
  const char *expected[] = { "mimetype", "manifest.json", "post.json", "template.json", "brand.json", "brand/logo.svg", "samples/foto.png", asset_name, "thumbnail.png" };

  g_assert_cmpuint (items->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < items->len; i++)
    g_assert_cmpstr (((ZipItem *) g_ptr_array_index (items, i))->name, ==, expected[i]);
  g_assert_true (g_bytes_equal (zip_find (items, asset_name)->bytes, studio_asset_get_bytes (asset)));
}

static void
test_crc (void)
{
  g_autoptr (GBytes) check = g_bytes_new_static ("123456789", 9);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);

  g_assert_cmphex (studio_zip_crc32 (check), ==, 0xcbf43926); /* the check value of the CRC catalogue */
  g_assert_cmphex (studio_zip_crc32 (empty), ==, 0);
}

/* Zips as other programs make them open just as well, and are ours again after saving. */
static void
test_repacked (void)
{
  g_autoptr (StudioPost) post = make_post ();
  g_autoptr (GBytes) ours = to_bytes (post);
  g_autoptr (GPtrArray) items = zip_read (ours);
  g_autoptr (GPtrArray) turned = g_ptr_array_new ();
  g_autoptr (GBytes) repacked = NULL;
  g_autoptr (StudioPost) opened = NULL;
  g_autoptr (GBytes) saved = NULL;

  zip_add (items, "assets/", "", 0)->type = AE_IFDIR;
  for (guint i = items->len; i > 0; i--)
    g_ptr_array_add (turned, g_ptr_array_index (items, i - 1));
  repacked = zip_write (turned);
  opened = read_ok (repacked, NULL);
  saved = to_bytes (opened);
  assert_same_bytes (ours, saved);
}

/* Puts an unknown member where @path leads in the entry @name. */
static void
plant (GPtrArray *items,
       const char *name,
       const char *path)
{
  ZipItem *item = zip_find (items, name);
  g_autoptr (JsonNode) root = studio_json_parse (name, item->bytes, NULL);
  g_autoptr (JsonNode) value = fixture_json ("{'x':[1,2.5,{'y':null},true,'é']}");
  g_autoptr (JsonNode) planted = studio_json_with (root, path, value);
  g_autofree char *text = studio_json_write (planted);

  g_assert_nonnull (studio_json_lookup (planted, path));
  zip_replace (items, name, text);
}

static const char *const planted[][2] = {
  { "manifest.json", "masa_depan" },
  { "post.json", "masa_depan" },
  { "post.json", "content/bidang_baru" },
  { "post.json", "variants/masa_depan" },
  { "post.json", "variants/square/masa_depan" },
  { "post.json", "variants/square/set/judul/masa_depan" },
  { "brand.json", "masa_depan" },
  { "brand.json", "org/masa_depan" },
  { "brand.json", "type/body/masa_depan" },
  { "brand.json", "logos/0/masa_depan" },
  { "template.json", "masa_depan" },
  { "template.json", "fields/0/masa_depan" },
  { "template.json", "samples/*/masa_depan" },
  { "template.json", "layers/0/masa_depan" },
  { "template.json", "layers/2/children/0/masa_depan" },
  { "template.json", "formats/masa_depan" },
  { "template.json", "formats/square/masa_depan" },
  { "template.json", "formats/square/set/judul/masa_depan" },
};

static const char *const planted_entries[] = {
  "hologram/adegan.json",
  "assets/baca-saya.txt",
  "assets/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.jpg",
  "brand/lama.svg",
  "samples/bukan-gambar.txt",
  "catatan é.txt",
  "kosong",
};

static void
test_unknown_stays (void)
{
  g_autoptr (StudioPost) post = make_post ();
  g_autoptr (GBytes) ours = to_bytes (post);
  g_autoptr (GPtrArray) items = zip_read (ours);
  g_autoptr (StudioZipWriter) writer = studio_zip_writer_new ();
  g_autoptr (GBytes) changed = NULL;
  g_autoptr (StudioPost) opened = NULL;
  g_autoptr (StudioPost) reopened = NULL;
  g_autoptr (GBytes) saved = NULL;
  g_autoptr (GBytes) resaved = NULL;
  g_autoptr (GHashTable) kept = NULL;
  g_autofree char *notice = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (planted); i++)
    plant (items, planted[i][0], planted[i][1]);
  for (gsize i = 0; i < G_N_ELEMENTS (planted_entries); i++)
    zip_add (items, planted_entries[i], planted_entries[i], g_str_equal (planted_entries[i], "kosong") ? 0 : -1);
  for (guint i = 0; i < items->len; i++) {
    const ZipItem *item = g_ptr_array_index (items, i);

    studio_zip_writer_add (writer, item->name, item->bytes, TRUE);
  }
  changed = studio_zip_writer_finish (writer, NULL);

  opened = read_ok (changed, &notice);
  g_assert_null (notice);
  saved = to_bytes (opened);
  reopened = read_ok (saved, NULL);
  resaved = to_bytes (reopened);
  assert_same_bytes (saved, resaved);

  kept = studio_zip_read ("x", saved, NULL, NULL);
  g_assert_cmpuint (g_hash_table_size (kept), ==, items->len);
  for (guint i = 0; i < items->len; i++) {
    const ZipItem *item = g_ptr_array_index (items, i);
    GBytes *entry = g_hash_table_lookup (kept, item->name);

    g_test_message ("%s", item->name);
    g_assert_nonnull (entry);
    assert_same_bytes (entry, item->bytes);
  }
}

typedef struct
{
  const char *entry;
  const char *path;
  const char *json;
  gboolean opens;
} NewerCase;

static const NewerCase newer_cases[] = {
  { "manifest.json", "min_reader", "2", FALSE },
  { "manifest.json", "requires", "['hologram']", FALSE },
  { "post.json", "version", "2", FALSE },
  { "manifest.json", "version", "7", TRUE },
};

static void
test_newer (void)
{
  g_autoptr (StudioPost) post = make_post ();
  g_autoptr (GBytes) ours = to_bytes (post);

  for (gsize i = 0; i < G_N_ELEMENTS (newer_cases); i++) {
    const NewerCase *c = &newer_cases[i];
    g_autoptr (GPtrArray) items = zip_read (ours);
    g_autoptr (JsonNode) root = studio_json_parse (c->entry, zip_find (items, c->entry)->bytes, NULL);
    g_autoptr (JsonNode) value = fixture_json (c->json);
    g_autoptr (JsonNode) changed = studio_json_with (root, c->path, value);
    g_autofree char *text = studio_json_write (changed);
    g_autoptr (GBytes) bytes = NULL;
    g_autofree char *notice = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (StudioPost) opened = NULL;

    zip_replace (items, c->entry, text);
    bytes = zip_write (items);
    opened = studio_package_read_bytes ("coba.pemda", bytes, &notice, &error);
    if (!c->opens) {
      g_assert_null (opened);
      g_assert_null (notice);
      fixture_assert_error (error, STUDIO_ERROR_NEWER, "newer version of Pemda Studio");
      continue;
    }

    g_assert_no_error (error);
    g_assert_nonnull (strstr (notice, "coba.pemda"));
    g_bytes_unref (bytes);
    bytes = to_bytes (opened);
    g_ptr_array_unref (items);
    items = zip_read (bytes);
    g_assert_nonnull (g_strstr_len (g_bytes_get_data (zip_find (items, c->entry)->bytes, NULL), (gssize) g_bytes_get_size (zip_find (items, c->entry)->bytes), "\"version\": 7"));
  }
}

typedef struct
{
  const char *entry;
  const char *text; /* NULL: the entry is taken out */
} LooksCase;

static const LooksCase looks_cases[] = {
  { "brand.json", NULL },
  { "brand.json", "{" },
  { "brand.json", "{}" },
  { "brand.json", "{\"format\":\"pemda-studio-brand\",\"version\":9}" },
  { "template.json", NULL },
  { "template.json", "[]" },
};

static void
test_installed_looks (void)
{
  g_autoptr (StudioPost) post = make_post ();
  g_autoptr (GBytes) ours = to_bytes (post);

  for (gsize i = 0; i < G_N_ELEMENTS (looks_cases); i++) {
    g_autoptr (GPtrArray) items = zip_read (ours);
    g_autoptr (GBytes) bytes = NULL;
    g_autofree char *notice = NULL;
    g_autoptr (StudioPost) opened = NULL;
    g_autoptr (GBytes) saved = NULL;

    if (looks_cases[i].text != NULL)
      zip_replace (items, looks_cases[i].entry, looks_cases[i].text);
    else
      zip_remove (items, looks_cases[i].entry);
    bytes = zip_write (items);
    opened = read_ok (bytes, &notice);
    g_assert_nonnull (strstr (notice, "installed"));
    saved = to_bytes (opened);
    assert_same_bytes (ours, saved);
  }
}

static void
test_no_looks (void)
{
  g_autoptr (StudioPost) post = make_post ();
  g_autoptr (GBytes) ours = to_bytes (post);
  g_autoptr (GPtrArray) items = zip_read (ours);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  zip_remove (items, "brand.json");
  bytes = zip_write (items);
  g_setenv ("PEMDA_STUDIO_DATA", "/tidak/ada", TRUE);
  g_assert_null (studio_package_read_bytes ("coba.pemda", bytes, NULL, &error));
  fixture_use_data ();
  fixture_assert_error (error, STUDIO_ERROR_NOT_FOUND, "coba.pemda");
}

/* The brand, template, logo and samples of the package count, not those installed. */
static void
test_same_everywhere (void)
{
  g_autoptr (StudioPost) post = make_post ();
  g_autoptr (GBytes) ours = to_bytes (post);
  g_autoptr (StudioPost) opened = NULL;
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autoptr (StudioAsset) sample = NULL;
  g_autoptr (GBytes) logo = NULL;
  g_autoptr (GBytes) saved = NULL;
  g_autoptr (GError) error = NULL;

  g_setenv ("PEMDA_STUDIO_DATA", "/tidak/ada", TRUE);
  opened = read_ok (ours, NULL);
  snapshot = studio_post_snapshot (opened);
  sample = studio_snapshot_load_asset (snapshot, "sample:foto.png", &error);
  g_assert_no_error (error);
  logo = studio_brand_load_logo (studio_post_get_brand (opened), "utama", &error);
  g_assert_no_error (error);
  g_assert_nonnull (logo);
  g_assert_null (studio_brand_get_folder (studio_post_get_brand (opened)));
  saved = to_bytes (opened);
  assert_same_bytes (ours, saved);
  fixture_use_data ();
}

/* Gives the entry @name another name, and its mentions in @document as well. */
static void
rename_entry (GPtrArray *items,
              const char *document,
              const char *from,
              const char *to)
{
  ZipItem *item = zip_find (items, document);
  g_autofree char *text = g_strndup (g_bytes_get_data (item->bytes, NULL), g_bytes_get_size (item->bytes));
  g_auto (GStrv) parts = g_strsplit (text, from, -1);
  g_autofree char *joined = g_strjoinv (to, parts);

  g_assert_cmpuint (g_strv_length (parts), >, 1);
  zip_replace (items, document, joined);
  for (guint i = 0; i < items->len; i++) {
    ZipItem *file = g_ptr_array_index (items, i);

    if (g_str_has_suffix (file->name, from)) {
      char *folder = g_path_get_dirname (file->name);

      g_free (file->name);
      file->name = g_build_path ("/", folder, to, NULL);
      g_free (folder);
    }
  }
}

/* macOS writes é as e and an accent, and libarchive puts the two together: the files are found all the same. */
static void
test_decomposed (void)
{
  g_autoptr (StudioPost) post = make_post ();
  g_autoptr (GBytes) ours = to_bytes (post);
  g_autoptr (GPtrArray) items = zip_read (ours);
  g_autoptr (StudioZipWriter) writer = studio_zip_writer_new ();
  g_autoptr (GBytes) changed = NULL;
  g_autoptr (StudioPost) opened = NULL;
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autoptr (StudioAsset) sample = NULL;
  g_autoptr (GBytes) logo = NULL;
  g_autoptr (GBytes) saved = NULL;

  rename_entry (items, "brand.json", "logo.svg", "loge\xcc\x81.svg");
  rename_entry (items, "template.json", "foto.png", "fote\xcc\x81.png");
  for (guint i = 0; i < items->len; i++) {
    const ZipItem *item = g_ptr_array_index (items, i);

    studio_zip_writer_add (writer, item->name, item->bytes, g_str_has_suffix (item->name, ".json") || g_str_has_prefix (item->name, "brand/"));
  }
  changed = studio_zip_writer_finish (writer, NULL);

  opened = read_ok (changed, NULL);
  logo = studio_brand_load_logo (studio_post_get_brand (opened), "utama", NULL);
  g_assert_nonnull (logo);
  snapshot = studio_post_snapshot (opened);
  sample = studio_snapshot_load_asset (snapshot, "sample:fote\xcc\x81.png", NULL);
  g_assert_nonnull (sample);
  saved = to_bytes (opened);
  assert_same_bytes (changed, saved);
}

static void
test_missing_photo (void)
{
  g_autoptr (StudioPost) post = make_post ();
  g_autoptr (GBytes) ours = to_bytes (post);
  g_autoptr (GPtrArray) items = zip_read (ours);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (StudioPost) opened = NULL;
  g_autofree char *notice = NULL;

  for (guint i = 0; i < items->len; i++) {
    if (g_str_has_prefix (((ZipItem *) g_ptr_array_index (items, i))->name, "assets/"))
      g_ptr_array_remove_index (items, i);
  }
  bytes = zip_write (items);
  opened = read_ok (bytes, &notice);
  g_assert_nonnull (strstr (notice, "photo"));
  g_assert_true (studio_json_equal (studio_post_get_json (post), studio_post_get_json (opened)));
}

/* A photo that was exchanged is not carried along for ever. */
static void
test_exchanged_photo (void)
{
  g_autoptr (StudioPost) post = make_post ();
  g_autoptr (GBytes) ours = to_bytes (post);
  g_autoptr (StudioPost) opened = read_ok (ours, NULL);
  g_autoptr (StudioHistory) history = studio_history_new (opened);
  g_autoptr (StudioAsset) asset = fixture_asset (2);
  g_autoptr (JsonNode) hash = studio_json_string (studio_asset_get_hash (asset));
  g_autoptr (GBytes) saved = NULL;
  g_autoptr (GPtrArray) items = NULL;
  guint n_assets = 0;

  studio_post_add_asset (opened, asset);
  studio_history_set (history, "content/lampiran/asset", hash, "Exchange", NULL);
  studio_history_set (history, "content/foto/asset", hash, "Photo", NULL);
  saved = to_bytes (opened);
  items = zip_read (saved);
  for (guint i = 0; i < items->len; i++) {
    const char *name = ((ZipItem *) g_ptr_array_index (items, i))->name;

    g_assert_false (g_str_has_prefix (name, "samples/"));
    n_assets += g_str_has_prefix (name, "assets/");
  }
  g_assert_cmpuint (n_assets, ==, 1);
}

static void
test_files (void)
{
  g_autoptr (StudioPost) post = make_post ();
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "coba.pemda", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPost) opened = NULL;

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_cache_dir (), 0700), ==, 0);
  g_assert_true (studio_package_write (snapshot, NULL, path, &error));
  g_assert_no_error (error);
  opened = studio_package_read (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (studio_json_equal (studio_post_get_json (post), studio_post_get_json (opened)));

  g_assert_false (studio_package_write (snapshot, NULL, "/tidak/ada/coba.pemda", &error));
  g_assert_true (error->domain == G_IO_ERROR);
  g_clear_error (&error);
  g_assert_null (studio_package_read ("/tidak/ada.pemda", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_finalize (void)
{
  StudioPost *post = make_post ();
  g_autoptr (GBytes) bytes = to_bytes (post);
  StudioPost *opened = read_ok (bytes, NULL);

  g_assert_finalize_object (post);
  g_assert_finalize_object (opened);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_use_data ();

  g_test_add_func ("/package/deterministic", test_deterministic);
  g_test_add_func ("/package/mimetype-first", test_mimetype_first);
  g_test_add_func ("/package/entries", test_entries);
  g_test_add_func ("/package/crc", test_crc);
  g_test_add_func ("/package/repacked", test_repacked);
  g_test_add_func ("/package/unknown-stays", test_unknown_stays);
  g_test_add_func ("/package/newer", test_newer);
  g_test_add_func ("/package/installed-looks", test_installed_looks);
  g_test_add_func ("/package/no-looks", test_no_looks);
  g_test_add_func ("/package/same-everywhere", test_same_everywhere);
  g_test_add_func ("/package/decomposed", test_decomposed);
  g_test_add_func ("/package/missing-photo", test_missing_photo);
  g_test_add_func ("/package/exchanged-photo", test_exchanged_photo);
  g_test_add_func ("/package/files", test_files);
  g_test_add_func ("/package/finalize", test_finalize);
  return g_test_run ();
}
