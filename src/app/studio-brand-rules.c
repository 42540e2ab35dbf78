#include "config.h"

#include "studio-brand-rules-private.h"

#include "studio-composer-private.h"
#include "studio-contrast.h"
#include "studio-layout.h"
#include "studio-pages.h"

/* Longest name of a layer in a sentence, in characters. */
#define MAX_NAME 32
#define MAX_DEPTH 16

void
studio_brand_finding_free (StudioBrandFinding *finding)
{
  if (finding == NULL)
    return;

  g_free (finding->layer);
  g_free (finding->sentence);
  g_free (finding->guide);
  g_free (finding->member);
  g_free (finding->value);
  g_free (finding);
}

/* --- what a person did --- */

static JsonNode *
peek (JsonNode *object,
      const char *member)
{
  if (object == NULL || !JSON_NODE_HOLDS_OBJECT (object))
    return NULL;
  return json_object_get_member (json_node_get_object (object), member);
}

/* Notes the added layer called @id and those that stand in it. */
static void
note_added (GHashTable *added,
            const char *id,
            JsonNode *layer,
            int depth)
{
  JsonNode *children = peek (layer, "children");
  JsonArray *array = children != NULL && JSON_NODE_HOLDS_ARRAY (children) ? json_node_get_array (children) : NULL;

  if (id != NULL)
    g_hash_table_insert (added, (char *) id, layer);
  for (guint i = 0; array != NULL && depth < MAX_DEPTH && i < json_array_get_length (array); i++) {
    JsonNode *child = json_array_get_element (array, i);

    if (JSON_NODE_HOLDS_OBJECT (child))
      note_added (added, studio_json_peek_string (json_node_get_object (child), "id"), child, depth + 1);
  }
}

/* Returns: (transfer full): the layers that were put on pages by hand, by id */
static GHashTable *
list_added (JsonNode *root)
{
  GHashTable *added = g_hash_table_new (g_str_hash, g_str_equal);
  JsonNode *layers = peek (root, "layers");
  JsonObjectIter iter;
  const char *id;
  JsonNode *layer;

  if (layers == NULL || !JSON_NODE_HOLDS_OBJECT (layers))
    return added;
  json_object_iter_init_ordered (&iter, json_node_get_object (layers));
  while (json_object_iter_next_ordered (&iter, &id, &layer))
    note_added (added, id, layer, 0);
  return added;
}

JsonNode *
brand_rules_hand (BrandRulesRun *run,
                  const StudioLayer *layer,
                  const char *member)
{
  JsonNode *variant = peek (peek (run->root, "variants"), run->scene->format->id);
  JsonNode *value = peek (peek (peek (variant, "set"), layer->id), member);

  if (value == NULL)
    value = peek (peek (peek (run->root, "set"), layer->id), member);
  if (value == NULL)
    value = peek (g_hash_table_lookup (run->added, layer->id), member);
  return value;
}

const char *
brand_rules_hand_text (BrandRulesRun *run,
                       const StudioLayer *layer,
                       const char *member)
{
  JsonNode *value = brand_rules_hand (run, layer, member);

  return value != NULL && JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_STRING ? json_node_get_string (value) : NULL;
}

/* --- findings --- */

static char *
shorten (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n*", ' ');
  g_autofree char *cut = NULL;

  g_strstrip (line);
  if (g_utf8_strlen (line, -1) <= MAX_NAME)
    return g_steal_pointer (&line);
  cut = g_utf8_substring (line, 0, MAX_NAME - 1);
  return g_strconcat (g_strchomp (cut), "…", NULL);
}

char *
brand_rules_name (BrandRulesRun *run,
                  const StudioLayer *layer)
{
  const StudioField *field = NULL;

  /* one that nobody named is called as its id is */
  if (g_strcmp0 (layer->name, layer->id) != 0 && layer->name != NULL && *layer->name != '\0')
    return shorten (layer->name);
  if (layer->field != NULL && strchr (layer->field, '/') == NULL)
    field = studio_template_find_field (studio_snapshot_get_template (run->scene->snapshot), layer->field);
  if (field != NULL)
    return g_strdup (field->label);
  if (layer->kind == STUDIO_LAYER_TEXT && *layer->text.text != '\0')
    return shorten (layer->text.text);
  return g_strdup (studio_composer_kind_word (studio_layer_kind_name (layer->kind)));
}

StudioBrandFinding *
brand_rules_add (BrandRulesRun *run,
                 const StudioLayer *layer,
                 char *sentence)
{
  StudioBrandFinding *finding = g_new0 (StudioBrandFinding, 1);

  finding->rule = run->kind;
  finding->level = run->rule->level;
  finding->layer = g_strdup (layer->id);
  finding->page = run->scene->page;
  finding->format = run->scene->format;
  finding->sentence = sentence;
  finding->guide = g_strdup (run->rule->page);
  g_ptr_array_add (run->findings, finding);
  return finding;
}

