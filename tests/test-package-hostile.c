#include "model-fixture.h"
#include "zip-fixture.h"

#include "studio-history.h"
#include "studio-post-private.h"
#include "studio-zip.h"

/* A good package to spoil. @photo: (nullable): bytes that pass for the post's photo */
static GPtrArray *
good_items (GBytes *photo)
{
  g_autoptr (StudioPost) post = fixture_post ();
  g_autoptr (StudioHistory) history = studio_history_new (post);
  g_autoptr (StudioAsset) asset = fixture_asset (1);
  g_autofree char *hash = photo != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, photo) : g_strdup (studio_asset_get_hash (asset));
  g_autoptr (JsonNode) value = studio_json_string (hash);
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GPtrArray *items;

  studio_post_add_asset (post, asset);
  studio_history_set (history, "content/foto/asset", value, "Photo", NULL);
  snapshot = studio_post_snapshot (post);
  bytes = studio_package_to_bytes (snapshot, NULL, NULL);
  items = zip_read (bytes);
  if (photo != NULL) {
    g_autofree char *name = g_strdup_printf ("assets/%s.png", hash);

    zip_add (items, name, g_bytes_get_data (photo, NULL), (gssize) g_bytes_get_size (photo));
  }
  return items;
}

/* Returns: (transfer full): the package as our own writer packs it, everything stored. */
static GBytes *
pack_stored (GPtrArray *items)
{
  g_autoptr (StudioZipWriter) writer = studio_zip_writer_new ();

  for (guint i = 0; i < items->len; i++) {
    const ZipItem *item = g_ptr_array_index (items, i);

    studio_zip_writer_add (writer, item->name, item->bytes, FALSE);
  }
  return studio_zip_writer_finish (writer, NULL);
}

/* The one thing all bad packages have in common: a sentence that names the file and no machinery. */
static void
assert_refused (GBytes *bytes,
                StudioError code,
                const char *part)
{
  static const char *const machinery[] = { "ZIP", "zip", "archive", "errno", "CRC", "deflate", "(null)" };
  g_autofree char *notice = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (studio_package_read_bytes ("coba.pemda", bytes, &notice, &error));
  fixture_assert_error (error, code, part);
  g_assert_nonnull (strstr (error->message, "coba.pemda"));
  g_assert_null (notice);
  for (gsize i = 0; i < G_N_ELEMENTS (machinery); i++)
    g_assert_null (strstr (error->message, machinery[i]));
}

static void
test_good (void)
{
  g_autoptr (GPtrArray) items = good_items (NULL);
  g_autoptr (GBytes) bytes = zip_write (items);
  g_autoptr (GBytes) stored = pack_stored (items);
  g_autoptr (GError) error = NULL;
  g_autoptr (StudioPost) post = studio_package_read_bytes ("coba.pemda", bytes, NULL, &error);
  g_autoptr (StudioPost) other = NULL;

  g_assert_no_error (error);
  other = studio_package_read_bytes ("coba.pemda", stored, NULL, &error);
  g_assert_no_error (error);
}

static const char *const bad_names[] = {
  "../x",
  "/etc/x",
  "a/b\\c",
  "..\\x",
  "\\x",
  "C:x",
  "C:/x",
  "a\nb",
  "a/../../x",
  "assets/../../x",
  "..",
  "a//b",
  "./a",
  "a/.",
  "\x01",
  "a\xff",
  "a\xe2\x80\xaetxt.exe",
  "//server/x",
  "nul\x7f",
  "a|b",
};

static void
test_names (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad_names); i++) {
    g_autoptr (GPtrArray) items = good_items (NULL);
    g_autoptr (GBytes) bytes = NULL;
    g_autoptr (GBytes) stored = NULL;

    g_test_message ("%" G_GSIZE_FORMAT, i);
    zip_add (items, bad_names[i], "x", -1);
    stored = pack_stored (items);
    assert_refused (stored, STUDIO_ERROR_INVALID, "harm");
    bytes = zip_write (items);
    assert_refused (bytes, STUDIO_ERROR_INVALID, "harm");
  }
}

