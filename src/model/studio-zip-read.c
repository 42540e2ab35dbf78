#include "config.h"

#include "studio-zip.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>
#ifdef __APPLE__
#include <xlocale.h>
#endif

#include "studio-error.h"

#include "studio-entry-name.h"
#include "studio-zip-library.h"

#define LOCAL_SIZE 30 /* of an entry's header without its name */
#define ENTRY_FREE (1024 * 1024)
#define TOTAL_FREE (16 * 1024 * 1024)
#define BLOCK (64 * 1024)
/* libarchive keeps some 200 bytes for each record of 46; this is room for 2,000 with names of 1,024 and as much beside. */
#define DIRECTORY_BYTES (4 * 1024 * 1024)

/** ZipReading: an archive in memory on its way through libarchive. */
typedef struct
{
  const StudioZipLibrary *library;
  const char *source;
  GBytes *bytes;
  const guint8 *data;
  gsize size;
  gsize at;             /* what libarchive gets next */
  gboolean started;     /* the directory has been read */
  gsize directory_left; /* how much more libarchive gets until then */
  gboolean crowded;     /* that was not enough for it */
  gint64 end;           /* of the packed bytes of the entry before */
  gsize unpacked;       /* so far */
  const char *except;
  GHashTable *entries;
} ZipReading;

static gboolean
refuse_damaged (const ZipReading *reading,
                GError **error)
{
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_TRUNCATED,
               _ ("“%s” is incomplete or damaged. Copy or download it again."), reading->source);
  return FALSE;
}

static gboolean
refuse_foreign (const ZipReading *reading,
                GError **error)
{
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_UNSUPPORTED,
               _ ("“%s” does not hold what its name says. Choose another file, or ask its sender for a new one."), reading->source);
  return FALSE;
}

static gboolean
refuse_packing (const ZipReading *reading,
                GError **error)
{
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_UNSUPPORTED,
               _ ("“%s” was packed in a way that can't be read here. Ask for a file saved by Pemda Studio."), reading->source);
  return FALSE;
}

static gboolean
refuse_unsafe (const ZipReading *reading,
               GError **error)
{
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID,
               _ ("“%s” was not opened because it holds files that could do harm. Ask its sender for a new one."), reading->source);
  return FALSE;
}

static gboolean
refuse_without_library (const ZipReading *reading,
                        GError **error)
{
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_UNSUPPORTED,
               _ ("“%s” cannot be opened because a part of the program is missing. Install “libarchive13”, or the studio again."), reading->source);
  return FALSE;
}

static gboolean
refuse_large (const ZipReading *reading,
              GError **error)
{
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT,
               _ ("“%s” was not opened because it holds too much. Ask its sender for a smaller one."), reading->source);
  return FALSE;
}

/* The directory comes in blocks that are counted, since libarchive keeps all of it; the entries come in one piece, without a copy. */
static la_ssize_t
read_block (struct archive *archive,
            void *data,
            const void **block)
{
  ZipReading *reading = data;
  gsize length = reading->size - reading->at;

  if (!reading->started) {
    if (length > 0 && reading->directory_left == 0) {
      reading->crowded = TRUE;
      reading->library->set_error (archive, EFBIG, "The directory is too large");
      return ARCHIVE_FATAL;
    }
    length = MIN (length, MIN (BLOCK, reading->directory_left));
    reading->directory_left -= length;
  }
  *block = reading->data + reading->at;
  reading->at += length;
  return (la_ssize_t) length;
}

static la_int64_t
seek_block (struct archive *archive,
            void *data,
            la_int64_t offset,
            int whence)
{
  ZipReading *reading = data;
  gint64 base = whence == SEEK_SET ? 0 : (gint64) (whence == SEEK_CUR ? reading->at : reading->size);

  if (offset < -base || offset > (gint64) reading->size - base)
    return ARCHIVE_FATAL;

  reading->at = (gsize) (base + offset);
  return (la_int64_t) reading->at;
}

/* Whatever does not start as an archive was never one; an archive cut short still does. */
static gboolean
check_start (const ZipReading *reading,
             GError **error)
{
  static const char magic[4] = { 'P', 'K', 3, 4 };

  if (reading->size == 0) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_TRUNCATED, _ ("“%s” is empty. Copy or download it again."), reading->source);
    return FALSE;
  }
  return memcmp (reading->data, magic, MIN (reading->size, sizeof magic)) == 0 || refuse_foreign (reading, error);
}

