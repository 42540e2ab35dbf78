#pragma once

#include <gtk/gtk.h>

#include "studio-platforms.h"
#include "studio-post.h"

G_BEGIN_DECLS

/* Platforms to tick, for dialogs that make something for each of them. */

/**
 * studio_platform_choice_fill:
 * @last: (array zero-terminated=1): ids that were chosen last, none the first time
 * @changed: called with @data when a tick changes, data first
 *
 * The office's own come first, and are chosen the first time; an office without any gets Instagram and WhatsApp.
 */
void studio_platform_choice_fill (GtkFlowBox *box, StudioSnapshot *snapshot, StudioPlatforms *limits, const char *const *last, GCallback changed, gpointer data);
/** Returns: (transfer full): the ids of the ticked ones, in order */
char **studio_platform_choice_list (GtkFlowBox *box);

G_END_DECLS
