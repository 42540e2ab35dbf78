#include "config.h"

#include "studio-inspector-values.h"

#include "studio-chart-data.h"

/** NumberAt: where a laid out layer keeps a member. @scaled: with the layer's scale in it */
typedef struct
{
  const char *member;
  gsize offset;
  gboolean scaled;
  int kind; /* of layer; -1: all */
} NumberAt;

#define AT(part) G_STRUCT_OFFSET (StudioLayer, part)

static const NumberAt numbers[] = {
  { "size", AT (text.size), TRUE, STUDIO_LAYER_TEXT },
  { "min_size", AT (text.min_size), TRUE, STUDIO_LAYER_TEXT },
  { "line", AT (text.line), FALSE, STUDIO_LAYER_TEXT },
  { "highlight_pad", AT (text.highlight_pad), TRUE, STUDIO_LAYER_TEXT },
  { "outline_text/width", AT (text.outline.width), TRUE, STUDIO_LAYER_TEXT },
  { "opacity", AT (opacity), FALSE, -1 },
  { "rotate", AT (rotation), FALSE, -1 },
  { "stroke/width", AT (stroke.width), TRUE, -1 },
  { "outline/radius", AT (outline.corner_size), TRUE, -1 },
  { "saturation", AT (photo.saturation), FALSE, STUDIO_LAYER_PHOTO },
  { "brightness", AT (photo.brightness), FALSE, STUDIO_LAYER_PHOTO },
  { "contrast", AT (photo.contrast), FALSE, STUDIO_LAYER_PHOTO },
  { "warmth", AT (photo.warmth), FALSE, STUDIO_LAYER_PHOTO },
  { "blur", AT (photo.blur), TRUE, STUDIO_LAYER_PHOTO },
};

static gboolean
is_number (JsonNode *node)
{
  GType type = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE;
}

static const StudioShadow *
shadow_of (const StudioLayer *layer)
{
  return layer->kind == STUDIO_LAYER_TEXT ? &layer->text.shadow : &layer->shadow;
}

static gboolean
get_shadow_number (const StudioCommon *common,
                   const char *member,
                   double *value)
{
  const StudioShadow *shadow = shadow_of (common->box->layer);

  if (g_str_equal (member, "shadow/dx"))
    *value = shadow->dx / common->scale;
  else if (g_str_equal (member, "shadow/dy"))
    *value = shadow->dy / common->scale;
  else if (g_str_equal (member, "shadow/blur"))
    *value = shadow->blur / common->scale;
  else
    return FALSE;
  return TRUE;
}

gboolean
studio_inspector_get_number (const StudioCommon *common,
                             const char *member,
                             double *value)
{
  g_return_val_if_fail (common != NULL && member != NULL && value != NULL, FALSE);

  if (is_number (common->value)) {
    *value = json_node_get_double (common->value);
    return TRUE;
  }
  if (common->box == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++) {
    if (!g_str_equal (numbers[i].member, member) || (numbers[i].kind >= 0 && (int) common->box->layer->kind != numbers[i].kind))
      continue;
    *value = G_STRUCT_MEMBER (double, common->box->layer, numbers[i].offset) / (numbers[i].scaled ? common->scale : 1);
    return TRUE;
  }
  return get_shadow_number (common, member, value);
}

/* --- words --- */

static const char *
flag (gboolean on)
{
  return on ? "true" : "false";
}

static const char *
text_word (const StudioTextSpec *text,
           const char *member)
{
  static const char *const aligns[] = { "start", "center", "end", "justify" };
  static const char *const cases[] = { "none", "upper", "lower", "title" };
  static const char *const markers[] = { "none", "bullet", "number", "tick" };

  if (g_str_equal (member, "align"))
    return aligns[MIN (text->align, G_N_ELEMENTS (aligns) - 1)];
  if (g_str_equal (member, "case"))
    return cases[MIN (text->letters, G_N_ELEMENTS (cases) - 1)];
  if (g_str_equal (member, "marker"))
    return markers[MIN (text->marker, G_N_ELEMENTS (markers) - 1)];
  if (g_str_equal (member, "italic"))
    return flag (text->italic);
  if (g_str_equal (member, "underline"))
    return flag (text->underline);
  if (g_str_equal (member, "fixed"))
    return flag (text->fixed);
  if (g_str_equal (member, "weight"))
    return flag (text->weight >= 600);
  return g_str_equal (member, "font") ? "body" : NULL;
}

static const char *
stack_word (const StudioStackSpec *stack,
            const char *member)
{
  static const char *const aligns[] = { "start", "center", "end", "stretch", "baseline" };

  if (g_str_equal (member, "align"))
    return aligns[MIN (stack->align, G_N_ELEMENTS (aligns) - 1)];
  if (g_str_equal (member, "direction"))
    return stack->direction == STUDIO_STACK_ROW ? "row" : "column";
  return "false";
}

/* Returns: (nullable): which one stands out by itself; NULL where all do */
static const char *
highlight_word (const StudioChartSpec *chart)
{
  if (chart->highlight == STUDIO_CHART_HIGHLIGHT_NONE)
    return "none";
  if (chart->highlight == STUDIO_CHART_HIGHLIGHT_LARGEST)
    return "largest";
  return chart->highlight == STUDIO_CHART_HIGHLIGHT_ALL ? NULL : "last";
}

