#pragma once

#include <adwaita.h>

#include "studio-document.h"
#include "studio-platforms.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_CAPTION_PARTS (studio_caption_parts_get_type ())
G_DECLARE_FINAL_TYPE (StudioCaptionParts, studio_caption_parts, STUDIO, CAPTION_PARTS, AdwBin)

/** StudioCaptionParts: the descriptions of a post's pages and where its photos come from, below the caption. */
/** Shows them; they are built anew only when @document's pages or photos change. @listed: (element-type StudioPlatform): whose limits count */
void studio_caption_parts_show (StudioCaptionParts *self, StudioDocument *document, StudioSnapshot *snapshot, GPtrArray *listed);
/** Puts the keys into the description of @page (an id) and selects the code points @start..@end; below 0 for none. Returns: FALSE if it is not shown */
gboolean studio_caption_parts_go_to (StudioCaptionParts *self, const char *page, int start, int end);
/** The next time everything is built anew. */
void studio_caption_parts_forget (StudioCaptionParts *self);

G_END_DECLS
