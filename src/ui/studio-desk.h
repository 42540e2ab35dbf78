#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_DESK (studio_desk_get_type ())
G_DECLARE_FINAL_TYPE (StudioDesk, studio_desk, STUDIO, DESK, GtkWidget)

/**
 * StudioDesk: lays out what lies around the picture, from the left: rail, side panel, stage, panel of the step. In a window
 * that is narrow for its text the side panel lies over the stage instead of taking room from it.
 *
 * GtkBuilder: the children's types are "rail", "side" and "panel"; the one without a type is the stage. They are painted in
 * the order they are given, so the stage comes first. Hidden ones take no room.
 */
/** Whether the side panel has room of its own, or would lie over the stage. */
gboolean studio_desk_get_docked (StudioDesk *self);

G_END_DECLS
