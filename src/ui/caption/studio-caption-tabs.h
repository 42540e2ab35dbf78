#pragma once

#include <gtk/gtk.h>

#include "studio-platforms.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_CAPTION_TABS (studio_caption_tabs_get_type ())
G_DECLARE_FINAL_TYPE (StudioCaptionTabs, studio_caption_tabs, STUDIO, CAPTION_TABS, GtkWidget)

/**
 * StudioCaptionTabs: "Main" and one tab for each platform with what its caption counts; platforms without a tab are in a menu at the end,
 * and take the last tab's place when they are chosen.
 *
 * Signal: "chosen" (const char *platform): (nullable): the person went to another tab; NULL for the main caption.
 */
/** Tabs for those of @platforms that @wanted names (ids or aliases, NULL-terminated), filled up with the first others. */
void studio_caption_tabs_set_platforms (StudioCaptionTabs *self, StudioPlatforms *platforms, const char *const *wanted);
/** Returns: (transfer none) (element-type StudioPlatform): those that have a tab. */
GPtrArray *studio_caption_tabs_list (StudioCaptionTabs *self);
/** Returns: (nullable): the platform of the present tab; NULL: the main caption. */
const StudioPlatform *studio_caption_tabs_get_current (StudioCaptionTabs *self);
/** Shows the tab of @id, a platform's (NULL: the main caption), with "chosen" if it is another one. Returns: FALSE if there is no such platform */
gboolean studio_caption_tabs_show (StudioCaptionTabs *self, const char *id);
/** Shows another tab, with "chosen". @step: 1 for the next one, -1 for the one before, round */
void studio_caption_tabs_step (StudioCaptionTabs *self, int step);
/** Writes what @platform counts; @over: by how much it is too long. */
void studio_caption_tabs_set_count (StudioCaptionTabs *self, const StudioPlatform *platform, int count, int over);

G_END_DECLS
