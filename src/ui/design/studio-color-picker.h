#pragma once

#include <gtk/gtk.h>

#include "studio-composer.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_COLOR_PICKER (studio_color_picker_get_type ())
G_DECLARE_FINAL_TYPE (StudioColorPicker, studio_color_picker, STUDIO, COLOR_PICKER, GtkWidget)

/**
 * StudioColorPicker: the brand's colours as swatches, one from the picture, and any other.
 *
 * Signals: "picked" (const char *color): a brand's name or "#RRGGBB[AA]", perhaps one of many in a row; "ended".
 */

/** @composer: (nullable): whose brand and page */
void studio_color_picker_set_composer (StudioColorPicker *self, StudioComposer *composer);
/** @color: (nullable): what is chosen now; NULL: none, or several */
void studio_color_picker_set_color (StudioColorPicker *self, const StudioColor *color);
/** What the colour is of, for assistive technology. */
void studio_color_picker_set_label (StudioColorPicker *self, const char *label);

G_END_DECLS
