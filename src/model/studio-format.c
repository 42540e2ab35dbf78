#include "config.h"

#include "studio-format.h"

#include <glib/gi18n-lib.h>

/* Safe areas: story chrome covers 8 % above and below (platforms.md); A4 and A3 keep 8 mm for office
 * printers, the card of a lanyard 4 mm; the banner keeps its hem. Paper is designed at 150 dpi, the banner at 1 px a mm. */
static const StudioFormat formats[] = {
  { "feed", N_ ("Feed 4:5"), { 1080, 1350 }, { 0, 0 }, { 40, 40, 40, 40 }, "instagram,facebook,threads,linkedin" },
  { "tall", N_ ("Tall 3:4"), { 1080, 1440 }, { 0, 0 }, { 40, 40, 40, 40 }, "instagram" },
  { "square", N_ ("Square"), { 1080, 1080 }, { 0, 0 }, { 40, 40, 40, 40 }, "whatsapp,instagram,facebook" },
  { "story", N_ ("Story"), { 1080, 1920 }, { 0, 0 }, { 155, 40, 155, 40 }, "instagram,facebook,whatsapp,tiktok" },
  { "wide", N_ ("Wide 16:9"), { 1600, 900 }, { 0, 0 }, { 36, 40, 36, 40 }, "x,facebook,youtube,website" },
  { "link", N_ ("Link card"), { 1200, 630 }, { 0, 0 }, { 32, 40, 32, 40 }, "facebook,website" },
  { "a4", N_ ("A4"), { 1240, 1754 }, { 210, 297 }, { 47, 47, 47, 47 }, "print" },
  { "a4-landscape", N_ ("A4 landscape"), { 1754, 1240 }, { 297, 210 }, { 47, 47, 47, 47 }, "print" },
  { "a3", N_ ("A3"), { 1754, 2480 }, { 297, 420 }, { 47, 47, 47, 47 }, "print" },
  { "a6", N_ ("A6 card"), { 620, 874 }, { 105, 148 }, { 24, 24, 24, 24 }, "print" },
  { "banner", N_ ("Banner 3×1 m"), { 3000, 1000 }, { 3000, 1000 }, { 60, 60, 60, 60 }, "print" },
};

const StudioFormat *
studio_format_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++) {
    if (g_str_equal (formats[i].id, id))
      return &formats[i];
  }
  return NULL;
}

const StudioFormat *
studio_format_list (guint *n_formats)
{
  *n_formats = G_N_ELEMENTS (formats);
  return formats;
}

StudioRect
studio_format_safe_rect (const StudioFormat *format)
{
  StudioRect page = { 0, 0, format->size.w, format->size.h };

  return studio_rect_inset (&page, &format->safe);
}
