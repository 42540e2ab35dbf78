#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioArithmetic: what the units of a typed number stand for.
 * @px_per_mm: of the page; 0: lengths of paper mean nothing here
 * @whole: what 100 % is, in px; 0: percent mean nothing here
 */
typedef struct
{
  double px_per_mm;
  double whole;
} StudioArithmetic;

/**
 * studio_arithmetic_evaluate:
 * @text: what a person typed: "1080/2", "12 mm", "2,5 cm", "(3+4)*2", "50 %", "1.080"
 * @units: (nullable): as if all were 0
 *
 * Knows + − * × / ÷ : and brackets; px, pt, mm, cm, in, inci and %. Decimal comma or point. A single point before three
 * digits marks thousands ("1.080" is 1080), since nobody types thousandths of a px; with a unit of paper it is refused as
 * unclear.
 *
 * Returns: FALSE with @error, one plain sentence, for what can't be read, has no finite value, or is too long or too nested
 */
gboolean studio_arithmetic_evaluate (const char *text, const StudioArithmetic *units, double *value, GError **error);

G_END_DECLS
