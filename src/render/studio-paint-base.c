#include "config.h"

#include "studio-paint-base.h"

#include <string.h>

/* How far antialiasing reaches, in device px */
#define SOFT_EDGE 2.0

struct _StudioPaintBase
{
  StudioScene *scene;       /* (nullable): the one before */
  guint8 *parts;            /* BELOW for the boxes of @scene in the base, ABOVE for the others */
  cairo_surface_t *surface; /* (nullable): until there was something to compare */
  int width, height;
};

/** Plan: what of a scene can be in the base. */
typedef struct
{
  StudioScene *scene;
  guint8 *parts;
  GArray *moving; /* (element-type StudioRect): where boxes above the base are painted, in their order */
  double margin;  /* design px */
} Plan;

StudioPaintBase *
studio_paint_base_new (void)
{
  return g_new0 (StudioPaintBase, 1);
}

void
studio_paint_base_clear (StudioPaintBase *base)
{
  g_return_if_fail (base != NULL);

  g_clear_pointer (&base->scene, studio_scene_unref);
  g_clear_pointer (&base->parts, g_free);
  g_clear_pointer (&base->surface, cairo_surface_destroy);
}

void
studio_paint_base_free (StudioPaintBase *base)
{
  if (base == NULL)
    return;
  studio_paint_base_clear (base);
  g_free (base);
}

/* --- what stays the same --- */

static const StudioBox *
box_at (const StudioScene *scene,
        guint index)
{
  return &g_array_index (scene->boxes, StudioBox, index);
}

static gboolean
same_number (double a,
             double b)
{
  return memcmp (&a, &b, sizeof a) == 0;
}

static gboolean
same_rect (const StudioRect *a,
           const StudioRect *b)
{
  return same_number (a->x, b->x) && same_number (a->y, b->y) && same_number (a->w, b->w) && same_number (a->h, b->h);
}

static gboolean
same_fit (const StudioTextFit *a,
          const StudioTextFit *b)
{
  return same_number (a->size, b->size) && same_number (a->wrap, b->wrap) && a->words == b->words && same_number (a->width, b->width) &&
         same_number (a->height, b->height) && same_number (a->baseline, b->baseline) && a->n_lines == b->n_lines;
}

/* Children are layers of their own. */
static gboolean
same_members (JsonNode *a,
              JsonNode *b)
{
  JsonObject *one = json_node_get_object (a), *other = json_node_get_object (b);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (json_object_get_size (one) != json_object_get_size (other))
    return FALSE;
  json_object_iter_init (&iter, one);
  while (json_object_iter_next (&iter, &name, &value)) {
    JsonNode *same = json_object_get_member (other, name);

    if (same == NULL || (!g_str_equal (name, "children") && !studio_json_equal (value, same)))
      return FALSE;
  }
  return TRUE;
}

static gboolean
looks_same (const StudioBox *a,
            const StudioBox *b)
{
  if (a->layer->kind != b->layer->kind || a->visible != b->visible || !same_rect (&a->rect, &b->rect) || !same_members (a->layer->json, b->layer->json))
    return FALSE;
  return a->layer->kind != STUDIO_LAYER_TEXT || same_fit (&a->fit, &b->fit);
}

/* Dividers stand between the children. */
static gboolean
has_dividers (const StudioBox *box)
{
  return box->layer->kind == STUDIO_LAYER_STACK && box->layer->stack.divider.width > 0;
}

/* Marks the boxes of the plan that the base has already, going through both trees side by side. */
static void
mark_same (Plan *plan,
           const StudioPaintBase *base)
{
  g_autoptr (GHashTable) indices = g_hash_table_new (g_str_hash, g_str_equal);
  guint last = 0;

  memset (plan->parts, STUDIO_PART_ABOVE, plan->scene->boxes->len);
  for (guint i = 0; i < base->scene->boxes->len; i++) {
    if (base->parts[i] == STUDIO_PART_BELOW)
      g_hash_table_insert (indices, box_at (base->scene, i)->layer->id, GUINT_TO_POINTER (i + 1));
  }
  for (guint i = 0; i < plan->scene->boxes->len;) {
    const StudioBox *box = box_at (plan->scene, i);
    guint before = GPOINTER_TO_UINT (g_hash_table_lookup (indices, box->layer->id));

    /* in another order, or below a parent that is not the same, it would be painted otherwise */
    if (before <= last || has_dividers (box) || !looks_same (box_at (base->scene, before - 1), box)) {
      i = box->end;
      continue;
    }
    last = before;
    plan->parts[i++] = STUDIO_PART_BELOW;
  }
}

/* --- what lies over what moves --- */

static gboolean
paints_nothing (const StudioLayer *layer)
{
  return (layer->kind == STUDIO_LAYER_GROUP || layer->kind == STUDIO_LAYER_STACK) && layer->fill.kind == STUDIO_PAINT_NONE &&
         !(layer->stroke.width > 0) && !(layer->shadow.color.a > 0) && !(layer->kind == STUDIO_LAYER_STACK && layer->stack.divider.width > 0);
}

static gboolean
lies_over_moving (const Plan *plan,
                  guint index)
{
  StudioRect rect = studio_paint_bounds (plan->scene, index);

  for (guint i = 0; i < plan->moving->len; i++) {
    const StudioRect *moving = &g_array_index (plan->moving, StudioRect, i);

    if (rect.x - plan->margin < moving->x + moving->w && moving->x - plan->margin < rect.x + rect.w && rect.y - plan->margin < moving->y + moving->h &&
        moving->y - plan->margin < rect.y + rect.h)
      return TRUE;
  }
  return FALSE;
}

