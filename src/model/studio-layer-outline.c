#include "config.h"

#include "studio-layer-private.h"

static gboolean
read_corners (const StudioJsonAt *at,
              StudioOutline *outline,
              GError **error)
{
  static const char *const names[] = { "radius", "cut", "stair" };
  static const StudioCornerStyle styles[] = { STUDIO_CORNER_ROUND, STUDIO_CORNER_CUT, STUDIO_CORNER_STAIR };
  double values[4];
  gboolean found;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    if (!studio_layer_read_four (at, names[i], values, &found, error))
      return FALSE;
    for (guint corner = 0; found && corner < 4; corner++) {
      if (values[corner] <= 0)
        continue;
      outline->corner_style[corner] = styles[i];
      outline->corner_size[corner] = values[corner];
    }
  }
  return TRUE;
}

/* How far tails, notches, heads and scallops reach where the outline does not say. */
static double
usual_depth (const StudioOutline *outline)
{
  switch (outline->kind) {
  case STUDIO_OUTLINE_BUBBLE:
    return 0.22;
  case STUDIO_OUTLINE_RIBBON:
    return 0.35;
  case STUDIO_OUTLINE_BADGE:
    return 0.08;
  case STUDIO_OUTLINE_ARROW:
    return outline->arrow == STUDIO_ARROW_CHEVRON || outline->arrow == STUDIO_ARROW_PENTAGON ? 0.4 : 0.6;
  case STUDIO_OUTLINE_RECT:
  case STUDIO_OUTLINE_ELLIPSE:
  case STUDIO_OUTLINE_ARC:
  case STUDIO_OUTLINE_POLYGON:
  case STUDIO_OUTLINE_STAR:
  case STUDIO_OUTLINE_PILL:
  default:
    return 0;
  }
}

static gboolean
read_bubble (const StudioJsonAt *at,
             StudioOutline *outline,
             GError **error)
{
  static const char *const edges[] = { "top", "right", "bottom", "left", NULL };
  int edge = -1;

  outline->place = 0.25;
  if (!studio_json_get_choice (at, "bubble", edges, &edge, error) ||
      !studio_json_get_ranged (at, "tail", 0, 1, &outline->place, error))
    return FALSE;
  if (edge < 0)
    return TRUE;
  outline->oval = outline->kind == STUDIO_OUTLINE_ELLIPSE;
  outline->kind = STUDIO_OUTLINE_BUBBLE;
  outline->edge = (StudioEdge) edge;
  return TRUE;
}

static gboolean
read_arrow (const StudioJsonAt *at,
            StudioOutline *outline,
            GError **error)
{
  static const char *const arrows[] = { "block", "double", "chevron", "pentagon", NULL };
  static const char *const ribbons[] = { "both", "start", "end", NULL };
  static const char *const edges[] = { "top", "right", "bottom", "left", NULL };
  int arrow = -1, ribbon = -1, to = -1;

  outline->shaft = 0.5;
  if (!studio_json_get_choice (at, "arrow", arrows, &arrow, error) ||
      !studio_json_get_choice (at, "ribbon", ribbons, &ribbon, error) ||
      !studio_json_get_choice (at, "to", edges, &to, error) ||
      !studio_json_get_ranged (at, "shaft", 0.05, 1, &outline->shaft, error))
    return FALSE;
  if (arrow < 0 && ribbon < 0)
    return TRUE;
  outline->kind = arrow >= 0 ? STUDIO_OUTLINE_ARROW : STUDIO_OUTLINE_RIBBON;
  outline->edge = to >= 0 ? (StudioEdge) to : STUDIO_EDGE_RIGHT;
  outline->arrow = (StudioArrow) MAX (arrow, 0);
  outline->notch_start = ribbon == 0 || ribbon == 1;
  outline->notch_end = ribbon == 0 || ribbon == 2;
  return TRUE;
}

/* The one kind that the members speak of; the last one named here wins over the ones before. */
static gboolean
read_kind (const StudioJsonAt *at,
           StudioOutline *outline,
           GError **error)
{
  gboolean ellipse = FALSE, pill = FALSE;
  double sides = 0, points = 0, lobes = 0;

  if (!studio_json_get_boolean (at, "ellipse", FALSE, &ellipse, error) ||
      !studio_json_get_boolean (at, "pill", FALSE, &pill, error) ||
      !studio_json_get_ranged (at, "arc", 0.5, 4, &outline->arc, error) ||
      !studio_json_get_ranged (at, "polygon", 3, 64, &sides, error) ||
      !studio_json_get_ranged (at, "star", 3, 64, &points, error) ||
      !studio_json_get_ranged (at, "badge", 5, 64, &lobes, error))
    return FALSE;
  outline->sides = (int) MAX (MAX (sides, points), lobes);
  if (ellipse)
    outline->kind = STUDIO_OUTLINE_ELLIPSE;
  else if (outline->arc > 0)
    outline->kind = STUDIO_OUTLINE_ARC;
  else if (points > 0)
    outline->kind = STUDIO_OUTLINE_STAR;
  else if (sides > 0)
    outline->kind = STUDIO_OUTLINE_POLYGON;
  else if (lobes > 0)
    outline->kind = STUDIO_OUTLINE_BADGE;
  else if (pill)
    outline->kind = STUDIO_OUTLINE_PILL;
  return read_bubble (at, outline, error) && read_arrow (at, outline, error);
}

gboolean
studio_layer_read_outline (const StudioJsonAt *at,
                           const char *name,
                           StudioOutline *outline,
                           GError **error)
{
  StudioJsonAt place;
  double steps = 4;

  if (!studio_json_get_object (at, name, FALSE, &place, error))
    return FALSE;
  if (place.node == NULL)
    return TRUE;
  *outline = (StudioOutline){ .kind = STUDIO_OUTLINE_RECT, .inner = 0.5 };
  if (!read_corners (&place, outline, error) ||
      !studio_json_get_ranged (&place, "steps", 1, 16, &steps, error) ||
      !studio_json_get_ranged (&place, "inner", 0.05, 1, &outline->inner, error) ||
      !read_kind (&place, outline, error))
    return FALSE;
  outline->steps = (int) steps;
  outline->depth = usual_depth (outline);
  return studio_json_get_ranged (&place, "depth", 0.01, 4, &outline->depth, error);
}
