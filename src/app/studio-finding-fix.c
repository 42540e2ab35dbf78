#include "config.h"

#include "studio-finding-fix.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"

/* Two fixes that undo each other would go on for ever; words that have been mended this often are left to the person. */
#define MOST_ROUNDS 8

gboolean
studio_finding_is_fixable (const StudioFinding *finding)
{
  const StudioPlace *place;

  g_return_val_if_fail (finding != NULL, FALSE);

  place = &finding->place;
  if (finding->fix == NULL || finding->start < 0 || finding->end < finding->start)
    return FALSE;
  return place->kind == STUDIO_PLACE_CAPTION || ((place->kind == STUDIO_PLACE_FIELD || place->kind == STUDIO_PLACE_ALT) && place->name != NULL);
}

/* Returns: (nullable): what stands at @place in the document @root */
static const char *
read_words (JsonNode *root,
            const StudioPlace *place)
{
  g_autofree char *path = NULL;
  JsonNode *value;

  if (place->kind == STUDIO_PLACE_CAPTION)
    return studio_caption_get (root, place->name, NULL);
  if (place->kind == STUDIO_PLACE_ALT)
    return studio_description_get (root, place->name).alt;
  path = g_strconcat ("content/", place->name, NULL);
  value = studio_json_lookup (root, path);
  return value != NULL && JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_STRING ? json_node_get_string (value) : NULL;
}

/* Returns: (transfer full) (nullable): NULL if the range is not within @words */
static char *
replace (const char *words,
         const StudioFinding *finding)
{
  const char *start, *end;

  if (!g_utf8_validate (words, -1, NULL) || g_utf8_strlen (words, -1) < finding->end)
    return NULL;
  start = g_utf8_offset_to_pointer (words, finding->start);
  end = g_utf8_offset_to_pointer (start, finding->end - finding->start);
  return g_strdup_printf ("%.*s%s%s", (int) (start - words), words, finding->fix, end);
}

static gboolean
write_words (StudioDocument *document,
             const StudioPlace *place,
             const char *words,
             GError **error)
{
  g_autoptr (JsonNode) value = NULL;
  g_autofree char *path = NULL;
  StudioDescription description;

  if (place->kind == STUDIO_PLACE_CAPTION)
    return studio_document_set_caption (document, place->name, words, error);
  if (place->kind == STUDIO_PLACE_ALT) {
    description = studio_description_get (studio_post_get_json (studio_document_get_post (document)), place->name);
    description.alt = words;
    return studio_document_set_description (document, place->name, &description, error);
  }
  path = g_strconcat ("content/", place->name, NULL);
  value = json_node_init_string (json_node_alloc (), words);
  studio_history_set (studio_document_get_history (document), path, value, _ ("Fix Finding"), NULL);
  return TRUE;
}

gboolean
studio_finding_fix (StudioDocument *document,
                    JsonNode *checked,
                    const StudioFinding *finding,
                    GError **error)
{
  StudioHistory *history;
  g_autofree char *fixed = NULL;
  const char *before, *present;
  gboolean written;

  g_return_val_if_fail (STUDIO_IS_DOCUMENT (document) && checked != NULL && studio_finding_is_fixable (finding), FALSE);

  before = read_words (checked, &finding->place);
  present = read_words (studio_post_get_json (studio_document_get_post (document)), &finding->place);
  if (before != NULL && g_strcmp0 (before, present) == 0)
    fixed = replace (before, finding);
  if (fixed == NULL) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("These words have changed. Wait until they are checked again."));
    return FALSE;
  }
  history = studio_document_get_history (document);
  /* neither the typing before nor another fix belongs to this step */
  studio_history_end_merge (history);
  studio_history_begin (history, _ ("Fix Finding"));
  written = write_words (document, &finding->place, fixed, error);
  studio_history_end (history);
  studio_history_end_merge (history);
  return written;
}

/* --- many at once --- */

static gboolean
is_same_place (const StudioPlace *a,
               const StudioPlace *b)
{
  return a->kind == b->kind && g_strcmp0 (a->name, b->name) == 0;
}

