#include "config.h"

#include "studio-backup-file.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#ifdef G_OS_UNIX
#include <unistd.h>
#else
#include <io.h>
#endif

#include "studio-error.h"
#include "studio-json.h"

#include "studio-library.h"

#ifndef O_BINARY
#define O_BINARY 0
#endif
#ifndef O_CLOEXEC
#define O_CLOEXEC 0
#endif

#define CHUNK (256 * 1024)
#define MAX_MANIFEST (64 * 1024)
/* An asset is a part of a post's package, which has no larger ones */
#define MAX_ASSET ((gint64) 512 * 1024 * 1024)
#define MAX_PICTURE ((gint64) 4 * 1024 * 1024)
#define MAX_ENTRIES 2000000
#define HASH_LENGTH 64
#define MANIFEST "cadangan.json"
#define DATABASE "library.db"
#define PARCEL ".pemda"
#define PARCEL_PICTURE ".png"
/* the newest format this program reads */
#define FORMAT_VERSION 1

struct _StudioBackupWriter
{
  struct archive *archive;
  char *path;
  char *beside;
  int fd;
  StudioBackupMeter *meter;
  char *buffer;
};

gboolean
studio_backup_meter_add (StudioBackupMeter *meter,
                         gint64 bytes,
                         GError **error)
{
  meter->done += bytes;
  if (meter->shown != NULL && meter->total > 0)
    g_atomic_int_set (meter->shown, (int) (MIN (meter->done, meter->total) * 1000 / meter->total));
  return !g_cancellable_set_error_if_cancelled (meter->cancellable, error);
}

/* --- writing --- */

static gboolean
fail_write (StudioBackupWriter *writer,
            int code,
            GError **error)
{
  g_autofree char *name = g_filename_display_basename (writer->path);

  if (code == ENOSPC || code == EFBIG)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _ ("There is not enough room for “%s”. Choose another drive, or free some space."), name);
  else
    g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (code), _ ("“%s” could not be written: %s. Choose another place."), name, g_strerror (code));
  return FALSE;
}

StudioBackupWriter *
studio_backup_writer_new (const char *path,
                          StudioBackupMeter *meter,
                          GError **error)
{
  g_autoptr (StudioBackupWriter) writer = g_new0 (StudioBackupWriter, 1);

  writer->path = g_strdup (path);
  writer->beside = g_strconcat (path, ".XXXXXX", NULL);
  writer->meter = meter;
  writer->buffer = g_malloc (CHUNK);
  writer->fd = g_mkstemp_full (writer->beside, O_RDWR | O_BINARY | O_CLOEXEC, 0600);
  if (writer->fd < 0) {
    fail_write (writer, errno, error);
    return NULL;
  }
  writer->archive = archive_write_new ();
  archive_write_set_format_zip (writer->archive);
  if (archive_write_open_fd (writer->archive, writer->fd) != ARCHIVE_OK) {
    fail_write (writer, archive_errno (writer->archive), error);
    return NULL;
  }
  return g_steal_pointer (&writer);
}

void
studio_backup_writer_free (StudioBackupWriter *writer)
{
  if (writer->archive != NULL)
    archive_write_free (writer->archive);
  if (writer->fd >= 0) {
    g_close (writer->fd, NULL);
    g_unlink (writer->beside);
  }
  g_free (writer->path);
  g_free (writer->beside);
  g_free (writer->buffer);
  g_free (writer);
}

static gboolean
begin_entry (StudioBackupWriter *writer,
             const char *name,
             gint64 size,
             gboolean deflate,
             GError **error)
{
  struct archive_entry *entry = archive_entry_new ();
  int code;

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0600);
  archive_entry_set_size (entry, size);
  archive_entry_set_mtime (entry, g_get_real_time () / G_USEC_PER_SEC, 0);
  if (!deflate || archive_write_zip_set_compression_deflate (writer->archive) != ARCHIVE_OK)
    archive_write_zip_set_compression_store (writer->archive);
  code = archive_write_header (writer->archive, entry);
  archive_entry_free (entry);
  return code == ARCHIVE_OK || fail_write (writer, archive_errno (writer->archive), error);
}

