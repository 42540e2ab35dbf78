#include "config.h"

#include "studio-brand-rules-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "studio-contrast.h"
#include "studio-frame.h"

/* Colours that differ by less are the same one, written by another program. */
#define SAME 0.012
/* A post is looked at this wide, in CSS px; letters of 24 px, or of 18.66 px if heavy, are large there (WCAG 2.2, 1.4.3). */
#define SEEN_WIDTH 360.0
#define LARGE 24.0
#define LARGE_HEAVY 18.66
#define HEAVY 700
/* What is measured on pictures is the worst tenth of them: a little less than needed there can be read. */
#define MEASURED_SLACK 0.3

/* The brand's colours that are offered in place of others; the best known first. */
static const char *const offered[] = { "primary", "deep", "accent", "accent2", "ink", "muted", "surface", "tint", "white", "danger", "success" };

static const StudioBox *
box_at (BrandRulesRun *run,
        guint index)
{
  return &g_array_index (run->scene->boxes, StudioBox, index);
}

/* --- palette --- */

static gboolean
is_same (const StudioColor *a,
         const StudioColor *b)
{
  return fabs (a->r - b->r) < SAME && fabs (a->g - b->g) < SAME && fabs (a->b - b->b) < SAME;
}

/* How unlike two colours look: the eye sees green best and blue least. */
static double
distance (const StudioColor *a,
          const StudioColor *b)
{
  double r = a->r - b->r, g = a->g - b->g, blue = a->b - b->b;

  return 2 * r * r + 4 * g * g + 3 * blue * blue;
}

/* Whether @text is white, black or one of @colors, a member of the brand's document: an object of names or an array. */
static gboolean
is_in_brand (BrandRulesRun *run,
             const StudioColor *color)
{
  static const StudioColor neutral[] = { { 0, 0, 0, 1 }, { 1, 1, 1, 1 } };
  JsonNode *root = studio_brand_get_json (run->brand);
  JsonNode *palette = studio_json_lookup (root, "chart/palette");
  JsonObjectIter iter;
  const char *name;
  StudioColor own;

  for (gsize i = 0; i < G_N_ELEMENTS (neutral); i++) {
    if (is_same (color, &neutral[i]))
      return TRUE;
  }
  json_object_iter_init_ordered (&iter, json_node_get_object (studio_json_lookup (root, "colors")));
  while (json_object_iter_next_ordered (&iter, &name, NULL)) {
    if (studio_brand_lookup_color (run->brand, name, &own) && is_same (color, &own))
      return TRUE;
  }
  for (guint i = 0; palette != NULL && JSON_NODE_HOLDS_ARRAY (palette) && i < json_array_get_length (json_node_get_array (palette)); i++) {
    name = json_array_get_string_element (json_node_get_array (palette), i);
    if (name != NULL && studio_brand_lookup_color (run->brand, name, &own) && is_same (color, &own))
      return TRUE;
  }
  return FALSE;
}

const char *
brand_rules_nearest (BrandRulesRun *run,
                     const StudioColor *color,
                     const StudioColor *ground,
                     double needed)
{
  const char *best = NULL;
  double best_distance = G_MAXDOUBLE;

  for (gsize i = 0; i < G_N_ELEMENTS (offered); i++) {
    StudioColor own;

    if (!studio_brand_lookup_color (run->brand, offered[i], &own) || (ground != NULL && studio_color_contrast (&own, ground) < needed))
      continue;
    if (distance (color, &own) < best_distance - 1e-9) {
      best = offered[i];
      best_distance = distance (color, &own);
    }
  }
  return best;
}

/* A colour written by hand that is none of the brand's. Only "#RRGGBB" can be one: names are the brand's own. */
static gboolean
is_foreign (BrandRulesRun *run,
            const char *text,
            StudioColor *color)
{
  return text != NULL && text[0] == '#' && studio_brand_lookup_color (run->brand, text, color) && color->a > 0 && !is_in_brand (run, color);
}

static void
tell_foreign (BrandRulesRun *run,
              guint index,
              const char *member,
              const StudioColor *color)
{
  const StudioBox *box = box_at (run, index);
  StudioColor opaque = { color->r, color->g, color->b, 1 };
  g_autofree char *name = brand_rules_name (run, box->layer);
  g_autofree char *text = studio_color_to_string (&opaque);
  gboolean letters = box->layer->kind == STUDIO_LAYER_TEXT && g_str_equal (member, "color");
  StudioColor ground;
  gboolean flat = letters && brand_rules_flat_ground (run, index, &ground);
  const char *nearest = brand_rules_nearest (run, color, flat ? &ground : NULL, brand_rules_needed (run, box, STUDIO_BRAND_TEXT_CONTRAST));
  StudioBrandFinding *finding = brand_rules_add (run, box->layer, g_strdup_printf (_ ("“%s” has the colour %s, which is none of the brand's. Choose one of the brand's."), name, text));

  if (nearest == NULL)
    return;
  finding->fix = STUDIO_BRAND_FIX_SET;
  finding->member = g_strdup (member);
  finding->value = g_strdup (nearest);
}

