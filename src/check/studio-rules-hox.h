#pragma once

#include "studio-rules-look.h"

G_BEGIN_DECLS

/* The rules on clarifications of hoaxes, one function each; the table is in studio-rules-hox.c. */

void studio_rule_hox_01 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_hox_02 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_hox_03 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_hox_04 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_hox_05 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_hox_06 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_hox_07 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_hox_08 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_hox_09 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_hox_10 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_hox_11 (const StudioCheckInput *in, StudioFindings *out);

G_END_DECLS
