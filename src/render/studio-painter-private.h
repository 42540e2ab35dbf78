#pragma once

#include "studio-painter.h"

G_BEGIN_DECLS

void studio_paint_text (StudioPainter *painter, cairo_t *cr, const StudioBox *box);
void studio_paint_photo (StudioPainter *painter, cairo_t *cr, StudioScene *scene, const StudioBox *box);
void studio_paint_drawing (StudioPainter *painter, cairo_t *cr, StudioScene *scene, const StudioBox *box);
void studio_paint_logo (StudioPainter *painter, cairo_t *cr, StudioScene *scene, const StudioBox *box);
/** Keeps the first error. */
void studio_paint_fail (StudioPainter *painter, GError *error);

G_END_DECLS
