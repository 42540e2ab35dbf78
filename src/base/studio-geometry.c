#include "config.h"

#include "studio-geometry.h"

gboolean
studio_rect_contains (const StudioRect *outer,
                      const StudioRect *inner,
                      double slack)
{
  g_return_val_if_fail (outer != NULL && inner != NULL, FALSE);

  return inner->x >= outer->x - slack &&
         inner->y >= outer->y - slack &&
         inner->x + inner->w <= outer->x + outer->w + slack &&
         inner->y + inner->h <= outer->y + outer->h + slack;
}

gboolean
studio_rect_overlaps (const StudioRect *a,
                      const StudioRect *b,
                      double slack)
{
  double across, down;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  across = MIN (a->x + a->w, b->x + b->w) - MAX (a->x, b->x);
  down = MIN (a->y + a->h, b->y + b->h) - MAX (a->y, b->y);

  return across > slack && down > slack;
}

StudioRect
studio_rect_inset (const StudioRect *rect,
                   const StudioInsets *insets)
{
  StudioRect inner = { 0 };

  g_return_val_if_fail (rect != NULL && insets != NULL, inner);

  inner.w = MAX (0.0, rect->w - insets->left - insets->right);
  inner.h = MAX (0.0, rect->h - insets->top - insets->bottom);
  /* insets wider than the box leave an empty box that still lies in it */
  inner.x = rect->x + MIN (insets->left, rect->w);
  inner.y = rect->y + MIN (insets->top, rect->h);

  return inner;
}

static gboolean
rect_is_nothing (const StudioRect *rect)
{
  return rect->w <= 0 && rect->h <= 0;
}

StudioRect
studio_rect_union (const StudioRect *a,
                   const StudioRect *b)
{
  StudioRect both = { 0 };

  g_return_val_if_fail (a != NULL && b != NULL, both);

  if (rect_is_nothing (a))
    return *b;
  if (rect_is_nothing (b))
    return *a;

  both.x = MIN (a->x, b->x);
  both.y = MIN (a->y, b->y);
  both.w = MAX (a->x + a->w, b->x + b->w) - both.x;
  both.h = MAX (a->y + a->h, b->y + b->h) - both.y;

  return both;
}

/* Where a span of @length starts so that its point @focal (0..1) is as near to the frame's middle as the edges allow. */
static double
cover_start (double start,
             double room,
             double length,
             double focal)
{
  double wanted = start + room / 2 - CLAMP (focal, 0.0, 1.0) * length;

  return CLAMP (wanted, start + room - length, start);
}

StudioRect
studio_rect_cover (const StudioRect *frame,
                   StudioSize picture,
                   StudioPoint focal)
{
  StudioRect placed = { 0 };
  double scale;

  g_return_val_if_fail (frame != NULL, placed);

  if (picture.w <= 0 || picture.h <= 0)
    return *frame;

  scale = MAX (frame->w / picture.w, frame->h / picture.h);
  /* never short of the frame by a rounding error: that would show as a hair line */
  placed.w = MAX (frame->w, picture.w * scale);
  placed.h = MAX (frame->h, picture.h * scale);
  placed.x = cover_start (frame->x, frame->w, placed.w, focal.x);
  placed.y = cover_start (frame->y, frame->h, placed.h, focal.y);

  return placed;
}

StudioRect
studio_rect_crop (const StudioRect *frame,
                  StudioSize picture,
                  const StudioRect *crop)
{
  StudioRect placed;

  placed.w = MAX (frame->w / crop->w, frame->h / crop->h * picture.w / picture.h);
  placed.h = placed.w * picture.h / picture.w;
  placed.x = frame->x + frame->w / 2 - (crop->x + crop->w / 2) * placed.w;
  placed.y = frame->y + frame->h / 2 - (crop->y + crop->h / 2) * placed.h;
  placed.x = CLAMP (placed.x, frame->x + frame->w - placed.w, frame->x);
  placed.y = CLAMP (placed.y, frame->y + frame->h - placed.h, frame->y);
  return placed;
}

StudioRect
studio_rect_contain (const StudioRect *frame,
                     StudioSize picture)
{
  StudioRect placed = { 0 };
  double scale;

  g_return_val_if_fail (frame != NULL, placed);

  if (picture.w <= 0 || picture.h <= 0)
    return *frame;

  scale = MIN (frame->w / picture.w, frame->h / picture.h);
  placed.w = MIN (frame->w, picture.w * scale);
  placed.h = MIN (frame->h, picture.h * scale);
  placed.x = frame->x + (frame->w - placed.w) / 2;
  placed.y = frame->y + (frame->h - placed.h) / 2;

  return placed;
}