static void
add_moving (Plan *plan,
            guint index)
{
  StudioRect rect = studio_paint_bounds (plan->scene, index);

  plan->parts[index] = STUDIO_PART_ABOVE;
  if (!paints_nothing (box_at (plan->scene, index)->layer))
    g_array_append_val (plan->moving, rect);
}

/* Whether the box with all in it can be in the base: what is made transparent as a whole can't be painted in two goes. */
static gboolean
is_still (const Plan *plan,
          guint index)
{
  guint end = box_at (plan->scene, index)->end;

  for (guint i = index; i < end; i++) {
    if (plan->parts[i] != STUDIO_PART_BELOW || lies_over_moving (plan, i))
      return FALSE;
  }
  return TRUE;
}

static void
drop_covering (Plan *plan)
{
  for (guint i = 0; i < plan->scene->boxes->len;) {
    const StudioBox *box = box_at (plan->scene, i);
    gboolean whole = box->layer->opacity < 1;

    if (whole && is_still (plan, i)) {
      i = box->end;
      continue;
    }
    for (guint end = whole ? box->end : i + 1; i < end; i++) {
      if (whole || plan->parts[i] != STUDIO_PART_BELOW || (!paints_nothing (box_at (plan->scene, i)->layer) && lies_over_moving (plan, i)))
        add_moving (plan, i);
    }
  }
}

/* --- painting --- */

static cairo_t *
begin_page (cairo_surface_t *surface,
            const StudioScene *scene)
{
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, cairo_image_surface_get_width (surface) / scene->format->size.w, cairo_image_surface_get_height (surface) / scene->format->size.h);
  return cr;
}

static void
paint_part (StudioPainter *painter,
            cairo_surface_t *surface,
            StudioScene *scene,
            const guint8 *parts,
            StudioPart part)
{
  cairo_t *cr = begin_page (surface, scene);

  painter->parts = parts;
  painter->part = part;
  studio_paint_scene (painter, cr, scene);
  painter->parts = NULL;
  painter->part = STUDIO_PART_ALL;
  cairo_destroy (cr);
  cairo_surface_flush (surface);
}

static cairo_surface_t *
white_page (int width,
            int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static cairo_surface_t *
copy_page (cairo_surface_t *page)
{
  cairo_surface_t *copy = cairo_image_surface_create (CAIRO_FORMAT_RGB24, cairo_image_surface_get_width (page), cairo_image_surface_get_height (page));

  cairo_surface_flush (copy);
  memcpy (cairo_image_surface_get_data (copy), cairo_image_surface_get_data (page),
          (gsize) cairo_image_surface_get_stride (page) * (gsize) cairo_image_surface_get_height (page));
  cairo_surface_mark_dirty (copy);
  return copy;
}

static void
make_plan (Plan *plan,
           const StudioPaintBase *base)
{
  plan->parts = g_new (guint8, plan->scene->boxes->len);
  plan->moving = g_array_new (FALSE, FALSE, sizeof (StudioRect));
  plan->margin = SOFT_EDGE * plan->scene->format->size.w / base->width;
  mark_same (plan, base);
  drop_covering (plan);
  g_array_unref (plan->moving);
}

static guint
count_below (const guint8 *parts,
             guint length)
{
  guint count = 0;

  for (guint i = 0; i < length; i++)
    count += parts[i] == STUDIO_PART_BELOW;
  return count;
}

/* Takes @parts. */
static void
keep (StudioPaintBase *base,
      StudioScene *scene,
      guint8 *parts)
{
  studio_scene_ref (scene);
  g_clear_pointer (&base->scene, studio_scene_unref);
  base->scene = scene;
  g_free (base->parts);
  base->parts = parts;
}

static cairo_surface_t *
paint_over_base (StudioPaintBase *base,
                 StudioPainter *painter,
                 StudioScene *scene)
{
  Plan plan = { .scene = scene };
  cairo_surface_t *surface;

  make_plan (&plan, base);
  /* one box less, and all of the base is painted anew; it only ever shrinks */
  if (base->surface == NULL || count_below (plan.parts, scene->boxes->len) != count_below (base->parts, base->scene->boxes->len)) {
    g_clear_pointer (&base->surface, cairo_surface_destroy);
    base->surface = white_page (base->width, base->height);
    paint_part (painter, base->surface, scene, plan.parts, STUDIO_PART_BELOW);
  }
  surface = copy_page (base->surface);
  paint_part (painter, surface, scene, plan.parts, STUDIO_PART_ABOVE);
  keep (base, scene, plan.parts);
  return surface;
}

cairo_surface_t *
studio_paint_base_surface (StudioPaintBase *base,
                           StudioPainter *painter,
                           StudioScene *scene,
                           int width,
                           int height)
{
  cairo_surface_t *surface;
  guint8 *parts;

  g_return_val_if_fail (base != NULL && scene != NULL && painter->parts == NULL, NULL);

  if (base->scene != NULL && base->scene->format == scene->format && base->scene->page == scene->page && base->width == width && base->height == height)
    return paint_over_base (base, painter, scene);
  studio_paint_base_clear (base);
  base->width = width;
  base->height = height;
  parts = g_new (guint8, scene->boxes->len);
  memset (parts, STUDIO_PART_BELOW, scene->boxes->len);
  surface = white_page (width, height);
  paint_part (painter, surface, scene, NULL, STUDIO_PART_ALL);
  keep (base, scene, parts);
  return surface;
}
