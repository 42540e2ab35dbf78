#pragma once

#include "studio-composer.h"

G_BEGIN_DECLS

/** More than anybody can tell apart. */
#define STUDIO_MAX_GUIDES 50

/**
 * Guides are lines of the person's own to lay things along. They belong to one size of the post ("variants/FORMAT/guides"), and are never exported.
 * @vertical: those that stand upright at an x; otherwise those that lie at a y
 * Returns: (transfer full) (element-type gdouble): px of the page
 */
GArray *studio_composer_list_guides (StudioComposer *self, gboolean vertical);
/**
 * Puts a guide elsewhere. @index: from 0; the number of guides there are: adds one. @merge: (nullable): as of studio_history_set()
 * Returns: FALSE if there are too many; "refused" says so
 */
gboolean studio_composer_put_guide (StudioComposer *self, gboolean vertical, guint index, double at, const char *merge);
void studio_composer_remove_guide (StudioComposer *self, gboolean vertical, guint index);
void studio_composer_clear_guides (StudioComposer *self);

G_END_DECLS
