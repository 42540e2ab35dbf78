#include "config.h"

#include "studio-stamp.h"

#include <math.h>

/* Of the diagonal; on a banner the letters may not be higher than this part of the page. */
#define LENGTH 0.72
#define HEIGHT 0.5
#define FONT_SIZE 100
#define EDGE 3.0
#define EDGE_ALPHA 0.5
#define FILL_ALPHA 0.6

static PangoLayout *
lay_out (PangoContext *context,
         const char *text)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_from_string ("Noto Sans, Sans Bold");

  pango_font_description_set_absolute_size (font, FONT_SIZE * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  pango_font_description_free (font);
  return layout;
}

void
studio_stamp_draw (cairo_t *cr,
                   PangoContext *context,
                   const StudioSize *page,
                   const char *text)
{
  g_autoptr (PangoLayout) layout = NULL;
  PangoRectangle ink;
  double scale;

  g_return_if_fail (cr != NULL && PANGO_IS_CONTEXT (context) && page != NULL && text != NULL);

  layout = lay_out (context, text);
  pango_layout_get_pixel_extents (layout, &ink, NULL);
  if (ink.width <= 0 || ink.height <= 0)
    return;
  scale = MIN (hypot (page->w, page->h) * LENGTH / ink.width, MIN (page->w, page->h) * HEIGHT / ink.height);
  cairo_save (cr);
  cairo_translate (cr, page->w / 2, page->h / 2);
  cairo_rotate (cr, -atan2 (page->h, page->w));
  cairo_scale (cr, scale, scale);
  cairo_move_to (cr, -ink.x - ink.width / 2.0, -ink.y - ink.height / 2.0);
  pango_cairo_layout_path (cr, layout);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, EDGE);
  cairo_set_source_rgba (cr, 0.1, 0.1, 0.1, EDGE_ALPHA);
  cairo_stroke_preserve (cr);
  cairo_set_source_rgba (cr, 1, 1, 1, FILL_ALPHA);
  cairo_fill (cr);
  cairo_restore (cr);
}
