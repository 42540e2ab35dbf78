#include "config.h"

#include <glib/gi18n-lib.h>

#include "studio-post-words.h"
#include "studio-rules-org.h"

/* --- the photos of a post --- */

typedef struct
{
  guint n_photos;
  guint n_guardian;
  guint n_agreed;
} Consents;

static void
count_photo (JsonNode *root,
             const char *asset,
             Consents *consents)
{
  StudioPhotoNote note = studio_photo_note_get (root, asset);

  consents->n_photos++;
  consents->n_guardian += note.consent == STUDIO_CONSENT_GUARDIAN || note.consent == STUDIO_CONSENT_UNNEEDED;
  consents->n_agreed += note.consent != STUDIO_CONSENT_UNSAID;
}

/* The photos a post was given in its fields. */
static Consents
count_consents (const StudioCheckInput *in)
{
  JsonNode *root = studio_look_root (in);
  GPtrArray *fields = studio_template_get_fields (studio_snapshot_get_template (in->snapshot));
  Consents consents = { 0 };

  for (guint i = 0; i < fields->len; i++) {
    const StudioField *field = g_ptr_array_index (fields, i);
    JsonNode *value = field->type == STUDIO_FIELD_PHOTO ? studio_snapshot_get_value (in->snapshot, field->name) : NULL;
    const char *asset = value != NULL && JSON_NODE_HOLDS_OBJECT (value) ? studio_json_peek_string (json_node_get_object (value), "asset") : NULL;

    if (asset != NULL)
      count_photo (root, asset, &consents);
  }
  return consents;
}

/* The same rule for another text: the caption's words count for the photos beside it. */
static gboolean
caption_has (const StudioCheckInput *in,
             const char *list)
{
  StudioCheckInput of_caption = *in;

  of_caption.text = in->caption;
  return in->caption != NULL && studio_look_anywhere (&of_caption, list);
}

/* --- names beside a word --- */

/* The name of somebody who speaks for no office among the words around @token; -1 if there is none. */
static int
find_private_name (const StudioCheckInput *in,
                   int token,
                   int before,
                   int after,
                   int *end)
{
  int last = studio_look_step (in->text, token, after);

  for (int at = studio_look_step (in->text, token, -before); at <= last; at++) {
    if (!studio_look_name (in, at, end))
      continue;
    if (!studio_look_is_official (in, at, *end))
      return at;
    at = *end;
  }
  return -1;
}

/* --- ORG-05: children --- */

/* A child's name stands right beside the word: "Ahmad Fauzi, siswa kelas VI", "siswa bernama Ahmad", "Ahmad Fauzi (10)". */
static int
find_child_name (const StudioCheckInput *in,
                 int token,
                 int *end)
{
  int next = studio_look_step (in->text, token, 3), previous = studio_text_previous (in->text, token);
  int at;

  if (studio_text_is (in->text, previous, ",") || studio_text_is (in->text, previous, "(")) {
    at = find_private_name (in, token, 6, 0, end);
    if (at >= 0 && (*end == studio_text_previous (in->text, previous) || studio_text_is (in->text, studio_text_previous (in->text, previous), ")")))
      return at;
  }
  at = studio_look_between (in, "bernama", token, next);
  if (at >= 0)
    return find_private_name (in, at, 0, 3, end);
  at = studio_text_next_word (in->text, token);
  return at >= 0 && studio_look_name (in, at, end) ? at : -1;
}

static void
find_children (const StudioCheckInput *in,
               StudioFindings *out)
{
  StudioWordList *children = studio_words_get (in->words, "anak");

  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i], last, first, end = -1;

    if (studio_word_list_match (children, in->text, token, &last) == NULL)
      continue;
    first = find_child_name (in, last, &end);
    if (first >= 0)
      studio_findings_add (out, first, end, _ ("A child is named: have the parents agreed in writing? If not, leave the name out."))->asks = TRUE;
  }
}

void
studio_rule_org_05 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  Consents consents;

  if (in->text != NULL) {
    find_children (in, out);
    return;
  }
  consents = count_consents (in);
  if (consents.n_photos > consents.n_guardian && caption_has (in, "anak"))
    studio_findings_add_whole (out, _ ("The post tells of children: note the parents' written consent with the photos, or that none is needed."))->asks = TRUE;
}

/* --- ORG-06: children in legal cases --- */

/* What leads to the child: a name, initials, a school, an age, an address. */
static gboolean
can_be_recognised (const StudioCheckInput *in,
                   int token)
{
  int end, last = studio_look_step (in->text, token, 30), first = studio_look_step (in->text, token, -30);

  return studio_look_between (in, "pengenal-anak", first, last) >= 0 || find_private_name (in, token, 30, 30, &end) >= 0;
}

void
studio_rule_org_06 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  StudioWordList *children = studio_words_get (in->words, "anak");

  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i], last;

    if (studio_word_list_match (children, in->text, token, &last) == NULL || studio_look_near (in, "peran-perkara", token, 6, 8) < 0)
      continue;
    if (studio_look_near (in, "layanan-perkara", token, 12, 12) >= 0 && !can_be_recognised (in, token))
      continue;
    studio_findings_add (out, token, last, _ ("A child in a legal case: nothing may tell who it is, neither name, face, address, school nor parents."))->asks = TRUE;
    while (i + 1 < in->text->n_words && in->text->tokens[in->text->words[i + 1]].sentence == in->text->tokens[token].sentence)
      i++;
  }
}

/* --- ORG-07: health --- */

void
studio_rule_org_07 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  StudioWordList *patients = studio_words_get (in->words, "pasien");

  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i], last, first, end;

    if (studio_word_list_match (patients, in->text, token, &last) == NULL || studio_look_near (in, "penyakit", token, 5, 8) < 0)
      continue;
    first = find_private_name (in, token, 7, 7, &end);
    if (first >= 0)
      studio_findings_add (out, first, end, _ ("A person's illness is told: have they agreed in writing? If not, leave the name out."))->asks = TRUE;
  }
}

/* --- ORG-08: people who receive aid --- */

static void
find_recipients (const StudioCheckInput *in,
                 StudioFindings *out)
{
  StudioWordList *aid = studio_words_get (in->words, "penerima-bantuan");

  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i], last, first, end;

    if (studio_word_list_match (aid, in->text, token, &last) == NULL)
      continue;
    first = find_private_name (in, last, 6, 8, &end);
    if (first >= 0)
      studio_findings_add (out, first, end, _ ("Somebody who receives aid is named: have they agreed?"))->asks = TRUE;
  }
}

void
studio_rule_org_08 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  Consents consents;

  if (in->text != NULL) {
    find_recipients (in, out);
    return;
  }
  consents = count_consents (in);
  if (consents.n_photos > consents.n_agreed && caption_has (in, "penerima-bantuan"))
    studio_findings_add_whole (out, _ ("The post tells of people who receive aid: have those in the photos agreed to be shown?"))->asks = TRUE;
}
