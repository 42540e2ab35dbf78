#pragma once

#include "studio-finding.h"
#include "studio-rule.h"

G_BEGIN_DECLS

StudioFindings *studio_findings_new (void);
/** What is added from now on is @rule's, in @level, about @place and @text (nullable). All of them have to live until the end. */
void studio_findings_begin (StudioFindings *self, const StudioRule *rule, StudioRuleLevel level, const StudioPlace *place, const StudioText *text);
/** Gives each finding of the present rule and text its key. */
void studio_findings_finish_rule (StudioFindings *self);
/** Returns: (transfer full) (element-type StudioFinding): the worst first, then by place; consumes @self. */
GPtrArray *studio_findings_end (StudioFindings *self);

/** Order of findings; the arguments point to pointers. */
int studio_finding_compare (gconstpointer a, gconstpointer b);

G_END_DECLS
