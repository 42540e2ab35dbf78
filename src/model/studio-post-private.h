#pragma once

#include "studio-post.h"

#include "studio-asset-store.h"

G_BEGIN_DECLS

/* The edit gate's own door: only StudioHistory and the reader of packages may use it. */

/** What an edit can exchange; the three always change together. */
typedef struct
{
  JsonNode *root;
  StudioBrand *brand;
  StudioTemplate *template;
} StudioPostState;

void studio_post_state_copy (const StudioPostState *from, StudioPostState *to);
void studio_post_state_clear (StudioPostState *state);
void studio_post_get_state (StudioPost *self, StudioPostState *state);
void studio_post_set_state (StudioPost *self, const StudioPostState *state, const char *path);

/** Whether the document at @at can be a post of this template and brand: all that is asked of one that is opened. */
gboolean studio_post_check_document (const StudioJsonAt *at, StudioTemplate *template, StudioBrand *brand, GError **error);

/** Consumes @root. Returns: (transfer full): @root in the edition of @brand to take today, without any if @brand has none. */
JsonNode *studio_post_pin_edition (JsonNode *root, StudioBrand *brand);

/**
 * StudioPackageRest: what a package held beside the post, kept for writing it again. Not changed once made.
 * @manifest: (nullable): the manifest as read
 * @entries: (element-type utf8 GBytes): entries this program does not know
 */
typedef struct
{
  JsonNode *manifest;
  GHashTable *entries;
} StudioPackageRest;

/** @rest: copied by reference */
void studio_post_set_package_rest (StudioPost *self, const StudioPackageRest *rest);
/** Returns: (transfer none): members are NULL for a post that was never in a package. */
const StudioPackageRest *studio_snapshot_get_package_rest (StudioSnapshot *snapshot);
/** Returns: (transfer container) (element-type StudioAsset): assets the document refers to and that are known, by hash order. */
GPtrArray *studio_snapshot_list_assets (StudioSnapshot *snapshot);
/** Returns: (transfer full): NULL-terminated names of the sample photos that are still shown, sorted. */
char **studio_snapshot_list_samples (StudioSnapshot *snapshot);
/** Returns: (transfer full): the hashes that the document refers to, known or not, as a set. */
GHashTable *studio_post_collect_hashes (JsonNode *root);

/* How StudioPost makes a snapshot; both references are taken. */
StudioSnapshot *studio_snapshot_new (const StudioPostState *state, StudioAssetStore *assets, const StudioPackageRest *rest);

G_END_DECLS
