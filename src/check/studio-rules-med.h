#pragma once

#include "studio-rule.h"

G_BEGIN_DECLS

/* The rules on platforms and sharing, one function each; the table is in studio-rules-med.c. */

void studio_rule_med_01 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_med_02 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_med_03 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_med_04 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_med_05 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_med_06 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_med_07 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_med_08 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_med_09 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_med_10 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_med_11 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_med_12 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_med_13 (const StudioCheckInput *in, StudioFindings *out);

/** Returns: (nullable): the platform the text is for; NULL for the main caption and other texts. */
const StudioPlatform *studio_rules_med_get_platform (const StudioCheckInput *in);

G_END_DECLS
