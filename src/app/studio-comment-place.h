#pragma once

#include "studio-comments.h"
#include "studio-post.h"

G_BEGIN_DECLS

/**
 * StudioCommentPlaces: finds where comments stand in one state of a post. It binds the pages that comments name, each once.
 */
typedef struct _StudioCommentPlaces StudioCommentPlaces;

/**
 * StudioCommentSpot: where a comment's place is now.
 * @there: FALSE: its layer, field or words are gone
 * @format: (nullable): of a layer: the size in which it is seen, the one of the comment if it is there
 * @page: of a layer, from 0; else -1
 * @name: (nullable): of a layer: what people call it; belongs to the places
 * @from, @to: code points of the text as people read it; -1 for all of it
 */
typedef struct
{
  gboolean there;
  const char *format;
  int page;
  const char *name;
  int from, to;
} StudioCommentSpot;

StudioCommentPlaces *studio_comment_places_new (StudioSnapshot *snapshot);
void studio_comment_places_free (StudioCommentPlaces *self);
StudioCommentSpot studio_comment_places_find (StudioCommentPlaces *self, const StudioCommentPlace *place);
/**
 * studio_comment_place_text:
 * @place: in a field or a caption
 *
 * Returns: (transfer full) (nullable): the text there as people read it; NULL if there is none: of layers, photos, or a field that is gone
 */
char *studio_comment_place_text (StudioSnapshot *snapshot, const StudioCommentPlace *place);
/** Returns: (nullable): the platform whose caption @place is in, as studio_caption_get() wants it; NULL for the main one. */
const char *studio_comment_place_get_platform (const StudioCommentPlace *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioCommentPlaces, studio_comment_places_free)

G_END_DECLS