/* In the text's order, what holds another before it. */
static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  const StudioFinding *first = *(StudioFinding *const *) a, *second = *(StudioFinding *const *) b;

  if (first->start != second->start)
    return first->start - second->start;
  return first->end != second->end ? second->end - first->end : strcmp (first->rule, second->rule);
}

/* Returns: (transfer container): the fixable findings of @place that are not in @left_out, in the text's order; they are @left_out from then on */
static GPtrArray *
collect_place (GPtrArray *findings,
               const StudioPlace *place,
               GHashTable *left_out)
{
  GPtrArray *of_place = g_ptr_array_new ();

  for (guint i = 0; i < findings->len; i++) {
    StudioFinding *finding = g_ptr_array_index (findings, i);

    if (studio_finding_is_fixable (finding) && is_same_place (&finding->place, place) && g_hash_table_add (left_out, finding))
      g_ptr_array_add (of_place, finding);
  }
  g_ptr_array_sort (of_place, compare_ranges);
  return of_place;
}

/* Of two that overlap the first is kept: what holds another knows more of the words than that does. Returns: (transfer container) */
static GPtrArray *
keep_apart (GPtrArray *of_place)
{
  GPtrArray *kept = g_ptr_array_new ();
  int edge = 0;

  for (guint i = 0; i < of_place->len; i++) {
    StudioFinding *finding = g_ptr_array_index (of_place, i);

    if (finding->start < edge)
      continue;
    g_ptr_array_add (kept, finding);
    edge = finding->end;
  }
  return kept;
}

/* Mends from the end, so that what stands before keeps its place. */
static void
fix_place (StudioDocument *document,
           JsonNode *checked,
           GPtrArray *of_place,
           GPtrArray *fixed)
{
  const StudioPlace *place = &((StudioFinding *) g_ptr_array_index (of_place, 0))->place;
  const char *before = read_words (checked, place), *present = read_words (studio_post_get_json (studio_document_get_post (document)), place);
  g_autofree char *words = g_strdup (before);
  g_autoptr (GPtrArray) kept = keep_apart (of_place), done = g_ptr_array_new ();

  if (before == NULL || g_strcmp0 (before, present) != 0)
    return;
  for (guint i = kept->len; i > 0; i--) {
    StudioFinding *finding = g_ptr_array_index (kept, i - 1);
    char *next = replace (words, finding);

    if (next == NULL)
      continue;
    g_free (words);
    words = next;
    g_ptr_array_add (done, finding);
  }
  if (done->len == 0 || !write_words (document, place, words, NULL))
    return;
  for (guint i = 0; i < done->len; i++)
    g_ptr_array_add (fixed, studio_finding_ref (g_ptr_array_index (done, i)));
}

static void
fix_round (StudioDocument *document,
           JsonNode *checked,
           GPtrArray *findings,
           GPtrArray *fixed)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < findings->len; i++) {
    g_autoptr (GPtrArray) of_place = collect_place (findings, &((StudioFinding *) g_ptr_array_index (findings, i))->place, seen);

    if (of_place->len > 0)
      fix_place (document, checked, of_place, fixed);
  }
}

GPtrArray *
studio_finding_fix_all (StudioDocument *document,
                        JsonNode *checked,
                        GPtrArray *findings,
                        StudioFindAgain again,
                        gpointer data)
{
  GPtrArray *fixed = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_finding_unref);
  StudioHistory *history;
  guint n_before = 0;

  g_return_val_if_fail (STUDIO_IS_DOCUMENT (document) && checked != NULL && findings != NULL, fixed);

  history = studio_document_get_history (document);
  studio_history_end_merge (history);
  studio_history_begin (history, _ ("Fix Findings"));
  fix_round (document, checked, findings, fixed);
  for (int round = 1; again != NULL && round < MOST_ROUNDS && fixed->len > n_before; round++) {
    g_autoptr (JsonNode) root = json_node_ref (studio_post_get_json (studio_document_get_post (document)));
    g_autoptr (GPtrArray) left = again (data);

    n_before = fixed->len;
    fix_round (document, root, left, fixed);
  }
  studio_history_end (history);
  studio_history_end_merge (history);
  return fixed;
}
