#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * StudioLibraryTerms: the words of a search. FTS5 could cut out the words around a hit itself, but does so for all that it finds
 * before it sorts and limits them, which takes half a second when every tenth of 10,000 posts matches.
 */
typedef struct _StudioLibraryTerms StudioLibraryTerms;

/** @text: (nullable): as typed; signs have no meaning. Returns: (transfer full) (nullable): NULL if there is no word in it */
StudioLibraryTerms *studio_library_terms_new (const char *text);
void studio_library_terms_free (StudioLibraryTerms *terms);
/** Returns: (transfer full): what FTS5 is to find: posts with words that begin like each of the terms. */
char *studio_library_terms_get_match (StudioLibraryTerms *terms);
/**
 * Returns: (transfer full) (nullable): some words around the first hit in @text, on one line, hits between the marks of
 *   studio-library-item.h, "…" where something is left out; NULL if nothing in it matches. Case and accents don't count
 */
char *studio_library_terms_cut (StudioLibraryTerms *terms, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioLibraryTerms, studio_library_terms_free)

G_END_DECLS
