#include "config.h"

#include "studio-zip.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"

#include "studio-entry-name.h"

#define LOCAL_SIZE 30
#define CENTRAL_SIZE 46
#define END_SIZE 22
#define MAX_COMMENT 0xffff
#define FLAG_ENCRYPTED 0x0001
#define METHOD_STORED 0
#define METHOD_DEFLATED 8
#define HOST_UNIX 3
#define HOST_MACOS 19
#define MODE_KIND 0170000
#define MODE_REGULAR 0100000
#define MODE_FOLDER 0040000
#define ENTRY_FREE (1024 * 1024)
#define TOTAL_FREE (16 * 1024 * 1024)
#define CHUNK (64 * 1024)

typedef struct
{
  char *name;
  guint method;
  guint32 crc;
  gsize packed;
  gsize unpacked;
  gsize start; /* of the packed bytes */
} ZipEntry;

struct _StudioZipReader
{
  char *source;
  GBytes *bytes;
  const guint8 *data;
  gsize size;
  gsize directory; /* where the directory starts; all entries lie before it */
  GPtrArray *entries;
  gsize unpacked; /* so far */
};

static void
zip_entry_free (ZipEntry *entry)
{
  g_free (entry->name);
  g_free (entry);
}

void
studio_zip_reader_free (StudioZipReader *reader)
{
  g_free (reader->source);
  g_bytes_unref (reader->bytes);
  g_ptr_array_unref (reader->entries);
  g_free (reader);
}

static guint
get16 (const guint8 *at)
{
  return at[0] | (guint) at[1] << 8;
}

static guint32
get32 (const guint8 *at)
{
  return get16 (at) | (guint32) get16 (at + 2) << 16;
}

static gboolean
refuse_damaged (const StudioZipReader *reader,
                GError **error)
{
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_TRUNCATED,
               _ ("“%s” is incomplete or damaged. Copy or download it again."), reader->source);
  return FALSE;
}

static gboolean
refuse_foreign (const StudioZipReader *reader,
                GError **error)
{
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_UNSUPPORTED,
               _ ("“%s” is no Pemda Studio file. Choose a file whose name ends in .pemda."), reader->source);
  return FALSE;
}

static gboolean
refuse_packing (const StudioZipReader *reader,
                GError **error)
{
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_UNSUPPORTED,
               _ ("“%s” was packed in a way that can't be read here. Ask for a file saved by Pemda Studio."), reader->source);
  return FALSE;
}

static gboolean
refuse_unsafe (const StudioZipReader *reader,
               GError **error)
{
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID,
               _ ("“%s” was not opened because it holds files that could do harm. Ask its sender for a new one."), reader->source);
  return FALSE;
}

static gboolean
refuse_large (const StudioZipReader *reader,
              GError **error)
{
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT,
               _ ("“%s” was not opened because it holds too much. Ask its sender for a smaller one."), reader->source);
  return FALSE;
}

/* The end record is the last thing in the file but for a comment whose length it tells. */
static gboolean
find_end (const StudioZipReader *reader,
          const guint8 **end,
          GError **error)
{
  gsize last = reader->size >= END_SIZE ? reader->size - END_SIZE : 0;
  gsize first = last > MAX_COMMENT ? last - MAX_COMMENT : 0;

  for (gsize at = last; reader->size >= END_SIZE; at--) {
    const guint8 *record = reader->data + at;

    if (get32 (record) == 0x06054b50 && at + END_SIZE + get16 (record + 20) == reader->size) {
      *end = record;
      return TRUE;
    }
    if (at == first)
      break;
  }
  return refuse_damaged (reader, error);
}

/* Whatever does not start as an archive was never one; an archive cut short still does. */
static gboolean
check_start (const StudioZipReader *reader,
             GError **error)
{
  static const char magic[4] = { 'P', 'K', 3, 4 };

  if (reader->size == 0) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_TRUNCATED, _ ("“%s” is empty. Copy or download it again."), reader->source);
    return FALSE;
  }
  if (memcmp (reader->data, magic, MIN (reader->size, sizeof magic)) != 0)
    return refuse_foreign (reader, error);

  return TRUE;
}

/* Links, devices and pipes have no place in a post. */
static gboolean
kind_is_plain (const guint8 *record,
               gboolean folder)
{
  guint host = get16 (record + 4) >> 8;
  guint kind = (get32 (record + 38) >> 16) & MODE_KIND;

  if ((host != HOST_UNIX && host != HOST_MACOS) || kind == 0)
    return TRUE;
  return kind == (folder ? MODE_FOLDER : MODE_REGULAR);
}

