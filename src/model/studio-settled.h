#pragma once

#include "studio-json.h"

G_BEGIN_DECLS

/*
 * Conflicts of merges that a person has settled (docs/post-format.md, "settled"): for each the digest of what the other copy had there, so that
 * the same package asks nothing twice, and a package with anything else there asks again. Part of the merge's step: undo forgets it. Functions
 * take the document's root and share what is the same.
 */

/** Most places that are remembered; when there are more, those of the newest merge go before. */
#define STUDIO_SETTLED_MAX 500

/** @key: of a StudioMergeConflict; @theirs: (nullable): what came. Whether just that was settled at @key. */
gboolean studio_settled_has (JsonNode *root, const char *key, JsonNode *theirs);
/** @conflicts: (element-type StudioMergeConflict): just settled. Returns: (transfer full): @root that remembers them too */
JsonNode *studio_settled_with (JsonNode *root, GPtrArray *conflicts);
/** Checks the member in a document from outside; the error names it. */
gboolean studio_settled_check (const StudioJsonAt *root, GError **error);

G_END_DECLS
