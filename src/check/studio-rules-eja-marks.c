#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-rules-eja.h"
#include "studio-text-private.h"

/* Punctuation, quotation marks, blanks and characters that can't be seen or read. */

static const char *const saying[] = { "ujar", "ujarnya", "kata", "katanya", "tutur", "tuturnya", "jelas", "jelasnya", "ungkap", "ungkapnya", "ucap", "ucapnya", "tegas", "tegasnya", "imbuh", "imbuhnya", "tambah", "tambahnya", "papar", "paparnya", "terang", "terangnya", "lanjut", "lanjutnya", "sebut", "sebutnya", "pesan", "pesannya", "harap", "harapnya", "ajak", "ajaknya", NULL };

static gboolean
is_mark (const StudioText *text,
         int token,
         const char *marks)
{
  gunichar c = studio_text_is_kind (text, token, STUDIO_TOKEN_PUNCT) ? studio_text_char (text, token) : 0;

  return c != 0 && c < 0x80 && strchr (marks, (int) c) != NULL;
}

/* --- EJA-18: marks inside quotations --- */

/* “Jalan ini urat nadi ekonomi” kata Bupati. Names and terms of one or two words stand in quotation marks without anybody saying them. */
static gboolean
lacks_comma (const StudioText *text,
             const StudioSpan *quote)
{
  static const char *const only_saying[] = { "ujar", "ujarnya", "kata", "katanya", "tutur", "tuturnya", "ungkap", "ungkapnya", "ucap", "ucapnya", "imbuh", "imbuhnya", "papar", "paparnya", "jelasnya", "tegasnya", NULL };
  int closing = (int) quote->last, third = (int) quote->first;

  if (!studio_text_is_one (text, studio_text_next (text, closing), only_saying) || !studio_text_is_kind (text, closing - 1, STUDIO_TOKEN_WORD))
    return FALSE;
  for (int i = 0; i < 3; i++)
    third = studio_text_next (text, third);
  return third > 0 && third < closing;
}

static void
look_behind_quote (const StudioCheckInput *in,
                   StudioFindings *out,
                   const StudioSpan *quote)
{
  const StudioText *text = in->text;
  int closing = (int) quote->last;
  int next = studio_text_next (text, closing);
  g_autofree char *mark = studio_text_copy (text, closing, closing);

  if (lacks_comma (text, quote)) {
    studio_findings_add (out, closing, closing, _ ("A comma stands before the closing quotation mark."))->fix = g_strconcat (",", mark, NULL);
  } else if (is_mark (text, next, ",.") && !is_mark (text, closing - 1, ".,!?") && studio_text_is_one (text, studio_text_next (text, next), saying)) {
    studio_findings_add (out, closing, next, _ ("The comma stands before the closing quotation mark."))->fix = g_strconcat (",", mark, NULL);
  } else if (is_mark (text, closing - 1, ".,!?") && next == closing + 1 && studio_text_is_kind (text, next, STUDIO_TOKEN_WORD)) {
    studio_findings_add (out, closing, closing, _ ("A blank follows the closing quotation mark."))->fix = g_strconcat (mark, " ", NULL);
  }
}

void
studio_rule_eja_18 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  for (guint i = 0; i < in->text->n_quotes; i++)
    look_behind_quote (in, out, &in->text->quotes[i]);
}

/* --- EJA-19: pairs of quotation marks --- */

/** Marks: how many there are, and the first of each kind */
typedef struct
{
  guint straight, opening, closing;
  int first_straight, first_curly;
} Marks;

static Marks
count_marks (const StudioText *text,
             guint first,
             guint last)
{
  Marks marks = { 0, 0, 0, -1, -1 };

  for (guint i = first; i <= last; i++) {
    gunichar c = text->tokens[i].kind == STUDIO_TOKEN_PUNCT ? studio_text_char (text, (int) i) : 0;

    /* 14" is a size */
    if (c == '"' && !(i > 0 && text->tokens[i - 1].kind == STUDIO_TOKEN_NUMBER && (text->tokens[i].flags & STUDIO_TOKEN_QUOTED) == 0)) {
      marks.straight++;
      marks.first_straight = marks.first_straight < 0 ? (int) i : marks.first_straight;
    } else if (c == 0x201C || c == 0x201D) {
      marks.opening += c == 0x201C;
      marks.closing += c == 0x201D;
      marks.first_curly = marks.first_curly < 0 ? (int) i : marks.first_curly;
    }
  }
  return marks;
}

static gboolean
begins_with_quote (const StudioText *text,
                   guint paragraph)
{
  gunichar c = paragraph < text->n_paragraphs ? studio_text_char (text, (int) text->paragraphs[paragraph].first) : 0;

  return c == '"' || c == 0x201C;
}

