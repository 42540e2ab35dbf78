#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_RULE_LIST (studio_rule_list_get_type ())
G_DECLARE_FINAL_TYPE (StudioRuleList, studio_rule_list, STUDIO, RULE_LIST, GtkWidget)

/**
 * StudioRuleList: what does not follow the brand's rules on the page and in the size that are shown. Choosing a line selects the layer, its
 * button mends it where nothing has to be decided. It looks in a thread, a moment after the last change, and only while it can be seen.
 *
 * Property: "composer" (StudioComposer, nullable).
 */

G_END_DECLS
