#pragma once

#include "studio-layer.h"

G_BEGIN_DECLS

/* Readers of the members that several kinds share. Each leaves its default when the member is absent. */

gboolean studio_layer_read_color (const StudioJsonAt *at, const char *name, StudioBrand *brand, StudioColor *color, GError **error);
gboolean studio_layer_read_outline (const StudioJsonAt *at, const char *name, StudioOutline *outline, GError **error);
gboolean studio_layer_read_paint (const StudioJsonAt *at, const char *name, StudioBrand *brand, StudioPaint *paint, GError **error);
gboolean studio_layer_read_stroke (const StudioJsonAt *at, const char *name, StudioBrand *brand, StudioStroke *stroke, GError **error);
gboolean studio_layer_read_shadow (const StudioJsonAt *at, const char *name, StudioBrand *brand, StudioShadow *shadow, GError **error);
gboolean studio_layer_read_insets (const StudioJsonAt *at, const char *name, StudioInsets *insets, GError **error);
gboolean studio_layer_read_text (const StudioJsonAt *at, StudioBrand *brand, StudioTextSpec *text, GError **error);
gboolean studio_layer_read_photo (const StudioJsonAt *at, StudioBrand *brand, StudioPhotoSpec *photo, GError **error);
gboolean studio_layer_read_chart (const StudioJsonAt *at, StudioBrand *brand, StudioChartSpec *chart, GError **error);

G_END_DECLS
