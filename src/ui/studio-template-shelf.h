#pragma once

#include <gtk/gtk.h>

#include "studio-gallery.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_TEMPLATE_SHELF (studio_template_shelf_get_type ())
G_DECLARE_FINAL_TYPE (StudioTemplateShelf, studio_template_shelf, STUDIO, TEMPLATE_SHELF, GtkWidget)

/**
 * StudioTemplateShelf: the templates on the start page: searched, filtered, those used most first, favourites. Choosing one goes out
 * as the action "win.start".
 */
/** Call it once. */
void studio_template_shelf_set_services (StudioTemplateShelf *self, StudioGallery *gallery, GSettings *settings);
/** Typing anywhere in @widget begins a search; @widget: (nullable). */
void studio_template_shelf_set_key_capture_widget (StudioTemplateShelf *self, GtkWidget *widget);
void studio_template_shelf_focus_search (StudioTemplateShelf *self);
/** To be told of each template that is started elsewhere, so that it comes sooner the next time. */
void studio_template_shelf_count_use (StudioTemplateShelf *self, const char *template_id);

G_END_DECLS
