#include "config.h"

#include "studio-select-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "studio-hit.h"

static gboolean
differs (double a,
         double b)
{
  return fabs (a - b) > 0.005;
}

/* What the step is called in the menu: "Move Title", "Resize 3 Elements". */
static char *
make_label (StudioSelect *self,
            const char *id,
            const StudioFrame *before,
            const StudioFrame *after,
            guint n)
{
  gboolean resized = differs (before->w, after->w) || differs (before->h, after->h), turned = differs (before->rotation, after->rotation);
  g_autofree char *name = NULL;

  if (n > 1 && resized)
    return g_strdup_printf (ngettext ("Resize %u Element", "Resize %u Elements", n), n);
  if (n > 1)
    return g_strdup_printf (turned ? ngettext ("Rotate %u Element", "Rotate %u Elements", n) : ngettext ("Move %u Element", "Move %u Elements", n), n);
  name = studio_composer_get_layer_name (self->composer, id);
  if (resized)
    return g_strdup_printf (_ ("Resize %s"), name);
  return g_strdup_printf (turned ? _ ("Rotate %s") : _ ("Move %s"), name);
}

/* A text whose height was its words' goes on following them; one that was shrunk into a box stays in it. */
static gboolean
has_free_height (const StudioBox *box,
                 const StudioFrame *before,
                 const StudioFrame *after)
{
  const StudioLayer *layer = box->layer;

  if (layer->kind != STUDIO_LAYER_TEXT || differs (before->h, after->h))
    return FALSE;
  if (layer->has_frame)
    return layer->frame.h <= 0;
  return isnan (layer->height) && (isnan (layer->top) || isnan (layer->bottom)) && box->fit.size >= layer->text.size - 0.01 && differs (before->w, after->w);
}

static void
write_flip (StudioSelect *self,
            const StudioBox *box,
            const StudioPlacement *place,
            const char *label,
            const char *merge)
{
  static const char *const flips[] = { "", "x", "y", "xy" };
  g_autoptr (JsonNode) value = NULL;

  if (box->layer->flip_x == place->flip_x && box->layer->flip_y == place->flip_y)
    return;
  value = json_node_init_string (json_node_alloc (), flips[(place->flip_x ? 1 : 0) + (place->flip_y ? 2 : 0)]);
  studio_composer_set_layer_member (self->composer, box->layer->id, "flip", value, label, merge);
}

/* Letters, lines and corners of whatever has some grow with the frame. */
static void
write_scale (StudioSelect *self,
             const StudioBox *box,
             double factor,
             const char *label,
             const char *merge)
{
  g_autoptr (JsonNode) value = NULL;

  if (!differs (factor, 1))
    return;
  value = json_node_init_double (json_node_alloc (), round (box->layer->scale * factor * 1e4) / 1e4);
  studio_composer_set_layer_member (self->composer, box->layer->id, "scale", value, label, merge);
}

void
_studio_select_write (StudioSelect *self,
                      const guint *indices,
                      const StudioFrame *before,
                      const StudioFrame *after,
                      guint n,
                      gboolean scaled)
{
  g_autofree char *merge = g_strdup_printf ("drag-%u", ++self->serial);
  g_autofree const char **ids = g_new (const char *, n);
  g_autofree StudioRect *rects = g_new (StudioRect, n);
  g_autofree double *rotations = g_new (double, n);
  g_autofree StudioPlacement *places = g_new (StudioPlacement, n);
  g_autofree char *label = NULL;
  g_autoptr (StudioScene) scene = studio_scene_ref (_studio_select_get_scene (self));

  for (guint i = 0; i < n; i++) {
    const StudioBox *box = &g_array_index (scene->boxes, StudioBox, indices[i]);

    places[i] = studio_frame_to_parent (scene, indices[i], &after[i]);
    ids[i] = box->layer->id;
    rects[i] = places[i].rect;
    rotations[i] = differs (before[i].rotation, after[i].rotation) ? places[i].rotation : NAN;
    if (has_free_height (box, &before[i], &after[i]))
      rects[i].h = 0;
  }
  label = make_label (self, ids[0], &before[0], &after[0], n);
  studio_composer_set_frames (self->composer, ids, rects, rotations, n, label, merge);
  for (guint i = 0; i < n; i++) {
    const StudioBox *box = &g_array_index (scene->boxes, StudioBox, indices[i]);

    write_flip (self, box, &places[i], label, merge);
    if (scaled)
      write_scale (self, box, before[i].w > 0 ? after[i].w / before[i].w : 1, label, merge);
  }
  studio_composer_end_merge (self->composer);
}

/* The frame in the document, which may be ahead of the page's. */
static gboolean
grown_rect (StudioSelect *self,
            const StudioSelected *selected,
            double dw,
            double dh,
            StudioRect *rect)
{
  const StudioBox *box = _studio_select_get_box (self, selected->index);
  StudioFrame frame;
  gboolean is_free;
  double rotation;

  if (selected->locked || !studio_composer_get_frame (self->composer, box->layer->id, rect, &rotation))
    return FALSE;
  is_free = rect->h <= 0;
  if (is_free)
    rect->h = box->rect.h;
  frame = studio_frame_of_rect (rect);
  frame.rotation = rotation;
  frame = studio_transform_grow (&frame, dw, dh);
  *rect = (StudioRect){ frame.center.x - frame.w / 2, frame.center.y - frame.h / 2, frame.w, is_free && !(fabs (dh) > 0) ? 0 : frame.h };
  return TRUE;
}

void
_studio_select_grow (StudioSelect *self,
                     double dw,
                     double dh)
{
  g_autofree const char **ids = g_new (const char *, self->selected->len);
  g_autofree StudioRect *rects = g_new (StudioRect, self->selected->len);
  g_autofree char *label = NULL;
  g_autofree char *name = NULL;
  guint n = 0;

  for (guint i = 0; i < self->selected->len; i++) {
    const StudioSelected *selected = &g_array_index (self->selected, StudioSelected, i);

    if (grown_rect (self, selected, dw, dh, &rects[n]))
      ids[n++] = _studio_select_get_box (self, selected->index)->layer->id;
  }
  if (n == 0) {
    if (self->selected->len > 0)
      _studio_select_tell_limit (self, _studio_select_get_box (self, g_array_index (self->selected, StudioSelected, 0).index)->layer->id, STUDIO_CAN_MOVE);
    return;
  }
  name = studio_composer_get_layer_name (self->composer, ids[0]);
  label = n == 1 ? g_strdup_printf (_ ("Resize %s"), name) : g_strdup_printf (ngettext ("Resize %u Element", "Resize %u Elements", n), n);
  studio_composer_set_frames (self->composer, ids, rects, NULL, n, label, "grow");
}