static void
test_symlink (void)
{
  g_autoptr (GPtrArray) items = good_items (NULL);
  g_autoptr (GBytes) bytes = NULL;

  zip_add (items, "assets/tautan", "/etc/passwd", sizeof "/etc/passwd")->type = AE_IFLNK;
  bytes = zip_write (items);
  assert_refused (bytes, STUDIO_ERROR_INVALID, "harm");
}

static void
test_duplicates (void)
{
  static const char *const names[] = { "post.json", "mimetype", "baru.txt" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (GPtrArray) items = good_items (NULL);
    g_autoptr (GBytes) bytes = NULL;

    zip_add (items, "baru.txt", "x", -1);
    zip_add (items, names[i], "y", -1);
    bytes = zip_write (items);
    assert_refused (bytes, STUDIO_ERROR_INVALID, "harm");
  }
}

static void
test_many (void)
{
  g_autoptr (GPtrArray) items = good_items (NULL);
  g_autoptr (GBytes) at_limit = NULL;
  g_autoptr (GBytes) above = NULL;
  g_autoptr (StudioPost) post = NULL;
  g_autoptr (GError) error = NULL;

  while (items->len < STUDIO_ZIP_MAX_ENTRIES) {
    g_autofree char *name = g_strdup_printf ("lain/%u", items->len);

    zip_add (items, name, "x", -1);
  }
  at_limit = zip_write (items);
  post = studio_package_read_bytes ("coba.pemda", at_limit, NULL, &error);
  g_assert_no_error (error);
  zip_add (items, "satu-lagi", "x", -1);
  above = zip_write (items);
  assert_refused (above, STUDIO_ERROR_LIMIT, "too much");
}

static void
add_zeros (GPtrArray *items,
           const char *name,
           gsize size)
{
  g_autofree char *zeros = g_malloc0 (size);

  zip_add (items, name, zeros, (gssize) size);
}

/* 64 MB of zeros in 64 KB, once in one entry and once in many small ones. */
static void
test_bombs (void)
{
  g_autoptr (GPtrArray) one = good_items (NULL);
  g_autoptr (GPtrArray) many = good_items (NULL);
  g_autoptr (GBytes) large = NULL;
  g_autoptr (GBytes) wide = NULL;

  add_zeros (one, "lain", 64 * 1024 * 1024);
  large = zip_write (one);
  g_assert_cmpuint (g_bytes_get_size (large), <, 256 * 1024);
  assert_refused (large, STUDIO_ERROR_LIMIT, "too much");

  for (int i = 0; i < 40; i++) {
    g_autofree char *name = g_strdup_printf ("lain/%d", i);

    add_zeros (many, name, 1024 * 1024);
  }
  wide = zip_write (many);
  assert_refused (wide, STUDIO_ERROR_LIMIT, "too much");
}

/* Finds @magic's record number @index and sets the 16 bits at @offset in it. */
static GBytes *
patched (GBytes *bytes,
         const char *magic,
         int index,
         gsize offset,
         guint value)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  guint8 *copy = g_memdup2 (data, size);
  gsize at = 0;

  for (int i = -1; i < index; at++) {
    g_assert_cmpuint (at + 4, <=, size);
    if (memcmp (copy + at, magic, 4) == 0)
      i++;
  }
  at--;
  copy[at + offset] = value & 0xff;
  copy[at + offset + 1] = value >> 8;
  return g_bytes_new_take (copy, size);
}

#define CENTRAL "PK\1\2"
#define LOCAL "PK\3\4"
#define END "PK\5\6"

typedef struct
{
  const char *magic;
  int index;
  gsize offset;
  guint value;
  StudioError code;
  const char *what;
} PatchCase;

