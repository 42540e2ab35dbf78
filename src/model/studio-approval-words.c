#include "config.h"

#include "studio-approval-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-date.h"
#include "studio-text-changes.h"
#include "studio-text-words.h"

/* Letters of a text that are told in a sentence */
#define MOST_LETTERS 40

/** Taking: what is gathered. @room: bytes that may still be added */
typedef struct
{
  JsonObject *texts;
  gsize room;
} Taking;

/* Names of pictures and what is done to them are no words. */
static gboolean
is_wordless (const char *member)
{
  static const char *const names[] = { "asset", "sample", "focal", "obscure", "crop", "runs", "frame", "draft", NULL };

  return g_strv_contains (names, member);
}

/* Returns: (transfer full) (nullable): the value's words as the file has them */
static char *
word_value (JsonNode *node)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return NULL;
  return json_node_get_value_type (node) == G_TYPE_STRING ? g_strdup (json_node_get_string (node)) : studio_json_write_line (node);
}

static void
take_value (Taking *taking,
            const char *path,
            JsonNode *node)
{
  g_autofree char *text = word_value (node);

  if (text == NULL || *text == '\0' || strlen (text) > taking->room || json_object_get_size (taking->texts) >= STUDIO_APPROVAL_MAX_TEXTS)
    return;
  taking->room -= strlen (text);
  json_object_set_string_member (taking->texts, path, text);
}

/* All words in @node. @node: (nullable) */
static void
take_all (Taking *taking,
          const char *path,
          JsonNode *node)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *child;

  if (node == NULL)
    return;
  if (JSON_NODE_HOLDS_OBJECT (node)) {
    json_object_iter_init_ordered (&iter, json_node_get_object (node));
    while (json_object_iter_next_ordered (&iter, &name, &child)) {
      g_autofree char *below = g_strdup_printf ("%s/%s", path, name);

      if (!is_wordless (name))
        take_all (taking, below, child);
    }
  } else if (JSON_NODE_HOLDS_ARRAY (node)) {
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++) {
      g_autofree char *below = g_strdup_printf ("%s/%u", path, i);

      take_all (taking, below, json_array_get_element (json_node_get_array (node), i));
    }
  } else {
    take_value (taking, path, node);
  }
}

/* The words that stand in layers themselves. @layers: (nullable): by id */
static void
take_layers (Taking *taking,
             const char *path,
             JsonNode *layers)
{
  static const char *const members[] = { "text", "rows", "title", "unit", "period", "source" };
  JsonObjectIter iter;
  const char *id;
  JsonNode *layer;

  if (layers == NULL || !JSON_NODE_HOLDS_OBJECT (layers))
    return;
  json_object_iter_init_ordered (&iter, json_node_get_object (layers));
  while (json_object_iter_next_ordered (&iter, &id, &layer)) {
    for (gsize i = 0; JSON_NODE_HOLDS_OBJECT (layer) && i < G_N_ELEMENTS (members); i++) {
      g_autofree char *below = g_strdup_printf ("%s/%s/%s", path, id, members[i]);

      take_all (taking, below, json_object_get_member (json_node_get_object (layer), members[i]));
    }
  }
}

static void
take_variants (Taking *taking,
               JsonNode *variants)
{
  JsonObjectIter iter;
  const char *format;
  JsonNode *variant;

  if (variants == NULL || !JSON_NODE_HOLDS_OBJECT (variants))
    return;
  json_object_iter_init_ordered (&iter, json_node_get_object (variants));
  while (json_object_iter_next_ordered (&iter, &format, &variant)) {
    g_autofree char *path = g_strdup_printf ("variants/%s/set", format);

    take_layers (taking, path, studio_json_lookup (variant, "set"));
  }
}

JsonNode *
studio_approval_words_of (JsonNode *root)
{
  Taking taking = { json_object_new (), STUDIO_APPROVAL_MAX_BYTES };
  JsonNode *node;

  g_return_val_if_fail (root != NULL, NULL);

  take_all (&taking, "content", studio_json_lookup (root, "content"));
  take_layers (&taking, "layers", studio_json_lookup (root, "layers"));
  take_layers (&taking, "set", studio_json_lookup (root, "set"));
  take_variants (&taking, studio_json_lookup (root, "variants"));
  take_all (&taking, "caption", studio_json_lookup (root, "caption"));
  take_all (&taking, "descriptions", studio_json_lookup (root, "descriptions"));
  take_all (&taking, "hoax", studio_json_lookup (root, "hoax"));
  take_all (&taking, "photo_notes", studio_json_lookup (root, "photo_notes"));
  node = json_node_init_object (json_node_alloc (), taking.texts);
  json_object_unref (taking.texts);
  json_node_seal (node);
  return node;
}

/* --- what was changed --- */

/** Telling: @n: changes found, @first: (nullable): the first of them, in words */
typedef struct
{
  guint n;
  char *first;
} Telling;

