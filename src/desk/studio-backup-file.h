#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * A backup as a file: a ZIP, so that a person can take things out of it without this program, but written and read piece by piece: it may be larger
 * than memory. Names of entries are "cadangan.json", "library.db", "assets/ab/SHA256" and
 * "setoran/SHA256.pemda" or ".png" (STUDIO_LIBRARY_PARCELS).
 */

/** StudioBackupMeter: how far a long job is. @total: bytes; @shown: (nullable): see studio-library-backup.h */
typedef struct
{
  gint64 done;
  gint64 total;
  int *shown;
  GCancellable *cancellable; /* (nullable) */
} StudioBackupMeter;

/** Counts @bytes. Returns: FALSE with %G_IO_ERROR_CANCELLED */
gboolean studio_backup_meter_add (StudioBackupMeter *meter, gint64 bytes, GError **error);

typedef struct _StudioBackupWriter StudioBackupWriter;

/** Begins a file beside @path. Returns: (transfer full) (nullable) */
StudioBackupWriter *studio_backup_writer_new (const char *path, StudioBackupMeter *meter, GError **error);
/** Removes what was written unless it was finished. */
void studio_backup_writer_free (StudioBackupWriter *writer);
gboolean studio_backup_writer_add_text (StudioBackupWriter *writer, const char *name, const char *text, GError **error);
/** @deflate: pack it. The file must not change meanwhile. */
gboolean studio_backup_writer_add_file (StudioBackupWriter *writer, const char *name, const char *path, gboolean deflate, GError **error);
/** Brings everything to the disk and puts it in the place of the file at the path. */
gboolean studio_backup_writer_finish (StudioBackupWriter *writer, GError **error);

/** Returns: (transfer full) (nullable): the hash in "SHA256.pemda" or "SHA256.png"; NULL if @name is something else */
char *studio_backup_parcel_hash (const char *name);

/**
 * studio_backup_unpack:
 * @folder: an empty one, which gets the database, the assets and the parcels
 * @n_damaged: (out): assets that are not what their names say, which are left out
 *
 * Takes nothing on trust: names, sizes and hashes are checked, and nothing is written outside of @folder.
 *
 * Returns: FALSE with %STUDIO_ERROR_UNSUPPORTED if it is no backup, _NEWER, _TRUNCATED, or %G_IO_ERROR
 */
gboolean studio_backup_unpack (const char *path, const char *folder, StudioBackupMeter *meter, guint *n_damaged, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioBackupWriter, studio_backup_writer_free)

G_END_DECLS
