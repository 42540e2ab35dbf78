#include "config.h"

#include "studio-library-text.h"

#include <string.h>

#include "studio-error.h"
#include "studio-moment.h"
#include "studio-sha256.h"

#include "studio-approval.h"
#include "studio-brand-office.h"
#include "studio-expiry.h"
#include "studio-plan.h"
#include "studio-post-office.h"
#include "studio-post-words.h"
#include "studio-published.h"

#define MAX_TAGS 100
#define MAX_LINE 500

/* the columns of the table "words" */
enum {
  WORDS_TITLE,
  WORDS_CONTENT,
  WORDS_CAPTION,
  WORDS_ALT,
  WORDS_TAGS,
  WORDS_PEOPLE,
  WORDS_PLACE,
  WORDS_COMMENTS,
  N_WORDS,
};

/** LibraryWords: what a post is found by. */
typedef struct
{
  GString *columns[N_WORDS];
  GPtrArray *tags;
  GArray *plan;      /* StudioPlanEntry */
  GArray *published; /* StudioPublication */
  gsize room;        /* bytes that may still be added */
} LibraryWords;

static void
library_words_free (LibraryWords *words)
{
  for (int i = 0; i < N_WORDS; i++)
    g_string_free (words->columns[i], TRUE);
  g_ptr_array_unref (words->tags);
  g_array_unref (words->plan);
  g_array_unref (words->published);
  g_free (words);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LibraryWords, library_words_free)

static void
add (LibraryWords *words,
     int column,
     const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;

  if (length == 0 || length > words->room)
    return;

  words->room -= length;
  if (words->columns[column]->len > 0)
    g_string_append_c (words->columns[column], '\n');
  g_string_append (words->columns[column], text);
}

static gboolean
is_place (const char *member)
{
  return g_str_equal (member, "tempat") || g_str_equal (member, "lokasi") || g_str_equal (member, "alamat");
}

/* Members whose texts are no words: names of pictures and what is done to them. */
static gboolean
is_wordless (const char *member)
{
  static const char *const names[] = { "asset", "sample", "focal", "obscure", "crop", "runs", NULL };

  return g_strv_contains (names, member);
}

/* Adds all texts in @node. @member: what it is called; @column: where they belong unless the name says more */
static void
add_content (LibraryWords *words,
             JsonNode *node,
             const char *member,
             int column)
{
  if (JSON_NODE_HOLDS_OBJECT (node)) {
    JsonObjectIter iter;
    const char *name;
    JsonNode *value;

    json_object_iter_init_ordered (&iter, json_node_get_object (node));
    while (json_object_iter_next_ordered (&iter, &name, &value)) {
      if (!is_wordless (name))
        add_content (words, value, name, column);
    }
  } else if (JSON_NODE_HOLDS_ARRAY (node)) {
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      add_content (words, json_array_get_element (json_node_get_array (node), i), member, column);
  } else if (JSON_NODE_HOLDS_VALUE (node)) {
    add (words, is_place (member) ? WORDS_PLACE : column, json_node_get_string (node));
  }
}

