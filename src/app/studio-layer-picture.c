#include "config.h"

#include "studio-layer-picture.h"

#include <math.h>

#include "studio-painter-part.h"

/* Of the side: letters of this size fill the square with two or three of them */
#define LETTERS 0.55
/* Of 255: what covers less everywhere is not made out, as faint motifs are not */
#define FAINTEST 64
/* Of the side: no bar is shown thinner */
#define THINNEST 0.1
/* Light and dark grounds differ about as much from this luminance. */
#define PALE 0.35

static gboolean
is_turned (const StudioLayer *layer)
{
  return layer->rotation != 0 || layer->flip_x || layer->flip_y;
}

static gboolean
stands_in_turned (StudioScene *scene,
                  guint index)
{
  for (guint i = 0; i < index; i++) {
    const StudioBox *box = &g_array_index (scene->boxes, StudioBox, i);

    if (box->end > index && is_turned (box->layer))
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_ground (const StudioLayer *layer)
{
  return layer->fill.kind != STUDIO_PAINT_NONE || layer->stroke.width > 0 || layer->clip;
}

/* What is seen of a box: of groups without a ground what stands in them, of texts their lines. Empty: nothing. */
static StudioRect
find_ink (StudioScene *scene,
          guint index,
          gboolean turned)
{
  const StudioBox *box = &g_array_index (scene->boxes, StudioBox, index);
  StudioRect ink = { 0 };

  turned = turned || is_turned (box->layer);
  if (!box->visible)
    return ink;
  if (box->layer->kind == STUDIO_LAYER_TEXT && !turned && !has_ground (box->layer))
    return studio_box_text_rect (box);
  if (box->end == index + 1 || has_ground (box->layer))
    return studio_paint_bounds (scene, index);
  for (guint i = index + 1; i < box->end; i = g_array_index (scene->boxes, StudioBox, i).end) {
    StudioRect more = find_ink (scene, i, turned);

    ink = studio_rect_union (&ink, &more);
  }
  return ink;
}

/* The first letters of a text that is not turned. Returns: FALSE if all of it may as well be shown */
static gboolean
find_letters (const StudioBox *box,
              int side,
              double fitting,
              StudioRect *part)
{
  StudioRect text = studio_box_text_rect (box);
  double scale, reach;

  if (box->layer->kind != STUDIO_LAYER_TEXT || box->fit.size <= 0)
    return FALSE;
  scale = LETTERS * side / box->fit.size;
  reach = side / scale;
  if (scale <= fitting || text.w <= 0)
    return FALSE;
  /* lines that do not begin at one edge all reach the middle, or the other edge */
  if (box->layer->text.align == STUDIO_ALIGN_CENTER)
    text.x += MAX (0, (text.w - reach) / 2);
  else if (box->layer->text.align == STUDIO_ALIGN_END)
    text.x += MAX (0, text.w - reach);
  *part = (StudioRect){ text.x, text.y, reach, reach };
  return TRUE;
}

/* The middle of what would be too thin. */
static StudioRect
find_middle (const StudioRect *bounds,
             int side,
             double fitting)
{
  double scale = MAX (fitting, THINNEST * side / MAX (1, MIN (bounds->w, bounds->h))), reach = side / scale;

  return (StudioRect){ bounds->x + (bounds->w - reach) / 2, bounds->y + (bounds->h - reach) / 2, reach, reach };
}

gboolean
studio_layer_picture_plan (StudioScene *scene,
                           guint index,
                           int side,
                           StudioRegion *region)
{
  const StudioBox *box;
  StudioRect bounds, part;
  gboolean turned;
  double fitting;

  g_return_val_if_fail (scene != NULL && index < scene->boxes->len && side > 0, FALSE);

  box = &g_array_index (scene->boxes, StudioBox, index);
  turned = stands_in_turned (scene, index);
  bounds = find_ink (scene, index, turned);
  if (!isfinite (bounds.w) || !isfinite (bounds.h) || bounds.w <= 0 || bounds.h <= 0)
    return FALSE;
  fitting = side / MAX (bounds.w, bounds.h);
  if (turned || is_turned (box->layer) || !find_letters (box, side, fitting, &part))
    part = find_middle (&bounds, side, fitting);
  region->scale = side / part.w;
  region->area = (cairo_rectangle_int_t){ (int) floor (part.x * region->scale), (int) floor (part.y * region->scale), side, side };
  return TRUE;
}

static gboolean
is_faint (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  const guint8 *data = cairo_image_surface_get_data (surface);

  for (int y = 0; y < height; y++) {
    const guint32 *row = (const guint32 *) (const void *) (data + y * stride);

    for (int x = 0; x < width; x++) {
      if (row[x] >> 24 >= FAINTEST)
        return FALSE;
    }
  }
  return TRUE;
}

gboolean
studio_layer_picture_is_pale (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  const guint8 *data = cairo_image_surface_get_data (surface);
  double light = 0, cover = 0;

  for (int y = 0; y < height; y++) {
    const guint32 *row = (const guint32 *) (const void *) (data + y * stride);

    for (int x = 0; x < width; x++) {
      double alpha = (row[x] >> 24) / 255.0, scale = alpha > 0 ? 1 / (255 * alpha) : 0;
      StudioColor color = { ((row[x] >> 16) & 0xff) * scale, ((row[x] >> 8) & 0xff) * scale, (row[x] & 0xff) * scale, 1 };

      light += alpha * studio_color_luminance (&color);
      cover += alpha;
    }
  }
  return cover > 0 && light / cover > PALE;
}

void
studio_layer_picture_render_async (StudioPreviewer *previewer,
                                   StudioScene *scene,
                                   guint index,
                                   int side,
                                   int priority,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  const char *ids[] = { g_array_index (scene->boxes, StudioBox, index).layer->id, NULL };
  StudioRegion region = { 1, { 0, 0, 0, 0 } }, nothing;

  studio_layer_picture_plan (scene, index, side, &region);
  /* what lies above and below is not wanted anywhere */
  nothing = (StudioRegion){ region.scale, { 0, 0, 0, 0 } };
  studio_previewer_render_parts_async (previewer, scene, ids, &nothing, &region.area, priority, cancellable, callback, data);
}

cairo_surface_t *
studio_layer_picture_render_finish (StudioPreviewer *previewer,
                                    GAsyncResult *result,
                                    GError **error)
{
  g_autoptr (StudioPreviewParts) parts = studio_previewer_render_parts_finish (previewer, result, error);

  if (parts == NULL || parts->parts[1].surface == NULL || is_faint (parts->parts[1].surface))
    return NULL;
  return g_steal_pointer (&parts->parts[1].surface);
}
