#pragma once

#include <gtk/gtk.h>

#include "studio-document.h"
#include "studio-platforms.h"
#include "studio-preview.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_FEED_VIEW (studio_feed_view_get_type ())
G_DECLARE_FINAL_TYPE (StudioFeedView, studio_feed_view, STUDIO, FEED_VIEW, GtkWidget)

/**
 * StudioFeedView: the post as a platform shows it, as wide as on a phone, and below it what a person should know about that. Words follow at
 * once, pictures after a rest.
 */
/** @document: (nullable) */
void studio_feed_view_set_source (StudioFeedView *self, StudioDocument *document, StudioPreviewer *previewer);
/** @platform: (nullable): must outlive the view's document */
void studio_feed_view_set_platform (StudioFeedView *self, const StudioPlatform *platform);
/** Shows this size from now on, if the platform takes it. Returns: whether it does */
gboolean studio_feed_view_choose_format (StudioFeedView *self, const StudioFormat *format);

G_END_DECLS
