#pragma once

#include "studio-feed-post.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_SHOT (studio_shot_get_type ())
G_DECLARE_FINAL_TYPE (StudioShot, studio_shot, STUDIO, SHOT, GtkWidget)

/** StudioShot: a picture of a page or of its middle, of a fixed size. It is painted in a thread, when it can be seen. */
GtkWidget *studio_shot_new (void);
/**
 * studio_shot_show:
 * @page: from 0
 * @crop: what of the page is shown, in design px
 * @width, @height: in px
 *
 * What is there already stays until the new picture has come.
 */
void studio_shot_show (StudioShot *self, const StudioFeedPost *post, guint page, const StudioRect *crop, int width, int height);

G_END_DECLS