static const PatchCase patch_cases[] = {
  { CENTRAL, 2, 8, 1, STUDIO_ERROR_UNSUPPORTED, "encrypted" },
  { LOCAL, 2, 6, 1, STUDIO_ERROR_UNSUPPORTED, "encrypted, says its own header" },
  { LOCAL, 2, 8, 12, STUDIO_ERROR_UNSUPPORTED, "another method" },
  { LOCAL, 2, 8, 8, STUDIO_ERROR_TRUNCATED, "said to be deflated" },
  { CENTRAL, 2, 16, 7, STUDIO_ERROR_TRUNCATED, "wrong sum" },
  { CENTRAL, 2, 20, 0, STUDIO_ERROR_TRUNCATED, "packed size too small" },
  { CENTRAL, 2, 22, 0x7fff, STUDIO_ERROR_TRUNCATED, "packed size beyond the file" },
  { CENTRAL, 2, 24, 1, STUDIO_ERROR_TRUNCATED, "unpacked size wrong" },
  { CENTRAL, 2, 26, 0x7fff, STUDIO_ERROR_TRUNCATED, "unpacked size huge" },
  { CENTRAL, 2, 28, 0xffff, STUDIO_ERROR_TRUNCATED, "name beyond the directory" },
  { CENTRAL, 2, 28, 0, STUDIO_ERROR_TRUNCATED, "no name" },
  { CENTRAL, 2, 30, 0xffff, STUDIO_ERROR_TRUNCATED, "extra field beyond the directory" },
  { CENTRAL, 2, 32, 0xffff, STUDIO_ERROR_TRUNCATED, "comment beyond the directory" },
  { CENTRAL, 2, 40, 0120777, STUDIO_ERROR_INVALID, "link" },
  { CENTRAL, 2, 40, 0020644, STUDIO_ERROR_INVALID, "device" },
  { CENTRAL, 2, 40, 0140644, STUDIO_ERROR_INVALID, "socket" },
  { CENTRAL, 2, 40, 0040755, STUDIO_ERROR_TRUNCATED, "folder instead of the document" },
  { CENTRAL, 2, 42, 1, STUDIO_ERROR_TRUNCATED, "offset into nothing" },
  { CENTRAL, 2, 44, 0xffff, STUDIO_ERROR_TRUNCATED, "offset beyond the file" },
  { CENTRAL, 2, 0, 0, STUDIO_ERROR_TRUNCATED, "no record" },
  { LOCAL, 2, 26, 0xffff, STUDIO_ERROR_TRUNCATED, "local name beyond the file" },
  { LOCAL, 2, 30, 0x4141, STUDIO_ERROR_TRUNCATED, "two names for one entry" },
  { LOCAL, 2, 28, 3, STUDIO_ERROR_TRUNCATED, "data moved" },
  { END, 0, 4, 1, STUDIO_ERROR_TRUNCATED, "several disks" },
  { END, 0, 8, 1, STUDIO_ERROR_TRUNCATED, "numbers differ" },
  { END, 0, 10, 0xffff, STUDIO_ERROR_TRUNCATED, "64 bit without its record" },
  { END, 0, 10, 0xfffe, STUDIO_ERROR_TRUNCATED, "numbers differ much" },
  { END, 0, 12, 0xffff, STUDIO_ERROR_TRUNCATED, "directory too long" },
  { END, 0, 14, 0xffff, STUDIO_ERROR_TRUNCATED, "directory far too long" },
  { END, 0, 16, 1, STUDIO_ERROR_TRUNCATED, "directory somewhere else" },
  { END, 0, 18, 0xffff, STUDIO_ERROR_TRUNCATED, "directory beyond the file" },
};

/* What libarchive reads without harm: nothing of it decides what is unpacked. */
static const PatchCase harmless_cases[] = {
  { CENTRAL, 2, 10, 12, 0, "another method in the directory alone" },
  { CENTRAL, 2, 40, 0010644, 0, "pipe, as zip calls what it reads from one" },
  { END, 0, 20, 1, 0, "comment beyond the file" },
};

static void
test_patched (void)
{
  g_autoptr (GPtrArray) items = good_items (NULL);
  g_autoptr (GBytes) good = pack_stored (items);

  for (gsize i = 0; i < G_N_ELEMENTS (patch_cases); i++) {
    const PatchCase *c = &patch_cases[i];
    g_autoptr (GBytes) bytes = patched (good, c->magic, c->index, c->offset, c->value);

    g_test_message ("%s", c->what);
    assert_refused (bytes, c->code, "coba.pemda");
  }
}

