#pragma once

#include "studio-canvas.h"

G_BEGIN_DECLS

/**
 * StudioSelect: the canvas's own tool: selecting, moving, resizing and turning by pointer and keys. Works only while the canvas
 * is edited (studio_canvas_set_editing()) and has a composer.
 */
typedef struct _StudioSelect StudioSelect;

/** @canvas: (transfer none): owns it */
StudioSelect *_studio_select_new (StudioCanvas *canvas);
void _studio_select_free (StudioSelect *self);
/** The canvas's signals and bindings that belong to selecting. */
void _studio_select_class_init (GtkWidgetClass *widget_class);
gboolean _studio_select_is_active (StudioSelect *self);
/** Frames, handles, guides; over the page. */
void _studio_select_snapshot (StudioSelect *self, GtkSnapshot *snapshot);
/** Returns: whether the key was for the selection */
gboolean _studio_select_key_pressed (StudioSelect *self, guint keyval, GdkModifierType state);
/** Space pans: what is being dragged is put back. */
void _studio_select_cancel (StudioSelect *self);
/** Zoom or place are other than before. */
void _studio_select_follow (StudioSelect *self);
/** Returns: the CSS name of the pointer where it is now */
const char *_studio_select_get_cursor (StudioSelect *self);

G_END_DECLS
