#pragma once

#include <gtk/gtk.h>

#include "studio-composer.h"
#include "studio-preview.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_SIZES_STRIP (studio_sizes_strip_get_type ())
G_DECLARE_FINAL_TYPE (StudioSizesStrip, studio_sizes_strip, STUDIO, SIZES_STRIP, GtkWidget)

/**
 * StudioSizesStrip: all formats of a post as small pictures, which follow the person's work after a short pause.
 *
 * Signal "format-selected" (gpointer format): a const StudioFormat*, chosen by the person or, at first, by the strip.
 */
/** @document: (nullable) */
void studio_sizes_strip_set_source (StudioSizesStrip *self, StudioDocument *document, StudioPreviewer *previewer);
/** @composer: (nullable): tells which sizes were changed by hand; before studio_sizes_strip_set_source() */
void studio_sizes_strip_set_composer (StudioSizesStrip *self, StudioComposer *composer);
void studio_sizes_strip_set_page (StudioSizesStrip *self, guint page);
/** Returns: (nullable) (transfer none): the small picture of the selected format */
StudioPreview *studio_sizes_strip_get_preview (StudioSizesStrip *self);
/** Selects a format by its id; unknown ones are ignored. */
void studio_sizes_strip_select (StudioSizesStrip *self, const char *id);
/** Selects the format before or after the present one. */
void studio_sizes_strip_step (StudioSizesStrip *self, int direction);

G_END_DECLS
