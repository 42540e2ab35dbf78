#pragma once

#include "studio-text.h"

G_BEGIN_DECLS

/** StudioWordList: words and phrases of one file, each perhaps with what to write in its place. Immutable once read. */
typedef struct _StudioWordList StudioWordList;
/** StudioWords: all lists, by name. Immutable and counted. */
typedef struct _StudioWords StudioWords;

/**
 * studio_words_new:
 * @notices: (out) (transfer full) (element-type utf8): one sentence for each line that could not be read, "FILE:LINE: …"
 *
 * Reads all NAME.txt of the data folders' "checks/words", then the office's additions, NAME.txt in "pemda-studio/words" of the user's
 * data folder, which win. A line is a word or phrase, or "wrong → right" (or "->"); "heboh*" stands for all words that begin so;
 * "# …" is a comment; "word → word" takes a word out of the list. Everything is compared in small letters.
 */
StudioWords *studio_words_new (GPtrArray **notices);
StudioWords *studio_words_ref (StudioWords *self);
void studio_words_unref (StudioWords *self);
/** Returns: (transfer none): the list called @name; an empty one if there is no such file. */
StudioWordList *studio_words_get (StudioWords *self, const char *name);

/** Returns: (transfer full): an empty list. */
StudioWordList *studio_word_list_new (void);
void studio_word_list_free (StudioWordList *self);
/** Adds a line as in the files. Returns: FALSE if it can't be understood; a comment or blank line is fine. */
gboolean studio_word_list_add (StudioWordList *self, const char *line);
/** Cuts @line, without blanks around it, at its arrow, in place. Returns: (transfer none) (nullable): what stands behind the arrow */
char *studio_word_list_cut (char *line);
/** Returns: whether the list has the word or phrase @lower. */
gboolean studio_word_list_has (StudioWordList *self, const char *lower);
/** Returns: (nullable): what to write in place of the single word @lower, "" if the list only names it, NULL if it is not there. */
const char *studio_word_list_look_up (StudioWordList *self, const char *lower);
/**
 * studio_word_list_match:
 * @token: where to begin
 * @last: (out) (optional): the last token of what was found
 *
 * The longest word or phrase of the list that begins at @token; between a phrase's words stand blanks and nothing else.
 *
 * Returns: (nullable): what to write in its place, "" if the list only names it, NULL if nothing was found
 */
const char *studio_word_list_match (StudioWordList *self, const StudioText *text, int token, int *last);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioWords, studio_words_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioWordList, studio_word_list_free)

G_END_DECLS
