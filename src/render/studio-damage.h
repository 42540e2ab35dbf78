#pragma once

#include "studio-scene.h"

G_BEGIN_DECLS

/**
 * studio_damage_find:
 * @before, @after: the same page of a post, before and after an edit
 * @damage: (out): in design px: where boxes are seen to look otherwise
 *
 * Looks at what a person changes most: boxes that come, go, move, turn or change their size, ground, words and photos. Looks of parts of a
 * text, charts, icons and effects of photos are not compared.
 *
 * Returns: FALSE if no such difference was found, or if these are different pages: then anything may look otherwise
 */
gboolean studio_damage_find (StudioScene *before, StudioScene *after, StudioRect *damage);

G_END_DECLS
