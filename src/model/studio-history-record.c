#include "config.h"

#include "studio-history-record.h"

#include <string.h>

#include "studio-history-record-private.h"
#include "studio-package-private.h"

/* Steps beyond the oldest in memory that may be left standing where they are stored, before all are stored anew. */
#define MAX_OLDER 256
/* What is read of hostile rows; a step of an office takes a few hundred bytes, with a new template a hundred thousand. */
#define MAX_READ_BYTES (16 * 1024 * 1024)
/* As many steps as are stored that no limit of the history forgot. */
#define UNKNOWN G_MAXUINT

struct _StudioHistoryRecord
{
  gatomicrefcount refs;
  guint kept;
  guint position;

  /* of one that was taken */
  GPtrArray *taken; /* (nullable): StudioHistoryStep */
  StudioSnapshot *snapshot;

  /* of one that was read */
  GPtrArray *texts;     /* (nullable): GBytes */
  GPtrArray *nodes;     /* JsonNode, NULL where nothing can be read */
  GHashTable *files;    /* SHA-256 → GBytes */
  GHashTable *pictures; /* SHA-256 → StudioAsset */
};

G_DEFINE_BOXED_TYPE (StudioHistoryRecord, studio_history_record, studio_history_record_ref, studio_history_record_unref)

StudioHistoryRecord *
studio_history_record_ref (StudioHistoryRecord *record)
{
  g_return_val_if_fail (record != NULL, NULL);

  g_atomic_ref_count_inc (&record->refs);
  return record;
}

void
studio_history_record_unref (StudioHistoryRecord *record)
{
  g_return_if_fail (record != NULL);

  if (!g_atomic_ref_count_dec (&record->refs))
    return;

  g_clear_pointer (&record->taken, g_ptr_array_unref);
  g_clear_pointer (&record->snapshot, studio_snapshot_unref);
  g_clear_pointer (&record->texts, g_ptr_array_unref);
  g_clear_pointer (&record->nodes, g_ptr_array_unref);
  g_clear_pointer (&record->files, g_hash_table_unref);
  g_clear_pointer (&record->pictures, g_hash_table_unref);
  g_free (record);
}

static StudioHistoryRecord *
record_new (guint kept,
            guint position)
{
  StudioHistoryRecord *record = g_new0 (StudioHistoryRecord, 1);

  g_atomic_ref_count_init (&record->refs);
  record->kept = kept;
  record->position = position;
  return record;
}

void
studio_history_forget_records (StudioHistory *history)
{
  g_return_if_fail (STUDIO_IS_HISTORY (history));

  for (guint i = 0; i < history->steps->len; i++)
    ((StudioHistoryStep *) g_ptr_array_index (history->steps, i))->taken = FALSE;
  history->n_recorded = UNKNOWN;
  history->n_older = 0;
}

/* Adds a copy of @step that leads to @after. */
static void
take_step (GPtrArray *taken,
           const StudioHistoryStep *step,
           const StudioPostState *after)
{
  StudioHistoryStep *copy = g_new0 (StudioHistoryStep, 1);

  studio_post_state_copy (&step->before, &copy->before);
  studio_post_state_copy (after, &copy->after);
  copy->label = g_strdup (step->label);
  copy->path = g_strdup (step->path);
  copy->when = step->when;
  g_ptr_array_add (taken, copy);
}

/* The step being gathered as far as it is, if it has changed anything. Returns: whether it has */
static gboolean
take_open_step (StudioHistory *history,
                GPtrArray *taken)
{
  StudioPostState now;
  gboolean changed;

  if (history->open == NULL)
    return FALSE;

  studio_post_get_state (history->post, &now);
  changed = now.brand != history->open->before.brand || now.template != history->open->before.template ||
            !studio_json_equal (now.root, history->open->before.root);
  if (changed) {
    history->open->when = g_get_real_time ();
    take_step (taken, history->open, &now);
  }
  studio_post_state_clear (&now);
  return changed;
}

static guint
count_taken (StudioHistory *history,
             guint end)
{
  guint n = 0;

  while (n < end && ((StudioHistoryStep *) g_ptr_array_index (history->steps, n))->taken)
    n++;
  return n;
}

/* Takes the steps from @start to @end, and marks all from @start on by that. */
static void
take_steps (StudioHistory *history,
            GPtrArray *taken,
            guint start,
            guint end)
{
  for (guint i = start; i < history->steps->len; i++) {
    StudioHistoryStep *step = g_ptr_array_index (history->steps, i);

    step->taken = i < end;
    if (step->taken)
      take_step (taken, step, &step->after);
  }
}