static gboolean
is_packed_as (const ZipReading *reading,
              struct archive *archive,
              const char *method)
{
  const char *name = reading->library->format_name (archive);

  return name != NULL && g_str_has_suffix (name, method);
}

static gboolean
is_stored (const ZipReading *reading,
           struct archive *archive)
{
  return is_packed_as (reading, archive, "(uncompressed)");
}

/*
 * libarchive unpacks with other methods as well, some of which take as much memory as the file asks for. What it calls the method is
 * the only way to know it before unpacking; a name unknown here is refused. Links come unpacked with their header, but of at most
 * 64 KB and into 256 KB, so that the 4 GB that LZMA may reserve for one stay untouched.
 */
static gboolean
check_method (const ZipReading *reading,
              struct archive *archive,
              GError **error)
{
  return is_stored (reading, archive) || is_packed_as (reading, archive, "(deflation)") || refuse_packing (reading, error);
}

/* How much may still be unpacked. */
static gsize
room_left (const ZipReading *reading)
{
  guint64 limit = CLAMP ((guint64) reading->size * STUDIO_ZIP_MAX_RATIO, TOTAL_FREE, STUDIO_ZIP_MAX_BYTES);

  return (gsize) limit - reading->unpacked;
}

/*
 * Reads the entry to its end, where libarchive compares its sums and its packed size.
 * @into: (nullable): room for @size bytes; what is stored is only checked
 */
static gboolean
read_blocks (const ZipReading *reading,
             struct archive *archive,
             guint8 *into,
             gsize size,
             GError **error)
{
  gsize made = 0;

  while (TRUE) {
    const void *block = NULL;
    size_t length = 0;
    la_int64_t offset = 0;
    int result = reading->library->read_data_block (archive, &block, &length, &offset);

    if (result == ARCHIVE_EOF)
      return made == size || refuse_damaged (reading, error);
    if (result != ARCHIVE_OK || length > size - made)
      return refuse_damaged (reading, error);
    if (into != NULL && length > 0)
      memcpy (into + made, block, length);
    made += length;
  }
}

/* Returns: (transfer full) (nullable): the entry's bytes; stored ones share the archive's memory */
static GBytes *
unpack (const ZipReading *reading,
        struct archive *archive,
        gsize size,
        GError **error)
{
  gsize start = (gsize) reading->library->filter_bytes (archive, 0);
  g_autofree guint8 *unpacked = NULL;

  if (is_stored (reading, archive)) {
    if (!read_blocks (reading, archive, NULL, size, error))
      return NULL;
    return g_bytes_new_from_bytes (reading->bytes, start, size);
  }

  unpacked = g_try_malloc (MAX (size, 1));
  if (unpacked == NULL) {
    refuse_large (reading, error);
    return NULL;
  }
  return read_blocks (reading, archive, unpacked, size, error) ? g_bytes_new_take (g_steal_pointer (&unpacked), size) : NULL;
}

/* Reads one file. What was really unpacked counts, and what it was unpacked from. */
static gboolean
read_file (ZipReading *reading,
           struct archive *archive,
           struct archive_entry *entry,
           GError **error)
{
  gint64 start = reading->library->filter_bytes (archive, 0);
  gint64 size = reading->library->entry_size (entry);
  GBytes *bytes;

  /* bombs without nesting let thousands of entries unpack the same bytes (D. Fifield, WOOT '19); entries come in the file's order */
  if (start < reading->end + LOCAL_SIZE)
    return refuse_unsafe (reading, error);
  if (size < 0 || (guint64) size > room_left (reading))
    return refuse_large (reading, error);

  bytes = unpack (reading, archive, (gsize) size, error);
  if (bytes == NULL)
    return FALSE;

  g_hash_table_insert (reading->entries, g_strdup (reading->library->entry_pathname_utf8 (entry)), bytes);
  reading->unpacked += (gsize) size;
  reading->end = reading->library->filter_bytes (archive, 0);
  return size <= MAX (ENTRY_FREE, (reading->end - start) * STUDIO_ZIP_MAX_RATIO) || refuse_large (reading, error);
}

