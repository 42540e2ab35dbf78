#include <glib/gstdio.h>

#include "model-fixture.h"
#include "zip-fixture.h"

#include "studio-package-private.h"
#include "studio-zip-library.h"
#include "studio-zip.h"

#define TEXT "isi berkas"
#define TEXT_LENGTH 10
#define TEXT_CRC 0x23ff5a0au
#define ALL_ONES 0xffffffffu
#define FLAG_ENCRYPTED 0x0001
#define FLAG_DESCRIPTOR 0x0008

/* What one of the two headers of an entry says. */
typedef struct
{
  guint flags;
  guint method;
  guint32 crc;
  guint32 packed;
  guint32 unpacked;
  const char *name;
  const guint64 *wide; /* (nullable): numbers of the ZIP64 field */
  guint n_wide;
} Header;

static void
put (GByteArray *array,
     int n_bytes,
     guint64 value)
{
  for (int i = 0; i < n_bytes; i++) {
    guint8 byte = (value >> (8 * i)) & 0xff;

    g_byte_array_append (array, &byte, 1);
  }
}

static void
put_text (GByteArray *array,
          const char *text)
{
  g_byte_array_append (array, (const guint8 *) text, (guint) strlen (text));
}

static void
put_header (GByteArray *array,
            const Header *header)
{
  put (array, 2, 20);
  put (array, 2, header->flags);
  put (array, 2, header->method);
  put (array, 4, 0x210000);
  put (array, 4, header->crc);
  put (array, 4, header->packed);
  put (array, 4, header->unpacked);
  put (array, 2, strlen (header->name));
  put (array, 2, header->n_wide > 0 ? 4 + 8 * header->n_wide : 0);
}

static void
put_extra (GByteArray *array,
           const Header *header)
{
  put_text (array, header->name);
  if (header->n_wide > 0) {
    put (array, 2, 1);
    put (array, 2, 8 * header->n_wide);
  }
  for (guint i = 0; i < header->n_wide; i++)
    put (array, 8, header->wide[i]);
}

/* Returns: (transfer full): an archive of one entry; @tail: what stands between the directory and the end record */
static GBytes *
make_archive (const Header *local,
              const Header *central,
              GBytes *data,
              GByteArray *tail)
{
  GByteArray *array = g_byte_array_new ();
  guint directory, end;

  put_text (array, "PK\3\4");
  put_header (array, local);
  put_extra (array, local);
  g_byte_array_append (array, g_bytes_get_data (data, NULL), (guint) g_bytes_get_size (data));
  directory = array->len;
  put_text (array, "PK\1\2");
  put (array, 2, 0x314);
  put_header (array, central);
  put (array, 6, 0);
  put (array, 4, 0100644u << 16);
  put (array, 4, central->n_wide == 3 ? ALL_ONES : 0);
  put_extra (array, central);
  end = array->len;
  if (tail != NULL)
    g_byte_array_append (array, tail->data, tail->len);
  put_text (array, "PK\5\6");
  put (array, 4, 0);
  put (array, 4, 1 | 1 << 16);
  put (array, 4, end - directory);
  put (array, 4, directory);
  put (array, 2, 0);
  return g_byte_array_free_to_bytes (array);
}

/* @code: -1 if the text has to come out under @name */
static void
assert_read (GBytes *bytes,
             const char *name,
             int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) entries = studio_zip_read ("coba.pemda", bytes, NULL, &error);
  GBytes *entry;

  if (code >= 0) {
    g_assert_null (entries);
    fixture_assert_error (error, code, "coba.pemda");
    return;
  }
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (entries), ==, 1);
  entry = g_hash_table_lookup (entries, name);
  g_assert_nonnull (entry);
  g_assert_cmpmem (g_bytes_get_data (entry, NULL), g_bytes_get_size (entry), TEXT, TEXT_LENGTH);
}

