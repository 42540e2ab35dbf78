#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/** Whether this computer has the font @family itself, not only another that stands in. */
gboolean studio_font_is_there (PangoContext *context, const char *family);

G_END_DECLS
