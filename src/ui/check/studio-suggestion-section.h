#pragma once

#include <adwaita.h>

#include "studio-check.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_SUGGESTION_SECTION (studio_suggestion_section_get_type ())
G_DECLARE_FINAL_TYPE (StudioSuggestionSection, studio_suggestion_section, STUDIO, SUGGESTION_SECTION, AdwBin)

/**
 * One finding in a StudioSuggestionPopover: its sentence, why, and its buttons. Signals: "replace" (text), "ignore", "learn", "reason" (the
 * finding needs a reason to stay).
 *
 * @words: what stands in the text; @why: (nullable)
 */
GtkWidget *studio_suggestion_section_new (StudioFinding *finding, const char *words, const StudioRuleText *why);
StudioFinding *studio_suggestion_section_get_finding (StudioSuggestionSection *self);
/** Returns: (transfer none): the words that the section is about. */
const char *studio_suggestion_section_get_words (StudioSuggestionSection *self);
/** Whether spellings are to be looked up for its words. */
gboolean studio_suggestion_section_wants_spellings (StudioSuggestionSection *self);
/** Offers @spellings, NULL-terminated, above the other buttons. */
void studio_suggestion_section_offer (StudioSuggestionSection *self, const char *const *spellings);

G_END_DECLS
