#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * ZIP (PKWARE APPNOTE 6.3.10): read with libarchive, written here, as stored and deflated entries alone. Why the writer is our own
 * stands in studio-zip-write.c.
 */

/** Most that is unpacked from one archive, and most that is packed into one. */
#define STUDIO_ZIP_MAX_BYTES (512 * 1024 * 1024)
#define STUDIO_ZIP_MAX_ENTRIES 2000
/** How many times its packed size an entry may have once it is larger than 1 MB, and the whole once it is larger than 16 MB. */
#define STUDIO_ZIP_MAX_RATIO 200

guint32 studio_zip_crc32 (GBytes *bytes);

/**
 * studio_zip_read:
 * @source: the file's name for errors
 * @except: (nullable): an entry that nobody needs; it is not unpacked and may be damaged
 *
 * Unpacks an archive that is in memory, within the limits above; of folders nothing is kept. Names are compared as
 * studio_entry_name_equal() does, and come in the Unicode form NFC.
 *
 * Returns: (transfer full) (nullable): name → GBytes, of which stored ones share @bytes' memory. Errors are one sentence for
 *   people: %STUDIO_ERROR_UNSUPPORTED if it is no such archive or is encrypted or packed otherwise, %STUDIO_ERROR_TRUNCATED,
 *   %STUDIO_ERROR_LIMIT, %STUDIO_ERROR_INVALID for what no honest program writes
 */
GHashTable *studio_zip_read (const char *source, GBytes *bytes, const char *except, GError **error);

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
