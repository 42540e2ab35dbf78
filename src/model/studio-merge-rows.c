#include "config.h"

#include "studio-merge-private.h"

/** Rows: a list as numbers, each of which stands for one value wherever it occurs. */
typedef struct
{
  int *ids;
  guint n;
  JsonNode *node;
} Rows;

/** Three: the lists, and where each row of the base stands in the other two; -1: nowhere */
typedef struct
{
  Rows base, mine, theirs;
  int *in_mine;
  int *in_theirs;
  GPtrArray *result; /* JsonNode, not counted */
} Three;

/** Span: of rows, the last one not included. */
typedef struct
{
  guint from;
  guint to;
} Span;

static JsonNode *
row_at (const Rows *rows,
        guint index)
{
  return json_array_get_element (json_node_get_array (rows->node), index);
}

/* @sent: (nullable): the same list as a file carried it, whose rows count as those of @base in the same places */
static Rows
number_rows (JsonNode *node,
             GHashTable *numbers,
             JsonNode *sent)
{
  Rows rows = { NULL, json_array_get_length (json_node_get_array (node)), node };

  rows.ids = g_new (int, MAX (rows.n, 1));
  for (guint i = 0; i < rows.n; i++) {
    char *text = studio_json_write_line (row_at (&rows, i));
    int number = GPOINTER_TO_INT (g_hash_table_lookup (numbers, text));

    if (number == 0) {
      number = (int) g_hash_table_size (numbers) + 1;
      g_hash_table_insert (numbers, g_strdup (text), GINT_TO_POINTER (number));
    }
    g_free (text);
    rows.ids[i] = number;
    if (sent != NULL) {
      char *twin = studio_json_write_line (json_array_get_element (json_node_get_array (sent), i));

      if (g_hash_table_contains (numbers, twin))
        g_free (twin);
      else
        g_hash_table_insert (numbers, twin, GINT_TO_POINTER (number));
    }
  }
  return rows;
}

/* The longest rising sequence that both have. Returns: (transfer full): for each row of @a its place in @b, or -1 */
static int *
match_rows (const Rows *a,
            const Rows *b)
{
  gsize width = (gsize) b->n + 1;
  guint16 *best = g_new0 (guint16, ((gsize) a->n + 1) * width);
  int *places = g_new (int, MAX (a->n, 1));
  guint i = 0, j = 0;

  for (guint x = a->n; x-- > 0;) {
    for (guint y = b->n; y-- > 0;)
      best[x * width + y] = a->ids[x] == b->ids[y] ? (guint16) (best[(x + 1) * width + y + 1] + 1) : MAX (best[(x + 1) * width + y], best[x * width + y + 1]);
  }
  while (i < a->n) {
    if (j < b->n && a->ids[i] == b->ids[j])
      places[i++] = (int) j++;
    else if (j < b->n && best[i * width + j + 1] > best[(i + 1) * width + j])
      j++;
    else
      places[i++] = -1;
  }
  g_free (best);
  return places;
}

static gboolean
same_span (const Rows *a,
           Span in_a,
           const Rows *b,
           Span in_b)
{
  if (in_a.to - in_a.from != in_b.to - in_b.from)
    return FALSE;
  for (guint i = 0; i < in_a.to - in_a.from; i++) {
    if (a->ids[in_a.from + i] != b->ids[in_b.from + i])
      return FALSE;
  }
  return TRUE;
}

static void
add_span (Three *self,
          const Rows *rows,
          Span span)
{
  for (guint i = span.from; i < span.to; i++)
    g_ptr_array_add (self->result, row_at (rows, i));
}

/* Rows that were neither added nor removed: one by one. */
static gboolean
add_changed (Three *self,
             Span base,
             Span mine,
             Span theirs)
{
  for (guint i = 0; i < base.to - base.from; i++) {
    int before = self->base.ids[base.from + i], here = self->mine.ids[mine.from + i], there = self->theirs.ids[theirs.from + i];

    if (there == before || there == here)
      g_ptr_array_add (self->result, row_at (&self->mine, mine.from + i));
    else if (here == before)
      g_ptr_array_add (self->result, row_at (&self->theirs, theirs.from + i));
    else
      return FALSE;
  }
  return TRUE;
}

/* What lies between two rows that all have. */
static gboolean
add_between (Three *self,
             Span base,
             Span mine,
             Span theirs)
{
  guint n = base.to - base.from;

  if (same_span (&self->base, base, &self->theirs, theirs) || same_span (&self->mine, mine, &self->theirs, theirs))
    add_span (self, &self->mine, mine);
  else if (same_span (&self->base, base, &self->mine, mine))
    add_span (self, &self->theirs, theirs);
  else
    return n > 0 && mine.to - mine.from == n && theirs.to - theirs.from == n && add_changed (self, base, mine, theirs);
  return TRUE;
}

static gboolean
join_rows (Three *self)
{
  guint b = 0, m = 0, t = 0;

  for (guint i = 0; i < self->base.n; i++) {
    if (self->in_mine[i] < 0 || self->in_theirs[i] < 0)
      continue;
    if (!add_between (self, (Span){ b, i }, (Span){ m, (guint) self->in_mine[i] }, (Span){ t, (guint) self->in_theirs[i] }))
      return FALSE;
    g_ptr_array_add (self->result, row_at (&self->mine, (guint) self->in_mine[i]));
    b = i + 1;
    m = (guint) self->in_mine[i] + 1;
    t = (guint) self->in_theirs[i] + 1;
  }
  return add_between (self, (Span){ b, self->base.n }, (Span){ m, self->mine.n }, (Span){ t, self->theirs.n });
}

/* Numbers in an array are a place or a colour, which is one thing. */
static gboolean
is_list (JsonNode *node)
{
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL || json_array_get_length (array) > STUDIO_MERGE_MAX_ROWS)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++) {
    JsonNode *element = json_array_get_element (array, i);

    if (!JSON_NODE_HOLDS_OBJECT (element) && !(JSON_NODE_HOLDS_VALUE (element) && json_node_get_value_type (element) == G_TYPE_STRING))
      return FALSE;
  }
  return TRUE;
}

gboolean
merge_rows (const MergeSides *sides,
            JsonNode **result)
{
  g_autoptr (GHashTable) numbers = NULL;
  JsonNode *sent = sides->base_sent;
  Three three = { 0 };
  gboolean joined;

  if (!is_list (sides->base) || !is_list (sides->mine) || !is_list (sides->theirs))
    return FALSE;
  if (!is_list (sent) || json_array_get_length (json_node_get_array (sent)) != json_array_get_length (json_node_get_array (sides->base)))
    sent = NULL;
  numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  three.base = number_rows (sides->base, numbers, sent);
  three.mine = number_rows (sides->mine, numbers, NULL);
  three.theirs = number_rows (sides->theirs, numbers, NULL);
  three.in_mine = match_rows (&three.base, &three.mine);
  three.in_theirs = match_rows (&three.base, &three.theirs);
  three.result = g_ptr_array_new ();
  joined = join_rows (&three);
  if (joined)
    *result = merge_make_array (three.result, sides->mine);
  g_ptr_array_unref (three.result);
  g_free (three.base.ids);
  g_free (three.mine.ids);
  g_free (three.theirs.ids);
  g_free (three.in_mine);
  g_free (three.in_theirs);
  return joined;
}
