#pragma once

#include <adwaita.h>

#include "studio-catalog.h"
#include "studio-post.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_TEMPLATE_DIALOG (studio_template_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StudioTemplateDialog, studio_template_dialog, STUDIO, TEMPLATE_DIALOG, AdwWindow)

/**
 * StudioTemplateDialog: saves a post as a template: what it is called and for, what people fill in, what stays as it is, its sizes.
 *
 * Signal "saved" (const char *name): the template is in the person's folder, and the catalog has looked again.
 */
GtkWidget *studio_template_dialog_new (GtkWindow *parent, StudioSnapshot *post, StudioCatalog *catalog, GError **error);

G_END_DECLS
