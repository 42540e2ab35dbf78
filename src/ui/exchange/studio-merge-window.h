#pragma once

#include <adwaita.h>

#include "studio-document.h"
#include "studio-services.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_MERGE_WINDOW (studio_merge_window_get_type ())
G_DECLARE_FINAL_TYPE (StudioMergeWindow, studio_merge_window, STUDIO, MERGE_WINDOW, AdwWindow)

/**
 * StudioMergeWindow: what came with a copy of the post, and what was changed in both places, to choose from.
 *
 * Signal "merge" (StudioPost *merged): the person wants it so; whoever listens does it. The window closes by itself.
 */

/** @document: the open post, all of which the library has; @theirs: the copy that came, which nobody else works on */
GtkWidget *studio_merge_window_new (GtkWindow *parent, const StudioServices *services, StudioDocument *document, StudioPost *theirs);

G_END_DECLS
