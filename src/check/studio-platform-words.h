#pragma once

#include "studio-platforms.h"

G_BEGIN_DECLS

/** Returns: (transfer full): "412 of 2.200", or "412" where there is no limit; in the person's language. */
char *studio_platform_say_count (const StudioMeasure *measure);
/** Returns: (transfer full): "hashtags 3 of 5", as studio_platform_say_count() */
char *studio_platform_say_hashtags (const StudioPlatform *platform, const StudioMeasure *measure);
/** Returns: whether more hashtags stand in the text than @platform takes or advises. */
gboolean studio_platform_has_too_many_hashtags (const StudioPlatform *platform, const StudioMeasure *measure);
/** Returns: (transfer full) (nullable): the sentence about what @platform would not take; NULL if it takes all */
char *studio_platform_complain (const StudioPlatform *platform, const StudioMeasure *measure);

G_END_DECLS
