#pragma once

#include <cairo.h>
#include <pango/pango.h>

#include "studio-layer.h"

G_BEGIN_DECLS

/** StudioChartText: sets a chart's labels. It makes all fonts in one size and lets cairo scale them, since every new font size costs Pango a search through all fonts. */
typedef struct _StudioChartText StudioChartText;

/** StudioTextLook: how one label is set. @figure: in the brand's face for large figures; @tabular: all figures equally wide; @width: where lines break, in px, 0 for one line of any width; @lines: at most so many, the last one shortened with "…". */
typedef struct
{
  double size;
  gboolean bold;
  gboolean figure;
  gboolean tabular;
  double width;
  int lines;
  PangoAlignment align; /* within @width */
  StudioColor color;
  StudioColor halo; /* a rim of 0.36 × the size behind the letters; alpha 0: none */
} StudioTextLook;

/** @spec: gives the faces; those it does not name are the context's own. Returns: (transfer full) */
StudioChartText *studio_chart_text_new (PangoContext *context, const StudioChartSpec *spec);
void studio_chart_text_free (StudioChartText *self);
/** Returns: the size in px of @string as @look sets it. */
StudioSize studio_chart_text_measure (StudioChartText *self, const char *string, const StudioTextLook *look);
/** Whether @string can be set in @look->width without being shortened and without a break inside a word. */
gboolean studio_chart_text_fits (StudioChartText *self, const char *string, const StudioTextLook *look);
/** Whether no single word of @string is wider than @look->width. */
gboolean studio_chart_text_words_fit (StudioChartText *self, const char *string, const StudioTextLook *look);
/** Returns: from the top of @string's box down to the line its first line's letters stand on, in px. */
double studio_chart_text_baseline (StudioChartText *self, const char *string, const StudioTextLook *look);
/** Draws @string with its upper left corner at @at. */
void studio_chart_text_draw (StudioChartText *self, cairo_t *cr, const char *string, const StudioTextLook *look, StudioPoint at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioChartText, studio_chart_text_free)

G_END_DECLS
