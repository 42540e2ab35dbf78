#pragma once

#include "studio-painter.h"

G_BEGIN_DECLS

/**
 * StudioPaintBase: what pictures of one page with changing content have in common, painted once. One a thread.
 *
 * A box is part of it if it has looked and lain the same in all scenes so far, and if nothing that changes lies under it: painting
 * such boxes first then leaves each pixel as painting all of them in turn does.
 */
typedef struct _StudioPaintBase StudioPaintBase;

StudioPaintBase *studio_paint_base_new (void);
void studio_paint_base_free (StudioPaintBase *base);
/** Forgets all, because painting may have ended early. */
void studio_paint_base_clear (StudioPaintBase *base);

/**
 * studio_paint_base_surface:
 * @painter: without parts
 * @width, @height: of the picture in px
 *
 * Returns: (transfer full): the page on white paper: the pixels of studio_export_surface() of that size
 */
cairo_surface_t *studio_paint_base_surface (StudioPaintBase *base, StudioPainter *painter, StudioScene *scene, int width, int height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioPaintBase, studio_paint_base_free)

G_END_DECLS
