#include "config.h"

#include "studio-brand-rules-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "studio-frame.h"

/* Sizes in rules are of a page this wide, in px. */
#define RULE_WIDTH 1080.0
/* Layouts round; this much less than the rule is not less. */
#define SLACK 0.5

static const StudioBox *
box_at (BrandRulesRun *run,
        guint index)
{
  return &g_array_index (run->scene->boxes, StudioBox, index);
}

static gboolean
is_logo (const StudioBox *box)
{
  return box->visible && box->layer->kind == STUDIO_LAYER_LOGO;
}

/* --- size --- */

void
brand_rules_logo_size (BrandRulesRun *run)
{
  double least = run->rule->amount * MIN (run->scene->format->size.w, run->scene->format->size.h) / RULE_WIDTH;

  for (guint i = 1; i < run->scene->boxes->len; i++) {
    const StudioBox *box = box_at (run, i);
    g_autofree char *name = NULL;
    StudioBrandFinding *finding;
    StudioFrame frame;

    if (!is_logo (box))
      continue;
    frame = studio_frame_of_box (run->scene, i);
    if (frame.h >= least - SLACK)
      continue;
    name = brand_rules_name (run, box->layer);
    finding = brand_rules_add (run, box->layer, g_strdup_printf (_ ("“%s” is %.0f px high; a logo of the brand has at least %.0f px here. Enlarge it."), name, floor (frame.h), ceil (least)));
    finding->fix = STUDIO_BRAND_FIX_ENLARGE;
    finding->height = ceil (least);
  }
}

/* --- clear space --- */

/* Whether a person put the layer, or one it stands in, where it is. */
static gboolean
is_placed (BrandRulesRun *run,
           guint index)
{
  for (; index > 0; index = studio_frame_parent (run->scene, index)) {
    const StudioLayer *layer = box_at (run, index)->layer;

    if (layer->added || brand_rules_hand (run, layer, "frame") != NULL)
      return TRUE;
  }
  return FALSE;
}

/* Whether the box can crowd a logo: what is to be read, or a drawing; grounds and photos lie under it. */
static gboolean
can_crowd (const StudioBox *box)
{
  return box->visible && (studio_scene_is_readable (box) || box->layer->kind == STUDIO_LAYER_ICON || box->layer->kind == STUDIO_LAYER_DRAWING);
}

static StudioRect
seen_rect (BrandRulesRun *run,
           guint index)
{
  const StudioBox *box = box_at (run, index);
  StudioRect rect = box->layer->kind == STUDIO_LAYER_TEXT ? studio_box_text_rect (box) : box->rect;
  StudioFrame frame = studio_frame_of_part (run->scene, index, &rect);

  return studio_frame_bounds (&frame);
}

static gboolean
meet (const StudioRect *a,
      const StudioRect *b)
{
  return a->x < b->x + b->w - SLACK && b->x < a->x + a->w - SLACK && a->y < b->y + b->h - SLACK && b->y < a->y + a->h - SLACK;
}

/* Tells of the first that comes too near: moving one away may free the others. */
static void
check_clear (BrandRulesRun *run,
             guint logo)
{
  StudioRect room = seen_rect (run, logo);
  double margin = room.h * run->rule->amount;
  gboolean placed = is_placed (run, logo);

  room = (StudioRect){ room.x - margin, room.y - margin, room.w + 2 * margin, room.h + 2 * margin };
  for (guint i = 1; i < run->scene->boxes->len; i++) {
    g_autofree char *name = NULL;
    g_autofree char *own = NULL;
    StudioRect rect;

    /* logos beside each other keep the distance that the row gives them */
    if (i == logo || !can_crowd (box_at (run, i)) || is_logo (box_at (run, i)) || !(placed || is_placed (run, i)))
      continue;
    rect = seen_rect (run, i);
    if (!meet (&rect, &room))
      continue;
    name = brand_rules_name (run, box_at (run, i)->layer);
    own = brand_rules_name (run, box_at (run, logo)->layer);
    brand_rules_add (run, box_at (run, placed ? logo : i)->layer,
                     g_strdup_printf (_ ("“%s” stands too near to “%s”. Keep %.0f px free around the logo."), name, own, ceil (margin)));
    return;
  }
}

void
brand_rules_logo_clear (BrandRulesRun *run)
{
  for (guint i = 1; i < run->scene->boxes->len; i++) {
    if (is_logo (box_at (run, i)))
      check_clear (run, i);
  }
}

/* --- effects --- */

static gboolean
is_forbidden (BrandRulesRun *run,
              const char *effect)
{
  return g_ptr_array_find_with_equal_func (run->rule->words, effect, g_str_equal, NULL);
}

static void
forbid (BrandRulesRun *run,
        const StudioLayer *layer,
        const char *member,
        char *sentence)
{
  StudioBrandFinding *finding = brand_rules_add (run, layer, sentence);

  finding->fix = STUDIO_BRAND_FIX_CLEAR;
  finding->member = g_strdup (member);
}

static gboolean
has_shadow (const StudioLayer *layer)
{
  return layer->shadow.color.a > 0 || (layer->kind == STUDIO_LAYER_TEXT && layer->text.shadow.color.a > 0);
}

static void
check_effects (BrandRulesRun *run,
               const StudioLayer *layer)
{
  g_autofree char *name = brand_rules_name (run, layer);

  if (is_forbidden (run, "shadow") && has_shadow (layer) && brand_rules_hand (run, layer, "shadow") != NULL)
    forbid (run, layer, "shadow", g_strdup_printf (_ ("“%s” has a shadow, which the brand does without. Take it away."), name));
  if (is_forbidden (run, "outline_text") && layer->kind == STUDIO_LAYER_TEXT && layer->text.outline.width > 0 && brand_rules_hand (run, layer, "outline_text") != NULL)
    forbid (run, layer, "outline_text", g_strdup_printf (_ ("The letters of “%s” have an outline, which the brand does without. Take it away."), name));
  if (is_forbidden (run, "rotate-logo") && layer->kind == STUDIO_LAYER_LOGO && layer->rotation != 0 && brand_rules_hand (run, layer, "rotate") != NULL)
    forbid (run, layer, "rotate", g_strdup_printf (_ ("“%s” is turned. A logo of the brand stands upright."), name));
}

void
brand_rules_effects (BrandRulesRun *run)
{
  for (guint i = 1; i < run->scene->boxes->len; i++) {
    if (box_at (run, i)->visible)
      check_effects (run, box_at (run, i)->layer);
  }
}
