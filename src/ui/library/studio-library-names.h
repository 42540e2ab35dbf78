#pragma once

#include "studio-gallery.h"

G_BEGIN_DECLS

/** Returns: (transfer none): the brand's name, its id if it is not here any more */
const char *studio_library_brand_name (StudioGallery *gallery, const char *id);
/** Returns: (transfer none): the name of the kind of content, its id if its template is not here any more */
const char *studio_library_kind_name (StudioGallery *gallery, const char *id);

G_END_DECLS
