#include "config.h"

#include "studio-crop-tool-private.h"

#include <math.h>

#include "studio-canvas-private.h"

/* The surround, so that 16 % of the page and 34 % of the photo are left (UX.md §4.1) */
static const GdkRGBA page_veil = { 0.196f, 0.196f, 0.212f, 0.84f };
static const GdkRGBA photo_veil = { 0.196f, 0.196f, 0.212f, 0.66f };
static const GdkRGBA white = { 1, 1, 1, 1 };
static const GdkRGBA thirds = { 1, 1, 1, 0.45f };
static const GdkRGBA guide = { 0.96f, 0.2f, 0.72f, 1 };
static const GdkRGBA area_fill = { 0, 0, 0, 0.25f };

#define FRAME_WIDTH 2
#define HANDLE_RADIUS 3

/** Space: the frame's own directions, its middle at 0, 0, in logical px on whole device px. */
typedef struct
{
  GtkSnapshot *snapshot;
  StudioPoint middle; /* of the frame, in px of the layer's box */
  double zoom;
  int factor;
} Space;

static double
local (const Space *space,
       double value,
       double middle)
{
  return round ((value - middle) * space->zoom * space->factor) / space->factor;
}

static graphene_rect_t
local_rect (const Space *space,
            const StudioRect *rect)
{
  double left = local (space, rect->x, space->middle.x), top = local (space, rect->y, space->middle.y);
  double right = local (space, rect->x + rect->w, space->middle.x), bottom = local (space, rect->y + rect->h, space->middle.y);

  return GRAPHENE_RECT_INIT ((float) left, (float) top, (float) (right - left), (float) (bottom - top));
}

/* GSK draws plain turns and mirror images with cairo, but no free matrices. */
static Space
enter_space (StudioCropTool *self,
             GtkSnapshot *snapshot)
{
  const StudioCrop *crop = studio_photo_session_get_crop (self->session);
  StudioFrame frame = studio_photo_session_get_frame (self->session);
  StudioPoint center = _studio_crop_tool_to_widget (self, frame.center);
  Space space = { snapshot, { crop->frame.x + crop->frame.w / 2, crop->frame.y + crop->frame.h / 2 }, studio_canvas_get_zoom (self->canvas), gtk_widget_get_scale_factor (GTK_WIDGET (self)) };

  center.x = round (center.x * space.factor) / space.factor;
  center.y = round (center.y * space.factor) / space.factor;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) center.x, (float) center.y));
  if (fabs (frame.rotation) > 1e-6)
    gtk_snapshot_rotate (snapshot, (float) frame.rotation);
  if (frame.flip_x || frame.flip_y)
    gtk_snapshot_scale (snapshot, frame.flip_x ? -1 : 1, frame.flip_y ? -1 : 1);
  return space;
}

static void
snapshot_picture (const Space *space,
                  const StudioCropPicture *picture,
                  const StudioRect *placed)
{
  StudioRect part = { placed->x + picture->part.x * placed->w, placed->y + picture->part.y * placed->h, picture->part.w * placed->w, picture->part.h * placed->h };
  graphene_rect_t rect = local_rect (space, &part);
  float across = rect.size.width / (float) picture->width, down = rect.size.height / (float) picture->height, exact = 1 / (float) space->factor;

  /* edges that were rounded otherwise do not make all of it anew */
  if (fabsf (across - exact) * (float) picture->width < 1.5f && fabsf (down - exact) * (float) picture->height < 1.5f)
    across = down = exact;
  gtk_snapshot_save (space->snapshot);
  gtk_snapshot_translate (space->snapshot, &rect.origin);
  gtk_snapshot_scale (space->snapshot, across, down);
  gtk_snapshot_append_node (space->snapshot, picture->node);
  gtk_snapshot_restore (space->snapshot);
}

