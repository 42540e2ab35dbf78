#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * studio_fonts_start:
 *
 * Finds the computer's fonts in less time than fontconfig does on its own. For a program that draws and ends: to be
 * called once, before the first context, and not beside a toolkit, which has fonts of its own already.
 */
void studio_fonts_start (void);

/**
 * studio_fonts_new_context:
 *
 * A context with a font map of its own, without hinting and rounding, as layout and painting need it. Use it in
 * one thread at a time.
 *
 * Returns: (transfer full)
 */
PangoContext *studio_fonts_new_context (void);
/** Whether this computer has a font family of that name, so that nothing is put in its place silently. */
gboolean studio_fonts_has_family (PangoContext *context, const char *family);
/** Returns: (transfer full): the family that letters are drawn in if @family is asked for. */
char *studio_fonts_find_substitute (PangoContext *context, const char *family);

G_END_DECLS
