#include "config.h"

#include "studio-scene.h"

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
