#pragma once

#include "studio-canvas.h"

G_BEGIN_DECLS

/**
 * Elements and photos of the panels (%STUDIO_TYPE_ELEMENT) and files can be let go on the canvas while it is edited: they go
 * where the pointer is, a photo over a photo takes its place. Elsewhere a file is for a field ("file-dropped").
 */
void _studio_canvas_add_drop (StudioCanvas *self);

G_END_DECLS
