#pragma once

#include <gtk/gtk.h>

#include "studio-document.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_REVIEW_BAND (studio_review_band_get_type ())
/**
 * StudioReviewBand: tells above a post that its approval no longer holds and what was changed, or that it was returned and why, with the way on.
 * It is not seen while there is nothing to tell.
 *
 * Property (notified, read only): "stage-id": how far the post has come in effect, as studio_post_stage_get_id() calls it; "" without a post.
 */
G_DECLARE_FINAL_TYPE (StudioReviewBand, studio_review_band, STUDIO, REVIEW_BAND, GtkWidget)

/** @document: (nullable) */
void studio_review_band_set_document (StudioReviewBand *self, StudioDocument *document);

G_END_DECLS