static const guint64 honest_wide[] = { TEXT_LENGTH, TEXT_LENGTH };
static const guint64 wide_unpacked[] = { G_GUINT64_CONSTANT (1) << 40, TEXT_LENGTH };
static const guint64 wide_more[] = { TEXT_LENGTH + 1, TEXT_LENGTH };
static const guint64 wide_less[] = { TEXT_LENGTH - 1, TEXT_LENGTH };
static const guint64 wide_low_bits[] = { TEXT_LENGTH + (G_GUINT64_CONSTANT (1) << 32), TEXT_LENGTH };
static const guint64 wide_packed[] = { TEXT_LENGTH, G_GUINT64_CONSTANT (1) << 62 };
static const guint64 wide_negative[] = { G_MAXUINT64, G_MAXUINT64 };
static const guint64 wide_offset[] = { TEXT_LENGTH, TEXT_LENGTH, 0 };
static const guint64 wide_far[] = { TEXT_LENGTH, TEXT_LENGTH, G_MAXINT64 };
static const guint64 wide_before[] = { TEXT_LENGTH, TEXT_LENGTH, G_MAXUINT64 };

#define SAYS(packed, unpacked) 0, 0, TEXT_CRC, packed, unpacked, "a"
#define PLAIN SAYS (TEXT_LENGTH, TEXT_LENGTH), NULL, 0
#define WIDE(numbers) SAYS (ALL_ONES, ALL_ONES), numbers, G_N_ELEMENTS (numbers)
#define LATER FLAG_DESCRIPTOR, 0, 0, 0, 0, "a", NULL, 0

typedef struct
{
  const char *what;
  Header local;
  Header central;
  int code; /* -1: opens */
} HeaderCase;

static const HeaderCase header_cases[] = {
  { "honest", { PLAIN }, { PLAIN }, -1 },
  { "honest in 64 bit", { WIDE (honest_wide) }, { WIDE (honest_wide) }, -1 },
  { "64 bit in the directory alone", { PLAIN }, { WIDE (honest_wide) }, -1 },
  { "64 bit with an offset", { PLAIN }, { WIDE (wide_offset) }, -1 },
  { "a terabyte, agreed", { WIDE (wide_unpacked) }, { WIDE (wide_unpacked) }, STUDIO_ERROR_LIMIT },
  { "a terabyte, told later", { LATER }, { WIDE (wide_unpacked) }, STUDIO_ERROR_LIMIT },
  { "a terabyte, not agreed", { PLAIN }, { WIDE (wide_unpacked) }, STUDIO_ERROR_TRUNCATED },
  { "one byte more", { WIDE (wide_more) }, { WIDE (wide_more) }, STUDIO_ERROR_TRUNCATED },
  { "one byte less", { WIDE (wide_less) }, { WIDE (wide_less) }, STUDIO_ERROR_TRUNCATED },
  { "right in the low 32 bits", { WIDE (wide_low_bits) }, { WIDE (wide_low_bits) }, STUDIO_ERROR_LIMIT },
  { "packed beyond the file", { WIDE (wide_packed) }, { WIDE (wide_packed) }, STUDIO_ERROR_TRUNCATED },
  { "negative sizes", { WIDE (wide_negative) }, { WIDE (wide_negative) }, STUDIO_ERROR_TRUNCATED },
  { "negative sizes in the directory", { PLAIN }, { WIDE (wide_negative) }, STUDIO_ERROR_TRUNCATED },
  { "an offset behind the file", { PLAIN }, { WIDE (wide_far) }, STUDIO_ERROR_TRUNCATED },
  { "an offset before the file", { PLAIN }, { WIDE (wide_before) }, STUDIO_ERROR_TRUNCATED },
  { "64 bit without its field", { SAYS (ALL_ONES, ALL_ONES), NULL, 0 }, { SAYS (ALL_ONES, ALL_ONES), NULL, 0 }, STUDIO_ERROR_LIMIT },
  { "64 bit field cut short", { SAYS (ALL_ONES, ALL_ONES), honest_wide, 1 }, { SAYS (ALL_ONES, ALL_ONES), honest_wide, 1 }, STUDIO_ERROR_TRUNCATED },
  { "told later", { LATER }, { FLAG_DESCRIPTOR, 0, TEXT_CRC, TEXT_LENGTH, TEXT_LENGTH, "a", NULL, 0 }, -1 },
  { "told later, sum wrong", { LATER }, { FLAG_DESCRIPTOR, 0, 7, TEXT_LENGTH, TEXT_LENGTH, "a", NULL, 0 }, STUDIO_ERROR_TRUNCATED },
  { "told later, less", { LATER }, { FLAG_DESCRIPTOR, 0, TEXT_CRC, TEXT_LENGTH - 1, TEXT_LENGTH - 1, "a", NULL, 0 }, STUDIO_ERROR_TRUNCATED },
  { "told later, more unpacked", { LATER }, { FLAG_DESCRIPTOR, 0, TEXT_CRC, TEXT_LENGTH, 1000, "a", NULL, 0 }, STUDIO_ERROR_TRUNCATED },
  { "told later, nothing packed", { LATER }, { FLAG_DESCRIPTOR, 0, TEXT_CRC, 0, TEXT_LENGTH, "a", NULL, 0 }, STUDIO_ERROR_TRUNCATED },
  { "sums differ", { PLAIN }, { 0, 0, 7, TEXT_LENGTH, TEXT_LENGTH, "a", NULL, 0 }, STUDIO_ERROR_TRUNCATED },
  { "packed sizes differ", { PLAIN }, { SAYS (TEXT_LENGTH - 1, TEXT_LENGTH), NULL, 0 }, STUDIO_ERROR_TRUNCATED },
  { "unpacked sizes differ", { PLAIN }, { SAYS (TEXT_LENGTH, TEXT_LENGTH + 1), NULL, 0 }, STUDIO_ERROR_TRUNCATED },
  { "both sums wrong", { 0, 0, 7, TEXT_LENGTH, TEXT_LENGTH, "a", NULL, 0 }, { 0, 0, 7, TEXT_LENGTH, TEXT_LENGTH, "a", NULL, 0 }, STUDIO_ERROR_TRUNCATED },
  { "encrypted", { FLAG_ENCRYPTED, 0, TEXT_CRC, TEXT_LENGTH, TEXT_LENGTH, "a", NULL, 0 }, { PLAIN }, STUDIO_ERROR_UNSUPPORTED },
  { "encrypted, says the directory", { PLAIN }, { FLAG_ENCRYPTED, 0, TEXT_CRC, TEXT_LENGTH, TEXT_LENGTH, "a", NULL, 0 }, STUDIO_ERROR_UNSUPPORTED },
  { "no name", { 0, 0, TEXT_CRC, TEXT_LENGTH, TEXT_LENGTH, "", NULL, 0 }, { 0, 0, TEXT_CRC, TEXT_LENGTH, TEXT_LENGTH, "", NULL, 0 }, STUDIO_ERROR_INVALID },
  { "names differ: the one at the bytes counts", { PLAIN }, { 0, 0, TEXT_CRC, TEXT_LENGTH, TEXT_LENGTH, "../b", NULL, 0 }, -1 },
  { "a bad name at the bytes", { 0, 0, TEXT_CRC, TEXT_LENGTH, TEXT_LENGTH, "../a", NULL, 0 }, { PLAIN }, STUDIO_ERROR_INVALID },
};

