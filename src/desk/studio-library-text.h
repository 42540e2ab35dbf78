#pragma once

#include "studio-library-db.h"
#include "studio-post.h"

G_BEGIN_DECLS

/**
 * studio_library_text_put:
 *
 * What the library knows of a post by its document, for finding it: words, tags, plan, title, brand, template, state. Rows are
 * written only if something of that changed since it was stored last.
 * @post: the post's row
 */
void studio_library_text_put (StudioDb *db, gint64 post, StudioSnapshot *snapshot);

/** Most bytes of words that are searched in for one post; what follows is not found. */
#define STUDIO_LIBRARY_TEXT_MAX (256 * 1024)

G_END_DECLS
