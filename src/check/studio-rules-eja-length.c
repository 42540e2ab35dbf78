#include "config.h"

#include <glib/gi18n-lib.h>

#include "studio-rules-eja.h"

/* Councils that measured what people read to the end keep to 25 words a sentence; a screen of a phone shows about 60. */
#define MAX_SENTENCE_WORDS 25
#define MAX_PARAGRAPH_WORDS 60

void
studio_rule_eja_26 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  for (guint i = 0; i < in->text->n_sentences; i++) {
    const StudioSpan *span = &in->text->sentences[i];

    if (span->n_words > MAX_SENTENCE_WORDS)
      studio_findings_add (out, (int) span->first, (int) span->last, _ ("A sentence of %u words; make two of it (at most %d)."), span->n_words, MAX_SENTENCE_WORDS);
  }
}

void
studio_rule_eja_27 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  for (guint i = 0; i < in->text->n_paragraphs; i++) {
    const StudioSpan *span = &in->text->paragraphs[i];

    if (span->n_words > MAX_PARAGRAPH_WORDS)
      studio_findings_add (out, (int) span->first, (int) span->last, _ ("A paragraph of %u words; put a line break in it (at most %d)."), span->n_words, MAX_PARAGRAPH_WORDS);
  }
}
