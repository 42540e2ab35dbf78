#pragma once

#include <glib.h>

#include "studio-check.h"
#include "studio-comment-place.h"

G_BEGIN_DECLS

/* What people read of a comment. */

/** @at: ISO 8601. Returns: (transfer full): "22 Nov 2026, 10.15", of today "10.15"; what cannot be read as it is */
char *studio_comment_words_time (const char *at);
/** Returns: (transfer full): "Budi Santoso · Editor", without the role if it has none */
char *studio_comment_words_who (const char *by, const char *role);
/**
 * studio_comment_words_place:
 * @spot: (nullable): where it is now; NULL for the place as such, without its words
 * @checker: (nullable): knows the platforms' names
 *
 * Returns: (transfer full): "Picture · Feed 4:5 · Title", "Caption · Instagram: “minggu lalu”"
 */
char *studio_comment_words_place (const StudioCommentPlace *place, const StudioCommentSpot *spot, StudioSnapshot *snapshot, StudioChecker *checker);
/** The same place as findings have it. Its strings are @place's and @spot's. */
StudioPlace studio_comment_words_to_place (const StudioCommentPlace *place, const StudioCommentSpot *spot);

G_END_DECLS
