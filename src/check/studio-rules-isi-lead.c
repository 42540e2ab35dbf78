#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-rules-isi.h"
#include "studio-text-date.h"

/* shorter captions are calls and greetings, which owe no answers to the six questions */
#define LEAST_NEWS_WORDS 12
#define LONGEST_LEAD 25
#define LONGEST_HEADLINE 14
#define VISIBLE_FIRST 125

/* Greetings, condolences and cards are no news. */
static gboolean
is_news (const StudioCheckInput *in)
{
  static const char *const others[] = { "hari-besar", "duka-cita", "terima-kasih", "kartu-peserta", "sertifikat", "kutipan", "profil-opd", "kontak-layanan", NULL };
  const char *type = studio_look_type (in);

  if (in->text->n_words < LEAST_NEWS_WORDS || (type != NULL && g_strv_contains (others, type)))
    return FALSE;
  return studio_look_between (in, "ucapan", 0, (int) in->text->sentences[0].last) < 0;
}

/* The words of a headline have capitals, verbs too. */
static gboolean
is_in_headline (const StudioText *text,
                int token)
{
  const StudioSpan *first = &text->paragraphs[0];

  return token <= (int) first->last && text->n_paragraphs > 1 && first->n_words <= LONGEST_HEADLINE && !studio_text_is (text, (int) first->last, ".");
}

/* The sentence that has to tell it: the second if the first is a headline. */
static guint
find_lead (const StudioText *text)
{
  const StudioSpan *first = &text->sentences[0];

  if (text->n_sentences > 1 && first->n_words <= LONGEST_HEADLINE && !studio_text_is (text, (int) first->last, "."))
    return 1;
  return 0;
}

/* Verbs by their prefix, and those that go without one. */
static gboolean
is_verb (const StudioCheckInput *in,
         int token)
{
  static const char *const prefixes[] = { "me", "di", "ber", "ter", NULL };
  const StudioToken *word = studio_text_get (in->text, token);

  /* "Dinas" is none, "Membuka" at the beginning is one */
  if (word == NULL || word->kind != STUDIO_TOKEN_WORD || ((word->flags & STUDIO_TOKEN_CAPITAL) != 0 && (word->flags & STUDIO_TOKEN_FIRST) == 0 && !is_in_headline (in->text, token)))
    return FALSE;
  if ((word->flags & STUDIO_TOKEN_CAPITAL) != 0 && studio_word_list_has (studio_words_get (in->words, "pelaku"), word->lower))
    return FALSE;
  for (int i = 0; prefixes[i] != NULL && word->end - word->start >= 5; i++) {
    if (g_str_has_prefix (word->lower, prefixes[i]))
      return TRUE;
  }
  return studio_word_list_has (studio_words_get (in->words, "kata-kerja"), word->lower);
}

static gboolean
has_verb (const StudioCheckInput *in,
          guint first,
          guint last,
          guint before)
{
  for (guint i = first; i <= last && in->text->tokens[i].end <= before; i++) {
    if (is_verb (in, (int) i))
      return TRUE;
  }
  return FALSE;
}

/* --- ISI-01 … 06: the six questions --- */

gboolean
studio_isi_tells_who (const StudioCheckInput *in)
{
  int end;

  if (studio_look_anywhere (in, "pelaku") || studio_look_anywhere (in, "pejabat"))
    return TRUE;
  for (guint i = 0; i < in->text->n_words; i++) {
    if (studio_look_name (in, (int) in->text->words[i], &end))
      return TRUE;
  }
  return FALSE;
}

void
studio_rule_isi_01 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  if (is_news (in) && !studio_isi_tells_who (in))
    studio_findings_add_whole (out, _ ("Who does it, or whom does it concern? The caption does not say."))->asks = TRUE;
}

gboolean
studio_isi_tells_what (const StudioCheckInput *in)
{
  const StudioText *text = in->text;
  guint last;

  if (text->n_sentences == 0)
    return FALSE;
  /* "Kini lebih mudah ke pasar." is followed by who made it so, and "Kabar baik!" by the headline */
  last = MIN (text->sentences[0].n_words < 3 ? 2 : 1, text->n_sentences - 1);
  return has_verb (in, text->sentences[0].first, text->sentences[last].last, G_MAXUINT);
}

