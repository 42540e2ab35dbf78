#pragma once

#include <pango/pango.h>

#include "studio-layer.h"

G_BEGIN_DECLS

/**
 * Every text is shaped at this font size in px and scaled when drawn. Fonts are then the same objects at every size, and lines
 * break alike in a thumbnail, on the canvas and in print.
 */
#define STUDIO_TEXT_REFERENCE 100.0

/** StudioTextLimits: the room a text has, in px; NAN or INFINITY for no limit. @cap: largest size allowed by its fit group or stack. */
typedef struct
{
  double width;
  double height;
  double cap;
} StudioTextLimits;

/**
 * StudioTextFit: the outcome.
 * @size: font size in px
 * @wrap: line measure in px; the balanced width when lines are balanced
 * @words: break inside words, because one word is wider than the measure
 * @width, @height: of the text in px
 * @baseline: of the first line, from the text's top in px
 * @excess: 0, or about how many characters are too many
 */
typedef struct
{
  double size;
  double wrap;
  gboolean words;
  double width, height;
  double baseline;
  int n_lines;
  int excess;
} StudioTextFit;

/** Returns: (transfer full): the text shaped at the reference size, without a measure. */
PangoLayout *studio_text_layout_new (PangoContext *context, const StudioTextSpec *spec);
/** Gives @layout the measure of @fit. */
void studio_text_layout_apply (PangoLayout *layout, const StudioTextSpec *spec, const StudioTextFit *fit);
/** Finds size and lines by the rules of docs/template-format.md, "Fitting". */
void studio_text_fit (PangoLayout *layout, const StudioTextSpec *spec, const StudioTextLimits *limits, StudioTextFit *fit);
/** Indent of the words behind their markers in px at @size. */
double studio_text_indent (const StudioTextSpec *spec, double size);

/** StudioTextLine: where one line is drawn; px from the text's top left corner. */
typedef struct
{
  PangoLayoutLine *line; /* (transfer none): at the reference size */
  double x, baseline;
  double width;
  double top, height;
  int paragraph; /* number of the paragraph it starts, from 1; 0 when it goes on */
} StudioTextLine;

/**
 * studio_text_lines:
 * @box_width: the width lines are aligned in, in px
 *
 * Returns: (transfer container) (element-type StudioTextLine): the lines of a layout that studio_text_layout_apply() prepared
 */
GArray *studio_text_lines (PangoLayout *layout, const StudioTextSpec *spec, const StudioTextFit *fit, double box_width);
/** Distance of the first baseline from the top in px. */
double studio_text_baseline (PangoLayout *layout, const StudioTextSpec *spec, double size);

G_END_DECLS
