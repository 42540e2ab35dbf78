#pragma once

#include "studio-document.h"

G_BEGIN_DECLS

/**
 * studio_document_restore:
 * @old: an earlier state of the same post, which nobody else works on; its photos become known to the post
 * @label: translated name of the step
 *
 * Brings an earlier state back as one step that can be undone. What happened to the post and what is planned for it ("releases", "plan"), and its comments, stays
 * as it is now. A brand that was edited since keeps its edits, as everywhere; another brand or template than now comes back as it was.
 *
 * Returns: FALSE if nothing is different, so that there is no step
 */
gboolean studio_document_restore (StudioDocument *self, StudioPost *old, const char *label);

G_END_DECLS