static void
test_harmless (void)
{
  g_autoptr (GPtrArray) items = good_items (NULL);
  g_autoptr (GBytes) good = pack_stored (items);

  for (gsize i = 0; i < G_N_ELEMENTS (harmless_cases); i++) {
    const PatchCase *c = &harmless_cases[i];
    g_autoptr (GBytes) bytes = patched (good, c->magic, c->index, c->offset, c->value);
    g_autoptr (GError) error = NULL;
    g_autoptr (StudioPost) post = studio_package_read_bytes ("coba.pemda", bytes, NULL, &error);

    g_test_message ("%s", c->what);
    g_assert_no_error (error);
  }
}

/* Two entries that share bytes: "a" holds the whole of "b", as bombs without nesting do. */
static void
test_overlap (void)
{
  g_autoptr (StudioZipWriter) inner_writer = studio_zip_writer_new ();
  g_autoptr (StudioZipWriter) outer_writer = studio_zip_writer_new ();
  g_autoptr (GBytes) text = g_bytes_new_static ("xyz", 3);
  g_autoptr (GBytes) inner = NULL;
  g_autoptr (GBytes) outer = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) entries = NULL;
  GByteArray *both = g_byte_array_new ();
  const guint8 *data;
  gsize size;
  const gsize local = 30 + 1, record = 46 + 1;

  /* "b" in an archive of its own, which is then stored as the content of "a" */
  studio_zip_writer_add (inner_writer, "b", text, FALSE);
  inner = studio_zip_writer_finish (inner_writer, NULL);
  studio_zip_writer_add (outer_writer, "a", inner, FALSE);
  outer = studio_zip_writer_finish (outer_writer, NULL);

  /* and the outer directory gets the record of "b" as well, shifted by the header of "a" */
  data = g_bytes_get_data (outer, &size);
  g_byte_array_append (both, data, (guint) (size - 22));
  g_byte_array_append (both, (const guint8 *) g_bytes_get_data (inner, NULL) + local + 3, (guint) record);
  both->data[both->len - record + 42] = (guint8) local;
  g_byte_array_append (both, data + size - 22, 22);
  both->data[both->len - 22 + 8] = both->data[both->len - 22 + 10] = 2;
  both->data[both->len - 22 + 12] = (guint8) (2 * record);
  bytes = g_byte_array_free_to_bytes (both);

  entries = studio_zip_read ("coba.pemda", bytes, NULL, &error);
  g_assert_null (entries);
  fixture_assert_error (error, STUDIO_ERROR_INVALID, "harm");
}

typedef struct
{
  const char *entry;
  const char *text; /* NULL: taken out */
  StudioError code;
  const char *part;
} ContentCase;

static const ContentCase content_cases[] = {
  { "mimetype", NULL, STUDIO_ERROR_UNSUPPORTED, "no Pemda Studio file" },
  { "mimetype", "application/epub+zip", STUDIO_ERROR_UNSUPPORTED, "no Pemda Studio file" },
  { "mimetype", "", STUDIO_ERROR_UNSUPPORTED, "no Pemda Studio file" },
  { "manifest.json", NULL, STUDIO_ERROR_TRUNCATED, "incomplete" },
  { "manifest.json", "", STUDIO_ERROR_TRUNCATED, "manifest.json" },
  { "manifest.json", "{}", STUDIO_ERROR_INVALID, "format" },
  { "manifest.json", "{\"format\":\"lain\",\"version\":1}", STUDIO_ERROR_INVALID, "format" },
  { "manifest.json", "{\"format\":\"pemda-studio-package\",\"version\":\"1\"}", STUDIO_ERROR_INVALID, "version" },
  { "manifest.json", "{\"format\":\"pemda-studio-package\",\"version\":1,\"requires\":\"x\"}", STUDIO_ERROR_INVALID, "requires" },
  { "post.json", NULL, STUDIO_ERROR_TRUNCATED, "incomplete" },
  { "post.json", "\xff\xfe", STUDIO_ERROR_INVALID, "post.json" },
  { "post.json", "[]", STUDIO_ERROR_INVALID, "post.json" },
  { "post.json", "{}", STUDIO_ERROR_INVALID, "brand" },
  { "post.json", "{\"brand\":\"contoh\",\"template\":\"contoh-pengumuman\",\"content\":7}", STUDIO_ERROR_INVALID, "content" },
  { "post.json", "{\"brand\":\"contoh\",\"template\":\"contoh-pengumuman\",\"content\":{\"tanggal\":\"31 Juni\"}}", STUDIO_ERROR_INVALID, "31 Juni" },
  { "post.json", "{\"brand\":\"../contoh\",\"template\":\"contoh-pengumuman\"}", STUDIO_ERROR_NOT_FOUND, "brand or template" },
  { "post.json", "{\"brand\":\"contoh\",\"brand\":\"lain\",\"template\":\"contoh-pengumuman\"}", STUDIO_ERROR_INVALID, "post.json" },
};

