#include "config.h"

#include "studio-reunion-words.h"

#include <glib/gi18n-lib.h>

#include "studio-approval.h"
#include "studio-error.h"
#include "studio-obscure-bake.h"
#include "studio-review-log.h"
#include "studio-settled.h"

/* What is no matter of steps: undoing an edit leaves it as it is. */
static const char *const noted[] = { "approval", "comments", "office", "programme", "published", "releases", "review", "review_log", "sent" };

static void
question_free (gpointer data)
{
  StudioReunionQuestion *question = data;

  g_free (question->key);
  g_free (question->path);
  g_free (question->label);
  g_free (question->mine);
  g_free (question->theirs);
  g_free (question->format);
  g_free (question);
}

void
studio_reunion_free (StudioReunion *self)
{
  JsonNode *nodes[] = { self != NULL ? self->order.base : NULL, self != NULL ? self->order.base_sent : NULL, self != NULL ? self->order.mine : NULL,
                        self != NULL ? self->order.mine_sent : NULL, self != NULL ? self->order.theirs : NULL };

  if (self == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
    g_clear_pointer (&nodes[i], json_node_unref);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->settled, g_ptr_array_unref);
  g_clear_pointer (&self->assets, g_ptr_array_unref);
  g_clear_pointer (&self->mine, studio_snapshot_unref);
  g_clear_pointer (&self->theirs, studio_snapshot_unref);
  g_free (self->news);
  g_free (self);
}

GPtrArray *
studio_reunion_list_assets (StudioPost *mine,
                            StudioPost *theirs)
{
  StudioPost *posts[] = { mine, theirs };
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_asset_unref);

  g_return_val_if_fail (STUDIO_IS_POST (mine) && STUDIO_IS_POST (theirs), all);

  for (guint n = 0; n < G_N_ELEMENTS (posts); n++) {
    g_autoptr (GPtrArray) assets = studio_post_list_assets (posts[n]);

    for (guint i = 0; i < assets->len; i++)
      g_ptr_array_add (all, studio_asset_ref (g_ptr_array_index (assets, i)));
  }
  return all;
}

/* --- what came, in words --- */

/* Returns: (transfer full) (nullable): who did what last, if that came */
static char *
tell_news (JsonNode *mine,
           JsonNode *theirs)
{
  guint n = studio_review_log_count (theirs);
  StudioReviewEntry entry, last;

  if (n == 0)
    return NULL;
  studio_review_log_get (theirs, n - 1, &entry);
  for (guint i = 0; i < studio_review_log_count (mine); i++) {
    studio_review_log_get (mine, i, &last);
    if (g_str_equal (last.at, entry.at) && g_str_equal (last.by, entry.by))
      return NULL;
  }
  if (!entry.known)
    return NULL;
  switch (entry.deed) {
  case STUDIO_DEED_APPROVE:
    return g_strdup_printf (_ ("Approved by %1$s (%2$s)"), entry.by, studio_role_get_name (entry.role));
  case STUDIO_DEED_RETURN:
    return *entry.note != '\0' ? g_strdup_printf (_ ("Returned by %1$s: “%2$s”"), entry.by, entry.note) : g_strdup_printf (_ ("Returned by %s"), entry.by);
  case STUDIO_DEED_PUBLISH:
    return g_strdup_printf (_ ("Published by %s"), entry.by);
  case STUDIO_DEED_WITHDRAW:
    return g_strdup_printf (_ ("Taken back by %s"), entry.by);
  case STUDIO_DEED_ASK:
  default:
    return g_strdup_printf (_ ("Sent for review by %s"), entry.by);
  }
}

static gboolean
is_told_elsewhere (const char *top)
{
  return top == NULL || g_str_equal (top, "comments") || g_str_equal (top, "review") || g_str_equal (top, "review_log") || g_str_equal (top, "approval");
}

/* @all: (element-type utf8): each thing once */
static void
add_label (GPtrArray *all,
           const StudioReunionWords *words,
           const char *const *path)
{
  g_autofree char *label = studio_reunion_label (words, path);

  if (!g_ptr_array_find_with_equal_func (all, label, g_str_equal, NULL))
    g_ptr_array_add (all, g_steal_pointer (&label));
}

