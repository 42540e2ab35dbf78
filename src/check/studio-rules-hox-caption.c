#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-brand-office.h"
#include "studio-post-words.h"
#include "studio-rules-hox.h"

/* The first token of @list in the text, -1 if there is none. */
static int
find_first (const StudioCheckInput *in,
            const char *list)
{
  StudioWordList *words = studio_words_get (in->words, list);

  for (guint i = 0; i < in->text->n_words; i++) {
    if (studio_word_list_match (words, in->text, (int) in->text->words[i], NULL) != NULL)
      return (int) in->text->words[i];
  }
  return -1;
}

/* --- HOX-05: the fact first --- */

/* "BKD tidak membuka lowongan." in a sentence before that of the claim */
static gboolean
denies_before (const StudioText *text,
               int claim)
{
  static const char *const words[] = { "tidak", "belum", "bukan", "tak", NULL };

  for (guint i = 0; i < text->n_words && text->tokens[text->words[i]].sentence < text->tokens[claim].sentence; i++) {
    if (studio_text_is_one (text, (int) text->words[i], words))
      return TRUE;
  }
  return FALSE;
}

void
studio_rule_hox_05 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  int claim, fact;

  if (!studio_look_is_clarification (in))
    return;
  claim = find_first (in, "klaim-beredar");
  fact = find_first (in, "fakta");
  if (claim >= 0 && denies_before (in->text, claim))
    return;
  if (claim >= 0 && (fact < 0 || in->text->tokens[fact].sentence > in->text->tokens[claim].sentence))
    studio_findings_add (out, claim, claim, _ ("Say first what is true, then what is claimed: what is read first stays."));
}

/* --- HOX-08: insults --- */

void
studio_rule_hox_08 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  StudioWordList *insults = studio_words_get (in->words, "hinaan");

  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i], last;
    g_autofree char *words = NULL;

    if (studio_word_list_match (insults, in->text, token, &last) == NULL || studio_text_has_flag (in->text, token, STUDIO_TOKEN_QUOTED))
      continue;
    words = studio_text_copy (in->text, token, last);
    studio_findings_add (out, token, last, _ ("“%s” insults: put the information right, not the person."), words);
  }
}

/* --- HOX-09: the hoax's address --- */

static gboolean
is_trusted (const StudioCheckInput *in,
            const char *lower)
{
  return strstr (lower, ".go.id") != NULL || strstr (lower, "turnbackhoax.id") != NULL || strstr (lower, "cekfakta.com") != NULL || strstr (lower, "lapor.go.id") != NULL ||
         (in->brand != NULL && studio_brand_knows_contact (in->brand, lower));
}

void
studio_rule_hox_09 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  JsonNode *root = studio_look_root (in);
  const char *link = root != NULL ? studio_hoax_get (root, STUDIO_HOAX_LINK) : "";
  g_autofree char *known = g_utf8_strdown (link, -1);

  if (!studio_look_is_clarification (in))
    return;
  for (guint i = 0; i < in->text->n_tokens; i++) {
    const StudioToken *token = &in->text->tokens[i];

    if (token->kind != STUDIO_TOKEN_URL || is_trusted (in, token->lower))
      continue;
    /* in the sentence of the claim it is the claim's; elsewhere it is, unless it is given as evidence */
    if ((*known != '\0' && strstr (known, token->lower) != NULL) || studio_look_near (in, "klaim-beredar", (int) i, 40, 6) >= 0 || studio_look_near (in, "tautan-bukti", (int) i, 12, 0) < 0)
      studio_findings_add (out, (int) i, (int) i, _ ("Do not spread the hoax's address: show a masked screenshot, or name the medium alone."));
  }
}

/* --- HOX-10, HOX-11: what the caption has to have --- */

void
studio_rule_hox_10 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  gboolean why, how;

  if (!studio_look_is_clarification (in))
    return;
  why = studio_look_anywhere (in, "alasan-hoaks");
  how = studio_look_anywhere (in, "cara-cek");
  if (!why || !how)
    studio_findings_add_whole (out, "%s", why ? _ ("Say how people can check it themselves.") : how ? _ ("Say why it is wrong.")
                                                                                                    : _ ("Say why it is wrong and how people can check it themselves."));
}

static gboolean
has_address (const StudioCheckInput *in)
{
  for (guint i = 0; i < in->text->n_tokens; i++) {
    if (in->text->tokens[i].kind == STUDIO_TOKEN_URL)
      return TRUE;
  }
  return FALSE;
}

static void
add_part (GString *parts,
          gboolean there,
          const char *part)
{
  if (!there)
    g_string_append_printf (parts, "%s%s", parts->len > 0 ? ", " : "", part);
}

void
studio_rule_hox_11 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  g_autoptr (GString) parts = g_string_new (NULL);

  if (!studio_look_is_clarification (in))
    return;
  add_part (parts, in->text->n_quotes > 0 || studio_look_anywhere (in, "klaim-beredar"), _ ("the claim"));
  add_part (parts, studio_look_anywhere (in, "putusan-hoaks") || studio_look_anywhere (in, "fakta"), _ ("the verdict"));
  add_part (parts, has_address (in), _ ("the evidence's address"));
  add_part (parts, studio_look_anywhere (in, "penafian"), _ ("the disclaimer (“according to … on …”)"));
  if (parts->len > 0)
    studio_findings_add_whole (out, _ ("The caption of a clarification lacks: %s."), parts->str);
}
