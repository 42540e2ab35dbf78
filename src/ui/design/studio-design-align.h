#pragma once

#include "studio-align.h"
#include "studio-composer.h"

G_BEGIN_DECLS

/** Aligns several layers with each other, one with the page. One step. */
void studio_design_align (StudioComposer *composer, StudioAlignEdge edge);
/** Makes the gaps between the selected layers equal. @across: from left to right, otherwise from top to bottom */
void studio_design_distribute (StudioComposer *composer, gboolean across);

G_END_DECLS
