#pragma once

#include <gtk/gtk.h>

#include "studio-composer.h"
#include "studio-preview.h"

G_BEGIN_DECLS

#define STUDIO_CANVAS_MIN_ZOOM 0.05
#define STUDIO_CANVAS_MAX_ZOOM 32.0

#define STUDIO_TYPE_CANVAS (studio_canvas_get_type ())
G_DECLARE_FINAL_TYPE (StudioCanvas, studio_canvas, STUDIO, CANVAS, GtkWidget)

/**
 * StudioCanvas: one page on a dark ground, at any zoom.
 *
 * It has the part that is seen painted by a previewer, in the pixels of the export; while that is on its way what was painted
 * before is shown at the new zoom. Drawn things are told to assistive technology by its description only.
 *
 * Signals: "view-changed": zoom or size are other than before, perhaps during an allocation; "field-activated" (const char
 * *field): a layer was clicked; "file-dropped" (GFile *file, const char *field): a file for a photo field, the one under the
 * pointer or ""; "scene-changed": a page laid out anew is shown; "paint-failed" (const char *sentence); "edit-text" (const char
 * *id, const StudioPoint *point): the words of a selected layer are to be written, @point: (nullable): of the page, where it was pointed at; "crop" (const char *id):
 * the same of a photo.
 */
GtkWidget *studio_canvas_new (void);
/** @format: (nullable): what is shown; another one begins at its fit. */
void studio_canvas_set_format (StudioCanvas *self, const StudioFormat *format);
/** @previewer: (nullable): what paints */
void studio_canvas_set_previewer (StudioCanvas *self, StudioPreviewer *previewer);
/** Has a page laid out and painted; the old picture stays until then. Of several in a row the last is sure to come. */
void studio_canvas_show_page (StudioCanvas *self, StudioSnapshot *snapshot, guint page);
/** Whether what is seen is painted as it will be exported, and nothing is under way. */
gboolean studio_canvas_is_settled (StudioCanvas *self);
/** Above 100 % shows the pixels of 100 % as squares. */
void studio_canvas_set_pixel_preview (StudioCanvas *self, gboolean pixels);
gboolean studio_canvas_get_pixel_preview (StudioCanvas *self);
/** A picture to begin with. @preview: (nullable) (transfer none): of the format that is shown. */
void studio_canvas_set_preview (StudioCanvas *self, StudioPreview *preview);
/** Returns: (nullable) (transfer none) */
StudioScene *studio_canvas_get_scene (StudioCanvas *self);
/** Outlines the layer of a content field. @field: (nullable) */
void studio_canvas_set_field (StudioCanvas *self, const char *field);
/** Room that other things take at the edges, in logical px; the page is fitted into what is left. */
void studio_canvas_set_margins (StudioCanvas *self, const StudioInsets *margins);
/** Logical px a design px. */
double studio_canvas_get_zoom (StudioCanvas *self);
/** Device px a design px. */
double studio_canvas_get_scale (StudioCanvas *self);
/** Keeps the page's point in the middle of the view where it is. */
void studio_canvas_set_zoom (StudioCanvas *self, double zoom);
/** The next larger or smaller of the usual zooms. */
void studio_canvas_step_zoom (StudioCanvas *self, int direction);
void studio_canvas_fit (StudioCanvas *self);

/* --- selecting (studio-select.c) --- */

/** @composer: (nullable): what is edited, and where the selection is known. What it refuses is told by the action "win.toast". */
void studio_canvas_set_composer (StudioCanvas *self, StudioComposer *composer);
/** Whether pointer and keys select and move layers; otherwise a click activates fields. */
void studio_canvas_set_editing (StudioCanvas *self, gboolean editing);
gboolean studio_canvas_get_editing (StudioCanvas *self);
/** @guides: (nullable): the StudioGuides that drags snap to */
void studio_canvas_set_guides (StudioCanvas *self, GtkWidget *guides);
/**
 * Where what is selected lies, in logical px of the widget. Returns: FALSE if nothing that can be changed is selected, or it is
 * being dragged
 */
gboolean studio_canvas_get_selection_bounds (StudioCanvas *self, StudioRect *bounds);
/** What a screen reader says of the page; what is selected is said before it. @words: (nullable) */
void studio_canvas_set_description (StudioCanvas *self, const char *words);

G_END_DECLS
