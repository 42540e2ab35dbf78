#pragma once

#include "studio-painter.h"

G_BEGIN_DECLS

void studio_paint_text (StudioPainter *painter, cairo_t *cr, const StudioBox *box);
void studio_paint_photo (StudioPainter *painter, cairo_t *cr, StudioScene *scene, const StudioBox *box);
void studio_paint_drawing (StudioPainter *painter, cairo_t *cr, StudioScene *scene, const StudioBox *box);
void studio_paint_logo (StudioPainter *painter, cairo_t *cr, StudioScene *scene, const StudioBox *box);
/** Whether the box, or any of the boxes from @from to before @end, is of the part that is painted. */
gboolean studio_paint_is_chosen (const StudioPainter *painter, guint index);
gboolean studio_paint_has_chosen (const StudioPainter *painter, guint from, guint end);
/** Whether what the box itself paints surely lies beyond the clip. @turn: it is not turned yet. */
gboolean studio_paint_is_unseen (cairo_t *cr, const StudioBox *box, gboolean turn);
/** Keeps the first error. */
void studio_paint_fail (StudioPainter *painter, GError *error);

G_END_DECLS
