#pragma once

#include "studio-text.h"

G_BEGIN_DECLS

/** Takes the bytes apart. Returns: (transfer full) (element-type StudioToken) */
GArray *studio_text_scan (const char *bytes, GStringChunk *chunk);
/** Finds paragraphs, sentences and quotations in the tokens. */
void studio_text_divide (StudioText *self);
/** Whether @c is shown as nothing: zero-width blanks and joiners, marks of direction, soft hyphens. */
gboolean studio_text_is_invisible (gunichar c);

G_END_DECLS
