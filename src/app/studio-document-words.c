#include "config.h"

#include "studio-document-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"
#include "studio-gate.h"
#include "studio-number.h"

static gboolean
check_text (const char *text,
            gsize max,
            GError **error)
{
  if (text == NULL)
    return TRUE;
  if (strlen (text) > max) {
    g_autofree char *number = studio_number_format ((double) max, 0);

    /* TRANSLATORS: "65.536"; fewer where letters take more than a byte */
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("This text is too long and was not taken over: about %s letters fit here."), number);
    return FALSE;
  }
  if (!g_utf8_validate (text, -1, NULL)) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("This text has broken characters. Type it again or copy it from another program."));
    return FALSE;
  }
  return TRUE;
}

static gboolean
check_line (const char *text,
            GError **error)
{
  return check_text (text, STUDIO_WORDS_MAX_LINE, error);
}

static gboolean
check_key (const char *key,
           GError **error)
{
  return check_text (key, STUDIO_WORDS_MAX_KEY, error);
}

static JsonNode *
root_of (StudioDocument *self)
{
  return studio_post_get_json (studio_document_get_post (self));
}

/* Takes @section from @changed, which is consumed, into the post. @key: (nullable): what is typed into, to merge */
static void
commit (StudioDocument *self,
        const char *section,
        JsonNode *changed,
        const char *label,
        const char *key)
{
  g_autoptr (JsonNode) root = changed;
  g_autofree char *merge = key != NULL ? g_strconcat (section, " ", key, NULL) : NULL;

  studio_history_set (studio_document_get_history (self), section, studio_json_lookup (root, section), label, merge);
}

gboolean
studio_document_set_caption (StudioDocument *self,
                             const char *platform,
                             const char *text,
                             GError **error)
{
  const char *label = text == NULL && platform != NULL ? _ ("Follow Main Caption") : _ ("Type in Caption");
  const char *key = platform != NULL ? platform : "";

  g_return_val_if_fail (STUDIO_IS_DOCUMENT (self), FALSE);

  if (!check_key (platform, error) || !check_text (text, STUDIO_WORDS_MAX_TEXT, error))
    return FALSE;
  commit (self, "caption", studio_caption_with (root_of (self), platform, text), label, text != NULL ? key : NULL);
  return TRUE;
}

gboolean
studio_document_set_description (StudioDocument *self,
                                 const char *page,
                                 const StudioDescription *description,
                                 GError **error)
{
  StudioDescription before;
  gboolean typed;

  g_return_val_if_fail (STUDIO_IS_DOCUMENT (self) && page != NULL, FALSE);

  if (!check_key (page, error) || !check_text (description != NULL ? description->alt : NULL, STUDIO_WORDS_MAX_TEXT, error))
    return FALSE;
  before = studio_description_get (root_of (self), page);
  typed = description != NULL && before.draft == description->draft && before.decorative == description->decorative &&
          before.confirmed == description->confirmed;
  commit (self, "descriptions", studio_description_with (root_of (self), page, description),
          typed ? _ ("Type in Description") : _ ("Change Description"), typed ? page : NULL);
  return TRUE;
}

static gboolean
same_part (const StudioRect *a,
           const StudioRect *b)
{
  return a->x == b->x && a->y == b->y && a->w == b->w && a->h == b->h;
}

gboolean
studio_document_set_photo_note (StudioDocument *self,
                                const char *asset,
                                const StudioPhotoNote *note,
                                GError **error)
{
  StudioPhotoNote before;
  gboolean typed;

  g_return_val_if_fail (STUDIO_IS_DOCUMENT (self) && asset != NULL, FALSE);

  if (!check_key (asset, error) || (note != NULL && (!check_line (note->credit, error) || !check_line (note->source, error))))
    return FALSE;
  before = studio_photo_note_get (root_of (self), asset);
  typed = note != NULL && before.role == note->role && before.consent == note->consent && same_part (&before.face, &note->face);
  commit (self, "photo_notes", studio_photo_note_with (root_of (self), asset, note), _ ("Change Photo Details"), typed ? asset : NULL);
  return TRUE;
}

/* Returns: (transfer full) */
static char *
write_now (void)
{
  g_autoptr (GDateTime) time = g_date_time_new_now_local ();

  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%S%:z");
}

/* @reply with the time filled in; *@now keeps it. */
static StudioReply
dated (const StudioReply *reply,
       char **now)
{
  StudioReply full = *reply;

  if (full.at == NULL || *full.at == '\0')
    full.at = *now = write_now ();
  return full;
}

static gboolean
check_reply (const char *key,
             const StudioReply *reply,
             GError **error)
{
  return check_key (key, error) &&
         (reply == NULL || (check_line (reply->text, error) && check_line (reply->by, error) && check_line (reply->at, error) && check_line (reply->note, error)));
}

gboolean
studio_document_set_answer (StudioDocument *self,
                            const char *rule,
                            const StudioReply *reply,
                            GError **error)
{
  g_autofree char *now = NULL;
  StudioReply full = { 0 };

  g_return_val_if_fail (STUDIO_IS_DOCUMENT (self) && rule != NULL, FALSE);

  if (!check_reply (rule, reply, error))
    return FALSE;
  if (reply != NULL)
    full = dated (reply, &now);
  commit (self, "answers", studio_answer_with (root_of (self), rule, reply != NULL ? &full : NULL), _ ("Answer Question"), rule);
  return TRUE;
}

gboolean
studio_document_accept_finding (StudioDocument *self,
                                const char *key,
                                const StudioReply *reply,
                                GError **error)
{
  g_autofree char *now = NULL;
  StudioReply full = { 0 };

  g_return_val_if_fail (STUDIO_IS_DOCUMENT (self) && key != NULL, FALSE);

  if (!check_reply (key, reply, error))
    return FALSE;
  if (reply != NULL)
    full = dated (reply, &now);
  commit (self, "accepted", studio_acceptance_with (root_of (self), key, reply != NULL ? &full : NULL),
          reply != NULL ? _ ("Accept Finding") : _ ("Reopen Finding"), NULL);
  return TRUE;
}

gboolean
studio_document_set_hoax (StudioDocument *self,
                          StudioHoaxMember which,
                          const char *text,
                          GError **error)
{
  const char *const *words;
  g_autofree char *key = g_strdup_printf ("%d", which);

  g_return_val_if_fail (STUDIO_IS_DOCUMENT (self) && which < STUDIO_HOAX_N_MEMBERS, FALSE);

  words = studio_hoax_words (which);
  g_return_val_if_fail (words == NULL || text == NULL || g_strv_contains (words, text), FALSE);
  if (!check_line (text, error))
    return FALSE;
  commit (self, "hoax", studio_hoax_with (root_of (self), which, text), _ ("Change Hoax Clarification"), words == NULL ? key : NULL);
  return TRUE;
}

gboolean
studio_document_record_release (StudioDocument *self,
                                const StudioRelease *release,
                                GError **error)
{
  g_autofree char *now = NULL;
  g_autoptr (JsonNode) root = NULL;
  StudioRelease full;

  g_return_val_if_fail (STUDIO_IS_DOCUMENT (self) && release != NULL, FALSE);

  if (!check_line (release->reason, error) || !check_line (release->by, error) || !check_line (release->at, error))
    return FALSE;
  full = *release;
  if (full.at == NULL)
    full.at = now = write_now ();
  if (full.by == NULL)
    full.by = studio_gate_get_person ();
  root = studio_releases_with (root_of (self), &full);
  studio_history_note (studio_document_get_history (self), "releases", studio_json_lookup (root, "releases"));
  return TRUE;
}
