#include "config.h"

#include "studio-comments.h"

#include <string.h>

#define MEMBER "comments"
#define MAIN "main"

/* --- reading --- */

/* Returns: (nullable) */
static JsonArray *
array_of (JsonNode *node,
          const char *name)
{
  JsonNode *value = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_member (json_node_get_object (node), name) : NULL;

  return value != NULL && JSON_NODE_HOLDS_ARRAY (value) ? json_node_get_array (value) : NULL;
}

/* Returns: (nullable) */
static JsonNode *
object_in (JsonNode *node,
           const char *name)
{
  JsonNode *value = json_object_get_member (json_node_get_object (node), name);

  return value != NULL && JSON_NODE_HOLDS_OBJECT (value) ? value : NULL;
}

/* Returns: (nullable): NULL for an empty text too */
static const char *
peek_text (JsonNode *node,
           const char *name)
{
  const char *text = studio_json_peek_string (json_node_get_object (node), name);

  return text != NULL && *text != '\0' ? text : NULL;
}

static const char *
text_of (JsonNode *node,
         const char *name)
{
  const char *text = peek_text (node, name);

  return text != NULL ? text : "";
}

static int
point_of (JsonNode *node,
          const char *name)
{
  JsonNode *value = json_object_get_member (json_node_get_object (node), name);
  gint64 point = value != NULL && JSON_NODE_HOLDS_VALUE (value) ? json_node_get_int (value) : 0;

  return (int) CLAMP (point, 0, STUDIO_COMMENT_MAX_POINT);
}

static void
read_place (JsonNode *entry,
            StudioCommentPlace *place)
{
  static const char *const names[] = { [STUDIO_COMMENT_LAYER] = "layer", [STUDIO_COMMENT_FIELD] = "field", [STUDIO_COMMENT_CAPTION] = "caption" };
  JsonNode *on = object_in (entry, "on");

  *place = (StudioCommentPlace){ STUDIO_COMMENT_POST, NULL, NULL, NULL, 0, 0, NULL };
  for (int i = STUDIO_COMMENT_LAYER; on != NULL && place->name == NULL && i <= STUDIO_COMMENT_CAPTION; i++) {
    place->name = peek_text (on, names[i]);
    if (place->name != NULL)
      place->on = (StudioCommentOn) i;
  }
  if (place->on == STUDIO_COMMENT_LAYER) {
    place->format = peek_text (on, "format");
    place->page = peek_text (on, "page");
  } else if (place->on != STUDIO_COMMENT_POST) {
    place->from = point_of (on, "from");
    place->to = MAX (point_of (on, "to"), place->from);
    place->quote = peek_text (on, "quote");
  }
}

static gboolean
read_comment (JsonNode *node,
              StudioComment *comment)
{
  JsonNode *done;
  JsonArray *replies;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node) || peek_text (node, "id") == NULL)
    return FALSE;

  done = object_in (node, "done");
  replies = array_of (node, "replies");
  *comment = (StudioComment){
    .id = text_of (node, "id"),
    .by = text_of (node, "by"),
    .role = text_of (node, "role"),
    .at = text_of (node, "at"),
    .text = text_of (node, "text"),
    .edited = peek_text (node, "edited"),
    .n_replies = replies != NULL ? MIN (json_array_get_length (replies), STUDIO_COMMENT_MAX_REPLIES) : 0,
    .done_by = done != NULL ? text_of (done, "by") : NULL,
    .done_at = done != NULL ? text_of (done, "at") : NULL,
  };
  read_place (node, &comment->place);
  return TRUE;
}

static guint
count_entries (JsonArray *array)
{
  return array != NULL ? MIN (json_array_get_length (array), STUDIO_COMMENTS_MAX) : 0;
}

GArray *
studio_comments_list (JsonNode *root)
{
  GArray *comments = g_array_new (FALSE, FALSE, sizeof (StudioComment));
  JsonArray *array;
  StudioComment comment;

  g_return_val_if_fail (root != NULL, comments);

  array = array_of (root, MEMBER);
  for (guint i = 0; i < count_entries (array); i++) {
    if (read_comment (json_array_get_element (array, i), &comment))
      g_array_append_val (comments, comment);
  }
  return comments;
}

