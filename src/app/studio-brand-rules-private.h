#pragma once

#include "studio-brand-rules.h"
#include "studio-painter.h"

G_BEGIN_DECLS

/**
 * BrandRulesRun: one page being looked at.
 * @root: the post's document
 * @rule: the rule at hand
 */
typedef struct
{
  StudioScene *scene;
  StudioBrand *brand;
  JsonNode *root;
  GHashTable *added; /* id → JsonNode: layers put on pages by hand */
  GDate today;
  StudioBrandRulesFlags flags;
  GCancellable *cancellable;
  StudioPainter painter; /* for what is measured; its context is NULL until then */
  StudioRuleKind kind;
  const StudioBrandRule *rule;
  GPtrArray *findings;
} BrandRulesRun;

/** Returns: (transfer none) (nullable): the layer's member as a person wrote it, NULL if it is the template's. */
JsonNode *brand_rules_hand (BrandRulesRun *run, const StudioLayer *layer, const char *member);
/** The same for a text. */
const char *brand_rules_hand_text (BrandRulesRun *run, const StudioLayer *layer, const char *member);
/** Returns: (transfer full): what to call a layer in a sentence */
char *brand_rules_name (BrandRulesRun *run, const StudioLayer *layer);
/** Adds a finding. @sentence: (transfer full). Returns: (transfer none): to say what would mend it */
StudioBrandFinding *brand_rules_add (BrandRulesRun *run, const StudioLayer *layer, char *sentence);

void brand_rules_palette (BrandRulesRun *run);
void brand_rules_contrast (BrandRulesRun *run);
void brand_rules_logo_size (BrandRulesRun *run);
void brand_rules_logo_clear (BrandRulesRun *run);
void brand_rules_effects (BrandRulesRun *run);
void brand_rules_type (BrandRulesRun *run);
void brand_rules_title_case (BrandRulesRun *run);
void brand_rules_neutral (BrandRulesRun *run);

/**
 * What lies under the letters of a text, if that is one flat colour.
 * @index: of the text's box
 * Returns: FALSE if it is a picture, a gradient or more than one colour
 */
gboolean brand_rules_flat_ground (BrandRulesRun *run, guint index, StudioColor *ground);
/**
 * @ground: (nullable): what it is to be read on
 * @needed: contrast on it
 * Returns: (nullable): the brand's colour that is most like @color and passes
 */
const char *brand_rules_nearest (BrandRulesRun *run, const StudioColor *color, const StudioColor *ground, double needed);
/** Contrast that the text needs by the rule's amount: large letters two thirds of it (WCAG 2.2, 1.4.3, asks for 4.5 and 3). */
double brand_rules_needed (BrandRulesRun *run, const StudioBox *box, double amount);

G_END_DECLS
