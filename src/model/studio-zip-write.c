#include "config.h"

/*
 * Written here because libarchive, which reads packages, always gives an entry extra fields with times and owners (UT, ux). They
 * move the entry's bytes, and file(1) and shared-mime-info look for the media type at byte 38: straight behind the name "mimetype".
 */

#include "studio-zip.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"

#define DOS_DATE_1980_01_01 0x21 /* year 0, month 1, day 1 */
#define MADE_BY_UNIX_2_0 0x0314
#define NEEDED_STORED 10
#define NEEDED_DEFLATED 20
#define FLAG_UTF8 0x0800
#define METHOD_DEFLATED 8
#define REGULAR_FILE_0644 (0100644u << 16)

struct _StudioZipWriter
{
  GPtrArray *pieces; /* GBytes, in the order of the file */
  gsize length;      /* of all pieces */
  gsize unpacked;
  GByteArray *directory;
  GHashTable *names;
};

/* CRC-32 of ITU-T V.42, the one of ZIP and PNG; reflected polynomial 0xEDB88320. */
static const guint32 *
crc_table (void)
{
  static guint32 table[256];
  static gsize ready;

  if (g_once_init_enter (&ready)) {
    for (guint i = 0; i < 256; i++) {
      guint32 rest = i;

      for (int bit = 0; bit < 8; bit++)
        rest = (rest & 1) != 0 ? (rest >> 1) ^ 0xedb88320u : rest >> 1;
      table[i] = rest;
    }
    g_once_init_leave (&ready, 1);
  }
  return table;
}

guint32
studio_zip_crc32 (GBytes *bytes)
{
  const guint32 *table = crc_table ();
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint32 crc = 0xffffffffu;

  for (gsize i = 0; i < size; i++)
    crc = table[(crc ^ data[i]) & 0xff] ^ (crc >> 8);
  return crc ^ 0xffffffffu;
}

StudioZipWriter *
studio_zip_writer_new (void)
{
  StudioZipWriter *writer = g_new0 (StudioZipWriter, 1);

  writer->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  writer->directory = g_byte_array_new ();
  writer->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return writer;
}

void
studio_zip_writer_free (StudioZipWriter *writer)
{
  g_ptr_array_unref (writer->pieces);
  g_byte_array_unref (writer->directory);
  g_hash_table_unref (writer->names);
  g_free (writer);
}

static void
put16 (GByteArray *array,
       guint value)
{
  const guint8 bytes[2] = { value & 0xff, (value >> 8) & 0xff };

  g_byte_array_append (array, bytes, sizeof bytes);
}

static void
put32 (GByteArray *array,
       guint32 value)
{
  put16 (array, value & 0xffff);
  put16 (array, value >> 16);
}

static void
add_piece (StudioZipWriter *writer,
           GBytes *piece)
{
  writer->length += g_bytes_get_size (piece);
  g_ptr_array_add (writer->pieces, g_bytes_ref (piece));
}

/* Returns: (transfer full): @bytes as a raw deflate stream. */
static GBytes *
deflate_bytes (GBytes *bytes)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 6);
  g_autoptr (GByteArray) packed = g_byte_array_new ();
  GConverterResult result = G_CONVERTER_CONVERTED;
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint8 chunk[16 * 1024];

  while (result != G_CONVERTER_FINISHED) {
    gsize taken = 0;
    gsize made = 0;

    result = g_converter_convert (G_CONVERTER (compressor), data, size, chunk, sizeof chunk, G_CONVERTER_INPUT_AT_END, &taken, &made, NULL);
    if (result == G_CONVERTER_ERROR)
      return g_bytes_ref (bytes); /* the entry is stored then */
    data += taken;
    size -= taken;
    g_byte_array_append (packed, chunk, (guint) made);
  }
  return g_byte_array_free_to_bytes (g_steal_pointer (&packed));
}

