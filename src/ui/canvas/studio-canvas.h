#pragma once

#include <gtk/gtk.h>

#include "studio-preview.h"

G_BEGIN_DECLS

#define STUDIO_CANVAS_MIN_ZOOM 0.05
#define STUDIO_CANVAS_MAX_ZOOM 4.0

#define STUDIO_TYPE_CANVAS (studio_canvas_get_type ())
G_DECLARE_FINAL_TYPE (StudioCanvas, studio_canvas, STUDIO, CANVAS, GtkWidget)

/**
 * StudioCanvas: one page on a dark ground, at any zoom.
 *
 * It paints a picture that somebody else makes (studio_canvas_set_preview()); while the next one is being made the old one
 * is shown at the new zoom. Drawn things are told to assistive technology by its description only.
 *
 * Signals: "view-changed": zoom or size are other than before, perhaps during an allocation; "field-activated" (const char
 * *field): a layer was clicked; "file-dropped" (GFile *file, const char *field): a file for a photo field, the one under the
 * pointer or "".
 */
GtkWidget *studio_canvas_new (void);
/** @format: (nullable): what is shown; another one begins at its fit. */
void studio_canvas_set_format (StudioCanvas *self, const StudioFormat *format);
/** @preview: (nullable) (transfer none): of the format that is shown. */
void studio_canvas_set_preview (StudioCanvas *self, StudioPreview *preview);
/** Returns: (nullable) (transfer none) */
StudioScene *studio_canvas_get_scene (StudioCanvas *self);
/** Outlines the layer of a content field. @field: (nullable) */
void studio_canvas_set_field (StudioCanvas *self, const char *field);
/** Room that other things take at the edges, in logical px; the page is fitted into what is left. */
void studio_canvas_set_margins (StudioCanvas *self, const StudioInsets *margins);
/** Logical px a design px. */
double studio_canvas_get_zoom (StudioCanvas *self);
/** Device px a design px that a picture should have now, within what memory allows. */
double studio_canvas_get_scale (StudioCanvas *self);
/** Keeps the page's point in the middle of the view where it is. */
void studio_canvas_set_zoom (StudioCanvas *self, double zoom);
/** The next larger or smaller of the usual zooms. */
void studio_canvas_step_zoom (StudioCanvas *self, int direction);
void studio_canvas_fit (StudioCanvas *self);

G_END_DECLS
