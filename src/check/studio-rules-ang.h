#pragma once

#include "studio-rule.h"

G_BEGIN_DECLS

/* The rules on dates, times, money and figures, one function each; the table is in studio-rules-ang.c. */

void studio_rule_ang_01 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_ang_02 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_ang_03 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_ang_04 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_ang_05 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_ang_06 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_ang_07 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_ang_08 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_ang_09 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_ang_10 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_ang_11 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_ang_12 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_ang_13 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_ang_14 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_ang_15 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_ang_16 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_ang_17 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_ang_18 (const StudioCheckInput *in, StudioFindings *out);

G_END_DECLS