void
studio_rule_isi_02 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  const StudioSpan *lead;

  if (!is_news (in) || studio_isi_tells_what (in))
    return;
  lead = &in->text->sentences[find_lead (in->text)];
  studio_findings_add (out, (int) lead->first, (int) lead->last, _ ("What happens? The first sentence has no verb."))->asks = TRUE;
}

gboolean
studio_isi_tells_when (const StudioCheckInput *in)
{
  g_autoptr (GArray) dates = NULL;

  if (studio_look_anywhere (in, "waktu"))
    return TRUE;
  dates = studio_text_find_dates (in->text);
  if (dates->len > 0)
    return TRUE;
  for (guint i = 0; i < in->text->n_words; i++) {
    if (studio_text_weekday (in->text, (int) in->text->words[i]) > 0 || studio_text_month (in->text, (int) in->text->words[i]) > 0)
      return TRUE;
  }
  return FALSE;
}

void
studio_rule_isi_03 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  if (is_news (in) && !studio_isi_tells_when (in))
    studio_findings_add_whole (out, _ ("When? The caption has no date."));
}

/* "di Kuaro", "ke Desa Modang" */
static gboolean
is_place (const StudioCheckInput *in,
          int token)
{
  int next = studio_text_next (in->text, token);

  if (studio_word_list_match (in->places, in->text, token, NULL) != NULL)
    return TRUE;
  return (studio_text_is (in->text, token, "di") || studio_text_is (in->text, token, "ke") || studio_text_is (in->text, token, "dari")) &&
         studio_text_is_capital (in->text, next);
}

gboolean
studio_isi_tells_where (const StudioCheckInput *in)
{
  if (studio_look_anywhere (in, "lokasi"))
    return TRUE;
  for (guint i = 0; i < in->text->n_tokens; i++) {
    if (in->text->tokens[i].kind == STUDIO_TOKEN_URL || is_place (in, (int) i))
      return TRUE;
  }
  return FALSE;
}

void
studio_rule_isi_04 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  if (is_news (in) && !studio_isi_tells_where (in))
    studio_findings_add_whole (out, _ ("Where? The caption names no place."));
}

void
studio_rule_isi_05 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  if (is_news (in) && !studio_look_anywhere (in, "alasan") && !studio_look_is_clarification (in))
    studio_findings_add_whole (out, _ ("Why, or what for? The caption does not say."))->asks = TRUE;
}

void
studio_rule_isi_06 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  if (is_news (in) && !studio_look_anywhere (in, "cara") && !studio_look_is_clarification (in))
    studio_findings_add_whole (out, _ ("How, or what comes next? The caption does not say."))->asks = TRUE;
}

/* --- ISI-07, ISI-08: the first lines --- */

void
studio_rule_isi_07 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  const StudioSpan *lead;

  if (in->text->n_sentences == 0)
    return;
  lead = &in->text->sentences[find_lead (in->text)];
  if (lead->n_words > LONGEST_LEAD)
    studio_findings_add (out, (int) lead->first, (int) lead->last, _ ("The first sentence has %u words; up to %d are read on a phone. Make two of it."), lead->n_words,
                         LONGEST_LEAD);
}

void
studio_rule_isi_08 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  gboolean greets;

  if ((in->platform != NULL && !g_str_equal (in->platform, "instagram")) || in->text->n_points <= VISIBLE_FIRST || !is_news (in))
    return;
  greets = studio_look_between (in, "pembuka-kosong", 0, (int) in->text->words[0] + 2) >= 0;
  if (!greets && has_verb (in, 0, in->text->n_tokens - 1, VISIBLE_FIRST))
    return;
  studio_findings_add_range (out, 0, VISIBLE_FIRST, _ ("Only these %d characters show before “more”: is the main point in them?"), VISIBLE_FIRST)->asks = TRUE;
}

