#pragma once

#include <gtk/gtk.h>

#include "studio-postman.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_BACKGROUND (studio_background_get_type ())
G_DECLARE_FINAL_TYPE (StudioBackground, studio_background, STUDIO, BACKGROUND, GObject)

/**
 * StudioBackground: sending without a window, and telling the person. It holds the application while the outbox has something to do by itself, keeps the
 * entry that starts it at login, and tells what came to rest while no window has the keys.
 *
 * Property: "words" (string, read): what happens when the window is closed and after a restart, for people.
 *
 * Actions of the application: "show-outbox", "show-post" (id), "open-link" (address), "stop-sending".
 */

/** @settings: of the program; @program: (nullable): the path it was started by */
StudioBackground *studio_background_new (GtkApplication *application, StudioPostman *postman, GSettings *settings, const char *program);
/** @windowless: nobody asked for a window: ends the program soon if the outbox has nothing to do. */
void studio_background_start (StudioBackground *self, gboolean windowless);
/** The program is asked to end: nothing holds it any more. */
void studio_background_stop (StudioBackground *self);

G_END_DECLS
