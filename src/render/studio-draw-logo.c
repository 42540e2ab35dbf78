#include "config.h"

#include "studio-draw-logo.h"

#include "studio-draw-outline.h"
#include "studio-draw-paint.h"
#include "studio-svg-path.h"

#define GRID 64.0

/* @house_y moves the house to the optical middle of each mark, in whole grid units so that it stays sharp at 64 px. */
typedef struct
{
  const char *name;
  const char *path;
  int house_y;
} Emblem;

static const Emblem emblems[] = {
  { "drop", "M32 3C47 3 58 11.500 58 26C58 43.500 46 54 32 62C18 54 6 43.500 6 26C6 11.500 17 3 32 3Z", -2 },
  { "shield", "M9 5H55A3 3 0 0 1 58 8V33C58 46.500 47 55.500 33.200 61.600A3 3 0 0 1 30.800 61.600C17 55.500 6 46.500 6 33V8A3 3 0 0 1 9 5Z", -1 },
  { "pentagon", "M30.200 3.300A3 3 0 0 1 33.800 3.300L60.200 22.500A3 3 0 0 1 61.300 25.900L51.200 57A3 3 0 0 1 48.400 59H15.600A3 3 0 0 1 12.800 57L2.700 25.900A3 3 0 0 1 3.800 22.500Z", 4 },
  { "gate", "M32 2C37 6.500 44.500 8.500 55 8.500A3 3 0 0 1 58 11.500V36C58 48 47.500 56.500 32 62C16.500 56.500 6 48 6 36V11.500A3 3 0 0 1 9 8.500C19.500 8.500 27 6.500 32 2Z", 1 },
  { "octagon", "M20.500 4H43.500L60 20.500V43.500L43.500 60H20.500L4 43.500V20.500Z", 0 },
  { "circle", "M32 3A29 29 0 0 1 32 61A29 29 0 0 1 32 3Z", 0 },
};

/* A hall with a two-stage roof on four posts: one subpath for the roof, one for each post, one for the step. */
static const char house[] =
    "M32 16L38 22H40L49 30V33H15V30L24 22H26Z"
    "M18 35H22V43H18ZM26 35H30V43H26ZM34 35H38V43H34ZM42 35H46V43H42Z"
    "M15 45H49V48H15Z";

static const Emblem *
find_emblem (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (emblems); i++) {
    if (g_strcmp0 (emblems[i].name, name) == 0)
      return &emblems[i];
  }
  return &emblems[G_N_ELEMENTS (emblems) - 1];
}

void
studio_draw_emblem (cairo_t *cr,
                    const StudioRect *rect,
                    const char *shape_class,
                    const StudioColor *color,
                    const StudioColor *ground)
{
  const Emblem *emblem = find_emblem (shape_class);
  gboolean hole;
  double side;

  g_return_if_fail (cr != NULL && rect != NULL && color != NULL && ground != NULL);

  if (!studio_draw_rect_usable (rect))
    return;
  side = MIN (rect->w, rect->h);
  hole = !(ground->a > 0);
  cairo_save (cr);
  cairo_translate (cr, rect->x + (rect->w - side) / 2, rect->y + (rect->h - side) / 2);
  cairo_scale (cr, side / GRID, side / GRID);
  cairo_new_path (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  studio_svg_path_append (cr, emblem->path);
  studio_draw_color_set (cr, color, 1);
  if (!hole) {
    cairo_fill (cr);
    studio_draw_color_set (cr, ground, 1);
  }
  cairo_translate (cr, 0, emblem->house_y);
  studio_svg_path_append (cr, house);
  cairo_fill (cr);
  cairo_restore (cr);
}
