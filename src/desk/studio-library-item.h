#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/** What stands before and after the words of a hit in a snippet; neither occurs in a text. */
#define STUDIO_LIBRARY_HIT_START "\002"
#define STUDIO_LIBRARY_HIT_END "\003"

#define STUDIO_TYPE_LIBRARY_ITEM (studio_library_item_get_type ())
/**
 * StudioLibraryItem: one post of the library as lists show it. Never changes: after a change of the post there is another item.
 * All of it are read-only properties too, for lists: "id", "title", "brand", "template", "state", "folder", "created", "modified",
 * "planned", "trashed", "snippet", "n-edits", "last-step", "office". Texts belong to the item and are valid UTF-8.
 */
G_DECLARE_FINAL_TYPE (StudioLibraryItem, studio_library_item, STUDIO, LIBRARY_ITEM, GObject)

/** The post's id: what all jobs of the library take. */
const char *studio_library_item_get_id (StudioLibraryItem *self);
/** Its title as people see it, on one line; never empty in an honest library. */
const char *studio_library_item_get_title (StudioLibraryItem *self);
/** Ids of the brand and the template it was made from. */
const char *studio_library_item_get_brand (StudioLibraryItem *self);
const char *studio_library_item_get_template (StudioLibraryItem *self);
/** The post's stage in effect (studio_post_stage_get_id()): one whose approval no longer holds is a draft. */
const char *studio_library_item_get_state (StudioLibraryItem *self);
/** Returns: (nullable): the folder's name; NULL if it lies in none. */
const char *studio_library_item_get_folder (StudioLibraryItem *self);
/** Times are seconds since 1970 in UTC. */
gint64 studio_library_item_get_created (StudioLibraryItem *self);
gint64 studio_library_item_get_modified (StudioLibraryItem *self);
/** The first time of its plan, of a query for a span the first one in that; 0: not planned. */
gint64 studio_library_item_get_planned (StudioLibraryItem *self);
/** When it was put into the trash; 0: it is not there. */
gint64 studio_library_item_get_trashed (StudioLibraryItem *self);
/** Returns: (nullable): of the first 300 of a search: the words around the hit, which stands between the two marks above; the title's before the texts'. */
const char *studio_library_item_get_snippet (StudioLibraryItem *self);
/** How many edits were saved since it was opened last. */
guint studio_library_item_get_n_edits (StudioLibraryItem *self);
/** Returns: (nullable): the page it was left at, as studio_library_set_step_async() was told. */
const char *studio_library_item_get_last_step (StudioLibraryItem *self);
/** The office whose post it is, by its name; "": none was said. */
const char *studio_library_item_get_office (StudioLibraryItem *self);

G_END_DECLS
