#include "config.h"

#include "studio-ground.h"

#include "studio-json.h"

#define READ_LETTERS 4.5
#define SEEN_SHAPES 3.0
/* Layers that one can look through further than this are no ground. */
#define OPAQUE 0.85

static gboolean
holds (const StudioRect *rect,
       StudioPoint point)
{
  return point.x >= rect->x && point.x <= rect->x + rect->w && point.y >= rect->y && point.y <= rect->y + rect->h;
}

/* A gradient counts as its middle colour. */
static gboolean
get_color (const StudioLayer *layer,
           StudioColor *color)
{
  const StudioPaint *fill = &layer->fill;

  if (fill->kind == STUDIO_PAINT_NONE || fill->n_stops == 0)
    return FALSE;
  *color = fill->stops[fill->kind == STUDIO_PAINT_SOLID ? 0 : fill->n_stops / 2].color;
  return color->a * layer->opacity >= OPAQUE;
}

/* The topmost layer whose paint covers the point. Returns: (nullable): NULL also if a photo does */
static const StudioLayer *
find_ground (StudioScene *scene,
             StudioPoint point,
             StudioColor *color)
{
  for (guint i = scene->boxes->len; i-- > 0;) {
    const StudioBox *box = &g_array_index (scene->boxes, StudioBox, i);

    if (!box->visible || !holds (&box->rect, point))
      continue;
    if (box->layer->kind == STUDIO_LAYER_PHOTO)
      return NULL;
    if (get_color (box->layer, color))
      return box->layer;
  }
  return NULL;
}

static double
contrast_of (StudioBrand *brand,
             const char *name,
             const StudioColor *ground)
{
  StudioColor color;

  return studio_brand_lookup_color (brand, name, &color) ? studio_color_contrast (&color, ground) : 21;
}

/* Whether @name is hard to see there and white is easier */
static gboolean
is_lost (StudioBrand *brand,
         const char *name,
         const StudioColor *ground,
         double needed)
{
  double contrast = contrast_of (brand, name, ground);

  return contrast < needed && contrast_of (brand, "white", ground) > contrast;
}

static JsonNode *
with_text (JsonNode *layer,
           const char *path,
           const char *text)
{
  g_autoptr (JsonNode) value = studio_json_string (text);

  return studio_json_with (layer, path, value);
}

/* The colour in @path gives way to white. Returns: (transfer full) */
static JsonNode *
suit_color (JsonNode *layer,
            const char *path,
            const char *name,
            StudioBrand *brand,
            const StudioColor *ground,
            double needed)
{
  return is_lost (brand, name, ground, needed) ? with_text (layer, path, "white") : json_node_ref (layer);
}

/* A figure's halo is of the ground's colour, by the name that the ground has it from. */
static JsonNode *
suit_chart (JsonNode *layer,
            StudioBrand *brand,
            const StudioLayer *below,
            const StudioColor *ground)
{
  const char *halo = studio_json_peek_string (json_node_get_object (below->json), "fill");
  g_autoptr (JsonNode) words = NULL, bars = NULL, best = NULL;

  if (!is_lost (brand, "ink", ground, READ_LETTERS))
    return json_node_ref (layer);
  words = with_text (layer, "color", "white");
  bars = with_text (words, "muted", "white/40");
  best = suit_color (bars, "accent", "accent", brand, ground, SEEN_SHAPES);
  return with_text (best, "ground", halo != NULL ? halo : "deep");
}

static JsonNode *
suit_stroke (JsonNode *layer,
             StudioBrand *brand,
             const StudioColor *ground)
{
  JsonNode *color = studio_json_lookup (layer, "stroke/color");
  const char *name = color != NULL && JSON_NODE_HOLDS_VALUE (color) ? json_node_get_string (color) : NULL;

  return suit_color (layer, "stroke/color", name != NULL ? name : "ink", brand, ground, SEEN_SHAPES);
}

JsonNode *
studio_ground_suit (JsonNode *layer,
                    StudioScene *scene,
                    StudioBrand *brand,
                    StudioPoint center)
{
  JsonObject *members;
  const StudioLayer *below;
  const char *type, *color;
  StudioColor ground;

  g_return_val_if_fail (JSON_NODE_HOLDS_OBJECT (layer) && STUDIO_IS_BRAND (brand), NULL);

  members = json_node_get_object (layer);
  type = studio_json_peek_string (members, "type");
  color = studio_json_peek_string (members, "color");
  /* what brings a ground of its own is read on that */
  below = scene != NULL && type != NULL && !json_object_has_member (members, "fill") ? find_ground (scene, center, &ground) : NULL;
  if (below == NULL)
    return json_node_ref (layer);
  if (g_str_equal (type, "chart"))
    return suit_chart (layer, brand, below, &ground);
  if (g_str_equal (type, "text"))
    return suit_color (layer, "color", color != NULL ? color : "ink", brand, &ground, READ_LETTERS);
  if (g_str_equal (type, "icon"))
    return suit_color (layer, "color", color != NULL ? color : "ink", brand, &ground, SEEN_SHAPES);
  if (g_str_equal (type, "line") || json_object_has_member (members, "stroke"))
    return suit_stroke (layer, brand, &ground);
  return json_node_ref (layer);
}
