#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * The part of ZIP (PKWARE APPNOTE 6.3.10) that packages use: stored and deflated entries, no ZIP64, no encryption.
 * libarchive is not used for it because its writer gives every entry extra fields and a data descriptor, with which
 * file(1) and shared-mime-info no longer find the MIME type, and because its reader hands out names in the
 * locale's encoding and unpacks with methods whose memory a hostile file chooses.
 */

/** Most that is unpacked from one archive, and most that is packed into one. */
#define STUDIO_ZIP_MAX_BYTES (512 * 1024 * 1024)
#define STUDIO_ZIP_MAX_ENTRIES 2000
/** How many times its packed size an entry may have once it is larger than 1 MB, and the whole once it is larger than 16 MB. */
#define STUDIO_ZIP_MAX_RATIO 200

guint32 studio_zip_crc32 (GBytes *bytes);

/** StudioZipReader: an archive in memory whose directory has been checked. */
typedef struct _StudioZipReader StudioZipReader;

/**
 * studio_zip_reader_new:
 * @source: the file's name for errors
 *
 * Checks everything that can be checked before unpacking: names, kinds, number, that no two entries share bytes.
 *
 * Returns: (transfer full): errors are one sentence for people: %STUDIO_ERROR_UNSUPPORTED if it is no such
 *   archive, %STUDIO_ERROR_TRUNCATED, %STUDIO_ERROR_LIMIT, %STUDIO_ERROR_INVALID for what no honest program writes
 */
StudioZipReader *studio_zip_reader_new (const char *source, GBytes *bytes, GError **error);
void studio_zip_reader_free (StudioZipReader *reader);
/** Number of files; folders are left out. */
guint studio_zip_reader_get_n_entries (StudioZipReader *reader);
const char *studio_zip_reader_get_name (StudioZipReader *reader, guint index);
/**
 * Unpacks an entry and checks its sum. What was really unpacked is counted, not what the archive says.
 * Returns: (transfer full): stored entries share the archive's memory
 */
GBytes *studio_zip_reader_unpack (StudioZipReader *reader, guint index, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioZipReader, studio_zip_reader_free)

/** StudioZipWriter: gathers entries; times and modes are fixed, so the same entries give the same bytes. */
typedef struct _StudioZipWriter StudioZipWriter;

StudioZipWriter *studio_zip_writer_new (void);
void studio_zip_writer_free (StudioZipWriter *writer);
/** Adds an entry; does nothing if @name is in already. @deflate: pack it if that makes it smaller */
void studio_zip_writer_add (StudioZipWriter *writer, const char *name, GBytes *bytes, gboolean deflate);
/** Returns: (transfer full): the archive, or %STUDIO_ERROR_LIMIT if it has too much in it. */
GBytes *studio_zip_writer_finish (StudioZipWriter *writer, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioZipWriter, studio_zip_writer_free)

G_END_DECLS
