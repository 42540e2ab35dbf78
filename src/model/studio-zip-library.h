#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <glib.h>

G_BEGIN_DECLS

/** StudioZipLibrary: what is used of libarchive, each call under its name without "archive_". */
typedef struct
{
  __typeof__ (archive_read_new) *read_new;
  __typeof__ (archive_read_free) *read_free;
  __typeof__ (archive_read_support_format_zip_seekable) *read_support_format_zip_seekable;
  __typeof__ (archive_read_set_read_callback) *read_set_read_callback;
  __typeof__ (archive_read_set_seek_callback) *read_set_seek_callback;
  __typeof__ (archive_read_set_callback_data) *read_set_callback_data;
  __typeof__ (archive_read_set_options) *read_set_options;
  __typeof__ (archive_read_open1) *read_open1;
  __typeof__ (archive_read_next_header) *read_next_header;
  __typeof__ (archive_read_data_block) *read_data_block;
  __typeof__ (archive_read_has_encrypted_entries) *read_has_encrypted_entries;
  __typeof__ (archive_filter_bytes) *filter_bytes;
  __typeof__ (archive_format_name) *format_name;
  __typeof__ (archive_set_error) *set_error;
  __typeof__ (archive_entry_filetype) *entry_filetype;
  __typeof__ (archive_entry_pathname_utf8) *entry_pathname_utf8;
  __typeof__ (archive_entry_size) *entry_size;
} StudioZipLibrary;

/**
 * studio_zip_library_open:
 * @name: the library's file name, as the system's loader finds it
 *
 * It stays loaded. Returns: (transfer full) (nullable): NULL if it is not there or lacks a call
 */
StudioZipLibrary *studio_zip_library_open (const char *name);

/** Opens libarchive when it is asked for the first time. Returns: (nullable) */
const StudioZipLibrary *studio_zip_library_get (void);

G_END_DECLS