static JsonObject *
member_object (JsonNode *root,
               const char *name)
{
  JsonNode *node = json_object_get_member (json_node_get_object (root), name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static void
add_fields (LibraryWords *words,
            StudioSnapshot *snapshot)
{
  JsonObject *content = member_object (studio_snapshot_get_json (snapshot), "content");
  StudioTemplate *template = studio_snapshot_get_template (snapshot);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (content == NULL)
    return;

  json_object_iter_init_ordered (&iter, content);
  while (json_object_iter_next_ordered (&iter, &name, &value)) {
    const StudioField *field = studio_template_find_field (template, name);
    gboolean person = field != NULL && field->type == STUDIO_FIELD_PERSON;

    if (!g_str_equal (name, "judul"))
      add_content (words, value, name, person ? WORDS_PEOPLE : WORDS_CONTENT);
  }
}

/* What was written on a page by hand. */
static void
add_layers (LibraryWords *words,
            JsonNode *root)
{
  static const char *const members[] = { "text", "rows", "source", "unit", NULL };
  JsonObject *layers = member_object (root, "layers");
  JsonObjectIter iter;
  const char *id; /* json-glib writes it, wanted or not */
  JsonNode *layer;

  if (layers == NULL)
    return;

  json_object_iter_init_ordered (&iter, layers);
  while (json_object_iter_next_ordered (&iter, &id, &layer)) {
    for (int i = 0; members[i] != NULL && JSON_NODE_HOLDS_OBJECT (layer); i++) {
      JsonNode *value = json_object_get_member (json_node_get_object (layer), members[i]);

      if (value != NULL)
        add_content (words, value, members[i], WORDS_CONTENT);
    }
  }
}

static void
add_captions (LibraryWords *words,
              JsonNode *root)
{
  g_auto (GStrv) platforms = studio_caption_list (root);

  add (words, WORDS_CAPTION, studio_caption_get (root, NULL, NULL));
  for (int i = 0; platforms[i] != NULL; i++)
    add (words, WORDS_CAPTION, studio_caption_get (root, platforms[i], NULL));
}

static void
add_descriptions (LibraryWords *words,
                  JsonNode *root)
{
  JsonObject *pages = member_object (root, "descriptions");
  JsonObjectIter iter;
  const char *page;

  if (pages == NULL)
    return;

  json_object_iter_init_ordered (&iter, pages);
  while (json_object_iter_next_ordered (&iter, &page, NULL)) {
    StudioDescription description = studio_description_get (root, page);

    add (words, WORDS_ALT, description.alt);
  }
}

static void
add_tags (LibraryWords *words,
          JsonNode *root)
{
  JsonNode *tags = json_object_get_member (json_node_get_object (root), "tags");
  JsonArray *array = tags != NULL && JSON_NODE_HOLDS_ARRAY (tags) ? json_node_get_array (tags) : NULL;

  for (guint i = 0; array != NULL && i < MIN (json_array_get_length (array), MAX_TAGS); i++) {
    JsonNode *node = json_array_get_element (array, i);
    const char *tag = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

    if (tag == NULL || *tag == '\0' || strlen (tag) > MAX_LINE)
      continue;
    g_ptr_array_add (words->tags, g_strdup (tag));
    add (words, WORDS_TAGS, tag);
  }
}

static void
add_said (LibraryWords *words,
          JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    add (words, WORDS_COMMENTS, studio_json_peek_string (json_node_get_object (node), "text"));
}

/* What was said about the post, answers too; who said it is no word of the post. */
static void
add_comments (LibraryWords *words,
              JsonNode *root)
{
  JsonNode *node = json_object_get_member (json_node_get_object (root), "comments");
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonNode *entry = json_array_get_element (array, i);
    JsonNode *replies = JSON_NODE_HOLDS_OBJECT (entry) ? json_object_get_member (json_node_get_object (entry), "replies") : NULL;

    add_said (words, entry);
    for (guint n = 0; replies != NULL && JSON_NODE_HOLDS_ARRAY (replies) && n < json_array_get_length (json_node_get_array (replies)); n++)
      add_said (words, json_array_get_element (json_node_get_array (replies), n));
  }
}

static LibraryWords *
library_words_new (StudioSnapshot *snapshot)
{
  LibraryWords *words = g_new0 (LibraryWords, 1);
  g_autofree char *title = studio_snapshot_get_title (snapshot);
  JsonNode *root = studio_snapshot_get_json (snapshot);

  for (int i = 0; i < N_WORDS; i++)
    words->columns[i] = g_string_new (NULL);
  words->tags = g_ptr_array_new_with_free_func (g_free);
  words->plan = studio_plan_list (root);
  words->published = studio_published_list (root);
  words->room = STUDIO_LIBRARY_TEXT_MAX;
  add (words, WORDS_TITLE, title);
  add_fields (words, snapshot);
  add_captions (words, root);
  add_descriptions (words, root);
  add_tags (words, root);
  add_layers (words, root);
  add_comments (words, root);
  return words;
}

static char *
digest (GString *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text->str, text->len);

  return studio_sha256 (bytes);
}

/* Letters and digits alone, small: what a text says however it is set. */
static void
append_bare (GString *bare,
             const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar letter = g_utf8_get_char (at);

    if (g_unichar_isalnum (letter))
      g_string_append_unichar (bare, g_unichar_tolower (letter));
  }
}

/* Returns: (transfer full): the same for posts that say the same; "" if the person wrote too little to tell. */
static char *
make_text_key (LibraryWords *words)
{
  g_autoptr (GString) bare = g_string_new (NULL);
  GString *body = words->columns[WORDS_CAPTION]->len > 0 ? words->columns[WORDS_CAPTION] : words->columns[WORDS_CONTENT];

  if (body->len == 0)
    return g_strdup ("");

  append_bare (bare, words->columns[WORDS_TITLE]->str);
  append_bare (bare, body->str);
  return digest (bare);
}

/* Returns: (transfer full): changes whenever a row would. */
static char *
make_derived_key (LibraryWords *words)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (int i = 0; i < N_WORDS; i++)
    g_string_append_printf (all, "%s%c", words->columns[i]->str, 1);
  for (guint i = 0; i < words->tags->len; i++)
    g_string_append_printf (all, "%s%c", (const char *) g_ptr_array_index (words->tags, i), 2);
  for (guint i = 0; i < words->plan->len; i++) {
    const StudioPlanEntry *entry = &g_array_index (words->plan, StudioPlanEntry, i);

    g_string_append_printf (all, "%" G_GINT64_FORMAT " %s%c", entry->at, entry->platform != NULL ? entry->platform : "", 3);
  }
  for (guint i = 0; i < words->published->len; i++) {
    const StudioPublication *entry = &g_array_index (words->published, StudioPublication, i);

    g_string_append_printf (all, "%" G_GINT64_FORMAT " %s %s %s %s %s%c", entry->at, entry->platform, entry->account, entry->link, entry->by, entry->approved_by, 4);
  }
  return digest (all);
}

