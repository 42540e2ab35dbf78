#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-prompts.h"
#include "studio-rules-gbr.h"

/* Heights of logos in a row that differ by less are the same. */
#define SAME_HEIGHT 0.08

/* --- what layout found --- */

void
studio_rule_gbr_08 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  gbr_tell_issues (in, out, 1u << STUDIO_ISSUE_OUTSIDE | 1u << STUDIO_ISSUE_OVERLAP);
}

void
studio_rule_gbr_12 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  gbr_tell_issues (in, out, 1u << STUDIO_ISSUE_PHOTO_SMALL);
}

void
studio_rule_gbr_17 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  gbr_tell_issues (in, out, 1u << STUDIO_ISSUE_TEXT_OVERFLOW);
}

/* --- GBR-15, GBR-16: samples, of photos and of all else --- */

/* A fixed field's sample is what every post shows. */
static void
tell_samples (const StudioCheckInput *in,
              StudioFindings *out,
              gboolean photos)
{
  GPtrArray *fields = studio_template_get_fields (studio_snapshot_get_template (in->snapshot));

  for (guint i = 0; i < fields->len; i++) {
    const StudioField *field = g_ptr_array_index (fields, i);
    gboolean sample = FALSE;
    StudioFinding *finding;

    studio_snapshot_get_shown (in->snapshot, field->name, &sample);
    if (!sample || field->fixed || (field->type == STUDIO_FIELD_PHOTO) != photos || !(photos || field->required || field->type == STUDIO_FIELD_ROWS))
      continue;
    finding = photos ? studio_findings_add_whole (out, _ ("“%s” still shows the sample photo. Choose a photo, or leave the place empty."), field->label)
                     : studio_findings_add_whole (out, _ ("“%s” still shows the sample. Fill it in."), field->label);
    finding->place = (StudioPlace){ STUDIO_PLACE_FIELD, g_intern_string (field->name), NULL, -1 };
  }
}

/* What may be left out shows its sample until somebody writes there or empties it: one piece of advice for all of them. */
static void
tell_optional_samples (const StudioCheckInput *in,
                       StudioFindings *out)
{
  GPtrArray *fields = studio_template_get_fields (studio_snapshot_get_template (in->snapshot));
  g_autoptr (GString) labels = g_string_new (NULL);
  const char *first = NULL;
  StudioFinding *finding;

  for (guint i = 0; i < fields->len; i++) {
    const StudioField *field = g_ptr_array_index (fields, i);
    gboolean sample = FALSE;
    JsonNode *shown = studio_snapshot_get_shown (in->snapshot, field->name, &sample);

    if (!sample || field->fixed || field->required || field->type == STUDIO_FIELD_PHOTO || field->type == STUDIO_FIELD_ROWS || !studio_field_value_filled (shown))
      continue;
    first = first != NULL ? first : field->name;
    g_string_append_printf (labels, "%s“%s”", labels->len > 0 ? ", " : "", field->label);
  }
  if (first == NULL)
    return;
  finding = studio_findings_add_whole (out, _ ("The picture still shows words of the example in %s. Write your own, or leave them empty."), labels->str);
  finding->level = STUDIO_RULE_WARNING;
  finding->place = (StudioPlace){ STUDIO_PLACE_FIELD, g_intern_string (first), NULL, -1 };
}

void
studio_rule_gbr_15 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  tell_samples (in, out, TRUE);
}

/* Figures that came with an element are samples too. */
static void
tell_example_charts (const StudioCheckInput *in,
                     StudioFindings *out)
{
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; in->scenes != NULL && i < in->scenes->len; i++) {
    const StudioScene *scene = g_ptr_array_index (in->scenes, i);
    const StudioBox *box;

    for (guint k = 0; (box = gbr_box (scene, k)) != NULL; k++) {
      const StudioLayer *layer = box->layer;

      if (box->visible && layer->kind == STUDIO_LAYER_CHART && layer->chart.example && g_hash_table_add (told, layer->id))
        gbr_place (studio_findings_add_whole (out, _ ("The figures of “%s” are made up. Put in your own."), gbr_name (scene, layer)), scene, layer->id);
    }
  }
}

/* What a prompt left to fill in; one is told, the next after it. */
static void
tell_blank (const StudioCheckInput *in,
            StudioFindings *out)
{
  int start, end;

  if (studio_prompts_find_blank (in->text->bytes, &start, &end))
    studio_findings_add_range (out, start, end, _ ("The caption has a blank here. Fill it in, or take the sentence out."));
}

void
studio_rule_gbr_16 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  if (in->text != NULL) {
    tell_blank (in, out);
    return;
  }
  tell_samples (in, out, FALSE);
  tell_optional_samples (in, out);
  tell_example_charts (in, out);
}

/* --- GBR-13, GBR-14: logos --- */

static gboolean
is_logo (const StudioBox *box)
{
  return box->visible && box->layer->kind == STUDIO_LAYER_LOGO;
}

static gboolean
is_distorted (const StudioLayer *layer)
{
  return layer->flip_x || layer->flip_y || ABS (layer->rotation) > 0.5 || layer->opacity < 0.99 || layer->shadow.color.a > 0;
}

