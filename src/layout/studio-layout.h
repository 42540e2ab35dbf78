#pragma once

#include "studio-scene.h"

G_BEGIN_DECLS

/**
 * studio_layout_page:
 * @context: the calling thread's own, without hinting, rounding off (studio_fonts_new_context() in render)
 * @snapshot: the post
 * @format: one of its template's formats
 * @page: from 0
 *
 * The one way from a post to placed boxes. Pure: the same input gives the same boxes, whatever the
 * output's size. Canvas, thumbnails, export and checks all call it.
 *
 * Returns: (transfer full): the page
 */
StudioScene *studio_layout_page (PangoContext *context, StudioSnapshot *snapshot, const StudioFormat *format, guint page, GError **error);

G_END_DECLS
