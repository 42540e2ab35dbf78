#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-caption.h"
#include "studio-pages.h"
#include "studio-post-words.h"
#include "studio-rules-gbr.h"

/* Between these lengths, in code points, a description says who, what and where without tiring who listens. */
#define LEAST 40
#define MOST 420
/* Words that carry meaning are about as long. */
#define TELLING 4
/* As much of a title as has to be told, in its telling words. */
#define TOLD_SHARE 0.5

static gboolean
is_blank (const char *text)
{
  g_autofree char *copy = g_strstrip (g_strdup (text));

  return *copy == '\0';
}

static void
place_on_page (StudioFinding *finding,
               const char *page)
{
  finding->place = (StudioPlace){ STUDIO_PLACE_ALT, g_intern_string (page), NULL, -1 };
}

/* --- GBR-01: there is one --- */

void
studio_rule_gbr_01 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  JsonNode *root = studio_snapshot_get_json (in->snapshot);
  g_autoptr (GArray) pages = studio_snapshot_list_pages (in->snapshot);

  for (guint i = 0; i < pages->len; i++) {
    const StudioPage *page = &g_array_index (pages, StudioPage, i);
    StudioDescription description = studio_description_get (root, page->id);
    StudioFinding *finding = NULL;

    if (description.decorative)
      continue;
    if (is_blank (description.alt))
      finding = studio_findings_add_whole (out, _ ("Page %u has no description for people who cannot see it. Write one, or mark the page as decorative."), i + 1);
    else if (description.draft)
      finding = studio_findings_add_whole (out, _ ("The description of page %u is a draft of the program. Read it, mend it and confirm it."), i + 1);
    if (finding != NULL)
      place_on_page (finding, page->id);
  }
}

/* --- GBR-02: its length --- */

void
studio_rule_gbr_02 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  guint length = in->text->n_points;

  if (length > 0 && length < LEAST) {
    studio_findings_add_whole (out, ngettext ("The description has only %u character. Say who, what and where.", "The description has only %u characters. Say who, what and where.", length), length);
  } else if (length > MOST) {
    StudioFinding *finding = studio_findings_add_whole (out, _ ("The description has %u characters, which is long to listen to. %d are enough."), length, MOST);

    finding->level = MIN (finding->level, STUDIO_RULE_HINT);
  }
}

/* --- GBR-03: its beginning, and names of files --- */

static gboolean
is_file_name (const StudioText *text,
              int token)
{
  static const char *const endings[] = { "jpg", "jpeg", "png", "webp", "heic", NULL };
  const char *lower = text->tokens[token].lower;
  const char *point = strrchr (lower, '.');

  if (text->tokens[token].kind == STUDIO_TOKEN_URL && strchr (lower, '/') == NULL)
    return point != NULL && g_strv_contains (endings, point + 1);
  if (studio_text_is_one (text, token, endings) && studio_text_char (text, token - 1) == '.')
    return TRUE;
  if (studio_text_is (text, token, "whatsapp"))
    return studio_text_is (text, studio_text_next_word (text, token), "image");
  return (g_str_has_prefix (lower, "img") || g_str_has_prefix (lower, "dsc")) && (g_ascii_isdigit (lower[3]) || studio_text_char (text, token + 1) == '_');
}

void
studio_rule_gbr_03 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  static const char *const openings[] = { "gambar", "foto", "image", "ilustrasi", "grafis", NULL };
  const StudioText *text = in->text;

  if (text->n_words > 0 && studio_text_is_one (text, (int) text->words[0], openings)) {
    int first = (int) text->words[0];
    g_autofree char *word = studio_text_copy (text, first, first);

    studio_findings_add (out, first, first, _ ("“%s” says nothing new: people hear that it is a picture. Begin with what is seen."), word);
  }
  for (guint i = 0; i < text->n_tokens; i++) {
    if (!is_file_name (text, (int) i))
      continue;
    studio_findings_add (out, (int) i, (int) i, _ ("The name of a file tells nobody what is seen. Describe it."));
    break;
  }
}

