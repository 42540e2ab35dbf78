#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_PUBLISH_WHEN (studio_publish_when_get_type ())
G_DECLARE_FINAL_TYPE (StudioPublishWhen, studio_publish_when, STUDIO, PUBLISH_WHEN, GtkWidget)

/**
 * StudioPublishWhen: whether a post goes out now or at a time that is chosen from a popover.
 *
 * Signal "changed".
 */
/** @zone: minutes ahead of UTC, of the office; goes back to "now" */
void studio_publish_when_reset (StudioPublishWhen *self, int zone);
/** Returns: seconds since 1970; 0 now */
gint64 studio_publish_when_get_at (StudioPublishWhen *self);
/** Returns: FALSE if the time that was chosen has passed meanwhile or is none. */
gboolean studio_publish_when_is_good (StudioPublishWhen *self);

G_END_DECLS