static void
tell_taken (StudioReunion *self,
            const StudioReunionWords *words,
            GPtrArray *taken)
{
  for (guint i = 0; i < taken->len; i++) {
    const char *const *path = g_ptr_array_index (taken, i);

    if (path[0] != NULL && g_str_equal (path[0], "comments"))
      self->n_comments++;
    if (!is_told_elsewhere (path[0]))
      add_label (self->changes, words, path);
  }
}

static void
tell_conflicts (StudioReunion *self,
                const StudioReunionWords *words,
                GPtrArray *conflicts)
{
  for (guint i = 0; i < conflicts->len; i++) {
    const StudioMergeConflict *conflict = g_ptr_array_index (conflicts, i);
    const char *const *path = (const char *const *) conflict->path;
    StudioReunionQuestion *question = g_new0 (StudioReunionQuestion, 1);

    question->key = g_strdup (conflict->key);
    question->path = g_strjoinv ("/", conflict->path);
    question->label = studio_reunion_label (words, path);
    question->mine = studio_reunion_value (words, path, conflict->mine, FALSE);
    question->theirs = studio_reunion_value (words, path, conflict->theirs, TRUE);
    question->look = studio_reunion_is_look (path, conflict->mine, conflict->theirs, &question->format);
    g_ptr_array_add (self->questions, question);
  }
}

/* --- joining --- */

/* Returns: (transfer full) (nullable): as a file carries it */
static JsonNode *
bake (StudioSnapshot *snapshot,
      GCancellable *cancellable,
      GError **error)
{
  g_autoptr (StudioSnapshot) baked = studio_obscure_bake (snapshot, cancellable, error);

  return baked != NULL ? json_node_ref (studio_snapshot_get_json (baked)) : NULL;
}

static const char *
id_of (JsonNode *root)
{
  const char *id = studio_json_peek_string (json_node_get_object (root), "id");

  return id != NULL ? id : "";
}

static gboolean
read_states (StudioReunion *self,
             StudioSnapshot *base,
             GCancellable *cancellable,
             GError **error)
{
  self->order.mine = json_node_ref (studio_snapshot_get_json (self->mine));
  self->order.theirs = json_node_ref (studio_snapshot_get_json (self->theirs));
  self->order.n_pages = studio_template_get_n_pages (studio_snapshot_get_template (self->mine));
  if (!g_str_equal (id_of (self->order.mine), id_of (self->order.theirs))) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("These are two different posts. Only copies of one post can be merged."));
    return FALSE;
  }
  self->order.mine_sent = bake (self->mine, cancellable, error);
  if (self->order.mine_sent == NULL)
    return FALSE;
  if (base == NULL)
    return TRUE;
  self->has_base = TRUE;
  self->order.base = json_node_ref (studio_snapshot_get_json (base));
  self->order.base_sent = bake (base, cancellable, error);
  return self->order.base_sent != NULL;
}

StudioReunion *
studio_reunion_new (const StudioReunionOrder *order,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (StudioReunion) self = NULL;
  g_autoptr (StudioMerge) merge = NULL;
  StudioReunionWords words;

  g_return_val_if_fail (order != NULL && order->mine != NULL && order->theirs != NULL, NULL);

  self = g_new0 (StudioReunion, 1);
  self->questions = g_ptr_array_new_with_free_func (question_free);
  self->changes = g_ptr_array_new_with_free_func (g_free);
  self->settled = g_ptr_array_new_with_free_func (g_free);
  self->mine = studio_snapshot_ref (order->mine);
  self->theirs = studio_snapshot_ref (order->theirs);
  self->assets = order->assets != NULL ? g_ptr_array_ref (order->assets) : g_ptr_array_new ();
  words = (StudioReunionWords){ self->mine, self->theirs, order->platforms };
  if (!read_states (self, order->base, cancellable, error))
    return NULL;
  merge = studio_merge_run (&self->order, NULL);
  tell_taken (self, &words, merge->taken);
  tell_conflicts (self, &words, merge->conflicts);
  self->news = tell_news (self->order.mine, self->order.theirs);
  self->n_left_out = merge->n_left_out;
  for (guint i = 0; i < merge->settled->len; i++)
    add_label (self->settled, &words, g_ptr_array_index (merge->settled, i));
  return g_steal_pointer (&self);
}