/* Returns: (transfer full): as people read it: a date written out, without the marks of bold letters */
static char *
word_text (const char *text)
{
  g_autoptr (GArray) runs = NULL;
  GDate date;

  if (studio_date_from_iso (text, &date))
    return studio_date_format (&date, STUDIO_DATE_MEDIUM);
  runs = studio_runs_new ();
  return studio_text_take_marks (text, runs);
}

/* Returns: (transfer full): on one line, cut if it is long */
static char *
shorten (const char *text)
{
  g_autofree char *flat = g_strdup (text);
  char *short_text;

  g_strdelimit (flat, "\n\t\r", ' ');
  g_strstrip (flat);
  if (g_utf8_strlen (flat, -1) <= MOST_LETTERS)
    return g_steal_pointer (&flat);
  short_text = g_utf8_substring (flat, 0, MOST_LETTERS - 1);
  return g_strconcat (g_strchomp (short_text), "…", NULL);
}

/* @old, @fresh: (nullable): what went and what came in its place */
static void
tell (Telling *telling,
      const char *old,
      const char *fresh)
{
  g_autofree char *before = shorten (old != NULL ? old : ""), *after = shorten (fresh != NULL ? fresh : "");

  if (*before == '\0' && *after == '\0')
    return;
  if (telling->n++ > 0)
    return;
  if (*before == '\0')
    telling->first = g_strdup_printf (_ ("“%s” was added"), after);
  else if (*after == '\0')
    telling->first = g_strdup_printf (_ ("“%s” was removed"), before);
  else
    telling->first = g_strdup_printf (_ ("“%s” was changed into “%s”"), before, after);
}

static void
compare (Telling *telling,
         const char *old,
         const char *fresh)
{
  g_autofree char *before = word_text (old), *after = word_text (fresh);
  g_autoptr (GPtrArray) pieces = NULL;

  if (g_str_equal (before, after))
    return;
  pieces = studio_text_changes_find (before, after);
  for (guint i = 0; i < pieces->len; i++) {
    const StudioTextPiece *piece = g_ptr_array_index (pieces, i), *next = i + 1 < pieces->len ? g_ptr_array_index (pieces, i + 1) : NULL;

    if (piece->fate == STUDIO_TEXT_ADDED) {
      tell (telling, NULL, piece->text);
    } else if (piece->fate == STUDIO_TEXT_REMOVED) {
      gboolean replaced = next != NULL && next->fate == STUDIO_TEXT_ADDED;

      tell (telling, piece->text, replaced ? next->text : NULL);
      i += replaced;
    }
  }
}

/* Returns: (nullable) */
static const char *
text_at (JsonNode *texts,
         const char *path)
{
  return texts != NULL && JSON_NODE_HOLDS_OBJECT (texts) ? studio_json_peek_string (json_node_get_object (texts), path) : NULL;
}

/* The title before the other fields, those before what stands beside the picture. */
static int
rank (const char *path)
{
  if (g_str_equal (path, "content/judul"))
    return 0;
  return g_str_has_prefix (path, "content/") ? 1 : 2;
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  int gap = rank (a) - rank (b);

  return gap != 0 ? gap : strcmp (a, b);
}

/* Returns: (transfer container): where a text stands in either, in the order in which it is told */
static GList *
list_paths (JsonNode *old,
            JsonNode *fresh)
{
  JsonNode *both[] = { old, fresh };
  GList *paths = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (both); i++) {
    g_autoptr (GList) members = both[i] != NULL && JSON_NODE_HOLDS_OBJECT (both[i]) ? json_object_get_members (json_node_get_object (both[i])) : NULL;

    for (GList *link = members; link != NULL; link = link->next)
      if (i == 0 || text_at (old, link->data) == NULL)
        paths = g_list_prepend (paths, link->data);
  }
  return g_list_sort (paths, compare_paths);
}

char *
studio_approval_words_compare (JsonNode *words,
                               JsonNode *root)
{
  g_autoptr (JsonNode) fresh = NULL;
  g_autoptr (GList) paths = NULL;
  Telling telling = { 0 };
  char *sentence;

  g_return_val_if_fail (root != NULL, NULL);

  fresh = studio_approval_words_of (root);
  paths = list_paths (words, fresh);
  for (GList *link = paths; link != NULL; link = link->next) {
    const char *before = text_at (words, link->data), *after = text_at (fresh, link->data);

    compare (&telling, before != NULL ? before : "", after != NULL ? after : "");
  }
  if (telling.n == 0)
    return g_strdup (_ ("After the approval, the look was changed."));
  if (telling.n == 1)
    /* TRANSLATORS: %s: “1.250” was changed into “1.260” */
    sentence = g_strdup_printf (_ ("After the approval, %s."), telling.first);
  else
    sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "After the approval, %s, and %u more change was made.", "After the approval, %s, and %u more changes were made.", telling.n - 1),
                                telling.first, telling.n - 1);
  g_free (telling.first);
  return sentence;
}
