#pragma once

#include "studio-services.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_LIBRARY_PAGE (studio_library_page_get_type ())
G_DECLARE_FINAL_TYPE (StudioLibraryPage, studio_library_page, STUDIO, LIBRARY_PAGE, GtkWidget)

/**
 * StudioLibraryPage: all posts of the library, to be found, looked at, put in order and opened. Property (notified): "can-undo".
 */

void studio_library_page_set_services (StudioLibraryPage *self, const StudioServices *services);
/** The page is in front: it asks the library; out of sight it asks nothing. */
void studio_library_page_set_seen (StudioLibraryPage *self, gboolean seen);
/** Takes back what was last done to posts here: deleting, restoring, moving to a folder. */
void studio_library_page_undo (StudioLibraryPage *self);

G_END_DECLS
