#include "config.h"

#include "studio-unit.h"

#include "studio-hit.h"

static const StudioBox *
box_at (StudioScene *scene,
        guint index)
{
  return &g_array_index (scene->boxes, StudioBox, index);
}

/* Layers of a page that was added end in "@" and its id; how long the name before it is. */
static gsize
name_length (const char *id)
{
  return strcspn (id, "@");
}

static gboolean
is_part_of (const char *part,
            const char *id)
{
  gsize length = name_length (part);

  return name_length (id) > length && strncmp (part, id, length) == 0 && id[length] == '.' && g_strcmp0 (part + length, id + name_length (id)) == 0;
}

/* ".2" of "nomor.2", ".2.0" of "isi.2.0"; how long the name before it is. */
static gsize
item_start (const char *id)
{
  gsize start = name_length (id);

  for (gsize at = start; at > 0; at--) {
    if (id[at - 1] == '.' && at < start)
      start = at - 1;
    else if (!g_ascii_isdigit (id[at - 1]))
      break;
  }
  return start;
}

/* Whether both are made by one round of a "repeat": they end in the same numbers. */
static gboolean
is_same_item (const char *item,
              const char *id)
{
  const char *mine = item + item_start (item), *its = id + item_start (id);

  return *mine == '.' && g_str_has_prefix (its, mine);
}

guint
studio_unit_of (StudioScene *scene,
                guint index)
{
  guint part = index, item = index;
  const char *id;

  g_return_val_if_fail (scene != NULL && index < scene->boxes->len, 0);

  id = box_at (scene, index)->layer->id;
  for (guint i = index; i > 0; i = studio_frame_parent (scene, i)) {
    const char *its = box_at (scene, i)->layer->id;

    if (is_part_of (its, id))
      part = i;
    if (is_same_item (its, id))
      item = i;
  }
  return part != index ? part : item;
}

/* How many things a box holds, its own fill among them. */
static guint
count_drawn (StudioScene *scene,
             guint index)
{
  guint count = 0;

  for (guint i = index; i < box_at (scene, index)->end; i++)
    count += studio_hit_is_drawn (box_at (scene, i));
  return count;
}

guint
studio_unit_inner (StudioScene *scene,
                   guint outer,
                   guint index)
{
  guint inner = index, all;

  g_return_val_if_fail (scene != NULL && index < scene->boxes->len && outer < scene->boxes->len, outer);

  if (index <= outer || index >= box_at (scene, outer)->end)
    return outer;
  all = count_drawn (scene, outer);
  for (guint i = studio_frame_parent (scene, index); i > outer; i = studio_frame_parent (scene, i)) {
    guint held = count_drawn (scene, i);

    /* a box around one thing, or around all there is in @outer, would only look the same */
    if (held > 1 && held < all)
      inner = i;
  }
  return inner;
}

gboolean
studio_unit_outer (StudioScene *scene,
                   guint index,
                   guint *outer)
{
  guint unit, level;

  g_return_val_if_fail (scene != NULL && index < scene->boxes->len && outer != NULL, FALSE);

  unit = studio_unit_of (scene, index);
  *outer = unit;
  if (unit == index)
    return FALSE;
  for (level = unit; level != index; level = studio_unit_inner (scene, level, index))
    *outer = level;
  return TRUE;
}

static int
compare_indices (gconstpointer a,
                 gconstpointer b)
{
  guint one = *(const guint *) a, other = *(const guint *) b;

  return one < other ? -1 : one > other;
}

GArray *
studio_unit_list (StudioScene *scene,
                  gboolean locked)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree gboolean *listed = NULL;

  g_return_val_if_fail (scene != NULL, units);

  listed = g_new0 (gboolean, scene->boxes->len);
  for (guint i = 1; i < scene->boxes->len; i++) {
    const StudioBox *box = box_at (scene, i);
    guint unit;

    if (!box->layer->visible) {
      i = box->end - 1;
      continue;
    }
    unit = studio_hit_is_drawn (box) ? studio_unit_of (scene, i) : 0;
    if (unit == 0 || listed[unit] || studio_hit_is_background (scene, unit) || (!locked && studio_hit_is_locked (scene, unit)))
      continue;
    listed[unit] = TRUE;
    g_array_append_val (units, unit);
  }
  g_array_sort (units, compare_indices);
  return units;
}

void
studio_unit_drop_nested (StudioScene *scene,
                         GArray *indices)
{
  guint end = 0, kept = 0;

  g_return_if_fail (scene != NULL && indices != NULL);

  g_array_sort (indices, compare_indices);
  for (guint i = 0; i < indices->len; i++) {
    guint index = g_array_index (indices, guint, i);

    if (index < end)
      continue;
    end = box_at (scene, index)->end;
    g_array_index (indices, guint, kept++) = index;
  }
  g_array_set_size (indices, kept);
}

/* --- reading --- */

typedef struct
{
  guint index;
  StudioRect bounds;
} Item;

static int
compare_tops (gconstpointer a,
              gconstpointer b)
{
  const Item *one = a, *other = b;

  if (one->bounds.y < other->bounds.y || one->bounds.y > other->bounds.y)
    return one->bounds.y < other->bounds.y ? -1 : 1;
  return one->index < other->index ? -1 : one->index > other->index;
}

static int
compare_lefts (gconstpointer a,
               gconstpointer b)
{
  const Item *one = a, *other = b;

  if (one->bounds.x < other->bounds.x || one->bounds.x > other->bounds.x)
    return one->bounds.x < other->bounds.x ? -1 : 1;
  return one->index < other->index ? -1 : one->index > other->index;
}

static gboolean
shares_row (const StudioRect *first,
            const StudioRect *rect)
{
  double middle = rect->y + rect->h / 2, its_middle = first->y + first->h / 2;

  return (middle >= first->y && middle <= first->y + first->h) || (its_middle >= rect->y && its_middle <= rect->y + rect->h);
}

void
studio_unit_sort_for_reading (StudioScene *scene,
                              GArray *indices)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (Item));
  guint end;

  g_return_if_fail (scene != NULL && indices != NULL);

  for (guint i = 0; i < indices->len; i++) {
    guint index = g_array_index (indices, guint, i);
    StudioFrame frame = studio_frame_of_box (scene, index);
    Item item = { index, studio_frame_bounds (&frame) };

    g_array_append_val (items, item);
  }
  g_array_sort (items, compare_tops);
  for (guint start = 0; start < items->len; start = end) {
    const Item *first = &g_array_index (items, Item, start);

    for (end = start + 1; end < items->len && shares_row (&first->bounds, &g_array_index (items, Item, end).bounds); end++)
      ;
    qsort (&g_array_index (items, Item, start), end - start, sizeof (Item), compare_lefts);
  }
  for (guint i = 0; i < items->len; i++)
    g_array_index (indices, guint, i) = g_array_index (items, Item, i).index;
}