/* Finds the packed bytes behind the local header, which must tell the same name. */
static gboolean
locate (const StudioZipReader *reader,
        ZipEntry *entry,
        gsize offset,
        GError **error)
{
  const guint8 *local = reader->data + offset;
  gsize name_length = strlen (entry->name);

  if (offset > reader->directory || reader->directory - offset < LOCAL_SIZE || get32 (local) != 0x04034b50)
    return refuse_damaged (reader, error);

  entry->start = offset + LOCAL_SIZE + get16 (local + 26) + get16 (local + 28);
  if (entry->start > reader->directory || entry->packed > reader->directory - entry->start)
    return refuse_damaged (reader, error);

  if (get16 (local + 26) != name_length || memcmp (local + LOCAL_SIZE, entry->name, name_length) != 0)
    return refuse_damaged (reader, error);

  return TRUE;
}

static gboolean
check_record (const StudioZipReader *reader,
              const guint8 *record,
              const ZipEntry *entry,
              GError **error)
{
  if ((get16 (record + 8) & FLAG_ENCRYPTED) != 0 || entry->packed == G_MAXUINT32 || entry->unpacked == G_MAXUINT32 ||
      (entry->method != METHOD_STORED && entry->method != METHOD_DEFLATED))
    return refuse_packing (reader, error);

  return TRUE;
}

/* Reads one record of the directory. */
static gboolean
read_record (StudioZipReader *reader,
             const guint8 *record,
             GHashTable *names,
             GError **error)
{
  guint name_length = get16 (record + 28);
  g_autofree char *name = g_strndup ((const char *) record + CENTRAL_SIZE, name_length);
  gboolean folder = name_length > 0 && name[name_length - 1] == '/';
  ZipEntry *entry;

  if (folder)
    name[name_length - 1] = '\0';
  if (strlen (name) + (folder ? 1 : 0) != name_length || !studio_entry_name_is_safe (name) || !kind_is_plain (record, folder))
    return refuse_unsafe (reader, error);
  if (folder)
    return TRUE;

  entry = g_new0 (ZipEntry, 1);
  g_ptr_array_add (reader->entries, entry);
  entry->name = g_steal_pointer (&name);
  entry->method = get16 (record + 10);
  entry->crc = get32 (record + 16);
  entry->packed = get32 (record + 20);
  entry->unpacked = get32 (record + 24);
  if (!g_hash_table_add (names, entry->name))
    return refuse_unsafe (reader, error);

  return check_record (reader, record, entry, error) && locate (reader, entry, get32 (record + 42), error);
}

static gboolean
read_directory (StudioZipReader *reader,
                const guint8 *end,
                GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_records = get16 (end + 10);
  gsize length = get32 (end + 12);
  const guint8 *record;
  gsize left;

  reader->directory = get32 (end + 16);
  if (reader->directory == G_MAXUINT32 || n_records == 0xffff)
    return refuse_packing (reader, error);
  if (n_records > STUDIO_ZIP_MAX_ENTRIES)
    return refuse_large (reader, error);
  if (get16 (end + 4) != 0 || get16 (end + 6) != 0 || get16 (end + 8) != n_records ||
      reader->directory > (gsize) (end - reader->data) || length > (gsize) (end - reader->data) - reader->directory)
    return refuse_damaged (reader, error);

  record = reader->data + reader->directory;
  left = length;
  for (guint i = 0; i < n_records; i++) {
    gsize record_length;

    if (left < CENTRAL_SIZE || get32 (record) != 0x02014b50)
      return refuse_damaged (reader, error);
    record_length = (gsize) CENTRAL_SIZE + get16 (record + 28) + get16 (record + 30) + get16 (record + 32);
    if (record_length > left)
      return refuse_damaged (reader, error);
    if (!read_record (reader, record, names, error))
      return FALSE;

    record += record_length;
    left -= record_length;
  }
  return TRUE;
}

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  const ZipEntry *first = *(const ZipEntry *const *) a;
  const ZipEntry *second = *(const ZipEntry *const *) b;

  return first->start < second->start ? -1 : first->start > second->start;
}

