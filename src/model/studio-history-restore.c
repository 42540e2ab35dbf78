#include "config.h"

#include "studio-history-record.h"

#include <glib/gi18n-lib.h>

#include "studio-error.h"
#include "studio-json-patch.h"
#include "studio-sha256.h"

#include "studio-brand-private.h"
#include "studio-entry-name.h"
#include "studio-history-record-private.h"

/** Looks: a brand with what tells it from another of the same document. */
typedef struct
{
  StudioBrand *brand;
  JsonNode *logos; /* studio_history_describe_logos() */
} Looks;

/** HistoryWalk: going from the present state from step to step, one way. */
typedef struct
{
  StudioHistoryRecord *record;
  gboolean back;
  const char *id;       /* the post's; belongs to the present document */
  StudioPostState here; /* how far it came */
  GPtrArray *looks;     /* Looks met so far, so that what was one brand is one again; shared by both ways */
  GPtrArray *templates; /* the same of templates */
} HistoryWalk;

static void
looks_free (Looks *looks)
{
  g_object_unref (looks->brand);
  json_node_unref (looks->logos);
  g_free (looks);
}

static void
remember_brand (GPtrArray *looks,
                StudioBrand *brand,
                JsonNode *logos)
{
  Looks *met = g_new0 (Looks, 1);

  met->brand = g_object_ref (brand);
  met->logos = json_node_ref (logos);
  g_ptr_array_add (looks, met);
}

/* Returns: (transfer full) (nullable) */
static StudioBrand *
find_brand (GPtrArray *looks,
            JsonNode *root,
            JsonNode *logos)
{
  for (guint i = 0; i < looks->len; i++) {
    const Looks *met = g_ptr_array_index (looks, i);

    if (studio_json_equal (studio_brand_get_json (met->brand), root) && studio_json_equal (met->logos, logos))
      return g_object_ref (met->brand);
  }
  return NULL;
}

/* Returns: (transfer full): the logo files by name; one that is missing or not what it should be is left out, as from a package. */
static GHashTable *
logo_files (StudioHistoryRecord *record,
            JsonNode *logos)
{
  GHashTable *files = g_hash_table_new_full (studio_entry_name_hash, studio_entry_name_equal, g_free, (GDestroyNotify) g_bytes_unref);
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init_ordered (&iter, json_node_get_object (logos));
  while (json_object_iter_next_ordered (&iter, &name, NULL)) {
    const char *hash = studio_json_peek_string (json_node_get_object (logos), name);
    GBytes *bytes = hash != NULL ? studio_history_record_peek_file (record, hash) : NULL;
    g_autofree char *found = bytes != NULL ? studio_sha256 (bytes) : NULL;

    if (found != NULL && g_str_equal (found, hash))
      g_hash_table_insert (files, g_strdup (name), g_bytes_ref (bytes));
  }
  return files;
}

/* The side of @change that the walk goes to, and the one it comes from. */
static gboolean
find_sides (HistoryWalk *walk,
            const StudioJsonAt *change,
            StudioJsonAt *there,
            StudioJsonAt *here)
{
  return studio_json_at_member (change, walk->back ? "back" : "forth", there) && studio_json_at_member (change, walk->back ? "forth" : "back", here);
}

/* Returns: (transfer none) (nullable) */
static JsonNode *
member_of (const StudioJsonAt *at,
           const char *name)
{
  StudioJsonAt child;

  return studio_json_at_member (at, name, &child) ? child.node : NULL;
}

/* Returns: (transfer full) (nullable): @root one step further; NULL if the step does not fit */
static JsonNode *
walk_patches (JsonNode *root,
              JsonNode *there,
              JsonNode *here)
{
  return studio_json_patch_fits (root, here) ? studio_json_patch_apply (root, there) : NULL;
}

