#pragma once

#include <gio/gio.h>

#include "studio-json.h"

G_BEGIN_DECLS

/*
 * A folder with a document as one file: a ZIP with "mimetype" first and stored, the document, and the files it names. Brands and
 * templates travel so; what their documents mean is theirs to check.
 */

/**
 * StudioBundleKind:
 * @document: "brand.json"
 * @mime: what "mimetype" holds
 * @refuse: sets the error that a file is none of this kind; @source: its name
 */
typedef struct
{
  const char *document;
  const char *mime;
  void (*refuse) (const char *source, GError **error);
} StudioBundleKind;

/** Returns: (transfer full) (element-type utf8 GBytes): empty; names are compared with studio_entry_name_equal(). */
GHashTable *studio_bundle_new_files (void);
/** Returns: (transfer container) (element-type utf8): the names in @files, sorted. */
GPtrArray *studio_bundle_list_files (GHashTable *files);

/**
 * studio_bundle_read:
 * @source: the file's name for errors
 *
 * Reads within the limits of studio_zip_read(). The ZIP of a folder as file managers make it will do, whose entries all lie in it.
 *
 * Returns: (transfer full) (element-type utf8 GBytes): what lies in the folder, the document among it, "mimetype" not; errors are one
 *   sentence for people
 */
GHashTable *studio_bundle_read (const StudioBundleKind *kind, const char *source, GBytes *bytes, GError **error);
/** The same of a file, at most 256 MB; @source is its name without folders. */
GHashTable *studio_bundle_read_path (const StudioBundleKind *kind, const char *path, char **source, GError **error);
/** Returns: (transfer full): the document, of at most 8 MB, named "SOURCE/DOCUMENT" in errors. */
JsonNode *studio_bundle_parse (const StudioBundleKind *kind, const char *source, GHashTable *entries, GError **error);

/** Returns: (transfer full): the file; the same document and files always give the same bytes. */
GBytes *studio_bundle_write (const StudioBundleKind *kind, JsonNode *document, GHashTable *files, GError **error);

G_END_DECLS
