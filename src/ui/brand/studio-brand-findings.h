#pragma once

#include <adwaita.h>

#include "studio-brand-matrix.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_BRAND_FINDINGS (studio_brand_findings_get_type ())
G_DECLARE_FINAL_TYPE (StudioBrandFindings, studio_brand_findings, STUDIO, BRAND_FINDINGS, AdwWindow)

/** StudioBrandFindings: the list of pages that do not come out right in a brand. @matrix is read at once and not kept. */
GtkWidget *studio_brand_findings_new (GtkWindow *parent, const StudioBrandMatrix *matrix);

G_END_DECLS
