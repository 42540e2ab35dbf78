#pragma once

#include "studio-json.h"

G_BEGIN_DECLS

/**
 * A required member that is a text, or {"id": …, "en": …} of which the one in the person's language is taken (Indonesian if there is
 * only that). Returns: (transfer full): NULL with an error if it is neither
 */
char *studio_localised_get (const StudioJsonAt *at, const char *name, GError **error);

G_END_DECLS
