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

/** Returns: (transfer full) (element-type StudioFinding): what is to be fixed in the document as it is now */
typedef GPtrArray *(*StudioFindAgain) (gpointer data);

/**
 * studio_finding_fix_all:
 * @findings: (element-type StudioFinding): those that are not fixable are left out, and of two that overlap the one inside or behind
 * @again: (nullable): asked after each round for what is still certain then, as one fix may uncover another; NULL: one round
 *
 * The fixes of all of them as one step to undo. Those whose words have changed since are left as they are.
 *
 * Returns: (transfer full) (element-type StudioFinding): those that are fixed now, of all rounds
 */
GPtrArray *studio_finding_fix_all (StudioDocument *document, JsonNode *checked, GPtrArray *findings, StudioFindAgain again, gpointer data);

G_END_DECLS
