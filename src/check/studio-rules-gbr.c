#include "config.h"

#include "studio-rules-gbr.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define GBR(number, mode, level, principle, scope, title)                                                                         \
  {                                                                                                                               \
    "GBR-" #number, STUDIO_RULE_##mode, STUDIO_RULE_##level, STUDIO_PRINCIPLE_##principle, scope, title, studio_rule_gbr_##number \
  }

const StudioRule studio_rules_gbr[] = {
  GBR (01, AUTOMATIC, REQUIRED, KETERWAKILAN, STUDIO_ON_POST, N_ ("Each page has a description for people who cannot see it.")),
  GBR (02, AUTOMATIC, WARNING, KETERWAKILAN, STUDIO_ON_ALT, N_ ("Descriptions are neither too short nor too long.")),
  GBR (03, AUTOMATIC, WARNING, KETERWAKILAN, STUDIO_ON_ALT, N_ ("Descriptions begin with what is seen, and name no files.")),
  GBR (04, AUTOMATIC, WARNING, KETERWAKILAN, STUDIO_ON_POST, N_ ("What the picture says in words is in its description.")),
  GBR (05, AUTOMATIC, HINT, KETERWAKILAN, STUDIO_ON_POST, N_ ("Caption and description are not the same.")),
  GBR (06, AUTOMATIC, REQUIRED, PROFESIONAL, STUDIO_ON_POST, N_ ("Texts stand out from what lies behind them.")),
  GBR (07, AUTOMATIC, WARNING, PROFESIONAL, STUDIO_ON_POST, N_ ("Letters can be read on a telephone.")),
  GBR (08, AUTOMATIC, WARNING, PROFESIONAL, STUDIO_ON_POST, N_ ("Texts and logos stand in the safe area, and not on each other.")),
  GBR (09, AUTOMATIC, HINT, PROFESIONAL, STUDIO_ON_POST, N_ ("The picture has few words.")),
  GBR (10, AUTOMATIC, WARNING, INTEGRITAS, STUDIO_ON_POST, N_ ("Photos have a credit.")),
  GBR (11, FINDS_AND_ASKS, WARNING, KREDIBEL, STUDIO_ON_POST, N_ ("Photos that only illustrate say so.")),
  GBR (12, AUTOMATIC, WARNING, PROFESIONAL, STUDIO_ON_POST, N_ ("Photos are sharp enough for their size.")),
  GBR (13, AUTOMATIC, REQUIRED, INTEGRITAS, STUDIO_ON_POST, N_ ("Emblems and logos keep their shape and colours.")),
  GBR (14, AUTOMATIC, HINT, PROFESIONAL, STUDIO_ON_POST, N_ ("Logos in a row are of one height.")),
  GBR (15, AUTOMATIC, REQUIRED, PROFESIONAL, STUDIO_ON_POST, N_ ("Each place for a photo has one.")),
  GBR (16, AUTOMATIC, REQUIRED, PROFESIONAL, STUDIO_ON_POST | STUDIO_ON_CAPTION, N_ ("No sample text is left.")),
  GBR (17, AUTOMATIC, REQUIRED, PROFESIONAL, STUDIO_ON_POST, N_ ("Texts fit their boxes.")),
  GBR (18, AUTOMATIC, WARNING, KREDIBEL, STUDIO_ON_POST, N_ ("Charts name source, unit and period, and show their figures.")),
  GBR (19, AUTOMATIC, WARNING, KETERWAKILAN, STUDIO_ON_POST, N_ ("Colour alone carries no meaning.")),
  GBR (20, FINDS_AND_ASKS, REQUIRED, INTEGRITAS, STUDIO_ON_POST, N_ ("No personal data can be read on a photo.")),
  GBR (21, AUTOMATIC, HINT, INTEGRITAS, STUDIO_ON_POST, N_ ("No place is left in the photo's file.")),
  GBR (22, FINDS_AND_ASKS, WARNING, INTEGRITAS, STUDIO_ON_POST, N_ ("Pictures made by a machine say so.")),
  { NULL }
};

const StudioBox *
gbr_box (const StudioScene *scene,
         guint index)
{
  return index < scene->boxes->len ? &g_array_index (scene->boxes, StudioBox, index) : NULL;
}

void
gbr_place (StudioFinding *finding,
           const StudioScene *scene,
           const char *id)
{
  finding->place = (StudioPlace){ STUDIO_PLACE_LAYER, g_intern_string (id), g_intern_string (scene->format->id), (int) scene->page };
}

const StudioField *
gbr_field (const StudioCheckInput *in,
           const char *path)
{
  g_autofree char *name = path != NULL ? g_strndup (path, strcspn (path, "/.")) : NULL;

  return name != NULL ? studio_template_find_field (studio_snapshot_get_template (in->snapshot), name) : NULL;
}

const char *
gbr_name (const StudioScene *scene,
          const StudioLayer *layer)
{
  const StudioCheckInput in = { .snapshot = scene->snapshot };
  const StudioField *field = gbr_field (&in, layer->field);

  if (field != NULL)
    return field->label;
  return layer->name != NULL ? layer->name : layer->id;
}

/* A field is the same in all sizes; a layer may be amiss in one of them only. */
static void
tell_issue (const StudioScene *scene,
            const StudioIssue *issue,
            StudioFindings *out,
            GHashTable *seen)
{
  g_autofree char *where = issue->layer != NULL ? g_strdup_printf ("%s %s %u %d", issue->layer, scene->format->id, scene->page, issue->kind) : g_strdup (issue->field);
  StudioFinding *finding;

  if (where != NULL && !g_hash_table_add (seen, g_steal_pointer (&where)))
    return;
  finding = studio_findings_add_whole (out, "%s", issue->message);
  if (issue->layer != NULL)
    gbr_place (finding, scene, issue->layer);
  else if (issue->field != NULL)
    finding->place = (StudioPlace){ STUDIO_PLACE_FIELD, g_intern_string (issue->field), NULL, -1 };
}

void
gbr_tell_issues (const StudioCheckInput *in,
                 StudioFindings *out,
                 guint kinds)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; in->scenes != NULL && i < in->scenes->len; i++) {
    const StudioScene *scene = g_ptr_array_index (in->scenes, i);

    for (guint k = 0; k < scene->issues->len; k++) {
      const StudioIssue *issue = g_ptr_array_index (scene->issues, k);

      if ((kinds & 1u << issue->kind) != 0)
        tell_issue (scene, issue, out, seen);
    }
  }
}
