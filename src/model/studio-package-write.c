#include "config.h"

#include "studio-package.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"

#include "studio-obscure.h"
#include "studio-package-parts.h"
#include "studio-package-private.h"
#include "studio-post-private.h"
#include "studio-zip.h"

/* A package is handed on, and what it holds can be taken out of it: photos whose hidden areas are only noted never get into one. */
static gboolean
refuse_visible (StudioSnapshot *snapshot,
                GError **error)
{
  g_autoptr (GHashTable) hidden = studio_obscure_list (studio_snapshot_get_json (snapshot));
  g_autoptr (GPtrArray) assets = studio_snapshot_list_assets (snapshot);

  for (guint i = 0; i < assets->len; i++) {
    if (g_hash_table_contains (hidden, studio_asset_get_hash (g_ptr_array_index (assets, i)))) {
      g_set_error_literal (error, STUDIO_ERROR, STUDIO_ERROR_INVALID,
                           _ ("The file was not written because hidden parts of a photo would have been readable in it. Choose the photo again."));
      return FALSE;
    }
  }
  return TRUE;
}

static void
add_parts (StudioZipWriter *writer,
           GPtrArray *parts,
           gboolean foreign)
{
  for (guint i = 0; i < parts->len; i++) {
    const StudioPackagePart *part = g_ptr_array_index (parts, i);

    if (part->foreign == foreign)
      studio_zip_writer_add (writer, part->name, part->bytes, part->packs);
  }
}

GBytes *
studio_package_to_bytes (StudioSnapshot *snapshot,
                         GBytes *thumbnail,
                         GError **error)
{
  g_autoptr (StudioZipWriter) writer = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GBytes) mime = NULL;

  g_return_val_if_fail (snapshot != NULL, NULL);

  if (!refuse_visible (snapshot, error))
    return NULL;
  writer = studio_zip_writer_new ();
  parts = studio_package_list_parts (snapshot);
  mime = g_bytes_new_static (STUDIO_PACKAGE_MIME, strlen (STUDIO_PACKAGE_MIME));

  /* first and stored: file(1) and file managers look for it at byte 38 */
  studio_zip_writer_add (writer, STUDIO_PACKAGE_MIMETYPE_ENTRY, mime, FALSE);
  add_parts (writer, parts, FALSE);
  if (thumbnail != NULL)
    studio_zip_writer_add (writer, STUDIO_PACKAGE_THUMBNAIL, thumbnail, FALSE);
  add_parts (writer, parts, TRUE);

  return studio_zip_writer_finish (writer, error);
}
