#include "config.h"

#include "studio-color.h"

#include <math.h>
#include <string.h>

/* Reads @n_digits hexadecimal digits as a part from 0 to 1. */
static gboolean
read_part (const char *text,
           int n_digits,
           double *part)
{
  int value = 0;

  for (int i = 0; i < n_digits; i++) {
    int digit = g_ascii_xdigit_value (text[i]);

    if (digit < 0)
      return FALSE;
    value = value * 16 + digit;
  }

  *part = n_digits == 1 ? value / 15.0 : value / 255.0;

  return TRUE;
}

gboolean
studio_color_parse (const char *text,
                    StudioColor *color)
{
  StudioColor read = { 0, 0, 0, 1 };
  gsize length;
  int step;

  g_return_val_if_fail (color != NULL, FALSE);

  if (text == NULL || text[0] != '#')
    return FALSE;

  length = strlen (text);
  if (length != 4 && length != 7 && length != 9)
    return FALSE;

  step = length == 4 ? 1 : 2;
  if (!read_part (text + 1, step, &read.r) ||
      !read_part (text + 1 + step, step, &read.g) ||
      !read_part (text + 1 + 2 * step, step, &read.b))
    return FALSE;
  if (length == 9 && !read_part (text + 7, step, &read.a))
    return FALSE;

  *color = read;

  return TRUE;
}

static int
part_to_byte (double part)
{
  return (int) lround (CLAMP (part, 0.0, 1.0) * 255.0);
}

char *
studio_color_to_string (const StudioColor *color)
{
  int alpha;

  g_return_val_if_fail (color != NULL, NULL);

  alpha = part_to_byte (color->a);
  if (alpha < 255)
    return g_strdup_printf ("#%02X%02X%02X%02X", part_to_byte (color->r),
                            part_to_byte (color->g), part_to_byte (color->b), alpha);

  return g_strdup_printf ("#%02X%02X%02X", part_to_byte (color->r),
                          part_to_byte (color->g), part_to_byte (color->b));
}

/* The sRGB transfer curve, with the threshold of WCAG 2.2. */
static double
part_to_linear (double part)
{
  if (part <= 0.04045)
    return part / 12.92;

  return pow ((part + 0.055) / 1.055, 2.4);
}

double
studio_color_luminance (const StudioColor *color)
{
  g_return_val_if_fail (color != NULL, 0);

  return 0.2126 * part_to_linear (color->r) +
         0.7152 * part_to_linear (color->g) +
         0.0722 * part_to_linear (color->b);
}

double
studio_color_contrast (const StudioColor *a,
                       const StudioColor *b)
{
  double one = studio_color_luminance (a);
  double other = studio_color_luminance (b);

  return (MAX (one, other) + 0.05) / (MIN (one, other) + 0.05);
}

StudioColor
studio_color_over (const StudioColor *over,
                   const StudioColor *under)
{
  StudioColor laid = { 0, 0, 0, 1 };

  g_return_val_if_fail (over != NULL && under != NULL, laid);

  laid = studio_color_mix (under, over, over->a);
  laid.a = 1;

  return laid;
}

StudioColor
studio_color_mix (const StudioColor *a,
                  const StudioColor *b,
                  double t)
{
  StudioColor mixed = { 0, 0, 0, 1 };

  g_return_val_if_fail (a != NULL && b != NULL, mixed);

  mixed.r = a->r + (b->r - a->r) * t;
  mixed.g = a->g + (b->g - a->g) * t;
  mixed.b = a->b + (b->b - a->b) * t;
  mixed.a = a->a + (b->a - a->a) * t;

  return mixed;
}
