#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioNumberKind:
 * @STUDIO_NUMBER_MISSING: blank, "-", "–", "…", "n/a", "tidak ada", "Rp -"
 * @STUDIO_NUMBER_PLAIN: a bare number
 * @STUDIO_NUMBER_PERCENT: written with "%" or "persen"; the value is the fraction (3,07% is 0.0307)
 * @STUDIO_NUMBER_MONEY: written with "Rp"; the value is in rupiah
 */
typedef enum {
  STUDIO_NUMBER_MISSING,
  STUDIO_NUMBER_PLAIN,
  STUDIO_NUMBER_PERCENT,
  STUDIO_NUMBER_MONEY,
} StudioNumberKind;

/** StudioNumber: a number as a person wrote it. @ambiguous: "1.250" could be 1250 or 1,25. @decimals: digits after the mark as written, those that "ribu" or "juta" take to its left not counted. */
typedef struct
{
  StudioNumberKind kind;
  double value;
  int decimals;
  gboolean ambiguous;
} StudioNumber;

/**
 * studio_number_parse:
 * @text: one cell, e.g. "1.234.567", "12,5", "3,07%", "Rp1.250.000", "1,2 miliar", "Rp8,4 M", "-", ""
 *
 * Reads Indonesian notation: point for thousands, comma for decimals, ribu/juta/miliar/triliun and
 * their short forms (rb, jt, M, T). A single point followed by three digits is read as thousands and marked ambiguous.
 * "1.25", where the point cannot mark thousands, is read as a decimal; so are "2,500.75" and "1,234,567" in English
 * notation, which cannot be Indonesian. M and T count in capitals only, unless "Rp" stands before.
 *
 * Returns: FALSE if @text is no number; the error's message says in one sentence why
 */
gboolean studio_number_parse (const char *text, StudioNumber *number, GError **error);

/**
 * studio_number_parse_column:
 * @cells: (array length=n_cells): the cells of one column
 * @decimal_points: what the person decided: FALSE reads "1.250" as thousands, TRUE as decimals
 * @numbers: (out caller-allocates) (array length=n_cells): the readings; unreadable ones are MISSING
 * @ambiguous: (out) (optional): whether some cells could be read either way and no other settles it; the program must say so
 *
 * Decides for a whole column: one cell that settles the notation ("2.500,75" or "1.25") settles it for all.
 *
 * Returns: how many cells could not be read
 */
guint studio_number_parse_column (const char *const *cells, guint n_cells, gboolean decimal_points, StudioNumber *numbers, gboolean *ambiguous);

/** Returns: (transfer full): "1.234.567,5"; at most @max_decimals, trailing zeros dropped; "−" (U+2212) for negative. */
char *studio_number_format (double value, int max_decimals);
/** Returns: (transfer full): short display form: 1.240 · 12,5 rb is never used; from a million "1,25 juta", "8,4 miliar", "2,41 triliun". */
char *studio_number_format_words (double value);
/** Returns: (transfer full): as _words() but "jt", "M", "T" for tight places (fact strips). */
char *studio_number_format_short (double value);
/**
 * Returns: (transfer full): @kind decides: "Rp1,25 juta", "3,07 %", "1.240", "–" when missing; @tight uses the short
 * words. A plain number is written out up to nine digits ("1.234.567") unless @tight.
 */
char *studio_number_display (const StudioNumber *number, gboolean tight);

G_END_DECLS
