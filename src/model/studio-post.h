#pragma once

#include "studio-asset.h"
#include "studio-brand-edition.h"
#include "studio-template.h"

G_BEGIN_DECLS

/**
 * StudioSnapshot:
 *
 * Everything that decides a post's pictures, frozen: what layout, painting and encoding
 * threads work from while the person goes on editing.
 */
typedef struct _StudioSnapshot StudioSnapshot;

StudioSnapshot *studio_snapshot_ref (StudioSnapshot *snapshot);
void studio_snapshot_unref (StudioSnapshot *snapshot);
/** Returns: (transfer none): the brand as it is in the post's edition (studio_brand_view_edition()): what is drawn. */
StudioBrand *studio_snapshot_get_brand (StudioSnapshot *snapshot);
/** Returns: (transfer none): the brand with all of its editions: what is saved, the same object as studio_post_get_brand()'s. */
StudioBrand *studio_snapshot_get_base_brand (StudioSnapshot *snapshot);
StudioTemplate *studio_snapshot_get_template (StudioSnapshot *snapshot);
/** Returns: (transfer none): the post's document (docs/post-format.md). */
JsonNode *studio_snapshot_get_json (StudioSnapshot *snapshot);
/** Returns: (transfer none) (nullable): the field's value as the person gave it. */
JsonNode *studio_snapshot_get_value (StudioSnapshot *snapshot, const char *field);
/**
 * The value to show: what the person gave, else the sample. An optional field given as blank stays blank.
 * @sample: (out) (optional): whether it is the sample
 * Returns: (transfer none) (nullable)
 */
JsonNode *studio_snapshot_get_shown (StudioSnapshot *snapshot, const char *field, gboolean *sample);
/** Returns: (transfer full): as studio_post_get_title(). */
char *studio_snapshot_get_title (StudioSnapshot *snapshot);
/**
 * @name: an asset's hash, or "sample:NAME"
 * Returns: (transfer full): the asset; samples come from the package or the search path
 */
StudioAsset *studio_snapshot_load_asset (StudioSnapshot *snapshot, const char *name, GError **error);
/**
 * studio_snapshot_replace_assets:
 * @replacements: (element-type utf8 StudioAsset): by the hash of the photo that each takes the place of
 *
 * Returns: (transfer full): the same post as if these pictures had been chosen in the first place, their hidden areas destroyed
 *   (studio-obscure.h). Nothing in it leads to the photos that were replaced
 */
StudioSnapshot *studio_snapshot_replace_assets (StudioSnapshot *snapshot, GHashTable *replacements);
/**
 * studio_snapshot_with_root:
 * @root: another document for the same template and brand; whoever makes it has checked its values (studio_field_check())
 * @assets: (nullable) (element-type StudioAsset): what it shows beside the pictures that are known already
 *
 * Returns: (transfer full): a post of its own beside this one, from any thread
 */
StudioSnapshot *studio_snapshot_with_root (StudioSnapshot *snapshot, JsonNode *root, GPtrArray *assets);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioSnapshot, studio_snapshot_unref)

#define STUDIO_TYPE_POST (studio_post_get_type ())
G_DECLARE_FINAL_TYPE (StudioPost, studio_post, STUDIO, POST, GObject)

/**
 * StudioPost::changed:
 * @path: what changed, "content/judul", "brand", …; "" when everything may have
 *
 * Emitted in the thread that owns the post after each edit, undo and redo.
 */

/** Returns: (transfer full): a fresh id, as each new post gets one */
char *studio_post_make_id (void);
/** A new, empty post. Returns: (transfer full) */
StudioPost *studio_post_new (StudioTemplate *template, StudioBrand *brand);
/**
 * studio_post_new_from_json:
 * @root: a post document; unknown members are kept
 * @assets: (element-type utf8 StudioAsset): by hash, and by "sample:NAME"
 */
StudioPost *studio_post_new_from_json (const char *source, JsonNode *root, StudioTemplate *template, StudioBrand *brand, GHashTable *assets, GError **error);
/** Returns: (transfer full): frozen; cheap, shares everything. */
StudioSnapshot *studio_post_snapshot (StudioPost *self);
/** Returns: (transfer none): the brand with all of its editions. */
StudioBrand *studio_post_get_brand (StudioPost *self);
/** Returns: (transfer none) (nullable): the edition the post is in: its own, else the one to take today; NULL if the brand has none. */
const StudioEdition *studio_post_get_edition (StudioPost *self);
StudioTemplate *studio_post_get_template (StudioPost *self);
JsonNode *studio_post_get_json (StudioPost *self);
/** Returns: (transfer full): the title people see: the field "judul" as shown; in templates without one their name, with what was said or who it is about. */
char *studio_post_get_title (StudioPost *self);
/** Makes an asset known to the post; it is saved once the document refers to it. */
void studio_post_add_asset (StudioPost *self, StudioAsset *asset);
/** Returns: (transfer container) (element-type StudioAsset): those the document refers to, by hash order. */
GPtrArray *studio_post_list_assets (StudioPost *self);

G_END_DECLS