/* Whether the picture holds all that the widget shows of the photo */
static gboolean
covers (StudioCropTool *self,
        const Space *space,
        const StudioCropPicture *picture)
{
  StudioFrame frame = studio_photo_session_get_frame (self->session);
  const StudioRect *placed = &studio_photo_session_get_crop (self->session)->placed;
  StudioRect part = { placed->x + picture->part.x * placed->w, placed->y + picture->part.y * placed->h, picture->part.w * placed->w, picture->part.h * placed->h };
  graphene_rect_t rect = local_rect (space, &part);
  StudioPoint center = _studio_crop_tool_to_widget (self, frame.center);
  double left = center.x + rect.origin.x, top = center.y + rect.origin.y;

  if (picture->part.w > 0.999 && picture->part.h > 0.999)
    return TRUE;
  if (fabs (frame.rotation) > 1e-6 || frame.flip_x || frame.flip_y)
    return FALSE;
  return (left <= 0 || picture->part.x < 0.0005) && (top <= 0 || picture->part.y < 0.0005) &&
         (left + rect.size.width >= gtk_widget_get_width (GTK_WIDGET (self)) || picture->part.x + picture->part.w > 0.9995) &&
         (top + rect.size.height >= gtk_widget_get_height (GTK_WIDGET (self)) || picture->part.y + picture->part.h > 0.9995);
}

static void
snapshot_photo (StudioCropTool *self,
                const Space *space)
{
  const StudioRect *placed = &studio_photo_session_get_crop (self->session)->placed;

  if (self->coarse.node != NULL && !(self->sharp.node != NULL && covers (self, space, &self->sharp)))
    snapshot_picture (space, &self->coarse, placed);
  if (self->sharp.node != NULL)
    snapshot_picture (space, &self->sharp, placed);
}

static void
append_rect (const Space *space,
             float x0,
             float y0,
             float x1,
             float y1,
             const GdkRGBA *color)
{
  if (x1 > x0 && y1 > y0)
    gtk_snapshot_append_color (space->snapshot, color, &GRAPHENE_RECT_INIT (x0, y0, x1 - x0, y1 - y0));
}

/* Over the photo beyond its frame: four strips that meet on whole px. */
static void
snapshot_veil (const Space *space,
               const StudioCrop *crop)
{
  graphene_rect_t outer = local_rect (space, &crop->placed), inner = local_rect (space, &crop->frame);
  float left = inner.origin.x, top = inner.origin.y, right = left + inner.size.width, bottom = top + inner.size.height;
  float outer_right = outer.origin.x + outer.size.width, outer_bottom = outer.origin.y + outer.size.height;

  append_rect (space, outer.origin.x, outer.origin.y, outer_right, top, &photo_veil);
  append_rect (space, outer.origin.x, bottom, outer_right, outer_bottom, &photo_veil);
  append_rect (space, outer.origin.x, top, left, bottom, &photo_veil);
  append_rect (space, right, top, outer_right, bottom, &photo_veil);
}

static void
snapshot_thirds (const Space *space,
                 const StudioCrop *crop)
{
  graphene_rect_t frame = local_rect (space, &crop->frame);

  for (int i = 1; i < 3; i++) {
    float x = roundf (frame.origin.x + frame.size.width * (float) i / 3), y = roundf (frame.origin.y + frame.size.height * (float) i / 3);

    append_rect (space, x, frame.origin.y, x + 1, frame.origin.y + frame.size.height, &thirds);
    append_rect (space, frame.origin.x, y, frame.origin.x + frame.size.width, y + 1, &thirds);
  }
}

static void
append_border (const Space *space,
               const graphene_rect_t *rect,
               float width,
               float radius,
               const GdkRGBA *color)
{
  GskRoundedRect border;
  graphene_rect_t outer = *rect;

  graphene_rect_inset (&outer, -width, -width);
  gsk_rounded_rect_init_from_rect (&border, &outer, radius);
  gtk_snapshot_append_border (space->snapshot, &border, (float[4]){ width, width, width, width }, (GdkRGBA[4]){ *color, *color, *color, *color });
}

/* --- what can be pulled, in the widget's own px --- */

static GdkRGBA
accent_of (StudioCropTool *self)
{
  GdkRGBA accent = { 0.21f, 0.52f, 0.89f, 1 };

  gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), "accent_bg_color", &accent);
  return accent;
}

