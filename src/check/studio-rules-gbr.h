#pragma once

#include "studio-rule.h"

G_BEGIN_DECLS

/* The rules about the picture (GBR), one function each; the table is in studio-rules-gbr.c. */

void studio_rule_gbr_01 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_gbr_02 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_gbr_03 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_gbr_04 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_gbr_05 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_gbr_06 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_gbr_07 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_gbr_08 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_gbr_09 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_gbr_10 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_gbr_11 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_gbr_12 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_gbr_13 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_gbr_14 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_gbr_15 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_gbr_16 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_gbr_17 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_gbr_18 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_gbr_19 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_gbr_20 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_gbr_21 (const StudioCheckInput *in, StudioFindings *out);
void studio_rule_gbr_22 (const StudioCheckInput *in, StudioFindings *out);

/* --- what they share --- */

/** @index: from 0; visible or not. Returns: (nullable): NULL behind the last box */
const StudioBox *gbr_box (const StudioScene *scene, guint index);
/** Makes @finding one about the layer @id of @scene's page. */
void gbr_place (StudioFinding *finding, const StudioScene *scene, const char *id);
/** What people call the layer: its field's label, else its own name. */
const char *gbr_name (const StudioScene *scene, const StudioLayer *layer);
/** Returns: (nullable): the field that @path, "angka/0", belongs to. */
const StudioField *gbr_field (const StudioCheckInput *in, const char *path);
/** Tells what layout found: the issues whose bits (1 << kind) are in @kinds, each place once. */
void gbr_tell_issues (const StudioCheckInput *in, StudioFindings *out, guint kinds);

G_END_DECLS