static void
put_words (StudioDb *db,
           gint64 post,
           LibraryWords *words)
{
  GString **columns = words->columns;

  studio_db_run (db, "DELETE FROM words WHERE rowid = ?", "i", post);
  studio_db_run (db, "INSERT INTO words (rowid, title, content, caption, alt, tags, people, place, comments) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", "issssssss",
                 post, columns[WORDS_TITLE]->str, columns[WORDS_CONTENT]->str, columns[WORDS_CAPTION]->str, columns[WORDS_ALT]->str,
                 columns[WORDS_TAGS]->str, columns[WORDS_PEOPLE]->str, columns[WORDS_PLACE]->str, columns[WORDS_COMMENTS]->str);
}

/*
 * The post itself is worth more than finding it: where the index is broken, the post is stored without, until the library is repaired.
 * Returns: whether its words are in
 */
static gboolean
try_words (StudioDb *db,
           gint64 post,
           LibraryWords *words)
{
  g_autoptr (GError) error = NULL;

  studio_db_exec (db, "SAVEPOINT words");
  put_words (db, post, words);
  /* makes FTS5 write what it has gathered: at the commit it would be too late */
  studio_db_exec (db, "SAVEPOINT written; RELEASE written; RELEASE words");
  error = studio_db_take_error (db);
  if (error == NULL)
    return TRUE;

  if (!g_error_matches (error, STUDIO_ERROR, STUDIO_ERROR_TRUNCATED)) {
    studio_db_fail (db, g_steal_pointer (&error));
    return FALSE;
  }
  g_message ("The words of a post could not be stored: %s", error->message);
  studio_db_exec (db, "ROLLBACK TO words; RELEASE words");
  return FALSE;
}

static void
put_lists (StudioDb *db,
           gint64 post,
           LibraryWords *words)
{
  studio_db_run (db, "DELETE FROM tag WHERE post = ?", "i", post);
  for (guint i = 0; i < words->tags->len; i++)
    studio_db_run (db, "INSERT OR IGNORE INTO tag (post, tag) VALUES (?, ?)", "is", post, (const char *) g_ptr_array_index (words->tags, i));

  studio_db_run (db, "DELETE FROM plan WHERE post = ?", "i", post);
  for (guint i = 0; i < words->plan->len; i++) {
    const StudioPlanEntry *entry = &g_array_index (words->plan, StudioPlanEntry, i);

    studio_db_run (db, "INSERT OR IGNORE INTO plan (post, at, platform) VALUES (?, ?, ?)", "iis", post, entry->at,
                   entry->platform != NULL ? entry->platform : "");
  }

  studio_db_run (db, "DELETE FROM published WHERE post = ?", "i", post);
  for (guint i = 0; i < words->published->len; i++) {
    const StudioPublication *entry = &g_array_index (words->published, StudioPublication, i);

    studio_db_run (db, "INSERT INTO published (post, seq, at, platform, account, link, by, approved_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", "iiisssss",
                   post, (gint64) i, entry->at, entry->platform, entry->account, entry->link, entry->by, entry->approved_by);
  }
}

/* By the clock of the post's office. */
static gint64
until_of (StudioSnapshot *snapshot)
{
  const char *zone = studio_brand_get_zone (studio_snapshot_get_base_brand (snapshot));

  return studio_expiry_get (studio_snapshot_get_json (snapshot), studio_zone_get_offset (zone, g_get_real_time () / G_USEC_PER_SEC));
}

void
studio_library_text_put (StudioDb *db,
                         gint64 post,
                         StudioSnapshot *snapshot)
{
  JsonNode *root = studio_snapshot_get_json (snapshot);
  const char *state = studio_post_stage_get_id (studio_post_stage_get (snapshot));
  g_autoptr (LibraryWords) words = library_words_new (snapshot);
  g_autofree char *text_key = make_text_key (words);
  g_autofree char *derived_key = make_derived_key (words);
  gboolean stored = TRUE;

  if (studio_db_int (db, 0, "SELECT derived_key = ? FROM post WHERE number = ?", "si", derived_key, post) == 0) {
    stored = try_words (db, post, words);
    put_lists (db, post, words);
  }
  studio_db_run (db, "UPDATE post SET title = ?, brand = ?, template = ?, state = ?, planned = ?, until = ?, office = ?, text_key = ?, derived_key = ? WHERE number = ?",
                 "ssssiisssi",
                 words->columns[WORDS_TITLE]->str, studio_brand_get_id (studio_snapshot_get_base_brand (snapshot)),
                 studio_template_get_id (studio_snapshot_get_template (snapshot)), state, studio_plan_first (root), until_of (snapshot),
                 studio_post_office_get (root), text_key, stored ? derived_key : "", post);
}
