#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The office's own words: names, places and terms that are right ("kantor.txt"), and wrong forms with what is written instead
 * ("baku.txt"), both in "pemda-studio/words" of the user's data folder (docs/checks-format.md). Each call reads the file, changes one line
 * and writes it whole again; comments and lines written by hand stay. A change is told by StudioOfficeWatch "words".
 */

#define STUDIO_OFFICE_WORDS_MAX 5000
/* code points of a word or phrase */
#define STUDIO_OFFICE_WORD_MAX 80

/** StudioOfficeWord: @right: (nullable): what is written instead of @word; NULL if @word is right */
typedef struct
{
  char *word;
  char *right;
} StudioOfficeWord;

void studio_office_word_free (StudioOfficeWord *self);

/**
 * studio_office_words_add:
 * @word: a word or phrase that is right, in any letters; "heboh*" stands for all words that begin so
 *
 * A pair with the same word is taken out. A word that is there already is no error.
 *
 * Returns: FALSE with a sentence if it is no word, or can't be written down
 */
gboolean studio_office_words_add (const char *word, GError **error);
/** @wrong is to be written @right. What there was about @wrong goes. As studio_office_words_add(). */
gboolean studio_office_words_add_pair (const char *wrong, const char *right, GError **error);
/** Takes out what there is about @word. Returns: FALSE if the file can't be written; a word that is not there is no error */
gboolean studio_office_words_remove (const char *word, GError **error);
/** Returns: (transfer full) (element-type StudioOfficeWord) (nullable): by alphabet; NULL if a file can't be read */
GPtrArray *studio_office_words_list (GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioOfficeWord, studio_office_word_free)

G_END_DECLS
