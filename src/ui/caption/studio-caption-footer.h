#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STUDIO_TYPE_CAPTION_FOOTER (studio_caption_footer_get_type ())
G_DECLARE_FINAL_TYPE (StudioCaptionFooter, studio_caption_footer, STUDIO, CAPTION_FOOTER, AdwBin)

/** StudioCaptionFooter: the foot of the panel "Takarir": the worst that a platform would not take, and the way on to the step of checking. */

/** @problem: (nullable): one sentence; NULL: all platforms take the caption */
void studio_caption_footer_set_problem (StudioCaptionFooter *self, const char *problem);

G_END_DECLS
