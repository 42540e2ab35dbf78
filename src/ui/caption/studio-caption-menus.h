#pragma once

#include "studio-post.h"

G_BEGIN_DECLS

/** Returns: (transfer full): the fields of @snapshot, each of which "caption.insert"s its token. */
GMenuModel *studio_caption_menu_of_fields (StudioSnapshot *snapshot);
/** Returns: (transfer full): the brand's hashtags and accounts, each of which "caption.insert"s itself; empty if it has none. */
GMenuModel *studio_caption_menu_of_tags (StudioSnapshot *snapshot);

G_END_DECLS
