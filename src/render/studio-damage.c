#include "config.h"

#include "studio-damage.h"

#include <math.h>
#include <string.h>

#include "studio-painter-part.h"

/* Layout is exact, so this is only for the last bits of sums. */
#define SLACK 1e-6

static gboolean
same (double a,
      double b)
{
  return fabs (a - b) <= SLACK;
}

static gboolean
same_rect (const StudioRect *a,
           const StudioRect *b)
{
  return same (a->x, b->x) && same (a->y, b->y) && same (a->w, b->w) && same (a->h, b->h);
}

/* Of structs without pointers. Bytes that mean nothing may differ too: then a little more is painted than would have to be. */
#define SAME(a, b) (memcmp (&(a), &(b), sizeof (a)) == 0)

static gboolean
same_ground (const StudioLayer *a,
             const StudioLayer *b)
{
  return SAME (a->fill, b->fill) && SAME (a->stroke, b->stroke) && SAME (a->shadow, b->shadow) && SAME (a->outline, b->outline) && a->clip == b->clip;
}

static gboolean
same_place (const StudioBox *a,
            const StudioBox *b)
{
  const StudioLayer *one = a->layer, *other = b->layer;

  return one->kind == other->kind && a->visible == b->visible && same_rect (&a->rect, &b->rect) && same (one->rotation, other->rotation) && one->flip_x == other->flip_x && one->flip_y == other->flip_y && same (one->opacity, other->opacity);
}

static gboolean
same_letters (const StudioTextSpec *a,
              const StudioTextSpec *b)
{
  return SAME (a->color, b->color) && SAME (a->outline, b->outline) && SAME (a->shadow, b->shadow) && SAME (a->highlight, b->highlight) && a->weight == b->weight && a->italic == b->italic && a->align == b->align && g_strcmp0 (a->family, b->family) == 0;
}

static gboolean
same_words (const StudioBox *a,
            const StudioBox *b)
{
  return same_letters (&a->layer->text, &b->layer->text) && g_strcmp0 (a->layer->text.text, b->layer->text.text) == 0 && same (a->fit.size, b->fit.size) && same (a->fit.width, b->fit.width) && same (a->fit.height, b->fit.height) && a->fit.n_lines == b->fit.n_lines;
}

static gboolean
same_photo (const StudioPhotoSpec *a,
            const StudioPhotoSpec *b)
{
  return g_strcmp0 (a->asset, b->asset) == 0 && a->contain == b->contain && same (a->focal.x, b->focal.x) && same (a->focal.y, b->focal.y) && same_rect (&a->crop, &b->crop);
}

static gboolean
looks_same (const StudioBox *a,
            const StudioBox *b)
{
  if (!same_place (a, b) || !same_ground (a->layer, b->layer))
    return FALSE;
  if (a->layer->kind == STUDIO_LAYER_TEXT)
    return same_words (a, b);
  if (a->layer->kind == STUDIO_LAYER_PHOTO)
    return same_photo (&a->layer->photo, &b->layer->photo);
  return TRUE;
}

static void
add (StudioRect *damage,
     StudioScene *scene,
     guint index)
{
  StudioRect bounds = studio_paint_bounds (scene, index);

  *damage = studio_rect_union (damage, &bounds);
}

static const char *
id_at (StudioScene *scene,
       guint index)
{
  return g_array_index (scene->boxes, StudioBox, index).layer->id;
}

/* How many boxes are the same layers, from the start or, going @back, from the end. */
static guint
count_common (StudioScene *before,
              StudioScene *after,
              guint most,
              gboolean back)
{
  guint count = 0;

  while (count < most && g_strcmp0 (id_at (before, back ? before->boxes->len - 1 - count : count), id_at (after, back ? after->boxes->len - 1 - count : count)) == 0)
    count++;
  return count;
}

static void
add_changed (StudioRect *damage,
             StudioScene *before,
             guint first_before,
             StudioScene *after,
             guint first_after,
             guint count)
{
  for (guint i = 0; i < count; i++) {
    if (looks_same (&g_array_index (before->boxes, StudioBox, first_before + i), &g_array_index (after->boxes, StudioBox, first_after + i)))
      continue;
    add (damage, before, first_before + i);
    add (damage, after, first_after + i);
  }
}

gboolean
studio_damage_find (StudioScene *before,
                    StudioScene *after,
                    StudioRect *damage)
{
  guint head, tail, least;

  g_return_val_if_fail (before != NULL && after != NULL, FALSE);

  *damage = (StudioRect){ 0 };
  if (before->format != after->format || before->page != after->page)
    return FALSE;
  least = MIN (before->boxes->len, after->boxes->len);
  head = count_common (before, after, least, FALSE);
  tail = count_common (before, after, least - head, TRUE);
  add_changed (damage, before, 0, after, 0, head);
  add_changed (damage, before, before->boxes->len - tail, after, after->boxes->len - tail, tail);
  for (guint i = head; i < before->boxes->len - tail; i++)
    add (damage, before, i);
  for (guint i = head; i < after->boxes->len - tail; i++)
    add (damage, after, i);
  return damage->w > 0 && damage->h > 0;
}