static void
snapshot_handle (GtkSnapshot *snapshot,
                 StudioPoint place,
                 double size,
                 const GdkRGBA *accent)
{
  graphene_rect_t rect = GRAPHENE_RECT_INIT ((float) round (place.x - size / 2), (float) round (place.y - size / 2), (float) size, (float) size);
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, &rect, HANDLE_RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, &white, &rect);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &shape, (float[4]){ 2, 2, 2, 2 }, (GdkRGBA[4]){ *accent, *accent, *accent, *accent });
}

static void
snapshot_handles (StudioCropTool *self,
                  GtkSnapshot *snapshot,
                  const StudioFrame *frame)
{
  const StudioGripSizes *sizes = studio_grip_sizes (FALSE);
  double zoom = studio_canvas_get_zoom (self->canvas);
  GdkRGBA accent = accent_of (self);

  for (StudioGrip grip = STUDIO_GRIP_TOP_LEFT; grip <= STUDIO_GRIP_LEFT; grip++) {
    if (studio_grip_is_shown (frame, grip, zoom, sizes))
      snapshot_handle (snapshot, _studio_crop_tool_to_widget (self, studio_grip_point (frame, grip, zoom, sizes)), sizes->handle, &accent);
  }
}

static void
draw_ring (cairo_t *cr,
           const GdkRGBA *accent)
{
  cairo_arc (cr, 0, 0, STUDIO_CROP_RING - 2, 0, 2 * G_PI);
  gdk_cairo_set_source_rgba (cr, accent);
  cairo_set_line_width (cr, 6);
  cairo_stroke_preserve (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_set_line_width (cr, 2.5);
  cairo_stroke (cr);
  for (int pass = 0; pass < 2; pass++) {
    cairo_move_to (cr, -5, 0);
    cairo_line_to (cr, 5, 0);
    cairo_move_to (cr, 0, -5);
    cairo_line_to (cr, 0, 5);
    cairo_set_line_width (cr, pass == 0 ? 4 : 2);
    if (pass == 0)
      gdk_cairo_set_source_rgba (cr, accent);
    else
      cairo_set_source_rgb (cr, 1, 1, 1);
    cairo_stroke (cr);
  }
}

static void
snapshot_focal (StudioCropTool *self,
                GtkSnapshot *snapshot)
{
  StudioPoint place = _studio_crop_tool_to_widget (self, studio_photo_session_get_focal (self->session));
  float reach = STUDIO_CROP_RING + 4;
  GdkRGBA accent = accent_of (self);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) place.x - reach, (float) place.y - reach, 2 * reach, 2 * reach));

  cairo_translate (cr, place.x, place.y);
  draw_ring (cr, &accent);
  cairo_destroy (cr);
}

static void
snapshot_lines (StudioCropTool *self,
                GtkSnapshot *snapshot)
{
  for (guint i = 0; i < self->lines.n_lines; i++) {
    StudioPoint a = _studio_crop_tool_to_widget (self, self->lines.lines[i].a), b = _studio_crop_tool_to_widget (self, self->lines.lines[i].b);
    float x = (float) round (MIN (a.x, b.x)), y = (float) round (MIN (a.y, b.y));

    gtk_snapshot_append_color (snapshot, &guide, &GRAPHENE_RECT_INIT (x, y, MAX ((float) fabs (b.x - a.x), 1), MAX ((float) fabs (b.y - a.y), 1)));
  }
}

/* --- hidden areas --- */

/* The page's box of an area in px of the layer's box */
static StudioRect
area_rect (const StudioCrop *crop,
           const StudioObscure *area)
{
  const StudioRect *placed = &crop->placed;

  return (StudioRect){ placed->x + area->rect.x * placed->w, placed->y + area->rect.y * placed->h, area->rect.w * placed->w, area->rect.h * placed->h };
}

