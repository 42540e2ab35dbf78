#pragma once

#include "studio-layer.h"

G_BEGIN_DECLS

/* Readers of the members that several kinds share. Each leaves its default when the member is absent. */

/** One number for all sides or corners, or four of them. */
gboolean studio_layer_read_four (const StudioJsonAt *at, const char *name, double values[4], gboolean *found, GError **error);
gboolean studio_layer_read_color (const StudioJsonAt *at, const char *name, StudioBrand *brand, StudioColor *color, GError **error);
gboolean studio_layer_read_outline (const StudioJsonAt *at, const char *name, StudioOutline *outline, GError **error);
gboolean studio_layer_read_paint (const StudioJsonAt *at, const char *name, StudioBrand *brand, StudioPaint *paint, GError **error);
gboolean studio_layer_read_stroke (const StudioJsonAt *at, const char *name, StudioBrand *brand, StudioStroke *stroke, GError **error);
gboolean studio_layer_read_shadow (const StudioJsonAt *at, const char *name, StudioBrand *brand, StudioShadow *shadow, GError **error);
gboolean studio_layer_read_insets (const StudioJsonAt *at, const char *name, StudioInsets *insets, GError **error);
gboolean studio_layer_read_text (const StudioJsonAt *at, StudioBrand *brand, StudioTextSpec *text, GError **error);
gboolean studio_layer_read_photo (const StudioJsonAt *at, StudioBrand *brand, StudioPhotoSpec *photo, GError **error);
/** Gives @layer a stroke if it has none. */
gboolean studio_layer_read_line (const StudioJsonAt *at, StudioBrand *brand, StudioLayer *layer, GError **error);
gboolean studio_layer_read_drawing (const StudioJsonAt *at, StudioBrand *brand, StudioDrawingSpec *drawing, GError **error);
gboolean studio_layer_read_chart (const StudioJsonAt *at, StudioBrand *brand, StudioChartSpec *chart, GError **error);
void studio_layer_clear_chart (StudioChartSpec *chart);
/** Members that any layer gets from a person's hand. */
gboolean studio_layer_read_hand (const StudioJsonAt *at, StudioLayer *layer, GError **error);
/** Multiplies all measures in px but the layer's own place, of its children too. Before the layer is shared. */
void studio_layer_apply_scale (StudioLayer *layer, double scale);

G_END_DECLS
