#include "config.h"

#include "studio-zip-library.h"

#include <gmodule.h>

#define CALL(name)                                             \
  {                                                            \
    "archive_" #name, G_STRUCT_OFFSET (StudioZipLibrary, name) \
  }

/** Call: a function of libarchive and its place in #StudioZipLibrary. */
typedef struct
{
  const char *name;
  glong offset;
} Call;

static const Call calls[] = {
  CALL (read_new),
  CALL (read_free),
  CALL (read_support_format_zip_seekable),
  CALL (read_set_read_callback),
  CALL (read_set_seek_callback),
  CALL (read_set_callback_data),
  CALL (read_set_options),
  CALL (read_open1),
  CALL (read_next_header),
  CALL (read_data_block),
  CALL (read_has_encrypted_entries),
  CALL (filter_bytes),
  CALL (format_name),
  CALL (set_error),
  CALL (entry_filetype),
  CALL (entry_pathname_utf8),
  CALL (entry_size),
};

G_STATIC_ASSERT (sizeof (StudioZipLibrary) == G_N_ELEMENTS (calls) * sizeof (gpointer));

StudioZipLibrary *
studio_zip_library_open (const char *name)
{
  g_autofree StudioZipLibrary *library = g_new0 (StudioZipLibrary, 1);
  GModule *module;

  g_return_val_if_fail (name != NULL, NULL);

  module = g_module_open (name, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);
  if (module == NULL)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++) {
    if (!g_module_symbol (module, calls[i].name, G_STRUCT_MEMBER_P (library, calls[i].offset))) {
      g_module_close (module);
      return NULL;
    }
  }
  g_module_make_resident (module);
  return g_steal_pointer (&library);
}

/*
 * libarchive knows far more than ZIP, and brings libxml2, ICU and the C++ library for it: loading them takes 3 ms at every start,
 * while drawing a template opens no package.
 */
const StudioZipLibrary *
studio_zip_library_get (void)
{
  static gsize once;
  static StudioZipLibrary *library;

  if (g_once_init_enter (&once)) {
    library = studio_zip_library_open (ARCHIVE_LIBRARY);
    g_once_init_leave (&once, 1);
  }
  return library;
}
