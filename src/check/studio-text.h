#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** No text is read beyond this many bytes; what lies behind is left out and told (@truncated). */
#define STUDIO_TEXT_MAX_BYTES (1024 * 1024)

/**
 * StudioTokenKind:
 * @STUDIO_TOKEN_WORD: letters, with hyphens, apostrophes and digits inside: "anak-anak", "Jum'at", "ke-78", "G20"; never the point
 *   of an abbreviation
 * @STUDIO_TOKEN_NUMBER: digits with points, commas or colons inside: "1.000,50", "14.30"; "5-10" are two numbers
 * @STUDIO_TOKEN_PUNCT: one mark or symbol
 * @STUDIO_TOKEN_SPACE: blanks in a row
 * @STUDIO_TOKEN_NEWLINE: one line break
 * @STUDIO_TOKEN_URL: an address of a page, with or without "https://"
 * @STUDIO_TOKEN_HASHTAG: with its "#"
 * @STUDIO_TOKEN_MENTION: with its "@"
 * @STUDIO_TOKEN_EMOJI: one that people see as one
 * @STUDIO_TOKEN_OTHER: what can't be seen, and what is no letter, number or mark
 */
typedef enum {
  STUDIO_TOKEN_WORD,
  STUDIO_TOKEN_NUMBER,
  STUDIO_TOKEN_PUNCT,
  STUDIO_TOKEN_SPACE,
  STUDIO_TOKEN_NEWLINE,
  STUDIO_TOKEN_URL,
  STUDIO_TOKEN_HASHTAG,
  STUDIO_TOKEN_MENTION,
  STUDIO_TOKEN_EMAIL,
  STUDIO_TOKEN_EMOJI,
  STUDIO_TOKEN_OTHER,
} StudioTokenKind;

/**
 * StudioTokenFlags:
 * @STUDIO_TOKEN_CAPITAL: begins with a capital
 * @STUDIO_TOKEN_CAPS: two letters or more, all of them capitals
 * @STUDIO_TOKEN_DIGITS: a word with digits in it
 * @STUDIO_TOKEN_FIRST: the first word of its sentence
 * @STUDIO_TOKEN_QUOTED: between quotation marks that belong together
 * @STUDIO_TOKEN_FOREIGN: has letters outside the Latin script ("السلام"), or fancy ones ("𝗯𝗼𝗹𝗱")
 */
typedef enum {
  STUDIO_TOKEN_CAPITAL = 1 << 0,
  STUDIO_TOKEN_CAPS = 1 << 1,
  STUDIO_TOKEN_DIGITS = 1 << 2,
  STUDIO_TOKEN_FIRST = 1 << 3,
  STUDIO_TOKEN_QUOTED = 1 << 4,
  STUDIO_TOKEN_FOREIGN = 1 << 5,
} StudioTokenFlags;

/**
 * StudioToken:
 * @from, @to: bytes of the text
 * @start, @end: code points of the text
 * @sentence: which sentence it is in
 * @lower: in small letters, without what can't be seen
 */
typedef struct
{
  StudioTokenKind kind;
  StudioTokenFlags flags;
  guint from, to;
  guint start, end;
  guint sentence;
  const char *lower;
} StudioToken;

/** StudioSpan: @first..@last are tokens, both belong to it; a sentence's or paragraph's words are counted (numbers count as words). */
typedef struct
{
  guint first, last;
  guint n_words;
} StudioSpan;

/**
 * StudioText:
 * @bytes: valid UTF-8; what was none is U+FFFD
 * @tokens: (array length=n_tokens): every byte is in one
 * @words: (array length=n_words): the tokens that are words or numbers
 * @sentences: (array length=n_sentences): a line break ends one too; points of abbreviations, degrees, times and amounts don't
 * @paragraphs: (array length=n_paragraphs): lines with something in them
 * @quotes: (array length=n_quotes): from opening to closing mark
 *
 * A text taken apart once, in time linear in its length, for all rules to look at. Immutable and counted, so that threads share it.
 */
typedef struct
{
  char *bytes;
  guint length;
  guint n_points;
  gboolean truncated;
  gboolean repaired;
  StudioToken *tokens;
  guint n_tokens;
  guint *words;
  guint n_words;
  StudioSpan *sentences;
  guint n_sentences;
  StudioSpan *paragraphs;
  guint n_paragraphs;
  StudioSpan *quotes;
  guint n_quotes;
  GStringChunk *chunk;
} StudioText;

/** @length: in bytes, negative if @bytes ends with NUL. Any bytes do. Returns: (transfer full) */
StudioText *studio_text_new (const char *bytes, gssize length);
StudioText *studio_text_ref (StudioText *self);
void studio_text_unref (StudioText *self);

/*
 * For rules. @token is an index; one outside the text (such as the -1 of no neighbour) is allowed everywhere and is nothing.
 */

/** Returns: (nullable): NULL outside the text. */
const StudioToken *studio_text_get (const StudioText *self, int token);
/** Returns: whether it is of @kind. */
gboolean studio_text_is_kind (const StudioText *self, int token, StudioTokenKind kind);
/** Returns: whether it is the word or mark @lower, in whatever letters. */
gboolean studio_text_is (const StudioText *self, int token, const char *lower);
/** Returns: whether it is one of @lowers, a NULL-terminated list. */
gboolean studio_text_is_one (const StudioText *self, int token, const char *const *lowers);
/** Returns: its first character, 0 outside the text. */
gunichar studio_text_char (const StudioText *self, int token);
/** Returns: the next or previous token that is no blank, -1 if there is none in the line. */
int studio_text_next (const StudioText *self, int token);
int studio_text_previous (const StudioText *self, int token);
/** Returns: the token after @token if it is a word with nothing but blanks between, else -1. */
int studio_text_next_word (const StudioText *self, int token);
int studio_text_previous_word (const StudioText *self, int token);
/** Returns: whether it begins with a capital. */
gboolean studio_text_is_capital (const StudioText *self, int token);
gboolean studio_text_has_flag (const StudioText *self, int token, StudioTokenFlags flag);
/** Returns: (transfer full): the words from @first to @last as they are written. */
char *studio_text_copy (const StudioText *self, int first, int last);
/** Returns: (transfer full): @word in the letters of @token: "KATA", "Kata" or as it is. */
char *studio_text_fit_case (const StudioText *self, int token, const char *word);
/** Reads a NUMBER token as Indonesian writes it ("1.000,5" is 1000.5). Returns: FALSE if it is no such number ("14:30", "1.2.3"). */
gboolean studio_text_number (const StudioText *self, int token, double *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioText, studio_text_unref)

G_END_DECLS
