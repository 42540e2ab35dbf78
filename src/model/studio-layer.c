#include "config.h"

#include "studio-layer-private.h"

static void
clear_kind (StudioLayer *layer)
{
  switch (layer->kind) {
  case STUDIO_LAYER_TEXT:
    g_free (layer->text.text);
    g_free (layer->text.family);
    g_free (layer->text.features);
    g_free (layer->text.fit_group);
    g_clear_pointer (&layer->text.runs, g_array_unref);
    break;
  case STUDIO_LAYER_PHOTO:
    g_free (layer->photo.asset);
    break;
  case STUDIO_LAYER_MOTIF:
    g_free (layer->motif.name);
    break;
  case STUDIO_LAYER_ICON:
    g_free (layer->icon.name);
    break;
  case STUDIO_LAYER_LOGO:
    g_free (layer->logo.role);
    break;
  case STUDIO_LAYER_QR:
    g_free (layer->qr.text);
    break;
  case STUDIO_LAYER_CHART:
    studio_layer_clear_chart (&layer->chart);
    break;
  case STUDIO_LAYER_DRAWING:
    g_free (layer->drawing.asset);
    break;
  case STUDIO_LAYER_LINE:
  case STUDIO_LAYER_SHAPE:
  case STUDIO_LAYER_GROUP:
  case STUDIO_LAYER_STACK:
    break;
  }
}

StudioLayer *
studio_layer_ref (StudioLayer *layer)
{
  g_return_val_if_fail (layer != NULL, NULL);

  g_atomic_ref_count_inc (&layer->refs);
  return layer;
}

void
studio_layer_unref (StudioLayer *layer)
{
  g_return_if_fail (layer != NULL);

  if (!g_atomic_ref_count_dec (&layer->refs))
    return;
  clear_kind (layer);
  g_clear_pointer (&layer->children, g_ptr_array_unref);
  g_clear_pointer (&layer->json, json_node_unref);
  g_free (layer->id);
  g_free (layer->name);
  g_free (layer->field);
  g_free (layer->locked);
  g_strfreev (layer->groups);
  g_free (layer);
}

const char *
studio_layer_kind_name (StudioLayerKind kind)
{
  static const char *const names[] = { "text", "photo", "shape", "motif", "icon", "logo", "qr", "chart", "group", "stack", "line", "drawing" };

  g_return_val_if_fail (kind < G_N_ELEMENTS (names), NULL);

  return names[kind];
}
