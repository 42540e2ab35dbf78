#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * studio_match_score:
 * @query: what a person typed
 * @text: a name, or several words to be found by
 *
 * How well @text answers @query. Every word of the query must stand in the text: as a word's beginning (best), inside a word, or with its letters
 * in the same order in one word (for hasty typing; from three letters on). Case and accents don't count.
 *
 * Returns: 0 if it does not; higher is better. An empty query answers with 1
 */
int studio_match_score (const char *query, const char *text);

G_END_DECLS
