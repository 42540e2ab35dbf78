#pragma once

#include <adwaita.h>

#include "studio-catalog.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_BRAND_NEW_DIALOG (studio_brand_new_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StudioBrandNewDialog, studio_brand_new_dialog, STUDIO, BRAND_NEW_DIALOG, AdwWindow)

/**
 * StudioBrandNewDialog: asks for the name of a new brand and for the one it begins as. Signal "chosen" (const char *name,
 * const char *base_id); the name is not blank.
 *
 * @base_id: (nullable): chosen at first
 */
GtkWidget *studio_brand_new_dialog_new (GtkWindow *parent, StudioCatalog *catalog, const char *base_id);

G_END_DECLS
