#include "config.h"

#include "studio-comments.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Comments of a document that comes from outside. */

static gboolean
check_text (const StudioJsonAt *at,
            const char *name,
            gboolean required,
            gsize max,
            GError **error)
{
  const char *text = "";
  StudioJsonAt child;

  if (!studio_json_get_string (at, name, required, &text, error))
    return FALSE;
  if (strlen (text) <= max && (!required || *text != '\0'))
    return TRUE;
  studio_json_at_member (at, name, &child);
  if (*text == '\0')
    studio_json_at_error (error, &child, _ ("This has to have words."));
  else
    studio_json_at_error (error, &child, _ ("This text is too long. Shorten it to %d bytes."), (int) max);
  return FALSE;
}

/* Who and when. */
static gboolean
check_who (const StudioJsonAt *at,
           GError **error)
{
  return check_text (at, "by", FALSE, STUDIO_WORDS_MAX_KEY, error) && check_text (at, "at", FALSE, STUDIO_WORDS_MAX_KEY, error);
}

static gboolean
check_points (const StudioJsonAt *at,
              GError **error)
{
  double from = 0, to = 0;

  return studio_json_get_ranged (at, "from", 0, STUDIO_COMMENT_MAX_POINT, &from, error) &&
         studio_json_get_ranged (at, "to", 0, STUDIO_COMMENT_MAX_POINT, &to, error);
}

/* A later program may know of other places. */
static gboolean
check_place (const StudioJsonAt *entry,
             GError **error)
{
  static const char *const names[] = { "layer", "field", "caption", "format", "page" };
  StudioJsonAt at;

  if (!studio_json_get_object (entry, "on", FALSE, &at, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    if (!check_text (&at, names[i], FALSE, STUDIO_WORDS_MAX_KEY, error))
      return FALSE;
  }
  return check_points (&at, error) && check_text (&at, "quote", FALSE, STUDIO_COMMENT_MAX_QUOTE, error);
}

static gboolean
check_object (const StudioJsonAt *at,
              GError **error)
{
  if (JSON_NODE_HOLDS_OBJECT (at->node))
    return TRUE;
  studio_json_at_error (error, at, _ ("This has to be an object with a text."));
  return FALSE;
}

static gboolean
check_length (const StudioJsonAt *list,
              guint max,
              GError **error)
{
  if (studio_json_at_length (list) <= max)
    return TRUE;
  studio_json_at_error (error, list, _ ("There are more than %d entries. Remove some."), (int) max);
  return FALSE;
}

static gboolean
check_replies (const StudioJsonAt *entry,
               GError **error)
{
  StudioJsonAt list, reply;

  if (!studio_json_get_array (entry, "replies", FALSE, &list, error))
    return FALSE;
  if (list.node == NULL)
    return TRUE;
  if (!check_length (&list, STUDIO_COMMENT_MAX_REPLIES, error))
    return FALSE;
  for (guint i = 0; i < studio_json_at_length (&list); i++) {
    studio_json_at_element (&list, i, &reply);
    if (!check_object (&reply, error) || !check_who (&reply, error) || !check_text (&reply, "text", TRUE, STUDIO_COMMENT_MAX_TEXT, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
check_done (const StudioJsonAt *entry,
            GError **error)
{
  StudioJsonAt done;

  return studio_json_get_object (entry, "done", FALSE, &done, error) && check_who (&done, error);
}

/* Two of one id could not be told apart when copies of the post are joined. */
static gboolean
check_id (const StudioJsonAt *entry,
          GHashTable *ids,
          GError **error)
{
  const char *id = NULL;
  StudioJsonAt at;

  if (!check_text (entry, "id", TRUE, STUDIO_WORDS_MAX_KEY, error))
    return FALSE;
  studio_json_get_string (entry, "id", TRUE, &id, NULL);
  if (g_hash_table_add (ids, (gpointer) id))
    return TRUE;
  studio_json_at_member (entry, "id", &at);
  studio_json_at_error (error, &at, _ ("Another comment has this id. Give each its own."));
  return FALSE;
}

static gboolean
check_comment (const StudioJsonAt *entry,
               GHashTable *ids,
               GError **error)
{
  return check_object (entry, error) && check_id (entry, ids, error) && check_who (entry, error) &&
         check_text (entry, "role", FALSE, STUDIO_WORDS_MAX_KEY, error) && check_text (entry, "edited", FALSE, STUDIO_WORDS_MAX_KEY, error) &&
         check_text (entry, "text", TRUE, STUDIO_COMMENT_MAX_TEXT, error) && check_place (entry, error) && check_replies (entry, error) &&
         check_done (entry, error);
}

gboolean
studio_comments_check (const StudioJsonAt *root,
                       GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  StudioJsonAt list, entry;

  g_return_val_if_fail (root != NULL, FALSE);

  if (!studio_json_get_array (root, "comments", FALSE, &list, error))
    return FALSE;
  if (list.node == NULL)
    return TRUE;
  if (!check_length (&list, STUDIO_COMMENTS_MAX, error))
    return FALSE;
  for (guint i = 0; i < studio_json_at_length (&list); i++) {
    studio_json_at_element (&list, i, &entry);
    if (!check_comment (&entry, ids, error))
      return FALSE;
  }
  return TRUE;
}