/* Folders are passed over; links and devices have no place in a post. */
static gboolean
read_entry (ZipReading *reading,
            struct archive *archive,
            struct archive_entry *entry,
            GError **error)
{
  const char *given = reading->library->entry_pathname_utf8 (entry);
  gboolean folder = reading->library->entry_filetype (entry) == AE_IFDIR;
  g_autofree char *name = g_strdup (given != NULL ? given : "");

  if (folder && g_str_has_suffix (name, "/"))
    name[strlen (name) - 1] = '\0';
  if (!studio_entry_name_is_safe (name) || (!folder && reading->library->entry_filetype (entry) != AE_IFREG))
    return refuse_unsafe (reading, error);
  if (folder || g_strcmp0 (name, reading->except) == 0)
    return TRUE;

  if (g_hash_table_contains (reading->entries, name))
    return refuse_unsafe (reading, error);
  return check_method (reading, archive, error) && read_file (reading, archive, entry, error);
}

/* What libarchive could not make sense of, or only with a warning: two headers that disagree, or a name that is no UTF-8. */
static gboolean
refuse_header (const ZipReading *reading,
               struct archive_entry *entry,
               int result,
               GError **error)
{
  const char *name = result == ARCHIVE_WARN ? reading->library->entry_pathname_utf8 (entry) : "";

  if (reading->crowded)
    return refuse_large (reading, error);
  if (name == NULL || strstr (name, "\xef\xbf\xbd") != NULL) /* U+FFFD stands for what is no UTF-8 */
    return refuse_unsafe (reading, error);
  return refuse_damaged (reading, error);
}

static gboolean
read_entries (ZipReading *reading,
              struct archive *archive,
              GError **error)
{
  for (guint i = 0;; i++) {
    struct archive_entry *entry = NULL;
    int result = reading->library->read_next_header (archive, &entry);

    reading->started = TRUE;
    if (reading->library->read_has_encrypted_entries (archive) > 0)
      return refuse_packing (reading, error);
    if (result == ARCHIVE_EOF) /* the file starts with an entry, so one at least is in it */
      return i > 0 || refuse_damaged (reading, error);
    if (i == STUDIO_ZIP_MAX_ENTRIES)
      return refuse_large (reading, error);
    if (result != ARCHIVE_OK)
      return refuse_header (reading, entry, result, error);
    if (!read_entry (reading, archive, entry, error))
      return FALSE;
  }
}

static gboolean
read_archive (ZipReading *reading,
              GError **error)
{
  struct archive *archive = reading->library->read_new ();
  gboolean done;

  reading->library->read_support_format_zip_seekable (archive);
  reading->library->read_set_read_callback (archive, read_block);
  reading->library->read_set_seek_callback (archive, seek_block);
  reading->library->read_set_callback_data (archive, reading);

  /* a name that does not say its encoding is UTF-8 as well; resource forks of macOS are entries like others */
  if (reading->library->read_set_options (archive, "zip:hdrcharset=UTF-8,zip:!mac-ext") != ARCHIVE_OK || reading->library->read_open1 (archive) != ARCHIVE_OK)
    done = reading->crowded ? refuse_large (reading, error) : refuse_damaged (reading, error);
  else
    done = read_entries (reading, archive, error);
  reading->library->read_free (archive);
  return done;
}

/* On Unix libarchive turns names into the encoding of the locale, which loses letters unless that is UTF-8. */
static gboolean
read_archive_in_utf8 (ZipReading *reading,
                      GError **error)
{
#ifdef G_OS_UNIX
  locale_t same = duplocale (uselocale ((locale_t) 0));
  locale_t utf8 = newlocale (LC_CTYPE_MASK, "C.UTF-8", same);
  locale_t before = uselocale (utf8 != (locale_t) 0 ? utf8 : same);
  gboolean done = read_archive (reading, error);

  uselocale (before);
  freelocale (utf8 != (locale_t) 0 ? utf8 : same);
  return done;
#else
  return read_archive (reading, error);
#endif
}

GHashTable *
studio_zip_read (const char *source,
                 GBytes *bytes,
                 const char *except,
                 GError **error)
{
  g_autoptr (GHashTable) entries = NULL;
  ZipReading reading = { .source = source, .bytes = bytes, .except = except, .directory_left = DIRECTORY_BYTES };

  g_return_val_if_fail (source != NULL && bytes != NULL, NULL);

  entries = g_hash_table_new_full (studio_entry_name_hash, studio_entry_name_equal, g_free, (GDestroyNotify) g_bytes_unref);
  reading.entries = entries;
  reading.data = g_bytes_get_data (bytes, &reading.size);
  if (!check_start (&reading, error))
    return NULL;
  reading.library = studio_zip_library_get ();
  if (reading.library == NULL) {
    refuse_without_library (&reading, error);
    return NULL;
  }
  return read_archive_in_utf8 (&reading, error) ? g_steal_pointer (&entries) : NULL;
}
