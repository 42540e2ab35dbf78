#include "config.h"

#include "studio-brand-rule.h"

#include <glib/gi18n-lib.h>

#include "studio-brand-private.h"

/** RuleAbout: a kind's member in "rules", and of its amount, if it has one. */
typedef struct
{
  const char *name;
  const char *amount;
  double min, max, usual;
} RuleAbout;

static const RuleAbout abouts[STUDIO_RULE_N_KINDS] = {
  [STUDIO_RULE_PALETTE] = { "palette-only", NULL, 0, 0, 0 },
  [STUDIO_RULE_TYPE] = { "type-only", NULL, 0, 0, 0 },
  [STUDIO_RULE_CONTRAST] = { "contrast", "ratio", 1, 21, 4.5 },
  [STUDIO_RULE_LOGO_CLEAR] = { "logo-clear", "share", 0, 3, 0.25 },
  [STUDIO_RULE_LOGO_SIZE] = { "logo-size", "px", 8, 1000, 48 },
  [STUDIO_RULE_EFFECTS] = { "effects", NULL, 0, 0, 0 },
  [STUDIO_RULE_TITLE_CASE] = { "title-case", NULL, 0, 0, 0 },
  [STUDIO_RULE_NEUTRAL] = { "neutral", NULL, 0, 0, 0 },
};

static const char *const levels[] = { "off", "hint", "warning", "required", NULL };

void
studio_brand_rule_clear (StudioBrandRule *rule)
{
  g_clear_pointer (&rule->words, g_ptr_array_unref);
}

static gboolean
parse_rule (StudioBrandRule *rule,
            const RuleAbout *about,
            const StudioJsonAt *rules,
            GError **error)
{
  StudioJsonAt at;
  int level = STUDIO_RULE_OFF;

  if (!studio_json_get_object (rules, about->name, FALSE, &at, error) ||
      !studio_json_get_choice (&at, "level", levels, &level, error) ||
      !studio_json_get_string (&at, "page", FALSE, &rule->page, error) ||
      !studio_brand_parse_words (&at, "forbid", rule->words, error) ||
      !studio_brand_parse_words (&at, "words", rule->words, error) ||
      !studio_brand_parse_dates (&at, &rule->from, &rule->to, error))
    return FALSE;

  rule->level = (StudioRuleLevel) level;
  return about->amount == NULL || studio_json_get_ranged (&at, about->amount, about->min, about->max, &rule->amount, error);
}

gboolean
studio_brand_parse_rules (StudioBrand *self,
                          const StudioJsonAt *root,
                          GError **error)
{
  StudioJsonAt rules;

  for (int i = 0; i < STUDIO_RULE_N_KINDS; i++) {
    self->rules[i].words = g_ptr_array_new ();
    self->rules[i].amount = abouts[i].usual;
  }
  if (!studio_json_get_object (root, "rules", FALSE, &rules, error))
    return FALSE;
  for (int i = 0; i < STUDIO_RULE_N_KINDS; i++) {
    if (!parse_rule (&self->rules[i], &abouts[i], &rules, error))
      return FALSE;
  }
  return TRUE;
}

const StudioBrandRule *
studio_brand_get_rule (StudioBrand *self,
                       StudioRuleKind kind)
{
  g_return_val_if_fail (STUDIO_IS_BRAND (self) && kind < STUDIO_RULE_N_KINDS, NULL);

  return &self->rules[kind];
}

const char *
studio_rule_kind_name (StudioRuleKind kind)
{
  g_return_val_if_fail (kind < STUDIO_RULE_N_KINDS, NULL);

  return abouts[kind].name;
}

const char *
studio_rule_level_name (StudioRuleLevel level)
{
  g_return_val_if_fail (level <= STUDIO_RULE_REQUIRED, NULL);

  return levels[level];
}

gboolean
studio_brand_rule_holds (const StudioBrandRule *rule,
                         const GDate *today)
{
  g_return_val_if_fail (rule != NULL && today != NULL, FALSE);

  return rule->level != STUDIO_RULE_OFF &&
         !(g_date_valid (&rule->from) && g_date_compare (today, &rule->from) < 0) &&
         !(g_date_valid (&rule->to) && g_date_compare (today, &rule->to) > 0);
}
