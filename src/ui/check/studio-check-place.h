#pragma once

#include <gtk/gtk.h>

#include "studio-check.h"

G_BEGIN_DECLS

/* Where findings stand, in words, and the way there. */

/** Returns: (transfer full): "Caption · Instagram". @snapshot: the post that the finding is about; @checker: (nullable): until there is one, platforms have no names */
char *studio_check_place_name (const StudioPlace *place, StudioSnapshot *snapshot, StudioChecker *checker);
/** Whether it may be seen on the picture: a layer, or a content field. */
gboolean studio_check_place_is_drawn (const StudioPlace *place);
/** Has the picture show the place's size and page; the step stays. @widget: that asks */
void studio_check_place_show (GtkWidget *widget, const StudioPlace *place);
/** Goes to the step where it is mended, and to the words @start..@end there; -1 for none. Returns: FALSE if it is about the post as a whole */
gboolean studio_check_place_go (GtkWidget *widget, const StudioPlace *place, int start, int end);

G_END_DECLS