static gboolean
write_data (StudioBackupWriter *writer,
            const char *data,
            gsize size,
            GError **error)
{
  while (size > 0) {
    la_ssize_t written = archive_write_data (writer->archive, data, size);

    if (written <= 0)
      return fail_write (writer, written < 0 ? archive_errno (writer->archive) : EIO, error);
    data += written;
    size -= (gsize) written;
  }
  return TRUE;
}

gboolean
studio_backup_writer_add_text (StudioBackupWriter *writer,
                               const char *name,
                               const char *text,
                               GError **error)
{
  return begin_entry (writer, name, (gint64) strlen (text), FALSE, error) && write_data (writer, text, strlen (text), error);
}

static gboolean
copy_data (StudioBackupWriter *writer,
           GInputStream *stream,
           gint64 size,
           GError **error)
{
  while (size > 0) {
    gssize n = g_input_stream_read (stream, writer->buffer, (gsize) MIN (size, CHUNK), writer->meter->cancellable, error);

    if (n < 0)
      return FALSE;
    if (n == 0) {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, _ ("A file of the library changed while it was copied. Try again."));
      return FALSE;
    }
    if (!write_data (writer, writer->buffer, (gsize) n, error) || !studio_backup_meter_add (writer->meter, n, error))
      return FALSE;
    size -= n;
  }
  return TRUE;
}

gboolean
studio_backup_writer_add_file (StudioBackupWriter *writer,
                               const char *name,
                               const char *path,
                               gboolean deflate,
                               GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, writer->meter->cancellable, error);
  g_autoptr (GFileInfo) info = NULL;

  if (stream == NULL)
    return FALSE;
  info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, writer->meter->cancellable, error);
  return info != NULL && begin_entry (writer, name, g_file_info_get_size (info), deflate, error) && copy_data (writer, G_INPUT_STREAM (stream), g_file_info_get_size (info), error);
}

gboolean
studio_backup_writer_finish (StudioBackupWriter *writer,
                             GError **error)
{
  if (archive_write_close (writer->archive) != ARCHIVE_OK)
    return fail_write (writer, archive_errno (writer->archive), error);
  if (g_cancellable_set_error_if_cancelled (writer->meter->cancellable, error))
    return FALSE;
  if (g_fsync (writer->fd) != 0 || g_rename (writer->beside, writer->path) != 0)
    return fail_write (writer, errno, error);
  g_close (writer->fd, NULL);
  writer->fd = -1;
  return TRUE;
}

/* --- reading --- */

/** Unpacking: @name of the file, for sentences. */
typedef struct
{
  struct archive *archive;
  const char *folder;
  char *name;
  char *buffer;
  StudioBackupMeter *meter;
  gint64 before; /* bytes of the file that were read when it was looked at last */
  gboolean has_manifest;
  gboolean has_database;
  guint n_damaged;
} Unpacking;

static gboolean
refuse (Unpacking *self,
        StudioError code,
        GError **error)
{
  switch (code) {
  case STUDIO_ERROR_NEWER:
    g_set_error (error, STUDIO_ERROR, (int) code, _ ("“%s” was made by a newer version of Pemda Studio. Update the program to restore it."), self->name);
    break;
  case STUDIO_ERROR_UNSUPPORTED:
    g_set_error (error, STUDIO_ERROR, (int) code, _ ("“%s” is no backup of a library. Choose another file."), self->name);
    break;
  case STUDIO_ERROR_INVALID:
  case STUDIO_ERROR_LIMIT:
  case STUDIO_ERROR_NOT_FOUND:
  case STUDIO_ERROR_TRUNCATED:
  default:
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_TRUNCATED, _ ("“%s” is damaged or was not copied whole. Copy it again, or take an older backup."), self->name);
    break;
  }
  return FALSE;
}

static gboolean
fail_unpack (int code,
             GError **error)
{
  if (code == ENOSPC)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _ ("There is not enough room to unpack the backup. Free some space and try again."));
  else
    g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (code), _ ("The backup could not be unpacked: %s."), g_strerror (code));
  return FALSE;
}