static const char *
chart_word (const StudioChartSpec *chart,
            const char *member)
{
  static const char *const arranges[] = { "grouped", "stacked", "share" };
  static const char *const sorts[] = { "none", "down", "up" };
  static const char *const goods[] = { "none", "up", "down" };

  if (g_str_equal (member, "chart"))
    return studio_chart_kind_get_name (chart->kind);
  if (g_str_equal (member, "arrange"))
    return arranges[MIN (chart->arrange, G_N_ELEMENTS (arranges) - 1)];
  if (g_str_equal (member, "sort"))
    return sorts[MIN (chart->sort, G_N_ELEMENTS (sorts) - 1)];
  if (g_str_equal (member, "good"))
    return goods[MIN (chart->good, G_N_ELEMENTS (goods) - 1)];
  if (g_str_equal (member, "rest"))
    return chart->round ? "round" : "part";
  if (g_str_equal (member, "steps"))
    return chart->steps == STUDIO_CHART_STEPS_EQUAL ? "equal" : "share";
  if (g_str_equal (member, "highlight"))
    return highlight_word (chart);
  return "false";
}

const char *
studio_inspector_get_word (const StudioCommon *common,
                           const char *member)
{
  g_return_val_if_fail (common != NULL && member != NULL, NULL);

  if (common->mixed)
    return NULL;
  if (common->value != NULL && JSON_NODE_HOLDS_VALUE (common->value)) {
    if (json_node_get_value_type (common->value) == G_TYPE_BOOLEAN)
      return flag (json_node_get_boolean (common->value));
    /* a template may let a field say it */
    if (common->box != NULL && common->box->layer->kind == STUDIO_LAYER_CHART && g_str_has_prefix (json_node_get_string (common->value) != NULL ? json_node_get_string (common->value) : "", "{"))
      return chart_word (&common->box->layer->chart, member);
    if (json_node_get_string (common->value) != NULL)
      return json_node_get_string (common->value);
  }
  if (common->box == NULL)
    return NULL;
  if (common->box->layer->kind == STUDIO_LAYER_TEXT)
    return text_word (&common->box->layer->text, member);
  if (common->box->layer->kind == STUDIO_LAYER_CHART && common->value == NULL)
    return chart_word (&common->box->layer->chart, member);
  if (common->box->layer->kind == STUDIO_LAYER_STACK && common->value == NULL)
    return stack_word (&common->box->layer->stack, member);
  return common->value == NULL ? "false" : NULL;
}

gboolean
studio_inspector_is_visible (const StudioCommon *common,
                             const char *member)
{
  const StudioLayer *layer;

  g_return_val_if_fail (common != NULL && member != NULL, FALSE);

  if (common->box == NULL)
    return FALSE;
  layer = common->box->layer;
  if (g_str_equal (member, "shadow"))
    return shadow_of (layer)->color.a > 0;
  if (g_str_equal (member, "stroke"))
    return layer->stroke.width > 0;
  if (g_str_equal (member, "outline_text"))
    return layer->kind == STUDIO_LAYER_TEXT && layer->text.outline.width > 0;
  if (g_str_equal (member, "highlight"))
    return layer->kind == STUDIO_LAYER_TEXT && layer->text.highlight.a > 0;
  return g_str_equal (member, "duotone") && layer->kind == STUDIO_LAYER_PHOTO && layer->photo.duotone;
}

/* --- colours --- */

static gboolean
laid_out_color (const StudioLayer *layer,
                const char *member,
                StudioColor *color)
{
  if (g_str_equal (member, "color") && layer->kind == STUDIO_LAYER_TEXT)
    *color = layer->text.color;
  else if (g_str_equal (member, "color") && layer->kind == STUDIO_LAYER_ICON)
    *color = layer->icon.color;
  else if (g_str_equal (member, "color") && layer->kind == STUDIO_LAYER_MOTIF)
    *color = layer->motif.color;
  else if (g_str_equal (member, "color") && layer->kind == STUDIO_LAYER_QR)
    *color = layer->qr.color;
  else if (g_str_equal (member, "accent") && layer->kind == STUDIO_LAYER_CHART)
    *color = layer->chart.accent;
  else if (g_str_equal (member, "muted") && layer->kind == STUDIO_LAYER_CHART)
    *color = layer->chart.muted;
  else if (g_str_equal (member, "color") && layer->kind == STUDIO_LAYER_CHART)
    *color = layer->chart.color;
  else if (g_str_equal (member, "highlight") && layer->kind == STUDIO_LAYER_TEXT)
    *color = layer->text.highlight;
  else if (g_str_equal (member, "outline_text/color") && layer->kind == STUDIO_LAYER_TEXT)
    *color = layer->text.outline.color;
  else if (g_str_equal (member, "stroke/color"))
    *color = layer->stroke.color;
  else if (g_str_equal (member, "shadow/color"))
    *color = shadow_of (layer)->color;
  else if (g_str_equal (member, "fill") && layer->fill.kind == STUDIO_PAINT_SOLID)
    *color = layer->fill.stops[0].color;
  else
    return FALSE;
  return TRUE;
}

gboolean
studio_inspector_get_color (const StudioCommon *common,
                            StudioBrand *brand,
                            const char *member,
                            StudioColor *color)
{
  const char *name;

  g_return_val_if_fail (common != NULL && member != NULL && color != NULL, FALSE);

  if (common->mixed)
    return FALSE;
  name = common->value != NULL && JSON_NODE_HOLDS_VALUE (common->value) ? json_node_get_string (common->value) : NULL;
  if (name != NULL && studio_brand_lookup_color (brand, name, color))
    return TRUE;
  return common->box != NULL && laid_out_color (common->box->layer, member, color);
}