static void
test_headers (void)
{
  g_autoptr (GBytes) data = g_bytes_new_static (TEXT "PK\7\10", TEXT_LENGTH + 4);

  for (gsize i = 0; i < G_N_ELEMENTS (header_cases); i++) {
    const HeaderCase *c = &header_cases[i];
    g_autoptr (GBytes) bytes = make_archive (&c->local, &c->central, data, NULL);

    g_test_message ("%s", c->what);
    assert_read (bytes, "a", c->code);
  }
}

static const struct
{
  const char *what;
  guint64 at;     /* where the locator says that the 64 bit end record is */
  guint64 length; /* of that record */
  guint64 directory;
  int code;
} end_cases[] = {
  { "honest", 88, 44, 41, -1 },
  { "record behind the file", G_MAXINT64, 44, 41, STUDIO_ERROR_TRUNCATED },
  { "record before the file", G_MAXUINT64, 44, 41, STUDIO_ERROR_TRUNCATED },
  { "record of no length", 88, 0, 41, STUDIO_ERROR_TRUNCATED },
  { "record longer than the file", 88, 16000, 41, STUDIO_ERROR_TRUNCATED },
  { "directory behind the file", 88, 44, G_MAXINT64, STUDIO_ERROR_TRUNCATED },
  { "directory before the file", 88, 44, G_MAXUINT64, STUDIO_ERROR_TRUNCATED },
  { "directory at the start", 88, 44, 0, STUDIO_ERROR_TRUNCATED },
};

