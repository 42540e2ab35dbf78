#include "config.h"

#include "studio-template.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-layer.h"

#include "studio-template-private.h"

/* The members of docs/template-format.md, as lists that follow each other up to NULL. */

#define PLACE_MEMBERS "type", "id", "name", "field", "x", "y", "right", "bottom", "w", "h", "cx", "cy", "min_w", "max_w", "min_h", "max_h", \
                      "grow", "margin", "priority", "rotate", "opacity", "show_if", "keep", "repeat", "max", "locked", "can", "bleed",      \
                      "frame", "flip", "scale", "hidden", "lock", "z", "groups"
#define BOX_MEMBERS "fill", "stroke", "shadow", "outline", "clip"
#define COMMON_MEMBERS PLACE_MEMBERS, BOX_MEMBERS

static const char *const text_members[] = { COMMON_MEMBERS, "text", "font", "weight", "bold", "italic", "underline", "strike", "upper", "case", "fixed", "runs", "size", "min_size", "max_lines", "line", "tracking", "color", "align", "valign", "balance", "outline_text", "highlight", "highlight_pad", "marker", "marker_color", "indent", "paragraph_gap", "fit_group", NULL };
static const char *const photo_members[] = { COMMON_MEMBERS, "photo", "contain", "scrims", "saturation", "warmth", "brightness", "contrast", "blur", "sharpen", "duotone", "crop", NULL };
static const char *const shape_members[] = { COMMON_MEMBERS, NULL };
static const char *const motif_members[] = { COMMON_MEMBERS, "motif", "color", "cell", "seed", "fade", NULL };
static const char *const icon_members[] = { COMMON_MEMBERS, "icon", "color", "stroke_width", NULL };
static const char *const logo_members[] = { COMMON_MEMBERS, "role", "color", "ground", NULL };
static const char *const qr_members[] = { COMMON_MEMBERS, "text", "color", "ground", "quiet", NULL };
static const char *const chart_members[] = { COMMON_MEMBERS, "chart", "rows", "font", "size", "color", "muted", "accent", "ground", "palette", "highlight", "target", "cap", "series", "arrange", "sort", "zero", "patterns", "honest", "icon", "per", "rest", "head", "total", "good", "map", "steps", "classes", "unit", "period", "source", "example", NULL };
static const char *const group_members[] = { COMMON_MEMBERS, "children", "padding", NULL };
static const char *const line_members[] = { PLACE_MEMBERS, "stroke", "points", "route", "bends", "bend", "upright", "round", "start", "end", NULL };
static const char *const drawing_members[] = { COMMON_MEMBERS, "drawing", "tint", NULL };
static const char *const stack_members[] = { COMMON_MEMBERS, "children", "direction", "gap", "cross_gap", "columns", "fill_rows", "align", "justify", "padding", "divider", NULL };

static const struct
{
  StudioLayerKind kind;
  const char *const *members;
} kinds[] = {
  { STUDIO_LAYER_TEXT, text_members },
  { STUDIO_LAYER_PHOTO, photo_members },
  { STUDIO_LAYER_SHAPE, shape_members },
  { STUDIO_LAYER_MOTIF, motif_members },
  { STUDIO_LAYER_ICON, icon_members },
  { STUDIO_LAYER_LOGO, logo_members },
  { STUDIO_LAYER_QR, qr_members },
  { STUDIO_LAYER_CHART, chart_members },
  { STUDIO_LAYER_GROUP, group_members },
  { STUDIO_LAYER_STACK, stack_members },
  { STUDIO_LAYER_LINE, line_members },
  { STUDIO_LAYER_DRAWING, drawing_members },
};

static const char *const root_members[] = { "format", "version", "id", "name", "type", "words", "fields", "samples", "layers", "pages", "formats", "$schema", NULL };
static const char *const field_members[] = { "name", "type", "label", "required", "hint", "group", "max_chars", "min_items", "max_items", "item", "fixed", NULL };
static const char *const page_members[] = { "layers", "name", NULL };
static const char *const rule_members[] = { "set", "hide", NULL };

