#include "config.h"

#include "studio-design-style.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>

#define BOLD_FROM 600
#define PLAIN 400
#define BOLD 700
#define SMALLEST_SIZE 6
#define LARGEST_SIZE 800

/* Returns: (transfer full) (nullable): the value for one layer; NULL: it has no such look */
typedef JsonNode *(*MakeValue) (const StudioLayer *layer, gpointer data);

static JsonNode *
number (double value)
{
  JsonNode *node = json_node_new (JSON_NODE_VALUE);

  json_node_set_double (node, value);
  return node;
}

static JsonNode *
flag (gboolean value)
{
  JsonNode *node = json_node_new (JSON_NODE_VALUE);

  json_node_set_boolean (node, value);
  return node;
}

static JsonNode *
word (const char *value)
{
  JsonNode *node = json_node_new (JSON_NODE_VALUE);

  json_node_set_string (node, value);
  return node;
}

/* @member: (nullable): NULL: that of the layer's colour */
static void
change (StudioComposer *composer,
        const char *member,
        const char *label,
        MakeValue make,
        gpointer data)
{
  GPtrArray *selection = studio_composer_get_selection (composer);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  for (guint i = 0; i < selection->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (selection, i));
  ids = g_strv_builder_end (builder);
  for (guint i = 0; ids[i] != NULL; i++) {
    StudioScene *scene = studio_composer_get_scene (composer);
    const StudioBox *box = scene != NULL ? studio_scene_find (scene, ids[i]) : NULL;
    g_autoptr (JsonNode) value = box != NULL ? make (box->layer, data) : NULL;

    if (value != NULL)
      studio_composer_set_layer_member (composer, ids[i], member != NULL ? member : studio_design_style_color_member (box->layer), value, label, label);
  }
  studio_composer_end_merge (composer);
}

/* --- letters --- */

/* Returns: (nullable): the first selected text */
static const StudioLayer *
first_text (StudioComposer *composer)
{
  GPtrArray *ids = studio_composer_get_selection (composer);
  StudioScene *scene = studio_composer_get_scene (composer);

  for (guint i = 0; scene != NULL && i < ids->len; i++) {
    const StudioBox *box = studio_scene_find (scene, g_ptr_array_index (ids, i));

    if (box != NULL && box->layer->kind == STUDIO_LAYER_TEXT)
      return box->layer;
  }
  return NULL;
}

static JsonNode *
make_size (const StudioLayer *layer,
           gpointer data)
{
  double scale = layer->scale > 0 ? layer->scale : 1;
  double size, step;

  if (layer->kind != STUDIO_LAYER_TEXT)
    return NULL;
  size = round (layer->text.size / scale);
  step = MAX (1, round (size / 16));
  return number (CLAMP (size + (GPOINTER_TO_INT (data) ? step : -step), SMALLEST_SIZE, LARGEST_SIZE));
}

void
studio_design_style_step_size (StudioComposer *composer,
                               gboolean larger)
{
  g_return_if_fail (STUDIO_IS_COMPOSER (composer));

  change (composer, "size", _ ("Change Font Size"), make_size, GINT_TO_POINTER (larger));
}

static JsonNode *
make_weight (const StudioLayer *layer,
             gpointer data)
{
  return layer->kind == STUDIO_LAYER_TEXT ? number (GPOINTER_TO_INT (data)) : NULL;
}

void
studio_design_style_toggle_bold (StudioComposer *composer)
{
  const StudioLayer *text;

  g_return_if_fail (STUDIO_IS_COMPOSER (composer));

  text = first_text (composer);
  if (text != NULL)
    change (composer, "weight", _ ("Bold"), make_weight, GINT_TO_POINTER (text->text.weight >= BOLD_FROM ? PLAIN : BOLD));
}

static JsonNode *
make_flag (const StudioLayer *layer,
           gpointer data)
{
  return layer->kind == STUDIO_LAYER_TEXT ? flag (GPOINTER_TO_INT (data)) : NULL;
}

void
studio_design_style_toggle_text (StudioComposer *composer,
                                 const char *member)
{
  const StudioLayer *text;
  gboolean italic = g_str_equal (member, "italic");

  g_return_if_fail (STUDIO_IS_COMPOSER (composer));

  text = first_text (composer);
  if (text != NULL)
    change (composer, member, italic ? _ ("Italic") : _ ("Underline"), make_flag,
            GINT_TO_POINTER (!(italic ? text->text.italic : text->text.underline)));
}

static JsonNode *
make_align (const StudioLayer *layer,
            gpointer data)
{
  return layer->kind == STUDIO_LAYER_TEXT ? word (data) : NULL;
}

void
studio_design_style_align_text (StudioComposer *composer,
                                const char *align)
{
  g_return_if_fail (STUDIO_IS_COMPOSER (composer) && align != NULL);

  change (composer, "align", _ ("Align Text"), make_align, (gpointer) align);
}

/* --- colours --- */

const char *
studio_design_style_color_member (const StudioLayer *layer)
{
  g_return_val_if_fail (layer != NULL, NULL);

  switch (layer->kind) {
  case STUDIO_LAYER_TEXT:
  case STUDIO_LAYER_ICON:
  case STUDIO_LAYER_MOTIF:
  case STUDIO_LAYER_QR:
    return "color";
  case STUDIO_LAYER_SHAPE:
    return layer->fill.kind == STUDIO_PAINT_NONE && layer->stroke.width > 0 ? "stroke/color" : "fill";
  case STUDIO_LAYER_LINE:
    return "stroke/color";
  case STUDIO_LAYER_DRAWING:
    return "tint";
  case STUDIO_LAYER_PHOTO:
  case STUDIO_LAYER_LOGO:
  case STUDIO_LAYER_CHART:
  case STUDIO_LAYER_GROUP:
  case STUDIO_LAYER_STACK:
    break;
  }
  return NULL;
}

gboolean
studio_design_style_get_color (const StudioLayer *layer,
                               StudioColor *color)
{
  const char *member;

  g_return_val_if_fail (layer != NULL && color != NULL, FALSE);

  member = studio_design_style_color_member (layer);
  if (member == NULL)
    return FALSE;
  if (g_str_equal (member, "stroke/color"))
    *color = layer->stroke.color;
  else if (g_str_equal (member, "fill"))
    *color = layer->fill.stops[0].color;
  else if (layer->kind == STUDIO_LAYER_TEXT)
    *color = layer->text.color;
  else if (layer->kind == STUDIO_LAYER_ICON)
    *color = layer->icon.color;
  else if (layer->kind == STUDIO_LAYER_MOTIF)
    *color = layer->motif.color;
  else if (layer->kind == STUDIO_LAYER_QR)
    *color = layer->qr.color;
  else
    *color = layer->drawing.tint;
  return TRUE;
}

static JsonNode *
make_color (const StudioLayer *layer,
            gpointer data)
{
  return studio_design_style_color_member (layer) != NULL ? word (data) : NULL;
}

void
studio_design_style_set_color (StudioComposer *composer,
                               const char *color)
{
  g_return_if_fail (STUDIO_IS_COMPOSER (composer) && color != NULL);

  change (composer, NULL, _ ("Change Colour"), make_color, (gpointer) color);
}
