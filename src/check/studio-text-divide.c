#include "config.h"

#include <string.h>

#include "studio-text-private.h"

/* --- spans --- */

static void
append_span (const StudioText *self,
             GArray *spans,
             guint first,
             guint last)
{
  StudioSpan span = { first, last, 0 };

  while (span.first < last && self->tokens[span.first].kind == STUDIO_TOKEN_SPACE)
    span.first++;
  while (span.last > span.first && self->tokens[span.last].kind == STUDIO_TOKEN_SPACE)
    span.last--;
  for (guint i = span.first; i <= span.last; i++)
    span.n_words += self->tokens[i].kind == STUDIO_TOKEN_WORD || self->tokens[i].kind == STUDIO_TOKEN_NUMBER;
  if (self->tokens[span.first].kind != STUDIO_TOKEN_SPACE)
    g_array_append_val (spans, span);
}

static StudioSpan *
steal_spans (GArray *spans,
             guint *length)
{
  *length = spans->len;
  return (StudioSpan *) (void *) g_array_free (spans, FALSE);
}

static void
find_paragraphs (StudioText *self)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (StudioSpan));
  guint first = 0;

  for (guint i = 0; i <= self->n_tokens; i++) {
    if (i < self->n_tokens && self->tokens[i].kind != STUDIO_TOKEN_NEWLINE)
      continue;
    if (i > first)
      append_span (self, spans, first, i - 1);
    first = i + 1;
  }
  self->paragraphs = steal_spans (spans, &self->n_paragraphs);
}

/* --- quotations --- */

static void
mark_quote (StudioText *self,
            GArray *spans,
            guint first,
            guint last)
{
  for (guint i = first; i <= last; i++)
    self->tokens[i].flags |= STUDIO_TOKEN_QUOTED;
  append_span (self, spans, first, last);
}

/* Marks that belong together stand in one paragraph; an opening one without an end quotes nothing. */
static void
find_quotes (StudioText *self)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (StudioSpan));

  for (guint p = 0; p < self->n_paragraphs; p++) {
    int open = -1;

    for (guint i = self->paragraphs[p].first; i <= self->paragraphs[p].last; i++) {
      gunichar c = self->tokens[i].kind == STUDIO_TOKEN_PUNCT ? studio_text_char (self, (int) i) : 0;

      if (c == 0x201C || c == 0x201E || (c == '"' && open < 0)) {
        open = (int) i;
      } else if ((c == 0x201D || c == '"') && open >= 0) {
        mark_quote (self, spans, (guint) open, i);
        open = -1;
      }
    }
  }
  self->quotes = steal_spans (spans, &self->n_quotes);
}

/* --- sentences --- */

/* Words whose point is their own. Those that may close a sentence too (dll., dsb.) are not among them. */
static const char *const abbreviations[] = {
  "no", "rp", "kab", "kec", "kel", "kep", "prov", "jl", "jln", "gg", "tgl", "hlm", "dr", "drs", "dra", "drg", "drh", "ir", "prof", "h", "hj", "kh", "k.h",
  "tn", "ny", "sdr", "sdri", "bpk", "yth", "pkl", "telp", "tlp", "an", "ub", "up", "sd", "rt", "rw", "ust", "ustaz", "moh", "muh", "abd", "apt", "ak", "kol", "letkol", "mayjen",
  "brigjen", "kapt", "serma", "akp", "akbp", "kompol", "kombes", "pol", "inf", "purn", "alm", "almh", "tb", "rr", "rd", "gst", "a.n", "vol", "jend", "sgt", "mgr", "pdt", "pnt", NULL
};

static gboolean
is_letter_before_point (const StudioText *self,
                        int token)
{
  const StudioToken *word = studio_text_get (self, token);

  return word != NULL && word->kind == STUDIO_TOKEN_WORD && word->end - word->start == 1;
}

/* "S.Sos.", "M.Si.", "Ph.D.", "a.n.": letters and points without blanks; and initials, "A. Yani". */
static gboolean
is_degree (const StudioText *self,
           int word)
{
  if (is_letter_before_point (self, word))
    return studio_text_is_capital (self, word) || studio_text_is (self, word - 1, ".");
  return studio_text_is (self, word - 1, ".") && studio_text_is_kind (self, word - 2, STUDIO_TOKEN_WORD) && studio_text_is_capital (self, word) &&
         studio_text_get (self, word - 2)->end - studio_text_get (self, word - 2)->start <= 3;
}

