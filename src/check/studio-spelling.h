#pragma once

#include "studio-words.h"

G_BEGIN_DECLS

/** StudioSpelling: the Indonesian dictionary (hunspell id_ID) behind the office's own words. Counted; may be asked in any thread. */
typedef struct _StudioSpelling StudioSpelling;

/** @words: the lists "kantor" (words that are right) and "daerah" (regional and Arabic ones) come before the dictionary. @language: such as "id_ID". Returns: (transfer full) */
StudioSpelling *studio_spelling_new (StudioWords *words, const char *language);
StudioSpelling *studio_spelling_ref (StudioSpelling *self);
void studio_spelling_unref (StudioSpelling *self);
/** Returns: FALSE if the computer has no Indonesian dictionary: then every word is right, and the program says so once. */
gboolean studio_spelling_has_dictionary (StudioSpelling *self);
/** Whether @lower, a word in small letters, is right. Its answers are kept, so that a word is looked up once. */
gboolean studio_spelling_knows (StudioSpelling *self, const char *lower);
/** Whether @word is right as it is written: names stand in the dictionary with their capital. */
gboolean studio_spelling_knows_name (StudioSpelling *self, const char *word);
/** Takes its time (up to a tenth of a second). Returns: (transfer full): up to five words that were perhaps meant, NULL-terminated. */
char **studio_spelling_suggest (StudioSpelling *self, const char *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioSpelling, studio_spelling_unref)

G_END_DECLS
