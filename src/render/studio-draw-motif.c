#include "config.h"

#include "studio-draw-motif.h"

#include <math.h>

#include "studio-draw-outline.h"
#include "studio-draw-paint.h"
#include "studio-motif.h"

/* Smaller units are enlarged until this many are left, which bounds the work for a hostile template. */
#define MAX_CELLS 60000.0
#define MAX_CELL 4000.0

/* Same order as the names. */
static const struct
{
  StudioMotifDraw draw;
  double cell;
} motifs[] = {
  { studio_motif_bata, 102 },
  { studio_motif_meander, 40 },
  { studio_motif_sayap, 150 },
  { studio_motif_sulur, 72 },
  { studio_motif_tenun, 14 },
  { studio_motif_ubin, 96 },
};

static const char *const names[] = { "bata", "meander", "sayap", "sulur", "tenun", "ubin", NULL };

G_STATIC_ASSERT (G_N_ELEMENTS (names) == G_N_ELEMENTS (motifs) + 1);

const char *const *
studio_draw_motif_names (void)
{
  return names;
}

static int
find_motif (const char *name)
{
  for (int i = 0; names[i] != NULL; i++) {
    if (g_strcmp0 (names[i], name) == 0)
      return i;
  }
  return -1;
}

void
studio_draw_motif (cairo_t *cr,
                   const StudioRect *rect,
                   const StudioMotifSpec *spec,
                   const StudioOutline *clip)
{
  StudioMotif motif = { 0 };
  int index;

  g_return_if_fail (cr != NULL && rect != NULL && spec != NULL);

  index = find_motif (spec->name);
  if (index < 0 || !studio_draw_rect_usable (rect) || !(spec->color.a > 0))
    return;
  motif.cr = cr;
  motif.width = rect->w;
  motif.height = rect->h;
  motif.seed = spec->seed;
  motif.spec = spec;
  motif.cell = spec->cell > 0 ? MIN (spec->cell, MAX_CELL) : motifs[index].cell;
  motif.cell = MAX (motif.cell, sqrt (rect->w / MAX_CELLS * rect->h));

  cairo_save (cr);
  cairo_new_path (cr);
  studio_draw_outline_path (cr, rect, clip);
  cairo_clip (cr);
  cairo_translate (cr, rect->x, rect->y);
  motifs[index].draw (&motif);
  cairo_restore (cr);
}

static cairo_pattern_t *
fade_pattern (const StudioMotif *motif)
{
  switch (motif->spec->fade) {
  case STUDIO_EDGE_TOP:
    return cairo_pattern_create_linear (0, motif->height, 0, 0);
  case STUDIO_EDGE_BOTTOM:
    return cairo_pattern_create_linear (0, 0, 0, motif->height);
  case STUDIO_EDGE_LEFT:
    return cairo_pattern_create_linear (motif->width, 0, 0, 0);
  case STUDIO_EDGE_RIGHT:
  default:
    return cairo_pattern_create_linear (0, 0, motif->width, 0);
  }
}

/* The fade is in the source instead of a mask over a group: it stays vector, and costs no copy of the page. */
void
studio_motif_fill (const StudioMotif *motif,
                   double strength)
{
  StudioColor color = motif->spec->color;
  cairo_pattern_t *pattern;

  color.a *= strength;
  if (motif->spec->fades) {
    pattern = fade_pattern (motif);
    cairo_pattern_add_color_stop_rgba (pattern, 0, color.r, color.g, color.b, color.a);
    cairo_pattern_add_color_stop_rgba (pattern, 1, color.r, color.g, color.b, 0);
    cairo_set_source (motif->cr, pattern);
    cairo_pattern_destroy (pattern);
  } else {
    studio_draw_color_set (motif->cr, &color, 1);
  }
  cairo_fill (motif->cr);
}

static guint32
scramble (guint32 bits)
{
  bits = (bits ^ (bits >> 16)) * 0x21f0aaadu;
  bits = (bits ^ (bits >> 15)) * 0x735a2d97u;
  return bits ^ (bits >> 15);
}

/* GRand would need to be walked to its n-th number; a hash answers for any place, so cropping changes nothing. */
double
studio_motif_chance (const StudioMotif *motif,
                     int column,
                     int row,
                     guint channel)
{
  guint32 bits = scramble (motif->seed + 0x9e3779b9u * channel);

  bits = scramble (bits + (guint32) column);
  bits = scramble (bits + (guint32) row * 0x01000193u);
  return bits / 4294967296.0;
}

static StudioPoint
ribbon_side (const StudioMotifPoint *points,
             int n_points,
             int index,
             double side)
{
  const StudioMotifPoint *before = &points[MAX (index - 1, 0)];
  const StudioMotifPoint *after = &points[MIN (index + 1, n_points - 1)];
  double dx = after->x - before->x;
  double dy = after->y - before->y;
  double length = MAX (hypot (dx, dy), 1e-9);
  double offset = side * points[index].half / length;

  return (StudioPoint){ points[index].x - dy * offset, points[index].y + dx * offset };
}

void
studio_motif_add_ribbon (const StudioMotif *motif,
                         const StudioMotifPoint *points,
                         int n_points)
{
  cairo_new_sub_path (motif->cr);
  for (int i = 0; i < n_points; i++) {
    StudioPoint point = ribbon_side (points, n_points, i, -1);

    cairo_line_to (motif->cr, point.x, point.y);
  }
  for (int i = n_points - 1; i >= 0; i--) {
    StudioPoint point = ribbon_side (points, n_points, i, 1);

    cairo_line_to (motif->cr, point.x, point.y);
  }
  cairo_close_path (motif->cr);
}

void
studio_motif_add_leaf (const StudioMotif *motif,
                       StudioPoint root,
                       StudioPoint tip,
                       double width,
                       double bend)
{
  double dx = tip.x - root.x;
  double dy = tip.y - root.y;
  double length = MAX (hypot (dx, dy), 1e-9);
  StudioPoint along = { dx / length, dy / length };
  StudioPoint side = { -along.y, along.x };
  /* a cubic's middle lies three quarters of its control points' offset away */
  double out = width * 2 / 3;

  cairo_move_to (motif->cr, root.x, root.y);
  cairo_curve_to (motif->cr,
                  root.x + along.x * length * 0.25 + side.x * (bend - out), root.y + along.y * length * 0.25 + side.y * (bend - out),
                  root.x + along.x * length * 0.72 + side.x * (bend - out), root.y + along.y * length * 0.72 + side.y * (bend - out),
                  tip.x, tip.y);
  cairo_curve_to (motif->cr,
                  root.x + along.x * length * 0.72 + side.x * (bend + out), root.y + along.y * length * 0.72 + side.y * (bend + out),
                  root.x + along.x * length * 0.25 + side.x * (bend + out), root.y + along.y * length * 0.25 + side.y * (bend + out),
                  root.x, root.y);
  cairo_close_path (motif->cr);
}