/* What the local header and the directory say alike: from the version needed to the lengths of name and extra field. */
static GByteArray *
describe (const char *name,
          GBytes *bytes,
          GBytes *packed)
{
  GByteArray *array = g_byte_array_new ();
  gboolean deflated = packed != bytes;

  put16 (array, deflated ? NEEDED_DEFLATED : NEEDED_STORED);
  put16 (array, g_str_is_ascii (name) ? 0 : FLAG_UTF8);
  put16 (array, deflated ? METHOD_DEFLATED : 0);
  put16 (array, 0);
  put16 (array, DOS_DATE_1980_01_01);
  put32 (array, studio_zip_crc32 (bytes));
  put32 (array, (guint32) g_bytes_get_size (packed));
  put32 (array, (guint32) g_bytes_get_size (bytes));
  put16 (array, (guint) strlen (name));
  put16 (array, 0);
  return array;
}

static void
put_name (GByteArray *array,
          const char *name)
{
  g_byte_array_append (array, (const guint8 *) name, (guint) strlen (name));
}

/* @about: what describe() gave */
static void
add_local (StudioZipWriter *writer,
           const GByteArray *about,
           const char *name,
           GBytes *packed)
{
  GByteArray *header = g_byte_array_new ();
  g_autoptr (GBytes) piece = NULL;

  put32 (header, 0x04034b50);
  g_byte_array_append (header, about->data, about->len);
  put_name (header, name);
  piece = g_byte_array_free_to_bytes (header);
  add_piece (writer, piece);
  add_piece (writer, packed);
}

static void
add_record (StudioZipWriter *writer,
            const GByteArray *about,
            const char *name,
            gsize offset)
{
  GByteArray *directory = writer->directory;

  put32 (directory, 0x02014b50);
  put16 (directory, MADE_BY_UNIX_2_0);
  g_byte_array_append (directory, about->data, about->len);
  put16 (directory, 0); /* comment */
  put16 (directory, 0); /* disk */
  put16 (directory, 0); /* internal attributes */
  put32 (directory, REGULAR_FILE_0644);
  put32 (directory, (guint32) offset);
  put_name (directory, name);
}

void
studio_zip_writer_add (StudioZipWriter *writer,
                       const char *name,
                       GBytes *bytes,
                       gboolean deflate)
{
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (GByteArray) about = NULL;
  gsize offset;

  g_return_if_fail (writer != NULL && name != NULL && bytes != NULL);

  offset = writer->length;
  writer->unpacked += g_bytes_get_size (bytes);
  if (writer->unpacked > STUDIO_ZIP_MAX_BYTES || !g_hash_table_add (writer->names, g_strdup (name)))
    return;

  packed = deflate && g_bytes_get_size (bytes) > 0 ? deflate_bytes (bytes) : g_bytes_ref (bytes);
  if (packed != bytes && g_bytes_get_size (packed) >= g_bytes_get_size (bytes)) {
    g_bytes_unref (packed);
    packed = g_bytes_ref (bytes);
  }

  about = describe (name, bytes, packed);
  add_local (writer, about, name, packed);
  add_record (writer, about, name, offset);
}

static void
put_end (GByteArray *array,
         guint n_entries,
         gsize directory_size,
         gsize directory_offset)
{
  put32 (array, 0x06054b50);
  put16 (array, 0);
  put16 (array, 0);
  put16 (array, n_entries);
  put16 (array, n_entries);
  put32 (array, (guint32) directory_size);
  put32 (array, (guint32) directory_offset);
  put16 (array, 0);
}

GBytes *
studio_zip_writer_finish (StudioZipWriter *writer,
                          GError **error)
{
  gsize offset;
  gsize at = 0;
  guint8 *data;

  g_return_val_if_fail (writer != NULL, NULL);

  if (writer->unpacked > STUDIO_ZIP_MAX_BYTES || g_hash_table_size (writer->names) > STUDIO_ZIP_MAX_ENTRIES) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("The photos of this post are too large together. Use fewer or smaller photos."));
    return NULL;
  }

  offset = writer->length;
  put_end (writer->directory, g_hash_table_size (writer->names), writer->directory->len, offset);

  data = g_malloc (offset + writer->directory->len);
  for (guint i = 0; i < writer->pieces->len; i++) {
    gsize size;
    gconstpointer piece = g_bytes_get_data (g_ptr_array_index (writer->pieces, i), &size);

    if (size > 0)
      memcpy (data + at, piece, size);
    at += size;
  }
  memcpy (data + at, writer->directory->data, writer->directory->len);
  return g_bytes_new_take (data, offset + writer->directory->len);
}