static void
test_ends (void)
{
  static const Header plain = { PLAIN };
  g_autoptr (GBytes) data = g_bytes_new_static (TEXT, TEXT_LENGTH);

  for (gsize i = 0; i < G_N_ELEMENTS (end_cases); i++) {
    g_autoptr (GByteArray) tail = g_byte_array_new ();
    g_autoptr (GBytes) bytes = NULL;

    put_text (tail, "PK\6\6");
    put (tail, 8, end_cases[i].length);
    put (tail, 4, 45 | 45 << 16);
    put (tail, 8, 0);
    put (tail, 8, 1);
    put (tail, 8, 1);
    put (tail, 8, 47);
    put (tail, 8, end_cases[i].directory);
    put_text (tail, "PK\6\7");
    put (tail, 4, 0);
    put (tail, 8, end_cases[i].at);
    put (tail, 4, 1);
    bytes = make_archive (&plain, &plain, data, tail);

    g_test_message ("%s", end_cases[i].what);
    assert_read (bytes, "a", end_cases[i].code);
  }
}

/* All method numbers but those of stored and deflated entries, with whatever data; and links, whose data is read with the header. */
static void
test_methods (void)
{
  static const char lzma[] = "\x09\x14\x05\0\x5d\xff\xff\xff\xff\0\x34\x9b\x4a\x1f\x5e\x3c\x7c\x80\0\0";
  g_autoptr (GBytes) data = g_bytes_new_static (lzma, sizeof lzma - 1);

  for (guint method = 1; method < 256; method++) {
    Header header = { 0, method, TEXT_CRC, sizeof lzma - 1, TEXT_LENGTH, "a", NULL, 0 };
    g_autoptr (GBytes) bytes = NULL;
    g_autoptr (GBytes) link = NULL;
    guint8 *copy;
    gsize size;

    if (method == 8)
      continue;
    bytes = make_archive (&header, &header, data, NULL);
    assert_read (bytes, "a", STUDIO_ERROR_UNSUPPORTED);

    size = g_bytes_get_size (bytes);
    copy = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
    copy[30 + 1 + sizeof lzma - 1 + 41] = 0120777 >> 8;
    link = g_bytes_new_take (copy, size);
    g_assert_null (studio_zip_read ("coba.pemda", link, NULL, NULL));
  }
}

/* libarchive keeps some 200 bytes for every record, so a file of nothing else would take four times its size. */
static void
test_large_directory (void)
{
  static const Header empty = { 0, 0, 0, 0, 0, "a", NULL, 0 };
  GByteArray *array = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  guint directory, end;

  put_text (array, "PK\3\4");
  put_header (array, &empty);
  put_extra (array, &empty);
  directory = array->len;
  for (guint i = 0; i < 200000; i++) {
    put_text (array, "PK\1\2");
    put (array, 2, 0x314);
    put_header (array, &empty);
    put (array, 6, 0);
    put (array, 8, 0);
    put_extra (array, &empty);
  }
  end = array->len;
  put_text (array, "PK\5\6");
  put (array, 8, 0);
  put (array, 4, end - directory);
  put (array, 4, directory);
  put (array, 2, 0);
  bytes = g_byte_array_free_to_bytes (array);
  assert_read (bytes, "a", STUDIO_ERROR_LIMIT);
}

/* Names that say one letter in another way, or say nothing of their encoding, in a locale that knows only ASCII. */
static const struct
{
  const char *written;
  const char *asked;
} names[] = {
  { "catatan é.txt", "catatan é.txt" },
  { "catatan e\xcc\x81.txt", "catatan é.txt" },
  { "catatan é.txt", "catatan e\xcc\x81.txt" },
  { "ꦗꦮ/😀.txt", "ꦗꦮ/😀.txt" },
  { "a\\b", "a/b" },
  { "__MACOSX/._a", "__MACOSX/._a" },
};

static void
test_names (void)
{
  static const guint flags[] = { 0, 0x0800 };
  g_autoptr (GBytes) data = g_bytes_new_static (TEXT, TEXT_LENGTH);

  for (gsize i = 0; i < G_N_ELEMENTS (names) * G_N_ELEMENTS (flags); i++) {
    Header header = { flags[i % 2], 0, TEXT_CRC, TEXT_LENGTH, TEXT_LENGTH, names[i / 2].written, NULL, 0 };
    g_autoptr (GBytes) bytes = make_archive (&header, &header, data, NULL);

    assert_read (bytes, names[i / 2].asked, -1);
  }
}