/* Returns: where the comment stands, -1 if there is none */
static int
find_index (JsonNode *root,
            const char *id)
{
  JsonArray *array = array_of (root, MEMBER);

  for (guint i = 0; i < count_entries (array); i++) {
    JsonNode *entry = json_array_get_element (array, i);

    if (JSON_NODE_HOLDS_OBJECT (entry) && g_strcmp0 (peek_text (entry, "id"), id) == 0)
      return (int) i;
  }
  return -1;
}

gboolean
studio_comments_find (JsonNode *root,
                      const char *id,
                      StudioComment *comment)
{
  StudioComment found;
  int index;

  g_return_val_if_fail (root != NULL && id != NULL, FALSE);

  index = find_index (root, id);
  if (index < 0)
    return FALSE;
  read_comment (json_array_get_element (array_of (root, MEMBER), (guint) index), &found);
  if (comment != NULL)
    *comment = found;
  return TRUE;
}

void
studio_comments_get_reply (JsonNode *root,
                           const char *id,
                           guint index,
                           StudioReply *reply)
{
  JsonArray *replies = NULL;
  JsonNode *node = NULL;
  int at;

  g_return_if_fail (root != NULL && id != NULL && reply != NULL);

  at = find_index (root, id);
  if (at >= 0)
    replies = array_of (json_array_get_element (array_of (root, MEMBER), (guint) at), "replies");
  if (replies != NULL && index < json_array_get_length (replies))
    node = json_array_get_element (replies, index);
  *reply = (StudioReply){ "", "", "", "" };
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    *reply = (StudioReply){ text_of (node, "text"), text_of (node, "by"), text_of (node, "at"), "" };
}

gboolean
studio_comment_is_done (const StudioComment *comment)
{
  g_return_val_if_fail (comment != NULL, FALSE);

  return comment->done_by != NULL;
}

void
studio_comments_count (JsonNode *root,
                       guint *open,
                       guint *done)
{
  g_autoptr (GArray) comments = NULL;
  guint n_done = 0;

  g_return_if_fail (root != NULL);

  comments = studio_comments_list (root);
  for (guint i = 0; i < comments->len; i++)
    n_done += studio_comment_is_done (&g_array_index (comments, StudioComment, i));
  if (open != NULL)
    *open = comments->len - n_done;
  if (done != NULL)
    *done = n_done;
}

/* --- writing --- */

/* *@node, which is consumed, with @name being @text, or without it if there is none. */
static void
put_text (JsonNode **node,
          const char *name,
          const char *text)
{
  g_autoptr (JsonNode) value = text != NULL && *text != '\0' ? studio_json_string (text) : NULL;
  JsonNode *changed = studio_json_with_member (*node, name, value);

  g_clear_pointer (node, json_node_unref);
  *node = changed;
}

static void
put_point (JsonNode **node,
           const char *name,
           int point)
{
  g_autoptr (JsonNode) value = studio_json_number (point);
  JsonNode *changed = studio_json_with_member (*node, name, value);

  g_clear_pointer (node, json_node_unref);
  *node = changed;
}

/* Returns: (transfer full) (nullable): NULL for the post as a whole */
static JsonNode *
write_place (const StudioCommentPlace *place)
{
  JsonNode *on = NULL;

  switch (place->on) {
  case STUDIO_COMMENT_LAYER:
    put_text (&on, "layer", place->name);
    put_text (&on, "format", place->format);
    put_text (&on, "page", place->page);
    return on;
  case STUDIO_COMMENT_FIELD:
    put_text (&on, "field", place->name);
    break;
  case STUDIO_COMMENT_CAPTION:
    put_text (&on, "caption", place->name != NULL ? place->name : MAIN);
    break;
  case STUDIO_COMMENT_POST:
  default:
    return NULL;
  }
  if (place->quote != NULL) {
    put_point (&on, "from", CLAMP (place->from, 0, STUDIO_COMMENT_MAX_POINT));
    put_point (&on, "to", CLAMP (place->to, 0, STUDIO_COMMENT_MAX_POINT));
    put_text (&on, "quote", place->quote);
  }
  return on;
}