gboolean
studio_reunion_is_empty (const StudioReunion *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->questions->len == 0 && self->changes->len == 0 && self->n_comments == 0 && self->news == NULL;
}

/* Which of the two posts has the part that @root names. */
static gboolean
names_theirs (JsonNode *root,
              const char *member,
              const char *mine,
              const char *theirs)
{
  const char *id = studio_json_peek_string (json_node_get_object (root), member);

  return g_strcmp0 (id, mine) != 0 && g_strcmp0 (id, theirs) == 0;
}

/* @root: (transfer full): an approval that came is for what was approved, which this may no longer be. Returns: (transfer full) */
static JsonNode *
drop_approval (StudioReunion *self,
               JsonNode *root,
               StudioPost *merged)
{
  JsonNode *approval = studio_json_lookup (root, "approval"), *mine = studio_json_lookup (self->order.mine, "approval");
  g_autoptr (StudioSnapshot) snapshot = NULL;
  g_autoptr (JsonNode) without = NULL;

  if (approval == NULL || (mine != NULL && studio_json_equal (approval, mine)))
    return root;
  snapshot = studio_post_snapshot (merged);
  if (studio_approval_is_valid (snapshot))
    return root;
  without = studio_approval_with (root, NULL);
  json_node_unref (root);
  return studio_post_stage_with (without, STUDIO_POST_STAGE_REVIEW);
}

static StudioPost *
make_post (StudioReunion *self,
           JsonNode *root,
           GError **error)
{
  StudioTemplate *own = studio_snapshot_get_template (self->mine), *other = studio_snapshot_get_template (self->theirs);
  StudioBrand *brand = studio_snapshot_get_base_brand (self->mine), *their_brand = studio_snapshot_get_base_brand (self->theirs);
  g_autoptr (GHashTable) assets = g_hash_table_new (g_str_hash, g_str_equal);

  if (names_theirs (root, "template", studio_template_get_id (own), studio_template_get_id (other)))
    own = other;
  if (names_theirs (root, "brand", studio_brand_get_id (brand), studio_brand_get_id (their_brand)))
    brand = their_brand;
  for (guint i = 0; i < self->assets->len; i++)
    g_hash_table_insert (assets, (gpointer) studio_asset_get_hash (g_ptr_array_index (self->assets, i)), g_ptr_array_index (self->assets, i));
  return studio_post_new_from_json ("post.json", root, own, brand, assets, error);
}

StudioPost *
studio_reunion_make (StudioReunion *self,
                     GHashTable *choices,
                     gboolean settle,
                     GError **error)
{
  g_autoptr (StudioMerge) merge = NULL;
  g_autoptr (StudioPost) first = NULL;
  g_autoptr (JsonNode) settled = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  merge = studio_merge_run (&self->order, choices);
  settled = settle ? studio_settled_with (merge->root, merge->conflicts) : json_node_ref (merge->root);
  first = make_post (self, settled, error);
  if (first == NULL)
    return NULL;
  root = drop_approval (self, json_node_ref (studio_post_get_json (first)), first);
  return root == studio_post_get_json (first) ? g_steal_pointer (&first) : make_post (self, root, error);
}

/* --- in a thread --- */

typedef struct
{
  StudioReunionOrder order;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_clear_pointer (&work->order.base, studio_snapshot_unref);
  studio_snapshot_unref (work->order.mine);
  studio_snapshot_unref (work->order.theirs);
  g_clear_pointer (&work->order.assets, g_ptr_array_unref);
  g_clear_pointer (&work->order.platforms, studio_platforms_unref);
  g_free (work);
}

static void
work_thread (GTask *task,
             gpointer source,
             gpointer data,
             GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;
  StudioReunion *reunion = studio_reunion_new (&work->order, cancellable, &error);

  if (reunion != NULL)
    g_task_return_pointer (task, reunion, (GDestroyNotify) studio_reunion_free);
  else
    g_task_return_error (task, error);
}

