#include "config.h"

#include "studio-document-comments.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"
#include "studio-gate.h"

static JsonNode *
root_of (StudioDocument *self)
{
  return studio_post_get_json (studio_document_get_post (self));
}

static const char *
name_of (const char *by)
{
  return by != NULL && *by != '\0' ? by : studio_gate_get_person ();
}

/* Returns: (transfer full) */
static char *
write_now (void)
{
  g_autoptr (GDateTime) time = g_date_time_new_now_local ();

  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%S%:z");
}

/* Returns: (transfer full) (nullable): @text as it is kept */
static char *
take_text (const char *text,
           GError **error)
{
  g_autofree char *kept = NULL;

  if (!g_utf8_validate (text, -1, NULL)) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("This text has broken characters. Type it again or copy it from another program."));
    return NULL;
  }
  kept = g_strstrip (g_strdup (text));
  if (*kept == '\0') {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("The comment is empty. Write what should be changed."));
    return NULL;
  }
  if (strlen (kept) > STUDIO_COMMENT_MAX_TEXT) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("This text is too long. Shorten it to %d bytes."), STUDIO_COMMENT_MAX_TEXT);
    return NULL;
  }
  return g_steal_pointer (&kept);
}

static gboolean
check_name (const char *by,
            GError **error)
{
  if (strlen (by) <= STUDIO_WORDS_MAX_KEY && g_utf8_validate (by, -1, NULL))
    return TRUE;
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("This name is too long. Shorten it to %d bytes."), STUDIO_WORDS_MAX_KEY);
  return FALSE;
}

static gboolean
find_comment (StudioDocument *self,
              const char *id,
              StudioComment *comment,
              GError **error)
{
  if (studio_comments_find (root_of (self), id, comment))
    return TRUE;
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_NOT_FOUND, _ ("This comment is no longer there. It was removed."));
  return FALSE;
}

static gboolean
find_own (StudioDocument *self,
          const char *id,
          const char *by,
          GError **error)
{
  StudioComment comment;

  if (!find_comment (self, id, &comment, error))
    return FALSE;
  if (studio_comment_is_by (&comment, by))
    return TRUE;
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("This comment is by %s. Write a reply instead."), comment.by);
  return FALSE;
}

/* Consumes @changed. Returns: whether anything is different */
static gboolean
commit (StudioDocument *self,
        JsonNode *changed)
{
  g_autoptr (JsonNode) root = changed;
  gboolean differs = root != root_of (self);

  if (differs)
    studio_history_note (studio_document_get_history (self), "comments", studio_json_lookup (root, "comments"));
  return differs;
}

/* The first place's quote as it may be kept. Returns: (transfer full) (nullable) */
static char *
shorten_quote (const StudioCommentPlace *place)
{
  return place->quote != NULL ? studio_comment_cut_quote (place->quote, 0, G_MAXINT) : NULL;
}

static gboolean
check_place (const StudioCommentPlace *place,
             GError **error)
{
  const char *const names[] = { place->name, place->format, place->page };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    if (names[i] != NULL && !check_name (names[i], error))
      return FALSE;
  }
  return TRUE;
}

char *
studio_document_add_comment (StudioDocument *self,
                             const StudioCommentPlace *place,
                             const char *text,
                             const char *by,
                             const char *role,
                             GError **error)
{
  StudioComment comment = { .role = role, .place = { .on = STUDIO_COMMENT_POST } };
  g_autofree char *kept = NULL, *now = write_now (), *quote = NULL, *id = g_uuid_string_random ();

  g_return_val_if_fail (STUDIO_IS_DOCUMENT (self) && text != NULL, NULL);

  kept = take_text (text, error);
  if (kept == NULL || !check_name (name_of (by), error) || (role != NULL && !check_name (role, error)) || (place != NULL && !check_place (place, error)))
    return NULL;
  if (place != NULL) {
    comment.place = *place;
    comment.place.quote = quote = shorten_quote (place);
  }
  comment.id = id;
  comment.text = kept;
  comment.by = name_of (by);
  comment.at = now;
  if (commit (self, studio_comments_with (root_of (self), &comment)))
    return g_steal_pointer (&id);
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("This post has %d comments already. Remove some that are done."), STUDIO_COMMENTS_MAX);
  return NULL;
}

gboolean
studio_document_reply_comment (StudioDocument *self,
                               const char *id,
                               const char *text,
                               const char *by,
                               GError **error)
{
  g_autofree char *kept = NULL, *now = write_now ();
  StudioReply reply = { 0 };

  g_return_val_if_fail (STUDIO_IS_DOCUMENT (self) && id != NULL && text != NULL, FALSE);

  kept = take_text (text, error);
  if (kept == NULL || !check_name (name_of (by), error) || !find_comment (self, id, NULL, error))
    return FALSE;
  reply = (StudioReply){ kept, name_of (by), now, NULL };
  if (commit (self, studio_comments_with_reply (root_of (self), id, &reply)))
    return TRUE;
  g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("This comment has %d replies already. Write a new comment."), STUDIO_COMMENT_MAX_REPLIES);
  return FALSE;
}

gboolean
studio_document_edit_comment (StudioDocument *self,
                              const char *id,
                              const char *text,
                              const char *by,
                              GError **error)
{
  g_autofree char *kept = NULL, *now = write_now ();

  g_return_val_if_fail (STUDIO_IS_DOCUMENT (self) && id != NULL && text != NULL, FALSE);

  kept = take_text (text, error);
  if (kept == NULL || !find_own (self, id, by, error))
    return FALSE;
  commit (self, studio_comments_with_text (root_of (self), id, kept, now));
  return TRUE;
}

gboolean
studio_document_remove_comment (StudioDocument *self,
                                const char *id,
                                const char *by,
                                GError **error)
{
  g_return_val_if_fail (STUDIO_IS_DOCUMENT (self) && id != NULL, FALSE);

  if (!find_own (self, id, by, error))
    return FALSE;
  commit (self, studio_comments_without (root_of (self), id));
  return TRUE;
}

gboolean
studio_document_settle_comment (StudioDocument *self,
                                const char *id,
                                gboolean done,
                                const char *by,
                                GError **error)
{
  g_autofree char *now = write_now ();

  g_return_val_if_fail (STUDIO_IS_DOCUMENT (self) && id != NULL, FALSE);

  if (!check_name (name_of (by), error) || !find_comment (self, id, NULL, error))
    return FALSE;
  commit (self, studio_comments_with_done (root_of (self), id, done ? name_of (by) : NULL, now));
  return TRUE;
}

gboolean
studio_comment_is_by (const StudioComment *comment,
                      const char *by)
{
  g_return_val_if_fail (comment != NULL, FALSE);

  return *comment->by == '\0' || g_str_equal (comment->by, name_of (by));
}
