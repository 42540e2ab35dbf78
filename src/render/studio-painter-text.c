#include "config.h"

#include "studio-painter-private.h"

#include "studio-draw-paint.h"
#include "studio-draw-shadow.h"
#include "studio-draw-text.h"
#include "studio-text-view.h"

/* How far accents, tails and slanted letters reach out of their lines, in font sizes, in lines set as close as may be. */
#define BEYOND_LINES 0.5

/* A text on its way to the page. */
typedef struct
{
  const StudioTextSpec *spec;
  PangoLayout *layout;
  GArray *lines;
  StudioPoint origin;
  double size;
} Setting;

static void
begin_line (const Setting *setting,
            cairo_t *cr,
            const StudioTextLine *line)
{
  double scale = setting->size / STUDIO_TEXT_REFERENCE;

  cairo_save (cr);
  cairo_translate (cr, setting->origin.x + line->x, setting->origin.y + line->baseline);
  cairo_scale (cr, scale, scale);
  cairo_move_to (cr, 0, 0);
}

static void
paint_marker (const Setting *setting,
              cairo_t *cr,
              const StudioTextLine *line)
{
  double size = setting->size, x = setting->origin.x, y = setting->origin.y + line->baseline;

  studio_draw_color_set (cr, &setting->spec->marker_color, 1);
  if (setting->spec->marker == STUDIO_MARKER_BULLET) {
    cairo_new_sub_path (cr);
    cairo_arc (cr, x + size * 0.28, y - size * 0.33, size * 0.14, 0, 2 * G_PI);
    cairo_fill (cr);
  } else if (setting->spec->marker == STUDIO_MARKER_TICK) {
    cairo_save (cr);
    cairo_set_line_width (cr, size * 0.14);
    cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
    cairo_move_to (cr, x + size * 0.12, y - size * 0.33);
    cairo_line_to (cr, x + size * 0.34, y - size * 0.1);
    cairo_line_to (cr, x + size * 0.78, y - size * 0.6);
    cairo_stroke (cr);
    cairo_restore (cr);
  }
}

static void
paint_number (const Setting *setting,
              cairo_t *cr,
              const StudioTextLine *line)
{
  g_autoptr (PangoLayout) number = pango_layout_copy (setting->layout);
  g_autofree char *text = g_strdup_printf ("%d.", line->paragraph);
  double scale = setting->size / STUDIO_TEXT_REFERENCE;

  pango_layout_set_attributes (number, NULL);
  pango_layout_set_text (number, text, -1);
  studio_draw_color_set (cr, &setting->spec->marker_color, 1);
  cairo_save (cr);
  cairo_translate (cr, setting->origin.x, setting->origin.y + line->baseline);
  cairo_scale (cr, scale, scale);
  cairo_move_to (cr, 0, 0);
  studio_draw_text_line (cr, pango_layout_get_line_readonly (number, 0));
  cairo_restore (cr);
}

static void
paint_highlight (const Setting *setting,
                 cairo_t *cr,
                 const StudioTextLine *line)
{
  double pad = setting->spec->highlight_pad * setting->size / setting->spec->size;

  studio_draw_color_set (cr, &setting->spec->highlight, 1);
  cairo_rectangle (cr, setting->origin.x + line->x - pad, setting->origin.y + line->top, line->width + 2 * pad, line->height);
  cairo_fill (cr);
}

static void
paint_outline (const Setting *setting,
               cairo_t *cr,
               const StudioTextLine *line)
{
  begin_line (setting, cr, line);
  pango_cairo_layout_line_path (cr, line->line);
  cairo_restore (cr);
  studio_draw_color_set (cr, &setting->spec->outline.color, 1);
  /* half of the stroke is hidden by the fill */
  cairo_set_line_width (cr, setting->spec->outline.width * 2);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
}

static void
paint_glyphs (cairo_t *cr,
              gpointer data)
{
  const Setting *setting = data;

  for (guint i = 0; i < setting->lines->len; i++) {
    const StudioTextLine *line = &g_array_index (setting->lines, StudioTextLine, i);

    begin_line (setting, cr, line);
    studio_draw_text_line (cr, line->line);
    cairo_restore (cr);
  }
}

static void
paint_behind (const Setting *setting,
              cairo_t *cr)
{
  for (guint i = 0; i < setting->lines->len; i++) {
    const StudioTextLine *line = &g_array_index (setting->lines, StudioTextLine, i);

    if (setting->spec->highlight.a > 0)
      paint_highlight (setting, cr, line);
    if (setting->spec->outline.width > 0)
      paint_outline (setting, cr, line);
    if (line->paragraph > 0 && setting->spec->marker == STUDIO_MARKER_NUMBER)
      paint_number (setting, cr, line);
    else if (line->paragraph > 0 && setting->spec->marker != STUDIO_MARKER_NONE)
      paint_marker (setting, cr, line);
  }
}

void
studio_paint_text (StudioPainter *painter,
                   cairo_t *cr,
                   const StudioBox *box)
{
  const StudioTextSpec *spec = &box->layer->text;
  g_autoptr (StudioTextView) view = studio_text_view_new (painter->context, box);
  StudioRect rect = studio_box_text_rect (box);
  Setting setting = { spec, view->layout, view->lines, view->origin, view->size };

  paint_behind (&setting, cr);
  if (spec->shadow.color.a > 0) {
    double beyond = BEYOND_LINES * box->fit.size;
    StudioInsets outwards = { -beyond, -beyond, -beyond, -beyond };
    StudioRect letters = studio_rect_inset (&rect, &outwards);

    studio_draw_shadow_of (cr, &letters, &spec->shadow, paint_glyphs, &setting);
  }
  studio_draw_color_set (cr, &spec->color, 1);
  paint_glyphs (cr, &setting);
}