static void
test_foreign_name (void)
{
  static const char *const foreign[] = { "catatan \x82.txt", "catatan \xe9", "\xc0\xae\xc0\xae/a", "\xed\xa0\x80" };
  g_autoptr (GBytes) data = g_bytes_new_static (TEXT, TEXT_LENGTH);

  for (gsize i = 0; i < G_N_ELEMENTS (foreign); i++) {
    Header header = { 0, 0, TEXT_CRC, TEXT_LENGTH, TEXT_LENGTH, foreign[i], NULL, 0 };
    g_autoptr (GBytes) bytes = make_archive (&header, &header, data, NULL);

    assert_read (bytes, NULL, STUDIO_ERROR_INVALID);
  }
}

/* Two forms of one name are one file on some disks. */
static void
test_same_letters (void)
{
  g_autoptr (StudioZipWriter) writer = studio_zip_writer_new ();
  g_autoptr (GBytes) text = g_bytes_new_static (TEXT, TEXT_LENGTH);
  g_autoptr (GBytes) bytes = NULL;

  studio_zip_writer_add (writer, "é", text, FALSE);
  studio_zip_writer_add (writer, "e\xcc\x81", text, FALSE);
  bytes = studio_zip_writer_finish (writer, NULL);
  assert_read (bytes, NULL, STUDIO_ERROR_INVALID);
}

/* What is not asked for may be damaged, and what is stored takes no memory of its own. */
static void
test_except (void)
{
  g_autoptr (StudioZipWriter) writer = studio_zip_writer_new ();
  g_autoptr (GBytes) text = g_bytes_new_static (TEXT, TEXT_LENGTH);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GHashTable) entries = NULL;
  const char *inside;
  gsize size;

  studio_zip_writer_add (writer, "rusak", text, FALSE);
  studio_zip_writer_add (writer, "utuh", text, FALSE);
  bytes = studio_zip_writer_finish (writer, NULL);
  inside = g_bytes_get_data (bytes, &size);
  ((char *) (guintptr) inside)[35] ^= 1;
  g_assert_null (studio_zip_read ("coba.pemda", bytes, NULL, NULL));

  entries = studio_zip_read ("coba.pemda", bytes, "rusak", NULL);
  g_assert_cmpuint (g_hash_table_size (entries), ==, 1);
  g_assert_true (g_bytes_get_data (g_hash_table_lookup (entries, "utuh"), NULL) == inside + 35 + TEXT_LENGTH + 34);
}

/* Puts @items as files into a folder that the test's end takes away. */
static char *
write_tree (GPtrArray *items)
{
  char *folder = g_build_filename (g_get_user_cache_dir (), "isi", NULL);

  for (guint i = 0; i < items->len; i++) {
    const ZipItem *item = g_ptr_array_index (items, i);
    g_autofree char *path = g_build_filename (folder, item->name, NULL);
    g_autofree char *parent = g_path_get_dirname (path);

    g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
    g_assert_true (g_file_set_contents (path, g_bytes_get_data (item->bytes, NULL), (gssize) g_bytes_get_size (item->bytes), NULL));
  }
  return folder;
}

#define PYTHON                                                                                                      \
  "import sys, os, zipfile\n"                                                                                       \
  "with zipfile.ZipFile(sys.argv[1], 'w', int(sys.argv[2])) as z:\n"                                                \
  "  for top, _, names in os.walk('.'):\n"                                                                          \
  "    for name in names:\n"                                                                                        \
  "      path = os.path.join(top, name)\n"                                                                          \
  "      with open(path, 'rb') as f, z.open(os.path.relpath(path), 'w', force_zip64=sys.argv[3] == '64') as out:\n" \
  "        out.write(f.read())\n"

#define ARCHIVE "../arsip.zip"