/* A speech over several paragraphs opens each and closes the last. */
static gboolean
goes_on (const StudioText *text,
         guint paragraph)
{
  return begins_with_quote (text, paragraph) && begins_with_quote (text, paragraph + 1);
}

void
studio_rule_eja_19 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  const StudioText *text = in->text;
  Marks all;

  if (text->n_tokens == 0)
    return;
  all = count_marks (text, 0, text->n_tokens - 1);
  if (all.straight > 0 && all.opening + all.closing > 0) {
    int token = all.straight <= all.opening + all.closing ? all.first_straight : all.first_curly;

    studio_findings_add (out, token, token, _ ("Straight and curly quotation marks are mixed; use one kind."));
    return;
  }
  for (guint i = 0; i < text->n_paragraphs; i++) {
    Marks marks = count_marks (text, text->paragraphs[i].first, text->paragraphs[i].last);
    int token = marks.first_straight >= 0 ? marks.first_straight : marks.first_curly;

    if (token >= 0 && (marks.straight % 2 != 0 || marks.opening != marks.closing) && !goes_on (text, i))
      studio_findings_add (out, token, token, _ ("A quotation mark has no partner."));
  }
}

/* --- EJA-20: blanks around marks --- */

static gboolean
is_face (const StudioText *text,
         int token)
{
  return is_mark (text, token + 1, ")(-D") || studio_text_is (text, token + 1, "d") || is_mark (text, token + 1, ".,;:!?");
}

static void
look_before_mark (const StudioCheckInput *in,
                  StudioFindings *out,
                  int token)
{
  int before = token - 2;

  if (!studio_text_is_kind (in->text, token - 1, STUDIO_TOKEN_SPACE) || is_face (in->text, token) || is_mark (in->text, before, ".,;:!?-") ||
      studio_text_is_kind (in->text, token + 1, STUDIO_TOKEN_NUMBER) || (is_mark (in->text, token, ".") && studio_text_is_kind (in->text, token + 1, STUDIO_TOKEN_WORD)) || before < 0 ||
      studio_text_is_kind (in->text, before, STUDIO_TOKEN_NEWLINE) || studio_text_is_kind (in->text, before, STUDIO_TOKEN_EMOJI))
    return;
  studio_findings_add (out, token - 1, token, _ ("No blank before “%s”."), in->text->tokens[token].lower)->fix = g_strdup (in->text->tokens[token].lower);
}

/* A word of a text, apart from letters of abbreviations and degrees. */
static gboolean
is_full_word (const StudioText *text,
              int token)
{
  const StudioToken *word = studio_text_get (text, token);

  return word != NULL && word->kind == STUDIO_TOKEN_WORD && word->end - word->start >= 3 && (word->flags & (STUDIO_TOKEN_CAPS | STUDIO_TOKEN_FOREIGN)) == 0;
}

static void
look_after_mark (const StudioCheckInput *in,
                 StudioFindings *out,
                 int token)
{
  const StudioText *text = in->text;

  if (!studio_text_is_kind (text, token + 1, STUDIO_TOKEN_WORD) || !studio_text_is_kind (text, token - 1, STUDIO_TOKEN_WORD))
    return;
  /* a point between words may belong to an address or a degree */
  if (is_mark (text, token, ".") && !(is_full_word (text, token - 1) && is_full_word (text, token + 1) && studio_text_is_capital (text, token + 1) && !studio_text_is (text, token - 2, ".")))
    return;
  if (is_mark (text, token, ".") && studio_text_is_capital (text, token - 1) && studio_text_is (text, token + 2, "."))
    return;
  studio_findings_add (out, token, token, _ ("A blank follows “%s”."), text->tokens[token].lower)->fix = g_strconcat (text->tokens[token].lower, " ", NULL);
}

void
studio_rule_eja_20 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  for (guint i = 0; i < in->text->n_tokens; i++) {
    if (!is_mark (in->text, (int) i, ",.;!?"))
      continue;
    look_before_mark (in, out, (int) i);
    look_after_mark (in, out, (int) i);
  }
}

/* --- EJA-21: colons --- */

void
studio_rule_eja_21 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  const StudioText *text = in->text;

  for (guint i = 1; i < text->n_tokens; i++) {
    int token = (int) i;

    if (!is_mark (text, token, ":"))
      continue;
    if (studio_text_is_kind (text, token - 1, STUDIO_TOKEN_SPACE) && studio_text_is_kind (text, token - 2, STUDIO_TOKEN_WORD) && !is_face (text, token))
      studio_findings_add (out, token - 1, token, _ ("No blank before the colon."))->fix = g_strdup (":");
    else if (is_full_word (text, token - 1) && is_full_word (text, token + 1))
      studio_findings_add (out, token, token, _ ("A blank follows the colon."))->fix = g_strdup (": ");
  }
}

/* --- EJA-22: no colon before a complement --- */

