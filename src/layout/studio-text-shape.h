#pragma once

#include <pango/pango.h>

#include "studio-layer.h"

G_BEGIN_DECLS

/**
 * StudioTextMap: how the words of a text and what is painted of it belong together. Painted letters may be other ones
 * ("ß" in capitals is "SS") or more (joiners between figures).
 * @words: without "**" marks, as typed
 * @length: of @words in code points
 * @starts: the painted byte each code point begins at, and behind them the painted length
 */
typedef struct
{
  char *words;
  int length;
  int *starts;
} StudioTextMap;

/** Returns: (transfer full): the text shaped at the reference size, without a measure; @map: (out) (nullable): cleared by studio_text_map_clear(). */
PangoLayout *studio_text_shape (PangoContext *context, const StudioTextSpec *spec, StudioTextMap *map);
void studio_text_map_clear (StudioTextMap *map);
/** The first code point painted at or behind the byte. */
int studio_text_map_index (const StudioTextMap *map, int byte);
/** A font's size as a factor of the reference size. */
double studio_text_font_factor (PangoFont *font);
/** How much larger than the text's own size the largest part of @line is: 1 without runs that say a size. */
double studio_text_line_factor (const StudioTextSpec *spec, PangoLayoutLine *line);

G_END_DECLS
