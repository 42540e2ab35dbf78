#pragma once

#include <cairo.h>

#include "studio-layer.h"

G_BEGIN_DECLS

/* The outlines that are more than a box with corners; studio_draw_outline_path() chooses among them. All run clockwise and add no more than lines and curves to an open contour. */

/** StudioFigureTail: where a bubble's tail leaves its body, goes to, and comes back, clockwise. */
typedef struct
{
  StudioPoint from, tip, to;
} StudioFigureTail;

/** What of @rect is left for words beside the tail. */
StudioRect studio_figure_bubble_body (const StudioRect *rect, const StudioOutline *outline);
/** @before, @after: what the corners take of the body's edge, in px; the tail keeps between them */
void studio_figure_place_tail (const StudioRect *rect, const StudioRect *body, const StudioOutline *outline, double before, double after, StudioFigureTail *tail);
void studio_figure_add_tail (cairo_t *cr, const StudioFigureTail *tail);
void studio_figure_add_oval_bubble (cairo_t *cr, const StudioRect *rect, const StudioRect *body, const StudioOutline *outline);
/** Arrows and ribbons. */
void studio_figure_add_arrow (cairo_t *cr, const StudioRect *rect, const StudioOutline *outline);
void studio_figure_add_badge (cairo_t *cr, const StudioRect *rect, const StudioOutline *outline);

G_END_DECLS
