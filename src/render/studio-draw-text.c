#include "config.h"

#include "studio-draw-text.h"

#include <hb-ot.h>

static gboolean
has_colour_glyphs (PangoLayoutLine *line)
{
  for (GSList *at = line->runs; at != NULL; at = at->next) {
    PangoLayoutRun *run = at->data;
    hb_face_t *face = hb_font_get_face (pango_font_get_hb_font (run->item->analysis.font));

    if (hb_ot_color_has_png (face) || hb_ot_color_has_layers (face) || hb_ot_color_has_svg (face))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_picture (cairo_t *cr)
{
  cairo_surface_type_t type = cairo_surface_get_type (cairo_get_group_target (cr));

  return type != CAIRO_SURFACE_TYPE_PDF && type != CAIRO_SURFACE_TYPE_SVG && type != CAIRO_SURFACE_TYPE_RECORDING;
}

void
studio_draw_text_line (cairo_t *cr,
                       PangoLayoutLine *line)
{
  if (is_picture (cr) && !has_colour_glyphs (line)) {
    pango_cairo_layout_line_path (cr, line);
    cairo_fill (cr);
  } else {
    pango_cairo_show_layout_line (cr, line);
  }
}

void
studio_draw_text_layout (cairo_t *cr,
                         PangoLayout *layout)
{
  gboolean shapes = is_picture (cr);

  for (GSList *at = pango_layout_get_lines_readonly (layout); shapes && at != NULL; at = at->next)
    shapes = !has_colour_glyphs (at->data);
  if (shapes) {
    pango_cairo_layout_path (cr, layout);
    cairo_fill (cr);
  } else {
    pango_cairo_show_layout (cr, layout);
  }
}
