#pragma once

#include "studio-hit.h"

G_BEGIN_DECLS

/** Whether @point, in the box's own directions, is within @slack px of a line layer's stroke. */
gboolean _studio_hit_line (const StudioBox *box, StudioPoint point, double slack);

G_END_DECLS