/* What the nested objects of a layer may say. */
static const char *const outline_members[] = { "radius", "cut", "stair", "steps", "ellipse", "arc", "polygon", "star", "inner", "pill", "bubble", "tail", "ribbon", "badge", "arrow", "to", "depth", "shaft", NULL };
static const char *const shadow_members[] = { "color", "dx", "dy", "blur", NULL };
static const char *const stroke_members[] = { "color", "width", "dash", NULL };
static const char *const fill_members[] = { "gradient", "angle", "stops", NULL };

static const struct
{
  const char *name;
  const char *const *members;
} nested[] = {
  { "outline", outline_members },
  { "cap", outline_members },
  { "shadow", shadow_members },
  { "stroke", stroke_members },
  { "divider", stroke_members },
  { "outline_text", stroke_members },
  { "fill", fill_members },
};

static gboolean check_layers (const StudioJsonAt *layers, GHashTable *types, GError **error);

static const char *const *
members_of_type (const char *type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    if (g_str_equal (studio_layer_kind_name (kinds[i].kind), type))
      return kinds[i].members;
  }
  return NULL;
}

static gboolean
check_nested (const StudioJsonAt *layer,
              GError **error)
{
  StudioJsonAt at;

  for (gsize i = 0; i < G_N_ELEMENTS (nested); i++) {
    if (studio_json_at_member (layer, nested[i].name, &at) && JSON_NODE_HOLDS_OBJECT (at.node) &&
        !studio_json_only_members (&at, nested[i].members, error))
      return FALSE;
  }
  return TRUE;
}

/* A misspelt word would lock what was meant to stay open. */
static gboolean
check_can (const StudioJsonAt *layer,
           GError **error)
{
  StudioJsonAt can, word;
  StudioCan ignored;

  if (!studio_json_at_member (layer, "can", &can))
    return TRUE;
  for (guint i = 0; studio_json_at_element (&can, i, &word); i++) {
    if (JSON_NODE_HOLDS_VALUE (word.node) && g_strv_contains (studio_can_words, json_node_get_string (word.node) != NULL ? json_node_get_string (word.node) : ""))
      continue;
    studio_json_at_error (error, &word, _ ("This must be a list of some of these words: text, photo, move, style."));
    return FALSE;
  }
  if (studio_can_from_json (can.node, &ignored))
    return TRUE;
  studio_json_at_error (error, &can, _ ("This must be a list of some of these words: text, photo, move, style."));
  return FALSE;
}

/* @types: gets the members that each layer id may have, for the rules of the formats */
static gboolean
check_layer (const StudioJsonAt *at,
             GHashTable *types,
             GError **error)
{
  const char *type = NULL;
  const char *id = NULL;
  const char *const *members;
  StudioJsonAt children;

  if (!studio_json_get_string (at, "type", TRUE, &type, error) || !studio_json_get_string (at, "id", TRUE, &id, error))
    return FALSE;

  members = members_of_type (type);
  if (members == NULL) {
    studio_json_at_error (error, at, _ ("There is no layer type “%s”. There are: text, photo, shape, motif, icon, logo, qr, chart, group, stack, line, drawing."), type);
    return FALSE;
  }
  if (!studio_json_only_members (at, members, error) || !check_nested (at, error) || !check_can (at, error))
    return FALSE;

  g_hash_table_insert (types, (char *) id, (gpointer) members);
  return !studio_json_at_member (at, "children", &children) || check_layers (&children, types, error);
}

