#pragma once

#include <gtk/gtk.h>

#include "studio-brand-session.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_BRAND_LOOK (studio_brand_look_get_type ())
G_DECLARE_FINAL_TYPE (StudioBrandLook, studio_brand_look, STUDIO, BRAND_LOOK, GtkWidget)

/** StudioBrandLook: how a brand looks: colours, logos, type styles, ornament. */

/** @session: (nullable) */
void studio_brand_look_set_session (StudioBrandLook *self, StudioBrandSession *session);

G_END_DECLS