StudioHistoryRecord *
studio_history_take_record (StudioHistory *history)
{
  g_autoptr (GPtrArray) taken = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_history_step_free);
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_history_step_free);
  StudioHistoryRecord *record;
  gboolean gathering;
  guint end, start, kept, position;

  g_return_val_if_fail (STUDIO_IS_HISTORY (history), NULL);

  if (history->n_older >= MAX_OLDER)
    studio_history_forget_records (history);

  /* what is undone ends where the gathered step will stand */
  gathering = take_open_step (history, open);
  end = gathering ? history->position : history->steps->len;
  start = count_taken (history, end);
  kept = history->n_older + start;
  position = history->n_older + history->position + (gathering ? 1 : 0);
  if (!gathering && start == end && kept == history->n_recorded && position == history->recorded_position)
    return NULL;

  take_steps (history, taken, start, end);
  g_ptr_array_extend_and_steal (taken, g_steal_pointer (&open));
  history->n_recorded = kept + taken->len;
  history->recorded_position = position;

  record = record_new (kept, position);
  record->taken = g_steal_pointer (&taken);
  record->snapshot = studio_post_snapshot (history->post);
  return record;
}

guint
studio_history_record_get_kept (StudioHistoryRecord *record)
{
  g_return_val_if_fail (record != NULL, 0);

  return record->kept;
}

guint
studio_history_record_get_n_steps (StudioHistoryRecord *record)
{
  g_return_val_if_fail (record != NULL, 0);

  return record->taken != NULL ? record->taken->len : record->texts->len;
}

guint
studio_history_record_get_position (StudioHistoryRecord *record)
{
  g_return_val_if_fail (record != NULL, 0);

  return record->position;
}

GBytes *
studio_history_record_get_step (StudioHistoryRecord *record,
                                guint index)
{
  g_autoptr (JsonNode) node = NULL;
  char *text;

  g_return_val_if_fail (record != NULL, NULL);
  g_return_val_if_fail (index < studio_history_record_get_n_steps (record), NULL);

  if (record->texts != NULL)
    return g_bytes_ref (g_ptr_array_index (record->texts, index));

  node = studio_history_step_to_json (g_ptr_array_index (record->taken, index));
  text = studio_json_write_line (node);
  return g_bytes_new_take (text, strlen (text));
}

static gboolean
is_hash (const char *text)
{
  return strlen (text) == STUDIO_PACKAGE_HASH_LENGTH && strspn (text, "0123456789abcdef") == STUDIO_PACKAGE_HASH_LENGTH;
}

/* Whatever says which photo a layer shows looks like this, and nothing else that people write does. */
static void
collect_hashes (JsonNode *node,
                GHashTable *hashes)
{
  if (JSON_NODE_HOLDS_OBJECT (node)) {
    JsonObjectIter iter;
    const char *name; /* json-glib writes it, wanted or not */
    JsonNode *value;

    json_object_iter_init_ordered (&iter, json_node_get_object (node));
    while (json_object_iter_next_ordered (&iter, &name, &value))
      collect_hashes (value, hashes);
  } else if (JSON_NODE_HOLDS_ARRAY (node)) {
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      collect_hashes (json_array_get_element (json_node_get_array (node), i), hashes);
  } else if (JSON_NODE_HOLDS_VALUE (node)) {
    const char *text = json_node_get_string (node);

    if (text != NULL && is_hash (text))
      g_hash_table_add (hashes, g_strdup (text));
  }
}

static GHashTable *
hashes_of (JsonNode *step)
{
  GHashTable *hashes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (step != NULL)
    collect_hashes (step, hashes);
  return hashes;
}

char **
studio_history_step_list_hashes (GBytes *step)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GHashTable) hashes = NULL;
  GPtrArray *texts;
  GHashTableIter iter;
  gpointer hash;

  g_return_val_if_fail (step != NULL, NULL);

  node = studio_json_parse ("step", step, NULL);
  hashes = hashes_of (node);
  texts = g_ptr_array_new ();
  g_hash_table_iter_init (&iter, hashes);
  while (g_hash_table_iter_next (&iter, &hash, NULL))
    g_ptr_array_add (texts, g_strdup (hash));
  g_ptr_array_add (texts, NULL);
  return (char **) g_ptr_array_free (texts, FALSE);
}

/* Returns: (transfer full) (nullable): the file @hash of the post or of what @step has to do with. @logos: by SHA-256 */
static GBytes *
load_file (StudioHistoryRecord *record,
           GHashTable *logos,
           const char *hash)
{
  g_autoptr (StudioAsset) asset = studio_snapshot_load_asset (record->snapshot, hash, NULL);
  GBytes *logo = g_hash_table_lookup (logos, hash);

  if (asset != NULL)
    return g_bytes_ref (studio_asset_get_bytes (asset));
  return logo != NULL ? g_bytes_ref (logo) : NULL;
}

