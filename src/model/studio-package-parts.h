#pragma once

#include "studio-package.h"

G_BEGIN_DECLS

/*
 * A package taken apart: what a ZIP holds as entries and the library as rows. Reading and writing of both go through here, so that a
 * post is the same in either.
 */

/**
 * StudioPackagePart: one part. Not changed once made, usable from any thread.
 * @name: as the entry of a package, "post.json", "assets/HASH.jpg"
 * @hash: (nullable): SHA-256 of @bytes as 64 hexadecimal digits if it is known already
 * @packs: whether packing makes it smaller: a picture is packed already
 * @foreign: an entry that this program does not know and keeps
 */
typedef struct
{
  char *name;
  char *hash;
  GBytes *bytes;
  gboolean packs;
  gboolean foreign;
} StudioPackagePart;

StudioPackagePart *studio_package_part_ref (StudioPackagePart *part);
void studio_package_part_unref (StudioPackagePart *part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioPackagePart, studio_package_part_unref)

/**
 * studio_package_list_parts:
 *
 * From any thread. What comes of the brand and the template is made once for each of them. Hidden areas of photos are as the snapshot
 * has them: who hands the parts on to somebody bakes them first (studio_obscure_bake()).
 *
 * Returns: (transfer full) (element-type StudioPackagePart): manifest.json, post.json, template.json, brand.json, then logos, samples,
 *   photos and foreign entries, in the order in which a package has them; no mimetype, no thumbnail
 */
GPtrArray *studio_package_list_parts (StudioSnapshot *snapshot);
/**
 * studio_package_from_parts:
 * @source: what to call the post in sentences, e.g. its file's name
 * @parts: (element-type utf8 GBytes): by name, of a table made with studio_entry_name_hash() and _equal(); not changed. Whoever fills
 *   it from outside keeps to the limits of studio_package_read()
 * @notice: (out) (optional) (nullable): one translated sentence for the person
 *
 * Returns: (transfer full): the post
 */
StudioPost *studio_package_from_parts (const char *source, GHashTable *parts, char **notice, GError **error);

G_END_DECLS
