#pragma once

#include <gtk/gtk.h>

#include "studio-brand.h"

G_BEGIN_DECLS

/** Returns: (transfer full): what an office's account may have for a picture: its logo, else the stand-in for it in its colours; square, to be shown round. */
GdkPaintable *studio_feed_logo_new (StudioBrand *brand);

G_END_DECLS