static void
test_content (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (content_cases); i++) {
    const ContentCase *c = &content_cases[i];
    g_autoptr (GPtrArray) items = good_items (NULL);
    g_autoptr (GBytes) bytes = NULL;

    g_test_message ("case %" G_GSIZE_FORMAT, i);
    if (c->text != NULL)
      zip_replace (items, c->entry, c->text);
    else
      zip_remove (items, c->entry);
    bytes = zip_write (items);
    assert_refused (bytes, c->code, c->part);
  }
}

static void
test_nested_brackets (void)
{
  g_autofree char *brackets = g_strnfill (100000, '[');
  static const char *const entries[] = { "post.json", "manifest.json" };

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++) {
    g_autoptr (GPtrArray) items = good_items (NULL);
    g_autoptr (GBytes) bytes = NULL;
    g_autoptr (GError) error = NULL;

    zip_replace (items, entries[i], brackets);
    bytes = pack_stored (items);
    g_assert_null (studio_package_read_bytes ("coba.pemda", bytes, NULL, &error));
    g_assert_true (error->domain == STUDIO_ERROR);
    g_assert_nonnull (strstr (error->message, "coba.pemda"));
  }
}

static void
test_large_json (void)
{
  g_autoptr (GPtrArray) items = good_items (NULL);
  g_autofree char *spaces = g_strnfill (17 * 1024 * 1024, ' ');
  g_autoptr (GBytes) bytes = NULL;

  zip_replace (items, "post.json", spaces);
  bytes = pack_stored (items);
  assert_refused (bytes, STUDIO_ERROR_LIMIT, "too much");
}

static void
test_wrong_hash (void)
{
  g_autoptr (GPtrArray) items = good_items (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) other = fixture_picture (2);
  g_autofree char *text = g_strndup (g_bytes_get_data (other, NULL), g_bytes_get_size (other));

  for (guint i = 0; i < items->len; i++) {
    const char *name = ((ZipItem *) g_ptr_array_index (items, i))->name;

    if (g_str_has_prefix (name, "assets/"))
      zip_replace (items, name, text);
  }
  bytes = zip_write (items);
  assert_refused (bytes, STUDIO_ERROR_TRUNCATED, "photo");
}

