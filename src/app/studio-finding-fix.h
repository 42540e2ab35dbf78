#pragma once

#include "studio-document-words.h"
#include "studio-finding.h"

G_BEGIN_DECLS

/** Whether studio_finding_fix() knows how: a certain fix for words of a caption, a description or a field. */
gboolean studio_finding_is_fixable (const StudioFinding *finding);

/**
 * studio_finding_fix:
 * @checked: the document's root as it was when the finding was made
 *
 * Puts the finding's fix in place of its words as one step to undo. When those words have changed since, nothing is written and the
 * error says so in a sentence for the person; so it does when the words would become too long.
 */
gboolean studio_finding_fix (StudioDocument *document, JsonNode *checked, const StudioFinding *finding, GError **error);

G_END_DECLS
