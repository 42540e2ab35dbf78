#pragma once

#include "studio-inspector-row.h"

G_BEGIN_DECLS

/*
 * What the selected layers show for a member: as it is written, else as it was laid out, since styles and defaults stand in for what
 * is not written.
 */

/** Unscaled, as a person would write it. Returns: FALSE if that is not known */
gboolean studio_inspector_get_number (const StudioCommon *common, const char *member, double *value);
/** Returns: (nullable): the word for a member that has words ("align"), "true" or "false" for one that is on or off */
const char *studio_inspector_get_word (const StudioCommon *common, const char *member);
/** Whether there is anything to see of an effect ("shadow", "stroke", "outline_text", "highlight", "duotone"). */
gboolean studio_inspector_is_visible (const StudioCommon *common, const char *member);
/** Returns: FALSE if there is no colour or there are different ones */
gboolean studio_inspector_get_color (const StudioCommon *common, StudioBrand *brand, const char *member, StudioColor *color);

G_END_DECLS