/* The hash is right, but the bytes are no picture, or one of 20,000 × 20,000 px. */
static void
test_bad_pictures (void)
{
  static const char huge[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x4e\x20\0\0\x4e\x20\x08\x02\0\0\0\xd7\xd9\x73\x51\0\0\0\0IDAT\x35\xaf\x06\x1e";
  g_autoptr (GBytes) text = g_bytes_new_static ("halo", 4);
  g_autoptr (GBytes) large = g_bytes_new_static (huge, sizeof huge - 1);
  g_autoptr (GPtrArray) text_items = good_items (text);
  g_autoptr (GPtrArray) large_items = good_items (large);
  g_autoptr (GBytes) text_bytes = zip_write (text_items);
  g_autoptr (GBytes) large_bytes = zip_write (large_items);

  assert_refused (text_bytes, STUDIO_ERROR_UNSUPPORTED, "photo");
  assert_refused (large_bytes, STUDIO_ERROR_LIMIT, "photo");
}

static const struct
{
  const char *data;
  gsize size;
  StudioError code;
} no_packages[] = {
  { "", 0, STUDIO_ERROR_TRUNCATED },
  { "P", 1, STUDIO_ERROR_TRUNCATED },
  { "PK\3\4", 4, STUDIO_ERROR_TRUNCATED },
  { "Q", 1, STUDIO_ERROR_UNSUPPORTED },
  { "halo dunia, ini bukan berkas studio", 35, STUDIO_ERROR_UNSUPPORTED },
  { "\x89PNG\r\n\x1a\n", 8, STUDIO_ERROR_UNSUPPORTED },
  { "PK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 22, STUDIO_ERROR_UNSUPPORTED },
};

static void
test_no_package (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (no_packages); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new (no_packages[i].data, no_packages[i].size);

    assert_refused (bytes, no_packages[i].code, "coba.pemda");
  }
}

static void
test_truncated (void)
{
  g_autoptr (GPtrArray) items = good_items (NULL);
  g_autoptr (GBytes) good = pack_stored (items);
  gsize size = g_bytes_get_size (good);

  for (gsize i = 0; i < 50; i++) {
    g_autoptr (GBytes) bytes = g_bytes_new_from_bytes (good, 0, size * i / 50);

    assert_refused (bytes, STUDIO_ERROR_TRUNCATED, "again");
  }
  for (gsize i = 1; i < 30; i++) {
    g_autoptr (GBytes) bytes = g_bytes_new_from_bytes (good, 0, size - i);

    assert_refused (bytes, STUDIO_ERROR_TRUNCATED, "again");
  }
}

/* Whatever a flipped bit does, there is a post or a sentence, and nothing that a sanitizer could find. */
static void
flip_bits (GBytes *good,
           guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  gsize size = g_bytes_get_size (good);

  for (int i = 0; i < 500; i++) {
    guint8 *copy = g_memdup2 (g_bytes_get_data (good, NULL), size);
    g_autoptr (GBytes) bytes = g_bytes_new_take (copy, size);
    g_autofree char *notice = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (StudioPost) post = NULL;

    for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
      copy[g_rand_int_range (rand, 0, (gint32) size)] ^= (guint8) (1 << g_rand_int_range (rand, 0, 8));
    post = studio_package_read_bytes ("coba.pemda", bytes, &notice, &error);
    g_assert_true ((post != NULL) == (error == NULL));
    if (error != NULL) {
      g_assert_true (error->domain == STUDIO_ERROR);
      g_assert_nonnull (strstr (error->message, "coba.pemda"));
    }
  }
}

static void
test_flips (void)
{
  g_autoptr (GPtrArray) items = good_items (NULL);
  g_autoptr (GPtrArray) tables = zip_items_new ();
  g_autoptr (GBytes) stored = pack_stored (items);
  g_autoptr (GBytes) deflated = zip_write (items);
  g_autoptr (GBytes) small = NULL;

  /* in a package of tiny entries most flips hit the archive's own tables */
  zip_add (tables, "mimetype", STUDIO_PACKAGE_MIME, -1);
  for (int i = 0; i < 20; i++) {
    g_autofree char *name = g_strdup_printf ("%d", i);

    zip_add (tables, name, "x", -1);
  }
  small = pack_stored (tables);

  flip_bits (stored, 1);
  flip_bits (deflated, 2);
  flip_bits (small, 3);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_use_data ();

  g_test_add_func ("/package-hostile/good", test_good);
  g_test_add_func ("/package-hostile/names", test_names);
  g_test_add_func ("/package-hostile/symlink", test_symlink);
  g_test_add_func ("/package-hostile/duplicates", test_duplicates);
  g_test_add_func ("/package-hostile/many", test_many);
  g_test_add_func ("/package-hostile/bombs", test_bombs);
  g_test_add_func ("/package-hostile/patched", test_patched);
  g_test_add_func ("/package-hostile/harmless", test_harmless);
  g_test_add_func ("/package-hostile/overlap", test_overlap);
  g_test_add_func ("/package-hostile/content", test_content);
  g_test_add_func ("/package-hostile/nested-brackets", test_nested_brackets);
  g_test_add_func ("/package-hostile/large-json", test_large_json);
  g_test_add_func ("/package-hostile/wrong-hash", test_wrong_hash);
  g_test_add_func ("/package-hostile/bad-pictures", test_bad_pictures);
  g_test_add_func ("/package-hostile/no-package", test_no_package);
  g_test_add_func ("/package-hostile/truncated", test_truncated);
  g_test_add_func ("/package-hostile/flips", test_flips);
  return g_test_run ();
}
