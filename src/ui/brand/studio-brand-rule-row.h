#pragma once

#include "studio-brand-row.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_BRAND_RULE_ROW (studio_brand_rule_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioBrandRuleRow, studio_brand_rule_row, STUDIO, BRAND_RULE_ROW, StudioBrandRow)

/**
 * StudioBrandRuleRow: how strictly a rule is meant, and the page of the guide that says so. The path is that of the rule,
 * "rules/contrast". Properties: "subtitle" (string), "number" (string, nullable: a member with a number), "unit" (string), "lower",
 * "upper", "step", "usual" (double: of that number; "usual" while the brand says nothing), "words" (string, nullable: what "forbid" begins with, separated by "|").
 */

G_END_DECLS
