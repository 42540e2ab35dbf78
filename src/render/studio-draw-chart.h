#pragma once

#include <cairo.h>
#include <pango/pango.h>

#include "studio-layer.h"

G_BEGIN_DECLS

/**
 * studio_draw_chart:
 * @context: of the calling thread; its font map and options are used, nothing in it is changed
 * @rect: in px; nothing is drawn outside it but halos
 * @spec: what to draw
 *
 * Columns and bars start at zero, always. Values stand on their marks, there is no value axis. A missing row leaves its place empty with
 * "–". Numbers are made smaller rather than shortened; names are wrapped, made smaller and then shortened.
 * In a progress chart the whole is the target, else 1 if no value is above 1, else 100 if none is above 100, else the largest value.
 */
void studio_draw_chart (cairo_t *cr, PangoContext *context, const StudioRect *rect, const StudioChartSpec *spec);

G_END_DECLS