static void
snapshot_area (StudioCropTool *self,
               const Space *space,
               guint index)
{
  const StudioObscure *area = &g_array_index (studio_photo_session_get_areas (self->session), StudioObscure, index);
  StudioRect place = area_rect (studio_photo_session_get_crop (self->session), area);
  graphene_rect_t rect = local_rect (space, &place);
  float radius = area->ellipse ? MIN (rect.size.width, rect.size.height) / 2 : 0;
  GdkRGBA accent = accent_of (self);
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, &rect, radius);
  if (area->ellipse)
    gsk_rounded_rect_init (&shape, &rect, &GRAPHENE_SIZE_INIT (rect.size.width / 2, rect.size.height / 2), &GRAPHENE_SIZE_INIT (rect.size.width / 2, rect.size.height / 2),
                           &GRAPHENE_SIZE_INIT (rect.size.width / 2, rect.size.height / 2), &GRAPHENE_SIZE_INIT (rect.size.width / 2, rect.size.height / 2));
  /* while it is pulled its picture is not made yet */
  if ((int) index == self->area && self->pull != STUDIO_CROP_PULL_NONE) {
    gtk_snapshot_push_rounded_clip (space->snapshot, &shape);
    gtk_snapshot_append_color (space->snapshot, &area_fill, &rect);
    gtk_snapshot_pop (space->snapshot);
  }
  gtk_snapshot_append_border (space->snapshot, &shape, (float[4]){ 2, 2, 2, 2 }, (GdkRGBA[4]){ white, white, white, white });
  if ((int) index == self->area)
    append_border (space, &rect, 2, 0, &accent);
}

static void
snapshot_new_area (StudioCropTool *self,
                   GtkSnapshot *snapshot)
{
  StudioPoint a = _studio_crop_tool_to_widget (self, self->pull_start), b = _studio_crop_tool_to_widget (self, self->pull_now);
  graphene_rect_t rect = GRAPHENE_RECT_INIT ((float) MIN (a.x, b.x), (float) MIN (a.y, b.y), (float) fabs (b.x - a.x), (float) fabs (b.y - a.y));
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, &rect, 0);
  gtk_snapshot_append_color (snapshot, &area_fill, &rect);
  gtk_snapshot_append_border (snapshot, &shape, (float[4]){ 2, 2, 2, 2 }, (GdkRGBA[4]){ white, white, white, white });
}

/* --- all of it --- */

static void
snapshot_crop (StudioCropTool *self,
               GtkSnapshot *snapshot)
{
  StudioFrame frame = studio_photo_session_get_frame (self->session);

  snapshot_lines (self, snapshot);
  snapshot_handles (self, snapshot, &frame);
  if (studio_photo_session_has_focal (self->session) && gtk_toggle_button_get_active (self->focal_button))
    snapshot_focal (self, snapshot);
}

static void
snapshot_hide (StudioCropTool *self,
               GtkSnapshot *snapshot)
{
  if (self->pull == STUDIO_CROP_PULL_NEW_AREA)
    snapshot_new_area (self, snapshot);
  else if (self->area >= 0) {
    StudioFrame frame = studio_photo_session_get_area_frame (self->session, (guint) self->area);

    snapshot_handles (self, snapshot, &frame);
  }
}

void
_studio_crop_tool_snapshot (GtkWidget *widget,
                            GtkSnapshot *snapshot)
{
  StudioCropTool *self = STUDIO_CROP_TOOL (widget);
  const StudioCrop *crop;
  graphene_rect_t frame;
  Space space;

  if (self->session == NULL)
    return;
  crop = studio_photo_session_get_crop (self->session);
  gtk_snapshot_append_color (snapshot, &page_veil,
                             &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget)));
  space = enter_space (self, snapshot);
  snapshot_photo (self, &space);
  snapshot_veil (&space, crop);
  if (self->mode == STUDIO_CROP_MODE_CROP)
    snapshot_thirds (&space, crop);
  frame = local_rect (&space, &crop->frame);
  append_border (&space, &frame, FRAME_WIDTH, 0, &white);
  for (guint i = 0; self->mode == STUDIO_CROP_MODE_HIDE && i < studio_photo_session_get_areas (self->session)->len; i++)
    snapshot_area (self, &space, i);
  gtk_snapshot_restore (snapshot);
  if (self->mode == STUDIO_CROP_MODE_HIDE)
    snapshot_hide (self, snapshot);
  else
    snapshot_crop (self, snapshot);
  gtk_widget_snapshot_child (widget, self->bar, snapshot);
}
