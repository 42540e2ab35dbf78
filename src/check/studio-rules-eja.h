#pragma once

#include "studio-rule.h"

G_BEGIN_DECLS

/* The spelling rules (EYD V), one function each; the table is in studio-rules-eja.c. */

void studio_rule_eja_07 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_eja_10 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_eja_25 (const StudioCheckInput *in, StudioFindings *out);

G_END_DECLS