GHashTable *
studio_history_record_load_files (StudioHistoryRecord *record,
                                  guint index)
{
  GHashTable *files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  g_autoptr (GHashTable) logos = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  g_autoptr (GHashTable) hashes = NULL;
  g_autoptr (JsonNode) node = NULL;
  const StudioHistoryStep *step;
  GHashTableIter iter;
  gpointer hash;

  g_return_val_if_fail (record != NULL && record->taken != NULL, files);
  g_return_val_if_fail (index < record->taken->len, files);

  step = g_ptr_array_index (record->taken, index);
  node = studio_history_step_to_json (step);
  if (step->before.brand != step->after.brand) {
    json_node_unref (studio_history_describe_logos (step->before.brand, logos));
    json_node_unref (studio_history_describe_logos (step->after.brand, logos));
  }
  hashes = hashes_of (node);
  g_hash_table_iter_init (&iter, hashes);
  while (g_hash_table_iter_next (&iter, &hash, NULL)) {
    GBytes *bytes = load_file (record, logos, hash);

    if (bytes != NULL)
      g_hash_table_insert (files, g_strdup (hash), bytes);
  }
  return files;
}

static void
read_step (StudioHistoryRecord *record,
           guint index,
           gsize *budget)
{
  GBytes *text = g_ptr_array_index (record->texts, index);
  JsonNode *node;

  if (g_bytes_get_size (text) > *budget) {
    *budget = 0;
    return;
  }

  *budget -= g_bytes_get_size (text);
  node = studio_json_parse ("step", text, NULL);
  if (node != NULL && (!JSON_NODE_HOLDS_OBJECT (node) || json_node_get_object (node) == NULL))
    g_clear_pointer (&node, json_node_unref);
  g_ptr_array_index (record->nodes, index) = node;
}

/* Those next to the present first: they are what a person wants back. */
static void
read_steps (StudioHistoryRecord *record)
{
  gsize budget = MAX_READ_BYTES;
  guint n = record->texts->len;

  for (guint i = MIN (record->position, n); i > 0 && record->position - i < STUDIO_HISTORY_MAX_STEPS; i--)
    read_step (record, i - 1, &budget);
  for (guint i = record->position; i < n && i - record->position < STUDIO_HISTORY_MAX_STEPS; i++)
    read_step (record, i, &budget);
}

static void
free_node (gpointer node)
{
  if (node != NULL)
    json_node_unref (node);
}

static void
read_pictures (StudioHistoryRecord *record,
               GHashTable *files)
{
  GHashTableIter iter;
  gpointer hash, bytes;

  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &hash, &bytes)) {
    g_autoptr (StudioAsset) asset = studio_asset_new_any (bytes, NULL);

    g_hash_table_insert (record->files, g_strdup (hash), g_bytes_ref (bytes));
    if (asset != NULL && g_str_equal (studio_asset_get_hash (asset), hash))
      g_hash_table_insert (record->pictures, g_strdup (hash), g_steal_pointer (&asset));
  }
}

StudioHistoryRecord *
studio_history_record_new (GPtrArray *steps,
                           guint position,
                           GHashTable *files)
{
  StudioHistoryRecord *record;

  g_return_val_if_fail (steps != NULL, NULL);

  record = record_new (0, position);
  record->texts = g_ptr_array_new_full (steps->len, (GDestroyNotify) g_bytes_unref);
  for (guint i = 0; i < steps->len; i++)
    g_ptr_array_add (record->texts, g_bytes_ref (g_ptr_array_index (steps, i)));
  record->nodes = g_ptr_array_new_with_free_func (free_node);
  g_ptr_array_set_size (record->nodes, (int) steps->len);
  record->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  record->pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) studio_asset_unref);
  read_steps (record);
  if (files != NULL)
    read_pictures (record, files);
  return record;
}

JsonNode *
studio_history_record_peek_step (StudioHistoryRecord *record,
                                 guint index)
{
  return index < record->nodes->len ? g_ptr_array_index (record->nodes, index) : NULL;
}

GBytes *
studio_history_record_peek_file (StudioHistoryRecord *record,
                                 const char *hash)
{
  return g_hash_table_lookup (record->files, hash);
}

void
studio_history_record_give_pictures (StudioHistoryRecord *record,
                                     StudioPost *post)
{
  GHashTableIter iter;
  gpointer asset;

  g_hash_table_iter_init (&iter, record->pictures);
  while (g_hash_table_iter_next (&iter, NULL, &asset))
    studio_post_add_asset (post, asset);
}
