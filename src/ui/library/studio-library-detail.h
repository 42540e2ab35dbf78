#pragma once

#include "studio-library-pictures.h"
#include "studio-services.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_LIBRARY_DETAIL (studio_library_detail_get_type ())
G_DECLARE_FINAL_TYPE (StudioLibraryDetail, studio_library_detail, STUDIO, LIBRARY_DETAIL, GtkWidget)

/**
 * StudioLibraryDetail: what is known about the post that is selected, and what is done most with it. Its buttons activate "library.…" actions of
 * the page around it.
 */
void studio_library_detail_set_services (StudioLibraryDetail *self, const StudioServices *services, StudioLibraryPictures *pictures);
/** @menu: the folders that selected posts can be moved to */
void studio_library_detail_set_folders (StudioLibraryDetail *self, GMenuModel *menu);
/** @entries: (element-type StudioLibraryEntry): what is selected, none or many too; @trash: whether it lies in the trash */
void studio_library_detail_show (StudioLibraryDetail *self, GPtrArray *entries, gboolean trash);

G_END_DECLS
