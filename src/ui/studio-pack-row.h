#pragma once

#include <adwaita.h>

#include "studio-platforms.h"
#include "studio-post.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_PACK_ROW (studio_pack_row_get_type ())
G_DECLARE_FINAL_TYPE (StudioPackRow, studio_pack_row, STUDIO, PACK_ROW, AdwActionRow)

/**
 * StudioPackRow: a platform of a pack: how many pictures of which size go there, and its texts to be copied.
 *
 * Signal "copied" (const char *sentence): what is on the clipboard now. Signal "upload" (const char *platform): the person wants to upload there now
 */
GtkWidget *studio_pack_row_new (StudioSnapshot *snapshot, const StudioPlatform *platform);

G_END_DECLS
