#pragma once

#include <gtk/gtk.h>

#include "studio-services.h"

G_BEGIN_DECLS

#define STUDIO_TYPE_BRAND_PAGE (studio_brand_page_get_type ())
G_DECLARE_FINAL_TYPE (StudioBrandPage, studio_brand_page, STUDIO, BRAND_PAGE, GtkWidget)

/**
 * StudioBrandPage: the brands of the office: a list, the chosen one as rows to edit, and templates in it. Edits are written by
 * themselves. Properties (notified): "can-undo", "can-redo".
 */

void studio_brand_page_set_services (StudioBrandPage *self, const StudioServices *services);
/** The page is in front: it paints; @seen FALSE: what is still to be written is written. */
void studio_brand_page_set_seen (StudioBrandPage *self, gboolean seen);
void studio_brand_page_undo (StudioBrandPage *self);
void studio_brand_page_redo (StudioBrandPage *self);
/** Makes a new brand called @name (not blank) that begins as @base_id, and edits it; the page has been in front. */
void studio_brand_page_make (StudioBrandPage *self, const char *name, const char *base_id);
/** Imports a .pemdabrand file; the page has been in front. */
void studio_brand_page_import (StudioBrandPage *self, const char *path);
/** Writes what is still to be written, before the window closes. */
void studio_brand_page_flush (StudioBrandPage *self);

G_END_DECLS
