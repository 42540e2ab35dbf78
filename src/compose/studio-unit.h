#pragma once

#include "studio-frame.h"

G_BEGIN_DECLS

/*
 * Units: what a click takes at once. A template part ("kaki" with "kaki.nama" in it) is one, and so is a repeated item (a box
 * "langkah.2" with "nomor.2" in it); other things are units of their own. Double-clicks go into a unit level by level.
 */

/** Returns: the unit of a box: its outermost parent of the same part, else of the same item, else itself */
guint studio_unit_of (StudioScene *scene, guint index);
/**
 * studio_unit_inner:
 * @outer: a unit or a level in it
 * @index: the drawn box below the pointer
 *
 * Returns: the next level from @outer towards @index: the nearest box on the way that holds more than one thing, in the end
 * @index itself; @outer if @index is not in it
 */
guint studio_unit_inner (StudioScene *scene, guint outer, guint index);
/** The next level from @index outwards. Returns: FALSE if @index is the unit already */
gboolean studio_unit_outer (StudioScene *scene, guint index, guint *outer);
/** Returns: (transfer full) (element-type guint): all visible units in painting order, without backgrounds; @locked: locked ones too */
GArray *studio_unit_list (StudioScene *scene, gboolean locked);
/** Sorts indices in painting order and drops those that lie in another of them: moving both would move the inner one twice. */
void studio_unit_drop_nested (StudioScene *scene, GArray *indices);
/** Sorts indices as people read: rows from the top, then from the left. Two boxes share a row if the middle of one lies beside the other. */
void studio_unit_sort_for_reading (StudioScene *scene, GArray *indices);

G_END_DECLS
