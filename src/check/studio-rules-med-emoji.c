#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-rules-med.h"

#define MAX_EMOJI 3
/* with more than one emoji in so many words, a hint becomes a warning */
#define WORDS_EACH 20

static gboolean
is_emoji (const StudioText *text,
          int token)
{
  return studio_text_is_kind (text, token, STUDIO_TOKEN_EMOJI);
}

/* --- MED-09: how many, and as bullets --- */

static void
tell_many (const StudioCheckInput *in,
           StudioFindings *out,
           int n_emoji,
           int first)
{
  StudioFinding *finding = studio_findings_add (out, first, first, _ ("%d emoji; more than %d disturb screen readers and distract."), n_emoji, MAX_EMOJI);

  if (finding->level == STUDIO_RULE_HINT && n_emoji * WORDS_EACH > (int) in->text->n_words)
    finding->level = STUDIO_RULE_WARNING;
}

void
studio_rule_med_09 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  int n_emoji = 0, beyond = -1;

  for (guint i = 0; i < in->text->n_tokens; i++) {
    int token = (int) i;

    if (!is_emoji (in->text, token))
      continue;
    n_emoji++;
    if (n_emoji == MAX_EMOJI + 1)
      beyond = token;
    if (studio_text_previous (in->text, token) < 0 && studio_text_next_word (in->text, token) >= 0)
      studio_findings_add (out, token, token, _ ("Screen readers read an emoji at the start of a line aloud; use “-” or a number."));
  }
  if (beyond >= 0)
    tell_many (in, out, n_emoji, beyond);
}

/* --- MED-10: repeated, or in a word's place --- */

/* The last of the same emoji that follow each other from @token on. */
static int
find_run_end (const StudioText *text,
              int token)
{
  int last = token, next = studio_text_next (text, token);

  while (is_emoji (text, next) && strcmp (text->tokens[next].lower, text->tokens[token].lower) == 0) {
    last = next;
    next = studio_text_next (text, next);
  }
  return last;
}

/* "Ayo 🚶 ke posyandu": the sentence goes on behind it. */
static gboolean
replaces_word (const StudioText *text,
               int token)
{
  int previous = studio_text_previous_word (text, token), next = studio_text_next_word (text, token);

  return previous >= 0 && next >= 0 && !studio_text_is_capital (text, next) && text->tokens[previous].sentence == text->tokens[next].sentence;
}

void
studio_rule_med_10 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  for (guint i = 0; i < in->text->n_tokens; i++) {
    int token = (int) i, last;

    if (!is_emoji (in->text, token))
      continue;
    last = find_run_end (in->text, token);
    if (last > token)
      studio_findings_add (out, token, last, _ ("One emoji is enough; screen readers read each of them aloud."))->fix = studio_text_copy (in->text, token, token);
    else if (replaces_word (in->text, token))
      studio_findings_add (out, token, token, _ ("Does this emoji stand for a word? Write the word."));
    i = (guint) last;
  }
}