void
studio_rule_gbr_13 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  for (guint i = 0; in->scenes != NULL && i < in->scenes->len; i++) {
    const StudioScene *scene = g_ptr_array_index (in->scenes, i);
    const StudioBox *box;

    for (guint k = 0; (box = gbr_box (scene, k)) != NULL; k++) {
      if (is_logo (box) && is_distorted (box->layer))
        gbr_place (studio_findings_add_whole (out, _ ("“%s” is turned, mirrored, shaded or faded. An emblem is shown as it is; undo that."), gbr_name (scene, box->layer)),
                   scene, box->layer->id);
    }
  }
}

/* The logos that stand directly in the stack at @index. */
static void
check_row (const StudioScene *scene,
           guint index,
           StudioFindings *out)
{
  const StudioBox *stack = gbr_box (scene, index);
  double least = G_MAXDOUBLE, most = 0;

  for (guint i = index + 1; i < stack->end; i = gbr_box (scene, i)->end) {
    const StudioBox *box = gbr_box (scene, i);

    if (!is_logo (box))
      continue;
    least = MIN (least, box->rect.h);
    most = MAX (most, box->rect.h);
  }
  if (most > 0 && least < most * (1 - SAME_HEIGHT))
    gbr_place (studio_findings_add_whole (out, _ ("The logos of “%s” are of different heights. Make them the same."), gbr_name (scene, stack->layer)), scene, stack->layer->id);
}

void
studio_rule_gbr_14 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  for (guint i = 0; in->scenes != NULL && i < in->scenes->len; i++) {
    const StudioScene *scene = g_ptr_array_index (in->scenes, i);
    const StudioBox *box;

    for (guint k = 0; (box = gbr_box (scene, k)) != NULL; k++) {
      if (box->visible && box->layer->kind == STUDIO_LAYER_STACK && box->layer->stack.direction == STUDIO_STACK_ROW)
        check_row (scene, k, out);
    }
  }
}

/* --- GBR-18, GBR-19: charts --- */

static gboolean
has_unit (const StudioChartSpec *chart)
{
  if (chart->unit != NULL)
    return TRUE;
  for (guint i = 0; i < chart->rows->len; i++) {
    const StudioChartRow *row = &g_array_index (chart->rows, StudioChartRow, i);

    if ((row->unit != NULL && *row->unit != '\0') || row->cells[0].number != STUDIO_NUMBER_PLAIN)
      return TRUE;
  }
  return FALSE;
}

/* The unit of the figure that the chart belongs to. */
static gboolean
says_unit (const StudioScene *scene)
{
  const StudioBox *box = studio_scene_find_field ((StudioScene *) scene, "satuan");

  return box != NULL && box->visible;
}

static void
check_chart (const StudioScene *scene,
             const StudioLayer *layer,
             StudioFindings *out)
{
  const StudioChartSpec *chart = &layer->chart;
  StudioFinding *finding;
  gboolean sample = FALSE;

  if (layer->field != NULL)
    studio_snapshot_get_shown (scene->snapshot, layer->field, &sample);
  if (sample || chart->example || chart->rows == NULL || chart->rows->len == 0 || has_unit (chart) || says_unit (scene))
    return;
  finding = studio_findings_add_whole (out, _ ("“%s” does not say what its figures count. Give the unit: people, tons, rupiah."), gbr_name (scene, layer));
  /* a title may say it */
  finding->level = MIN (finding->level, STUDIO_RULE_HINT);
  gbr_place (finding, scene, layer->id);
}

static gboolean
needs_patterns (const StudioChartSpec *chart)
{
  return chart->n_series > 1 && !chart->patterns && (chart->kind == STUDIO_CHART_COLUMN || chart->kind == STUDIO_CHART_BAR || chart->kind == STUDIO_CHART_AREA);
}

static void
walk_charts (const StudioCheckInput *in,
             StudioFindings *out,
             void (*check) (const StudioScene *scene, const StudioLayer *layer, StudioFindings *out))
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; in->scenes != NULL && i < in->scenes->len; i++) {
    const StudioScene *scene = g_ptr_array_index (in->scenes, i);
    const StudioBox *box;

    for (guint k = 0; (box = gbr_box (scene, k)) != NULL; k++) {
      if (box->visible && box->layer->kind == STUDIO_LAYER_CHART && g_hash_table_add (seen, box->layer->id))
        check (scene, box->layer, out);
    }
  }
}

void
studio_rule_gbr_18 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  gbr_tell_issues (in, out, 1u << STUDIO_ISSUE_FIGURES | 1u << STUDIO_ISSUE_CHART);
  walk_charts (in, out, check_chart);
}

static void
check_patterns (const StudioScene *scene,
                const StudioLayer *layer,
                StudioFindings *out)
{
  if (needs_patterns (&layer->chart))
    gbr_place (studio_findings_add_whole (out, _ ("Only colours tell the series of “%s” apart. Turn on patterns, for people who do not see the colours."), gbr_name (scene, layer)),
               scene, layer->id);
}

void
studio_rule_gbr_19 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  walk_charts (in, out, check_patterns);
}
