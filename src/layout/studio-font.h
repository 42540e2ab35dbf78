#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/** Whether this computer has the font @family itself, not only another that stands in. */
gboolean studio_font_is_there (PangoContext *context, const char *family);

/**
 * studio_font_keep:
 * @description: its size does not matter
 *
 * Opens the font and keeps it open until the program ends; safe to call from any thread, before every use.
 *
 * Cairo keeps at most ten FreeType faces open. To open another it closes one that is not locked, and looks at that without the
 * lock under which other threads use it (cairo 1.16 and 1.18, cairo-ft-font.c): a thread may draw with a face that is just being
 * freed. A locked face is never closed.
 */
void studio_font_keep (PangoContext *context, const PangoFontDescription *description);

/**
 * studio_font_keep_others:
 * @description: the font that is asked for
 *
 * Keeps the fonts that stand in for letters of @text which it lacks: emoji, other scripts. Costs next to nothing
 * for Latin letters.
 */
void studio_font_keep_others (PangoContext *context, const PangoFontDescription *description, const char *text);

G_END_DECLS
