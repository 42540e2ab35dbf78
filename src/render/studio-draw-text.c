#include "config.h"

#include "studio-draw-text.h"

#include <hb-ot.h>

#include "studio-geometry.h"

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

/* What one part of a line is drawn with beside its letters. */
typedef struct
{
  const PangoAttrColor *color; /* (nullable): the current one */
  double alpha;
  gboolean underline, strike;
} RunLook;

static RunLook
look_of (const PangoLayoutRun *run)
{
  RunLook look = { .alpha = 1 };

  for (GSList *at = run->item->analysis.extra_attrs; at != NULL; at = at->next) {
    PangoAttribute *attribute = at->data;

    if (attribute->klass->type == PANGO_ATTR_FOREGROUND)
      look.color = (const PangoAttrColor *) attribute;
    else if (attribute->klass->type == PANGO_ATTR_FOREGROUND_ALPHA)
      look.alpha = ((const PangoAttrInt *) attribute)->value / 65535.0;
    else if (attribute->klass->type == PANGO_ATTR_UNDERLINE)
      look.underline = ((const PangoAttrInt *) attribute)->value != PANGO_UNDERLINE_NONE;
    else if (attribute->klass->type == PANGO_ATTR_STRIKETHROUGH)
      look.strike = ((const PangoAttrInt *) attribute)->value != 0;
  }
  return look;
}

static gboolean
has_looks (PangoLayoutLine *line)
{
  for (GSList *at = line->runs; at != NULL; at = at->next) {
    RunLook look = look_of (at->data);

    if (look.color != NULL || look.underline || look.strike)
      return TRUE;
  }
  return FALSE;
}

/* @y: of the upper edge, below the baseline */
static void
draw_bar (cairo_t *cr,
          StudioPoint start,
          double width,
          int y,
          int thickness)
{
  cairo_rectangle (cr, start.x, start.y + y / (double) PANGO_SCALE, width, thickness / (double) PANGO_SCALE);
  cairo_fill (cr);
}

static void
draw_run (cairo_t *cr,
          PangoLayoutRun *run,
          StudioPoint start)
{
  PangoFont *font = run->item->analysis.font;
  RunLook look = look_of (run);
  double width = pango_glyph_string_get_width (run->glyphs) / (double) PANGO_SCALE;

  cairo_save (cr);
  if (look.color != NULL)
    cairo_set_source_rgba (cr, look.color->color.red / 65535.0, look.color->color.green / 65535.0, look.color->color.blue / 65535.0, look.alpha);
  cairo_move_to (cr, start.x, start.y);
  pango_cairo_glyph_string_path (cr, font, run->glyphs);
  cairo_fill (cr);
  if (look.underline || look.strike) {
    PangoFontMetrics *metrics = pango_font_get_metrics (font, NULL);

    if (look.underline)
      draw_bar (cr, start, width, -pango_font_metrics_get_underline_position (metrics), pango_font_metrics_get_underline_thickness (metrics));
    if (look.strike)
      draw_bar (cr, start, width, -pango_font_metrics_get_strikethrough_position (metrics), pango_font_metrics_get_strikethrough_thickness (metrics));
    pango_font_metrics_unref (metrics);
  }
  cairo_restore (cr);
}

/* Part by part: one path has one colour, and in one path a bar would cut holes into the letters it crosses. */
static void
draw_runs (cairo_t *cr,
           PangoLayoutLine *line)
{
  StudioPoint start;

  cairo_get_current_point (cr, &start.x, &start.y);
  for (GSList *at = line->runs; at != NULL; at = at->next) {
    PangoLayoutRun *run = at->data;

    draw_run (cr, run, start);
    start.x += pango_glyph_string_get_width (run->glyphs) / (double) PANGO_SCALE;
  }
}

void
studio_draw_text_line (cairo_t *cr,
                       PangoLayoutLine *line)
{
  gboolean shapes = is_picture (cr) && !has_colour_glyphs (line);

  if (shapes && has_looks (line)) {
    draw_runs (cr, line);
  } else if (shapes) {
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
