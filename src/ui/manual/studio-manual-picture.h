#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_MANUAL_PICTURE (studio_manual_picture_get_type ())
G_DECLARE_FINAL_TYPE (StudioManualPicture, studio_manual_picture, STUDIO, MANUAL_PICTURE, GtkBox)

/**
 * StudioManualPicture: a picture that is dragged into a browser, or copied with Ctrl+C; or all of them at once. What it gives away are the files, and of a single
 * picture its pixels too.
 *
 * Signal "taken": it was dropped somewhere, or copied (gboolean copied).
 *
 * @files: (element-type GFile): in order
 * @preview: how it looks
 * @title: "1", @detail: "412 kB", @name: what it is called aloud
 */
GtkWidget *studio_manual_picture_new (GListModel *files, GdkPaintable *preview, const char *title, const char *detail, const char *name);

G_END_DECLS