/* Bombs without nesting let thousands of entries unpack the same bytes (D. Fifield, WOOT '19). */
static gboolean
check_overlaps (const StudioZipReader *reader,
                GError **error)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_sized_new (reader->entries->len);

  for (guint i = 0; i < reader->entries->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (reader->entries, i));
  g_ptr_array_sort (sorted, compare_starts);

  for (guint i = 1; i < sorted->len; i++) {
    const ZipEntry *before = g_ptr_array_index (sorted, i - 1);
    const ZipEntry *entry = g_ptr_array_index (sorted, i);

    if (entry->start < before->start + before->packed + LOCAL_SIZE)
      return refuse_unsafe (reader, error);
  }
  return TRUE;
}

StudioZipReader *
studio_zip_reader_new (const char *source,
                       GBytes *bytes,
                       GError **error)
{
  g_autoptr (StudioZipReader) reader = NULL;
  const guint8 *end = NULL;

  g_return_val_if_fail (source != NULL && bytes != NULL, NULL);

  reader = g_new0 (StudioZipReader, 1);
  reader->source = g_strdup (source);
  reader->bytes = g_bytes_ref (bytes);
  reader->data = g_bytes_get_data (bytes, &reader->size);
  reader->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) zip_entry_free);

  if (!check_start (reader, error) || !find_end (reader, &end, error) ||
      !read_directory (reader, end, error) || !check_overlaps (reader, error))
    return NULL;

  return g_steal_pointer (&reader);
}

guint
studio_zip_reader_get_n_entries (StudioZipReader *reader)
{
  g_return_val_if_fail (reader != NULL, 0);

  return reader->entries->len;
}

const char *
studio_zip_reader_get_name (StudioZipReader *reader,
                            guint index)
{
  g_return_val_if_fail (reader != NULL && index < reader->entries->len, NULL);

  return ((const ZipEntry *) g_ptr_array_index (reader->entries, index))->name;
}

/* Returns: (transfer full) (nullable): at most @limit bytes; NULL with an error */
static GBytes *
inflate_entry (const StudioZipReader *reader,
               const ZipEntry *entry,
               gsize limit,
               GError **error)
{
  g_autoptr (GZlibDecompressor) decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  g_autoptr (GByteArray) unpacked = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  GConverterResult result = G_CONVERTER_CONVERTED;
  const guint8 *data = reader->data + entry->start;
  gsize size = entry->packed;

  while (result != G_CONVERTER_FINISHED) {
    gsize taken = 0;
    gsize made = 0;

    result = g_converter_convert (G_CONVERTER (decompressor), data, size, chunk, CHUNK, G_CONVERTER_INPUT_AT_END, &taken, &made, NULL);
    if (result == G_CONVERTER_ERROR) {
      refuse_damaged (reader, error);
      return NULL;
    }
    if (made > limit - unpacked->len) {
      refuse_large (reader, error);
      return NULL;
    }
    data += taken;
    size -= taken;
    g_byte_array_append (unpacked, chunk, (guint) made);
  }
  return g_byte_array_free_to_bytes (g_steal_pointer (&unpacked));
}

/* How much @entry may still unpack to. */
static gsize
unpack_limit (const StudioZipReader *reader,
              const ZipEntry *entry)
{
  guint64 entry_limit = MAX (ENTRY_FREE, (guint64) entry->packed * STUDIO_ZIP_MAX_RATIO);
  guint64 total_limit = CLAMP ((guint64) reader->size * STUDIO_ZIP_MAX_RATIO, TOTAL_FREE, STUDIO_ZIP_MAX_BYTES);

  return (gsize) MIN (entry_limit, total_limit - MIN (total_limit, reader->unpacked));
}

GBytes *
studio_zip_reader_unpack (StudioZipReader *reader,
                          guint index,
                          GError **error)
{
  g_autoptr (GBytes) unpacked = NULL;
  const ZipEntry *entry;
  gsize limit;

  g_return_val_if_fail (reader != NULL && index < reader->entries->len, NULL);

  entry = g_ptr_array_index (reader->entries, index);
  limit = unpack_limit (reader, entry);
  if (entry->method == METHOD_DEFLATED) {
    unpacked = inflate_entry (reader, entry, limit, error);
  } else if (entry->packed > limit) {
    refuse_large (reader, error);
  } else {
    unpacked = g_bytes_new_from_bytes (reader->bytes, entry->start, entry->packed);
  }
  if (unpacked == NULL)
    return NULL;

  if (g_bytes_get_size (unpacked) != entry->unpacked || studio_zip_crc32 (unpacked) != entry->crc) {
    refuse_damaged (reader, error);
    return NULL;
  }
  reader->unpacked += g_bytes_get_size (unpacked);
  return g_steal_pointer (&unpacked);
}