/* Returns: (transfer full) */
static JsonNode *
write_comment (const StudioComment *comment)
{
  g_autofree char *fresh = comment->id == NULL ? g_uuid_string_random () : NULL;
  g_autoptr (JsonNode) place = write_place (&comment->place);
  g_autoptr (JsonNode) node = NULL;

  put_text (&node, "id", fresh != NULL ? fresh : comment->id);
  put_text (&node, "by", comment->by);
  put_text (&node, "role", comment->role);
  put_text (&node, "at", comment->at);
  put_text (&node, "text", comment->text);
  return studio_json_with_member (node, "on", place);
}

/* Returns: (transfer full): @root with another entry at @index, one past the end for a new one; @entry is (nullable): NULL removes it */
static JsonNode *
with_entry (JsonNode *root,
            guint index,
            JsonNode *entry)
{
  JsonArray *old = array_of (root, MEMBER);
  JsonArray *list = json_array_new ();
  g_autoptr (JsonNode) node = NULL;
  guint n_old = old != NULL ? json_array_get_length (old) : 0;

  for (guint i = 0; i < n_old; i++) {
    if (i != index)
      json_array_add_element (list, json_node_ref (json_array_get_element (old, i)));
    else if (entry != NULL)
      json_array_add_element (list, json_node_ref (entry));
  }
  if (index >= n_old && entry != NULL)
    json_array_add_element (list, json_node_ref (entry));
  node = json_node_init_array (json_node_alloc (), list);
  json_array_unref (list);
  return studio_json_with_member (root, MEMBER, json_array_get_length (list) > 0 ? node : NULL);
}

/* Returns: (transfer none) (nullable) */
static JsonNode *
entry_at (JsonNode *root,
          int index)
{
  return index >= 0 ? json_array_get_element (array_of (root, MEMBER), (guint) index) : NULL;
}

JsonNode *
studio_comments_with (JsonNode *root,
                      const StudioComment *comment)
{
  g_autoptr (JsonNode) entry = NULL;
  JsonArray *array;
  guint n;

  g_return_val_if_fail (root != NULL && comment != NULL && comment->text != NULL, NULL);

  array = array_of (root, MEMBER);
  n = array != NULL ? json_array_get_length (array) : 0;
  if (n >= STUDIO_COMMENTS_MAX)
    return json_node_ref (root);
  entry = write_comment (comment);
  return with_entry (root, n, entry);
}

JsonNode *
studio_comments_with_reply (JsonNode *root,
                            const char *id,
                            const StudioReply *reply)
{
  g_autoptr (JsonNode) node = NULL, list = NULL, entry = NULL;
  JsonNode *old;
  JsonArray *replies, *longer;
  int index;

  g_return_val_if_fail (root != NULL && id != NULL && reply != NULL && reply->text != NULL, NULL);

  index = find_index (root, id);
  old = entry_at (root, index);
  replies = array_of (old, "replies");
  if (old == NULL || (replies != NULL && json_array_get_length (replies) >= STUDIO_COMMENT_MAX_REPLIES))
    return json_node_ref (root);

  longer = json_array_new ();
  for (guint i = 0; replies != NULL && i < json_array_get_length (replies); i++)
    json_array_add_element (longer, json_node_ref (json_array_get_element (replies, i)));
  put_text (&node, "by", reply->by);
  put_text (&node, "at", reply->at);
  put_text (&node, "text", reply->text);
  json_array_add_element (longer, g_steal_pointer (&node));
  list = json_node_init_array (json_node_alloc (), longer);
  json_array_unref (longer);
  entry = studio_json_with_member (old, "replies", list);
  return with_entry (root, (guint) index, entry);
}

