#include "config.h"

#include "studio-fonts.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>

#include "studio-font.h"

void
studio_fonts_start (void)
{
  /* FcInit() also reads every rule that is installed and not in use, for programs that let people choose among them */
  FcConfig *config = FcConfigCreate ();

  if (config == NULL)
    return;
  if (FcConfigParseAndLoad (config, NULL, FcTrue) && FcConfigBuildFonts (config))
    FcConfigSetCurrent (config);
  FcConfigDestroy (config);
}

PangoContext *
studio_fonts_new_context (void)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 96);
  pango_context_set_round_glyph_positions (context, FALSE);
  /* ligatures and line breaks must not depend on the desktop's language */
  pango_context_set_language (context, pango_language_from_string ("id"));
  cairo_font_options_destroy (options);
  return context;
}

gboolean
studio_fonts_has_family (PangoContext *context,
                         const char *family)
{
  return studio_font_is_there (context, family);
}

char *
studio_fonts_find_substitute (PangoContext *context,
                              const char *family)
{
  PangoFontDescription *asked, *found;
  PangoFont *font;
  char *name;

  g_return_val_if_fail (PANGO_IS_CONTEXT (context) && family != NULL, NULL);

  asked = pango_font_description_new ();
  pango_font_description_set_family (asked, family);
  pango_font_description_set_size (asked, 24 * PANGO_SCALE);
  font = pango_context_load_font (context, asked);
  pango_font_description_free (asked);
  if (font == NULL)
    return g_strdup (family);
  found = pango_font_describe (font);
  name = g_strdup (pango_font_description_get_family (found));
  pango_font_description_free (found);
  g_object_unref (font);
  return name;
}
