#include "config.h"

#include "studio-post-changes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-date.h"
#include "studio-pages.h"
#include "studio-post-words.h"
#include "studio-text-words.h"

static void
change_free (gpointer data)
{
  StudioPostChange *change = data;

  g_free (change->label);
  g_free (change->note);
  g_clear_pointer (&change->pieces, g_ptr_array_unref);
  g_free (change);
}

/* Either @note or @pieces. @label, @pieces: (transfer full) */
static void
add_change (GPtrArray *changes,
            char *label,
            const char *note,
            GPtrArray *pieces)
{
  StudioPostChange *change = g_new0 (StudioPostChange, 1);

  change->label = label;
  change->note = g_strdup (note);
  change->pieces = pieces;
  g_ptr_array_add (changes, change);
}

/* Adds nothing if the texts are the same. @label: (transfer full); the texts may be NULL, which is empty */
static void
add_texts (GPtrArray *changes,
           char *label,
           const char *old,
           const char *fresh)
{
  g_autofree char *owned = label;

  old = old != NULL ? old : "";
  fresh = fresh != NULL ? fresh : "";
  if (!g_str_equal (old, fresh))
    add_change (changes, g_steal_pointer (&owned), NULL, studio_text_changes_find (old, fresh));
}

/* --- values in words --- */

/* Returns: (transfer full): a date as people write it, without the marks of bold letters */
static char *
string_words (const char *text)
{
  g_autoptr (GArray) runs = NULL;
  GDate date;

  if (studio_date_from_iso (text, &date))
    return studio_date_format (&date, STUDIO_DATE_MEDIUM);
  runs = studio_runs_new ();
  return studio_text_take_marks (text, runs);
}

/* "Kuaro: 12 rumah", "20 November 2026 14.30 Rapat: Aula" */
static void
append_item (GString *words,
             JsonObject *item)
{
  static const char *const members[] = { "tanggal", "waktu", "judul", "label", "nilai", "satuan", "isi", "tempat" };
  const char *between = "";

  for (guint i = 0; i < G_N_ELEMENTS (members); i++) {
    const char *text = studio_json_peek_string (item, members[i]);
    g_autofree char *part = text != NULL ? string_words (text) : NULL;

    if (part == NULL || *part == '\0')
      continue;
    g_string_append_printf (words, "%s%s", between, part);
    between = g_str_equal (members[i], "judul") || g_str_equal (members[i], "label") ? ": " : " ";
  }
}

