#pragma once

#include <adwaita.h>

#include "studio-services.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_WINDOW (studio_window_get_type ())
G_DECLARE_FINAL_TYPE (StudioWindow, studio_window, STUDIO, WINDOW, AdwApplicationWindow)

/** StudioWindow: the start page, or one post. */

GtkWidget *studio_window_new (GtkApplication *application, const StudioServices *services);
/** Whether a post is open, so that another one needs a window of its own. */
gboolean studio_window_has_document (StudioWindow *self);
/** Returns: (transfer none) (nullable): the window whose post stands in the file @path */
StudioWindow *studio_window_find_path (GtkApplication *application, const char *path);
/** Whether a window has the post @id of the library open: only there it may be changed. */
gboolean studio_window_has_open (GtkApplication *application, const char *id);
/** Opens a .pemda or .pemdatemplate file once the present post is written. */
void studio_window_open_path (StudioWindow *self, const char *path);
/** Goes to the start page once the present post is written. */
void studio_window_go_home (StudioWindow *self);
G_END_DECLS