static gboolean
walk_brand (HistoryWalk *walk,
            const StudioJsonAt *step)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GHashTable) files = NULL;
  g_autoptr (StudioBrand) brand = NULL;
  StudioJsonAt change, there, here, logos;

  if (!studio_json_at_member (step, "brand", &change))
    return TRUE;
  if (!find_sides (walk, &change, &there, &here) || !studio_json_get_object (&there, "files", TRUE, &logos, NULL) || json_node_get_object (logos.node) == NULL)
    return FALSE;
  root = walk_patches (studio_brand_get_json (walk->here.brand), member_of (&there, "json"), member_of (&here, "json"));
  if (root == NULL)
    return FALSE;

  brand = find_brand (walk->looks, root, logos.node);
  if (brand == NULL) {
    files = logo_files (walk->record, logos.node);
    brand = studio_brand_new_with_files ("brand.json", root, files, NULL);
    if (brand == NULL)
      return FALSE;
    remember_brand (walk->looks, brand, logos.node);
  }
  g_set_object (&walk->here.brand, brand);
  return TRUE;
}

/* Returns: (transfer full) (nullable): a template with the document @root */
static StudioTemplate *
make_template (GPtrArray *templates,
               JsonNode *root)
{
  StudioTemplate *template;

  for (guint i = 0; i < templates->len; i++) {
    template = g_ptr_array_index (templates, i);
    if (studio_json_equal (studio_template_get_json (template), root))
      return g_object_ref (template);
  }

  template = studio_template_new ("template.json", root, NULL);
  if (template != NULL)
    g_ptr_array_add (templates, g_object_ref (template));
  return template;
}

static gboolean
walk_template (HistoryWalk *walk,
               const StudioJsonAt *step)
{
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (StudioTemplate) template = NULL;
  StudioJsonAt change;

  if (!studio_json_at_member (step, "template", &change))
    return TRUE;
  root = walk_patches (studio_template_get_json (walk->here.template),
                       member_of (&change, walk->back ? "back" : "forth"), member_of (&change, walk->back ? "forth" : "back"));
  template = root != NULL ? make_template (walk->templates, root) : NULL;
  if (template == NULL)
    return FALSE;

  g_set_object (&walk->here.template, template);
  return TRUE;
}

static gboolean
walk_document (HistoryWalk *walk,
               const StudioJsonAt *step)
{
  JsonNode *root = walk_patches (walk->here.root, member_of (step, walk->back ? "back" : "forth"), member_of (step, walk->back ? "forth" : "back"));
  StudioJsonAt at;

  if (root == NULL)
    return FALSE;
  json_node_unref (walk->here.root);
  walk->here.root = root;

  at = studio_json_at_root ("post.json", root);
  return studio_post_check_document (&at, walk->here.template, walk->here.brand, NULL) &&
         g_strcmp0 (studio_json_peek_string (json_node_get_object (root), "id"), walk->id) == 0;
}

/* Goes over step @index. Returns: (transfer full) (nullable): NULL if it can't be gone */
static StudioHistoryStep *
walk_step (HistoryWalk *walk,
           guint index)
{
  JsonNode *node = studio_history_record_peek_step (walk->record, index);
  StudioJsonAt at = studio_json_at_root ("step", node);
  const char *label = NULL;
  const char *path = NULL;
  double time = 0;
  StudioHistoryStep *step;

  if (node == NULL || !studio_json_get_string (&at, "label", TRUE, &label, NULL) || !studio_json_get_string (&at, "path", TRUE, &path, NULL) ||
      !studio_json_get_ranged (&at, "time", 0, 1e14, &time, NULL))
    return NULL;

  step = g_new0 (StudioHistoryStep, 1);
  studio_post_state_copy (&walk->here, walk->back ? &step->after : &step->before);
  if (!walk_brand (walk, &at) || !walk_template (walk, &at) || !walk_document (walk, &at)) {
    studio_history_step_free (step);
    return NULL;
  }

  studio_post_state_copy (&walk->here, walk->back ? &step->before : &step->after);
  step->label = g_strdup (label);
  step->path = g_strdup (path);
  step->when = (gint64) time * 1000;
  step->taken = TRUE;
  return step;
}

