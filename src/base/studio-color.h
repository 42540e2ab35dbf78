#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** StudioColor: an sRGB colour, each part 0..1, alpha not multiplied in. */
typedef struct
{
  double r, g, b, a;
} StudioColor;

/** Reads "#RGB", "#RRGGBB" or "#RRGGBBAA". Returns: FALSE if @text is no colour. */
gboolean studio_color_parse (const char *text, StudioColor *color);
/** Returns: (transfer full): "#RRGGBB", or "#RRGGBBAA" if not opaque. */
char *studio_color_to_string (const StudioColor *color);
/** WCAG 2.2 relative luminance (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance), 0..1. */
double studio_color_luminance (const StudioColor *color);
/** WCAG 2.2 contrast ratio of two opaque colours, 1..21. */
double studio_color_contrast (const StudioColor *a, const StudioColor *b);
/** Lays @over upon the opaque @under. */
StudioColor studio_color_over (const StudioColor *over, const StudioColor *under);
/** Straight mix in sRGB; @t 0 gives @a, 1 gives @b. */
StudioColor studio_color_mix (const StudioColor *a, const StudioColor *b, double t);

G_END_DECLS
