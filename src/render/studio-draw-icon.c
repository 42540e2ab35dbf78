#include "config.h"

#include "studio-draw-icon.h"

#include "studio-draw-outline.h"
#include "studio-draw-paint.h"
#include "studio-icon-font.h"
#include "studio-svg-path.h"

#define GRID 24.0
#define DEFAULT_STROKE 2.0

gboolean
studio_draw_icon_from (cairo_t *cr,
                       const StudioRect *rect,
                       const StudioIconSpec *spec,
                       StudioIconSet *set)
{
  const char *const *paths;
  double side;

  g_return_val_if_fail (cr != NULL && rect != NULL && spec != NULL && set != NULL, FALSE);

  paths = spec->name != NULL ? studio_icon_set_get_paths (set, spec->name) : NULL;
  if (paths == NULL || !studio_draw_rect_usable (rect))
    return FALSE;

  side = MIN (rect->w, rect->h);
  cairo_save (cr);
  cairo_translate (cr, rect->x + (rect->w - side) / 2, rect->y + (rect->h - side) / 2);
  cairo_scale (cr, side / GRID, side / GRID);
  cairo_new_path (cr);
  /* one stroke for all paths: where lines cross, a translucent colour must not add up */
  for (guint i = 0; paths[i] != NULL; i++)
    studio_svg_path_append (cr, paths[i]);
  studio_draw_color_set (cr, &spec->color, 1);
  cairo_set_line_width (cr, spec->stroke > 0 ? MIN (spec->stroke, GRID) : DEFAULT_STROKE);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_stroke (cr);
  cairo_restore (cr);
  return TRUE;
}

/* What stands for an icon that this computer can't draw: a dashed box with a question mark */
static void
draw_placeholder (cairo_t *cr,
                  const StudioRect *rect,
                  const StudioIconSpec *spec)
{
  double side = MIN (rect->w, rect->h), inset = side / 12;
  StudioRect box = { rect->x + (rect->w - side) / 2 + inset, rect->y + (rect->h - side) / 2 + inset, side - 2 * inset, side - 2 * inset };
  StudioRect middle = { box.x + box.w * 0.22, box.y + box.h * 0.22, box.w * 0.56, box.h * 0.56 };
  StudioStroke stroke = { spec->color, side / 24, { side / 10, side / 14 } };
  StudioIconSpec question = { .name = (char *) "tanya", .color = spec->color, .stroke = 2 };

  studio_draw_fill_outline (cr, &box, NULL, NULL, &stroke);
  studio_draw_icon_from (cr, &middle, &question, studio_icon_set_get_default ());
}

static void
draw_glyph (cairo_t *cr,
            const StudioRect *rect,
            const StudioIconSpec *spec)
{
  const StudioIconGlyph *glyph = studio_icon_index_lookup (studio_icon_index_get_default (), spec->name);
  double side = MIN (rect->w, rect->h);

  if (!studio_draw_rect_usable (rect))
    return;
  cairo_save (cr);
  cairo_new_path (cr);
  if (glyph != NULL && studio_icon_font_append (cr, glyph, rect->x + (rect->w - side) / 2, rect->y + (rect->h - side) / 2, side)) {
    studio_draw_color_set (cr, &spec->color, 1);
    cairo_set_fill_rule (cr, CAIRO_FILL_RULE_WINDING);
    cairo_fill (cr);
  } else {
    draw_placeholder (cr, rect, spec);
  }
  cairo_restore (cr);
}

gboolean
studio_draw_icon (cairo_t *cr,
                  const StudioRect *rect,
                  const StudioIconSpec *spec)
{
  g_return_val_if_fail (cr != NULL && rect != NULL && spec != NULL, FALSE);

  if (studio_icon_is_glyph (spec->name)) {
    draw_glyph (cr, rect, spec);
    return TRUE;
  }
  return studio_draw_icon_from (cr, rect, spec, studio_icon_set_get_default ());
}
