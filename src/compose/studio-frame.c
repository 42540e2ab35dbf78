#include "config.h"

#include "studio-frame.h"

#include <math.h>

/* A turn after a mirroring: what any chain of both comes to. */
typedef struct
{
  double rotation;
  gboolean flip_x, flip_y;
} Turn;

static gboolean
mirrors (const Turn *turn)
{
  return turn->flip_x != turn->flip_y;
}

/* Mirroring makes the turns inside it run the other way. */
static Turn
turn_join (const Turn *outer,
           const Turn *inner)
{
  return (Turn){ outer->rotation + (mirrors (outer) ? -inner->rotation : inner->rotation), outer->flip_x != inner->flip_x,
                 outer->flip_y != inner->flip_y };
}

static const StudioBox *
box_at (StudioScene *scene,
        guint index)
{
  return &g_array_index (scene->boxes, StudioBox, index);
}

double
studio_frame_tidy_angle (double degrees)
{
  double tidy = isfinite (degrees) ? fmod (degrees, 360) : 0;

  if (tidy > 180)
    tidy -= 360;
  else if (tidy <= -180)
    tidy += 360;
  return tidy;
}

gboolean
studio_frame_find (StudioScene *scene,
                   const char *id,
                   guint *index)
{
  const StudioBox *box;

  g_return_val_if_fail (scene != NULL && id != NULL && index != NULL, FALSE);

  box = studio_scene_find (scene, id);
  *index = box != NULL ? (guint) (box - box_at (scene, 0)) : 0;
  return box != NULL;
}

guint
studio_frame_parent (StudioScene *scene,
                     guint index)
{
  g_return_val_if_fail (scene != NULL && index < scene->boxes->len, 0);

  for (guint i = index; i > 0; i--) {
    if (box_at (scene, i - 1)->end > index)
      return i - 1;
  }
  return 0;
}

static StudioAffine
own_matrix (const StudioBox *box)
{
  StudioPoint middle = { box->rect.x + box->rect.w / 2, box->rect.y + box->rect.h / 2 };
  StudioAffine turn = studio_affine_rotate (box->layer->rotation, middle);
  StudioAffine mirror = studio_affine_scale (box->layer->flip_x ? -1 : 1, box->layer->flip_y ? -1 : 1, middle);

  return studio_affine_multiply (&turn, &mirror);
}

static void
collect_turn (StudioScene *scene,
              guint index,
              gboolean own,
              StudioAffine *matrix,
              Turn *turn)
{
  *matrix = studio_affine_identity ();
  *turn = (Turn){ 0 };
  for (guint i = own || index == 0 ? index : studio_frame_parent (scene, index);; i = studio_frame_parent (scene, i)) {
    const StudioLayer *layer = box_at (scene, i)->layer;

    if (layer->rotation < 0 || layer->rotation > 0 || layer->flip_x || layer->flip_y) {
      StudioAffine its = own_matrix (box_at (scene, i));
      Turn its_turn = { layer->rotation, layer->flip_x, layer->flip_y };

      *matrix = studio_affine_multiply (&its, matrix);
      *turn = turn_join (&its_turn, turn);
    }
    if (i == 0)
      break;
  }
}

StudioAffine
studio_frame_matrix_of_box (StudioScene *scene,
                            guint index,
                            gboolean own)
{
  StudioAffine matrix;
  Turn turn;

  g_return_val_if_fail (scene != NULL && index < scene->boxes->len, studio_affine_identity ());

  collect_turn (scene, index, own, &matrix, &turn);
  return matrix;
}

StudioFrame
studio_frame_of_part (StudioScene *scene,
                      guint index,
                      const StudioRect *rect)
{
  StudioFrame frame = { 0 };
  StudioAffine matrix;
  Turn turn;

  g_return_val_if_fail (scene != NULL && index < scene->boxes->len && rect != NULL, frame);

  collect_turn (scene, index, TRUE, &matrix, &turn);
  frame.center = studio_affine_apply (&matrix, (StudioPoint){ rect->x + rect->w / 2, rect->y + rect->h / 2 });
  frame.w = rect->w;
  frame.h = rect->h;
  frame.rotation = studio_frame_tidy_angle (turn.rotation);
  frame.flip_x = turn.flip_x;
  frame.flip_y = turn.flip_y;
  return frame;
}

StudioFrame
studio_frame_of_box (StudioScene *scene,
                     guint index)
{
  g_return_val_if_fail (scene != NULL && index < scene->boxes->len, (StudioFrame){ 0 });

  return studio_frame_of_part (scene, index, &box_at (scene, index)->rect);
}

StudioFrame
studio_frame_of_rect (const StudioRect *rect)
{
  g_return_val_if_fail (rect != NULL, (StudioFrame){ 0 });

  return (StudioFrame){ .center = { rect->x + rect->w / 2, rect->y + rect->h / 2 }, .w = rect->w, .h = rect->h };
}

