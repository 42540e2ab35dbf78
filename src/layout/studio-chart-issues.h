#pragma once

#include "studio-scene.h"

G_BEGIN_DECLS

/**
 * studio_chart_issues_collect:
 * @box: of a chart
 * @name: what people call it
 * @sourced: whether the page shows a source of its own, so that the chart needs none
 *
 * Adds what a reader of the chart would not see, or would see wrong: figures that were left out, put together or not read, a sum that
 * is not 100 %, letters too small to read, a missing source.
 */
void studio_chart_issues_collect (StudioScene *scene, const StudioBox *box, const char *name, gboolean sourced);

G_END_DECLS
