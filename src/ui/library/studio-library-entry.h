#pragma once

#include <gtk/gtk.h>

#include "studio-library-item.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_LIBRARY_ENTRY (studio_library_entry_get_type ())
G_DECLARE_FINAL_TYPE (StudioLibraryEntry, studio_library_entry, STUDIO, LIBRARY_ENTRY, GObject)

/**
 * StudioLibraryEntry: a place in a list of the library's posts. It stays the same object while the post in it is edited, so that selection and
 * focus stay too. Properties, notified: "item" (StudioLibraryItem): the post as it was found last; "picture" (GdkPaintable, nullable).
 */
/** @item: (transfer none) */
StudioLibraryEntry *studio_library_entry_new (StudioLibraryItem *item);
/** Returns: (transfer none) */
StudioLibraryItem *studio_library_entry_get_item (StudioLibraryEntry *self);
/** @query: (nullable): the words it was found by */
void studio_library_entry_set_item (StudioLibraryEntry *self, StudioLibraryItem *item, const char *query);
/** Returns: (transfer none) (nullable) */
const char *studio_library_entry_get_query (StudioLibraryEntry *self);
/** Returns: (transfer none) */
const char *studio_library_entry_get_id (StudioLibraryEntry *self);
/** Returns: (transfer none) (nullable) */
GdkPaintable *studio_library_entry_get_picture (StudioLibraryEntry *self);
/** @picture: (nullable) */
void studio_library_entry_set_picture (StudioLibraryEntry *self, GdkPaintable *picture);

G_END_DECLS
