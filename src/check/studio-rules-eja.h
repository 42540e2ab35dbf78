#pragma once

#include "studio-rule.h"

G_BEGIN_DECLS

/* The spelling rules (EYD V), one function each; the table is in studio-rules-eja.c. */

void studio_rule_eja_01 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_eja_02 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_eja_03 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_eja_04 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_eja_05 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_eja_06 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_eja_07 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_eja_08 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_eja_09 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_eja_10 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_eja_11 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_eja_12 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_eja_13 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_eja_14 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_eja_15 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_eja_16 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_eja_17 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_eja_18 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_eja_19 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_eja_20 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_eja_21 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_eja_22 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_eja_23 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_eja_24 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_eja_25 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_eja_26 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_eja_27 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_eja_28 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_eja_29 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_eja_30 (const StudioCheckInput *in, StudioFindings *out);

G_END_DECLS