char *
studio_post_changes_words (JsonNode *value)
{
  g_autoptr (GString) words = g_string_new (NULL);
  JsonArray *items;

  if (value != NULL && JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_STRING)
    return string_words (json_node_get_string (value));
  if (value == NULL || !JSON_NODE_HOLDS_ARRAY (value))
    return g_strdup ("");
  items = json_node_get_array (value);
  for (guint i = 0; i < json_array_get_length (items); i++) {
    JsonNode *item = json_array_get_element (items, i);

    if (i > 0)
      g_string_append_c (words, '\n');
    if (JSON_NODE_HOLDS_OBJECT (item)) {
      append_item (words, json_node_get_object (item));
    } else {
      g_autofree char *text = studio_post_changes_words (item);

      g_string_append (words, text);
    }
  }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static gboolean
same_value (JsonNode *a,
            JsonNode *b)
{
  return a == b || (a != NULL && b != NULL && studio_json_equal (a, b));
}

/* --- contents --- */

static const char *
photo_hash (JsonNode *value)
{
  return value != NULL && JSON_NODE_HOLDS_OBJECT (value) ? studio_json_peek_string (json_node_get_object (value), "asset") : NULL;
}

static const char *
tell_photo (JsonNode *old,
            JsonNode *fresh)
{
  const char *before = photo_hash (old), *after = photo_hash (fresh);

  if (before == NULL)
    return _ ("Photo added");
  if (after == NULL)
    return _ ("Photo removed");
  return g_str_equal (before, after) ? _ ("The same photo, cropped or covered in another way") : _ ("Another photo");
}

static void
compare_field (GPtrArray *changes,
               const StudioField *field,
               StudioSnapshot *old,
               StudioSnapshot *fresh)
{
  JsonNode *before = studio_snapshot_get_value (old, field->name), *after = studio_snapshot_get_value (fresh, field->name);
  g_autofree char *old_words = NULL;
  g_autofree char *fresh_words = NULL;

  if (same_value (before, after))
    return;
  if (field->type == STUDIO_FIELD_PHOTO) {
    add_change (changes, g_strdup (field->label), tell_photo (before, after), NULL);
    return;
  }
  old_words = studio_post_changes_words (before);
  fresh_words = studio_post_changes_words (after);
  if (g_str_equal (old_words, fresh_words))
    add_change (changes, g_strdup (field->label), _ ("The same words in another form"), NULL);
  else
    add_texts (changes, g_strdup (field->label), old_words, fresh_words);
}

static void
compare_contents (GPtrArray *changes,
                  StudioSnapshot *old,
                  StudioSnapshot *fresh)
{
  StudioTemplate *templates[] = { studio_snapshot_get_template (fresh), studio_snapshot_get_template (old) };

  for (guint t = 0; t < G_N_ELEMENTS (templates); t++) {
    GPtrArray *fields = studio_template_get_fields (templates[t]);

    for (guint i = 0; i < fields->len; i++) {
      const StudioField *field = g_ptr_array_index (fields, i);

      if (t == 0 || studio_template_find_field (templates[0], field->name) == NULL)
        compare_field (changes, field, old, fresh);
    }
  }
}

/* --- layers --- */

/* The text that is written into a layer itself, not into a field. */
static const char *
layer_text (JsonNode *layer)
{
  return layer != NULL && JSON_NODE_HOLDS_OBJECT (layer) ? studio_json_peek_string (json_node_get_object (layer), "text") : NULL;
}

/* The members of @path in both documents, each once. Returns: (transfer full) (element-type utf8): belong to the documents */
static GPtrArray *
list_members (JsonNode *old,
              JsonNode *fresh)
{
  GPtrArray *names = g_ptr_array_new ();
  JsonNode *nodes[] = { fresh, old };

  for (guint n = 0; n < G_N_ELEMENTS (nodes); n++) {
    g_autoptr (GList) members = NULL;

    if (nodes[n] == NULL || !JSON_NODE_HOLDS_OBJECT (nodes[n]))
      continue;
    members = json_object_get_members (json_node_get_object (nodes[n]));
    for (GList *link = members; link != NULL; link = link->next)
      if (!g_ptr_array_find_with_equal_func (names, link->data, g_str_equal, NULL))
        g_ptr_array_add (names, link->data);
  }
  return names;
}

static JsonNode *
get_member (JsonNode *object,
            const char *name)
{
  return object != NULL && JSON_NODE_HOLDS_OBJECT (object) ? json_object_get_member (json_node_get_object (object), name) : NULL;
}

/* Whether two layers differ in more than what they say; one that is not there has nothing. */
static gboolean
looks_otherwise (JsonNode *a,
                 JsonNode *b)
{
  g_autoptr (JsonNode) bare_a = NULL;
  g_autoptr (JsonNode) bare_b = NULL;

  bare_a = studio_json_with_member (a, "text", NULL);
  bare_b = studio_json_with_member (b, "text", NULL);
  return !studio_json_equal (bare_a, bare_b);
}

/* @old, @fresh: objects of layers by id. @changed: (element-type utf8): gets the ids of those that look otherwise */
static void
compare_layers (GPtrArray *changes,
                JsonNode *old,
                JsonNode *fresh,
                GHashTable *changed)
{
  g_autoptr (GPtrArray) ids = list_members (old, fresh);

  for (guint i = 0; i < ids->len; i++) {
    const char *id = g_ptr_array_index (ids, i);
    JsonNode *before = get_member (old, id), *after = get_member (fresh, id);

    if (same_value (before, after))
      continue;
    add_texts (changes, g_strdup (_ ("Text on the picture")), layer_text (before), layer_text (after));
    if (looks_otherwise (before, after))
      g_hash_table_add (changed, g_strdup (id));
  }
}

static void
compare_design (GPtrArray *changes,
                JsonNode *old,
                JsonNode *fresh)
{
  g_autoptr (GHashTable) changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonNode *variants[] = { studio_json_lookup (old, "variants"), studio_json_lookup (fresh, "variants") };
  g_autoptr (GPtrArray) formats = list_members (variants[0], variants[1]);
  g_autofree char *note = NULL;
  guint n;

  compare_layers (changes, studio_json_lookup (old, "layers"), studio_json_lookup (fresh, "layers"), changed);
  compare_layers (changes, studio_json_lookup (old, "set"), studio_json_lookup (fresh, "set"), changed);
  for (guint i = 0; i < formats->len; i++) {
    const char *format = g_ptr_array_index (formats, i);

    compare_layers (changes, get_member (get_member (variants[0], format), "set"), get_member (get_member (variants[1], format), "set"), changed);
  }
  n = g_hash_table_size (changed);
  if (n == 0)
    return;
  note = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u layer looks different", "%u layers look different", n), n);
  add_change (changes, g_strdup (_ ("Design")), note, NULL);
}

static void
compare_pages (GPtrArray *changes,
               StudioSnapshot *old,
               StudioSnapshot *fresh)
{
  g_autofree char *before = g_strdup_printf ("%u", studio_snapshot_get_n_pages (old));
  g_autofree char *after = g_strdup_printf ("%u", studio_snapshot_get_n_pages (fresh));

  if (!g_str_equal (before, after))
    add_texts (changes, g_strdup (_ ("Number of pages")), before, after);
  else if (!same_value (studio_json_lookup (studio_snapshot_get_json (old), "pages"), studio_json_lookup (studio_snapshot_get_json (fresh), "pages")))
    add_change (changes, g_strdup (_ ("Pages")), _ ("In another order"), NULL);
}

/* --- words beside the picture --- */

static void
compare_captions (GPtrArray *changes,
                  JsonNode *old,
                  JsonNode *fresh,
                  StudioPlatforms *platforms)
{
  g_autoptr (GPtrArray) ids = list_members (studio_json_lookup (old, "caption/variants"), studio_json_lookup (fresh, "caption/variants"));

  add_texts (changes, g_strdup (_ ("Caption")), studio_caption_get (old, NULL, NULL), studio_caption_get (fresh, NULL, NULL));
  for (guint i = 0; i < ids->len; i++) {
    const char *id = g_ptr_array_index (ids, i);
    const StudioPlatform *platform = platforms != NULL ? studio_platforms_find (platforms, id) : NULL;
    char *label = g_strdup_printf (_ ("Caption for %s"), platform != NULL ? platform->name : id);

    add_texts (changes, label, studio_caption_get (old, id, NULL), studio_caption_get (fresh, id, NULL));
  }
}

/* @number: of the page, from 1; 0: it is gone */
static char *
description_label (guint number,
                   guint n_pages)
{
  if (number == 0)
    return g_strdup (_ ("Alternative text of a removed page"));
  return n_pages == 1 ? g_strdup (_ ("Alternative text")) : g_strdup_printf (_ ("Alternative text, page %u"), number);
}

static void
compare_descriptions (GPtrArray *changes,
                      StudioSnapshot *old,
                      StudioSnapshot *fresh)
{
  JsonNode *before = studio_snapshot_get_json (old), *after = studio_snapshot_get_json (fresh);
  g_autoptr (GPtrArray) ids = list_members (studio_json_lookup (before, "descriptions"), studio_json_lookup (after, "descriptions"));
  g_autoptr (GArray) pages = studio_snapshot_list_pages (fresh);

  for (guint i = 0; i < ids->len; i++) {
    const char *id = g_ptr_array_index (ids, i);
    guint number = 0;

    for (guint p = 0; p < pages->len && number == 0; p++)
      number = g_str_equal (g_array_index (pages, StudioPage, p).id, id) ? p + 1 : 0;
    add_texts (changes, description_label (number, pages->len), studio_description_get (before, id).alt, studio_description_get (after, id).alt);
  }
}

GPtrArray *
studio_post_changes_find (StudioSnapshot *old,
                          StudioSnapshot *fresh,
                          StudioPlatforms *platforms)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (change_free);
  g_autofree char *old_tags = NULL;
  g_autofree char *fresh_tags = NULL;
  JsonNode *before, *after;

  g_return_val_if_fail (old != NULL && fresh != NULL, changes);

  before = studio_snapshot_get_json (old);
  after = studio_snapshot_get_json (fresh);
  add_texts (changes, g_strdup (_ ("Template")), studio_template_get_name (studio_snapshot_get_template (old)), studio_template_get_name (studio_snapshot_get_template (fresh)));
  add_texts (changes, g_strdup (_ ("Brand")), studio_brand_get_name (studio_snapshot_get_base_brand (old)), studio_brand_get_name (studio_snapshot_get_base_brand (fresh)));
  compare_contents (changes, old, fresh);
  compare_captions (changes, before, after, platforms);
  compare_descriptions (changes, old, fresh);
  compare_pages (changes, old, fresh);
  compare_design (changes, before, after);
  old_tags = studio_post_changes_words (studio_json_lookup (before, "tags"));
  fresh_tags = studio_post_changes_words (studio_json_lookup (after, "tags"));
  add_texts (changes, g_strdup (_ ("Tags")), old_tags, fresh_tags);
  return changes;
}
