#include "config.h"

#include "studio-layer-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const char *const edge_names[] = { "top", "right", "bottom", "left", NULL };

static gboolean
read_place (const StudioJsonAt *at,
            StudioLayer *layer,
            GError **error)
{
  double *places[] = { &layer->left, &layer->top, &layer->right, &layer->bottom, &layer->center_x, &layer->center_y };
  static const char *const names[] = { "x", "y", "right", "bottom", "cx", "cy" };
  double *sizes[] = { &layer->width, &layer->height, &layer->min_width, &layer->max_width, &layer->min_height, &layer->max_height };
  static const char *const size_names[] = { "w", "h", "min_w", "max_w", "min_h", "max_h" };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++) {
    *places[i] = NAN;
    if (!studio_json_get_ranged (at, names[i], -20000, 20000, places[i], error))
      return FALSE;
  }
  layer->width = layer->height = NAN;
  layer->max_width = layer->max_height = INFINITY;
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    if (!studio_json_get_ranged (at, size_names[i], 0, 20000, sizes[i], error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_can (const StudioJsonAt *at,
          StudioLayer *layer,
          GError **error)
{
  StudioJsonAt can;

  layer->can = layer->locked != NULL ? STUDIO_CAN_NOTHING : STUDIO_CAN_EVERYTHING;
  if (!studio_json_at_member (at, "can", &can) || studio_can_from_json (can.node, &layer->can))
    return TRUE;
  studio_json_at_error (error, &can, _ ("This must be a list of some of these words: text, photo, move, style."));
  return FALSE;
}

static gboolean
read_names (const StudioJsonAt *at,
            StudioLayer *layer,
            GError **error)
{
  const char *id = "", *name = NULL, *field = NULL, *locked = NULL;

  if (!studio_json_get_string (at, "id", TRUE, &id, error) ||
      !studio_json_get_string (at, "name", FALSE, &name, error) ||
      !studio_json_get_string (at, "field", FALSE, &field, error) ||
      !studio_json_get_string (at, "locked", FALSE, &locked, error))
    return FALSE;
  layer->id = g_strdup (id);
  layer->name = g_strdup (name != NULL ? name : id);
  layer->field = g_strdup (field);
  layer->locked = g_strdup (locked);
  return read_can (at, layer, error);
}

static gboolean
read_common (const StudioJsonAt *at,
             StudioLayer *layer,
             StudioBrand *brand,
             GError **error)
{
  layer->opacity = 1;
  layer->priority = 5;
  return read_names (at, layer, error) &&
         read_place (at, layer, error) &&
         studio_json_get_ranged (at, "grow", 0, 100, &layer->grow, error) &&
         studio_json_get_int (at, "priority", FALSE, &layer->priority, error) &&
         studio_json_get_ranged (at, "rotate", -360, 360, &layer->rotation, error) &&
         studio_json_get_ranged (at, "opacity", 0, 1, &layer->opacity, error) &&
         studio_json_get_boolean (at, "clip", FALSE, &layer->clip, error) &&
         studio_json_get_boolean (at, "bleed", FALSE, &layer->bleed, error) &&
         studio_layer_read_insets (at, "margin", &layer->margin, error) &&
         studio_layer_read_insets (at, "padding", &layer->padding, error) &&
         studio_layer_read_outline (at, "outline", &layer->outline, error) &&
         studio_layer_read_paint (at, "fill", brand, &layer->fill, error) &&
         studio_layer_read_stroke (at, "stroke", brand, &layer->stroke, error) &&
         studio_layer_read_hand (at, layer, error) &&
         (layer->kind == STUDIO_LAYER_TEXT || studio_layer_read_shadow (at, "shadow", brand, &layer->shadow, error));
}

static gboolean
read_motif (const StudioJsonAt *at,
            StudioBrand *brand,
            StudioMotifSpec *motif,
            GError **error)
{
  JsonNode *own = studio_json_lookup (studio_brand_get_json (brand), "motif");
  StudioJsonAt defaults = studio_json_at_root ("brand.json", own);
  const char *name = "";
  int seed = 1, fade = -1;

  motif->cell = 40;
  studio_brand_lookup_color (brand, "primary/10", &motif->color);
  if (own != NULL && JSON_NODE_HOLDS_OBJECT (own) &&
      (!studio_json_get_string (&defaults, "name", FALSE, &name, error) ||
       !studio_json_get_ranged (&defaults, "cell", 2, 2000, &motif->cell, error)))
    return FALSE;
  if (!studio_json_get_string (at, "motif", FALSE, &name, error) ||
      !studio_json_get_ranged (at, "cell", 2, 2000, &motif->cell, error) ||
      !studio_json_get_int (at, "seed", FALSE, &seed, error) ||
      !studio_json_get_choice (at, "fade", edge_names, &fade, error) ||
      !studio_layer_read_color (at, "color", brand, &motif->color, error))
    return FALSE;
  motif->name = g_strdup (name);
  motif->seed = (guint) seed;
  motif->fades = fade >= 0;
  motif->fade = motif->fades ? (StudioEdge) fade : STUDIO_EDGE_TOP;
  return TRUE;
}

static gboolean
read_icon (const StudioJsonAt *at,
           StudioBrand *brand,
           StudioIconSpec *icon,
           GError **error)
{
  const char *name = "";

  icon->stroke = 2;
  studio_brand_lookup_color (brand, "ink", &icon->color);
  if (!studio_json_get_string (at, "icon", TRUE, &name, error) ||
      !studio_json_get_ranged (at, "stroke_width", 0.5, 6, &icon->stroke, error) ||
      !studio_layer_read_color (at, "color", brand, &icon->color, error))
    return FALSE;
  icon->name = g_strdup (name);
  return TRUE;
}

static gboolean
read_logo (const StudioJsonAt *at,
           StudioBrand *brand,
           StudioLogoSpec *logo,
           GError **error)
{
  const char *role = "utama";

  studio_brand_lookup_color (brand, "primary", &logo->color);
  studio_brand_lookup_color (brand, "surface", &logo->ground);
  if (!studio_json_get_string (at, "role", FALSE, &role, error) ||
      !studio_layer_read_color (at, "color", brand, &logo->color, error) ||
      !studio_layer_read_color (at, "ground", brand, &logo->ground, error))
    return FALSE;
  logo->role = g_strdup (role);
  return TRUE;
}

static gboolean
read_qr (const StudioJsonAt *at,
         StudioBrand *brand,
         StudioQrSpec *qr,
         GError **error)
{
  const char *text = "";

  qr->quiet = 3;
  studio_brand_lookup_color (brand, "ink", &qr->color);
  studio_brand_lookup_color (brand, "white", &qr->ground);
  if (!studio_json_get_string (at, "text", TRUE, &text, error) ||
      !studio_json_get_ranged (at, "quiet", 0, 10, &qr->quiet, error) ||
      !studio_layer_read_color (at, "color", brand, &qr->color, error) ||
      !studio_layer_read_color (at, "ground", brand, &qr->ground, error))
    return FALSE;
  qr->text = g_strdup (text);
  return TRUE;
}

static gboolean
read_stack (const StudioJsonAt *at,
            StudioBrand *brand,
            StudioStackSpec *stack,
            GError **error)
{
  static const char *const directions[] = { "column", "row", NULL };
  static const char *const aligns[] = { "start", "center", "end", "stretch", "baseline", NULL };
  static const char *const justifies[] = { "start", "center", "end", "between", NULL };
  int direction = 0, align = -1, justify = 0;
  double columns = 0;

  if (!studio_json_get_choice (at, "direction", directions, &direction, error) ||
      !studio_json_get_choice (at, "align", aligns, &align, error) ||
      !studio_json_get_choice (at, "justify", justifies, &justify, error) ||
      !studio_json_get_ranged (at, "gap", -400, 4000, &stack->gap, error) ||
      !studio_json_get_ranged (at, "columns", 0, STUDIO_STACK_MAX_COLUMNS, &columns, error) ||
      !studio_json_get_boolean (at, "fill_rows", FALSE, &stack->fill_rows, error))
    return FALSE;
  stack->direction = (StudioDirection) direction;
  stack->cross_gap = stack->gap;
  stack->columns = (int) columns;
  /* a column's children are as wide as it is, a row's as high as they need */
  stack->align = align >= 0 ? (StudioAlign) align : direction == 0 ? STUDIO_ALIGN_STRETCH
                                                                   : STUDIO_ALIGN_START;
  stack->justify = justify == 3 ? STUDIO_ALIGN_BETWEEN : (StudioAlign) justify;
  return studio_json_get_ranged (at, "cross_gap", -400, 4000, &stack->cross_gap, error) &&
         studio_layer_read_stroke (at, "divider", brand, &stack->divider, error);
}

static gboolean
read_children (const StudioJsonAt *at,
               StudioLayer *layer,
               StudioBrand *brand,
               GError **error)
{
  StudioJsonAt list, item;

  layer->children = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_layer_unref);
  if (!studio_json_get_array (at, "children", FALSE, &list, error))
    return FALSE;
  for (guint i = 0; list.node != NULL && studio_json_at_element (&list, i, &item); i++) {
    StudioLayer *child = studio_layer_parse (&item, brand, error);

    if (child == NULL)
      return FALSE;
    g_ptr_array_add (layer->children, child);
  }
  return TRUE;
}

static gboolean
read_kind (const StudioJsonAt *at,
           StudioLayer *layer,
           StudioBrand *brand,
           GError **error)
{
  switch (layer->kind) {
  case STUDIO_LAYER_TEXT:
    return studio_layer_read_text (at, brand, &layer->text, error);
  case STUDIO_LAYER_PHOTO:
    return studio_layer_read_photo (at, brand, &layer->photo, error);
  case STUDIO_LAYER_MOTIF:
    return read_motif (at, brand, &layer->motif, error);
  case STUDIO_LAYER_ICON:
    return read_icon (at, brand, &layer->icon, error);
  case STUDIO_LAYER_LOGO:
    return read_logo (at, brand, &layer->logo, error);
  case STUDIO_LAYER_QR:
    return read_qr (at, brand, &layer->qr, error);
  case STUDIO_LAYER_CHART:
    return studio_layer_read_chart (at, brand, &layer->chart, error);
  case STUDIO_LAYER_GROUP:
    return read_children (at, layer, brand, error);
  case STUDIO_LAYER_STACK:
    return read_stack (at, brand, &layer->stack, error) && read_children (at, layer, brand, error);
  case STUDIO_LAYER_LINE:
    return studio_layer_read_line (at, brand, layer, error);
  case STUDIO_LAYER_DRAWING:
    return studio_layer_read_drawing (at, brand, &layer->drawing, error);
  case STUDIO_LAYER_SHAPE:
    return TRUE;
  }
  g_return_val_if_reached (FALSE);
}

StudioLayer *
studio_layer_parse (const StudioJsonAt *at,
                    StudioBrand *brand,
                    GError **error)
{
  static const char *const kinds[] = { "text", "photo", "shape", "motif", "icon", "logo", "qr", "chart", "group", "stack", "line", "drawing", NULL };
  g_autoptr (StudioLayer) layer = NULL;
  int kind = -1;

  g_return_val_if_fail (STUDIO_IS_BRAND (brand), NULL);

  if (!studio_json_get_choice (at, "type", kinds, &kind, error))
    return NULL;
  if (kind < 0) {
    studio_json_at_error (error, at, _ ("the member “type” is missing"));
    return NULL;
  }
  layer = g_new0 (StudioLayer, 1);
  g_atomic_ref_count_init (&layer->refs);
  layer->kind = (StudioLayerKind) kind;
  layer->json = json_node_ref (at->node);
  if (!read_common (at, layer, brand, error) || !read_kind (at, layer, brand, error))
    return NULL;
  studio_layer_apply_scale (layer, layer->scale);
  return g_steal_pointer (&layer);
}