static const char *const linking[] = { "adalah", "ialah", "yaitu", "yakni", "meliputi", "merupakan", "mencakup", NULL };

void
studio_rule_eja_22 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  const StudioText *text = in->text;

  for (guint i = 1; i < text->n_tokens; i++) {
    int token = (int) i, word = studio_text_previous (text, token);

    /* a list below is introduced by a colon */
    if (!is_mark (text, token, ":") || studio_text_next (text, token) < 0)
      continue;
    if (studio_text_is_one (text, word, linking) || (studio_text_is_one (text, word, (const char *const[]){ "atas", "dari", NULL }) && studio_text_is (text, studio_text_previous (text, word), "terdiri")))
      studio_findings_add (out, token, token, _ ("No colon after “%s”: what follows belongs to it."), text->tokens[word].lower)->fix = g_strdup ("");
  }
}

/* --- EJA-29: blanks and what can't be seen --- */

static void
look_at_blanks (const StudioCheckInput *in,
                StudioFindings *out,
                int token)
{
  const StudioToken *space = &in->text->tokens[token];
  gboolean last = token + 1 == (int) in->text->n_tokens || studio_text_is_kind (in->text, token + 1, STUDIO_TOKEN_NEWLINE);
  gboolean plain = space->to - space->from == 1 && in->text->bytes[space->from] == ' ';

  if (last)
    studio_findings_add (out, token, token, _ ("A blank at the end of the line."))->fix = g_strdup ("");
  else if (!plain && space->end - space->start > 1)
    studio_findings_add (out, token, token, _ ("More than one blank."))->fix = g_strdup (" ");
  else if (!plain)
    studio_findings_add (out, token, token, _ ("A special blank that breaks no line; use a plain one."))->fix = g_strdup (" ");
}

/* Right-to-left writing needs its marks. */
static gboolean
is_needed (const StudioText *text,
           int token)
{
  return studio_text_has_flag (text, token - 1, STUDIO_TOKEN_FOREIGN) || studio_text_has_flag (text, token, STUDIO_TOKEN_FOREIGN) || studio_text_has_flag (text, token + 1, STUDIO_TOKEN_FOREIGN) ||
         studio_text_is_kind (text, token - 1, STUDIO_TOKEN_EMOJI);
}

static void
look_for_invisible (const StudioCheckInput *in,
                    StudioFindings *out,
                    int token)
{
  const StudioToken *at = &in->text->tokens[token];

  if (is_needed (in->text, token))
    return;
  if (at->kind == STUDIO_TOKEN_OTHER && studio_text_is_invisible (studio_text_char (in->text, token))) {
    studio_findings_add (out, token, token, _ ("A character that can't be seen."))->fix = g_strdup ("");
  } else if (at->kind == STUDIO_TOKEN_WORD) {
    g_autoptr (GString) visible = g_string_new (NULL);

    for (const char *c = in->text->bytes + at->from; c < in->text->bytes + at->to; c = g_utf8_next_char (c)) {
      if (!studio_text_is_invisible (g_utf8_get_char (c)))
        g_string_append_unichar (visible, g_utf8_get_char (c));
    }
    if (visible->len < at->to - at->from)
      studio_findings_add (out, token, token, _ ("“%s” holds a character that can't be seen."), visible->str)->fix = g_strdup (visible->str);
  }
}

void
studio_rule_eja_29 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  for (guint i = 0; i < in->text->n_tokens; i++) {
    if (in->text->tokens[i].kind == STUDIO_TOKEN_SPACE)
      look_at_blanks (in, out, (int) i);
    else
      look_for_invisible (in, out, (int) i);
  }
}

/* --- EJA-30: fancy letters --- */

static gboolean
is_fancy (gunichar c)
{
  return (c >= 0x1D400 && c <= 0x1D7FF) || (c >= 0x24B6 && c <= 0x24E9) || (c >= 0x1F110 && c <= 0x1F16B) || (c >= 0xFF21 && c <= 0xFF5A);
}

void
studio_rule_eja_30 (const StudioCheckInput *in,
                    StudioFindings *out)
{
  const StudioText *text = in->text;

  for (int i = 0; i < (int) text->n_tokens; i++) {
    int last = i;
    g_autofree char *words = NULL;
    char *plain;

    if (!is_fancy (studio_text_char (text, i)))
      continue;
    while (is_fancy (studio_text_char (text, last + 1)) || (studio_text_is_kind (text, last + 1, STUDIO_TOKEN_SPACE) && is_fancy (studio_text_char (text, last + 2))))
      last++;
    words = studio_text_copy (text, i, last);
    plain = g_utf8_normalize (words, -1, G_NORMALIZE_NFKC);
    studio_findings_add (out, i, last, _ ("Fancy letters can't be read by screen readers or found by a search; write “%s”."), plain)->fix = plain;
    i = last;
  }
}
