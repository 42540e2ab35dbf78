#pragma once

#include <gtk/gtk.h>

#include "studio-composer.h"
#include "studio-preview.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_ALL_SIZES (studio_all_sizes_get_type ())
G_DECLARE_FINAL_TYPE (StudioAllSizes, studio_all_sizes, STUDIO, ALL_SIZES, GtkWidget)

/**
 * StudioAllSizes: the post in all its sizes at one glance, large enough to judge. It has them painted while it is shown only.
 *
 * Signal "format-selected" (gpointer format): a const StudioFormat* was chosen to be edited.
 */
/** @composer: (nullable) */
void studio_all_sizes_set_source (StudioAllSizes *self, StudioComposer *composer, StudioPreviewer *previewer);

G_END_DECLS
