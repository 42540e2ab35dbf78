#pragma once

#include "studio-brand.h"
#include "studio-date.h"

G_BEGIN_DECLS

/**
 * StudioRuleKind: what a brand's guide can ask for (docs/brand-format.md, "Rules")
 * @STUDIO_RULE_PALETTE: colours of the brand alone
 * @STUDIO_RULE_TYPE: typefaces of the brand alone
 * @STUDIO_RULE_CONTRAST: text stands out from its ground by the amount (ratio, 4.5 by default)
 * @STUDIO_RULE_LOGO_CLEAR: nothing comes nearer to a logo than the amount (share of its height, 0.25 by default)
 * @STUDIO_RULE_LOGO_SIZE: a logo is at least the amount high (px of a page 1080 px wide, 48 by default)
 * @STUDIO_RULE_EFFECTS: none of the words: "shadow", "outline_text", "rotate-logo"
 * @STUDIO_RULE_TITLE_CASE: no words in capitals throughout
 * @STUDIO_RULE_NEUTRAL: none of the words, names of people and personal slogans, within the dates
 */
typedef enum {
  STUDIO_RULE_PALETTE,
  STUDIO_RULE_TYPE,
  STUDIO_RULE_CONTRAST,
  STUDIO_RULE_LOGO_CLEAR,
  STUDIO_RULE_LOGO_SIZE,
  STUDIO_RULE_EFFECTS,
  STUDIO_RULE_TITLE_CASE,
  STUDIO_RULE_NEUTRAL,
  STUDIO_RULE_N_KINDS,
} StudioRuleKind;

/** StudioRuleLevel: how strict a rule is; REQUIRED is for people, nothing is ever refused. */
typedef enum {
  STUDIO_RULE_OFF,
  STUDIO_RULE_HINT,
  STUDIO_RULE_WARNING,
  STUDIO_RULE_REQUIRED,
} StudioRuleLevel;

/**
 * StudioBrandRule: a rule as the brand states it; belongs to the brand.
 * @page: (nullable): where the guide says so, "hlm. 8"
 * @amount: see #StudioRuleKind
 * @words: (element-type utf8): may be empty
 * @from, @to: when it holds; not valid where nothing is said
 */
typedef struct
{
  StudioRuleLevel level;
  const char *page;
  double amount;
  GPtrArray *words;
  GDate from, to;
} StudioBrandRule;

/** Returns: (transfer none): a rule the brand does not state is off, with the default amount. */
const StudioBrandRule *studio_brand_get_rule (StudioBrand *self, StudioRuleKind kind);
/** Returns: (transfer none): "palette-only", "type-only", "contrast", "logo-clear", "logo-size", "effects", "title-case", "neutral" */
const char *studio_rule_kind_name (StudioRuleKind kind);
/** Returns: (transfer none): "off", "hint", "warning", "required" */
const char *studio_rule_level_name (StudioRuleLevel level);
/** Returns: whether @rule is to be looked at on @today. */
gboolean studio_brand_rule_holds (const StudioBrandRule *rule, const GDate *today);

G_END_DECLS
