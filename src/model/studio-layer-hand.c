#include "config.h"

#include "studio-layer-private.h"

#include <glib/gi18n-lib.h>

/* What a person may give any layer with the hand: a place, a mirror image, a scale, a lock, groups (docs/post-format.md). */

#define MAX_GROUPS 16

static gboolean
read_frame (const StudioJsonAt *at,
            StudioLayer *layer,
            GError **error)
{
  double *parts[] = { &layer->frame.x, &layer->frame.y, &layer->frame.w, &layer->frame.h };
  StudioJsonAt list;

  if (!studio_json_get_array (at, "frame", FALSE, &list, error))
    return FALSE;
  if (list.node == NULL)
    return TRUE;
  if (studio_json_at_length (&list) != G_N_ELEMENTS (parts)) {
    studio_json_at_error (error, &list, _ ("a frame is [x, y, width, height]"));
    return FALSE;
  }
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    JsonNode *part = json_array_get_element (json_node_get_array (list.node), i);
    gboolean number = JSON_NODE_HOLDS_VALUE (part) && json_node_get_value_type (part) != G_TYPE_STRING;
    double value = number ? json_node_get_double (part) : -1e9;

    if (!(value >= (i < 2 ? -20000 : 0) && value <= 20000)) {
      studio_json_at_error (error, &list, _ ("a frame's places lie between %d and %d px"), -20000, 20000);
      return FALSE;
    }
    *parts[i] = value;
  }
  layer->has_frame = TRUE;
  return TRUE;
}

static gboolean
read_groups (const StudioJsonAt *at,
             StudioLayer *layer,
             GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  StudioJsonAt list, item;

  if (!studio_json_get_array (at, "groups", FALSE, &list, error))
    return FALSE;
  if (list.node == NULL || studio_json_at_length (&list) == 0)
    return TRUE;
  for (guint i = 0; i < MAX_GROUPS && studio_json_at_element (&list, i, &item); i++) {
    if (json_node_get_value_type (item.node) != G_TYPE_STRING) {
      studio_json_at_error (error, &item, _ ("a group is named by a text"));
      return FALSE;
    }
    g_strv_builder_add (builder, json_node_get_string (item.node));
  }
  layer->groups = g_strv_builder_end (builder);
  return TRUE;
}

gboolean
studio_layer_read_hand (const StudioJsonAt *at,
                        StudioLayer *layer,
                        GError **error)
{
  static const char *const flips[] = { "", "x", "y", "xy", NULL };
  gboolean hidden = FALSE;
  int flip = 0;

  layer->scale = 1;
  if (!read_frame (at, layer, error) ||
      !read_groups (at, layer, error) ||
      !studio_json_get_choice (at, "flip", flips, &flip, error) ||
      !studio_json_get_ranged (at, "scale", 0.01, 100, &layer->scale, error) ||
      !studio_json_get_boolean (at, "hidden", FALSE, &hidden, error) ||
      !studio_json_get_boolean (at, "lock", FALSE, &layer->user_locked, error) ||
      !studio_json_get_boolean (at, "added", FALSE, &layer->added, error))
    return FALSE;
  layer->flip_x = (flip & 1) != 0;
  layer->flip_y = (flip & 2) != 0;
  layer->visible = !hidden;
  return TRUE;
}

static void
scale_all (double **lengths,
           gsize n,
           double scale)
{
  for (gsize i = 0; i < n; i++)
    *lengths[i] *= scale;
}

static void
scale_insets (StudioInsets *insets,
              double scale)
{
  double *lengths[] = { &insets->top, &insets->right, &insets->bottom, &insets->left };

  scale_all (lengths, G_N_ELEMENTS (lengths), scale);
}

static void
scale_stroke (StudioStroke *stroke,
              double scale)
{
  double *lengths[] = { &stroke->width, &stroke->dash[0], &stroke->dash[1] };

  scale_all (lengths, G_N_ELEMENTS (lengths), scale);
}

static void
scale_shadow (StudioShadow *shadow,
              double scale)
{
  double *lengths[] = { &shadow->dx, &shadow->dy, &shadow->blur };

  scale_all (lengths, G_N_ELEMENTS (lengths), scale);
}

static void
scale_text (StudioTextSpec *text,
            double scale)
{
  double *lengths[] = { &text->size, &text->min_size, &text->highlight_pad };

  scale_all (lengths, G_N_ELEMENTS (lengths), scale);
  scale_stroke (&text->outline, scale);
  scale_shadow (&text->shadow, scale);
}

static void
scale_kind (StudioLayer *layer,
            double scale)
{
  switch (layer->kind) {
  case STUDIO_LAYER_TEXT:
    scale_text (&layer->text, scale);
    break;
  case STUDIO_LAYER_PHOTO:
    for (int i = 0; i < layer->photo.n_scrims; i++)
      layer->photo.scrims[i].size *= scale;
    layer->photo.blur *= scale;
    break;
  case STUDIO_LAYER_MOTIF:
    layer->motif.cell *= scale;
    break;
  case STUDIO_LAYER_CHART:
    layer->chart.size *= scale;
    break;
  case STUDIO_LAYER_STACK:
    layer->stack.gap *= scale;
    layer->stack.cross_gap *= scale;
    scale_stroke (&layer->stack.divider, scale);
    break;
  case STUDIO_LAYER_ICON:
  case STUDIO_LAYER_LOGO:
  case STUDIO_LAYER_QR:
  case STUDIO_LAYER_SHAPE:
  case STUDIO_LAYER_LINE:
  case STUDIO_LAYER_DRAWING:
  case STUDIO_LAYER_GROUP:
  default:
    break;
  }
}

/* A child hangs from its parent's edges, so its place grows along. */
static void
scale_place (StudioLayer *layer,
             double scale)
{
  double *lengths[] = { &layer->left, &layer->top, &layer->right, &layer->bottom, &layer->center_x, &layer->center_y,
                        &layer->frame.x, &layer->frame.y, &layer->frame.w, &layer->frame.h };

  scale_all (lengths, G_N_ELEMENTS (lengths), scale);
  scale_insets (&layer->margin, scale);
}

void
studio_layer_apply_scale (StudioLayer *layer,
                          double scale)
{
  double *lengths[] = { &layer->width, &layer->height, &layer->min_width, &layer->max_width, &layer->min_height, &layer->max_height };

  if (scale == 1)
    return;
  scale_all (lengths, G_N_ELEMENTS (lengths), scale);
  scale_all ((double *[]){ &layer->outline.corner_size[0], &layer->outline.corner_size[1], &layer->outline.corner_size[2], &layer->outline.corner_size[3] }, 4, scale);
  scale_insets (&layer->padding, scale);
  scale_stroke (&layer->stroke, scale);
  scale_shadow (&layer->shadow, scale);
  scale_kind (layer, scale);
  for (guint i = 0; layer->children != NULL && i < layer->children->len; i++) {
    StudioLayer *child = g_ptr_array_index (layer->children, i);

    scale_place (child, scale);
    studio_layer_apply_scale (child, scale);
  }
}
