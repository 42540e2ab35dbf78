#include "config.h"

#include "studio-scene.h"

#include <math.h>

/* Layout is exact, so this is only for the last bits of sums. */
#define SLACK 1e-6

StudioScene *
studio_scene_ref (StudioScene *scene)
{
  g_return_val_if_fail (scene != NULL, NULL);

  g_atomic_ref_count_inc (&scene->refs);
  return scene;
}

void
studio_scene_unref (StudioScene *scene)
{
  g_return_if_fail (scene != NULL);

  if (!g_atomic_ref_count_dec (&scene->refs))
    return;
  g_array_unref (scene->boxes);
  g_ptr_array_unref (scene->issues);
  studio_snapshot_unref (scene->snapshot);
  g_free (scene);
}

const StudioBox *
studio_scene_find (StudioScene *scene,
                   const char *id)
{
  for (guint i = 0; i < scene->boxes->len; i++) {
    const StudioBox *box = &g_array_index (scene->boxes, StudioBox, i);

    if (g_str_equal (box->layer->id, id))
      return box;
  }
  return NULL;
}

const StudioBox *
studio_scene_find_field (StudioScene *scene,
                         const char *field)
{
  gsize length = strlen (field);

  for (guint i = 0; i < scene->boxes->len; i++) {
    const StudioBox *box = &g_array_index (scene->boxes, StudioBox, i);
    const char *shown = box->layer->field;

    /* "angka" is shown by "angka/0" too */
    if (shown != NULL && g_str_has_prefix (shown, field) && (shown[length] == '\0' || shown[length] == '/'))
      return box;
  }
  return NULL;
}

/* As large, with letters as large: what layout has decided, where it was not JSON that did. */
static gboolean
same_fit (const StudioBox *a,
          const StudioBox *b)
{
  if (a->visible != b->visible || fabs (a->rect.w - b->rect.w) > SLACK || fabs (a->rect.h - b->rect.h) > SLACK)
    return FALSE;
  return a->layer->kind != STUDIO_LAYER_TEXT || fabs (a->fit.size - b->fit.size) <= SLACK;
}

/* Where it stands in the box that is asked about. */
static gboolean
same_place (const StudioBox *a,
            const StudioBox *in_a,
            const StudioBox *b,
            const StudioBox *in_b)
{
  return fabs ((a->rect.x - in_a->rect.x) - (b->rect.x - in_b->rect.x)) <= SLACK && fabs ((a->rect.y - in_a->rect.y) - (b->rect.y - in_b->rect.y)) <= SLACK;
}

gboolean
studio_scene_looks_same (StudioScene *before,
                         guint index_before,
                         StudioScene *after,
                         guint index_after)
{
  const StudioBox *a, *b;

  g_return_val_if_fail (before != NULL && index_before < before->boxes->len, FALSE);
  g_return_val_if_fail (after != NULL && index_after < after->boxes->len, FALSE);

  a = &g_array_index (before->boxes, StudioBox, index_before);
  b = &g_array_index (after->boxes, StudioBox, index_after);
  if (studio_snapshot_get_brand (before->snapshot) != studio_snapshot_get_brand (after->snapshot))
    return FALSE;
  if (a->end - index_before != b->end - index_after)
    return FALSE;
  for (guint i = 0; i < a->end - index_before; i++) {
    if (!same_fit (&a[i], &b[i]) || !same_place (&a[i], a, &b[i], b))
      return FALSE;
  }
  return a->layer->json == b->layer->json || json_node_equal (a->layer->json, b->layer->json);
}

gboolean
studio_scene_is_readable (const StudioBox *box)
{
  StudioLayerKind kind = box->layer->kind;

  return kind == STUDIO_LAYER_TEXT || kind == STUDIO_LAYER_LOGO || kind == STUDIO_LAYER_QR || kind == STUDIO_LAYER_CHART;
}

StudioRect
studio_box_text_rect (const StudioBox *box)
{
  const StudioTextSpec *text = &box->layer->text;
  StudioRect rect = box->rect;
  double spare_w = MAX (0, rect.w - box->fit.width), spare_h = MAX (0, rect.h - box->fit.height);

  rect.x += text->align == STUDIO_ALIGN_CENTER ? spare_w / 2 : text->align == STUDIO_ALIGN_END ? spare_w
                                                                                               : 0;
  rect.y += text->valign == STUDIO_ALIGN_CENTER ? spare_h / 2 : text->valign == STUDIO_ALIGN_END ? spare_h
                                                                                                 : 0;
  rect.w = box->fit.width;
  rect.h = box->fit.height;
  return rect;
}