/* The member @inner of the object that a person wrote as @outer. */
static const char *
inner_text (BrandRulesRun *run,
            const StudioLayer *layer,
            const char *outer,
            const char *inner)
{
  JsonNode *value = brand_rules_hand (run, layer, outer);

  return value != NULL && JSON_NODE_HOLDS_OBJECT (value) ? studio_json_peek_string (json_node_get_object (value), inner) : NULL;
}

static void
check_palette (BrandRulesRun *run,
               guint index)
{
  static const char *const members[] = { "color", "fill", "highlight", "marker_color", "tint", "ground", "muted", "accent" };
  static const char *const strokes[] = { "stroke", "outline_text", "shadow" };
  const StudioLayer *layer = box_at (run, index)->layer;
  StudioColor color;

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++) {
    if (is_foreign (run, brand_rules_hand_text (run, layer, members[i]), &color))
      tell_foreign (run, index, members[i], &color);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (strokes); i++) {
    g_autofree char *path = g_strconcat (strokes[i], "/color", NULL);

    if (is_foreign (run, inner_text (run, layer, strokes[i], "color"), &color))
      tell_foreign (run, index, path, &color);
  }
}

void
brand_rules_palette (BrandRulesRun *run)
{
  for (guint i = 1; i < run->scene->boxes->len; i++) {
    if (box_at (run, i)->visible)
      check_palette (run, i);
  }
}

/* --- grounds --- */

/** Cover: how much of the letters a box lies under. */
typedef enum {
  COVER_NONE,
  COVER_PART,
  COVER_ALL,
} Cover;

static Cover
find_cover (BrandRulesRun *run,
            guint index,
            const StudioFrame *letters)
{
  StudioFrame frame = studio_frame_of_box (run->scene, index);
  StudioRect bounds = studio_frame_bounds (letters);
  StudioPoint corners[4];
  guint inside = 0;

  if (!studio_frame_meets (&frame, &bounds))
    return COVER_NONE;
  studio_frame_corners (letters, corners);
  for (gsize i = 0; i < G_N_ELEMENTS (corners); i++)
    inside += studio_frame_contains (&frame, corners[i], 1) ? 1 : 0;
  return inside == G_N_ELEMENTS (corners) ? COVER_ALL : COVER_PART;
}

static gboolean
is_plain_outline (const StudioOutline *outline)
{
  return outline->kind == STUDIO_OUTLINE_RECT || outline->kind == STUDIO_OUTLINE_PILL || outline->kind == STUDIO_OUTLINE_BUBBLE || outline->kind == STUDIO_OUTLINE_RIBBON;
}

/* Whether all that the box stands in lets it be seen as it is. */
static gboolean
is_opaque_place (BrandRulesRun *run,
                 guint index)
{
  for (; index > 0; index = studio_frame_parent (run->scene, index)) {
    if (box_at (run, index)->layer->opacity < 1)
      return FALSE;
  }
  return TRUE;
}

/* Whether the box paints nothing behind other boxes: letters beside letters are another rule's business. */
static gboolean
paints_nothing (const StudioLayer *layer)
{
  switch (layer->kind) {
  case STUDIO_LAYER_TEXT:
  case STUDIO_LAYER_SHAPE:
  case STUDIO_LAYER_GROUP:
  case STUDIO_LAYER_STACK:
    return layer->fill.kind == STUDIO_PAINT_NONE;
  case STUDIO_LAYER_PHOTO:
  case STUDIO_LAYER_MOTIF:
  case STUDIO_LAYER_ICON:
  case STUDIO_LAYER_LOGO:
  case STUDIO_LAYER_QR:
  case STUDIO_LAYER_CHART:
  case STUDIO_LAYER_LINE:
  case STUDIO_LAYER_DRAWING:
    return FALSE;
  }
  g_return_val_if_reached (FALSE);
}

/* Lays the veils between the letters and @ground over it, the lowest first. */
static void
lay_veils (GArray *veils,
           StudioColor *ground)
{
  for (guint i = veils->len; i > 0; i--)
    *ground = studio_color_over (&g_array_index (veils, StudioColor, i - 1), ground);
}

