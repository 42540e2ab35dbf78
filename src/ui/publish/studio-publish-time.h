#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_PUBLISH_TIME (studio_publish_time_get_type ())
G_DECLARE_FINAL_TYPE (StudioPublishTime, studio_publish_time, STUDIO, PUBLISH_TIME, GtkWidget)

/**
 * StudioPublishTime: a day and a time of day that are still to come, with the zone written beside it.
 *
 * Signal "changed": another time, or none that can be used.
 */
GtkWidget *studio_publish_time_new (void);
/** @zone: minutes ahead of UTC; @at: seconds since 1970, 0 proposes tomorrow at nine */
void studio_publish_time_set (StudioPublishTime *self, gint64 at, int zone);
/** Returns: seconds since 1970; 0 if what stands there is no time or has passed */
gint64 studio_publish_time_get (StudioPublishTime *self);

G_END_DECLS