StudioPlacement
studio_frame_to_parent (StudioScene *scene,
                        guint index,
                        const StudioFrame *frame)
{
  StudioPlacement place = { 0 };
  StudioAffine matrix, back;
  StudioRect parent = { 0 };
  StudioPoint center;
  Turn turn;

  g_return_val_if_fail (scene != NULL && index < scene->boxes->len && frame != NULL, place);

  collect_turn (scene, index, FALSE, &matrix, &turn);
  if (index > 0)
    parent = box_at (scene, studio_frame_parent (scene, index))->rect;
  studio_affine_invert (&matrix, &back);
  center = studio_affine_apply (&back, frame->center);
  place.rect = (StudioRect){ center.x - frame->w / 2 - parent.x, center.y - frame->h / 2 - parent.y, frame->w, frame->h };
  place.rotation = studio_frame_tidy_angle (mirrors (&turn) ? turn.rotation - frame->rotation : frame->rotation - turn.rotation);
  place.flip_x = turn.flip_x != frame->flip_x;
  place.flip_y = turn.flip_y != frame->flip_y;
  return place;
}

StudioAffine
studio_frame_matrix (const StudioFrame *frame)
{
  StudioAffine turn, shift;

  g_return_val_if_fail (frame != NULL, studio_affine_identity ());

  turn = studio_affine_rotate (frame->rotation, frame->center);
  shift = studio_affine_translate (frame->center.x - frame->w / 2, frame->center.y - frame->h / 2);
  return studio_affine_multiply (&turn, &shift);
}

void
studio_frame_corners (const StudioFrame *frame,
                      StudioPoint corners[4])
{
  StudioAffine matrix;

  g_return_if_fail (frame != NULL);

  matrix = studio_frame_matrix (frame);
  corners[0] = studio_affine_apply (&matrix, (StudioPoint){ 0, 0 });
  corners[1] = studio_affine_apply (&matrix, (StudioPoint){ frame->w, 0 });
  corners[2] = studio_affine_apply (&matrix, (StudioPoint){ frame->w, frame->h });
  corners[3] = studio_affine_apply (&matrix, (StudioPoint){ 0, frame->h });
}

StudioRect
studio_frame_bounds (const StudioFrame *frame)
{
  StudioAffine turn;
  double w, h;

  g_return_val_if_fail (frame != NULL, (StudioRect){ 0 });

  turn = studio_affine_rotate (frame->rotation, frame->center);
  w = fabs (turn.xx) * frame->w + fabs (turn.xy) * frame->h;
  h = fabs (turn.yx) * frame->w + fabs (turn.yy) * frame->h;
  return (StudioRect){ frame->center.x - w / 2, frame->center.y - h / 2, w, h };
}

StudioRect
studio_frame_bounds_of_all (const StudioFrame *frames,
                            guint n)
{
  StudioRect all = { 0 };

  for (guint i = 0; i < n; i++) {
    StudioRect rect = studio_frame_bounds (&frames[i]);
    double right = MAX (all.x + all.w, rect.x + rect.w), bottom = MAX (all.y + all.h, rect.y + rect.h);

    if (i == 0) {
      all = rect;
      continue;
    }
    all.x = MIN (all.x, rect.x);
    all.y = MIN (all.y, rect.y);
    all.w = right - all.x;
    all.h = bottom - all.y;
  }
  return all;
}

/* @point in the frame's own directions, from its middle. */
static StudioPoint
from_middle (const StudioFrame *frame,
             StudioPoint point)
{
  StudioAffine back = studio_affine_rotate (-frame->rotation, (StudioPoint){ 0, 0 });

  return studio_affine_apply_vector (&back, (StudioPoint){ point.x - frame->center.x, point.y - frame->center.y });
}

gboolean
studio_frame_contains (const StudioFrame *frame,
                       StudioPoint point,
                       double slack)
{
  StudioPoint at;

  g_return_val_if_fail (frame != NULL, FALSE);

  at = from_middle (frame, point);
  return fabs (at.x) <= frame->w / 2 + slack && fabs (at.y) <= frame->h / 2 + slack;
}

/* Whether the rect lies wholly beyond one of the frame's own sides. */
static gboolean
beyond_side (const StudioFrame *frame,
             const StudioRect *rect)
{
  const StudioPoint corners[4] = {
    { rect->x, rect->y }, { rect->x + rect->w, rect->y }, { rect->x + rect->w, rect->y + rect->h }, { rect->x, rect->y + rect->h }
  };
  double left = INFINITY, right = -INFINITY, top = INFINITY, bottom = -INFINITY;

  for (guint i = 0; i < 4; i++) {
    StudioPoint at = from_middle (frame, corners[i]);

    left = MIN (left, at.x);
    right = MAX (right, at.x);
    top = MIN (top, at.y);
    bottom = MAX (bottom, at.y);
  }
  return left > frame->w / 2 || right < -frame->w / 2 || top > frame->h / 2 || bottom < -frame->h / 2;
}

gboolean
studio_frame_meets (const StudioFrame *frame,
                    const StudioRect *rect)
{
  StudioRect bounds;

  g_return_val_if_fail (frame != NULL && rect != NULL, FALSE);

  /* two convex figures are apart exactly if a side of one of them parts them */
  bounds = studio_frame_bounds (frame);
  return bounds.x <= rect->x + rect->w && rect->x <= bounds.x + bounds.w && bounds.y <= rect->y + rect->h && rect->y <= bounds.y + bounds.h &&
         !beyond_side (frame, rect);
}
