#pragma once

#include <adwaita.h>

#include "studio-document.h"
#include "studio-services.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_VERSIONS_WINDOW (studio_versions_window_get_type ())
G_DECLARE_FINAL_TYPE (StudioVersionsWindow, studio_versions_window, STUDIO, VERSIONS_WINDOW, AdwWindow)

/**
 * StudioVersionsWindow: the states of a post that were kept, each beside the post as it is now.
 *
 * Signal "restore" (gint64 number, const char *when): the person wants that version back; whoever listens does it and closes the window.
 */

/**
 * @id: of the post in the library
 * @document: (nullable): the post, if it is open; else it is what the library has
 */
GtkWidget *studio_versions_window_new (GtkWindow *parent, const StudioServices *services, const char *id, StudioDocument *document);

G_END_DECLS