static const struct
{
  const char *argv[10];
  int code; /* -1: opens */
} programs[] = {
  { { "zip", "-q", "-r", ARCHIVE, "." }, -1 },
  { { "zip", "-q", "-r", "-X", "-0", ARCHIVE, "." }, -1 },
  { { "zip", "-q", "-r", "-D", "-fd", ARCHIVE, "." }, -1 },
  { { "zip", "-q", "-r", "-fz", ARCHIVE, "." }, -1 },
  { { "zip", "-q", "-r", "-Z", "bzip2", ARCHIVE, "." }, STUDIO_ERROR_UNSUPPORTED },
  { { "zip", "-q", "-r", "-P", "rahasia", ARCHIVE, "." }, STUDIO_ERROR_UNSUPPORTED },
  { { "python3", "-c", PYTHON, ARCHIVE, "0", "32" }, -1 },
  { { "python3", "-c", PYTHON, ARCHIVE, "8", "32" }, -1 },
  { { "python3", "-c", PYTHON, ARCHIVE, "8", "64" }, -1 },
  { { "python3", "-c", PYTHON, ARCHIVE, "12", "32" }, STUDIO_ERROR_UNSUPPORTED },
  { { "python3", "-c", PYTHON, ARCHIVE, "14", "32" }, STUDIO_ERROR_UNSUPPORTED },
};

/* Packs the folder with program number @i. */
static GBytes *
run_program (gsize i,
             const char *folder)
{
  g_autofree char *path = g_build_filename (folder, ARCHIVE, NULL);
  g_autoptr (GError) error = NULL;
  char *content = NULL;
  gsize size = 0;
  int status = 0;

  g_spawn_sync (folder, (char **) (guintptr) programs[i].argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  g_assert_true (g_file_get_contents (path, &content, &size, &error));
  g_assert_cmpint (g_remove (path), ==, 0);
  return g_bytes_new_take (content, size);
}

/* A package that someone unpacked and packed again opens and is, saved, what it was. */
static void
test_programs (void)
{
  g_autoptr (StudioPost) post = fixture_post ();
  g_autoptr (StudioSnapshot) snapshot = studio_post_snapshot (post);
  g_autoptr (GBytes) ours = studio_package_to_bytes (snapshot, NULL, NULL);
  g_autoptr (GPtrArray) items = zip_read (ours);
  g_autofree char *folder = write_tree (items);

  for (gsize i = 0; i < G_N_ELEMENTS (programs); i++) {
    g_autofree char *found = g_find_program_in_path (programs[i].argv[0]);
    g_autoptr (GBytes) bytes = found != NULL ? run_program (i, folder) : NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (StudioPost) opened = NULL;

    g_test_message ("%s %" G_GSIZE_FORMAT, programs[i].argv[0], i);
    if (found == NULL)
      continue;
    opened = studio_package_read_bytes ("coba.pemda", bytes, NULL, &error);
    if (programs[i].code >= 0) {
      fixture_assert_error (error, programs[i].code, "coba.pemda");
    } else {
      g_autoptr (StudioSnapshot) again = opened != NULL ? studio_post_snapshot (opened) : NULL;
      g_autoptr (GBytes) saved = NULL;

      g_assert_no_error (error);
      saved = studio_package_to_bytes (again, NULL, NULL);
      g_assert_true (g_bytes_equal (saved, ours));
    }
  }
}

static void
test_library (void)
{
  const StudioZipLibrary *library = studio_zip_library_get ();

  g_assert_nonnull (library);
  g_assert_true (studio_zip_library_get () == library);
  g_assert_null (studio_zip_library_open ("libthere-is-none.so.13"));
  /* it is there and is no libarchive */
  g_assert_null (studio_zip_library_open ("libnettle.so.8"));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fixture_use_data ();

  g_test_add_func ("/zip-read/library", test_library);
  g_test_add_func ("/zip-read/headers", test_headers);
  g_test_add_func ("/zip-read/ends", test_ends);
  g_test_add_func ("/zip-read/methods", test_methods);
  g_test_add_func ("/zip-read/large-directory", test_large_directory);
  g_test_add_func ("/zip-read/names", test_names);
  g_test_add_func ("/zip-read/foreign-name", test_foreign_name);
  g_test_add_func ("/zip-read/same-letters", test_same_letters);
  g_test_add_func ("/zip-read/except", test_except);
  g_test_add_func ("/zip-read/programs", test_programs);
  return g_test_run ();
}
