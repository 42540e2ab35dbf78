#include "config.h"

#include "studio-node.h"

#include <math.h>

/* An office's logo keeps its own ratio; the placeholder emblem is square. */
static double
logo_ratio (StudioLayoutRun *run,
            const StudioLogoSpec *logo)
{
  g_autoptr (GBytes) bytes = studio_brand_load_logo (studio_snapshot_get_brand (run->snapshot), logo->role, NULL);
  StudioPictureInfo info;

  if (bytes == NULL || !studio_picture_info_read (bytes, &info, NULL) || info.height <= 0)
    return 1;
  return CLAMP (info.width / (double) info.height, 0.1, 10);
}

StudioNode *
studio_node_new (StudioLayoutRun *run,
                 StudioLayer *layer,
                 StudioNode *parent)
{
  StudioNode *node = g_new0 (StudioNode, 1);

  node->layer = layer;
  node->parent = parent;
  node->fixed_h = NAN;
  node->ratio = layer->kind == STUDIO_LAYER_LOGO ? logo_ratio (run, &layer->logo) : 1;
  if (layer->kind == STUDIO_LAYER_TEXT)
    node->pango = studio_text_layout_new (run->context, &layer->text);
  if (layer->children == NULL)
    return node;
  node->children = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_node_free);
  for (guint i = 0; i < layer->children->len; i++)
    g_ptr_array_add (node->children, studio_node_new (run, g_ptr_array_index (layer->children, i), node));
  return node;
}

void
studio_node_free (StudioNode *node)
{
  g_clear_object (&node->pango);
  g_clear_pointer (&node->children, g_ptr_array_unref);
  g_free (node);
}
