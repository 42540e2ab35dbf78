#pragma once

#include "studio-rules-look.h"

G_BEGIN_DECLS

/* The rules on content, one function each; the table is in studio-rules-isi.c. */

void studio_rule_isi_01 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_isi_02 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_isi_03 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_isi_04 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_isi_05 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_isi_06 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_isi_07 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_isi_08 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_isi_09 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_isi_10 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_isi_11 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_isi_12 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_isi_13 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_isi_14 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_isi_15 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_isi_16 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_isi_18 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_isi_19 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_isi_20 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_isi_21 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_isi_23 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_isi_24 (const StudioCheckInput *in, StudioFindings *out);

/* What some of them look for, in texts of any length and kind. */

gboolean studio_isi_tells_who (const StudioCheckInput *in);
gboolean studio_isi_tells_what (const StudioCheckInput *in);
gboolean studio_isi_tells_when (const StudioCheckInput *in);
gboolean studio_isi_tells_where (const StudioCheckInput *in);
gboolean studio_isi_has_call (const StudioCheckInput *in);

G_END_DECLS
