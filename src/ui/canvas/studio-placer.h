#pragma once

#include "studio-canvas.h"

G_BEGIN_DECLS

/** StudioPlacerMode: what a drag on the canvas does. */
typedef enum {
  STUDIO_PLACER_OFF,   /* what the canvas itself does */
  STUDIO_PLACER_PAN,   /* moves the page under the pointer */
  STUDIO_PLACER_FRAME, /* draws the frame of something new */
  STUDIO_PLACER_LINE,  /* draws from one point to another */
} StudioPlacerMode;

#define STUDIO_TYPE_PLACER (studio_placer_get_type ())
G_DECLARE_FINAL_TYPE (StudioPlacer, studio_placer, STUDIO, PLACER, GtkWidget)

/**
 * StudioPlacer: takes the pointer from the canvas that it lies over while a tool is chosen, and shows the frame being drawn.
 * Shift makes a square frame, or a line by 45°; Alt draws from the middle.
 *
 * Signals: "placed" (StudioPoint *from, StudioPoint *to): px of the page; the same point twice for a click; "given-up": the
 * person wants the tool no more.
 */
/** @canvas: that it lies over */
void studio_placer_set_canvas (StudioPlacer *self, StudioCanvas *canvas);
void studio_placer_set_mode (StudioPlacer *self, StudioPlacerMode mode);

G_END_DECLS