/* Adds the steps behind the present to @steps. */
static void
walk_forth (HistoryWalk *walk,
            guint position,
            GPtrArray *steps)
{
  walk->back = FALSE;
  for (guint i = position; i < studio_history_record_get_n_steps (walk->record) && steps->len < STUDIO_HISTORY_MAX_STEPS; i++) {
    StudioHistoryStep *step = walk_step (walk, i);

    if (step == NULL)
      return;
    g_ptr_array_add (steps, step);
  }
}

/* Adds at most @most of the steps before the present, the latest first. */
static void
walk_back (HistoryWalk *walk,
           guint position,
           guint most,
           GPtrArray *steps)
{
  walk->back = TRUE;
  for (guint i = position; i > 0 && steps->len < most; i--) {
    StudioHistoryStep *step = walk_step (walk, i - 1);

    if (step == NULL)
      return;
    g_ptr_array_add (steps, step);
  }
}

static void
turn_round (GPtrArray *steps)
{
  for (guint i = 0; i < steps->len / 2; i++) {
    gpointer step = steps->pdata[i];

    steps->pdata[i] = steps->pdata[steps->len - 1 - i];
    steps->pdata[steps->len - 1 - i] = step;
  }
}

/* Goes both ways from the post's present state. */
static void
walk_around (StudioHistory *fresh,
             StudioHistoryRecord *record,
             GPtrArray *before,
             GPtrArray *after)
{
  g_autoptr (GPtrArray) looks = g_ptr_array_new_with_free_func ((GDestroyNotify) looks_free);
  g_autoptr (GPtrArray) templates = g_ptr_array_new_with_free_func (g_object_unref);
  HistoryWalk walk = { .record = record, .looks = looks, .templates = templates };
  guint position = studio_history_record_get_position (record);
  g_autoptr (JsonNode) logos = NULL;
  StudioPostState now;

  studio_post_get_state (fresh->post, &now);
  walk.id = studio_json_peek_string (json_node_get_object (now.root), "id");
  logos = studio_history_describe_logos (now.brand, NULL);
  remember_brand (looks, now.brand, logos);
  g_ptr_array_add (templates, g_object_ref (now.template));

  studio_post_state_copy (&now, &walk.here);
  walk_forth (&walk, position, after);
  studio_post_state_clear (&walk.here);

  studio_post_state_copy (&now, &walk.here);
  walk_back (&walk, position, STUDIO_HISTORY_MAX_STEPS - after->len, before);
  turn_round (before);
  studio_post_state_clear (&walk.here);
  studio_post_state_clear (&now);
}

gboolean
studio_history_restore (StudioHistory *fresh,
                        StudioHistoryRecord *record,
                        GError **error)
{
  g_autoptr (GPtrArray) after = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_history_step_free);
  GPtrArray *steps;
  guint position, n_before, n;
  gboolean whole;

  g_return_val_if_fail (STUDIO_IS_HISTORY (fresh) && fresh->steps->len == 0 && fresh->depth == 0, FALSE);
  g_return_val_if_fail (record != NULL, FALSE);

  steps = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_history_step_free);
  position = studio_history_record_get_position (record);
  n = studio_history_record_get_n_steps (record);
  studio_history_record_give_pictures (record, fresh->post);
  if (position <= n)
    walk_around (fresh, record, steps, after);
  n_before = steps->len;
  whole = position + after->len == n && (n_before == position || n_before + after->len == STUDIO_HISTORY_MAX_STEPS);
  g_ptr_array_extend_and_steal (steps, g_steal_pointer (&after));

  studio_history_adopt (fresh, steps, n_before);
  fresh->n_recorded = n;
  fresh->recorded_position = position;
  fresh->n_older = position - n_before;
  if (whole)
    return TRUE;

  /* the next record replaces all that is stored by what is left of it */
  studio_history_forget_records (fresh);
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID,
               _ ("Some earlier steps could not be read, so Undo does not go back as far as before. The post itself is whole."));
  return FALSE;
}