/* Returns: (nullable): the hash in "assets/ab/abcdef…" */
static const char *
asset_hash (const char *name)
{
  const char *hash;

  if (!g_str_has_prefix (name, "assets/") || strlen (name) != strlen ("assets/ab/") + HASH_LENGTH || name[strlen ("assets/ab")] != '/')
    return NULL;
  hash = name + strlen ("assets/ab/");
  return strspn (hash, "0123456789abcdef") == HASH_LENGTH && strncmp (name + strlen ("assets/"), hash, 2) == 0 ? hash : NULL;
}

/* Counts how much of the file itself was read, which says how far it is. */
static gboolean
count_read (Unpacking *self,
            GError **error)
{
  gint64 now = archive_filter_bytes (self->archive, -1), fresh = now - self->before;

  self->before = now;
  return studio_backup_meter_add (self->meter, MAX (fresh, 0), error);
}

/* Writes the present entry to @fd. @sum: (nullable) */
static gboolean
pour (Unpacking *self,
      int fd,
      gint64 most,
      GChecksum *sum,
      GError **error)
{
  gint64 total = 0;

  while (TRUE) {
    la_ssize_t n = archive_read_data (self->archive, self->buffer, CHUNK);

    if (n == 0)
      return TRUE;
    total += n;
    if (n < 0 || total > most)
      return refuse (self, STUDIO_ERROR_TRUNCATED, error);
    if (sum != NULL)
      g_checksum_update (sum, (const guchar *) self->buffer, n);
    for (la_ssize_t at = 0; at < n;) {
      gssize written = write (fd, self->buffer + at, (gsize) (n - at));

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return fail_unpack (written < 0 ? errno : EIO, error);
      at += written;
    }
    if (!count_read (self, error))
      return FALSE;
  }
}

static gboolean
unpack_file (Unpacking *self,
             const char *path,
             gint64 most,
             GChecksum *sum,
             GError **error)
{
  int fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_BINARY | O_CLOEXEC, 0600);
  gboolean done;

  if (fd < 0)
    return errno == EEXIST ? refuse (self, STUDIO_ERROR_TRUNCATED, error) : fail_unpack (errno, error);
  done = pour (self, fd, most, sum, error);
  if (done && g_fsync (fd) != 0)
    done = fail_unpack (errno, error);
  g_close (fd, NULL);
  return done;
}

char *
studio_backup_parcel_hash (const char *name)
{
  const char *suffix;

  g_return_val_if_fail (name != NULL, NULL);

  suffix = strchr (name, '.');
  if (suffix == NULL || suffix - name != HASH_LENGTH || strspn (name, "0123456789abcdef") != HASH_LENGTH)
    return NULL;
  return g_str_equal (suffix, PARCEL) || g_str_equal (suffix, PARCEL_PICTURE) ? g_strndup (name, HASH_LENGTH) : NULL;
}

/* @hash: (nullable): of what it has to be; NULL: anything of at most @most bytes */
static gboolean
unpack_asset (Unpacking *self,
              const char *name,
              const char *hash,
              gint64 most,
              GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *shelf = g_path_get_dirname (path);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  if (g_mkdir_with_parents (shelf, 0700) != 0)
    return fail_unpack (errno, error);
  if (!unpack_file (self, path, most, sum, error))
    return FALSE;
  if (hash != NULL && !g_str_equal (g_checksum_get_string (sum), hash)) {
    g_unlink (path);
    self->n_damaged++;
  }
  return TRUE;
}

/* A picture is called by the hash of its parcel. */
static gboolean
unpack_parcel (Unpacking *self,
               const char *name,
               GError **error)
{
  const char *base = name + strlen (STUDIO_LIBRARY_PARCELS "/");
  g_autofree char *hash = studio_backup_parcel_hash (base);

  if (hash == NULL)
    return TRUE;
  return g_str_has_suffix (base, PARCEL_PICTURE) ? unpack_asset (self, name, NULL, MAX_PICTURE, error) : unpack_asset (self, name, hash, MAX_ASSET, error);
}