/* "1. Kartu Keluarga" in a list */
static gboolean
is_list_number (const StudioText *self,
                int token)
{
  return studio_text_is_kind (self, token, STUDIO_TOKEN_NUMBER) && studio_text_previous (self, token) < 0;
}

static gboolean
is_closing (const StudioText *self,
            int token)
{
  gunichar c = studio_text_is_kind (self, token, STUDIO_TOKEN_PUNCT) ? studio_text_char (self, token) : 0;

  return c == 0x201D || c == 0x2019 || c == '"' || c == '\'' || c == ')' || c == ']';
}

static gboolean
is_end_mark (const StudioText *self,
             int token)
{
  gunichar c = studio_text_is_kind (self, token, STUDIO_TOKEN_PUNCT) ? studio_text_char (self, token) : 0;

  return c == '.' || c == '!' || c == '?' || c == 0x2026;
}

/* Whether the point at @token, with @next behind it and its closing marks, is only an abbreviation's. */
static gboolean
is_inner_point (const StudioText *self,
                int token,
                int next)
{
  const StudioToken *after = studio_text_get (self, next);

  if (studio_text_char (self, token) != '.')
    return FALSE;
  if (studio_text_is_one (self, token - 1, abbreviations) || is_degree (self, token - 1) || is_list_number (self, token - 1))
    return TRUE;
  return after != NULL && after->kind == STUDIO_TOKEN_WORD && (after->flags & (STUDIO_TOKEN_CAPITAL | STUDIO_TOKEN_FOREIGN)) == 0;
}

/* The complaint service is called "SP4N-LAPOR!", and goes on with its number. */
static gboolean
is_mark_of_name (const StudioText *self,
                 int mark,
                 int next)
{
  return studio_text_is (self, mark, "!") && studio_text_has_flag (self, mark - 1, STUDIO_TOKEN_CAPS) && g_str_has_suffix (self->tokens[mark - 1].lower, "lapor") &&
         !studio_text_is_capital (self, next) && !studio_text_is_kind (self, next, STUDIO_TOKEN_EMOJI);
}

/* Whether a sentence ends with @token, which may be a closing mark behind the point. */
static gboolean
ends_sentence (const StudioText *self,
               int token,
               int last)
{
  int mark = token, next;

  if (token == last)
    return TRUE;
  for (int i = 0; i < 3 && is_closing (self, mark); i++)
    mark--;
  if (!is_end_mark (self, mark) || is_end_mark (self, token + 1) || is_closing (self, token + 1))
    return FALSE;
  next = studio_text_next (self, token);
  /* after a quotation the sentence may go on: "Mari!" ajak Bupati */
  if (mark != token && next >= 0 && !studio_text_is_capital (self, next) && studio_text_is_kind (self, next, STUDIO_TOKEN_WORD))
    return FALSE;
  if (next == token + 1 && !studio_text_is_kind (self, next, STUDIO_TOKEN_EMOJI))
    return FALSE;
  return !is_inner_point (self, mark, next) && !is_mark_of_name (self, mark, next);
}

static void
close_sentence (StudioText *self,
                GArray *spans,
                guint first,
                guint last)
{
  gboolean begun = FALSE;

  for (guint i = first; i <= last; i++) {
    StudioToken *token = &self->tokens[i];

    token->sentence = spans->len;
    if (!begun && (token->kind == STUDIO_TOKEN_WORD || token->kind == STUDIO_TOKEN_NUMBER)) {
      token->flags |= STUDIO_TOKEN_FIRST;
      begun = TRUE;
    }
  }
  append_span (self, spans, first, last);
}

static void
find_sentences (StudioText *self)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (StudioSpan));

  for (guint p = 0; p < self->n_paragraphs; p++) {
    guint last = self->paragraphs[p].last, first = self->paragraphs[p].first;

    for (guint i = first; i <= last; i++) {
      if (!ends_sentence (self, (int) i, (int) last))
        continue;
      close_sentence (self, spans, first, i);
      first = i + 1;
    }
  }
  self->sentences = steal_spans (spans, &self->n_sentences);
}

void
studio_text_divide (StudioText *self)
{
  find_paragraphs (self);
  find_quotes (self);
  find_sentences (self);
}
