#pragma once

#include <gtk/gtk.h>

#include "studio-color.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_SWATCH (studio_swatch_get_type ())
G_DECLARE_FINAL_TYPE (StudioSwatch, studio_swatch, STUDIO, SWATCH, GtkButton)

/**
 * StudioSwatch: a button that shows a colour.
 *
 * @name: what the document calls it ("accent", "#1B7F3B"); @label: what people call it
 */
GtkWidget *studio_swatch_new (const char *name, const char *label, const StudioColor *color);
const char *studio_swatch_get_name (StudioSwatch *self);
const StudioColor *studio_swatch_get_color (StudioSwatch *self);
void studio_swatch_set_chosen (StudioSwatch *self, gboolean chosen);

G_END_DECLS
