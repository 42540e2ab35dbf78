#pragma once

#include <adwaita.h>

#include "studio-document.h"
#include "studio-preview.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_PHONE_VIEW (studio_phone_view_get_type ())
G_DECLARE_FINAL_TYPE (StudioPhoneView, studio_phone_view, STUDIO, PHONE_VIEW, AdwWindow)

/**
 * StudioPhoneView: a post as followers see it, 360 logical px wide like most phones (CSS px of common Android phones are 360 to 412).
 *
 * @parent: the window it stands over
 * @format: what is shown
 * @page: from 0
 */
GtkWidget *studio_phone_view_new (GtkWindow *parent, StudioDocument *document, StudioPreviewer *previewer, const StudioFormat *format, guint page);

G_END_DECLS
