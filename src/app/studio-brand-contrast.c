#include "config.h"

#include "studio-brand-contrast.h"

/* Lettering is darkened or lightened in steps that are just not seen side by side. */
#define STEPS 50

static const StudioColor white = { 1, 1, 1, 1 };
static const StudioColor black = { 0, 0, 0, 1 };

gboolean
studio_brand_contrast_passes (double ratio)
{
  return ratio >= STUDIO_BRAND_LEAST_CONTRAST;
}

static gboolean
is_lettering (const char *name)
{
  return g_str_equal (name, "ink") || g_str_equal (name, "muted");
}

/* The partner that reads best of those a brand has anyway: white or its ink if they pass, else black or white. */
static void
propose_partner (StudioBrand *brand,
                 const StudioColor *ground,
                 StudioBrandContrast *contrast)
{
  StudioColor ink = black;
  const StudioColor *const all[] = { &white, &ink, &black };
  const StudioColor *best = NULL;

  studio_brand_lookup_color (brand, "ink", &ink);
  for (guint i = 0; i < G_N_ELEMENTS (all) && best == NULL; i++) {
    if (studio_brand_contrast_passes (studio_color_contrast (all[i], ground)))
      best = all[i];
  }
  if (best == NULL)
    best = studio_color_contrast (&white, ground) > studio_color_contrast (&black, ground) ? &white : &black;
  contrast->better = studio_color_to_string (best);
  contrast->better_ratio = studio_color_contrast (best, ground);
}

/* The nearest shade of the same colour that passes. */
static void
propose_shade (const StudioColor *letters,
               const StudioColor *ground,
               StudioBrandContrast *contrast)
{
  const StudioColor *end = studio_color_contrast (&white, ground) > studio_color_contrast (&black, ground) ? &white : &black;

  for (int i = 1; i <= STEPS; i++) {
    StudioColor shade = studio_color_mix (letters, end, (double) i / STEPS);
    g_autofree char *text = studio_color_to_string (&shade);

    /* what is written down is rounded to whole parts of 255 */
    studio_color_parse (text, &shade);
    contrast->better_ratio = studio_color_contrast (&shade, ground);
    if (studio_brand_contrast_passes (contrast->better_ratio) || i == STEPS) {
      contrast->better = g_steal_pointer (&text);
      return;
    }
  }
}

gboolean
studio_brand_contrast_measure (StudioBrand *brand,
                               const char *name,
                               StudioBrandContrast *contrast)
{
  g_autofree char *partner = NULL;
  StudioColor ground;

  g_return_val_if_fail (STUDIO_IS_BRAND (brand), FALSE);
  g_return_val_if_fail (name != NULL && contrast != NULL, FALSE);

  *contrast = (StudioBrandContrast){ .is_text = is_lettering (name) };
  partner = g_strconcat ("on-", name, NULL);
  if (!studio_brand_lookup_color (brand, contrast->is_text ? "surface" : name, &ground) ||
      !studio_brand_lookup_color (brand, contrast->is_text ? name : partner, &contrast->text))
    return FALSE;
  contrast->ratio = studio_color_contrast (&contrast->text, &ground);
  contrast->path = g_strconcat ("colors/", contrast->is_text ? name : partner, NULL);
  if (studio_brand_contrast_passes (contrast->ratio))
    return TRUE;
  if (contrast->is_text)
    propose_shade (&contrast->text, &ground, contrast);
  else
    propose_partner (brand, &ground, contrast);
  return TRUE;
}

void
studio_brand_contrast_clear (StudioBrandContrast *contrast)
{
  g_clear_pointer (&contrast->path, g_free);
  g_clear_pointer (&contrast->better, g_free);
}
