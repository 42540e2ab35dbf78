#pragma once

#include <gtk/gtk.h>

#include "studio-library-entry.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_LIBRARY_LIST (studio_library_list_get_type ())
G_DECLARE_FINAL_TYPE (StudioLibraryList, studio_library_list, STUDIO, LIBRARY_LIST, GObject)

/** StudioLibraryList: the posts that the library found, as a list model of StudioLibraryEntry. */
StudioLibraryList *studio_library_list_new (void);

/**
 * studio_library_list_take:
 * @items: (element-type StudioLibraryItem): what was found now, each id once
 * @query: (nullable): the words they were found by
 * @selection: (nullable): of this list; what is selected in it stays so
 *
 * Takes the new answer over by as few changes as can be, so that what is scrolled to and the focus stay. Posts that were there keep their entry.
 */
void studio_library_list_take (StudioLibraryList *self, GPtrArray *items, const char *query, GtkSelectionModel *selection);
/** Returns: (transfer none) (nullable) */
StudioLibraryEntry *studio_library_list_find (StudioLibraryList *self, const char *id);

/** Returns: (transfer full) (element-type StudioLibraryEntry): those that are selected, in their order */
GPtrArray *studio_library_list_get_selected (GtkSelectionModel *selection);

G_END_DECLS
