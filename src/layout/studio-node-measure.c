#include "config.h"

#include "studio-node.h"

#include <math.h>

static double
definite_height (StudioNode *node)
{
  return isnan (node->fixed_h) ? node->layer->height : node->fixed_h;
}

static double
text_cap (StudioLayoutRun *run,
          StudioNode *node)
{
  const StudioTextSpec *text = &node->layer->text;
  const double *group = text->fit_group != NULL ? g_hash_table_lookup (run->caps, text->fit_group) : NULL;
  double cap = text->size - node->shrink * (text->size - text->min_size);

  return group != NULL ? MIN (cap, *group) : cap;
}

static gboolean
same_limit (double a,
            double b)
{
  return a == b || (isnan (a) && isnan (b));
}

static void
measure_text (StudioLayoutRun *run,
              StudioNode *node,
              double width,
              double limit)
{
  double height = definite_height (node);
  StudioTextLimits limits = {
    .width = isnan (width) ? MIN (limit, node->layer->max_width) : width,
    .height = isnan (height) || node->layer->text.fixed ? INFINITY : height,
    .cap = text_cap (run, node),
  };

  if (!node->fitted || !same_limit (limits.width, node->limits.width) || !same_limit (limits.height, node->limits.height) ||
      !same_limit (limits.cap, node->limits.cap))
    studio_text_fit (node->pango, &node->layer->text, &limits, &node->fit);
  node->fitted = TRUE;
  node->limits = limits;
  node->w = isnan (width) ? node->fit.width : width;
  if (isnan (height))
    node->h = node->fit.height;
  else
    node->h = node->layer->text.fixed ? MAX (height, node->fit.height) : height;
}

static void
measure_plain (StudioNode *node,
               double width)
{
  StudioLayerKind kind = node->layer->kind;
  gboolean keeps_ratio = kind == STUDIO_LAYER_ICON || kind == STUDIO_LAYER_QR || kind == STUDIO_LAYER_LOGO;
  double height = definite_height (node);

  if (keeps_ratio && isnan (width) && !isnan (height))
    width = height * node->ratio;
  if (keeps_ratio && isnan (height) && !isnan (width))
    height = width / node->ratio;
  node->w = isnan (width) ? 0 : width;
  node->h = isnan (height) ? 0 : height;
}

/* A group without a height of its own reaches down to its lowest child that hangs from the top. */
static void
measure_group (StudioLayoutRun *run,
               StudioNode *node,
               double width,
               double limit)
{
  const StudioInsets *padding = &node->layer->padding;
  double height = definite_height (node), lowest = 0;

  node->w = isnan (width) ? limit : width;
  if (isnan (height)) {
    for (guint i = 0; i < node->children->len; i++) {
      StudioNode *child = g_ptr_array_index (node->children, i);
      StudioLayer *layer = child->layer;
      double left = isnan (layer->left) ? 0 : layer->left, top = isnan (layer->top) ? 0 : layer->top;
      double room = node->w - padding->left - padding->right - left - (isnan (layer->right) ? 0 : layer->right);

      if (!isnan (layer->bottom))
        continue;
      studio_node_measure (run, child, isnan (layer->right) ? NAN : room, room);
      lowest = MAX (lowest, top + child->h);
    }
    height = lowest + padding->top + padding->bottom;
  }
  node->h = height;
}

static void
measure_content (StudioLayoutRun *run,
                 StudioNode *node,
                 double width,
                 double limit)
{
  StudioLayer *layer = node->layer;

  if (isnan (width) && !isnan (layer->width))
    width = layer->width;
  if (!isnan (width))
    width = CLAMP (width, layer->min_width, MAX (layer->min_width, layer->max_width));
  limit = MIN (limit, layer->max_width);
  switch (layer->kind) {
  case STUDIO_LAYER_TEXT:
    measure_text (run, node, width, limit);
    break;
  case STUDIO_LAYER_STACK:
    studio_node_measure_stack (run, node, width, limit);
    break;
  case STUDIO_LAYER_GROUP:
    measure_group (run, node, width, limit);
    break;
  case STUDIO_LAYER_PHOTO:
  case STUDIO_LAYER_SHAPE:
  case STUDIO_LAYER_LINE:
  case STUDIO_LAYER_DRAWING:
  case STUDIO_LAYER_MOTIF:
  case STUDIO_LAYER_ICON:
  case STUDIO_LAYER_LOGO:
  case STUDIO_LAYER_QR:
  case STUDIO_LAYER_CHART:
    measure_plain (node, width);
    break;
  }
  node->w = MAX (node->w, layer->min_width);
  if (isnan (node->fixed_h))
    node->h = CLAMP (node->h, layer->min_height, MAX (layer->min_height, layer->max_height));
}

/* What a person enlarged keeps the slot it had, so that nothing beside it moves. */
void
studio_node_measure (StudioLayoutRun *run,
                     StudioNode *node,
                     double width,
                     double limit)
{
  double scale = node->layer->has_frame && !node->framed ? node->layer->scale : 1;
  double fixed_h = node->fixed_h;

  node->fixed_h *= scale;
  measure_content (run, node, width * scale, limit * scale);
  node->fixed_h = fixed_h;
  node->w /= scale;
  node->h /= scale;
}
