#pragma once

#include <gtk/gtk.h>

#include "studio-document.h"
#include "studio-platforms.h"
#include "studio-preview.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_PROFILE_GRID (studio_profile_grid_get_type ())
G_DECLARE_FINAL_TYPE (StudioProfileGrid, studio_profile_grid, STUDIO, PROFILE_GRID, GtkWidget)

/**
 * StudioProfileGrid: the post as the newest one of a profile, three in a row and cut to 3:4, before the posts worked on lately. What an
 * account really holds is not known.
 */
/** @document: (nullable) */
void studio_profile_grid_set_source (StudioProfileGrid *self, StudioDocument *document, StudioPreviewer *previewer);
/** @platform: (nullable): whose profile it is; must outlive the grid's document */
void studio_profile_grid_set_platform (StudioProfileGrid *self, const StudioPlatform *platform);
/** @items: (nullable): a list of StudioRecentItem, newest first */
void studio_profile_grid_set_recent (StudioProfileGrid *self, GListModel *items);

G_END_DECLS