static gboolean
check_layers (const StudioJsonAt *layers,
              GHashTable *types,
              GError **error)
{
  StudioJsonAt at;

  for (guint i = 0; studio_json_at_element (layers, i, &at); i++) {
    if (!check_layer (&at, types, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_pages (StudioTemplate *self,
             const StudioJsonAt *root,
             GHashTable *types,
             GError **error)
{
  StudioJsonAt pages;
  StudioJsonAt page;

  for (guint i = 0; i < studio_template_get_n_pages (self); i++) {
    StudioPageAt place;

    studio_template_at_page (self, root, i, &place);
    if (!check_layers (&place.layers, types, error))
      return FALSE;
  }

  if (!studio_json_at_member (root, "pages", &pages))
    return TRUE;
  for (guint i = 0; studio_json_at_element (&pages, i, &page); i++) {
    if (!studio_json_only_members (&page, page_members, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_set (const StudioJsonAt *set,
           GHashTable *types,
           GError **error)
{
  JsonObjectIter iter;
  const char *id;
  StudioJsonAt at;

  json_object_iter_init_ordered (&iter, json_node_get_object (set->node));
  while (json_object_iter_next_ordered (&iter, &id, NULL)) {
    const char *const *members = g_hash_table_lookup (types, id);

    studio_json_at_member (set, id, &at);
    if (members != NULL && (!studio_json_only_members (&at, members, error) || !check_nested (&at, error) || !check_can (&at, error)))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_formats (const StudioJsonAt *formats,
               GHashTable *types,
               GError **error)
{
  guint n_formats;
  const StudioFormat *list = studio_format_list (&n_formats);
  g_autofree const char **names = g_new0 (const char *, n_formats + 1);
  StudioJsonAt rules;
  StudioJsonAt set;

  for (guint i = 0; i < n_formats; i++)
    names[i] = list[i].id;
  if (!studio_json_only_members (formats, names, error))
    return FALSE;

  for (guint i = 0; i < n_formats; i++) {
    if (!studio_json_at_member (formats, list[i].id, &rules))
      continue;
    if (!studio_json_only_members (&rules, rule_members, error))
      return FALSE;
    if (studio_json_at_member (&rules, "set", &set) && !check_set (&set, types, error))
      return FALSE;
  }
  return TRUE;
}

/* Samples must name fields: one under a misspelt name would never be seen. */
static gboolean
check_samples (StudioTemplate *self,
               const StudioJsonAt *samples,
               GError **error)
{
  GPtrArray *fields = studio_template_get_fields (self);
  GPtrArray *fixed = studio_template_get_fixed_fields (self);
  g_autofree const char **names = g_new0 (const char *, fields->len + fixed->len + 1);
  JsonObjectIter iter;
  const char *brand;
  StudioJsonAt at;

  for (guint i = 0; i < fields->len; i++)
    names[i] = ((const StudioField *) g_ptr_array_index (fields, i))->name;
  for (guint i = 0; i < fixed->len; i++)
    names[fields->len + i] = ((const StudioField *) g_ptr_array_index (fixed, i))->name;

  json_object_iter_init_ordered (&iter, json_node_get_object (samples->node));
  while (json_object_iter_next_ordered (&iter, &brand, NULL)) {
    studio_json_at_member (samples, brand, &at);
    if (!studio_json_only_members (&at, names, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_fields (const StudioJsonAt *fields,
              GError **error)
{
  StudioJsonAt at;

  for (guint i = 0; studio_json_at_element (fields, i, &at); i++) {
    if (!studio_json_only_members (&at, field_members, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
studio_template_check_strict (StudioTemplate *self,
                              GError **error)
{
  g_autoptr (GHashTable) types = NULL;
  StudioJsonAt root;
  StudioJsonAt at;

  g_return_val_if_fail (STUDIO_IS_TEMPLATE (self), FALSE);

  types = g_hash_table_new (g_str_hash, g_str_equal);
  root = studio_json_at_root (studio_template_get_source (self), studio_template_get_json (self));
  if (!studio_json_only_members (&root, root_members, error))
    return FALSE;

  studio_json_at_member (&root, "fields", &at);
  if (!check_fields (&at, error))
    return FALSE;

  if (studio_json_at_member (&root, "samples", &at) && !check_samples (self, &at, error))
    return FALSE;
  if (!check_pages (self, &root, types, error))
    return FALSE;

  studio_json_at_member (&root, "formats", &at);
  return check_formats (&at, types, error);
}
