#pragma once

#include <adwaita.h>

#include "studio-composer.h"
#include "studio-finding-pins.h"
#include "studio-live-check.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_COMMENTS_PANEL (studio_comments_panel_get_type ())
G_DECLARE_FINAL_TYPE (StudioCommentsPanel, studio_comments_panel, STUDIO, COMMENTS_PANEL, AdwBin)

/**
 * StudioCommentsPanel: what people who review the post wrote about it, open ones or those that are done, with replies. What is done here
 * goes through the document's gate and is no step to undo. Ways to a place go out as those of StudioCheckPanel do; "post.comment" begins a
 * new comment.
 *
 * Properties: "composer" (StudioComposer, nullable), "live-check" (StudioLiveCheck, nullable): knows the platforms' names; "n-open" (guint,
 * read only, notified).
 * Signal: "marks-changed": what is numbered, or the comment that stands out, is another.
 */

/** Puts the focus onto the first comment. */
void studio_comments_panel_focus (StudioCommentsPanel *self);
/** Shows a comment, puts the focus onto it, and has its mark stand out. */
void studio_comments_panel_open (StudioCommentsPanel *self, const char *id);
/** Returns: (transfer none) (element-type StudioPin): open comments that are seen on the picture */
GArray *studio_comments_panel_get_marks (StudioCommentsPanel *self);
/** Returns: (nullable): the id of the comment that stands out */
const char *studio_comments_panel_get_current (StudioCommentsPanel *self);

G_END_DECLS
