#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * StudioLogoImport: an office's logo, checked and small enough.
 * @extension: (transfer none): "svg" or "png"
 * @note: (nullable): what was done to it, as a sentence
 */
typedef struct
{
  GBytes *bytes;
  const char *extension;
  char *note;
} StudioLogoImport;

/**
 * studio_logo_import_read:
 * @path: a file that is said to be a logo
 * @cancellable: (nullable)
 *
 * What it is is seen in its bytes. A drawing must pass studio_brand_logo_check() and is drawn once, so that one that can't be is refused
 * here; it is kept as it is. A PNG is decoded whole; one larger than posts need is made smaller without changing its form.
 *
 * Call it from any thread.
 *
 * Returns: (transfer full) (nullable): errors are one sentence: %STUDIO_ERROR_UNSUPPORTED for text, a photo, a PDF,
 *   %STUDIO_ERROR_LIMIT for what is too large to be made smaller, and those of studio_photo_decode() and of reading files
 */
StudioLogoImport *studio_logo_import_read (const char *path, GCancellable *cancellable, GError **error);
void studio_logo_import_free (StudioLogoImport *logo);

/** The same in a thread. */
void studio_logo_import_read_async (const char *path, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: (transfer full) (nullable) */
StudioLogoImport *studio_logo_import_read_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioLogoImport, studio_logo_import_free)

G_END_DECLS