static gboolean
read_manifest (Unpacking *self,
               GError **error)
{
  g_autofree char *text = g_malloc (MAX_MANIFEST);
  la_ssize_t n = archive_read_data (self->archive, text, MAX_MANIFEST);
  g_autoptr (GBytes) bytes = g_bytes_new (text, (gsize) MAX (n, 0));
  g_autoptr (JsonNode) root = n > 0 && n < MAX_MANIFEST ? studio_json_parse (self->name, bytes, NULL) : NULL;
  StudioJsonAt at = studio_json_at_root (self->name, root);
  const char *format = NULL;
  int min_reader = 1;

  if (root == NULL || !studio_json_get_string (&at, "format", TRUE, &format, NULL) || !g_str_equal (format, "pemda-studio-backup") ||
      !studio_json_get_int (&at, "min_reader", FALSE, &min_reader, NULL))
    return refuse (self, STUDIO_ERROR_UNSUPPORTED, error);
  self->has_manifest = TRUE;
  return min_reader <= FORMAT_VERSION || refuse (self, STUDIO_ERROR_NEWER, error);
}

static gboolean
unpack_entry (Unpacking *self,
              struct archive_entry *entry,
              GError **error)
{
  const char *name = archive_entry_pathname_utf8 (entry);
  const char *hash;

  if (name == NULL || archive_entry_filetype (entry) != AE_IFREG)
    return refuse (self, STUDIO_ERROR_TRUNCATED, error);
  if (g_str_equal (name, MANIFEST))
    return read_manifest (self, error);
  if (!self->has_manifest)
    return refuse (self, STUDIO_ERROR_UNSUPPORTED, error);
  if (g_str_equal (name, DATABASE)) {
    g_autofree char *path = g_build_filename (self->folder, DATABASE, NULL);

    self->has_database = TRUE;
    return unpack_file (self, path, G_MAXINT64, NULL, error);
  }
  if (g_str_has_prefix (name, STUDIO_LIBRARY_PARCELS "/"))
    return unpack_parcel (self, name, error);
  hash = asset_hash (name);
  /* what a newer program of the same format adds is not needed */
  return hash == NULL || unpack_asset (self, name, hash, MAX_ASSET, error);
}

static gboolean
unpack_all (Unpacking *self,
            GError **error)
{
  for (int n = 0; n < MAX_ENTRIES; n++) {
    struct archive_entry *entry;
    int code = archive_read_next_header (self->archive, &entry);

    if (code == ARCHIVE_EOF)
      return self->has_database || refuse (self, self->has_manifest ? STUDIO_ERROR_TRUNCATED : STUDIO_ERROR_UNSUPPORTED, error);
    if (code != ARCHIVE_OK)
      return refuse (self, self->has_manifest ? STUDIO_ERROR_TRUNCATED : STUDIO_ERROR_UNSUPPORTED, error);
    if (!unpack_entry (self, entry, error) || !count_read (self, error))
      return FALSE;
  }
  return refuse (self, STUDIO_ERROR_TRUNCATED, error);
}

gboolean
studio_backup_unpack (const char *path,
                      const char *folder,
                      StudioBackupMeter *meter,
                      guint *n_damaged,
                      GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *buffer = g_malloc (CHUNK);
  Unpacking self = { .archive = archive_read_new (), .folder = folder, .name = name, .buffer = buffer, .meter = meter };
  gboolean done;
  GStatBuf info;

  if (g_stat (path, &info) != 0) {
    g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (errno), _ ("“%s” cannot be read: %s."), name, g_strerror (errno));
    archive_read_free (self.archive);
    return FALSE;
  }
  meter->total = info.st_size;
  archive_read_support_format_zip_seekable (self.archive);
  done = archive_read_open_filename (self.archive, path, CHUNK) == ARCHIVE_OK ? unpack_all (&self, error) : refuse (&self, STUDIO_ERROR_UNSUPPORTED, error);
  archive_read_free (self.archive);
  *n_damaged = self.n_damaged;
  return done;
}