/* Stable, so that within a rule they stay from the back of the page to its front. */
static int
compare_findings (gconstpointer a,
                  gconstpointer b)
{
  const StudioBrandFinding *first = *(const StudioBrandFinding *const *) a;
  const StudioBrandFinding *second = *(const StudioBrandFinding *const *) b;

  if (first->level != second->level)
    return (int) second->level - (int) first->level;
  return (int) first->rule - (int) second->rule;
}

static const struct
{
  StudioRuleKind kind;
  void (*check) (BrandRulesRun *run);
} checks[] = {
  { STUDIO_RULE_PALETTE, brand_rules_palette },
  { STUDIO_RULE_TYPE, brand_rules_type },
  { STUDIO_RULE_CONTRAST, brand_rules_contrast },
  { STUDIO_RULE_LOGO_CLEAR, brand_rules_logo_clear },
  { STUDIO_RULE_LOGO_SIZE, brand_rules_logo_size },
  { STUDIO_RULE_EFFECTS, brand_rules_effects },
  { STUDIO_RULE_TITLE_CASE, brand_rules_title_case },
  { STUDIO_RULE_NEUTRAL, brand_rules_neutral },
};

static GPtrArray *
new_findings (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) studio_brand_finding_free);
}

GPtrArray *
studio_brand_rules_check (StudioScene *scene,
                          StudioBrandRulesFlags flags,
                          GCancellable *cancellable)
{
  BrandRulesRun run = { .scene = scene, .flags = flags, .cancellable = cancellable };

  g_return_val_if_fail (scene != NULL, NULL);

  run.findings = new_findings ();
  run.brand = studio_snapshot_get_brand (scene->snapshot);
  run.root = studio_snapshot_get_json (scene->snapshot);
  run.added = list_added (run.root);
  studio_brand_get_today (&run.today);
  for (gsize i = 0; i < G_N_ELEMENTS (checks) && !g_cancellable_is_cancelled (cancellable); i++) {
    run.kind = checks[i].kind;
    run.rule = studio_brand_get_rule (run.brand, run.kind);
    if (studio_brand_rule_holds (run.rule, &run.today))
      checks[i].check (&run);
  }
  studio_contrast_painter_clear (&run.painter);
  g_hash_table_unref (run.added);
  g_ptr_array_sort (run.findings, compare_findings);
  return run.findings;
}

static void
take_all (GPtrArray *all,
          GPtrArray *findings)
{
  g_ptr_array_set_free_func (findings, NULL);
  for (guint i = 0; i < findings->len; i++)
    g_ptr_array_add (all, g_ptr_array_index (findings, i));
}

GPtrArray *
studio_brand_rules_check_post (PangoContext *context,
                               StudioSnapshot *snapshot,
                               StudioBrandRulesFlags flags,
                               GCancellable *cancellable,
                               GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  GPtrArray *formats;

  g_return_val_if_fail (PANGO_IS_CONTEXT (context) && snapshot != NULL, NULL);

  all = new_findings ();
  formats = studio_template_get_formats (studio_snapshot_get_template (snapshot));
  for (guint i = 0; i < formats->len * studio_snapshot_get_n_pages (snapshot); i++) {
    g_autoptr (StudioScene) scene = studio_layout_page (context, snapshot, g_ptr_array_index (formats, i % formats->len), i / formats->len, error);
    g_autoptr (GPtrArray) findings = NULL;

    if (scene == NULL)
      return NULL;
    findings = studio_brand_rules_check (scene, flags, cancellable);
    take_all (all, findings);
  }
  return g_steal_pointer (&all);
}

/* --- in a thread --- */

static void
check_thread (GTask *task,
              gpointer source,
              gpointer data,
              GCancellable *cancellable)
{
  StudioBrandRulesFlags flags = (StudioBrandRulesFlags) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (task), "flags"));

  g_task_return_pointer (task, studio_brand_rules_check (data, flags, cancellable), (GDestroyNotify) g_ptr_array_unref);
}

void
studio_brand_rules_check_async (StudioScene *scene,
                                StudioBrandRulesFlags flags,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (scene != NULL);

  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, studio_brand_rules_check_async);
  g_task_set_task_data (task, studio_scene_ref (scene), (GDestroyNotify) studio_scene_unref);
  g_object_set_data (G_OBJECT (task), "flags", GUINT_TO_POINTER (flags));
  g_task_run_in_thread (task, check_thread);
}

GPtrArray *
studio_brand_rules_check_finish (GAsyncResult *result,
                                 GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