/* --- ISI-11, ISI-24: calls and baits --- */

/* "Salurkan zakat …", "Datanglah": what a sentence asks for first */
static gboolean
is_command (const StudioText *text,
            int token)
{
  static const char *const prefixes[] = { "me", "di", "ber", "ter", "pe", "ke", NULL };
  const StudioToken *word = studio_text_get (text, token);

  if (word == NULL || word->kind != STUDIO_TOKEN_WORD || (word->flags & STUDIO_TOKEN_FIRST) == 0 || strlen (word->lower) < 6 ||
      !(g_str_has_suffix (word->lower, "kan") || g_str_has_suffix (word->lower, "lah")))
    return FALSE;
  for (int i = 0; prefixes[i] != NULL; i++) {
    if (g_str_has_prefix (word->lower, prefixes[i]))
      return FALSE;
  }
  return !studio_text_is (text, token, "setelah") && !studio_text_is (text, token, "jumlah") && !studio_text_is (text, token, "sekolah") && !studio_text_is (text, token, "bahkan");
}

/* "Warga dapat menilai layanan", "Naskahnya bisa diunduh" */
static gboolean
is_offer (const StudioText *text,
          int token)
{
  static const char *const able[] = { "dapat", "bisa", "boleh", NULL };
  int next = studio_text_next_word (text, token);

  return studio_text_is_one (text, token, able) && next >= 0 && (g_str_has_prefix (text->tokens[next].lower, "me") || g_str_has_prefix (text->tokens[next].lower, "di") || g_str_has_prefix (text->tokens[next].lower, "ber"));
}

static gboolean
calls (const StudioCheckInput *in,
       const StudioSpan *sentence)
{
  if (studio_look_between (in, "ajakan", (int) sentence->first, (int) sentence->last) >= 0)
    return TRUE;
  for (guint i = sentence->first; i <= sentence->last; i++) {
    if (is_command (in->text, (int) i) || (is_offer (in->text, (int) i) && !studio_text_has_flag (in->text, (int) i, STUDIO_TOKEN_QUOTED)))
      return TRUE;
  }
  return FALSE;
}

gboolean
studio_isi_has_call (const StudioCheckInput *in)
{
  int looked = 0;

  for (guint i = in->text->n_sentences; i > 0 && looked < 3; i--) {
    const StudioSpan *sentence = &in->text->sentences[i - 1];

    if (calls (in, sentence))
      return TRUE;
    looked += sentence->n_words > 2;
  }
  return FALSE;
}

void
studio_rule_isi_11 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  if (is_news (in) && !studio_isi_has_call (in))
    studio_findings_add_whole (out, _ ("What can people do now? End with a call: come, register, report, share."));
}

/* "Mau tahu caranya? Simak …": a question that the next sentence leaves open */
static void
find_open_question (const StudioCheckInput *in,
                    StudioFindings *out)
{
  const StudioSpan *first = in->text->n_sentences > 1 ? &in->text->sentences[0] : NULL;

  if (first == NULL || !studio_text_is (in->text, (int) first->last, "?") ||
      studio_look_between (in, "ajakan-klik", (int) first->last + 1, MIN ((int) in->text->sentences[1].last, (int) first->last + 8)) < 0)
    return;
  studio_findings_add (out, (int) first->first, (int) first->last, _ ("A title that asks has to be answered in the next sentence."));
}

void
studio_rule_isi_24 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  StudioWordList *baits = studio_words_get (in->words, "umpan-klik");

  for (guint i = 0; i < in->text->n_words; i++) {
    int token = (int) in->text->words[i], last;
    g_autofree char *words = NULL;

    if (studio_word_list_match (baits, in->text, token, &last) == NULL || studio_text_has_flag (in->text, token, STUDIO_TOKEN_QUOTED))
      continue;
    words = studio_text_copy (in->text, token, last);
    studio_findings_add (out, token, last, _ ("“%s” baits: say the news itself."), words);
  }
  find_open_question (in, out);
}
