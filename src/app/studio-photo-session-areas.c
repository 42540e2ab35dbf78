#include "config.h"

#include "studio-photo-session-private.h"

/* Of the photo: smaller areas are slips of the hand */
#define LEAST_AREA 0.006

static const StudioRect whole = { 0, 0, 1, 1 };

gboolean
studio_photo_session_can_hide (StudioPhotoSession *self)
{
  return self->own;
}

GArray *
studio_photo_session_get_areas (StudioPhotoSession *self)
{
  return self->areas;
}

static StudioObscure *
area_at (StudioPhotoSession *self,
         guint index)
{
  return &g_array_index (self->areas, StudioObscure, index);
}

static StudioPoint
to_share (StudioPhotoSession *self,
          StudioPoint point)
{
  StudioPoint inside = _studio_photo_session_to_box (self, point);
  const StudioRect *placed = &self->now.crop.placed;

  return (StudioPoint){ (inside.x - placed->x) / placed->w, (inside.y - placed->y) / placed->h };
}

static StudioPoint
vector_to_share (StudioPhotoSession *self,
                 StudioPoint delta)
{
  StudioPoint inside = _studio_photo_session_vector (self, delta);

  return (StudioPoint){ inside.x / self->now.crop.placed.w, inside.y / self->now.crop.placed.h };
}

StudioFrame
studio_photo_session_get_area_frame (StudioPhotoSession *self,
                                     guint index)
{
  StudioFrame frame = studio_photo_session_get_frame (self);
  const StudioRect *placed = &self->now.crop.placed, *rect;

  g_return_val_if_fail (index < self->areas->len, frame);

  rect = &area_at (self, index)->rect;
  frame.w = rect->w * placed->w;
  frame.h = rect->h * placed->h;
  frame.center = studio_affine_apply (&self->now.matrix, (StudioPoint){ placed->x + rect->x * placed->w + frame.w / 2, placed->y + rect->y * placed->h + frame.h / 2 });
  return frame;
}

int
studio_photo_session_area_at (StudioPhotoSession *self,
                              StudioPoint point)
{
  StudioPoint share = to_share (self, point);

  for (guint i = self->areas->len; i > 0; i--) {
    const StudioRect *rect = &area_at (self, i - 1)->rect;

    if (share.x >= rect->x && share.y >= rect->y && share.x <= rect->x + rect->w && share.y <= rect->y + rect->h)
      return (int) i - 1;
  }
  return -1;
}

int
studio_photo_session_add_area (StudioPhotoSession *self,
                               StudioPoint from,
                               StudioPoint to,
                               const StudioObscure *like)
{
  StudioPoint a = to_share (self, from), b = to_share (self, to);
  double left = CLAMP (MIN (a.x, b.x), 0, 1), top = CLAMP (MIN (a.y, b.y), 0, 1);
  StudioObscure area = *like;

  area.rect = (StudioRect){ left, top, CLAMP (MAX (a.x, b.x), 0, 1) - left, CLAMP (MAX (a.y, b.y), 0, 1) - top };
  area.applied = FALSE;
  if (!self->own || area.rect.w < LEAST_AREA || area.rect.h < LEAST_AREA || self->areas->len + self->applied->len >= STUDIO_OBSCURE_MAX)
    return -1;
  g_array_append_val (self->areas, area);
  self->areas_changed = TRUE;
  return (int) self->areas->len - 1;
}

void
studio_photo_session_remove_area (StudioPhotoSession *self,
                                  guint index)
{
  g_return_if_fail (index < self->areas->len);

  g_array_remove_index (self->areas, index);
  self->areas_changed = TRUE;
}

void
studio_photo_session_change_area (StudioPhotoSession *self,
                                  guint index,
                                  const StudioObscure *like)
{
  StudioObscure *area;

  g_return_if_fail (index < self->areas->len);

  area = area_at (self, index);
  area->kind = like->kind;
  area->ellipse = like->ellipse;
  area->strength = like->strength;
  self->areas_changed = TRUE;
}

void
studio_photo_session_move_area (StudioPhotoSession *self,
                                guint index,
                                StudioPoint delta)
{
  StudioPoint by = vector_to_share (self, delta);
  StudioRect rect;

  g_return_if_fail (index < self->areas->len && index < self->held_areas->len);

  rect = g_array_index (self->held_areas, StudioObscure, index).rect;
  rect.x = CLAMP (rect.x + by.x, 0, 1 - rect.w);
  rect.y = CLAMP (rect.y + by.y, 0, 1 - rect.h);
  area_at (self, index)->rect = rect;
  self->areas_changed = TRUE;
}

void
studio_photo_session_resize_area (StudioPhotoSession *self,
                                  guint index,
                                  StudioHandle handle,
                                  StudioPoint delta)
{
  StudioFrame frame;
  const StudioRect *held;

  g_return_if_fail (index < self->areas->len && index < self->held_areas->len);

  frame = studio_photo_session_get_frame (self);
  held = &g_array_index (self->held_areas, StudioObscure, index).rect;
  area_at (self, index)->rect = _studio_photo_session_pull (held, _studio_photo_session_direction (&frame, handle), vector_to_share (self, delta), &whole,
                                                            (StudioSize){ LEAST_AREA, LEAST_AREA });
  self->areas_changed = TRUE;
}
