#pragma once

#include <gtk/gtk.h>

#include "studio-document.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_DOOR_POPOVER (studio_door_popover_get_type ())
/** StudioDoorPopover: below a post's title: how far the post has come, who did that, and what the person may do with it now. */
G_DECLARE_FINAL_TYPE (StudioDoorPopover, studio_door_popover, STUDIO, DOOR_POPOVER, GtkPopover)

/** @document: (nullable) */
void studio_door_popover_set_document (StudioDoorPopover *self, StudioDocument *document);

G_END_DECLS
