#include "config.h"

#include "studio-font.h"

gboolean
studio_font_is_there (PangoContext *context,
                      const char *family)
{
  g_autoptr (PangoFontDescription) wanted = pango_font_description_new ();
  g_autoptr (PangoFontDescription) found = NULL;
  g_autoptr (PangoFont) font = NULL;

  pango_font_description_set_family (wanted, family);
  pango_font_description_set_absolute_size (wanted, 100 * PANGO_SCALE);
  font = pango_context_load_font (context, wanted);
  if (font == NULL)
    return FALSE;
  found = pango_font_describe (font);
  return g_ascii_strcasecmp (pango_font_description_get_family (found), family) == 0;
}
