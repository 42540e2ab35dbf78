#pragma once

#include "studio-composer.h"

G_BEGIN_DECLS

/*
 * Looks of what is selected that have a button or key of their own. Each is one step in the present scope; layers of a kind
 * that has no such look are left out.
 */

/** Letters one step @larger or smaller. */
void studio_design_style_step_size (StudioComposer *composer, gboolean larger);
/** Makes all texts bold, or plain if the first one is bold. */
void studio_design_style_toggle_bold (StudioComposer *composer);
/** @member: "italic" or "underline" */
void studio_design_style_toggle_text (StudioComposer *composer, const char *member);
/** @align: "start", "center", "end", "justify" */
void studio_design_style_align_text (StudioComposer *composer, const char *align);
/** @color: as in a template: a brand's token, "white", "#RRGGBB". Of letters, areas, strokes: what a layer mainly shows. */
void studio_design_style_set_color (StudioComposer *composer, const char *color);
/** Returns: (nullable): the member that studio_design_style_set_color() writes for this layer */
const char *studio_design_style_color_member (const StudioLayer *layer);
/** Returns: FALSE if the layer has no such colour */
gboolean studio_design_style_get_color (const StudioLayer *layer, StudioColor *color);

G_END_DECLS
