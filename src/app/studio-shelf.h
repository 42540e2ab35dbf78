#pragma once

#include "studio-document.h"

G_BEGIN_DECLS

/** Returns: (transfer container) (element-type StudioAsset): all photos and drawings of the post, on a page or laid aside */
GPtrArray *studio_shelf_list (StudioDocument *document);
/**
 * studio_shelf_add:
 * @photo: a photo value of studio_document_load_photo_finish()
 *
 * Lays a photo aside, as one step: the post keeps it without showing it ("photos" in docs/post-format.md). One that the post has
 * already changes nothing.
 */
void studio_shelf_add (StudioDocument *document, JsonNode *photo);

G_END_DECLS
