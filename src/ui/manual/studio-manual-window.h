#pragma once

#include <adwaita.h>

#include "studio-library.h"
#include "studio-live-check.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_MANUAL_WINDOW (studio_manual_window_get_type ())
G_DECLARE_FINAL_TYPE (StudioManualWindow, studio_manual_window, STUDIO, MANUAL_WINDOW, AdwWindow)

/**
 * StudioManualWindow: uploading a post by hand, step by step: the page, the pictures as files to be dragged, the caption, the descriptions, and the link that
 * says it is there. Nothing counts as published before the person says so.
 *
 * Signals:
 * - "published" (const StudioPublication *): to be noted in the post; its texts belong to the window
 * - "taken-back": the one noted last is to be taken back
 * - "unmarked": the person is through, but has not said where the post can be seen
 * - "open-checks": the person wants to see what is in the way
 */

/**
 * studio_manual_window_new:
 * @check: of the post
 * @accounts, @waiting: (nullable) (element-type StudioRecord): the register's accounts, and what waits to be uploaded by hand (studio-handoff.h)
 * @chosen: where to: the id of an account's record or of a platform, or ""
 */
GtkWidget *studio_manual_window_new (GtkWindow *parent, StudioLiveCheck *check, StudioLibrary *library, GPtrArray *accounts, GPtrArray *waiting, const char *chosen);

G_END_DECLS