void
studio_reunion_new_async (const StudioReunionOrder *order,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Work *work = g_new0 (Work, 1);

  g_return_if_fail (order != NULL && order->mine != NULL && order->theirs != NULL);

  work->order.base = order->base != NULL ? studio_snapshot_ref (order->base) : NULL;
  work->order.mine = studio_snapshot_ref (order->mine);
  work->order.theirs = studio_snapshot_ref (order->theirs);
  work->order.assets = order->assets != NULL ? g_ptr_array_ref (order->assets) : NULL;
  work->order.platforms = order->platforms != NULL ? studio_platforms_ref (order->platforms) : NULL;
  g_task_set_task_data (task, work, work_free);
  g_task_set_source_tag (task, studio_reunion_new_async);
  g_task_run_in_thread (task, work_thread);
}

StudioReunion *
studio_reunion_new_finish (GAsyncResult *result,
                           GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- into an open post --- */

/* Returns: (transfer full): @merged with those members of @present that are no matter of steps */
static JsonNode *
make_step_root (JsonNode *merged,
                JsonNode *present)
{
  JsonNode *root = json_node_ref (merged);

  for (guint i = 0; i < G_N_ELEMENTS (noted); i++) {
    JsonNode *next = studio_json_with_member (root, noted[i], studio_json_lookup (present, noted[i]));

    json_node_unref (root);
    root = next;
  }
  return root;
}

static gboolean
note_members (StudioHistory *history,
              JsonNode *present,
              JsonNode *merged)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (noted); i++) {
    JsonNode *old = studio_json_lookup (present, noted[i]), *fresh = studio_json_lookup (merged, noted[i]);

    if (old == fresh || (old != NULL && fresh != NULL && studio_json_equal (old, fresh)))
      continue;
    studio_history_note (history, noted[i], fresh);
    changed = TRUE;
  }
  return changed;
}

/* A post goes on while a person reads the questions: it may be published meanwhile. Returns: (transfer full) */
static JsonNode *
rebase (StudioPost *merged,
        JsonNode *seen,
        JsonNode *present)
{
  const StudioMergeOrder order = { .base = seen, .mine = present, .theirs = studio_post_get_json (merged), .n_pages = studio_template_get_n_pages (studio_post_get_template (merged)) };
  g_autoptr (StudioMerge) merge = NULL;

  if (studio_json_equal (seen, present))
    return json_node_ref (order.theirs);
  merge = studio_merge_run (&order, NULL);
  return json_node_ref (merge->root);
}

gboolean
studio_document_join (StudioDocument *self,
                      StudioPost *merged,
                      JsonNode *seen,
                      const char *label)
{
  StudioHistory *history;
  StudioPost *post;
  g_autoptr (GPtrArray) assets = NULL;
  g_autoptr (JsonNode) present = NULL;
  g_autoptr (JsonNode) joined = NULL;
  g_autoptr (JsonNode) root = NULL;
  guint before;

  g_return_val_if_fail (STUDIO_IS_DOCUMENT (self) && STUDIO_IS_POST (merged) && seen != NULL && label != NULL, FALSE);

  history = studio_document_get_history (self);
  post = studio_document_get_post (self);
  before = studio_history_get_n_undo (history);
  present = json_node_ref (studio_post_get_json (post));
  assets = studio_post_list_assets (merged);
  for (guint i = 0; i < assets->len; i++)
    studio_post_add_asset (post, g_ptr_array_index (assets, i));
  joined = rebase (merged, seen, present);
  root = make_step_root (joined, present);
  studio_history_end_merge (history);
  studio_history_begin (history, label);
  if (!g_str_equal (studio_template_get_id (studio_post_get_template (merged)), studio_template_get_id (studio_post_get_template (post))))
    studio_history_set_template (history, studio_post_get_template (merged), label);
  if (!g_str_equal (studio_brand_get_id (studio_post_get_brand (merged)), studio_brand_get_id (studio_post_get_brand (post))))
    studio_history_set_brand (history, studio_post_get_brand (merged), label);
  if (!studio_json_equal (root, studio_post_get_json (post)))
    studio_history_set_root (history, root, label, NULL);
  studio_history_end (history);
  return note_members (history, present, joined) || studio_history_get_n_undo (history) != before;
}