JsonNode *
studio_comments_with_text (JsonNode *root,
                           const char *id,
                           const char *text,
                           const char *at)
{
  g_autoptr (JsonNode) entry = NULL;
  int index;

  g_return_val_if_fail (root != NULL && id != NULL && text != NULL, NULL);

  index = find_index (root, id);
  if (index < 0 || g_str_equal (text_of (entry_at (root, index), "text"), text))
    return json_node_ref (root);
  entry = json_node_ref (entry_at (root, index));
  put_text (&entry, "text", text);
  put_text (&entry, "edited", at);
  return with_entry (root, (guint) index, entry);
}

JsonNode *
studio_comments_with_done (JsonNode *root,
                           const char *id,
                           const char *by,
                           const char *at)
{
  g_autoptr (JsonNode) done = NULL, entry = NULL;
  JsonNode *old;
  int index;

  g_return_val_if_fail (root != NULL && id != NULL, NULL);

  index = find_index (root, id);
  old = entry_at (root, index);
  if (old == NULL || (object_in (old, "done") != NULL) == (by != NULL))
    return json_node_ref (root);
  if (by != NULL) {
    put_text (&done, "by", by);
    put_text (&done, "at", at);
  }
  entry = studio_json_with_member (old, "done", done);
  return with_entry (root, (guint) index, entry);
}

JsonNode *
studio_comments_without (JsonNode *root,
                         const char *id)
{
  int index;

  g_return_val_if_fail (root != NULL && id != NULL, NULL);

  index = find_index (root, id);
  return index >= 0 ? with_entry (root, (guint) index, NULL) : json_node_ref (root);
}

/* --- the words it is about --- */

char *
studio_comment_cut_quote (const char *text,
                          int from,
                          int to)
{
  g_autofree char *cut = NULL, *quote = NULL;
  const char *last = NULL;
  glong length;

  g_return_val_if_fail (text != NULL, NULL);

  length = g_utf8_strlen (text, -1);
  from = (int) CLAMP (from, 0, length);
  to = (int) CLAMP (to, from, length);
  cut = g_utf8_substring (text, from, to);
  if (strlen (cut) > STUDIO_COMMENT_MAX_QUOTE)
    g_utf8_validate (cut, STUDIO_COMMENT_MAX_QUOTE, &last);
  quote = last != NULL ? g_strndup (cut, (gsize) (last - cut)) : g_steal_pointer (&cut);
  return *quote != '\0' ? g_steal_pointer (&quote) : NULL;
}

/* Returns: (nullable): where @quote stands nearest to the byte @old */
static const char *
find_nearest (const char *text,
              const char *quote,
              gssize old)
{
  gsize length = strlen (quote);
  const char *best = NULL;
  gssize distance = G_MAXSSIZE;

  /* not one letter after the other: a text of one letter alone would take as long as the square of its length */
  for (const char *at = strstr (text, quote); at != NULL; at = strstr (at + length, quote)) {
    gssize away = ABS ((gssize) (at - text) - old);

    if (away >= distance)
      break;
    distance = away;
    best = at;
  }
  return best;
}

gboolean
studio_comment_find_quote (const StudioCommentPlace *place,
                           const char *text,
                           int *from,
                           int *to)
{
  const char *old, *found;
  glong length;

  g_return_val_if_fail (place != NULL && text != NULL && from != NULL && to != NULL, FALSE);

  if (place->quote == NULL || *place->quote == '\0')
    return FALSE;
  length = g_utf8_strlen (text, -1);
  old = g_utf8_offset_to_pointer (text, CLAMP (place->from, 0, length));
  found = g_str_has_prefix (old, place->quote) ? old : find_nearest (text, place->quote, old - text);
  if (found == NULL)
    return FALSE;
  *from = (int) g_utf8_pointer_to_offset (text, found);
  *to = *from + (int) g_utf8_strlen (place->quote, -1);
  return TRUE;
}