/* --- GBR-04: title, place and date are in it --- */

/* Returns: (transfer full): the words and numbers of @text. */
static GHashTable *
collect_words (const StudioText *text)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < text->n_words; i++)
    g_hash_table_add (words, g_strdup (text->tokens[text->words[i]].lower));
  return words;
}

static gboolean
is_told (const char *value,
         GHashTable *words)
{
  g_autoptr (StudioText) text = studio_text_new (value, -1);
  guint n_telling = 0, n_told = 0;

  for (guint i = 0; i < text->n_words; i++) {
    const StudioToken *token = &text->tokens[text->words[i]];

    if (token->kind == STUDIO_TOKEN_WORD && token->end - token->start < TELLING)
      continue;
    n_telling++;
    n_told += g_hash_table_contains (words, token->lower);
  }
  return n_told >= n_telling * TOLD_SHARE;
}

/* Returns: (transfer full) (nullable): what the field says in words; NULL if nobody filled it in. */
static char *
value_of (const StudioCheckInput *in,
          const char *token)
{
  g_autofree char *written = g_strdup_printf ("{%s}", token);
  g_autoptr (StudioCaption) caption = studio_caption_expand (written, in->snapshot);

  if (caption->links->len != 1 || g_array_index (caption->links, StudioLinkSpan, 0).kind != STUDIO_LINK_FILLED)
    return NULL;
  return g_steal_pointer (&caption->text);
}

static gboolean
shows (const StudioCheckInput *in,
       guint page,
       const char *field)
{
  for (guint i = 0; in->scenes != NULL && i < in->scenes->len; i++) {
    StudioScene *scene = g_ptr_array_index (in->scenes, i);
    const StudioBox *box = scene->page == page ? studio_scene_find_field (scene, field) : NULL;

    if (box != NULL && box->visible)
      return TRUE;
  }
  return FALSE;
}

static void
check_told (const StudioCheckInput *in,
            StudioFindings *out,
            guint page,
            const char *id)
{
  static const struct
  {
    const char *field, *token;
  } wanted[] = { { "judul", "judul" }, { "tempat", "tempat" }, { "tanggal", "tanggal|sedang" } };
  StudioDescription description = studio_description_get (studio_snapshot_get_json (in->snapshot), id);
  g_autoptr (StudioText) text = studio_text_new (description.alt, -1);
  g_autoptr (GHashTable) words = collect_words (text);

  if (description.decorative || text->n_words == 0)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++) {
    const StudioField *field = gbr_field (in, wanted[i].field);
    g_autofree char *value = field != NULL && shows (in, page, wanted[i].field) ? value_of (in, wanted[i].token) : NULL;

    if (value != NULL && !is_told (value, words))
      place_on_page (studio_findings_add_whole (out, _ ("The picture says “%s” (%s), its description does not. Add it."), value, field->label), id);
  }
}

void
studio_rule_gbr_04 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  g_autoptr (GArray) pages = studio_snapshot_list_pages (in->snapshot);

  for (guint i = 0; i < pages->len; i++)
    check_told (in, out, i, g_array_index (pages, StudioPage, i).id);
}

/* --- GBR-05: it is no caption --- */

void
studio_rule_gbr_05 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  g_autoptr (GArray) pages = studio_snapshot_list_pages (in->snapshot);
  g_autofree char *caption = in->caption != NULL ? g_strstrip (g_strdup (in->caption->bytes)) : NULL;

  for (guint i = 0; caption != NULL && *caption != '\0' && i < pages->len; i++) {
    const StudioPage *page = &g_array_index (pages, StudioPage, i);
    g_autofree char *alt = g_strstrip (g_strdup (studio_description_get (studio_snapshot_get_json (in->snapshot), page->id).alt));

    if (g_str_equal (alt, caption))
      place_on_page (studio_findings_add_whole (out, _ ("The description is the caption again, so that it is heard twice. Describe what is seen.")), page->id);
  }
}
