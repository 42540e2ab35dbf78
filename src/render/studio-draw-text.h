#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/*
 * Cairo 1.16 sets glyphs on whole pixels, which makes small text uneven. On pictures their outlines are filled instead;
 * documents keep real text, so that it can be selected, and emoji have no outlines.
 */

/** Draws @line in the current colour, its baseline beginning at the current point. */
void studio_draw_text_line (cairo_t *cr, PangoLayoutLine *line);
/** Draws @layout in the current colour, its top left corner at the current point. */
void studio_draw_text_layout (cairo_t *cr, PangoLayout *layout);

G_END_DECLS