gboolean
brand_rules_flat_ground (BrandRulesRun *run,
                         guint index,
                         StudioColor *ground)
{
  const StudioBox *text = box_at (run, index);
  StudioRect rect = studio_box_text_rect (text);
  StudioFrame letters = studio_frame_of_part (run->scene, index, &rect);
  g_autoptr (GArray) veils = g_array_new (FALSE, FALSE, sizeof (StudioColor));

  if (text->layer->text.highlight.a > 0)
    g_array_append_val (veils, text->layer->text.highlight);
  for (guint i = index + 1; i > 0; i--) {
    const StudioLayer *layer = box_at (run, i - 1)->layer;
    const StudioColor *fill = &layer->fill.stops[0].color;
    Cover cover;

    if (!box_at (run, i - 1)->visible || paints_nothing (layer))
      continue;
    cover = find_cover (run, i - 1, &letters);
    if (cover == COVER_NONE)
      continue;
    if (cover == COVER_PART || layer->fill.kind != STUDIO_PAINT_SOLID || !is_plain_outline (&layer->outline) || !is_opaque_place (run, i - 1))
      return FALSE;
    if (fill->a >= 1) {
      *ground = *fill;
      lay_veils (veils, ground);
      return TRUE;
    }
    g_array_append_val (veils, *fill);
  }
  return FALSE;
}

/* --- contrast --- */

double
brand_rules_needed (BrandRulesRun *run,
                    const StudioBox *box,
                    double amount)
{
  double seen = box->fit.size * SEEN_WIDTH / run->scene->format->size.w;
  gboolean large = box->layer->kind == STUDIO_LAYER_TEXT && (seen >= LARGE || (seen >= LARGE_HEAVY && box->layer->text.weight >= HEAVY));

  return large ? amount * 2 / 3 : amount;
}

/* Measures on flat ground. Returns: FALSE if it is not flat */
static gboolean
measure_flat (BrandRulesRun *run,
              guint index,
              double needed,
              double *ratio,
              char **better)
{
  const StudioLayer *layer = box_at (run, index)->layer;
  StudioColor ground;
  StudioColor seen;

  if (!brand_rules_flat_ground (run, index, &ground))
    return FALSE;
  seen = studio_color_over (&layer->text.color, &ground);
  *ratio = studio_color_contrast (&seen, &ground);
  if (*ratio < needed)
    *better = g_strdup (brand_rules_nearest (run, &layer->text.color, &ground, needed));
  return TRUE;
}

static gboolean
measure (BrandRulesRun *run,
         guint index,
         double needed,
         double *ratio,
         char **better)
{
  g_autoptr (StudioContrast) contrast = NULL;

  if (measure_flat (run, index, needed, ratio, better))
    return TRUE;
  if ((run->flags & STUDIO_BRAND_RULES_PIXELS) == 0)
    return FALSE;
  if (run->painter.context == NULL)
    run->painter = studio_contrast_painter (run->cancellable);
  contrast = studio_contrast_measure (run->scene, box_at (run, index)->layer->id, &run->painter, NULL);
  if (contrast == NULL)
    return FALSE;
  *ratio = contrast->ratio >= needed - MEASURED_SLACK ? needed : contrast->ratio;
  *better = g_steal_pointer (&contrast->better);
  return TRUE;
}

static void
check_contrast (BrandRulesRun *run,
                guint index)
{
  const StudioBox *box = box_at (run, index);
  double needed = brand_rules_needed (run, box, run->rule->amount);
  g_autofree char *name = NULL;
  g_autofree char *better = NULL;
  StudioBrandFinding *finding;
  double ratio;

  if (!measure (run, index, needed, &ratio, &better) || ratio >= needed - 0.005)
    return;
  name = brand_rules_name (run, box->layer);
  finding = brand_rules_add (run, box->layer, g_strdup_printf (_ ("“%s” is hard to read: contrast %.1f, needed %.1f. Choose a darker or lighter colour."), name, floor (ratio * 10) / 10, needed));
  if (better == NULL)
    return;
  finding->fix = STUDIO_BRAND_FIX_SET;
  finding->member = g_strdup ("color");
  finding->value = g_steal_pointer (&better);
}

void
brand_rules_contrast (BrandRulesRun *run)
{
  for (guint i = 1; i < run->scene->boxes->len && !g_cancellable_is_cancelled (run->cancellable); i++) {
    const StudioBox *box = box_at (run, i);

    if (box->visible && box->layer->kind == STUDIO_LAYER_TEXT && box->fit.n_lines > 0)
      check_contrast (run, i);
  }
}
