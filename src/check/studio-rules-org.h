#pragma once

#include "studio-rules-look.h"

G_BEGIN_DECLS

/* The rules on people, their data and neutrality, one function each; the table is in studio-rules-org.c. */

void studio_rule_org_01 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_org_02 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_org_03 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_org_04 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_org_05 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_org_06 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_org_07 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_org_08 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_org_09 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_org_10 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_org_11 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_org_12 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_org_13 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_org_14 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_org_15 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_org_16 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_org_17 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_org_18 (const StudioCheckInput *in, StudioFindings *out);

/** Returns: whether @digits (16 of them) can be the number of a person or a family: region, day, month and a running number. */
gboolean studio_org_is_nik (const char *digits);
/** Returns: whether @digits can be a mobile phone's number, from "08…", "628…" or "+628…" on. */
gboolean studio_org_is_mobile (const char *digits);

G_END_DECLS
