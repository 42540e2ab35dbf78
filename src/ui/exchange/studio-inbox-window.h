#pragma once

#include <adwaita.h>

#include "studio-document.h"
#include "studio-inbox.h"
#include "studio-services.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_INBOX_WINDOW (studio_inbox_window_get_type ())
G_DECLARE_FINAL_TYPE (StudioInboxWindow, studio_inbox_window, STUDIO, INBOX_WINDOW, AdwWindow)

/**
 * StudioInboxWindow: what offices handed in, how complete it is, and what became of it.
 *
 * Signals: "merge" (StudioDocument *file, StudioRecord *parcel): the library has the post with other contents: whoever listens merges them, and says so
 * by studio_inbox_window_settle(); "open" (const char *id): a post of the library is to be shown.
 */

/** The one of the program, made if there is none; @parent: (transfer none): the window it belongs to then. Returns: (transfer none) */
GtkWindow *studio_inbox_window_get (GtkWindow *parent, const StudioServices *services);
/** A parcel was accepted. */
void studio_inbox_window_settle (StudioInboxWindow *self, const StudioRecord *parcel);

G_END_DECLS
