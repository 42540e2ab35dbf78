#pragma once

#include <adwaita.h>

#include "studio-preview.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_TEMPLATE_SIZES (studio_template_sizes_get_type ())
G_DECLARE_FINAL_TYPE (StudioTemplateSizes, studio_template_sizes, STUDIO, TEMPLATE_SIZES, AdwWindow)

/**
 * StudioTemplateSizes: a window that shows a template in the sizes it is made for, before it is chosen. Signal "start": it was chosen;
 * the window closes.
 */
GtkWidget *studio_template_sizes_new (GtkWindow *parent, StudioTemplate *template, StudioBrand *brand, StudioPreviewer *previewer);

G_END_DECLS
